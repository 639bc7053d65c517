"""Tables of HTML pages: their rows, whether they hold data, where their cells stand."""

from __future__ import annotations

import re

from pipeline.pages.formats.assembly import Line, RawCell
from pipeline.pages.formats.html_page import Element, tag_of

_RULE = re.compile(
    r"border[\w-]*\s*:\s*(?!\s*(?:none|0|collapse|separate|initial|medium none))[^;]*",
    re.I,
)

_FIGURE = re.compile(r"-?\d[\d.,]*\s?%?")
_FEWEST_FIGURES = 4  # cells


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of each row of ``table`` itself, not of tables within it."""
    found: list[list[Element]] = []
    for child in table:
        tag = tag_of(child)
        if tag in ("thead", "tbody", "tfoot"):
            found += rows_of(child)
        elif tag == "tr":
            found.append(
                [cell for cell in child if tag_of(cell) in ("td", "th")]
            )
        elif tag == "caption":
            found.append([child])
    return found


def is_ruled(table: Element, rows: list[list[Element]]) -> bool:
    """Whether a table without tables in it holds data: it has rules or heads, or figures in its
    cells where a style sheet rules it, and more than one column and row."""
    wide = sum(len(row) > 1 for row in rows)
    if wide < 2 or table.get("role") == "presentation":
        return False
    border = table.get("border", "").strip()
    if (border.isdecimal() and border != "0") or table.get("rules") in (
        "all",
        "rows",
        "cols",
        "groups",
    ):
        return True
    cells = [cell for row in rows for cell in row]
    if any(tag_of(cell) == "th" for cell in cells) or _RULE.search(
        table.get("style", "")
    ):
        return True
    styled = [cell for cell in cells if _RULE.search(cell.get("style", ""))]
    return len(styled) > len(cells) / 2 or _holds_figures(cells)


def _holds_figures(cells: list[Element]) -> bool:
    """Whether many cells of a table hold a bare figure each, as those of no mere layout do."""
    texts = ["".join(cell.itertext()).strip() for cell in cells]
    filled = [text for text in texts if text]
    figures = sum(_FIGURE.fullmatch(text) is not None for text in filled)
    return figures >= _FEWEST_FIGURES and 4 * figures >= len(filled)


def placed(rows: list[list[tuple[Element, list[Line]]]]) -> list[RawCell]:
    """Cells with their rows and columns: a cell that spans rows pushes those below it to the
    right."""
    cells: list[RawCell] = []
    taken: dict[
        int, int
    ] = {}  # column -> last row that a cell from above covers there
    for number, row in enumerate(rows, 1):
        column = 1
        for element, lines in row:
            while taken.get(column, 0) >= number:
                column += 1
            high, wide = (
                _span(element, "rowspan", len(rows) - number + 1),
                _span(element, "colspan", 200),
            )
            cells.append(RawCell(number, column, tuple(lines), high, wide))
            for covered in range(column, column + wide):
                taken[covered] = number + high - 1
            column += wide
    return cells


def _span(cell: Element, name: str, most: int) -> int:
    text = cell.get(name, "1").strip()
    return (
        max(1, min(int(text), most))
        if text.isdecimal() and len(text) < 6
        else 1
    )
