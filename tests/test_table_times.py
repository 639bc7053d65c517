"""Reports with tables of the kinds that people make, and when and how sure each of their figures
is: years, quarters and months as heads, plans beside results, two and three heads above each other,
times in captions and labels. ``corpus/table_times.txt`` says how they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline import facts, intake, mentions, pages, structure
from pipeline.records import Limits, ReadOptions

REPORTS = Path(__file__).parent / "corpus" / "table_times.txt"
COLUMN_GAP = "   "
Rows = list[list[str]]


class Report(NamedTuple):
    number: str
    kind: str  # html, tab or blank
    parts: list[str | Rows]  # lines and tables
    stated: Counter[str]  # "code value period status"


def _reports() -> Iterator[Report]:
    _, *written = REPORTS.read_text(encoding="utf-8").split("\n## ")
    for one in written:
        head, *lines = one.splitlines()
        number, kind = head.split()
        first = lines.index(next(line for line in lines if line[:3] == "=> "))
        told = (line[3:].split(" | ") for line in lines[first:])
        stated = Counter(
            f"{code} {fact}"
            for code, facts in told
            for fact in facts.split(", ")
        )
        yield Report(number, kind, _parts(lines[:first]), stated)


def _parts(lines: list[str]) -> list[str | Rows]:
    """The lines and the tables, which stand between "::"."""
    parts: list[str | Rows] = []
    pieces = "\n".join(lines).split("::")
    for at, piece in enumerate(pieces):
        inside = piece.strip("\n").splitlines()
        rows = [[cell.strip() for cell in line.split("|")] for line in inside]
        parts += [rows] if at % 2 else inside
    return parts


def _span(rows: Rows, row: int, column: int) -> tuple[int, int]:
    """The rows and columns that a cell covers."""
    down = across = 1
    while rows[row][column + across : column + across + 1] == ["<"]:
        across += 1
    while row + down < len(rows) and rows[row + down][column] == "^":
        down += 1
    return down, across


def _as_html(parts: list[str | Rows]) -> str:
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(f"<p>{escape(part)}</p>")
            continue
        said.append('<table border="1">')
        for at, row in enumerate(part):
            said.append("<tr>")
            for column, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                down, across = _span(part, at, column)
                spans = f'rowspan="{down}" colspan="{across}"'
                said.append(f"<td {spans}>{escape(text)}</td>")
            said.append("</tr>")
        said.append("</table>")
    return "<html><body>" + "\n".join(said) + "</body></html>"


def _plain(rows: Rows) -> Rows:
    return [
        ["" if cell in ("<", "^") else cell for cell in row] for row in rows
    ]


def _as_text(parts: list[str | Rows], aligned: bool) -> str:
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
            continue
        rows = _plain(part)
        columns = zip(*rows, strict=True)
        widths = [max(map(len, column)) for column in columns]
        said.append("")
        for row in rows:
            padded = map(str.ljust, row, widths)
            cells = padded if aligned else row
            said.append((COLUMN_GAP if aligned else "\t").join(cells))
    return "\n".join(said) + "\n"


def _written(report: Report, folder: Path) -> Path:
    if report.kind == "html":
        path, text = folder / "report.html", _as_html(report.parts)
    else:
        aligned = report.kind == "blank"
        path, text = folder / "report.txt", _as_text(report.parts, aligned)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "report", list(_reports()), ids=lambda report: report.number
)
def test_a_table_tells_when_and_whether(report: Report, tmp_path: Path) -> None:
    path = _written(report, tmp_path)
    (source,) = intake.find([path], tmp_path, Limits())
    reading = pages.read(source, ReadOptions())
    layout = structure.parse(reading, source)
    found = mentions.find("d", reading, layout)
    said = Counter(
        f"{fact.indicator} {fact.value} {fact.period} {fact.status}"
        for fact in facts.normalise("d", layout, found).facts
    )
    assert said == report.stated
