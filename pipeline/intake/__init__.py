"""Intake: which inputs there are, what kind each is (told from its bytes) and which repeat."""

from pipeline.intake.find import Done, find
from pipeline.intake.remote import RemoteArchive, RemoteFile, is_url, shown_url

__all__ = ["Done", "RemoteArchive", "RemoteFile", "find", "is_url", "shown_url"]
