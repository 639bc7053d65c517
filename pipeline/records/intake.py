"""What intake gives: inputs, and what they may cost."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """One input as intake found it. ``path`` is on this machine; a member of an archive lies in a
    work folder."""

    source: str  # as documents.csv names it: relative path, or archive.zip!/inner/file.pdf
    path: str
    doc_id: str  # first 16 hex digits of the SHA-256 of the bytes
    media: str  # pdf, image, text, docx ... (see intake/sniff.py); "" where no reader knows it
    size: int
    problem: str = ""  # why it cannot be read; "" when it can
    duplicate_of: str = ""  # the earlier source with the same bytes
    note: str = ""  # what a person should know of it that is no fault: "3 attached files ..."


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one input may cost. Each is named in the message of the input that passes
    it."""

    file_bytes: int = 2 * 1024**3
    archive_bytes: int = 20 * 1024**3  # all members of one archive together
    archive_members: int = 100_000
    archive_ratio: int = 1000  # uncompressed to compressed, of one member
    archive_depth: int = 3
    pages: int = 20_000
    pixels: int = 250_000_000
    page_seconds: int = 120
    document_seconds: int = 3600
    memory_bytes: int = 3 * 1024**3  # of a process that reads a foreign format


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user chose about reading pages."""

    # auto (TrueOCR with Tesseract for doubtful lines) or tesseract
    reader: str = "auto"
    password: str = ""
    # keep a small picture of each page that was read by OCR
    pictures: bool = True
    limits: Limits = field(default_factory=Limits)
