"""What a file shows is in its text, what it hides is not, and what was left unread is named:
composed Word, Excel, web and CSV files with known figures by every route."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from test_formats_docx import p, package

from pipeline import mentions, structure
from pipeline.pages.formats.csv_file import read_csv
from pipeline.pages.formats.docx import read_docx
from pipeline.pages.formats.html import read_html
from pipeline.pages.formats.workbook import read_workbook
from pipeline.records import Reading, ReadOptions, Source

_SOURCE = Source("", "", "d" * 16, "text", 1)
_RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
# route -> (the body that holds a line by it, whether Word shows the line)
_WORD: dict[str, tuple[str, bool]] = {
    "plain": (p("{}"), True),
    "struck": (p("{}", properties="<w:strike/>"), False),
    "hidden": (p("{}", properties="<w:vanish/>"), False),
    "inserted": (f"<w:p><w:ins w:id='1'>{_RUN}</w:ins></w:p>", True),
    "deleted": (
        "<w:p><w:del w:id='1'><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>",
        False,
    ),
    "in white": (p("{}", properties="<w:color w:val='FFFFFF'/>"), False),
    "in the code of a field": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        + _RUN
        + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>x</w:t></w:r>"
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        False,
    ),
    "in a control that was filled in": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr w:val='0'/></w:sdtPr><w:sdtContent>{p('{}')}</w:sdtContent></w:sdt>",
        True,
    ),
    "in a control": (
        f"<w:sdt><w:sdtContent>{p('{}')}</w:sdtContent></w:sdt>",
        True,
    ),
    "a prompt": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('{}')}</w:sdtContent></w:sdt>",
        False,
    ),
}
_WEB: dict[str, tuple[str, bool]] = {
    "plain": ("<p>{}</p>", True),
    "struck": ("<p><s>{}</s></p>", False),
    "deleted": ("<p><del>{}</del></p>", False),
    "hidden": ("<p hidden>{}</p>", False),
    "without display": ("<p style='display:none'>{}</p>", False),
    "in a field": ("<p><input type=text value='{}'></p>", True),
    "in a hidden field": ("<p><input type=hidden value='{}'></p>", False),
    "in white": ("<p style='color: #fff'>{}</p>", False),
    "without size": ("<p><span style='font-size:0'>{}</span></p>", False),
    "the first of a list": ("<p><select><option>{}</select></p>", True),
    "in a list": ("<ul><li>{}</li></ul>", True),
}


def _word(path: Path, lines: list[tuple[str, str]]) -> Reading:
    path.write_bytes(
        package("".join(_WORD[route][0].format(line) for route, line in lines))
    )
    return read_docx(path, ReadOptions())


def _web(path: Path, lines: list[tuple[str, str]]) -> Reading:
    body = "".join(_WEB[route][0].format(line) for route, line in lines)
    path.write_text(
        f"<html><meta charset=utf-8><body>{body}</body></html>",
        encoding="utf-8",
    )
    return read_html(path, ReadOptions())


def _sheet(path: Path, lines: list[tuple[str, str]]) -> Reading:
    book = openpyxl.Workbook()
    sheets = {"in a hidden sheet": book.create_sheet("ẩn")}
    sheets["in a hidden sheet"].sheet_state = "hidden"
    for row, (route, line) in enumerate(lines, 1):
        sheet = sheets.get(route, book.active)
        sheet.cell(row, 1, line)
        sheet.cell(row, 1).font = Font(strike=route == "struck")
        if route == "in white":
            sheet.cell(row, 1).font = Font(color="FFFFFFFF")
        sheet.row_dimensions[row].hidden = route == "in a hidden row"
    book.save(path)
    return read_workbook(path, ReadOptions())


def _csv(path: Path, lines: list[tuple[str, str]]) -> Reading:
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[line, route] for route, line in lines])
    return read_csv(path, ReadOptions())


_EXCEL = {
    "plain": True,
    "struck": False,
    "in a hidden row": False,
    "in white": False,
    "in a hidden sheet": False,
}
_KINDS: dict[
    str,
    tuple[Callable[[Path, list[tuple[str, str]]], Reading], dict[str, bool]],
] = {
    "docx": (_word, {route: shown for route, (_, shown) in _WORD.items()}),
    "html": (_web, {route: shown for route, (_, shown) in _WEB.items()}),
    "xlsx": (_sheet, _EXCEL),
    "csv": (_csv, {"plain": True, "quoted": True}),
}


@pytest.mark.parametrize("kind", _KINDS)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_what_is_shown_is_found_and_what_is_hidden_is_not(
    tmp_path: Path, kind: str, data: st.DataObject
) -> None:
    read, routes = _KINDS[kind]
    taken = data.draw(
        st.lists(st.sampled_from(sorted(routes)), min_size=1, max_size=6)
    )
    figures = data.draw(
        st.lists(
            st.integers(2100, 999_999),
            min_size=len(taken),
            max_size=len(taken),
            unique=True,
        )
    )
    lines = [
        (route, f"Sở đã mua {figure} bộ máy vi tính")
        for route, figure in zip(taken, figures, strict=True)
    ]
    reading = read(tmp_path / f"a.{kind}", lines)
    found = mentions.find("d", reading, structure.parse(reading, _SOURCE))
    counted = {mention.value for mention in found}
    told = reading.problem or any(page.problem for page in reading.pages)
    for route, figure in zip(taken, figures, strict=True):
        if routes[route]:
            assert str(figure) in counted or told
        else:
            assert str(figure) not in counted
