"""Tables whose columns are parted by white space alone: from pieces of print to cells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import shown_kit as kit
from reportlab.pdfgen.canvas import Canvas

from pipeline.pages.tables import columns
from pipeline.pages.tables.pieces import Piece

_WIDE, _HIGH, _PITCH = 6.0, 10.0, 14.0  # of a letter, of a line


def _pieces(art: str) -> list[Piece]:
    """What a page set in letters of one width shows; three blanks part pieces."""
    return [
        Piece(
            (
                run.start() * _WIDE,
                y * _PITCH,
                run.end() * _WIDE,
                y * _PITCH + _HIGH,
            ),
            run.group(),
            0,
        )
        for y, line in enumerate(art.strip("\n").split("\n"))
        for run in re.finditer(r"\S+(?: {1,2}\S+)*", line)
    ]


def _tables(art: str) -> list[list[str]]:
    """The rows of each table, "|" between cells, "<" for each column more that a cell spans."""
    found = []
    for table in columns.find(_pieces(art)):
        rows: dict[int, list[str]] = {}
        for place in table.places:
            text = " ".join(piece.text for piece in place.pieces)
            rows.setdefault(place.row, []).append(text + "<" * (place.span - 1))
        found.append(["|".join(row) for row in rows.values()])
    return found


_TABLES = {
    "figures below heads": (
        """
Kết quả giải quyết hồ sơ của các đơn vị trong năm 2021 như sau:
TT   Đơn vị           Tiếp nhận   Giải quyết
1    Văn phòng              162          157
2    Chi cục              1.255           -
     Tổng cộng            1.417          157
Các đơn vị tiếp tục thực hiện theo kế hoạch đã được phê duyệt.
""",
        [
            [
                "TT|Đơn vị|Tiếp nhận|Giải quyết",
                "1|Văn phòng|162|157",
                "2|Chi cục|1.255|-",
                "|Tổng cộng|1.417|157",
            ]
        ],
    ),
    "a head over two columns": (
        """
                    Số hồ sơ tiếp nhận
Đơn vị              Trực tuyến   Trực tiếp
Xã Thanh Bình              162          157
Xã Thanh An                255          246
""",
        [
            [
                "|Số hồ sơ tiếp nhận<",
                "Đơn vị|Trực tuyến|Trực tiếp",
                "Xã Thanh Bình|162|157",
                "Xã Thanh An|255|246",
            ]
        ],
    ),
    "labels on two lines, the figures beside the first or the second": (
        """
Chỉ tiêu                Năm nay   Năm trước
Hồ sơ tiếp nhận            162         157
qua bưu chính
Hồ sơ tiếp nhận
qua trực tuyến             255         246
""",
        [
            [
                "Chỉ tiêu|Năm nay|Năm trước",
                "Hồ sơ tiếp nhận qua bưu chính|162|157",
                "Hồ sơ tiếp nhận qua trực tuyến|255|246",
            ]
        ],
    ),
    "one column of figures": (
        """
Số máy tính             64
Số máy in               12
Số máy chủ              3
""",
        [["Số máy tính|64", "Số máy in|12", "Số máy chủ|3"]],
    ),
    "a paragraph between two": (
        """
Xã An Bình             162          157
Xã An Phú              255          246
Ngoài ra, các xã còn tiếp nhận hồ sơ của huyện bạn như sau
Xã An Bình              16           15
Xã An Phú               25           24
""",
        [
            ["Xã An Bình|162|157", "Xã An Phú|255|246"],
            ["Xã An Bình|16|15", "Xã An Phú|25|24"],
        ],
    ),
    "prose in two columns": (
        """
Sở tiếp nhận 417 hồ sơ,         Về hạ tầng, toàn Sở
trong đó giải quyết             có 64 máy tính và
403 hồ sơ đúng hạn.             12 máy in.
""",
        [],
    ),
    "a letterhead": (
        """
UBND TỈNH HOÀNG LIÊN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                    Độc lập - Tự do - Hạnh phúc
Số: 12/BC-SNV                Hoàng Liên, ngày 3 tháng 5 năm 2021
""",
        [],
    ),
    "a list of names": (
        """
1     Nguyễn Văn An        Trưởng phòng
2     Trần Thị Bình        Chuyên viên
3     Lê Văn Cường         Chuyên viên
""",
        [],
    ),
    "phone numbers": (
        """
Văn phòng        0215.3825.111
Thanh tra        0215.3825.222
Phòng Tổ chức    0215.3825.333
""",
        [],
    ),
}


@pytest.mark.parametrize("name", _TABLES)
def test_white_space_parts_columns(name: str) -> None:
    art, rows = _TABLES[name]
    assert _tables(art) == rows


def _unruled(made: Canvas, in_turn: bool = False) -> None:
    kit.letter(made)
    cells = [
        (r, c, text)
        for r, row in enumerate((kit.HEAD, *kit.ROWS))
        for c, text in enumerate(row)
    ]
    if in_turn:
        cells.sort(key=lambda cell: cell[1])
    for r, c, text in cells:
        made.drawString(kit.COLUMNS[c], 600 - kit.ROW_HEIGHT * r, text)


@pytest.mark.parametrize("route", ["text", "text column by column", "scan"])
def test_a_table_without_rules_becomes_cells(
    tmp_path: Path, route: str
) -> None:
    data = kit.pdf(lambda made: _unruled(made, route.endswith("by column")))
    if route == "scan":
        data = kit.pdf(
            lambda made: made.drawImage(
                kit.image(kit.picture(data)), 0, 0, *kit.SIZE
            )
        )
    page = kit.read(tmp_path, data)
    [table] = page.tables
    cells = {(cell.row, cell.column): cell.text for cell in table.cells}
    for r, row in enumerate(kit.ROWS, 2):
        assert [cells[r, c] for c in (3, 4, 5)] == list(row[2:])
    assert all(
        page.text[cell.start : cell.end] == cell.text for cell in table.cells
    )
