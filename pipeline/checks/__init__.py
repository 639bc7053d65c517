"""Checks: every relation between figures that can be tested, within a document and across an
archive."""

from pipeline.checks.archive import check_archive
from pipeline.checks.document import check_document

__all__ = ["check_archive", "check_document"]
