"""Tables that go on from the page before."""

from __future__ import annotations

import pytest

from pipeline import continued
from pipeline.records import Box, Cell, Page, Table


def page(
    number: int, before: str, after: str, edges: list[float], y: float = 400
) -> Page:
    text, cells = before, []
    for n in range(len(edges) - 1):
        cells.append(
            Cell(
                1,
                n + 1,
                "x",
                1,
                1,
                Box(edges[n], y, edges[n + 1], y + 40),
                len(text),
                len(text) + 1,
            )
        )
        text += "x\t"
    table = Table(number, 1, tuple(cells), Box(edges[0], y, edges[-1], y + 40))
    return Page(number, text[:-1] + after, 595, 842, tables=(table,))


THREE = [50.0, 100.0, 300.0, 500.0]


@pytest.mark.parametrize(
    ("after", "before", "edges", "expected"),
    [
        ("", "", THREE, True),
        ("\n3\n", "4\n", THREE, True),
        ("\n- 3 -", "\nTrang 4/9\n", [x + 30 for x in THREE], True),
        ("\nTổng cộng có hai mục.\n", "", THREE, False),
        ("", "B. Thủ tục cấp huyện\n", THREE, False),
        ("", "", [50.0, 200.0, 300.0, 500.0], False),
        ("", "", [50.0, 100.0, 300.0, 400.0, 500.0], False),
    ],
)
def test_continues(
    after: str, before: str, edges: list[float], expected: bool
) -> None:
    pages = continued.mark(
        [page(1, "Tiêu đề\n", after, THREE), page(2, before, "\nHết.", edges)]
    )
    assert [p.tables[0].continues for p in pages] == [False, expected]


def test_pages_apart_and_pages_without_tables() -> None:
    assert (
        not continued.mark([page(1, "", "", THREE), page(3, "", "", THREE)])[1]
        .tables[0]
        .continues
    )
    assert continued.mark([]) == ()
    assert (
        continued.mark([Page(1, "a"), page(2, "", "", THREE)])[1]
        .tables[0]
        .continues
        is False
    )
