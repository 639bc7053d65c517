"""Tells the kind of an input from its bytes; the name is never asked."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from pipeline.delimited import is_table
from pipeline.intake import markup

HEAD = 64 * 1024

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"II+\0", "image"),
    (b"MM\0+", "image"),
    (b"GIF8", "image"),
    (b"{\\rtf", "rtf"),
    (b"\xdb\xa5-\0", "doc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08PK", "zip"),
    (b"\x1f\x8b", "tar"),
    (b"BZh", "tar"),
    (b"\xfd7zXZ\0", "tar"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\0\0\0\x0cjP  ", "image"),
    (b"\xff\x4f\xff\x51", "image"),
)
_FOREIGN = (
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"%!PS", "a PostScript file"),
    (b"AT&TFORM", "a DjVu book (make a PDF of it with ddjvu)"),
    (b"\x78\x9f\x3e\x22", "attachments packed by Outlook (winmail.dat)"),
    (b"\x4c\0\0\0\x01\x14\x02\0", "a Windows shortcut"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"\xca\xfe\xba\xbe", "a program"),
)
_OOXML = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "ppt",
}
# brands of the ISO base media file format (ISO/IEC 14496-12) that hold still pictures
_STILL = (
    b"heic",
    b"heix",
    b"heim",
    b"heis",
    b"hevc",
    b"mif1",
    b"msf1",
    b"avif",
)
_OLE = (
    ("WordDocument", "doc"),
    ("EncryptedPackage", "an encrypted Office document"),
    ("__nameid_version1.0", "msg"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1a"))


def sniff(path: Path) -> tuple[str, str]:
    """The kind of the file at ``path`` and, where no reader knows it, what it is.

    The kind is pdf, image, text, html, csv, docx, rtf, doc, odt, xlsx, xls, ods, pptx, ppt, email,
    msg, or zip, tar, rar, 7z or mbox for an archive; "" with a message otherwise. Raises OSError
    where the file cannot be read."""
    with open(path, "rb") as file:
        head = file.read(HEAD)
    if not head:
        return "", "empty file (0 bytes)"
    if head[257:262] == b"ustar" or _old_tar(head):
        return "tar", ""
    # Readers allow junk before the header (ISO 32000-1, annex H), but an archive may store a PDF as
    # its first member.
    if not head.startswith(b"PK") and re.search(rb"%PDF-\d", head[:1024]):
        return "pdf", ""
    return _by_magic(path, head) or _text(head)


def _by_magic(path: Path, head: bytes) -> tuple[str, str] | None:
    """What the first bytes say; None where they are those of no kind that has any."""
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")
    if kind in _PACKAGES:
        return _PACKAGES[kind](path)
    if _is_picture(head):
        return "image", ""
    if kind:
        return kind, ""
    foreign = _foreign(head)
    return ("", f"{foreign}: not a kind that is read") if foreign else None


def _is_picture(head: bytes) -> bool:
    """Whether a file begins as pictures do that two letters do not tell."""
    if head.startswith(b"BM"):
        return head[6:10] == b"\0\0\0\0" and head[14:18] in _BMP_HEADERS
    if head[:4] == b"RIFF":
        return head[8:12] == b"WEBP"
    if head[4:8] == b"ftyp":
        return head[8:12] in _STILL
    return _PORTABLE.match(head) is not None


def _foreign(head: bytes) -> str:
    """The name of a kind that no reader knows; "" of none that is listed."""
    if _SEALED.match(head):
        return "a signed or sealed message (S/MIME)"
    names = (name for magic, name in _FOREIGN if head.startswith(magic))
    return next(names, "")


# bitmaps as scanners' programs write them (netpbm): kind, width, height
_PORTABLE = re.compile(rb"P[456]\s(?:#[^\n]*\n)*\s*\d+\s+\d+\s")
# content of CMS (RFC 5652): a sequence that begins with its kind
_SEALED = re.compile(
    rb"\x30(?:\x80|\x82..|\x83...)\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07",
    re.S,
)
_BMP_HEADERS = {
    bytes([size, 0, 0, 0]) for size in (12, 40, 52, 56, 64, 108, 124)
}


def _zip(path: Path) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (
        zipfile.BadZipFile,
        ValueError,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
    ) as error:
        return "", f"broken zip archive or Office document ({error})"
    # some writers set backslashes or their own capitals
    plain = {name.replace("\\", "/").lower() for name in names}
    if "[content_types].xml" in plain:
        for folder, kind in _OOXML:
            if any(name.startswith(folder) for name in plain):
                if "xl/workbook.bin" in plain:
                    return "ods", ""  # XLSB goes the way of ODS
                return kind, ""
        return "", "an Office package of unknown kind: not a kind that is read"
    if names[:1] == ["mimetype"] and "content.xml" in names:
        return _open_document(path)
    return "zip", ""


def _open_document(path: Path) -> tuple[str, str]:
    with zipfile.ZipFile(path) as archive, archive.open("mimetype") as file:
        kind = _OPEN_DOCUMENT.get(
            file.read(200).removesuffix(b"-template").strip(), ""
        )
    return kind, "" if kind else "an OpenDocument file: not a kind that is read"


def _ole(path: Path) -> tuple[str, str]:
    """A compound file (MS-CFB) names its streams in UTF-16; the directory may stand anywhere in the
    file."""
    found: set[str] = set()
    overlap = b""
    with open(path, "rb") as file:
        while part := file.read(1 << 20):
            window = overlap + part
            found |= {
                name for name, _ in _OLE if name.encode("utf-16-le") in window
            }
            overlap = part[-64:]
    for name, kind in _OLE:
        if name in found:
            if name == "EncryptedPackage":
                return "", f"{kind}: save it without its password"
            return kind, ""
    return "", "an OLE file without a Word document: not a kind that is read"


_PACKAGES: dict[str, Callable[[Path], tuple[str, str]]] = {
    "zip": _zip,
    "ole": _ole,
}


def _old_tar(head: bytes) -> bool:
    """A tar header from before POSIX has no magic, only a checksum over the block."""
    block = head[:512]
    if len(block) < 512 or not block[0]:
        return False
    try:
        said = int(block[148:156].strip(b"\0 ") or b"x", 8)
    except ValueError:
        return False
    return said == sum(block[:148]) + 8 * 32 + sum(block[156:])


def _text(head: bytes) -> tuple[str, str]:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    elif head.count(b"\0") > len(head) // 5 and _looks_utf16(head):
        text = head.replace(b"\0", b"").decode("latin-1")
    else:
        # VISCII keeps six capitals in the control range, so a few controls are no proof of a binary
        # file.
        if (
            b"\0" in head
            or len(head) - len(head.translate(None, _CONTROLS))
            > len(head) // 50
        ):
            return "", "binary data of unknown kind"
        text = head.decode("utf-8", "replace")
    if found := markup.xml(text) or markup.mail(text):
        return found
    start = text.lstrip("\ufeff \t\r\n\f")[:256].lower()
    if start.startswith(
        ("<!doctype html", "<html", "<head", "<body", "<meta", "<table", "<div")
    ):
        return "html", ""
    if (
        start.startswith(("<?xml", "<!--", "<"))
        and len(markup.TAG.findall(text)) >= markup.FEW_TAGS
    ):
        return "html", ""
    # A report may print a tag or two; a page without a head is told by their density.
    if len(markup.TAG.findall(text)) > 4 + len(text) // 200:
        return "html", ""
    return ("csv" if is_table(text, len(head) == HEAD) else "text"), ""


def _looks_utf16(head: bytes) -> bool:
    odd, even = head[1::2].count(0), head[0::2].count(0)
    return max(odd, even) > 4 * min(odd, even)
