"""The reader of DOCX, on packages made here, sound and hostile."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import BaocaoError, LimitPassed, UnreadableInput
from pipeline.pages.formats import docx
from pipeline.pages.formats.docx import read_docx
from pipeline.records import Limits, Page, ReadOptions

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RULES = (
    "<w:tblPr><w:tblBorders><w:top w:val='single'/><w:left "
    "w:val='single'/></w:tblBorders></w:tblPr>"
)


def package(body: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            body
            if body.startswith("<?xml")
            else f"<w:document {NS} {MC}><w:body>{body}</w:body></w:document>",
        )
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return buffer.getvalue()


def p(
    text: str, font: str = "", properties: str = "", paragraph: str = ""
) -> str:
    fonts = f"<w:rFonts w:ascii='{font}'/>" if font else ""
    return (
        f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{fonts}{properties}</w:rPr>"
        f"<w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def cell(text: str, properties: str = "", font: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(p(line, font) for line in text.split('|'))}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def read(
    tmp_path: Path, body: str, limits: Limits | None = None, **parts: str
) -> Page:
    path = tmp_path / "a.docx"
    path.write_bytes(package(body, **parts))
    [page] = read_docx(path, ReadOptions(limits=limits or Limits())).pages
    return page


def test_paragraphs_tabs_breaks_and_fields(tmp_path: Path) -> None:
    body = (
        p("Số: 12/BC-SNV") + "<w:p/>"
        "<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t><w:noBreakHyphen/><w:t>bốn</w:t></w:r>"
        "<w:hyperlink><w:r><w:t> liên kết</w:t></w:r></w:hyperlink>"
        "<w:ins><w:r><w:t> "
        "thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Mục</w:t></w:r></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE "
        "</w:instrText></w:r>"
        "<w:r><w:t>7</w:t></w:r><w:r><w:fldChar "
        "w:fldCharType='end'/></w:r><w:r><w:t>trang</w:t></w:r></w:p>"
        + p("ẩn", properties="<w:vanish/>")
        + p("\uf0b7 Đạt \uf0b3 90%", "Symbol")
        + "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:font='Symbol' "
        "w:char='F0B1'/></w:r></w:p>"
    )
    assert read(tmp_path, body).text.split("\n") == [
        "Số: 12/BC-SNV",
        "",
        "một",
        "hai\tba-bốn liên kết thêm",
        "1. Mục",
        "trang",
        "",
        "• Đạt ≥ 90%",
        "•±",
    ]


def test_ruled_table_with_merged_cells(tmp_path: Path) -> None:
    body = (
        p("Bảng")
        + f"<w:tbl>{RULES}"
        + row(
            cell("TT", "<w:vMerge w:val='restart'/>"),
            cell("Số máy", "<w:gridSpan w:val='2'/>"),
        )
        + row(cell("", "<w:vMerge/>"), cell("2018"), cell("2019"))
        + row(cell("1"), cell("1.204"), cell("hai|dòng"))
        + "</w:tbl>"
        + p("Hết")
    )
    page = read(tmp_path, body)
    assert (
        page.text == "Bảng\nTT\tSố máy\n\t2018\t2019\n1\t1.204\thai dòng\nHết"
    )
    [table] = page.tables
    assert [
        (c.row, c.column, c.row_span, c.column_span, c.text)
        for c in table.cells
    ] == [
        (1, 1, 2, 1, "TT"),
        (1, 2, 1, 2, "Số máy"),
        (2, 2, 1, 1, "2018"),
        (2, 3, 1, 1, "2019"),
        (3, 1, 1, 1, "1"),
        (3, 2, 1, 1, "1.204"),
        (3, 3, 1, 1, "hai dòng"),
    ]
    assert table.ruled and all(
        page.text[c.start : c.end] == c.text for c in table.cells
    )


def test_letterhead_without_rules_stands_side_by_side(tmp_path: Path) -> None:
    body = (
        "<w:tbl>"
        + row(cell("SỞ NỘI VỤ|Số: 5/BC-SNV"), cell("CỘNG HÒA|Độc lập|ngày 2"))
        + "</w:tbl>"
    )
    page = read(tmp_path, body)
    assert page.text == "SỞ NỘI VỤ\tCỘNG HÒA\nSố: 5/BC-SNV\tĐộc lập\n\tngày 2"
    assert page.tables == ()


def test_a_table_of_figures_needs_no_rules(tmp_path: Path) -> None:
    rows = row(cell("Hồ sơ tiếp nhận"), cell("350")) + row(
        cell("Hồ sơ trả kết quả"), cell("340")
    )
    page = read(tmp_path, f"<w:tbl>{rows}</w:tbl>")
    [table] = page.tables
    assert [one.text for one in table.cells][-1] == "340"


def test_blanks_do_not_part_the_thousands_of_a_figure_in_its_cell(
    tmp_path: Path,
) -> None:
    parts = "1 9</w:t></w:r><w:r><w:t>19"
    rows = row(cell("Sở Nội vụ"), cell(parts), cell("12 450,5"))
    rows += row(cell("Sở Y tế"), cell("1 802"), cell("12 máy 450"))
    [table] = read(tmp_path, f"<w:tbl>{rows}</w:tbl>").tables
    assert [one.text for one in table.cells] == [
        *("Sở Nội vụ", "1\u00a0919", "12\u00a0450,5"),
        *("Sở Y tế", "1\u00a0802", "12 máy 450"),
    ]


def test_legacy_fonts_by_run_style_and_default(tmp_path: Path) -> None:
    styles = (
        f"<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
        "w:ascii='.VnTime'/></w:rPr></w:rPrDefault>"
        "</w:docDefaults><w:style w:type='paragraph' w:styleId='H'><w:basedOn w:val='N'/><w:rPr>"
        "<w:rFonts w:ascii='.VnTimeH'/></w:rPr></w:style><w:style w:type='paragraph' w:styleId='N'>"
        "<w:basedOn w:val='H'/></w:style></w:styles>"
    )
    body = (
        p("b¸o c¸o", paragraph="<w:pStyle w:val='H'/>")
        + p("n\xad\xedc c«ng nghÖ")
        + p("Có 5 xã", "Arial")
        + "<w:p><w:r><w:t>tr</w:t><w:softHyphen/><w:t>êng</w:t></w:r></w:p>"
        + f"<w:tbl>{RULES}"
        + row(cell("®Êt"), cell("c©y"))
        + row(cell("1"), cell("2"))
        + "</w:tbl>"
    )
    page = read(tmp_path, body, styles=styles)
    assert (
        page.text == "báo cáo\nnước công nghệ\nCó 5 xã\ntrường\nđất\tcây\n1\t2"
    )
    assert page.shown().startswith("BÁO CÁO\nnước")
    assert [c.text for c in page.tables[0].cells] == ["đất", "cây", "1", "2"]
    assert all(
        page.text[c.start : c.end] == c.text for c in page.tables[0].cells
    )


def test_list_labels(tmp_path: Path) -> None:
    numbering = (
        f"<w:numbering {NS}><w:abstractNum w:abstractNumId='0'>"
        "<w:lvl w:ilvl='0'><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
        "<w:lvl w:ilvl='2'><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%3)'/></w:lvl>"
        "<w:lvl w:ilvl='3'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='4'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    )

    def item(level: int, text: str) -> str:
        return p(
            text,
            paragraph=f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='4'/></w:numPr>",
        )

    body = "".join(
        [
            item(0, "A"),
            item(1, "B"),
            item(2, "C"),
            item(2, "D"),
            item(3, "E"),
            item(0, "F"),
            item(1, "G"),
        ]
    )
    assert read(tmp_path, body, numbering=numbering).text.split("\n") == [
        "I. A",
        "I.1 B",
        "a) C",
        "b) D",
        "- E",
        "II. F",
        "II.1 G",
    ]


def test_notes_headers_footers_and_text_boxes(tmp_path: Path) -> None:
    rels = (
        "<Relationships><Relationship Id='h' Target='header1.xml'/><Relationship Id='f' "
        "Target='footer1.xml'/>"
        "</Relationships>"
    )
    r = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    box = "<w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Có 1.204</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t> "
        "hồ sơ</w:t>"
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:sectPr {r}><w:headerReference r:id='h'/><w:footerReference r:id='f'/></w:sectPr>"
    )
    note = (
        f"<w:footnotes {NS}><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
        f"<w:footnote w:id='2'>{p('Số liệu tạm tính')}</w:footnote></w:footnotes>"
    )
    page = read(
        tmp_path,
        body,
        footnotes=note,
        **{
            "_rels/document.xml.rels": "",
            "header1": f"<w:hdr {NS}>{p('UBND HUYỆN')}</w:hdr>",
            "footer1": f"<w:ftr {NS}>{p('- 3 -')}{p('Văn thư')}</w:ftr>",
        },
    )
    assert "trong khung" in page.text
    path = tmp_path / "b.docx"
    with (
        zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as old,
        zipfile.ZipFile(path, "w") as new,
    ):
        for name in old.namelist():
            if "rels" not in name:
                new.writestr(name, old.read(name))
        new.writestr("word/_rels/document.xml.rels", rels)
    assert read_docx(path, ReadOptions()).pages[0].text.split("\n") == [
        "UBND HUYỆN",
        "Có 1.204² hồ sơ",
        "trong khung",
        "² Số liệu tạm tính",
        "Văn thư",
    ]


# ---------------------------------------------------------------- hostile DOCX


def test_entities_are_never_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật")
    body = (
        f"<?xml version='1.0'?><!DOCTYPE w [<!ENTITY x SYSTEM 'file://{secret}'><!ENTITY y SYSTEM "
        "'http://192.0.2.1/a'><!ENTITY l 'ha'><!ENTITY m '&l;&l;&l;&l;&l;&l;&l;&l;&l;'><!ENTITY n "
        "'&m;&m;&m;&m;&m;&m;&m;&m;&m;'>]><w:document "
        f"{NS}><w:body><w:p><w:r><w:t>a&x;&y;&n;b</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    try:
        text = read(tmp_path, body).text
    except UnreadableInput:
        return
    assert "bí mật" not in text and "ha" not in text


def test_docx_bomb(tmp_path: Path) -> None:
    limits = Limits(memory_bytes=400 << 20)
    with pytest.raises(LimitPassed, match="limit memory_bytes"):
        read(tmp_path, p("x" * (150 << 20)), limits)


def damaged(data: bytes) -> bytes:
    """The package with bytes in the middle of its document overwritten."""
    return data[: len(data) // 2] + bytes(40) + data[len(data) // 2 + 40 :]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        package("<w:p>"),
        package("<?xml version='1.0'?><a/>"),
        package(p("a"))[:-30],
        package("<w:tbl>" * 5000 + "</w:tbl>" * 5000),
        damaged(package("".join(map(p, map(str, range(999)))))),
    ],
    ids=["empty", "no zip", "bad xml", "no body", "cut", "deep", "bad deflate"],
)
def test_broken_docx_is_an_error_of_the_input(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    try:
        assert read_docx(path, ReadOptions()).pages[0].text == ""
    except BaocaoError as error:
        assert "\n" not in str(error)


def test_tables_within_tables_end_somewhere(tmp_path: Path) -> None:
    body = p("x")
    for _ in range(60):
        body = f"<w:tbl>{row('<w:tc>' + body + '</w:tc>')}</w:tbl>"
    assert read(tmp_path, body).text == ""


PIECES = st.recursive(
    st.sampled_from(
        [
            p("a"),
            p("Sè", ".VnTime"),
            "<w:p/>",
            p("1.204"),
            "<w:sdt><w:sdtContent/></w:sdt>",
            "<w:bogus/>",
        ]
    ),
    lambda inner: st.lists(inner, max_size=4).map(
        lambda parts: (
            f"<w:tbl>{RULES}"
            + "".join(
                row(
                    f"<w:tc><w:tcPr><w:vMerge/><w:gridSpan w:val='{n}'/></w:tcPr>{part}</w:tc>"
                )
                for n, part in enumerate(parts)
            )
            + "</w:tbl>"
        )
    ),
    max_leaves=12,
)


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PIECES, max_size=5).map("".join))
def test_any_body_reads(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(package(body))
    [page] = docx._parse(path, Limits()).reading().pages
    assert all(
        page.text[c.start : c.end] == c.text
        for table in page.tables
        for c in table.cells
    )


MATH = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (  # raised marks of notes, a lifted one, the power of a unit
            "<w:p><w:r><w:t>mua 405</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
            "<w:t>1</w:t></w:r><w:r><w:t xml:space='preserve"
            "'> máy, 25 m</w:t></w:r><w:r><w:rPr><w:position w:val='6'/></w:rPr><w:t>2</w:t></w:r></w:p>",
            "mua 405¹ máy, 25 m²",
        ),
        (  # struck out, twice struck out, struck out by nothing
            p("320", properties="<w:strike/>")
            + p("321", properties="<w:dstrike/>")
            + p("322", properties="<w:strike w:val='0'/>"),
            "\n\n322",
        ),
        (  # letters of a point and a half, as templates hide their marks
            p("999", properties="<w:sz w:val='3'/>") + p("350 hồ sơ"),
            "\n350 hồ sơ",
        ),
        (  # a deleted paragraph mark joins two lines of one figure
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>nhận 3</w:t></w:r></w:p>"
            + p("50 hồ sơ"),
            "nhận 350 hồ sơ",
        ),
        (  # the prompt of an empty control, and one that is filled in
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + p("Nhập số từ 0 đến 999")
            + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>"
            + p("64 máy")
            + "</w:sdtContent></w:sdt>",
            "\n64 máy",
        ),
        (  # equations, with a fraction and a power
            f"<w:p {MATH}><m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>340</m:t></m:r></m:num><m:den>"
            "<m:r><m:t>350+2</m:t></m:r></m:den></m:f><m:r><m:t> × 100%</m:t></m:r><m:sSup><m:e><m:r>"
            "<m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara></w:p>",
            "340/(350+2) × 100%x²",
        ),
        (  # a figure below the line behind a figure, not behind a letter
            "<w:p><w:r><w:t>405</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr>"
            "<w:t>1</w:t></w:r><w:r><w:t xml:space='preserve'> máy, CO</w:t></w:r><w:r><w:rPr>"
            "<w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t></w:r></w:p>",
            "405¹ máy, CO2",
        ),
        (  # digits of the font Symbol, a hyphen that only breaks lines, lettering
            "<w:p><w:r><w:sym w:font='Symbol' w:char='F034'/><w:t>05 má</w:t><w:softHyphen/>"
            "<w:t>y</w:t><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>"
            "<v:textpath string='64 máy'/></v:shape></w:pict></w:r></w:p>",
            "405 máy\n64 máy",
        ),
        (  # an equation under change tracking
            f"<w:p {MATH}><m:oMath><w:del><m:r><m:t>60</m:t></m:r></w:del><w:ins><m:r><m:t>64</m:t>"
            "</m:r></w:ins></m:oMath></w:p>",
            "64",
        ),
        (  # of two alternatives the first that says something, once
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>mới</w:t></mc:Choice><mc:Fallback>"
            "<w:t>cũ</w:t></mc:Fallback></mc:AlternateContent></w:r><w:r><mc:AlternateContent>"
            "<mc:Choice/><mc:Fallback><w:t> xưa</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "mới xưa",
        ),
    ],
)
def test_only_what_word_shows_is_read(
    tmp_path: Path, body: str, text: str
) -> None:
    assert read(tmp_path, body).text == text


def test_a_deleted_cell_and_row_are_gone(tmp_path: Path) -> None:
    body = (
        f"<w:tbl>{RULES}{row(cell('Đơn vị'), cell('Số máy'))}"
        f"{row(cell('A'), cell('50', '<w:cellDel/>'), cell('64'))}"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('B')}{cell('200')}</w:tr></w:tbl>"
    )
    assert read(tmp_path, body).text == "Đơn vị\tSố máy\nA\t64"


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ("<w:result w:val='1'/>", "có 64 máy"),
        ("<w:default w:val='1'/>", "có 64 máy"),
        ("", "có 60 máy"),
        ("<w:result w:val='7'/>", "có  máy"),
    ],
)
def test_a_drop_down_field_shows_its_choice(
    tmp_path: Path, choice: str, text: str
) -> None:
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList>"
        f"{choice}<w:listEntry w:val='60'/><w:listEntry w:val='64'/></w:ddList></w:ffData>"
        "</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    said = [
        f"<w:r><w:t xml:space='preserve'>{part}</w:t></w:r>"
        for part in ("có ", " máy")
    ]
    body = f"<w:p>{said[0]}{field}{said[1]}</w:p>"
    assert read(tmp_path, body).text == text


def test_the_namespaces_of_strict_are_read(tmp_path: Path) -> None:
    strict = NS.replace(
        "schemas.openxmlformats.org", "purl.oclc.org/ooxml"
    ).replace("/2006", "")
    body = f"<?xml version='1.0'?><w:document {strict}><w:body>{p('64 máy')}</w:body></w:document>"
    assert read(tmp_path, body).text == "64 máy"


def with_parts(body: str, kind: str, name: str, data: bytes) -> bytes:
    """A package whose main part has the relation rId9 to the part ``name``."""
    buffer = io.BytesIO(package(body))
    relations = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='rId9' Type='x/{kind}' Target='{name}'/></Relationships>"
    )
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", relations)
        archive.writestr(f"word/{name}", data)
    return buffer.getvalue()


R = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' r:id='rId9'"


@pytest.mark.parametrize(
    ("name", "chunk"),
    [
        (
            "a.html",
            "<html><body><p>64 máy <s>60</s></p></body></html>".encode(),
        ),
        ("a.txt", "64 máy\n".encode()),
        ("a.docx", package(p("64 máy"))),
    ],
)
def test_an_imported_chunk_stands_where_it_is_shown(
    tmp_path: Path, name: str, chunk: bytes
) -> None:
    path = tmp_path / "a.docx"
    body = p("trước") + f"<w:altChunk {R}/>" + p("sau")
    path.write_bytes(with_parts(body, "aFChunk", name, chunk))
    reading = read_docx(path, ReadOptions())
    assert reading.pages[0].text.split("\n") == ["trước", "64 máy", "sau"]
    assert reading.problem == ""


@pytest.mark.parametrize(
    ("element", "data", "problem"),
    [
        (f"<w:altChunk {R}/>", b"{\\rtf1", "imported chunk"),
        (
            "<w:p><w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' "
            f"ProgID='Equation.3' {R}/></w:object></w:r></w:p>",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "Equation.3",
        ),
        (
            "<w:p><w:r><w:drawing><a:graphicData xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
            f"<a:blip {R.replace('r:id', 'r:embed')}/></a:graphicData></w:drawing></w:r></w:p>",
            b"\x89PNG\r\n\x1a\n broken",
            "a picture",
        ),
        (  # a metafile
            "<w:p><w:r><w:drawing><a:graphicData xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
            f"<a:blip {R.replace('r:id', 'r:embed')}/></a:graphicData></w:drawing></w:r></w:p>",
            b"\x01\0\0\0 EMF",
            "a picture (of a kind that is not read)",
        ),
        (
            "<w:p><w:r><w:drawing><a:graphicData xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
            f"<a:blip {R.replace('r:id', 'r:link').replace('rId9', 'rId8')}/></a:graphicData></w:drawing></w:r></w:p>",
            b"",
            "a picture kept outside the file",
        ),
        (f"<w:p><w:subDoc {R}/></w:p>", b"", "a file of its own"),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> EQ \\f(1;2) </w:instrText>"
            "<w:fldChar w:fldCharType='end'/></w:r></w:p>",
            b"",
            "an equation",
        ),
    ],
)
def test_what_is_shown_and_not_read_is_named(
    tmp_path: Path,
    element: str,
    data: bytes,
    problem: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # as without LibreOffice
    monkeypatch.setattr("shutil.which", lambda name: None)
    path = tmp_path / "a.docx"
    path.write_bytes(with_parts(p("64 máy") + element, "x", "part.bin", data))
    reading = read_docx(path, ReadOptions())
    assert reading.pages[0].text.strip() == "64 máy"
    assert problem in reading.problem
