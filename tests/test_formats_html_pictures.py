"""Pictures that web pages, web archives and e-mails show are read, or named as unread."""

from __future__ import annotations

import base64
import io
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image, ImageDraw, ImageFont
from shown_kit import FONT, pdf, picture, table

from pipeline.pages.formats.html import read_html
from pipeline.pages.formats.html_pictures import OUTSIDE, WORD, lift
from pipeline.pages.formats.mail import read_mail
from pipeline.pages.ocr import tesseract, trueocr
from pipeline.pages.ocr.reader import SMALL
from pipeline.records import Reading, ReadOptions

needs_reader = pytest.mark.skipif(
    not (trueocr.available() and tesseract.available()),
    reason="needs trueocr and Tesseract",
)
OPTIONS = ReadOptions(pictures=False)
BEFORE, AFTER = "<p>Kết quả như sau:</p>", "<p>Trên đây là báo cáo.</p>"


@cache
def png() -> bytes:
    """A ruled table as somebody cuts it from a screen, 150 dots to the inch."""
    return saved(picture(pdf(table), 150).crop((105, 480, 1080, 720)))


def saved(made: Image.Image) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer, "PNG")
    return buffer.getvalue()


def within(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def of_page(folder: Path, markup: str | bytes, name: str = "a.html") -> Reading:
    path = folder / name
    path.write_bytes(markup.encode() if isinstance(markup, str) else markup)
    return read_html(path, OPTIONS)


def archive(source: str, place: dict[str, str]) -> bytes:
    """A web archive whose page shows ``source``; its picture has the fields ``place``."""
    made = MIMEMultipart("related", type="text/html")
    page = MIMEText(f"{BEFORE}<img src='{source}'>{AFTER}", "html", "utf-8")
    page["Content-Location"] = "file:///C:/1F2E/bao-cao.htm"
    part = MIMEImage(png(), "png")
    for name, value in place.items():
        part[name] = value
    made.attach(page)
    made.attach(part)
    return made.as_bytes()


def page_with(source: str) -> str:
    return f"{BEFORE}<p><img width=975 src='{source}'></p>{AFTER}"


def beside(folder: Path) -> str:
    (folder / "bao cao_files").mkdir()
    (folder / "bao cao_files" / "anh 1.png").write_bytes(png())
    return page_with("bao%20cao_files/anh%201.png")


@needs_reader
@pytest.mark.parametrize(
    "markup",
    [
        lambda folder: page_with(within(png())),
        lambda folder: page_with(quote(within(png()), safe=":;,/")),
        lambda folder: (
            f"{BEFORE}<object type='image/png' data='{within(png())}'></object>{AFTER}"
        ),
        lambda folder: (
            f"{BEFORE}<div style='width:9in;height:3in;background:url({within(png())})'></div>{AFTER}"
        ),
        lambda folder: (
            f"<table border=1><tr><td>{page_with(within(png()))}</table>{AFTER}"
        ),
        beside,
        lambda folder: archive("cid:h1@x", {"Content-ID": "<h1@x>"}),
        lambda folder: archive(
            "bao-cao_files/i.png",
            {"Content-Location": "file:///C:/1F2E/bao-cao_files/i.png"},
        ),
    ],
)
def test_the_picture_of_a_table_is_read_where_it_stands(
    tmp_path: Path, markup: object
) -> None:
    assert callable(markup)
    reading = of_page(tmp_path, markup(tmp_path))
    page = reading.pages[0]
    assert reading.problem == ""
    assert "417\t403\t14" in page.text
    assert (
        page.text.index("Kết quả")
        < page.text.index("417")
        < page.text.rindex("Trên đây")
    )


@pytest.mark.parametrize(
    "source",
    [
        "https://example.invalid/bang.png",
        "bao-cao_files/khong-co.png",
        "../ngoai.png",
        "/etc/hostname",
        "file:///etc/hostname",
        "cid:khong-co@x",
        "lienket.png",
    ],
)
def test_a_picture_that_is_not_at_hand_is_named_and_nothing_else_opened(
    tmp_path: Path, source: str
) -> None:
    (tmp_path / "ngoai.png").write_bytes(png())
    inner = tmp_path / "trong"
    inner.mkdir()
    (inner / "lienket.png").symlink_to(tmp_path / "ngoai.png")
    reading = of_page(inner, page_with(source))
    assert reading.problem == OUTSIDE
    assert reading.pages[0].text == "Kết quả như sau:\nTrên đây là báo cáo."


@pytest.mark.parametrize(
    "markup",
    [
        "<img src='https://example.invalid/a.png' width=16 height=16>",
        "<img src='https://example.invalid/a.png' style='width:12pt'>",
        "<img alt=x>",
        f"<img src='{within(saved(Image.new('RGB', (40, 40), 'blue')))}'>",
        "<img src='data:image/svg+xml,%3Csvg%3E%3Cpath/%3E%3C/svg%3E'>",
    ],
)
def test_ornaments_are_no_pictures_to_read(tmp_path: Path, markup: str) -> None:
    assert of_page(tmp_path, f"{BEFORE}{markup}").problem == ""


def word(text: str, size: tuple[int, int] = (44, 17)) -> str:
    """A small picture of a word, in a page."""
    image = Image.new("L", size, 255)
    face = ImageFont.truetype(FONT, 13)
    ImageDraw.Draw(image).text((3, 1), text, fill=0, font=face)
    return f"<img src='{within(saved(image))}'>"


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        (f"Tiếp nhận {word('2.447')} hồ sơ.", WORD),
        (f"<b>Kinh phí</b> là {word('4.928')} triệu đồng.", WORD),
        (f"Tiếp nhận {word('')} hồ sơ.", ""),
        (f"Tiếp nhận {word('!', (16, 16))} hồ sơ.", ""),
        (f"<a href='x'>In {word('In')} trang</a>", ""),
        (f"<p>{word('Gửi')}</p>", ""),
    ],
)
def test_a_small_picture_in_a_sentence_is_named(
    tmp_path: Path, markup: str, problem: str
) -> None:
    assert of_page(tmp_path, f"<p>{markup}</p>").problem == problem


@needs_reader
def test_letters_too_small_to_be_read_surely_are_named(tmp_path: Path) -> None:
    small = saved(picture(pdf(table), 40).crop((30, 130, 290, 195)))
    reading = of_page(tmp_path, f"{BEFORE}<img src='{within(small)}'>{AFTER}")
    assert reading.problem == f"a picture: {SMALL}"


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        (
            "<img src='data:image/svg+xml,%3Csvg%3E%3Ctext%3E417%3C/text%3E%3C/svg%3E'>",
            "not read: a drawing with figures",
        ),
        (
            f"<img src='{within(b'x' * 300)}'>",
            "not read: a picture (of a kind that is not read)",
        ),
        (
            f"<img src='{within(png()[:900])}'>",
            "not read: a picture",
        ),
    ],
)
def test_pictures_that_cannot_be_read_are_named(
    tmp_path: Path, markup: str, problem: str
) -> None:
    assert of_page(tmp_path, f"{BEFORE}{markup}").problem.startswith(problem)


def test_pictures_within_a_page_cost_no_memory_of_its_tree() -> None:
    source = within(b"\x89PNG" + bytes(3_000_000))
    markup, lifted = lift(f"<p>a<img src='{source}'><p>b".encode())
    assert len(markup) < 60 and [*map(len, lifted.values())] == [3_000_004]


def message(source: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Báo cáo tuần"
    made.set_content("xem bản HTML")
    made.add_alternative(page_with(source), subtype="html")
    body = made.get_payload()[1]  # type: ignore[index]
    assert isinstance(body, EmailMessage)
    body.add_related(png(), "image", "png", cid="<anh1@x>")
    return made


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("cid:anh1@x", ""),  # an input of its own, see intake
        ("cid:anh2@x", OUTSIDE),
        ("https://example.invalid/bang.png", OUTSIDE),
    ],
)
def test_a_mail_names_the_pictures_that_it_does_not_bring(
    tmp_path: Path, source: str, problem: str
) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(message(source).as_bytes())
    assert read_mail(path, OPTIONS).problem == problem


def test_sheets_of_a_web_archive_are_all_read(tmp_path: Path) -> None:
    made = MIMEMultipart("related", type="text/html")
    for markup in (
        "<frameset rows='*,39'><frame src='x_files/sheet001.htm'></frameset>",
        "<table border=1><tr><td>Máy tính<td>417<tr><td>Máy in<td>403</table>",
        "<table border=1><tr><td>Máy chủ<td>14<tr><td>Máy quét<td>5</table>",
    ):
        made.attach(MIMEText(markup, "html", "utf-8"))
    reading = of_page(tmp_path, made.as_bytes())
    assert reading.pages[0].text.split("\n") == [
        "Máy tính\t417",
        "Máy in\t403",
        "Máy chủ\t14",
        "Máy quét\t5",
    ]
