"""The archive that an XLSX workbook is: what its parts tell before its cells are read."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from pipeline.errors import UnreadableInput
from pipeline.pages.formats.docx_visible import transitional

# a formula whose value the program that wrote it did not store; that of a text may be empty
_UNCOMPUTED = re.compile(
    rb"""<(\w+:|)c\b(?![^>]*\bt=["']str["'])[^>]*>\s*<\1f\b(?:[^>]*/>|[^>]*>[^<]*</\1f>)"""
    rb"""\s*(?:<\1v\s*/>|<\1v></\1v>)?\s*</\1c>"""
)
_TEXT_BOX = re.compile(rb"<xdr:txBody>.*?<a:t>[^<]", re.S)
_PART = 64 << 20  # bytes of a part that is searched


def needs_computing(path: Path) -> bool:
    """Whether formulas stand in the file without their values: Excel reckons them on opening."""
    return any(map(_UNCOMPUTED.search, _parts(path, "xl/worksheets/")))


def unread(path: Path) -> list[str]:
    """What a workbook holds that no reader of cells finds."""
    for data in _parts(path, "xl/drawings/drawing"):
        if _TEXT_BOX.search(data):
            return ["not read: text boxes drawn over the cells"]
    return []


def settled(path: Path) -> Path | io.BytesIO:
    """The file; where it is Strict Open XML, a copy of it with the namespaces openpyxl knows."""
    with zipfile.ZipFile(path) as package:
        if b"purl.oclc.org" not in package.read("xl/workbook.xml"):
            return path
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w") as target:
            for info in package.infolist():
                target.writestr(info.filename, transitional(package.read(info)))
    copy.seek(0)
    return copy


def _parts(path: Path, start: str) -> list[bytes]:
    """The parts whose names begin so. Raises UnreadableInput where the file is no archive."""
    found = []
    try:
        with zipfile.ZipFile(path) as package:
            for info in package.infolist():
                name = info.filename
                if name.startswith(start) and name.endswith(".xml"):
                    with package.open(info) as part:
                        found.append(part.read(_PART))
    except Exception as error:
        raise UnreadableInput(f"broken XLSX file ({error})") from error
    return found
