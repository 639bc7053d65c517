"""What is attached to e-mails and PDFs, as (name, bytes)."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline import mime

# It stands in every PDF with attachments: their dictionaries are never packed.
_MARK = b"/EmbeddedFile"
_PORTFOLIO = b"/Collection"
_PACKED = re.compile(rb"/ObjStm\b[^>]*>>\s*stream\r?\n")
# the line before each message of a mailbox: sender and day
_POSTED = re.compile(
    rb"^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [^\r\n]*\r?\n",
    re.M,
)
_MOST_STREAMS = 500
_CHUNK = 1 << 20
_MOST_PAGES = 2000  # of a PDF that are asked for attached files


def has_attachments(path: Path) -> bool:
    """Whether a PDF holds files; told from the bytes, since every PDF is asked."""
    before = b""
    with open(path, "rb") as file:
        while part := file.read(_CHUNK):
            if _MARK in before + part:
                return True
            before = part[-len(_MARK) :]
    return False


def is_portfolio(path: Path) -> bool:
    """Whether a PDF with files is a cover round them (ISO 32000-1, 12.3.5); its catalogue may lie
    in a packed stream of objects (7.5.7)."""
    data = path.read_bytes()
    if _PORTFOLIO in data:
        return True
    for match in islice(_PACKED.finditer(data), _MOST_STREAMS):
        try:
            plain = zlib.decompressobj().decompress(data[match.end() :], _CHUNK)
        except zlib.error:
            continue
        if _PORTFOLIO in plain:
            return True
    return False


def to_mail(path: Path) -> Iterator[tuple[str, bytes]]:
    """Of a message by RFC 5322."""
    return mime.attachments(mime.load(path.read_bytes()))


def to_mailbox(path: Path) -> Iterator[tuple[str, bytes]]:
    """The messages of a mailbox in one file (RFC 4155), by their subjects."""
    for data in filter(bytes.strip, _POSTED.split(path.read_bytes())):
        subject = mime.field(mime.load(data), "subject")
        yield f"{subject.replace('/', '-') or 'message'}.eml", data


def to_outlook_message(path: Path) -> Iterator[tuple[str, bytes]]:
    """Of a message that Outlook saved. Raises RuntimeError where it is broken."""
    from oxmsg import Message

    try:
        for one in Message.load(str(path)).attachments:
            if one.file_bytes is not None:
                yield one.file_name or "attachment", one.file_bytes
    except MemoryError:
        raise
    except Exception as error:  # a damaged file makes it fail in every way
        raise RuntimeError(f"{type(error).__name__}: {error}") from error


def to_pdf(path: Path) -> Iterator[tuple[str, bytes]]:
    """Of a PDF: those of the document, then those pinned to its pages. An encrypted or broken one
    has none here; its reader says so."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return
    for n in range(pdfium.FPDFDoc_GetAttachmentCount(document.raw)):
        yield from _file(pdfium.FPDFDoc_GetAttachment(document.raw, n))
    for n in range(min(len(document), _MOST_PAGES)):
        page = document[n]
        for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
            note = pdfium.FPDFPage_GetAnnot(page.raw, at)
            if (
                pdfium.FPDFAnnot_GetSubtype(note)
                == pdfium.FPDF_ANNOT_FILEATTACHMENT
            ):
                yield from _file(pdfium.FPDFAnnot_GetFileAttachment(note))
            pdfium.FPDFPage_CloseAnnot(note)
        page.close()


def _file(attachment: Any) -> Iterator[tuple[str, bytes]]:
    import pypdfium2.raw as pdfium

    if not attachment:
        return
    size = pdfium.FPDFAttachment_GetName(attachment, None, 0)
    name = ctypes.create_string_buffer(size)
    pdfium.FPDFAttachment_GetName(
        attachment, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), size
    )
    length = ctypes.c_ulong()
    if (
        not pdfium.FPDFAttachment_GetFile(attachment, None, 0, length)
        or not length.value
    ):
        return
    data = ctypes.create_string_buffer(length.value)
    pdfium.FPDFAttachment_GetFile(attachment, data, length.value, length)
    yield name.raw.decode("utf-16-le", "replace").rstrip("\0"), data.raw
