"""Reads plain text files, in Unicode or in an encoding from before it."""

from __future__ import annotations

import codecs
import html
import re
from pathlib import Path

from pipeline.pages.formats.assembly import quality_of
from pipeline.pages.formats.barred_tables import barred_tables
from pipeline.pages.formats.encodings import UNSEEN, decode
from pipeline.pages.formats.marked_tables import tables_in
from pipeline.records import Page, Reading, ReadOptions

_BOMS = (  # that of UTF-32 begins as that of UTF-16 does
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# undecodable bytes for each that decodes as more than ASCII, below which a text is damaged UTF-8
_MOSTLY = 0.1
_ESCAPED = 2  # times that a text is escaped at most: &amp;nbsp;
_DAMAGED = 3  # letters; so many are no accident
_REFERENCE = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d{0,2});", re.I
)
# what Markdown strikes, and what it keeps to itself
_STRUCK = re.compile(r"~~(?=\S)[^~\n]+?(?<=\S)~~|<!--.*?-->", re.S)
# what it stresses: a figure by itself, within a line
_STRESSED = re.compile(r"(?<=\S )(\*\*?|__?|`)(\d[\d.,]*%?)\1(?![\w*])")
# tables drawn with letters: the rules between their rows, and those between cells
_RULE = re.compile(
    r"^[ \t]*(?:\+(?:[-=]+\+){2,}|[\u250c-\u254b\u2550-\u256c\u2500\u2501]{5,})[ \t]*$",
    re.M,
)
_BETWEEN = str.maketrans("\u2502\u2503\u2551", "|||")
_SOFT_HYPHEN = "\u00ad"  # in TCVN3 it is the letter ư
# the lead bytes of Vietnamese letters in UTF-8, as Windows-1252 shows them, before what may follow
_MOJIBAKE = re.compile("(?:Ã|Ä|Æ|áº|á»)[\u0080-\u00bf\u0152-\u2122]")


def read_text(path: Path, options: ReadOptions) -> Reading:
    """The text of the file, line for line as it stands there; form feeds part it into pages."""
    decoded = decode(mended(to_text(path.read_bytes())))
    quality = quality_of(
        decoded
    )  # of the whole: one page of a file may be too short to tell
    pages: list[Page] = []
    line = 1
    for text in decoded.text.split("\f"):
        number = len(pages) + 1
        marked = tables_in(text, number)
        tables = marked + barred_tables(text, number, len(marked) + 1)
        pages.append(
            Page(number, text, tables=tables, quality=quality, first_line=line)
        )
        line += text.count("\n")
    return Reading(tuple(pages), decoded.encoding)


def mended(text: str) -> str:
    """``text`` without the harm of being decoded or escaped once too often (UTF-8 that was read as
    Windows-1252, character references of HTML) and without characters that nobody sees.

    >>> mended("TrÃªn Ä‘Ã¢y lÃ\\xa0 bÃ¡o cÃ¡o"), mended("B&#193;O C&#193;O n&#259;m 2020")
    ('Trên đây là báo cáo', 'BÁO CÁO năm 2020')
    >>> mended("tiếp nhận 1.\u200b578 hồ sơ")
    'tiếp nhận 1.578 hồ sơ'
    >>> mended("có ~~60~~ 64 máy<!-- 65? -->"), mended("+--+--+\\n| A │ 5 │")
    ('có  64 máy', '\\n| A | 5 |')
    """
    for _ in range(_ESCAPED):
        text = _REFERENCE.sub(_meant, text)
    text = UNSEEN.sub(_kept, _decoded_once(text))
    text = _STRESSED.sub(r"\2", text)
    text = _STRUCK.sub(lambda gone: "\n" * gone[0].count("\n"), text)
    return _RULE.sub("", text).translate(_BETWEEN)


def _kept(unseen: re.Match[str]) -> str:
    return unseen[0] if unseen[0] == _SOFT_HYPHEN else ""


def _decoded_once(text: str) -> str:
    if len(_MOJIBAKE.findall(text)) < _DAMAGED:
        return text
    # imported where it is needed: few files are damaged so
    import ftfy

    lines = text.split("\n")
    fixed = "\n".join(ftfy.fix_encoding(line) for line in lines)
    return fixed if fixed.count("\n") == text.count("\n") else text


def _meant(reference: re.Match[str]) -> str:
    """The character of a reference; none that would move the lines of the file."""
    meant = html.unescape(reference[0])
    return reference[0] if meant.isspace() and meant in "\n\r\f\v" else meant


def to_text(data: bytes, declared: str = "") -> str:
    """The characters of ``data``, lines by ``\\n``: by byte order mark, as UTF-8, as ``declared``,
    else Windows-1252.

    Bytes of TCVN3, VNI and VISCII come back as the Latin characters that ``decode`` knows;
    Windows-1258 is told by its combining marks. Bytes that mean nothing become U+FFFD, never an
    error."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _lines(data[len(bom) :].decode(name, "replace"))
    if b"\0" in data[:4096]:
        head = data[:4096]
        name = (
            "utf-16-le"
            if head[1::2].count(0) >= head[0::2].count(0)
            else "utf-16-be"
        )
        return _lines(data.decode(name, "replace"))
    try:
        return _lines(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if damaged <= _MOSTLY * sum(
        char > "\x7f" and char != "\ufffd" for char in text
    ):
        return _lines(text)
    if declared:
        try:
            return _lines(data.decode(declared))
        # no charset at all, as in "utf\0-8", is a ValueError
        except (LookupError, ValueError):
            pass
    return _lines(_eight_bits(data))


def _eight_bits(data: bytes) -> str:
    vietnamese = data.decode("cp1258", "replace")
    # In Windows-1258 a tone follows its vowel as a byte of its own; in other code pages these bytes
    # stand anywhere.
    marks, placed = (
        len(_MARK.findall(vietnamese)),
        len(_MARKED.findall(vietnamese)),
    )
    if marks and marks <= 1.02 * placed:
        return vietnamese
    return (
        "".join(
            bytes([byte]).decode("cp1252")
            if byte not in _UNDEFINED
            else chr(byte)
            for byte in data
        )
        if any(byte in _UNDEFINED for byte in data)
        else data.decode("cp1252")
    )


_MARK = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKED = re.compile("[aeiouyâăêôơưAEIOUYÂĂÊÔƠƯ]" + _MARK.pattern)
_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")


def _lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
