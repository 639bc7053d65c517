"""Reads spreadsheets: every sheet a page, its rows a table. XLSX and XLS as they stand, other kinds
by way of LibreOffice."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from pipeline import sandbox
from pipeline.errors import (
    Encrypted,
    LimitPassed,
    MissingEngine,
    UnreadableInput,
)
from pipeline.pages.formats import foreign, office
from pipeline.pages.formats.assembly import Draft
from pipeline.pages.formats.sheets import draft_of
from pipeline.records import Limits, Reading, ReadOptions

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_UNCOMPUTED = "formulas without stored values were not reckoned: LibreOffice is not installed"


def read_workbook(path: Path, options: ReadOptions) -> Reading:
    """An XLSX or XLS file with a page for each visible sheet. What is hidden is not shown, so not
    read, and named as a problem. Raises UnreadableInput, Encrypted or LimitPassed."""
    return _read(path, options, False)


def read_active_sheet(path: Path, options: ReadOptions) -> Reading:
    """The one sheet that an embedded workbook shows."""
    return _read(path, options, True)


def read_converted(path: Path, options: ReadOptions) -> Reading:
    """An ODS or XLSB file, read as the XLSX that LibreOffice makes of it."""
    with tempfile.TemporaryDirectory(prefix="baocao-office-") as folder:
        made = office.convert(path, Path(folder), options.limits, "xlsx")
        return _finished(_draft(made, options.limits, False), options)


def _read(path: Path, options: ReadOptions, only_active: bool) -> Reading:
    limits = options.limits
    try:
        draft = _draft(path, limits, only_active)
    except (Encrypted, LimitPassed):
        raise
    except UnreadableInput as error:
        # LibreOffice opens what these libraries cannot, and reckons formulas without values
        with tempfile.TemporaryDirectory(prefix="baocao-office-") as folder:
            try:
                made = office.convert(path, Path(folder), limits, "xlsx")
                draft = _draft(made, limits, only_active)
            except MissingEngine:
                raise error from None
    return _finished(draft, options)


def _draft(path: Path, limits: Limits, only_active: bool) -> Draft:
    bounds = {
        "memory_bytes": limits.memory_bytes,
        "seconds": limits.page_seconds,
    }
    return sandbox.call(
        _parse, path, only_active, office.program() is not None, **bounds
    )


def _parse(path: Path, only_active: bool, computes: bool) -> Draft:
    problems: list[str] = []
    with open(path, "rb") as file:
        head = file.read(8)
    sheets_of: Callable[..., tuple[list, list[str]]]
    if head == _OLE:
        from pipeline.pages.formats.xls import sheets_of
    else:
        from pipeline.pages.formats.xlsx import sheets_of
        from pipeline.pages.formats.xlsx_package import needs_computing

        if needs_computing(path):
            if computes and "baocao-office-" not in str(path):
                raise UnreadableInput("formulas without stored values")
            problems.append(_UNCOMPUTED)
    sheets, more = sheets_of(path, only_active)
    return draft_of(sheets, [*problems, *more])


def _finished(draft: Draft, options: ReadOptions) -> Reading:
    foreign.read_within(draft, options, 1)
    if not draft.items:
        draft.problems.append("no sheet shows anything")
    return draft.reading()
