"""Files within a file: pictures, embedded sheets and documents, imported chunks.

Each is read by the reader of its own kind and stands where the outer file shows it."""

from __future__ import annotations

import importlib
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.errors import BaocaoError, UnreadableInput
from pipeline.pages.formats.assembly import Draft, Foreign, Item
from pipeline.records import Reading, ReadOptions

_DEPTH = 3  # files within files within files
_SHARE = 0.6  # of a page's time that the files within may take
_LEGIBLE = 0.5  # quality of a picture's text; below it a logo, a photograph, a signature
# inches: what is narrower or lower is an ornament, not a text
LEAST = (0.8, 0.2)
_WORDS = 3  # fewer read in a picture are no text
_VIRTUAL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"BM",
    b"RIFF",
    b"\0\0\0\x0cjP",
)
_READERS = {
    "docx": ("docx", "read_docx"),
    "xlsx": ("workbook", "read_active_sheet"),
    "xls": ("workbook", "read_active_sheet"),
    "doc": ("office", "read_office"),
    "rtf": ("office", "read_office"),
    "html": ("html", "read_html"),
    "text": ("text_file", "read_text"),
}


def read_within(draft: Draft, options: ReadOptions, depth: int) -> None:
    """Replaces the files within ``draft`` by what their readers make of them. What nobody can read
    stays: the reading names it as a problem."""
    end = time.monotonic() + _SHARE * options.limits.page_seconds
    draft.items = [
        found
        for item in draft.items
        for found in (
            _read(item, options, depth, end, draft.problems)
            if isinstance(item, Foreign)
            else [item]
        )
    ]


def is_picture(data: bytes) -> bool:
    """Whether bytes begin as those of a picture that is read, also of one that phones make (ISO/IEC
    23008-12)."""
    return data.startswith(_PICTURES) or data[4:8] == b"ftyp"


def _read(
    item: Foreign,
    options: ReadOptions,
    depth: int,
    end: float,
    problems: list[str],
) -> list[Item]:
    if depth >= _DEPTH or time.monotonic() > end:
        return (
            [replace(item, name=f"{item.name} (out of time)")]
            if depth < _DEPTH
            else [item]
        )
    try:
        with tempfile.TemporaryDirectory(prefix="baocao-within-") as folder:
            path = Path(folder) / "file"
            path.write_bytes(item.data)
            if is_picture(item.data):
                return _picture(path, item, options, problems)
            reading = _reader(item.data)(path, options, depth + 1)
    except BaocaoError as error:
        return [replace(item, name=f"{item.name} ({error})")]
    if reading.problem:
        problems.append(f"{item.name}: {reading.problem}")
    return [page for page in reading.pages if page.text.strip()]


def _picture(
    path: Path, item: Foreign, options: ReadOptions, problems: list[str]
) -> list[Item]:
    """The text of a picture; nothing where it shows none."""
    # imported where a picture is read: a letter needs neither OpenCV nor a recogniser
    from pipeline.pages.ocr import picture
    from pipeline.pages.ocr import reader as ocr

    gray, dpi = picture.from_image(path, 0, options.limits)
    if item.inches:
        dpi = min(600.0, max(72.0, gray.shape[1] / item.inches))
    page = ocr.read_picture(gray, dpi, 1, replace(options, pictures=False))
    text = page.text.strip()
    if len(text.split()) < _WORDS:
        return []
    if page.quality < _LEGIBLE and not any(char.isdigit() for char in text):
        return []
    if page.quality < _LEGIBLE and not page.tables:
        return [replace(item, name=f"{item.name} (hardly legible)")]
    if page.problem:
        problems.append(f"{item.name}: {page.problem}")
    return [page]


def _reader(data: bytes) -> Callable[[Path, ReadOptions, int], Reading]:
    kind = _kind(data)
    if not kind:
        raise UnreadableInput("of a kind that is not read")
    module, function = _READERS[kind]
    read = getattr(
        importlib.import_module(f"pipeline.pages.formats.{module}"), function
    )
    if module in ("docx", "office"):
        return read
    return lambda path, options, depth: read(path, options)


def _kind(data: bytes) -> str:
    """The kind of a file within, told from its bytes."""
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        return "docx" if b"word/document" in data else "xlsx"
    if data.startswith(_VIRTUAL):
        # named in UTF-16 in the directory of a compound file (MS-CFB)
        streams = {"xls": "Workbook", "doc": "WordDocument"}
        named = [
            kind
            for kind, name in streams.items()
            if name.encode("utf-16-le") in data
        ]
        return named[0] if named else ""
    start = data[:2000].lower()
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ""  # a metafile, a format of its maker's own
    marks = (b"<html", b"<body", b"<p", b"multipart/related")
    return "html" if any(mark in start for mark in marks) else "text"
