"""Run: drives the stages over an archive, so that it can stop anywhere and go on."""

from pipeline.run.extract import FROM, Options, Summary, audit, extract

__all__ = ["FROM", "Options", "Summary", "audit", "extract"]
