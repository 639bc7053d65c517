"""Figures alone in the cells of tables, and places of mentions: cells, lines, boxes, handwritten
slots."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline import mentions
from pipeline.records import (
    Block,
    Box,
    Cell,
    Header,
    Layout,
    Mention,
    Page,
    Reading,
    Slice,
    Slot,
    Table,
    Word,
)


def find_in_table(
    rows: list[list[str]], title: str = ""
) -> tuple[Mention, ...]:
    """The mentions of a page with a title line and a table of ``rows``."""
    text, blocks, cells = title, [], []
    if title:
        blocks.append(Block("paragraph", title, (Slice(0, 1, 0, len(title)),)))
    for number, row in enumerate(rows, 1):
        text += "\n" if text else ""
        line, at = "\t".join(row), len(text)
        blocks.append(
            Block(
                "row", line, (Slice(0, 1, at, len(line)),), table=0, row=number
            )
        )
        for column, cell in enumerate(row, 1):
            cells.append(
                Cell(number, column, cell, start=at, end=at + len(cell))
            )
            at += len(cell) + 1
        text += line
    layout = Layout(
        Header(), tuple(blocks), (Table(1, 1, tuple(cells), ruled=False),)
    )
    return mentions.find("d", Reading((Page(1, text),)), layout)


def brief(found: tuple[Mention, ...]) -> list[tuple[str, str, str]]:
    return [(each.label, each.value, each.unit) for each in found]


def test_a_row_of_totals_stands_under_its_heads_where_its_last_cells_are_empty() -> (
    None
):
    found = find_in_table(
        [
            ["TT", "Đơn vị", "Hồ sơ tiếp nhận", "Số lớp", "Tỷ lệ (%)"],
            ["1", "Sở Y tế", "714", "6", "94,8"],
            ["2", "Sở Nội vụ", "234", "7", "97,0"],
            ["", "Tổng cộng", "948", "13"],
        ]
    )
    assert brief(found)[-2:] == [
        ("COUNT", "948", "Hồ sơ"),
        ("COUNT", "13", "lớp"),
    ]


def test_a_row_of_totals_whose_name_spans_columns_stands_under_its_heads() -> (
    None
):
    found = find_in_table(
        [
            ["TT", "Đơn vị", "Hồ sơ tiếp nhận", "Số lớp"],
            ["1", "Sở Y tế", "714", "6"],
            ["2", "Sở Nội vụ", "234", "7"],
            ["Tổng cộng", "948", "13"],
        ]
    )
    assert brief(found)[-2:] == [
        ("COUNT", "948", "Hồ sơ"),
        ("COUNT", "13", "lớp"),
    ]


def test_heads_of_columns_name_what_is_counted() -> None:
    found = find_in_table(
        [
            ["TT", "Đơn vị", "Số máy tính", "Tỷ lệ (%)"],
            ["1", "Xã A", "120", "80"],
            ["2", "Xã B", "1.050", "75,5"],
            ["Tổng cộng", "1.170", "77"],
        ]
    )
    assert brief(found) == [
        ("COUNT", "120", "máy tính"),
        ("PERCENT", "80", ""),
        ("COUNT", "1050", "máy tính"),
        ("PERCENT", "75.5", ""),
        ("COUNT", "1170", "máy tính"),
        ("PERCENT", "77", ""),
    ]
    assert found[2].cell == (0, 3, 3)


def test_unit_of_the_title_makes_money() -> None:
    found = find_in_table(
        [
            ["TT", "Nội dung", "Năm 2019", "Năm 2020"],
            ["1", "Mua máy chủ", "1.250,5", "300"],
        ],
        "Kinh phí thực hiện (ĐVT: triệu đồng)",
    )
    assert [each for each in brief(found) if each[0] == "MONEY"] == [
        ("MONEY", "1250500000", "VND"),
        ("MONEY", "300000000", "VND"),
    ]


def test_a_sentence_above_a_table_names_no_unit_of_it() -> None:
    rows = [
        ["TT", "Nội dung", "ĐVT", "Năm 2024", "Năm 2025"],
        ["1", "Hồ sơ tiếp nhận", "Hồ sơ", "900", "1.870"],
        ["2", "Số máy tính", "", "35", "41"],
    ]
    found = find_in_table(rows, "Tặng 163 phần quà, trị giá 81 triệu đồng.")
    assert brief(found)[-4:] == [
        ("COUNT", "900", "Hồ sơ"),
        ("COUNT", "1870", "Hồ sơ"),
        ("COUNT", "35", "máy tính"),
        ("COUNT", "41", "máy tính"),
    ]


def test_a_figure_past_belief_in_the_unit_of_its_head_is_no_amount() -> None:
    rows = [
        ["Đơn vị", "Tổng chi (tỷ đ)"],
        ["Xã A", "23.962.789.525"],
        ["Xã B", "12,5"],
    ]
    found = find_in_table(rows)
    assert [
        (one.label, one.value) for one in found if one.label == "MONEY"
    ] == [("MONEY", "12500000000")]


def test_codes_and_numbers_of_columns_are_no_amounts() -> None:
    rows = [
        ["Mã CS", "Tên cơ sở", "Số dự kiến chi năm 2024", "Đã chi", "Tỷ lệ"],
        ["A", "1", "2", "3", "4=3/2"],
        ["10003", "Trạm y tế xã A", "56.359", "40.100", "71,2%"],
    ]
    found = brief(find_in_table(rows, "Đơn vị tính: Triệu đồng"))
    assert [each for each in found if each[0] in ("MONEY", "COUNT")] == [
        ("MONEY", "56359000000", "VND"),
        ("MONEY", "40100000000", "VND"),
    ]


def test_a_price_for_a_unit_is_money_and_the_next_cell_no_currency() -> None:
    rows = [
        ["TT", "Mã hàng hóa", "Tên hàng", "Đơn vị tính", "Giá kỳ này"],
        ["1", "01.0001", "Giống lúa ĐV 108", "đ/kg", "14.200"],
        ["2", "01.0002", "Gạo tẻ", "đ/kg", "23.500"],
    ]
    found = [each for each in brief(find_in_table(rows)) if each[0] == "MONEY"]
    assert found == [("MONEY", "14200", "VND"), ("MONEY", "23500", "VND")]


def test_sentences_around_an_english_table_write_their_own_figures() -> None:
    rows = [["TT", "Đơn vị", "Hồ sơ"]]
    rows += [[str(n), f"Sở {n}", f"2,{n}19"] for n in range(1, 5)]
    found = brief(find_in_table(rows, "Sở có 5.885 hồ sơ, 4.106 triệu đồng."))
    assert found[:2] == [
        ("COUNT", "5885", "hồ sơ"),
        ("MONEY", "4106000000", "VND"),
    ]
    assert ("COUNT", "2119", "Hồ sơ") in found


def test_blanks_part_the_thousands_of_a_figure_that_fills_its_cell() -> None:
    rows = [["Đơn vị", "Số hồ sơ"], ["Sở A", "1 771"], ["Sở B", "12 450"]]
    rows += [["Sở C", "3.120"]]
    found = brief(find_in_table(rows))
    assert [value for _, value, _ in found] == ["1771", "12450", "3120"]


def test_column_of_units_decides() -> None:
    found = find_in_table(
        [
            ["STT", "Chỉ tiêu", "ĐVT", "Kết quả"],
            ["1", "Máy tính", "bộ", "45"],
            ["2", "Kinh phí", "triệu đồng", "120"],
            ["3", "Hồ sơ đúng hạn", "%", "98,5"],
        ]
    )
    assert brief(found) == [
        ("COUNT", "45", "Máy tính"),
        ("MONEY", "120000000", "VND"),
        ("PERCENT", "98.5", ""),
    ]


def test_noun_comes_from_the_title_where_heads_name_none() -> None:
    found = find_in_table(
        [
            ["Mức độ", "Tổng", "Đã xử lý"],
            ["Mức 3", "68544", "61827"],
            ["Mức 4", "1665", "1611"],
        ],
        "Kết quả giải quyết hồ sơ",
    )
    assert [
        (value, unit) for label, value, unit in brief(found) if label == "COUNT"
    ] == [
        ("68544", "hồ sơ"),
        ("61827", "hồ sơ"),
        ("1665", "hồ sơ"),
        ("1611", "hồ sơ"),
    ]


def test_years_are_heads_and_numbers_of_columns_nothing() -> None:
    found = find_in_table(
        [
            ["Đơn vị", "2019", "2020"],
            ["(1)", "(2)", "(3)"],
            ["Số trường học", "12", "15"],
        ]
    )
    assert brief(found) == [
        ("DATE", "2019", ""),
        ("DATE", "2020", ""),
        ("COUNT", "12", "trường học"),
        ("COUNT", "15", "trường học"),
    ]


def test_figures_without_a_noun_are_counts_all_the_same() -> None:
    found = find_in_table(
        [
            ["Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Tỷ lệ (%)"],
            ["Biến động", "120", "100", "83,3"],
            ["Hộ tịch", "40", "40", "100"],
        ]
    )
    assert brief(found) == [
        ("COUNT", "120", ""),
        ("COUNT", "100", ""),
        ("PERCENT", "83.3", ""),
        ("COUNT", "40", ""),
        ("COUNT", "40", ""),
        ("PERCENT", "100", ""),
    ]


def test_rows_are_numbered_under_any_head() -> None:
    found = find_in_table(
        [
            ["", "Tuyến", "Số xe"],
            ["1", "Rạch Giá", "12"],
            ["2", "Hà Tiên", "9"],
            ["3", "U Minh", "7"],
        ]
    )
    assert [value for label, value, _ in brief(found)] == ["12", "9", "7"]


@pytest.mark.parametrize(
    ("rows", "title", "expected"),
    [
        (
            [
                ["TT", "Lĩnh vực", "Tiếp nhận", "Quá hạn"],
                ["1", "Lao động", "1.240", "3"],
                ["", "Cộng", "1.240", "3"],
            ],
            "Kết quả giải quyết thủ tục hành chính (Đơn vị tính: hồ sơ)",
            [("COUNT", "1240", "hồ sơ"), ("COUNT", "3", "hồ sơ")] * 2,
        ),
        (
            [
                ["TT", "Đơn vị", "Kế hoạch", "Đã cấp", "Đạt %"],
                ["1", "Khoa Nhi", "12", "9", "75"],
            ],
            "ĐVT: máy",
            [
                ("COUNT", "12", "máy"),
                ("COUNT", "9", "máy"),
                ("PERCENT", "75", ""),
            ],
        ),
        (
            [
                ["TT", "Nội dung", "Năm trước", "Năm nay", "So sánh"],
                ["1", "Máy tính xách tay", "80", "92", "115"],
            ],
            "Đơn vị tính: Bộ, %",
            [
                ("COUNT", "80", "Máy tính xách tay"),
                ("COUNT", "92", "Máy tính xách tay"),
                ("PERCENT", "115", ""),
            ],
        ),
        (
            [
                ["Tên xã", "Tổng số", "Trực tuyến", "Tỷ lệ"],
                ["Xã Hòa Bình", "640", "512", "80,0"],
            ],
            "Số lượng, tỷ lệ hồ sơ nộp trực tuyến",
            [
                ("COUNT", "640", "hồ sơ"),
                ("COUNT", "512", "hồ sơ"),
                ("PERCENT", "80", ""),
            ],
        ),
        (
            [["Đơn vị", "Quý I", "Quý II"], ["Sở Y tế", "98,5", "99"]],
            "Tỷ lệ văn bản ký số",
            [("PERCENT", "98.5", ""), ("PERCENT", "99", "")],
        ),
        (
            [
                ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"],
                ["1", "Tiếp nhận qua bưu chính", "hồ sơ", "45"],
                ["2", "Hồ sơ trực tuyến", "hồ sơ", "50"],
                ["3", "Số xã có tỷ lệ trên 50%", "xã", "4"],
            ],
            "",
            [
                ("COUNT", "45", "hồ sơ"),
                ("COUNT", "50", "Hồ sơ trực tuyến"),
                ("PERCENT", "50", ""),
                ("COUNT", "4", "xã"),
            ],
        ),
        (
            [
                ["ĐVT: văn bản", "", ""],
                ["Phòng", "Số văn bản đi", "Đến"],
                ["Phòng Tư pháp", "310", "420"],
            ],
            "",
            [("COUNT", "310", "văn bản đi"), ("COUNT", "420", "văn bản")],
        ),
        (
            [
                ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Đạt (%)"],
                ["1", "Doanh thu", "tỷ đồng", "1.200", "104,2"],
                ["2", "Tổ công nghệ số cộng đồng", "tổ", "120", "107,5"],
            ],
            "",
            [
                ("MONEY", "1200000000000", "VND"),
                ("PERCENT", "104.2", ""),
                ("COUNT", "120", "Tổ công nghệ số cộng đồng"),
                ("PERCENT", "107.5", ""),
            ],
        ),
        (
            [
                ["Huyện", "Số máy tính/cán bộ", "Hộp thư"],
                ["Hải Lăng", "0,95", "34"],
            ],
            "",
            [
                ("MEASURE", "0.95", "máy tính/cán bộ"),
                ("COUNT", "34", "Hộp thư"),
            ],
        ),
        (
            [
                ["Đơn vị", "Hồ sơ", ""],
                ["", "Số lượng", "Tỷ lệ (%)"],
                ["Sở Xây dựng", "150", "97"],
            ],
            "",
            [("COUNT", "150", "Hồ sơ"), ("PERCENT", "97", "")],
        ),
    ],
)
def test_unit_lines_and_heads(
    rows: list[list[str]], title: str, expected: list[tuple[str, str, str]]
) -> None:
    assert brief(find_in_table(rows, title)) == expected


def test_lines_in_cells_are_read_as_text() -> None:
    found = find_in_table(
        [
            ["TT", "Nội dung"],
            ["1", "Quyết định số 5/QĐ-UBND ngày 01/02/2020 về 03 phần mềm"],
        ]
    )
    assert brief(found) == [
        ("DOCNO", "5/QĐ-UBND", "Quyết định"),
        ("DATE", "2020-02-01", ""),
        ("COUNT", "3", "phần mềm"),
    ]


LETTERHEAD = "Số: 12 /BC-SYT\nKiên Giang, ngày 17 tháng 10 năm 2017"


def page_of(text: str, *slots: Slot) -> Reading:
    parts = [
        part for part in ("12", "/BC-SYT", "17", "10", "2017") if part in text
    ]
    words = tuple(
        Word(
            part,
            text.index(part),
            text.index(part) + len(part),
            Box(n, 0, n + 1, 1),
            90.0 - n,
            ("1Z",) * (part == "12"),
        )
        for n, part in enumerate(parts)
    )
    return Reading((Page(1, text, reader="ocr", words=words, slots=slots),))


def layout_of(text: str) -> Layout:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(
            Block(
                "letterhead", line, (Slice(0, 1, at, len(line)),), section="I"
            )
        )
        at += len(line) + 1
    return Layout(Header(), tuple(blocks))


def test_places_confidence_and_other_readings() -> None:
    number, date = mentions.find(
        "d", page_of(LETTERHEAD), layout_of(LETTERHEAD)
    )
    assert (number.value, number.role, number.line) == ("12/BC-SYT", "own", 1)
    assert (number.section, number.origin) == ("I", "ocr")
    assert (number.box, number.confidence, number.alternatives) == (
        Box(0, 0, 2, 1),
        89.0,
        ("1Z",),
    )
    assert (date.value, date.role, date.line, date.box) == (
        "2017-10-17",
        "issued",
        2,
        Box(2, 0, 5, 1),
    )
    assert (date.block, date.block_start) == (
        1,
        LETTERHEAD.split("\n")[1].index("17"),
    )


@pytest.mark.parametrize(
    ("text", "kind", "value", "where", "expected"),
    [
        (
            "Số:      /BC-SYT\nKiên Giang, ngày 17 tháng 10 năm 2017",
            "number",
            "1983",
            4,
            ["1983/BC-SYT", "2017-10-17"],
        ),
        (
            "Số: 12 /BC-SYT\nKiên Giang, ngày      tháng 10 năm 2017",
            "day",
            "7",
            33,
            ["12/BC-SYT", "2017-10-07"],
        ),
        (
            "Số: 12 /BC-SYT\nKiên Giang, ngày      tháng 10 năm 2017",
            "day",
            "45",
            33,
            ["12/BC-SYT", "2017-10"],
        ),
        (
            "Số: 12 /BC-SYT\nKiên Giang, ngày      tháng 10 năm 2017",
            "day",
            "",
            33,
            ["12/BC-SYT", "2017-10"],
        ),
    ],
)
def test_slots_complete_the_own_number_and_date(
    text: str, kind: str, value: str, where: int, expected: list[str]
) -> None:
    slot = Slot(kind, Box(0, 0, 1, 1), True, value, 0.97, where, where + 4)
    found = mentions.find("d", page_of(text, slot), layout_of(text))
    assert [each.value for each in found] == expected


def test_a_span_that_crosses_a_page_is_cut() -> None:
    text = "trong năm học 2018 - 2019"
    block = Block(
        "paragraph", text, (Slice(0, 1, 0, 19), Slice(19, 2, 0, len(text) - 19))
    )
    reading = Reading((Page(1, text[:19]), Page(2, text[19:])))
    found = mentions.find("d", reading, Layout(Header(), (block,)))
    assert [(each.value, each.page, each.end) for each in found] == [
        ("2018/2019", 1, 19)
    ]


def test_marks_of_footnotes_are_none() -> None:
    text = "so với cùng kỳ) ¹, tử vong 5 ca"
    words = (Word("¹", 16, 17), Word("5", 27, 28))
    reading = Reading((Page(1, text, reader="ocr", words=words),))
    layout = Layout(
        Header(), (Block("paragraph", text, (Slice(0, 1, 0, len(text)),)),)
    )
    assert [each.value for each in mentions.find("d", reading, layout)] == ["5"]


def test_furniture_gives_dates_only() -> None:
    text = "Thứ ba, 21/09/2021 13:24:01, đã có 1.234 lượt xem"
    layout = layout_of(text)
    layout = replace(
        layout,
        blocks=tuple(
            replace(block, kind="furniture") for block in layout.blocks
        ),
    )
    found = mentions.find("d", Reading((Page(1, text),)), layout)
    assert [(each.label, each.role) for each in found] == [
        ("DATE", "furniture")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["01", "Tuyển sinh trung học", "Không"]],
        [
            ["A", "Thủ tục cấp tỉnh", ""],
            ["01", "Tuyển sinh trung học phổ thông", "Không"],
            ["B", "Thủ tục cấp huyện", ""],
            ["01", "Tuyển sinh trung học cơ sở", "Không"],
            ["02", "Chuyển trường", "Không"],
        ],
    ],
)
def test_numbers_of_rows_that_each_section_begins_anew_are_no_counts(
    rows: list[list[str]],
) -> None:
    assert brief(find_in_table(rows, "Danh mục thủ tục hành chính")) == []


def test_counts_side_by_side_are_named_by_the_parts_of_their_head() -> None:
    rows = [
        ["TT", "Địa phương", "Số hồ sơ hỗ trợ/Hồ sơ trực tuyến/Tổng số hồ sơ"],
        ["1", "Xã An Hòa", "15/61/70"],
        ["2", "Xã Tân Lập", "02/08/09"],
    ]
    assert [each[:2] for each in brief(find_in_table(rows))] == [
        ("COUNT", "15"),
        ("COUNT", "61"),
        ("COUNT", "70"),
        ("COUNT", "2"),
        ("COUNT", "8"),
        ("COUNT", "9"),
    ]


@pytest.mark.parametrize(
    "head",
    ["Ngày/tháng/năm", "23/2018/TT-BTTTT"],
)
def test_a_day_under_a_head_with_strokes_that_counts_nothing_stays_a_day(
    head: str,
) -> None:
    found = find_in_table([["Nội dung", head], ["Ngày ban hành", "28/12/2018"]])
    assert ("DATE", "2018-12-28", "") in brief(found)


def test_a_day_under_a_head_of_one_thing_stays_a_day() -> None:
    rows = [["TT", "Địa phương", "Ngày"], ["1", "Xã An Hòa", "02/08/2019"]]
    assert brief(find_in_table(rows)) == [("DATE", "2019-08-02", "")]


def test_numbers_of_columns_may_say_what_they_are_made_of() -> None:
    rows = [
        ["TT", "Lĩnh vực", "Tổng số hồ sơ", "Trực tuyến", "Trực tiếp"],
        ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)"],
        ["1", "Hộ tịch", "70", "61", "9"],
    ]
    values = [value for _, value, _ in brief(find_in_table(rows))]
    assert values == ["70", "61", "9"]


@pytest.mark.parametrize("place", ["Nghĩa Đồng", "Xã Đồng Văn", "Hạ Đồng"])
def test_a_place_that_sounds_like_money_makes_none(place: str) -> None:
    rows = [["TT", "Đơn vị", "Số hồ sơ"], ["1", place, "96"]]
    assert brief(find_in_table(rows)) == [("COUNT", "96", "hồ sơ")]
    spent = [["TT", "Nội dung", "Năm 2023"], ["1", "Chi (Triệu Đồng)", "96"]]
    assert ("MONEY", "96000000", "VND") in brief(find_in_table(spent))


def test_shares_begin_the_figures_of_a_table() -> None:
    found = find_in_table(
        [
            ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2023"],
            ["1", "Tỷ lệ hồ sơ đúng hạn", "", "98,7%"],
            ["2", "Kinh phí", "triệu đồng", "2.346"],
        ]
    )
    assert [(one.label, one.value) for one in found][1:] == [
        ("PERCENT", "98.7"),
        ("MONEY", "2346000000"),
    ]


@pytest.mark.parametrize(
    "cell",
    ["868 (98,4%)", "868 98,4%", "868 ; 98,4%", "868 / 98,4 %", "868 (98,4%) "],
)
def test_a_count_beside_its_share_takes_the_words_of_its_table(
    cell: str,
) -> None:
    found = find_in_table(
        [["Chỉ tiêu", "ĐVT", "Kết quả"], ["Tiếp nhận", "hồ sơ", cell]]
    )
    assert [(one.label, one.value, one.unit) for one in found] == [
        ("COUNT", "868", "hồ sơ"),
        ("PERCENT", "98.4", ""),
    ]
