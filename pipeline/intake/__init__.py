"""Intake: which inputs there are, what kind each is (told from its bytes) and which repeat."""

from pipeline.intake.find import Done, files, find
from pipeline.intake.remote import RemoteArchive, RemoteFile
from pipeline.intake.servers import is_url, shown_url
from pipeline.intake.sniff import sniff

__all__ = [
    "Done",
    "RemoteArchive",
    "RemoteFile",
    "files",
    "find",
    "is_url",
    "shown_url",
    "sniff",
]
