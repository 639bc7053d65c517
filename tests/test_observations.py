"""Tables as observations: heads, labels, numbers of rows and columns, periods, page breaks."""

from __future__ import annotations

import pytest
from checks_kit import document

from pipeline.observations import Grid, observations, observe
from pipeline.observations.heads import numbers_columns
from pipeline.observations.values import number
from pipeline.records import Block, Box, Cell, Header, Layout, Table


def seen(text: str) -> list[str]:
    """label | head | value of every figure of a text's tables."""
    read = document(text)
    found = observations(observe(read.layout, read.mentions))
    return [f"{one.label} | {one.head} | {one.value}" for one in found]


def grid(*tables: list[list[str]], continues: bool = True) -> Grid:
    """The first grid of ruled tables on pages 1, 2, …; "<" goes on from the cell to the left."""
    made = []
    for page, rows in enumerate(tables, 1):
        cells = []
        for at, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                if text == "<":
                    continue
                span = 1
                while (
                    column + span <= len(row) and row[column + span - 1] == "<"
                ):
                    span += 1
                cells.append(Cell(at, column, text, 1, span, Box(0, 0, 1, 1)))
        made.append(
            Table(page, 1, tuple(cells), continues=continues and page > 1)
        )
    return observe(Layout(Header(period="2017"), (), tuple(made)), ())[0]


HEAD = [
    [
        "STT",
        "Chỉ tiêu",
        "ĐVT",
        "Thực hiện 2016",
        "Năm 2017",
        "<",
        "<",
        "So sánh (%)",
    ],
    ["", "", "", "", "Kế hoạch", "TH 10 tháng", "Ước cả năm", "7/4"],
    ["A", "B", "C", "1", "2", "3", "4", "5=4/1"],
]
BODY = [
    ["I", "Dân số", "", "", "", "", "", ""],
    ["1", "Tỷ suất sinh", "‰", "13,83", "13,7", "13,9", "14,62", "105,7"],
    ["", "Trong đó: nữ", "Người", "12", "13", "14", "15", "125"],
]


def test_heads_labels_units_and_periods() -> None:
    table = grid(HEAD + BODY)
    first = table.figures[1, 6]
    assert first.head == "Năm 2017 > TH 10 tháng"
    assert first.label == "Dân số > Tỷ suất sinh"
    assert (first.value, first.unit, first.period, first.status) == (
        "13.9",
        "‰",
        "2017-01/2017-10",
        "actual",
    )
    assert table.figures[2, 4].label == "Dân số > Tỷ suất sinh > Trong đó: nữ"
    assert [c.status for c in table.columns[3:7]] == [
        "actual",
        "planned",
        "actual",
        "estimated",
    ]
    assert table.figures[1, 8].kind == "PERCENT"
    assert table.formulas == ("5=4/1",)
    assert [c.printed for c in table.columns] == [0, 0, 0, 1, 2, 3, 4, 5]


def periods(*titles: str) -> list[list[str]]:
    """The periods of each grid of tables with the same head, each on a page below its title."""
    blocks, tables = [], []
    rows = [
        ["TT", "Đơn vị", "Số hồ sơ"],
        ["1", "Sở A", "5"],
        ["2", "Sở B", "7"],
    ]
    for index, title in enumerate(titles):
        if title:
            blocks.append(Block("paragraph", title, ()))
        cells = []
        for at, row in enumerate(rows, 1):
            blocks.append(Block("row", "\t".join(row), (), table=index, row=at))
            cells += [Cell(at, n, text) for n, text in enumerate(row, 1)]
        tables.append(Table(index + 1, 1, tuple(cells)))
    layout = Layout(Header(), tuple(blocks), tuple(tables))
    return [
        sorted({one.period for one in grid.figures.values()})
        for grid in observe(layout, ())
    ]


def test_a_head_may_name_a_month_by_numbers_alone() -> None:
    table = grid([["TT", "Đơn vị", "07/2022", "12-2021"], ["1", "A", "5", "6"]])
    assert [table.figures[0, n].period for n in (3, 4)] == [
        "2022-07",
        "2021-12",
    ]


def test_annexes_with_the_same_head_keep_their_own_titles() -> None:
    first = "Phụ lục 1. Hồ sơ quý I/2021"
    assert periods(first, "Hồ sơ quý II/2021") == [["2021-Q1"], ["2021-Q2"]]
    assert periods(first, "PHỤ LỤC II") == [["2021-Q1"], [""]]
    assert periods(first, "Phụ lục 1 (tiếp theo)") == [["2021-Q1"]]
    assert periods(first, "Báo cáo của Sở Y tế") == [["2021-Q1"]]
    assert periods(first, "") == [["2021-Q1"]]


@pytest.mark.parametrize(
    "again", [[], HEAD, HEAD[2:]], ids=["bare", "head", "numbers"]
)
def test_a_table_goes_on_over_a_page_end(again: list[list[str]]) -> None:
    more = [["2", "Số sinh", "Người", "120", "130", "140", "150", "125"]]
    table = grid(HEAD + BODY, again + more)
    assert len(table.figures) == 15
    assert table.figures[3, 5].label == "Dân số > Số sinh"


def test_a_repeated_head_joins_tables_that_nobody_joined() -> None:
    more = [["2", "Số sinh", "Người", "120", "130", "140", "150", "125"]]
    assert len(grid(HEAD + BODY, HEAD + more, continues=False).figures) == 15


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("A B 1 2 3 4", True),
        ("(1) (2) (3)=(1)+(2) (4)", True),
        ("1 2 3 3 4", True),
        ("1 2 3 9=7/4", False),
        ("1 2 3 8-7/4", False),
        ("1 12 7 5", False),
        ("1 Đất 2 3 4", False),
        ("5 6 7 8-7/4", True),
    ],
)
def test_rows_that_number_the_columns(row: str, expected: bool) -> None:
    cells = {at: Cell(1, at, text) for at, text in enumerate(row.split(), 1)}
    assert numbers_columns(cells) is expected


@pytest.mark.parametrize(
    ("text", "english", "expected"),
    [
        ("25.238,031", False, ("25238.031", False)),
        ("8,000", True, ("8000", False)),
        ("58.8 %", True, ("58.8", True)),
        ("8.25", False, ("8.25", False)),
        ("−3,5", False, ("-3.5", False)),
        ("1 250", False, ("1250", False)),
        ("0.589", False, ("0.589", False)),
        ("120,000", False, ("120000", False)),
    ],
)
def test_numbers_of_cells(
    text: str, english: bool, expected: tuple[str, bool]
) -> None:
    assert number(text, english) == expected


def test_columns_that_number_or_name_hold_no_figures() -> None:
    text = (
        "STT\tMã số\tĐơn vị\tSố máy\tSố in\n1\t101\tPhòng A\t12\t2\n2\t105\tPhòng B\t7\t4\n"
        "3\t109\tPhòng C\t9\t6\nTổng cộng\t28\t12\n"
    )
    assert seen(text) == [
        "Phòng A | Số máy | 12",
        "Phòng A | Số in | 2",
        "Phòng B | Số máy | 7",
        "Phòng B | Số in | 4",
        "Phòng C | Số máy | 9",
        "Phòng C | Số in | 6",
        "Tổng cộng | Số máy | 28",
        "Tổng cộng | Số in | 12",
    ]


def test_a_section_row_heads_the_rows_below_it() -> None:
    text = (
        "TT | Đơn vị | Hồ sơ\nI | Khối sở | 30\n1 | Sở A | 10\n2 | Sở B | 20\nII | Khối huyện | 5\n"
        "1 | Huyện C | 5\n"
    )
    assert seen(text)[1:] == [
        "Khối sở > Sở A | Hồ sơ | 10",
        "Khối sở > Sở B | Hồ sơ | 20",
        "Khối huyện | Hồ sơ | 5",
        "Khối huyện > Huyện C | Hồ sơ | 5",
    ]


def test_units_of_money_and_signs_in_the_cells() -> None:
    rows = [
        ["TT", "Nội dung", "Đơn vị tính", "Năm nay", "Năm trước"],
        ["1", "Thu ngân sách", "Tỷ đồng", "4.113.6", "3.900,5"],
        ["2", "Chi trợ cấp", "Nghìn đồng", "1.200", "-300"],
        ["3", "Công nghiệp chế biến", "cơ sở", "15", "14"],
    ]
    found = grid(rows)
    values = [(o.value, o.kind, o.unit) for o in found.figures.values()]
    assert values[:4] == [
        ("4113600000000", "MONEY", "VND"),
        ("3900500000000", "MONEY", "VND"),
        ("1200000", "MONEY", "VND"),
        ("-300000", "MONEY", "VND"),
    ]
    assert not found.rows[2].total  # "Công nghiệp" adds nothing up


def test_a_count_beside_its_share_is_the_figure_of_its_cell() -> None:
    table = "TT\tChỉ tiêu\tĐVT\tNăm 2023\n1\tHồ sơ tiếp nhận\thồ sơ\t868 (98,4%)\n2\tSố máy\tbộ\t118"
    assert seen(table) == [
        "Hồ sơ tiếp nhận | Năm 2023 | 868",
        "Số máy | Năm 2023 | 118",
    ]


def test_counts_beside_their_shares_begin_the_figures_of_a_table() -> None:
    table = "Chỉ tiêu\tNăm 2022\tNăm 2023\nHồ sơ tiếp nhận\t702 (97%)\t868 (98,4%)\nSố máy\t110\t118"
    assert seen(table)[:2] == [
        "Hồ sơ tiếp nhận | Năm 2022 | 702",
        "Hồ sơ tiếp nhận | Năm 2023 | 868",
    ]


def test_a_numbered_row_of_totals_heads_the_rows_below_it() -> None:
    rows = [
        ["STT", "Nội dung", "Số tiền"],
        ["A", "TỔNG THU", "30"],
        ["I", "Thu nội địa", "20"],
        ["II", "Thu khác", "10"],
        ["B", "TỔNG CHI", "25"],
        ["1", "Chi thường xuyên", "25"],
    ]
    paths = [row.labels for row in grid(rows).rows]
    assert paths[1] == ("TỔNG THU", "Thu nội địa")
    assert paths[4] == ("TỔNG CHI", "Chi thường xuyên")


def test_a_column_of_groups_stands_above_the_names_of_its_rows() -> None:
    table = grid(
        [
            ["STT", "Nhóm", "Chỉ tiêu", "Tỷ lệ %"],
            ["1", "Thanh toán", "Tỷ lệ hồ sơ thanh toán trực tuyến", "45"],
            ["2", "Thanh toán", "Tỷ lệ thủ tục có thanh toán trực tuyến", "62"],
            ["1", "Số hóa", "Tỷ lệ khai thác dữ liệu số hóa", "18"],
            ["2", "Số hóa", "Tỷ lệ thủ tục có số hóa hồ sơ", "71"],
        ]
    )
    assert [table.figures[at, 4].label for at in (0, 3)] == [
        "Thanh toán > Tỷ lệ hồ sơ thanh toán trực tuyến",
        "Số hóa > Tỷ lệ thủ tục có số hóa hồ sơ",
    ]


def test_a_group_may_be_named_where_it_begins_alone() -> None:
    table = grid(
        [
            ["Khối", "Đơn vị", "Tiếp nhận", "Giải quyết"],
            ["Sở", "Văn phòng", "411", "402"],
            ["", "Thanh tra", "382", "371"],
            ["", "Phòng Tổ chức", "293", "288"],
        ]
    )
    assert [table.figures[at, 3].label for at in (0, 1)] == [
        "Sở > Văn phòng",
        "Thanh tra",
    ]


def test_what_names_rows_by_a_code_alone_labels_them() -> None:
    table = grid(
        [
            ["TT", "Ký hiệu đường", "Chiều dài (m)", "B hè (m)"],
            ["1", "Đường ven hồ", "305", "0"],
            ["2", "Đường khác", "94", "2"],
        ]
    )
    assert [table.figures[at, 3].label for at in (0, 1)] == [
        "Đường ven hồ",
        "Đường khác",
    ]


BARRED = (
    "STT | Phòng | Tiếp nhận | | | Tạm dừng\n"
    " | | Tổng | Trong quý | | \n"
    " | | | Qua mạng | Tại quầy | \n"
    "(1) | (2) | (3) | (4) | (5) | (6)\n"
    "1 | Tư pháp | 520 | 400 | 120 | 7\n"
    "2 | Nội vụ | 310 | 250 | 60 | 3\n"
)


def test_a_bar_at_the_begin_of_a_line_may_stand_behind_an_empty_cell() -> None:
    told = [
        "Tiếp nhận > Tổng | 520",
        "Tiếp nhận > Trong quý > Qua mạng | 400",
        "Tiếp nhận > Trong quý > Tại quầy | 120",
        "Tạm dừng | 7",
    ]
    assert seen(BARRED)[:4] == [f"Tư pháp | {one}" for one in told]


def test_bars_around_every_row_stand_before_no_cell() -> None:
    framed = "\n".join(f"|{line}|" for line in BARRED.splitlines())
    assert seen(framed) == seen(BARRED)
