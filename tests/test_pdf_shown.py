"""What the page of a PDF shows is what is read: fields and notes, layers and boxes, pictures,
turned print."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas
from shown_kit import (
    COLUMNS,
    FIGURES,
    HEAD,
    LETTER,
    ROWS,
    changed,
    image,
    letter,
    pdf,
    picture,
    read,
    table,
)

from pipeline.pages.ocr import tesseract, trueocr
from pipeline.pages.pdf import reader, regions

needs_reader = pytest.mark.skipif(
    not (trueocr.available() and tesseract.available()),
    reason="needs trueocr and Tesseract",
)
TABLE = "\n".join("\t".join(row) for row in (HEAD, *ROWS))
SHEET = pikepdf.Array([0, 0, 595, 842])


def with_table(made: Canvas) -> None:
    letter(made)
    table(made)


def with_figures(made: Canvas) -> None:
    letter(made, (*LETTER, FIGURES))


def words_in_any_order(made: Canvas) -> None:
    words = []
    for n, line in enumerate((*LETTER, FIGURES)):
        at = 60.0
        for word in line.split():
            words.append((at, 790 - 20 * n, word))
            at += made.stringWidth(f"{word} ")
    for word in sorted(words, key=lambda word: word[::-1]):
        made.drawString(*word)


def test_words_drawn_in_any_order_are_read_as_they_stand(
    tmp_path: Path,
) -> None:
    page = read(tmp_path, pdf(words_in_any_order))
    assert page.text.split("\n") == [*LETTER, FIGURES]
    assert page.reader == "text"
    (word,) = [word for word in page.words if word.text == "403"]
    assert word.box is not None and 630 < 842 - word.box.y0 < 670


def test_bold_that_is_printed_twice_comes_once(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        table(made, twice=True)

    assert TABLE in read(tmp_path, pdf(draw)).text


def test_heads_turned_by_90_degrees_are_read_upright(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        table(made, turned=True)

    page = read(tmp_path, pdf(draw))
    assert (
        page.text.count(
            "TT\tĐơn vị\tTiếp nhận\tĐã giải quyết\tTrễ hạn\n1\tVăn phòng"
        )
        == 1
    )


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("offset", [(0, 0), (-200, 300)])
def test_a_table_comes_once_however_its_page_is_turned(
    tmp_path: Path, degrees: int, offset: tuple[int, int]
) -> None:
    def change(_: pikepdf.Pdf, page: Any) -> None:
        page.Rotate = degrees
        x, y = offset
        page.MediaBox = pikepdf.Array([x, y, x + 595, y + 842])
        moved = f"q 1 0 0 1 {x} {y} cm ".encode()
        page.contents_add(moved, prepend=True)
        page.contents_add(b" Q")

    page = read(tmp_path, changed(pdf(with_table), change))
    assert page.text.count("417\t403\t14") == 1 and TABLE in page.text
    assert page.text.count("417") == 1
    box = page.tables[0].box
    assert box is not None and all(
        word.box and box.x0 < word.box.x0 < box.x1
        for word in page.words
        if word.text == "417"
    )


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_print_that_is_turned_in_itself_is_read_upright(
    tmp_path: Path, degrees: int
) -> None:
    def draw(made: Canvas) -> None:
        made.setPageSize((842, 842))
        made.translate(421, 421)
        made.rotate(degrees)
        made.translate(-297, -421)
        with_table(made)

    page = read(tmp_path, pdf(draw))
    assert page.text.startswith(LETTER[0]) and TABLE in page.text
    assert page.rotation == degrees


def test_a_crop_box_beyond_the_sheet_shows_the_sheet(tmp_path: Path) -> None:
    def change(_: pikepdf.Pdf, page: Any) -> None:
        page.CropBox = pikepdf.Array([-100, -100, 700, 900])

    page = read(tmp_path, changed(pdf(with_table), change))
    assert TABLE in page.text and page.problem == ""


def test_a_box_that_pages_inherit_is_theirs(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf, page: Any) -> None:
        document.Root.Pages.MediaBox = page.MediaBox
        document.Root.Pages.Rotate = 270
        del page.obj["/MediaBox"], page.obj["/Rotate"]

    page = read(tmp_path, changed(pdf(with_table), change))
    assert page.text.startswith(LETTER[0]) and TABLE in page.text
    assert page.problem == ""


def field(
    name: str, value: str, rect: tuple[int, int, int, int]
) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Tx,
        T=pikepdf.String(name),
        V=pikepdf.String(value),
        DA=pikepdf.String("/Helv 11 Tf 0 g"),
        Rect=pikepdf.Array(rect),
        F=4,
    )


def test_values_of_fields_without_a_look_stand_in_their_gaps(
    tmp_path: Path,
) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        made.drawString(60, 600, "Trong năm Sở tiếp nhận")
        made.drawString(250, 600, "hồ sơ, đã giải quyết")
        made.drawString(420, 600, "hồ sơ.")

    def change(document: pikepdf.Pdf, page: Any) -> None:
        fields = [
            field("a", "417", (195, 596, 240, 612)),
            field("b", "403", (370, 596, 415, 612)),
        ]
        page.Annots = document.make_indirect(
            pikepdf.Array(map(document.make_indirect, fields))
        )
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
        )
        document.Root.AcroForm = pikepdf.Dictionary(
            Fields=page.Annots,
            NeedAppearances=True,
            DA=pikepdf.String("/Helv 11 Tf 0 g"),
            DR=pikepdf.Dictionary(
                Font=pikepdf.Dictionary(Helv=document.make_indirect(font))
            ),
        )

    page = read(tmp_path, changed(pdf(draw), change))
    assert FIGURES in page.text
    assert [word.text for word in page.words if word.box][-2:] == ["417", "403"]


def test_the_values_of_a_form_follow_their_labels(tmp_path: Path) -> None:
    def form(made: Canvas) -> None:
        made.setFont("Tinos", 12)
        made.drawString(60, 700, "Số máy tính mua sắm năm 2023 (bộ):")
        made.drawString(60, 674, "Số chứng thư số đã cấp:")
        for name, value, y in (("a", "476", 695), ("b", "1.901", 669)):
            made.acroForm.textfield(
                name=name, value=value, x=390, y=y, width=100, height=18
            )

    text = read(tmp_path, pdf(form)).text
    assert "(bộ): 476\nSố chứng thư số đã cấp: 1.901" in text


def switched_off(document: pikepdf.Pdf, page: Any) -> None:
    layer = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.OCG, Name=pikepdf.String("Dự thảo")
        )
    )
    document.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([layer]),
        D=pikepdf.Dictionary(
            Order=pikepdf.Array([layer]),
            OFF=pikepdf.Array([layer]),
            ON=pikepdf.Array([]),
        ),
    )
    page.Resources.Properties = pikepdf.Dictionary(MC0=layer)
    content = (
        page.Contents.read_bytes()
        if not isinstance(page.Contents, pikepdf.Array)
        else b""
    )
    start = content.index(
        b"BT", content.index(b"ET")
    )  # the first sets the font
    end = content.index(b"ET", start) + 2
    content = (
        content[:start]
        + b"/OC /MC0 BDC "
        + content[start:end]
        + b" EMC"
        + content[end:]
    )
    page.Contents = document.make_stream(content)


def draft_first(made: Canvas) -> None:
    made.drawString(60, 560, "Dự thảo: tiếp nhận 999 hồ sơ")
    with_figures(made)


def outside(made: Canvas) -> None:
    with_figures(made)
    made.drawString(620, 600, "tiếp nhận 999 hồ sơ")


def white(made: Canvas) -> None:
    with_figures(made)
    made.setFillColorRGB(1, 1, 1)
    made.drawString(60, 560, "tiếp nhận 999 hồ sơ")


def covered(made: Canvas) -> None:
    made.drawString(60, 560, "tiếp nhận 999 hồ sơ")
    made.setFillColorRGB(1, 1, 1)
    made.rect(50, 550, 300, 30, stroke=0, fill=1)
    made.setFillColorRGB(0, 0, 0)
    with_figures(made)


def as_dust(made: Canvas) -> None:
    with_figures(made)
    made.setFont("Tinos", 1)
    made.drawString(60, 560, "tiếp nhận 999 hồ sơ")


def invisible_figure(made: Canvas) -> None:
    with_figures(made)
    text = made.beginText(60, 560)
    text.setTextRenderMode(3)
    text.textOut("tiếp nhận 999 hồ sơ")
    made.drawText(text)


def crop(_: pikepdf.Pdf, page: Any) -> None:
    page.MediaBox = pikepdf.Array([0, 0, 995, 842])
    page.CropBox = SHEET


@pytest.mark.parametrize(
    ("draw", "change"),
    [
        (draft_first, switched_off),
        (outside, crop),
        (white, None),
        (covered, None),
        (invisible_figure, None),
        (as_dust, None),
    ],
)
def test_text_that_the_page_does_not_show_is_left_out(
    tmp_path: Path,
    draw: Callable[[Canvas], None],
    change: Callable[[pikepdf.Pdf, Any], None] | None,
) -> None:
    data = pdf(draw, pageCompression=0)
    page = read(tmp_path, changed(data, change) if change else data)
    assert "999" not in page.text and "999" not in {
        word.text for word in page.words
    }
    assert FIGURES in page.text and page.problem == reader.HIDDEN
    assert all(
        page.text[word.start : word.end] == word.text for word in page.words
    )


def struck_by_line(made: Canvas) -> None:
    made.drawString(60, 560, "tiếp nhận 999 hồ sơ, 417 máy")
    left = 60 + made.stringWidth("tiếp nhận ", "Tinos", 12)
    made.line(left, 564, left + made.stringWidth("999", "Tinos", 12), 564)
    made.line(60, 558, 200, 558)  # underlined
    letter(made)


def struck_by_bar(made: Canvas) -> None:
    made.drawString(60, 560, "tiếp nhận 999 hồ sơ")
    made.rect(60, 563.5, 120, 0.6, stroke=0, fill=1)
    letter(made, (*LETTER, "Đã mua 417 máy"))


def to_be_struck(made: Canvas) -> None:
    made.drawString(60, 560, "tiếp nhận 999 hồ sơ")
    letter(made, (*LETTER, "Đã mua 417 máy"))


# where a hand strikes what those print, low enough for no circle
OVER_999 = (110, 562, 140, 566)


def with_note(
    kind: str,
    at: tuple[float, ...] = (50, 550, 300, 580),
    **details: Any,
) -> Callable[[pikepdf.Pdf, Any], None]:
    def change(document: pikepdf.Pdf, page: Any) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(f"/{kind}"),
            Rect=pikepdf.Array(at),
            DA=pikepdf.String("/Helv 11 Tf 0 g"),
            **details,
        )
        page.Annots = pikepdf.Array([document.make_indirect(note)])

    return change


QUAD = pikepdf.Array([55, 575, 290, 575, 55, 555, 290, 555])


@pytest.mark.parametrize(
    ("draw", "change"),
    [
        (struck_by_line, None),
        (struck_by_bar, None),
        (to_be_struck, with_note("StrikeOut", QuadPoints=QUAD, F=4)),
        (to_be_struck, with_note("Line", at=OVER_999, F=4)),
        (to_be_struck, with_note("Ink", at=OVER_999, F=4)),
        (
            lambda made: letter(made, (*LETTER, "417")),
            with_note("FreeText", Contents=pikepdf.String("999"), F=36),
        ),
    ],
)
def test_what_is_struck_or_noted_unseen_is_left_out(
    tmp_path: Path,
    draw: Callable[[Canvas], None],
    change: Callable[[pikepdf.Pdf, Any], None] | None,
) -> None:
    data = pdf(draw)
    page = read(tmp_path, changed(data, change) if change else data)
    assert "999" not in page.text and "417" in page.text and page.problem == ""


@pytest.mark.parametrize(
    ("kind", "at"),
    [
        ("Line", (110, 555, 140, 558)),  # underlined
        ("Ink", (108, 552, 142, 575)),  # encircled
        ("Ink", (300, 562, 330, 566)),  # elsewhere
    ],
)
def test_what_a_hand_marks_is_read(
    tmp_path: Path, kind: str, at: tuple[float, ...]
) -> None:
    data = changed(pdf(to_be_struck), with_note(kind, at=at, F=4))
    assert "tiếp nhận 999 hồ sơ" in read(tmp_path, data).text


def test_a_figure_typed_over_another_stands_in_its_place(
    tmp_path: Path,
) -> None:
    def over(document: pikepdf.Pdf, page: Any) -> None:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
        )
        look = document.make_stream(
            b"1 g 0 0 22 16 re f BT 0 g /H 11 Tf 2 4 Td (417) Tj ET"
        )
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = pikepdf.Array([0, 0, 22, 16])
        look.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(H=font))
        with_note(
            "FreeText",
            at=(105, 556, 127, 572),
            AP=pikepdf.Dictionary(N=look),
            F=4,
        )(document, page)

    page = read(tmp_path, changed(pdf(to_be_struck), over))
    assert "tiếp nhận 417 hồ sơ" in " ".join(page.text.split())
    assert "999" not in page.text


def test_a_text_that_the_file_names_for_a_figure_is_not_believed(
    tmp_path: Path,
) -> None:
    def name(document: pikepdf.Pdf, page: Any) -> None:
        data = page.Contents.read_bytes()
        start = data.index(b"BT", data.rindex(b"BT") - 1)
        data = (
            data[:start]
            + b"/Span <</ActualText (999)>> BDC "
            + data[start:]
            + b" EMC"
        )
        page.Contents = document.make_stream(data)

    made = pdf(lambda made: letter(made, (*LETTER, "417 123")))
    page = read(tmp_path, changed(made, name))
    assert "417" in page.text and "999" not in page.text
    assert page.problem == regions.GARBLED


@pytest.mark.parametrize(
    ("left", "problem"),
    [(0.6, reader.CUT), (1.0, ""), (-4, "")],
)
def test_a_page_whose_content_is_cut_short_is_not_ok(
    tmp_path: Path, left: float, problem: str
) -> None:
    """The share of the packed content that is left; without its checksum alone it is whole."""

    def cut(document: pikepdf.Pdf, page: Any) -> None:
        whole = zlib.compress(page.Contents.read_bytes())
        end = int(left * len(whole)) if left > 0 else int(left)
        page.Contents.write(whole[:end], filter=pikepdf.Name.FlateDecode)

    page = read(tmp_path, changed(pdf(letter), cut))
    assert "UBND" in page.text and page.problem == problem


def test_white_print_on_a_dark_ground_is_shown(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        made.rect(50, 550, 300, 30, stroke=0, fill=1)
        made.setFillColorRGB(1, 1, 1)
        made.drawString(60, 560, FIGURES)

    page = read(tmp_path, pdf(draw))
    assert FIGURES in page.text and page.problem == ""


@needs_reader
def test_the_picture_of_a_table_on_a_page_of_text_becomes_cells(
    tmp_path: Path,
) -> None:
    sheet = picture(pdf(table)).crop((140, 640, 1440, 960))

    def draw(made: Canvas) -> None:
        letter(made)
        made.drawImage(image(sheet), 60, 480, 475, 117)
        made.drawString(60, 440, "Trên đây là báo cáo của Sở Nội vụ.")

    page = read(tmp_path, pdf(draw))
    assert [cell.text for cell in page.tables[0].cells][-3:] == [
        "417",
        "403",
        "14",
    ]
    assert page.text.index("417") < page.text.index("Trên đây")
    assert page.reader == "text" and page.problem == ""
    seen = {word.text: word for word in page.words}
    assert seen["417"].confidence is not None and seen["417"].box


@needs_reader
def test_a_seal_is_neither_read_nor_a_problem(tmp_path: Path) -> None:
    def seal(made: Canvas) -> None:
        made.setStrokeColorRGB(0.9, 0.1, 0.1)
        made.setFillColorRGB(0.9, 0.1, 0.1)
        made.setLineWidth(3)
        made.circle(420, 480, 50)
        for n in range(9):
            made.saveState()
            made.translate(420, 480)
            made.rotate(40 * n)
            made.drawString(-20, 34, "NỘI VỤ")
            made.restoreState()

    def draw(made: Canvas) -> None:
        letter(made)
        made.drawImage(
            image(picture(pdf(seal)).crop((1000, 850, 1340, 1170))),
            360,
            420,
            122,
            115,
        )

    page = read(tmp_path, pdf(draw))
    assert page.problem == ""
    assert page.text.strip().split("\n") == list(LETTER)


def strips(made: Canvas) -> None:
    sheet = picture(pdf(with_figures))
    high = sheet.height // 10
    for n in range(10):
        strip = sheet.crop((0, n * high, sheet.width, (n + 1) * high))
        made.drawImage(image(strip), 0, 842 - 84.2 * (n + 1), 595, 84.2)
    made.drawString(320, 815, "Van ban den so 1185")


def nested(made: Canvas) -> None:
    made.beginForm("inner", 0, 0, 595, 842)
    made.drawImage(image(picture(pdf(with_figures))), 0, 0, 595, 842)
    made.endForm()
    for outer, inner in (("b", "inner"), ("c", "b"), ("d", "c")):
        made.beginForm(outer, 0, 0, 595, 842)
        made.doForm(inner)
        made.endForm()
    made.doForm("d")


def tiled(made: Canvas) -> None:
    """The scan as the pattern with which a rectangle is filled; see ``pattern``."""
    made.drawImage(image(picture(pdf(with_figures))), 0, 0, 595, 842)


def pattern(document: pikepdf.Pdf, page: Any) -> None:
    content = page.Contents.read_bytes()
    tile = document.make_stream(content)
    for key, value in {
        "/Type": pikepdf.Name.Pattern,
        "/PatternType": 1,
        "/PaintType": 1,
        "/TilingType": 1,
        "/BBox": SHEET,
        "/XStep": 595,
        "/YStep": 842,
        "/Resources": page.Resources,
    }.items():
        tile[key] = value
    page.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P0=tile))
    page.Contents = document.make_stream(
        b"/Pattern cs /P0 scn 0 0 595 842 re f"
    )


@needs_reader
@pytest.mark.parametrize(
    ("draw", "change"), [(strips, None), (nested, None), (tiled, pattern)]
)
def test_a_scan_is_read_however_the_page_holds_it(
    tmp_path: Path,
    draw: Callable[[Canvas], None],
    change: Callable[[pikepdf.Pdf, Any], None] | None,
) -> None:
    data = pdf(draw)
    page = read(tmp_path, changed(data, change) if change else data)
    assert page.reader == "ocr" and {"417", "403"} <= {
        word.text for word in page.words
    }


def test_raised_numbers_of_notes_are_no_digits(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        made.drawString(60, 600, "Sở có 45")
        made.setFont("Tinos", 7)
        made.drawString(106, 605, "2")
        made.setFont("Tinos", 12)
        made.drawString(114, 600, "bộ máy vi tính trong 60 m")
        made.setFont("Tinos", 7)
        made.drawString(238, 605, "2")
        made.setFont("Tinos", 12)
        made.drawString(60, 580, "Trong năm, Sở đã mua 12")
        made.setFont("Tinos", 7)
        made.drawString(193, 585, "(13)")
        made.setFont("Tinos", 12)
        made.drawString(210, 580, "máy in.")

    page = read(tmp_path, pdf(draw))
    assert "45² bộ máy vi tính trong 60 m2" in page.text
    assert "12¹³ máy in" in page.text


def test_lowered_numbers_behind_a_figure_are_no_digits(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        made.drawString(60, 600, "Sở có 45")
        made.setFont("Tinos", 7)
        made.drawString(106, 597, "2")
        made.setFont("Tinos", 12)
        made.drawString(114, 600, "bộ máy vi tính")

    assert "45² bộ" in read(tmp_path, pdf(draw)).text


def test_a_figure_that_a_narrow_cell_wraps_is_one(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        for y in (600, 560, 520):
            made.line(60, y, 300, y)
        for x in (60, 140, 220, 300):
            made.line(x, 600, x, 520)
        for n, text in enumerate(("Nội dung", "Kinh phí", "Số máy")):
            made.drawString(64 + 80 * n, 580, text)
        made.drawString(64, 545, "Máy chủ")
        made.drawString(144, 545, "1.250.")
        made.drawString(144, 530, "000.000")
        made.drawString(224, 545, "45")

    page = read(tmp_path, pdf(draw))
    assert "Máy chủ\t1.250.000.000\t45" in page.text
    assert (
        page.words[-2].text == "1.250.000.000"
        and page.words[-2].box is not None
    )


@needs_reader
def test_print_without_meaning_in_the_layer_is_read_from_the_page(
    tmp_path: Path,
) -> None:
    """A font whose map says that its letters are control characters."""

    def change(_: pikepdf.Pdf, page: Any) -> None:
        for font in page.Resources.Font.values():
            if (
                "/ToUnicode" in font
                and b"beginbfchar" in font.ToUnicode.read_bytes()
            ):
                break
        cmap = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def 1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <00> <FF> <0001> endbfrange endcmap end end"""
        for font in page.Resources.Font.values():
            if "/ToUnicode" in font:
                font.ToUnicode.write(
                    cmap.replace(b"<00> <FF> <0001>", b"<00> <FF> <0004>")
                )

    page = read(tmp_path, changed(pdf(with_figures), change))
    assert "417" in page.text and "403" in page.text
    assert not any(ord(c) < 9 for c in page.text)


@needs_reader
def test_a_page_that_draws_and_gives_no_words_is_not_ok(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        for n in range(12):
            made.bezier(
                60, 100 + 40 * n, 300, 700, 200, 80 + 20 * n, 500, 90 + 50 * n
            )

    page = read(tmp_path, pdf(draw))
    assert page.text.strip() == "" and page.problem == regions.UNREAD


def test_an_empty_page_has_no_problem(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(lambda made: None))
    assert (page.text, page.problem) == ("", "")


def stamped(made: Canvas) -> None:
    made.setStrokeColorRGB(0.85, 0.1, 0.15)
    made.setLineWidth(4)
    made.circle(300, 400, 50)


@pytest.mark.parametrize(
    ("draw", "problem"),
    [(lambda made: None, ""), (stamped, regions.UNREAD)],
)
def test_a_scan_without_print_has_a_problem_where_it_shows_anything(
    tmp_path: Path, draw: Callable[[Canvas], None], problem: str
) -> None:
    sheet = image(picture(pdf(draw)))
    page = read(
        tmp_path, pdf(lambda made: made.drawImage(sheet, 0, 0, 595, 842))
    )
    assert (page.text.strip(), page.problem) == ("", problem)


def mapped(change: Callable[[int], str]) -> Callable[[pikepdf.Pdf, Any], None]:
    """Changes what the maps of the page's fonts make of digits: ``change`` of the digit, in hex."""

    def mend(_: pikepdf.Pdf, page: Any) -> None:
        for font in page.Resources.Font.values():
            if "/ToUnicode" not in font:
                continue
            told = font.ToUnicode.read_bytes().decode("latin-1")
            for digit in range(10):
                old = rf"<003{digit}>"
                head, ranges, rest = told.rpartition("beginbf")
                told = head + ranges + rest.replace(old, f"<{change(digit)}>")
            font.ToUnicode.write(told.encode("latin-1"))

    return mend


@needs_reader
@pytest.mark.parametrize(
    "change",
    [
        lambda digit: f"{digit + 1:04X}",  # control characters
        lambda digit: f"F03{digit}",  # of a font's own
        lambda digit: "0000",
        lambda digit: "0020" if digit == 4 else f"003{digit}",  # a blank
    ],
)
def test_digits_that_a_font_does_not_map_are_read_from_the_page(
    tmp_path: Path, change: Callable[[int], str]
) -> None:
    data = changed(pdf(with_figures), mapped(change))
    page = read(tmp_path, data)
    assert "417 hồ sơ" in page.text and "403 hồ sơ" in page.text
    assert page.reader == "ocr" or page.problem == regions.GARBLED
    assert {
        word.confidence is None for word in page.words if "7" in word.text
    } == {False}


@needs_reader
def test_a_table_with_letters_that_mean_nothing_is_read_from_the_page(
    tmp_path: Path,
) -> None:
    change = mapped(lambda digit: "0020" if digit == 4 else f"003{digit}")
    page = read(tmp_path, changed(pdf(with_table), change))
    assert page.reader == "ocr" and "417\t403\t14" in page.text


def test_print_with_a_shadow_comes_once(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        letter(made)
        made.setFillGray(0.7)
        made.saveState()
        made.translate(0.8, -0.8)
        table(made)
        made.restoreState()
        made.setFillGray(0)
        table(made)

    assert TABLE in read(tmp_path, pdf(draw)).text


@needs_reader
def test_a_scan_in_the_glyphs_of_a_font_is_read(tmp_path: Path) -> None:
    sheet = (
        picture(pdf(with_figures))
        .convert("L")
        .point(lambda level: 255 * (level > 150))
        .convert("1")
    )
    wide, high = sheet.size
    scale = 595 / wide * 1000

    def change(document: pikepdf.Pdf, page: Any) -> None:
        glyph = (
            f"{wide} 0 0 0 {wide} {high} d1 q {wide} 0 0 {high} 0 0 cm "
            f"BI /W {wide} /H {high} /IM true /BPC 1 /F /AHx ID {sheet.tobytes().hex()}> EI Q"
        )
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=pikepdf.Array([0, 0, wide, high]),
            FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=pikepdf.Dictionary(
                g=document.make_stream(glyph.encode())
            ),
            Encoding=pikepdf.Dictionary(
                Differences=pikepdf.Array([65, pikepdf.Name.g])
            ),
            FirstChar=65,
            LastChar=65,
            Widths=pikepdf.Array([wide]),
            Resources=pikepdf.Dictionary(),
        )
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F=document.make_indirect(font))
        )
        page.Contents = document.make_stream(
            f"BT /F {scale:.4f} Tf (A) Tj ET".encode()
        )

    page = read(tmp_path, changed(pdf(lambda made: None), change))
    assert FIGURES in page.text


def gapped(made: Canvas) -> None:
    letter(made)
    made.drawString(60, 600, "Trong năm Sở tiếp nhận")
    made.drawString(250, 600, "hồ sơ, đã giải quyết 403 hồ sơ.")


def two_gaps(made: Canvas) -> None:
    letter(made)
    made.drawString(60, 600, "Trong năm Sở tiếp nhận")
    made.drawString(250, 600, "hồ sơ, đã giải quyết")
    made.drawString(440, 600, "hồ sơ.")


@pytest.mark.parametrize(
    ("draw", "values"),
    [
        (gapped, [("417", (184, 596, 248, 612))]),
        (
            two_gaps,
            [
                ("417", (184, 596, 248, 612)),
                ("403", (368, 596, 436, 612)),
            ],
        ),
    ],
)
def test_the_boxes_of_a_field_hold_one_number(
    tmp_path: Path,
    draw: Callable[[Canvas], None],
    values: list[tuple[str, tuple[int, int, int, int]]],
) -> None:
    def change(document: pikepdf.Pdf, page: Any) -> None:
        combs = []
        for name, (value, place) in zip("ab", values, strict=False):
            comb = field(name, value, place)
            comb.Ff, comb.MaxLen = 1 << 24, len(value)
            combs.append(document.make_indirect(comb))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
        )
        page.Annots = document.make_indirect(pikepdf.Array(combs))
        document.Root.AcroForm = pikepdf.Dictionary(
            Fields=page.Annots,
            NeedAppearances=True,
            DR=pikepdf.Dictionary(
                Font=pikepdf.Dictionary(Helv=document.make_indirect(font))
            ),
        )

    page = read(tmp_path, changed(pdf(draw), change))
    assert FIGURES in page.text


@needs_reader
def test_a_figure_that_is_drawn_is_read_within_its_line(tmp_path: Path) -> None:
    """As programs export text that is turned into curves; here as a small picture."""
    figure = picture(pdf(lambda made: made.drawString(200, 600, "417")), 300)
    left, top = round(198 * 300 / 72), round((842 - 612) * 300 / 72)
    figure = figure.crop((left, top, left + 104, top + 66))

    def draw(made: Canvas) -> None:
        letter(made)
        made.drawString(60, 600, "Trong năm Sở tiếp nhận")
        made.drawImage(image(figure), 177, 596.2, 25, 15.8)
        made.drawString(202, 600, "hồ sơ, đã giải quyết 403 hồ sơ.")

    page = read(tmp_path, pdf(draw))
    assert FIGURES in page.text and page.problem == regions.GARBLED


@needs_reader
def test_a_picture_in_a_cell_of_a_table_is_read(tmp_path: Path) -> None:
    text = "Trong năm đã cấp 417 chứng thư số cho cán bộ"
    shown = picture(pdf(lambda made: made.drawString(60, 600, text)), 200)
    shown = shown.crop((160, 630, 160 + 830, 630 + 70))

    def draw(made: Canvas) -> None:
        letter(made)
        for y in (600, 560, 500):
            made.line(60, y, 540, y)
        for x in (60, 140, 540):
            made.line(x, 600, x, 500)
        for x, y, said in (
            (66, 575, "TT"),
            (150, 575, "Nội dung"),
            (66, 525, "1"),
        ):
            made.drawString(x, y, said)
        made.drawImage(image(shown), 150, 515, 300, 25)

    page = read(tmp_path, pdf(draw))
    assert "417 chứng thư số" in page.text


def test_raised_marks_drawn_apart_follow_their_figures(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        with_table(made)
        made.setFont("Tinos", 6)
        wide = made.stringWidth("162", "Tinos", 12)
        top = 600 - 2 * 24 + 8
        made.drawString(COLUMNS[2] + 4 + wide, top + 5, "(1)")
        made.drawString(COLUMNS[2] + 4 + wide, top - 24 + 5, "2")

    page = read(tmp_path, pdf(draw))
    assert "Văn phòng Sở\t162 ¹\t157" in page.text
    assert "Chi cục Văn thư\t255 ²\t246" in page.text


@needs_reader
def test_lines_that_stand_aslant_are_read_from_the_page(tmp_path: Path) -> None:
    def draw(made: Canvas) -> None:
        made.rotate(1.5)
        with_table(made)

    page = read(tmp_path, pdf(draw))
    assert page.reader == "ocr" and "417\t403\t14" in page.text


def test_a_number_of_the_same_type_beside_a_name_is_no_mark(
    tmp_path: Path,
) -> None:
    def draw(made: Canvas) -> None:
        with_table(made)
        made.setFillColorRGB(1, 1, 1)
        made.rect(COLUMNS[1] + 1, 529, 140, 22, stroke=0, fill=1)
        made.setFillColorRGB(0, 0, 0)
        made.drawString(COLUMNS[1] + 4, 536, "UBND xã Đăng Rông")
        wide = made.stringWidth("UBND xã Đăng Rông ", "Tinos", 12)
        made.drawString(COLUMNS[1] + 4 + wide, 536.4, "3")

    page = read(tmp_path, pdf(draw))
    assert "\tUBND xã Đăng Rông 3\t255" in page.text


def test_a_title_that_is_drawn_after_its_table_stands_before_it(
    tmp_path: Path,
) -> None:
    def draw(made: Canvas) -> None:
        made.drawString(430, 606, "Đơn vị tính: hồ sơ")
        table(made)
        made.drawString(60, 480, "Ghi chú: không có.")
        made.drawString(150, 660, "KẾT QUẢ GIẢI QUYẾT HỒ SƠ")
        made.drawString(200, 640, "Kỳ báo cáo: năm 2021")

    page = read(tmp_path, pdf(draw))
    assert page.text.split("\n") == [
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ",
        "Kỳ báo cáo: năm 2021",
        "Đơn vị tính: hồ sơ",
        *TABLE.split("\n"),
        "Ghi chú: không có.",
    ]
