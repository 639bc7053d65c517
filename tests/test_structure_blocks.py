"""Blocks: what is joined, what stays apart, sections, tables, footnotes; offsets point at the text
they claim."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Cell, Layout, Page, Reading, Source, Table
from pipeline.structure import parse

SOURCE = Source("", "", "0" * 16, "text", 0)


def layout(*pages: str) -> Layout:
    return parse(
        Reading(tuple(Page(n, text) for n, text in enumerate(pages, 1))), SOURCE
    )


def blocks(*pages: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in layout(*pages).blocks]


JOINED = [
    pytest.param(
        "Sở đã tiếp nhận 120 hồ sơ qua mạng\nvà giải quyết 118 hồ sơ đúng hạn.",
        [
            "Sở đã tiếp nhận 120 hồ sơ qua mạng và giải quyết 118 hồ sơ đúng hạn."
        ],
        id="lower case",
    ),
    pytest.param(
        "Thực hiện Quyết định số\n131/QĐ-UBND ngày 25 tháng 01 năm 2022 của tỉnh.",
        [
            "Thực hiện Quyết định số 131/QĐ-UBND ngày 25 tháng 01 năm 2022 của tỉnh."
        ],
        id="hanging word",
    ),
    pytest.param(
        "Tập trung xây\n\ndựng kho dữ liệu dùng chung.",
        ["Tập trung xây dựng kho dữ liệu dùng chung."],
        id="blank line inside a sentence",
    ),
    pytest.param(
        "- Cấp 12 chữ ký số cho lãnh đạo;\n- Cấp 30 hộp thư cho cán bộ.",
        ["- Cấp 12 chữ ký số cho lãnh đạo;", "- Cấp 30 hộp thư cho cán bộ."],
        id="list",
    ),
    pytest.param(
        "Giai đoạn 2016\n- 2020 đã cấp 40 máy tính.",
        ["Giai đoạn 2016 - 2020 đã cấp 40 máy tính."],
        id="range is no list",
    ),
    pytest.param(
        "I. KẾT QUẢ\nĐã cấp 15 máy in.",
        ["I. KẾT QUẢ", "Đã cấp 15 máy in."],
        id="heading",
    ),
    pytest.param(
        "Phần thứ nhất\nĐÁNH GIÁ KẾT QUẢ\nCHUYỂN ĐỔI SỐ\nToàn huyện có 9 xã.",
        [
            "Phần thứ nhất",
            "ĐÁNH GIÁ KẾT QUẢ CHUYỂN ĐỔI SỐ",
            "Toàn huyện có 9 xã.",
        ],
        id="heading of lines",
    ),
    pytest.param(
        "I. DANH MỤC THỦ TỤC MỚI BAN HÀNH CỦA SỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG: 06 thủ tục\nGHI CHÚ: 2 bản",
        [
            "I. DANH MỤC THỦ TỤC MỚI BAN HÀNH CỦA SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG: 06 thủ tục",
            "GHI CHÚ: 2 bản",
        ],
        id="heading of lines with a count",
    ),
    pytest.param(
        "Toàn tỉnh có 1.200 máy tính.\n\nTrong đó 300 máy cũ.",
        ["Toàn tỉnh có 1.200 máy tính.", "Trong đó 300 máy cũ."],
        id="paragraphs",
    ),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_joined(text: str, expected: list[str]) -> None:
    assert [text for _, text in blocks(text)] == expected


def test_joins_over_a_page_end_past_number_and_footnote() -> None:
    found = blocks(
        "Các đơn vị đã gửi báo cáo về việc thực hiện kế hoạch¹ và\n¹ Kế hoạch số 5/KH-SNV.\n1",
        "2\nđề nghị bổ sung 20 máy tính.",
    )
    whole = "Các đơn vị đã gửi báo cáo về việc thực hiện kế hoạch¹ và đề nghị bổ sung 20 máy tính."
    assert ("paragraph", whole) in found
    assert ("footnote", "¹ Kế hoạch số 5/KH-SNV.") in found
    assert [kind for kind, text in found if text in ("1", "2")] == [
        "furniture",
        "furniture",
    ]


SECTIONS = [
    (
        "I. A VÀ B\n1. Hạ tầng\n1.1. Mạng nội bộ\nCó 5 mạng.\n1.2. Máy chủ\nCó 2 máy.\nII. KINH "
        "PHÍ\nĐã chi 5 triệu đồng.",
        {
            "Có 5 mạng.": "I/1/1.1",
            "Có 2 máy.": "I/1/1.2",
            "Đã chi 5 triệu đồng.": "II",
        },
    ),
    (
        "Phần thứ hai\nI. Nội dung\na) Kế hoạch năm\nCó 3 việc.\nb) Kế hoạch quý\nCó 1 việc.",
        {"Có 3 việc.": "Phần thứ hai/I/a", "Có 1 việc.": "Phần thứ hai/I/b"},
    ),
    (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 3. Trách nhiệm\n1. Sở báo cáo hằng quý.\nĐiều 4. Hiệu "
        "lực\nTừ năm 2022.",
        {
            "1. Sở báo cáo hằng quý.": "Chương I/Điều 3/1",
            "Từ năm 2022.": "Chương I/Điều 4",
        },
    ),
    (
        "A. Kết quả\nĐã có 5 mạng.\nB. Tồn tại\nThiếu 2 máy.\nC. Nhiệm vụ 6 tháng cuối năm\n"
        "1. Mua 4 máy.",
        {"Đã có 5 mạng.": "A", "Thiếu 2 máy.": "B", "1. Mua 4 máy.": "C/1"},
    ),
    (
        "A. CHUNG\nI. MỘT\nDòng này.\nB. RIÊNG\nDòng kia.",
        {"Dòng này.": "A/I", "Dòng kia.": "B"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SECTIONS)
def test_sections(text: str, expected: dict[str, str]) -> None:
    found = {block.text: block.section for block in layout(text).blocks}
    assert {line: found[line] for line in expected} == expected


def test_headings_by_path() -> None:
    found = layout("I. KẾT QUẢ\n1. Hạ tầng kỹ thuật\nCó 5 mạng.").headings
    assert found == {"I": "I. KẾT QUẢ", "I/1": "1. Hạ tầng kỹ thuật"}


TABLES = [
    pytest.param(
        "TT\tTên\tSố lượng\n1\tMáy in\t15\n2\tMáy quét\t4",
        ["TT", "Tên", "Số lượng", "1", "Máy in", "15", "2", "Máy quét", "4"],
        id="tabs",
    ),
    pytest.param(
        "Mức độ | Tổng | %\nMức 3 | 120 | 40%\nMức 4 | 180 | 60%",
        ["Mức độ", "Tổng", "%", "Mức 3", "120", "40%", "Mức 4", "180", "60%"],
        id="bars",
    ),
    pytest.param(
        "Tỷ lệ có mạng (%): 2018 | 2019\nCấp tỉnh: 80,3 | 91,2\nCấp huyện: 60 | 75",
        [
            "Tỷ lệ có mạng (%)",
            "2018",
            "2019",
            "Cấp tỉnh",
            "80,3",
            "91,2",
            "Cấp huyện",
            "60",
            "75",
        ],
        id="labels",
    ),
    pytest.param(
        "Xã A      12     30\nXã B      15     45\nXã C       9     21",
        ["Xã A", "12", "30", "Xã B", "15", "45", "Xã C", "9", "21"],
        id="columns of blanks",
    ),
]


@pytest.mark.parametrize(("text", "cells"), TABLES)
def test_tables_in_text(text: str, cells: list[str]) -> None:
    found = layout(text)
    assert len(found.tables) == 1 and not found.tables[0].ruled
    assert [cell.text for cell in found.tables[0].cells] == cells
    assert all(text[c.start : c.end] == c.text for c in found.tables[0].cells)
    assert {block.kind for block in found.blocks} == {"row"}


COLUMNS_OF_BLANKS = [
    pytest.param(
        "TT  Nội dung                    Tỉnh   Huyện   Cộng\n"
        "1   Mua 12 máy tính              310      95    405\n"
        "2   Phần mềm một cửa             180            180\n"
        "    Tổng cộng                    490      95    585",
        [
            "TT\tNội dung\tTỉnh\tHuyện\tCộng",
            "1\tMua 12 máy tính\t310\t95\t405",
            "2\tPhần mềm một cửa\t180\t\t180",
            "\tTổng cộng\t490\t95\t585",
        ],
        id="an empty cell, a total without a number",
    ),
    pytest.param(
        "STT   Nội dung                    Dự toán     Đã chi\n"
        "TỔNG CỘNG                           1.520        400\n"
        " 9    Mua máy chủ, thiết bị\n"
        "      lưu trữ                       1.200        100\n"
        "10    Nâng cấp cổng thông tin         320        300\n"
        "      điện tử",
        [
            "STT\tNội dung\tDự toán\tĐã chi",
            "\tTỔNG CỘNG\t1.520\t400",
            "9\tMua máy chủ, thiết bị lưu trữ\t1.200\t100",
            "10\tNâng cấp cổng thông tin điện tử\t320\t300",
        ],
        id="a total first, wrapped labels",
    ),
    pytest.param(
        "Chỉ tiêu            Đơn vị       2022      2023\n"
        "------------------------------------------------\n"
        "HẠ TẦNG\n"
        "Máy tính            bộ            120       150\n"
        "Máy in              chiếc          30         -",
        [
            "Chỉ tiêu\tĐơn vị\t2022\t2023",
            "HẠ TẦNG\t\t\t",
            "Máy tính\tbộ\t120\t150",
            "Máy in\tchiếc\t30\t-",
        ],
        id="years, a section, a column of units",
    ),
    pytest.param(
        "Đơn vị                 Máy tính     Máy in\n"
        "Phòng Kế hoạch - Tài chính   12          3\n"
        "Thanh tra                     5          1",
        [
            "Đơn vị\tMáy tính\tMáy in",
            "Phòng Kế hoạch - Tài chính\t12\t3",
            "Thanh tra\t5\t1",
        ],
        id="a head over a long label",
    ),
]


@pytest.mark.parametrize(("text", "rows"), COLUMNS_OF_BLANKS)
def test_blanks_part_columns(text: str, rows: list[str]) -> None:
    found = layout(text + "\n\nSở đã tiếp nhận đủ.")
    blocks = [block.text for block in found.blocks if block.kind == "row"]
    assert blocks == rows
    assert len(found.tables) == 1


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH X        Số 12\nVĂN PHÒNG          Bản 3",
        "1.   Cấp 12 máy tính   cho xã\n2.   Cấp 15 máy in     cho huyện",
        "Máy tính     120\nMáy in        30\nMáy chủ        2",
    ],
)
def test_blanks_alone_make_no_table(text: str) -> None:
    assert layout(text).tables == ()


def test_a_heading_among_rows_of_tabs_stays_in_their_table() -> None:
    text = (
        "STT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"
        "1.\tKế hoạch CCHC\n"
        "1.1.\tSố nhiệm vụ đề ra\tNhiệm vụ\t62\n"
        "1.2.\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t60\t02 nhiệm vụ chuyển sang\n"
    )
    found = layout(text)
    assert {block.table for block in found.blocks} == {0}


def test_row_broken_by_a_page_end() -> None:
    found = layout(
        "TT\tViệc\tĐơn vị\n1\tCập nhật dữ liệu\tdo huyện quản\n\n\t\tlý trực tiếp\n2\tKý số\tVăn "
        "phòng"
    )
    rows = [block for block in found.blocks if block.kind == "row"]
    assert [row.text for row in rows] == [
        "TT\tViệc\tĐơn vị",
        "1\tCập nhật dữ liệu\tdo huyện quản lý trực tiếp",
        "2\tKý số\tVăn phòng",
    ]
    assert [row.row for row in rows] == [1, 2, 3]


@pytest.mark.parametrize(
    "text", ["1.\tTình hình chung", "-\tCấp 12 máy tính", "a)\tHạ tầng"]
)
def test_a_tab_behind_a_marker_is_no_table(text: str) -> None:
    assert layout(text).tables == ()


FURNITURE = [
    "- 12 -",
    "Trang 3/10",
    "Thứ ba, 21/09/2021 13:24:01",
    "A- A A+ | Tăng tương phản Giảm tương phản",
    "6/8/2011 8:40:29 AM",
    "https://example.gov.vn/2020/11/anh_01.jpg",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    found = blocks(f"{line}\n\nToàn tỉnh có 45 điểm cầu truyền hình.")
    assert found[0] == ("furniture", line)


def test_end_of_a_document() -> None:
    kinds = dict(
        map(
            reversed,
            blocks(
                "Số: 5/BC-SXD\nLai Châu, ngày 2 tháng 3 năm 2020\nBÁO CÁO\nKết quả năm 2019\nĐã "
                "cấp 40 giấy phép./.\n"
                "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nGIÁM ĐỐC\nTô Văn Hải\n"
            ),
        )
    )
    assert (
        kinds["Nơi nhận:"]
        == kinds["- UBND tỉnh;"]
        == kinds["- Lưu: VT."]
        == "recipients"
    )
    assert kinds["GIÁM ĐỐC Tô Văn Hải"] == "signature"
    assert kinds["BÁO CÁO Kết quả năm 2019"] == "title"
    assert (
        kinds["Số: 5/BC-SXD"]
        == kinds["Lai Châu, ngày 2 tháng 3 năm 2020"]
        == "letterhead"
    )


_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "I. KẾT QUẢ",
                "1. Hạ tầng",
                "- Có 5 máy;",
                "và 7 máy in",
                "TT\tTên\tSố",
                "1\tMáy\t5",
                "\t\tlý",
                "",
                "Số: 12/BC-SNV",
                "Hà Nội, ngày 3 tháng 4 năm 2020",
                "BÁO CÁO",
                "Nơi nhận:",
                "KT. GIÁM ĐỐC",
                "| a | b |",
                "Kính gửi: Sở",
                "V/v mua máy",
                "Lê Văn An",
                "¹ Ghi chú",
                "2",
                "Căn cứ Luật;",
                "./.",
            ]
        ),
        st.text(max_size=30),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=150)
@given(st.lists(_LINES, min_size=1, max_size=3))
def test_offsets_point_at_the_text(pages: list[list[str]]) -> None:
    texts = ["\n".join(lines) for lines in pages]
    found = layout(*texts)
    for block in found.blocks:
        for piece in block.slices:
            there = texts[piece.page - 1][
                piece.page_start : piece.page_start + piece.length
            ]
            assert block.text[
                piece.start : piece.start + piece.length
            ] == there.replace("\n", " ")
            page, start, end = block.locate(
                piece.start, piece.start + piece.length
            )
            assert (page, start, end) == (
                piece.page,
                piece.page_start,
                piece.page_start + piece.length,
            )
    covered = sum(
        piece.length for block in found.blocks for piece in block.slices
    )
    assert covered <= sum(map(len, texts))


def test_a_letterhead_laid_out_as_a_table_is_none() -> None:
    text = (
        "UBND TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh "
        "phúc\n"
        "Số: 9/BC-SNV\tHà Nam, ngày 2 tháng 3 năm 2020\nBÁO CÁO\nKết quả năm "
        "2019\nTT\tTên\tSố\n1\tMáy in\t5"
    )
    ends = [
        0,
        *(i + 1 for i, c in enumerate(text) if c in "\t\n"),
        len(text) + 1,
    ]
    cells = [
        Cell(row, column, text[start : end - 1], start=start, end=end - 1)
        for row, column, start, end in (
            (1, 1, ends[0], ends[1]),
            (3, 2, ends[5], ends[6]),
        )
    ]
    found = parse(
        Reading((Page(1, text, tables=(Table(1, 1, tuple(cells)),)),)), SOURCE
    )
    assert [table.ruled for table in found.tables] == [False]
    assert [block.kind for block in found.blocks] == ["letterhead"] * 3 + [
        "title",
        "row",
        "row",
    ]


def test_a_short_line_by_itself_heads_what_follows() -> None:
    found = blocks(
        "Hạ tầng kỹ thuật của huyện\n\nToàn huyện có 120 máy tính nối mạng và 9 điểm cầu truyền "
        "hình.\n\n"
        "Ảnh: T. Nam\n\nĐến nay các xã đã có trang thông tin điện tử."
    )
    assert [kind for kind, _ in found][1:] == ["paragraph"] * 3
    found = blocks(
        "Đến nay tỉnh đã giao máy.\n\nHạ tầng kỹ thuật\n\nToàn huyện có 120 máy tính nối mạng nội "
        "bộ."
    )
    assert [kind for kind, _ in found] == ["paragraph", "heading", "paragraph"]


def test_the_title_of_an_annex_heads_its_figures() -> None:
    text = "Phụ lục I\nKẾT QUẢ CHỈ SỐ NĂM 2025\n\n1. Nhóm 1: các sở\n"
    found = parse(Reading((Page(1, text),)), SOURCE)
    assert found.header.title == "KẾT QUẢ CHỈ SỐ NĂM 2025"
    assert [block.kind for block in found.blocks] == ["heading"] * 3


def test_no_section_governs_what_is_annexed() -> None:
    """ "./." ends the text of a document (Decree 30/2020/ND-CP)."""
    found = layout(
        "I. Kết quả\n\nTiếp nhận 120 hồ sơ.\n\nII. Nhiệm vụ tháng 3\n\nTrên đây là báo cáo./.\n\n"
        "TT\tChỉ tiêu\tTháng 1\tTháng 2\n1\tHồ sơ\t35\t40\n2\tTin, bài\t12\t14\n"
    )
    assert {block.section for block in found.blocks if block.kind == "row"} == {
        ""
    }
