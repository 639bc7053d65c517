"""Spreadsheets, tables in text and slides: what is shown is read, what is hidden is named."""

from __future__ import annotations

import csv
import datetime
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pptx
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from pptx.util import Inches

from pipeline import structure
from pipeline.delimited import delimiter
from pipeline.errors import UnreadableInput
from pipeline.intake.sniff import sniff
from pipeline.pages.formats import number_format
from pipeline.pages.formats.csv_file import read_csv
from pipeline.pages.formats.slides import read_slides
from pipeline.pages.formats.workbook import read_workbook
from pipeline.pages.formats.xlsx_package import needs_computing
from pipeline.records import Page, Reading, ReadOptions, Source

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1350, "General", "1350"),
        (1250.5, "General", "1250,5"),
        (0.1 + 0.2, "General", "0,3"),
        (23962789524.77, "General", "23962789525"),
        (1350000, "#,##0", "1.350.000"),
        (1250.5, "#,##0.00", "1.250,50"),
        (1250.5, "#,##0.##", "1.250,5"),
        (0.9714, "0.0%", "97,1%"),
        (1, "0%", "100%"),
        (2_500_000, '#,##0,," tr"', "3 tr"),
        (2_500_000, "#,##0,", "2.500"),
        (-1250, "#,##0;(#,##0)", "-1.250"),
        (-3, "_(* #,##0_);_(* (#,##0)", "-3"),
        (0, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', "-"),
        (0, "#,##0;-#,##0;", ""),
        (1500000, '#,##0\\ "₫"', "1.500.000 ₫"),
        (1500000, "[$-42A]#,##0", "1.500.000"),
        (1500000, "#,##0 [$VND]", "1.500.000 VND"),
        (7, "000", "7"),
        (5, '[>=1000]#,##0;"ít hơn nghìn"', "ít hơn nghìn"),
        (12.0, "@", "12"),
        (2.5, "# ?/?", "2,5"),
        (1 / 3, "??/??", "0,3333333333"),
        (-2.25, '# ?/4" điểm"', "-2,25 điểm"),
    ],
)
def test_a_number_is_shown_as_its_format_says(
    value: float, code: str, shown: str
) -> None:
    assert number_format.shown(value, code) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("mm-dd-yy", "04/12/2020"),
        ("d/m/yyyy", "04/12/2020"),
        ("mmm-yy", "12/2020"),
        ("yyyy", "2020"),
        ("q", "04/12/2020"),
        (
            '"Huế, ngày "dd" tháng "mm" năm "yyyy;@',
            "Huế, ngày 04 tháng 12 năm 2020",
        ),
        ('[$-42A]"Ngày" d\\/m\\/yyyy', "Ngày 4/12/2020"),
    ],
)
def test_a_date_is_shown_day_first(code: str, shown: str) -> None:
    assert (
        number_format.shown_date(datetime.datetime(2020, 12, 4), code) == shown
    )


def workbook(tmp_path: Path, change: object = None) -> Reading:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["SỞ KHOA HỌC", None, None])
    sheet.append(["KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2020"])
    sheet.merge_cells("A2:C2")
    sheet.append([])
    for row in (
        ["Đơn vị", "Hồ sơ", None],
        [None, "Tiếp nhận", "Tỷ lệ"],
        ["Văn phòng", 1350, 0.971],
        ["Chi cục", 215, 1],
        ["Tạm tính", 999, 0],
    ):
        sheet.append(row)
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("B4:C4")
    for row in sheet["A4:C8"]:
        for cell in row:
            cell.border = BOX
    for row in range(6, 9):
        sheet.cell(row, 2).number_format = "#,##0"
        sheet.cell(row, 3).number_format = "0.0%"
    sheet["A7"].font = Font(name=".VnTime")
    sheet["A7"] = "Chi côc"
    if callable(change):
        change(book)
    book.save(tmp_path / "a.xlsx")
    assert sniff(tmp_path / "a.xlsx") == ("xlsx", "")
    return read_workbook(tmp_path / "a.xlsx", ReadOptions())


def test_a_sheet_is_a_page_with_its_title_and_its_table(tmp_path: Path) -> None:
    reading = workbook(tmp_path)
    [page] = reading.pages
    assert page.text.split("\n") == [
        "SỞ KHOA HỌC",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2020",
        "Đơn vị\tHồ sơ",
        "\tTiếp nhận\tTỷ lệ",
        "Văn phòng\t1.350\t97,1%",
        "Chi cục\t215\t100,0%",
        "Tạm tính\t999\t0,0%",
    ]
    [table] = page.tables
    heads = [
        (c.row, c.column, c.row_span, c.column_span, c.text)
        for c in table.cells[:4]
    ]
    assert heads[:2] == [(1, 1, 2, 1, "Đơn vị"), (1, 2, 1, 2, "Hồ sơ")]
    assert all(page.text[c.start : c.end] == c.text for c in table.cells)
    assert (reading.encoding, reading.problem) == ("tcvn3", "")


def test_rows_go_on_with_a_table_whose_head_alone_is_ruled(
    tmp_path: Path,
) -> None:
    def plain(book: openpyxl.Workbook) -> None:
        for row in book.active["A6:C8"]:
            for cell in row:
                cell.border = Border()
        book.active.append(["Người lập", None, "GIÁM ĐỐC"])

    [page] = workbook(tmp_path, plain).pages
    assert len({cell.row for cell in page.tables[0].cells}) == 5
    assert page.text.endswith("999\t0,0%\nNgười lập\tGIÁM ĐỐC")


def test_a_head_below_a_blank_row_begins_a_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows = [
        ["ma", "tu", "den"],
        [10, 1, 5],
        [],
        ["Đơn vị", "Hồ sơ", "Trang"],
        ["Xã A", 12, 340],
    ]
    for row in rows:
        book.active.append(row)
    for row in book.active["A1:C5"]:
        for cell in row:
            cell.border = Border(bottom=THIN, top=THIN)
    book.save(tmp_path / "a.xlsx")
    [page] = read_workbook(tmp_path / "a.xlsx", ReadOptions()).pages
    assert [table.cells[0].text for table in page.tables] == ["ma", "Đơn vị"]


def made_of(
    tmp_path: Path, rows: list[list[object]], centred: str = ""
) -> Page:
    """The page of a workbook of these rows; the cells ``centred`` are set across."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for row in book.active[centred] if centred else ():
        for cell in row:
            cell.alignment = Alignment(horizontal="centerContinuous")
    book.save(tmp_path / "a.xlsx")
    return read_workbook(tmp_path / "a.xlsx", ReadOptions()).pages[0]


def test_a_head_centred_across_empty_cells_is_of_all_their_columns(
    tmp_path: Path,
) -> None:
    head = ["Đơn vị", "Năm 2020", None, "Năm 2021", None]
    below = [None, "Tiếp nhận", "Giải quyết", "Tiếp nhận", "Giải quyết"]
    rows = [head, below, ["Văn phòng", 411, 402, 1238, 1179]]
    page = made_of(tmp_path, rows, "B1:E1")
    spans = {c.text: c.column_span for c in page.tables[0].cells if c.row == 1}
    assert spans["Năm 2020"] == spans["Năm 2021"] == 2


@pytest.mark.parametrize(
    ("rows", "firsts"),
    [
        (
            [
                ["Đơn vị", "Tiếp nhận", None, "TT", "Phòng", "Số máy"],
                ["Văn phòng", 1238, None, 1, "Tổ chức", 21],
                ["Thanh tra", 347, None, 2, "Biên chế", 43],
            ],
            ["Đơn vị", "TT"],
        ),
        (
            [
                ["Chỉ tiêu", "Năm trước", None, "Đơn vị tính", "Năm nay"],
                ["Tiếp nhận", 1238, None, "hồ sơ", 1500],
                ["Giải quyết", 1200, None, "hồ sơ", 1490],
                ["Trễ hạn", 38, None, "hồ sơ", 10],
            ],
            ["Chỉ tiêu"],
        ),
        (
            [
                ["Chỉ tiêu", None, "Đơn vị tính", "Năm nay"],
                ["Tiếp nhận", None, "hồ sơ", 1500],
                ["Máy tính", None, "bộ", 64],
            ],
            ["Chỉ tiêu"],
        ),
    ],
)
def test_tables_beside_each_other_are_two(
    tmp_path: Path, rows: list[list[object]], firsts: list[str]
) -> None:
    page = made_of(tmp_path, rows)
    assert [table.cells[0].text for table in page.tables] == firsts


def test_the_corner_of_a_pivot_table_stands_above_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Hồ sơ tiếp nhận trực tuyến", "Năm"],
        ["Lĩnh vực", 2022, 2023, "Tổng cộng"],
        ["Đất đai", 412, 455, 867],
        ["Hộ tịch", 130, 171, 301],
    ]
    page = made_of(tmp_path, rows)
    assert page.text.split("\n")[:3] == [
        "",
        "Hồ sơ tiếp nhận trực tuyến",
        "\tNăm",
    ]
    rows[0][0] = "Đơn vị"  # names the column below
    page = made_of(tmp_path, rows)
    assert page.tables[0].cells[0].text == "Đơn vị"


def test_lines_above_a_table_of_the_page_are_no_rows_of_it(
    tmp_path: Path,
) -> None:
    """Parameters of an export, without rules, above a table whose head alone has rules."""
    rows: list[list[object]] = [
        ["B26. Thống kê", None],
        ["ma_tinh", "loai", "thoi_gian"],
        [10, "_All_", 20250430],
        [],
        ["Mã", "Tên", "Thứ hạng", "Tỷ lệ", "Trong kỳ", "Tăng", "Giảm", "Vùng"],
        [10003, "Xã A", 47, 4.5, 983, 8, 1, 2],
        [10069, "Xã B", 2, 18.5, None, None, None, None],
        [10070, "Xã C", 31, 5.5, 124, 7, 3, 2],
    ]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell in book.active[5]:
        cell.border = BOX
    book.save(tmp_path / "a.xlsx")
    reading = read_workbook(tmp_path / "a.xlsx", ReadOptions())
    source = Source("a.xlsx", "", "0" * 16, "xlsx", 1)
    tables = structure.parse(reading, source).tables
    assert [(table.number, table.cells[0].text) for table in tables] == [
        (2, "ma_tinh"),
        (1, "Mã"),
    ]
    assert max(cell.row for cell in tables[1].cells) == 4


def test_what_is_hidden_is_not_read_but_named(tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book.active.row_dimensions[8].hidden = True
        book.active.column_dimensions["C"].hidden = True
        book.create_sheet("Nháp").append(["bản nháp", 888])
        book["Nháp"].sheet_state = "hidden"
        book.create_sheet("Thêm").append(["64 máy"])

    reading = workbook(tmp_path, hide)
    assert [page.page for page in reading.pages] == [1, 2]
    text = "\n".join(page.text for page in reading.pages)
    assert "1.350" in text and "64 máy" in text
    assert not any(hidden in text for hidden in ("999", "888", "97,1"))
    for said in ("Nháp", "1 hidden rows", "hidden columns not read: C"):
        assert said in reading.problem


def test_struck_cells_are_not_read(tmp_path: Path) -> None:
    def strike(book: openpyxl.Workbook) -> None:
        book.active["B8"].font = Font(strike=True)

    assert "999" not in workbook(tmp_path, strike).pages[0].text


def test_letters_of_a_cell_are_read_as_they_are_set(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    parts = [("60 ", InlineFont(strike=True)), ("405", InlineFont())]
    parts.append(("1", InlineFont(vertAlign="superscript")))
    rich = CellRichText(*(TextBlock(font, text) for text, font in parts))
    book.active.append(["Số máy", rich, "999", "12 450"])
    book.active["C1"].font = Font(color="FFFFFFFF")
    book.active.append(["A", 1])
    path = tmp_path / "a.xlsx"
    book.save(path)
    text = read_workbook(path, ReadOptions()).pages[0].text
    assert text.split("\n")[0] == "Số máy\t405¹\t\t12\u00a0450"


def _painted(
    letters: Color, ground: str | None
) -> Callable[[openpyxl.Workbook], None]:
    """Gives cell B8 letters and, if any is named, a ground of a colour."""

    def paint(book: openpyxl.Workbook) -> None:
        book.active["B8"].font = Font(color=letters)
        if ground:
            book.active["B8"].fill = PatternFill("solid", ground)

    return paint


@pytest.mark.parametrize(
    ("letters", "ground"),
    [
        (Color(theme=0), None),
        (Color(indexed=9), None),
        (Color(rgb="FF000000"), "FF000000"),
        (Color(theme=1), "FF000000"),
    ],
)
def test_letters_of_the_colour_of_their_ground_are_not_read(
    tmp_path: Path, letters: Color, ground: str | None
) -> None:
    book = workbook(tmp_path, _painted(letters, ground))
    assert "999" not in book.pages[0].text


@pytest.mark.parametrize(
    ("letters", "ground"),
    [
        (Color(theme=0), "FF004488"),  # white on blue
        (Color(theme=0, tint=-0.5), None),
        (Color(theme=1), None),
        (Color(theme=0), "00000000"),
    ],
)
def test_letters_of_another_colour_than_their_ground_are_read(
    tmp_path: Path, letters: Color, ground: str | None
) -> None:
    book = workbook(tmp_path, _painted(letters, ground))
    assert "999" in book.pages[0].text


def test_what_is_printed_over_a_sheet_and_under_it_is_read(
    tmp_path: Path,
) -> None:
    def edges(book: openpyxl.Workbook) -> None:
        book.active.oddHeader.right.text = "Phụ lục 2\n(Báo cáo số 4/BC-SNV)"
        book.active.oddHeader.center.text = "Bảng &A"
        book.active.oddFooter.left.text = "Nguồn: Văn phòng"
        book.active.oddFooter.center.text = "Trang &P/&N"

    lines = workbook(tmp_path, edges).pages[0].text.split("\n")
    assert lines[:2] == ["Phụ lục 2", "(Báo cáo số 4/BC-SNV)"]
    assert lines[-1] == "Nguồn: Văn phòng"
    assert not any("&" in line or "Trang" in line for line in lines)


def test_a_formula_without_its_value_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as without LibreOffice
    monkeypatch.setattr("shutil.which", lambda name: None)

    def reckon(book: openpyxl.Workbook) -> None:
        book.active["B8"] = "=SUM(B6:B7)"

    reading = workbook(tmp_path, reckon)
    assert "formulas without stored values" in reading.problem


def test_a_broken_workbook_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook>")
    (tmp_path / "a.xlsx").write_bytes(buffer.getvalue())
    with pytest.raises(UnreadableInput, match="broken XLSX"):
        read_workbook(tmp_path / "a.xlsx", ReadOptions())


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("TT;Đơn vị;Số\n1;Sở A;1.350,5\n2;Sở B;215\n", ";"),
        ('TT,Đơn vị,Số\n1,"Sở A, B",350\n2,Sở C,12\n', ","),
        ("Đơn vị\tSố\nSở A\t350\nSở B\t12\n", "\t"),
        ("sep=;\na;b\n1;2\n", ";"),
        ("Các sở, ban, ngành tỉnh\nTheo đó, các xã, phường\n", ""),
        ("- Văn phòng;\n- Lưu: VT.\n", ""),
        ("BÁO CÁO\nKết quả năm 2020\n", ""),
    ],
)
def test_tables_in_text_are_told_from_prose(text: str, sign: str) -> None:
    assert delimiter(text) == sign


def test_csv_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        '\ufeffTT;Đơn vị;Số\n1;"Sở\nA";1.350\n;Tổng;1.565\n'.encode()
    )
    assert sniff(path) == ("csv", "")
    [page] = read_csv(path, ReadOptions()).pages
    assert page.text == "TT\tĐơn vị\tSố\n1\tSở A\t1.350\n\tTổng\t1.565"
    assert len(page.tables[0].cells) == 9


def test_cells_that_are_written_as_formulas_to_keep_their_digits(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_text('="TT";="Số"\n="1";"=""0350"""\n=5+6;x="7"\n')
    page = read_csv(path, ReadOptions()).pages[0]
    assert page.text == 'TT\tSố\n1\t0350\n=5+6\tx="7"'


def test_lines_above_a_table_in_text_are_its_title(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("BÁO CÁO,,\nNăm 2021\n\nTT,Đơn vị,Số\n1,A,350\n2,B,4 210\n")
    page = read_csv(path, ReadOptions()).pages[0]
    assert page.text.startswith(
        "BÁO CÁO\nNăm 2021\n\nTT\tĐơn vị\tSố\n1\tA\t350"
    )
    assert page.tables[0].cells[-1].text == "4\u00a0210"


_SAVED_SHEET = [
    ["UBND TỈNH A", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ""],
    ["SỞ TƯ PHÁP", "", "Độc lập - Tự do - Hạnh phúc", ""],
    ["Số: 12/BC-STP", "", "A, ngày 5 tháng 1 năm 2023", ""],
    ["", "", "", ""],
    ["BÁO CÁO", "", "", ""],
    ["Đã nhận 748, trả 701; còn 47 hồ sơ.", "", "", ""],
    ["TT", "Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ đã giải quyết"],
    ["I", "", "", ""],
    ["1", "Phòng A", "748", "701"],
    ["2", "Phòng B", "810", "794"],
    ["", "Tổng cộng", "1.558", "1.495"],
    ["", "", "", ""],
    ["", "", "", "GIÁM ĐỐC"],
    ["", "", "", "Trần Văn B"],
]


# lines with tabs, and no more of them than a row needs, are text that has a table
@pytest.mark.parametrize(
    ("sign", "padded"),
    [(";", True), (",", True), ("\t", True), (";", False), (",", False)],
)
def test_a_sheet_saved_as_text_keeps_its_letterhead_apart(
    tmp_path: Path, sign: str, padded: bool
) -> None:
    rows = _SAVED_SHEET if padded else [_unpadded(row) for row in _SAVED_SHEET]
    path = tmp_path / "a.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=sign).writerows(rows)
    assert sniff(path) == ("csv", "")
    [page] = read_csv(path, ReadOptions()).pages
    assert page.text.startswith("UBND TỈNH A\tCỘNG HÒA")
    assert page.text.endswith("1.495\nGIÁM ĐỐC\nTrần Văn B")
    [table] = page.tables
    assert [cell.text for cell in table.cells if cell.row == 1] == _SAVED_SHEET[
        6
    ]
    assert max(cell.row for cell in table.cells) == 5


def _unpadded(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def test_sentences_with_commas_are_no_saved_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = ["Có ba phòng, ba máy chủ, 12 máy trạm."] * 4 + ["Hết,"]
    path.write_text("\n".join(lines))
    assert sniff(path) == ("text", "")


def test_each_slide_is_a_page(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    for text in ("Có 64 máy", "bản nháp 999", "Có 350 hồ sơ"):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        box = slide.shapes.add_textbox(0, 0, Inches(3), Inches(1))
        box.text_frame.text = text
    deck.slides[1]._element.set("show", "0")
    table = (
        deck.slides[2]
        .shapes.add_table(2, 2, 0, Inches(2), Inches(4), Inches(1))
        .table
    )
    for (row, column), text in {
        (0, 0): "Đơn vị",
        (0, 1): "Số máy",
        (1, 0): "Sở",
        (1, 1): "5",
    }.items():
        table.cell(row, column).text = text
    deck.save(tmp_path / "a.pptx")
    assert sniff(tmp_path / "a.pptx") == ("pptx", "")
    reading = read_slides(tmp_path / "a.pptx", ReadOptions())
    assert [page.text.strip() for page in reading.pages] == [
        "Có 64 máy",
        "",
        "Có 350 hồ sơ\nĐơn vị\tSố máy\nSở\t5",
    ]
    assert reading.problem == "hidden slide not read: 2"


def test_a_slide_shows_neither_what_is_struck_nor_what_lies_beside_it(
    tmp_path: Path,
) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    beside = slide.shapes.add_textbox(Inches(-9), 0, Inches(3), Inches(1))
    beside.text_frame.text = "999 máy"
    paragraph = (
        slide.shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame
    ).paragraphs[0]
    for text, look in (("60 ", ("strike", "dblStrike")), ("405", None)):
        run = paragraph.add_run()
        run.text = text
        if look:
            run.font._element.set(*look)
    run = paragraph.add_run()
    run.text = "1"
    run.font._element.set("baseline", "30000")
    deck.save(tmp_path / "a.pptx")
    page = read_slides(tmp_path / "a.pptx", ReadOptions()).pages[0]
    assert page.text.strip() == "405¹"


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice to make an XLS"
)
def test_a_workbook_of_excel_97_reads_as_its_newer_form(tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book.active.row_dimensions[8].hidden = True

        seen = CellRichText(
            "Chi cục", TextBlock(InlineFont(strike=True), " 888")
        )
        book.active["A7"] = seen
        book.active["A7"].font = Font(name="Times New Roman")
        book.active["C7"].font = Font(color="FFFFFFFF")

    newer = workbook(tmp_path, hide)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xls:MS Excel 97",
    ]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "a.xlsx"], check=True
    )
    assert sniff(tmp_path / "a.xls") == ("xls", "")
    older = read_workbook(tmp_path / "a.xls", ReadOptions())
    assert older.pages[0].text == newer.pages[0].text
    assert older.pages[0].tables == newer.pages[0].tables
    assert older.problem == newer.problem


@pytest.mark.parametrize(
    ("cell", "needs"),
    [
        ('<c r="A1"><f>1+1</f></c>', True),
        ('<x:c r="A1"><x:f>1+1</x:f></x:c>', True),
        ('<x:c r="A1"><x:f>1+1</x:f><x:v/></x:c>', True),
        ('<x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c>', False),
        ('<c r="A1" t="str"><f>A2</f></c>', False),
        ('<cols/><c r="A1"><v>2</v></c>', False),
    ],
)
def test_formulas_without_values_are_told_whatever_their_prefix(
    tmp_path: Path, cell: str, needs: bool
) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("xl/worksheets/sheet1.xml", f"<sheet>{cell}</sheet>")
    assert needs_computing(tmp_path / "a.xlsx") == needs
