"""Pictures as people have them: faxes, 16 bit, red print, tiny boxes, nothing to read."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageOps, TiffImagePlugin
from shown_kit import (
    FIGURES,
    LETTER,
    changed,
    image,
    letter,
    pdf,
    picture,
    read,
)

from pipeline.pages.ocr import tesseract, trueocr
from pipeline.pages.ocr.picture import count_frames, from_image, grey
from pipeline.pages.pdf.regions import UNREAD
from pipeline.records import Limits

pytestmark = pytest.mark.skipif(
    not (trueocr.available() and tesseract.available()),
    reason="needs trueocr and Tesseract",
)


def sheet() -> Image.Image:
    return picture(pdf(lambda made: letter(made, (*LETTER, FIGURES))))


def saved(made: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer, form, **options)
    return buffer.getvalue()


def fax() -> bytes:
    low = sheet().convert("L").resize((1687, 1146))
    return saved(low, "TIFF", dpi=(204, 98))


def deep() -> bytes:
    levels = np.asarray(sheet().convert("L")).astype(np.uint16) * 257
    return saved(Image.fromarray(levels), dpi=(200, 200))


def red() -> bytes:
    """The last line is printed in red."""
    made = np.asarray(sheet()).copy()
    dark = made.min(2) < 160
    dark[:400] = False
    dark[520:] = False
    made[dark] = (220, 20, 30)
    return saved(Image.fromarray(made), dpi=(200, 200))


def deep_and_low() -> bytes:
    """12 bits of grey in 16, as some scanners keep them."""
    levels = np.asarray(sheet().convert("L")).astype(np.uint16) * 16
    return saved(Image.fromarray(levels), dpi=(200, 200))


def fractions() -> bytes:
    levels = np.asarray(sheet().convert("L")).astype(np.float32) / 255
    return saved(Image.fromarray(levels), "TIFF", dpi=(200, 200))


def negative() -> bytes:
    """The picture of a screen, light on dark grey."""
    light = ImageOps.invert(sheet()).point(lambda level: min(255, level + 30))
    return saved(light, dpi=(200, 200))


def on_nothing(color: int) -> bytes:
    """Letters of one colour and nothing behind them."""
    ink = ImageOps.invert(sheet().convert("L"))
    made = Image.new("LA", ink.size, (color, 0))
    made.putalpha(ink)
    return saved(made, dpi=(200, 200))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("negative.png", negative),
        ("fax.tif", fax),
        ("deep.png", deep),
        ("low.png", deep_and_low),
        ("fractions.tif", fractions),
        ("red.png", red),
        ("black.png", lambda: on_nothing(0)),
        ("white.png", lambda: on_nothing(255)),
        ("plain.pgm", lambda: saved(sheet().convert("L"), "PPM")),
    ],
)
def test_a_picture_is_read_whatever_its_pixels_are(
    tmp_path: Path, name: str, data: Any
) -> None:
    page = read(tmp_path, data(), name)
    assert {"417", "403"} <= {
        word.text for word in page.words
    } and page.problem == ""


def test_the_ink_of_a_seal_vanishes() -> None:
    made = Image.new("RGB", (800, 800), "white")
    draw = ImageDraw.Draw(made)
    draw.ellipse((250, 250, 550, 550), outline=(220, 30, 40), width=8)
    draw.text((380, 390), "350", (220, 30, 40))
    draw.text((100, 100), "350", (220, 30, 40))
    gray = grey(np.asarray(made), 200)
    assert (
        gray[250:550, 250:550].min() > 200 and gray[90:130, 90:140].min() < 60
    )


def sealed(name_at: int, ink: Any = (220, 30, 40)) -> npt.NDArray[np.uint8]:
    """A seal of 36 mm at 200 dpi, and a red bar as wide as a name at a height."""
    made = Image.new("RGB", (900, 900), "white")
    draw = ImageDraw.Draw(made)
    draw.ellipse((250, 250, 533, 533), outline=ink, width=6)
    draw.rectangle((400, name_at, 760, name_at + 12), fill=(210, 20, 30))
    return np.asarray(made)


@pytest.mark.parametrize("name_at", [545, 525, 500])
def test_a_red_name_that_touches_a_seal_stays(name_at: int) -> None:
    gray = grey(sealed(name_at), 200)
    assert gray[name_at + 4, 570:750].max() < 60, "beside and below the ring"
    assert gray[250:300, 250:533].min() > 200, "the ring itself is gone"


def test_the_worn_ink_of_a_seal_vanishes_too() -> None:
    gray = grey(sealed(700, ink=(180, 135, 140)), 200)
    assert gray[245:540, 245:540].min() > 200 and gray[704, 500] < 60


def test_what_a_box_stamped_in_red_encloses_vanishes() -> None:
    made = Image.new("RGB", (900, 900), "white")
    draw = ImageDraw.Draw(made)
    draw.rectangle((200, 200, 600, 420), outline=(220, 30, 40), width=6)
    draw.text((300, 300), "350", (220, 30, 40))
    assert grey(np.asarray(made), 200)[190:430, 190:610].min() > 200


@pytest.mark.parametrize("part", [0.2, 0.07])
def test_a_box_too_small_for_its_scan_is_taken_for_a_sheet(
    tmp_path: Path, part: float
) -> None:
    def shrink(_: pikepdf.Pdf, page: Any) -> None:
        page.MediaBox = pikepdf.Array([0, 0, 595 * part, 842 * part])
        shrunk = f"q {part} 0 0 {part} 0 0 cm ".encode()
        page.contents_add(shrunk, prepend=True)
        page.contents_add(b" Q")

    data = pdf(lambda made: made.drawImage(image(sheet()), 0, 0, 595, 842))
    page = read(tmp_path, changed(data, shrink))
    assert {"417", "403"} <= {word.text for word in page.words}


def test_a_picture_without_words_is_not_ok(tmp_path: Path) -> None:
    made = Image.new("RGB", (1654, 2339), "white")
    ImageDraw.Draw(made).ellipse(
        (300, 300, 1200, 1500), outline="black", width=20
    )
    page = read(tmp_path, saved(made, dpi=(200, 200)), "drawing.png")
    assert page.text.strip() == "" and page.problem == UNREAD


def test_dust_and_the_lines_of_rollers_are_nothing_to_read(
    tmp_path: Path,
) -> None:
    made = Image.new("L", (1654, 2339), "white")
    draw = ImageDraw.Draw(made)
    for n in range(400):
        x, y = n * 7919 % 1650, n * 104729 % 2330
        draw.rectangle((x, y, x + 2, y + 2), fill="black")
    draw.line((300, 0, 312, 2338), fill="black", width=3)

    def paint(canvas: Any) -> None:
        canvas.drawImage(image(made), 0, 0, 595, 842)

    page = read(tmp_path, pdf(paint))
    assert page.text.strip() == "" and page.problem == ""


def test_a_small_copy_in_a_tiff_is_no_page(tmp_path: Path) -> None:
    large = sheet().convert("L")
    small = large.resize((large.width // 3, large.height // 3))
    buffer = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(buffer, True) as file:
        for one, marks in ((large, 0), (small, 1), (large, 0), (large, 1)):
            kind = TiffImagePlugin.ImageFileDirectory_v2()
            kind[254] = marks
            one.save(file, "TIFF", tiffinfo=kind, dpi=(200, 200))
            file.newFrame()
    (tmp_path / "a.tif").write_bytes(buffer.getvalue())
    assert count_frames(tmp_path / "a.tif") == 3
    gray, _ = from_image(tmp_path / "a.tif", 1, Limits())
    assert gray.shape == large.size[::-1]


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_not_ok(tmp_path: Path, form: str) -> None:
    first = sheet().convert("L")
    data = saved(
        first, form, save_all=True, append_images=[ImageOps.invert(first)]
    )
    page = read(tmp_path, data, f"a.{form.lower()}")
    assert "417" in page.text
    assert page.problem == "not read: a later picture of an animation"
