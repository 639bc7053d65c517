"""Tables that go on from the page before: told of pages that were read one by one too, by processes
that read none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Page, Table

# points that a column may stand elsewhere on the next sheet: the scanner takes it in askew
_SHIFT = 11.0
_FURNITURE = re.compile(
    r"[\W_]*(?:(?:trang|page)\s*)?\d{0,4}(?:\s*/\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)


def mark(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with ``Table.continues`` set for the first table of each page that has the columns
    of the last table of the page before, where nothing but a page number stands between the two."""
    found = list(pages[:1])
    for before, page in itertools.pairwise(pages):
        last = max(
            before.tables, key=lambda table: _edge(table, "y1"), default=None
        )
        first = min(
            page.tables, key=lambda table: _edge(table, "y0"), default=None
        )
        if (
            last is not None
            and first is not None
            and page.page == before.page + 1
            and _same_columns(last, first)
            and _adjoin(before, last, page, first)
        ):
            tables = tuple(
                replace(table, continues=True) if table is first else table
                for table in page.tables
            )
            page = replace(page, tables=tables)
        found.append(page)
    return tuple(found)


def _edge(table: Table, name: str) -> float:
    return float(getattr(table.box, name)) if table.box else 0.0


def columns(table: Table) -> list[float]:
    """The x positions (points) of the columns' edges, from the cells that span one column."""
    edges: dict[int, list[float]] = {}
    for cell in table.cells:
        if cell.box:
            edges.setdefault(cell.column, []).append(cell.box.x0)
            edges.setdefault(cell.column + cell.column_span, []).append(
                cell.box.x1
            )
    return [
        sorted(values)[len(values) // 2] for _, values in sorted(edges.items())
    ]


def _same_columns(a: Table, b: Table) -> bool:
    one, other = columns(a), columns(b)
    if len(one) != len(other) or len(one) < 3:
        return False
    return all(
        abs((x - one[0]) - (y - other[0])) <= _SHIFT
        for x, y in zip(one, other, strict=True)
    )


def _adjoin(before: Page, last: Table, page: Page, first: Table) -> bool:
    """Whether nothing stands between the end of the one and the start of the other but furniture of
    the page."""
    end = max((cell.end for cell in last.cells), default=-1)
    start = min(
        (cell.start for cell in first.cells if cell.start >= 0), default=-1
    )
    if end < 0 or start < 0:
        return (
            _edge(last, "y1") > 0.6 * before.height
            and _edge(first, "y0") < 0.3 * page.height
        )
    between = before.text[end:].split("\n") + page.text[:start].split("\n")
    return all(_FURNITURE.fullmatch(line) for line in between)
