"""Run: drives the stages over an archive, so that it can stop anywhere and go on."""

from pipeline.run.extract import FROM, audit, extract
from pipeline.run.options import Options
from pipeline.run.summary import Summary

__all__ = ["FROM", "Options", "Summary", "audit", "extract"]
