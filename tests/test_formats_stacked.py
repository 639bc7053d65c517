"""Rows of a table that were typed as lines of the cells of one row."""

from __future__ import annotations

import pytest

from pipeline.pages.formats.raw_cells import RawCell, Run
from pipeline.pages.formats.stacked import unstacked

HEAD = "Đơn vị|Tiếp nhận|Giải quyết"


def parted(*rows: str) -> list[str]:
    """The rows of a table; its cells are parted by ``|``, the lines of a cell by ``/``."""
    cells = [
        RawCell(r, c, tuple([Run(line)] for line in text.split("/")))
        for r, row in enumerate(rows, 1)
        for c, text in enumerate(row.split("|"), 1)
    ]
    found: dict[int, list[str]] = {}
    for cell in unstacked(cells):
        said = "/".join(run.text for line in cell.lines for run in line)
        high = f"^{cell.row_span}" if cell.row_span > 1 else ""
        found.setdefault(cell.row, []).append(said + high)
    return ["|".join(found[row]) for row in sorted(found)]


@pytest.mark.parametrize(
    ("row", "rows"),
    [
        (
            "Văn phòng/Thanh tra/Phòng Tổ chức|411/382/293|402/371/288",
            ["Văn phòng|411|402", "Thanh tra|382|371", "Phòng Tổ chức|293|288"],
        ),
        ("Sở/Huyện|1.204/98|", ["Sở|1.204|^2", "Huyện|98"]),
        (
            "- qua mạng/- tại chỗ|95,2%/4,8%|x",
            ["- qua mạng|95,2%|x^2", "- tại chỗ|4,8%"],
        ),
        # a name that goes on, a figure with its share, figures of which of them?
        ("Ủy ban nhân dân/xã Hòa Bình|120/95|1", None),
        ("Tổng số/Trễ hạn|120/95%|a/b", None),
        ("Tổng số/Trễ hạn|120/95|15", None),
        ("Tổng số/Trễ hạn|120/95|1/2/3", None),
        ("Hội nghị/Tập huấn|sáng/chiều|", None),
    ],
)
def test_rows_typed_as_lines_are_rows(row: str, rows: list[str] | None) -> None:
    below = "Tổng cộng|1.086|1.061"
    assert parted(HEAD, row, below) == [HEAD, *(rows or [row]), below]
