"""Run: drives the stages over an archive."""
from pipeline.run.extract import Options, Summary, extract

__all__ = ["Options", "Summary", "extract"]
