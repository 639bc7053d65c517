"""Pages as a whole: made scans, rotation, footnotes, text layers, limits, the reader with Tesseract
alone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from devtools.evaluate import reading
from devtools.evaluate.made import FONTS, damage, set_page
from pipeline import pages
from pipeline.errors import Encrypted, LimitPassed, UnreadableInput
from pipeline.pages.compose import compose
from pipeline.pages.line import Line, Token
from pipeline.pages.ocr import furniture, superscript, tesseract, trueocr
from pipeline.pages.pdf import textlayer
from pipeline.pages.read import noted
from pipeline.records import Limits, Page, ReadOptions, Source

needs_reader = pytest.mark.skipif(
    not (trueocr.available() and tesseract.available() and FONTS.is_dir()),
    reason="needs trueocr, Tesseract with vie, and fonts-croscore",
)
REPORT = """UBND TỈNH HOÀNG LIÊN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
BÁO CÁO
Trong năm 2021, Sở Nội vụ đã tiếp nhận 1.254 hồ sơ qua cổng dịch vụ công, tăng 12,5% so với cùng kỳ năm trước.
Tổng kinh phí thực hiện là 768,6 triệu đồng, trong đó mua sắm 45 bộ máy vi tính và 03 máy chủ theo Kế hoạch số \
61/KH-UBND ngày 08/02/2021 của UBND tỉnh.
Đến nay, 100% cán bộ, công chức đã được cấp hộp thư điện tử công vụ và chữ ký số để trao đổi văn bản.
Các đơn vị trực thuộc tiếp tục duy trì hệ thống quản lý văn bản và điều hành, bảo đảm an toàn thông tin."""


def source(path: Path, media: str) -> Source:
    return Source(path.name, str(path), "0" * 16, media, path.stat().st_size)


def picture(
    tmp_path: Path, gray: np.ndarray, name: str = "page.png", dpi: int = 200
) -> Source:
    path = tmp_path / name
    Image.fromarray(gray).save(path, dpi=(dpi, dpi))
    return source(path, "image")


@pytest.fixture(scope="module")
def office() -> tuple[np.ndarray, str]:
    page, truth = set_page(REPORT, 200)
    return damage(page, "office", 1, 200), truth


@needs_reader
def test_office_scan(tmp_path: Path, office: tuple[np.ndarray, str]) -> None:
    gray, truth = office
    page = pages.read(picture(tmp_path, gray), ReadOptions()).pages[0]
    score = reading.score(truth, page.text)
    assert (
        score.wrong <= 0.005 * score.characters and score.exact == score.figures
    )
    assert page.reader == "ocr" and page.quality > 0.9 and page.problem == ""
    assert page.text.startswith(
        "UBND TỈNH HOÀNG LIÊN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    )
    for word in page.words:  # offsets and boxes hold
        assert page.text[word.start : word.end] == word.text
        assert word.box and 0 <= word.box.x0 < word.box.x1 <= page.width + 1
    assert Image.open(BytesIO(page.picture)).format == "JPEG"
    assert page == replace(
        pages.read(picture(tmp_path, gray), ReadOptions()).pages[0],
        seconds=page.seconds,
    )


@needs_reader
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_pages_come_upright(
    tmp_path: Path, office: tuple[np.ndarray, str], turns: int
) -> None:
    gray, truth = office
    turned = np.ascontiguousarray(np.rot90(gray, turns))
    page = pages.read(
        picture(tmp_path, turned), ReadOptions(pictures=False)
    ).pages[0]
    score = reading.score(truth, page.text)
    assert page.rotation == 90 * turns and page.height > page.width
    assert score.wrong <= 0.02 * score.characters


@needs_reader
@pytest.mark.slow
@pytest.mark.parametrize(
    ("level", "dpi", "most"),
    [
        ("clean", 200, 0.004),
        ("clean", 300, 0.004),
        ("office", 300, 0.004),
        ("bad", 200, 0.04),
        ("bad", 300, 0.02),
    ],
)
def test_made_scans(level: str, dpi: int, most: float) -> None:
    text = reading.texts()[0]
    page, truth = set_page(text, dpi)
    read = reading.ocr.read_picture(
        damage(page, level, 0, dpi), dpi, 1, ReadOptions(pictures=False)
    )
    assert reading.score(truth, read.text).wrong <= most * len(truth)


@needs_reader
@pytest.mark.slow
def test_reader_tesseract(
    tmp_path: Path, office: tuple[np.ndarray, str]
) -> None:
    gray, truth = office
    page = pages.read(
        picture(tmp_path, gray), ReadOptions(reader="tesseract")
    ).pages[0]
    assert reading.score(truth, page.text).wrong <= 0.03 * len(truth)
    assert all(word.confidence is not None for word in page.words)


@needs_reader
def test_tiff_of_several_pages_and_ranges(
    tmp_path: Path, office: tuple[np.ndarray, str]
) -> None:
    small = Image.fromarray(office[0]).crop((0, 0, 1654, 500))
    path = tmp_path / "scan.tif"
    small.save(
        path, save_all=True, append_images=[small, small], dpi=(200, 200)
    )
    scan = source(path, "image")
    assert pages.count(scan, ReadOptions()) == 3
    assert [
        page.page
        for page in pages.read(scan, ReadOptions(pictures=False), 2, 3).pages
    ] == [
        2,
        3,
    ]


@needs_reader
def test_blank_page(tmp_path: Path) -> None:
    page = pages.read(
        picture(tmp_path, np.full((2339, 1654), 250, np.uint8)), ReadOptions()
    ).pages[0]
    assert page.text.strip() == "" and page.problem == ""


@needs_reader
def test_footnotes_stand_apart(tmp_path: Path) -> None:
    """Raised figures are words of their own with ``mark``, in the text and before the notes, which
    come last."""
    from PIL import ImageDraw, ImageFont

    sheet = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(sheet)
    big, small = (
        ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), size)
        for size in (38, 30)
    )
    raised = ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), 24)
    draw.text(
        (230, 400), "Trong tháng đã giải quyết 125 hồ sơ đúng hạn", 0, big
    )
    x = 230 + big.getlength("Trong tháng đã giải quyết 125 hồ sơ đúng hạn")
    draw.text((x, 396), "1", 0, raised)
    draw.text((x + 13, 400), ".", 0, big)
    draw.text(
        (230, 460),
        "Toàn tỉnh có 32 điểm cầu phục vụ họp trực tuyến của các huyện.",
        0,
        big,
    )
    draw.line((230, 1990, 660, 1990), 0, 2)
    draw.text(
        (230, 2004),
        "1",
        0,
        ImageFont.truetype(str(FONTS / "Tinos-Regular.ttf"), 20),
    )
    draw.text(
        (246, 2010),
        "Số liệu do các phòng chuyên môn cung cấp đến ngày 15 tháng 10 năm 2021.",
        0,
        small,
    )
    draw.text((820, 2200), "2", 0, big)
    page = pages.read(
        picture(tmp_path, np.asarray(sheet)), ReadOptions(pictures=False)
    ).pages[0]
    lines = page.text.strip().split("\n")
    assert (
        lines[0].endswith("hạn ¹.")
        and lines[-2].startswith("¹ Số liệu")
        and lines[-1] == "2"
    )


def test_marks_of_notes_need_notes() -> None:
    gray = np.full((1000, 700), 255, np.uint8)
    clean, marks = superscript.find(gray, [(50, 100, 600, 140)])
    assert marks == [] and clean is gray


@pytest.mark.parametrize(
    ("text", "y", "kind"),
    [
        ("2", 40, "number"),
        ("- 3 -", 1150, "number"),
        ("2", 600, "body"),
        ("Nơi nhận", 1150, "body"),
        ("4/12", 30, "number"),
    ],
)
def test_number_of_the_page(text: str, y: int, kind: str) -> None:
    line = Line((300, y, 340, y + 20), [Token(text, (300, y, 340, y + 20))])
    furniture.number_of_page([line], 1200)
    assert line.kind == kind


def test_compose_places_columns_and_blanks() -> None:
    def line(text: str, x0: float, x1: float, y: float) -> Line:
        return Line((x0, y, x1, y + 30), [Token(text, (x0, y, x1, y + 30))])

    text, words, _ = compose(
        [
            line("BỘ PHẬN A", 400, 600, 100),
            line("TỈNH B", 50, 200, 102),
            line("Số:", 50, 90, 160),
            line("/BC-STP", 190, 300, 160),
            line("dưới", 60, 120, 220),
        ],
        (),
        0.36,
    )
    assert text == "TỈNH B\tBỘ PHẬN A\nSố: /BC-STP\ndưới\n"
    assert [text[w.start : w.end] for w in words] == [w.text for w in words]


def test_the_mark_of_a_note_hangs_on_a_bracket_alone() -> None:
    words = ["kỳ)", "¹.", "tuổi", "²,", "405", "³"]
    tokens = [
        Token(word, (60.0 * n, 0.0, 60.0 * n + 50, 30.0))
        for n, word in enumerate(words)
    ]
    text, placed, _ = compose([Line((0, 0, 360, 30), tokens)], (), 1.0)
    assert text == "kỳ)¹. tuổi ², 405 ³\n"
    assert [text[w.start : w.end] for w in placed] == words


def test_text_layer_of_a_pdf(tmp_path: Path) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    fonts = pytest.importorskip("reportlab.pdfbase.ttfonts")
    metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
    if not FONTS.is_dir():
        pytest.skip("needs fonts-croscore")
    metrics.registerFont(
        fonts.TTFont("Tinos", str(FONTS / "Tinos-Regular.ttf"))
    )
    path = tmp_path / "text.pdf"
    sheet = canvas.Canvas(str(path))
    for _ in range(2):
        sheet.setFont("Tinos", 13)
        for n, line in enumerate(REPORT.splitlines()[2:]):
            sheet.drawString(72, 750 - 20 * n, line[:80])
        sheet.showPage()
    sheet.save()
    found = pages.read(source(path, "pdf"), ReadOptions(), 2).pages
    assert (
        [page.page for page in found] == [2]
        and found[0].reader == "text"
        and found[0].quality > 0.9
    )
    words = {word.text: word for word in found[0].words}
    assert set(words) >= {"1.254", "768,6"} and all(
        word.confidence is None for word in words.values()
    )
    assert words["1.254"].box is not None and words[
        "1.254"
    ].box.y0 == pytest.approx(842 - 730 - 10, abs=6)


def test_cleaning_keeps_the_way_back() -> None:
    text, at = textlayer._clean("Ho\u0300a\u00a0bi\u0300nh\r\n2\u22125")
    assert text == "Hòa bình\n2-5"
    assert at[0] == 0 and at[text.index("2")] == 12


def test_hostile_input(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing more")
    with pytest.raises(UnreadableInput):
        pages.count(source(broken, "pdf"), ReadOptions())
    noise = tmp_path / "noise.png"
    noise.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(UnreadableInput):
        pages.count(source(noise, "image"), ReadOptions())


def test_limits(tmp_path: Path) -> None:
    scan = picture(tmp_path, np.full((300, 300), 255, np.uint8))
    tight = ReadOptions(limits=Limits(pixels=1000))
    assert "limit pixels" in pages.read(scan, tight).pages[0].problem
    with pytest.raises(LimitPassed):
        pages.count(scan, ReadOptions(limits=Limits(pages=0)))


def test_encrypted_pdf(tmp_path: Path) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
    path = tmp_path / "locked.pdf"
    sheet = canvas.Canvas(
        str(path), encrypt=encryption.StandardEncryption("mật", canPrint=1)
    )
    sheet.drawString(72, 700, "x")
    sheet.save()
    with pytest.raises(Encrypted):
        pages.count(source(path, "pdf"), ReadOptions())


def test_pages_without_number() -> None:
    assert Page(1, "").quality == 1.0


@pytest.mark.parametrize(
    ("reader", "quality", "badly"),
    [
        ("text", 0.49, True),
        ("text", 0.51, False),
        ("ocr", 0.65, True),  # a list that was filled in by hand
        ("ocr", 0.71, False),
    ],
)
def test_a_page_that_reads_badly_is_not_ok(
    reader: str, quality: float, badly: bool
) -> None:
    page = Page(1, "", quality=quality, reader=reader)
    assert ("reads badly" in noted(page).problem) == badly
