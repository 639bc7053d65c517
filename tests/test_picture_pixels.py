"""Pixels of pages: levels of grey as numpy reckons them, the angle by which rows stand aslant."""

from __future__ import annotations

import io

import cv2
import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
import pytest

from pipeline.pages import levels, outlines
from pipeline.pages.hand import digit_strings
from pipeline.pages.ocr import straighten
from pipeline.pages.ocr.picture import from_pdf
from pipeline.pages.pdf import objects
from pipeline.records import Limits

PERCENTS = (0, 0.5, 1, 50, 60, 85, 90, 99, 100)


def noise(high: int, wide: int, kinds: int) -> npt.NDArray[np.uint8]:
    drawn = np.random.default_rng(high).integers(0, kinds, (high, wide))
    return (drawn * (255 // (kinds - 1))).astype(np.uint8)


@pytest.mark.parametrize(
    "gray",
    [
        noise(1, 1, 256),
        noise(7, 9, 256),
        noise(40, 61, 2),
        noise(300, 200, 5),
        noise(90, 80, 256)[::4, ::3],
    ],
)
def test_levels_are_those_of_numpy(gray: npt.NDArray[np.uint8]) -> None:
    found = levels.percentiles(gray, *PERCENTS)
    assert np.allclose(found, np.percentile(gray, PERCENTS), atol=1e-9)
    for level in (-3.0, 0.0, 0.5, 51, 127.5, 254.9, 255, 256.0, 300.0):
        assert (levels.darker(gray, level) == (gray < level)).all()


@pytest.mark.parametrize("share", [0, 1, 10, 30, 50, 100])
def test_boxes_are_those_of_numbered_pixels(share: int) -> None:
    drawn = np.random.default_rng(share).integers(0, 100, (70, 90))
    mask = (drawn < share).astype(np.uint8)
    numbered = cv2.connectedComponentsWithStats(mask, connectivity=8)[2]
    expected = sorted(tuple(box[:4]) for box in numbered[1:].tolist())
    assert sorted(outlines.boxes(mask)) == expected


def test_strings_of_digits_are_found_likeliest_first() -> None:
    seen = np.full((5, 11), np.log(0.01))
    # blank, 1, blank, 7 or 4, blank
    for frame, code, share in (
        (0, 0, 0.9),
        (1, 2, 0.9),
        (2, 0, 0.9),
        (3, 8, 0.6),
        (3, 5, 0.3),
        (4, 0, 0.9),
    ):
        seen[frame, code] = np.log(share)
    assert digit_strings.likely(seen)[:2] == ["17", "14"]


def rows_of_words() -> npt.NDArray[np.uint8]:
    """A sheet of A4 at 200 dpi with dark bars as long as words."""
    sheet = np.full((2339, 1654), 250, np.uint8)
    for top in range(300, 2000, 60):
        for left in range(200, 1400, 150):
            sheet[top : top + 18, left : left + 110 - top % 40] = 20
    return sheet


@pytest.mark.parametrize("angle", [-4.0, -1.3, 0.0, 0.4, 0.8, 2.5, 5.0])
def test_rows_are_made_level(angle: float) -> None:
    turned = straighten.rotate(rows_of_words(), -angle)
    assert straighten.skew(turned) == pytest.approx(angle, abs=0.11)


def test_a_blank_sheet_stays_as_it_is() -> None:
    assert straighten.skew(np.full((2339, 1654), 255, np.uint8)) == 0.0


@pytest.mark.parametrize(
    ("picture", "grey"),
    [
        ({"ColorSpace": pikepdf.Name.DeviceGray}, True),
        # a stencil, here of red ink, which is taken for that of a seal
        ({"ImageMask": True}, False),
    ],
)
def test_a_page_without_colour_is_drawn_in_grey(
    picture: dict[str, object], grey: bool
) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 400))
    stream = pikepdf.Stream(pdf, bytes([0x0F] * 8))
    stream.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=8,
        Height=8,
        BitsPerComponent=1,
        **picture,
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=stream))
    page.Contents = pikepdf.Stream(
        pdf, b"1 0 0 rg q 400 0 0 400 0 0 cm /I Do Q"
    )
    stored = io.BytesIO()
    pdf.save(stored)
    drawn = pypdfium2.PdfDocument(stored.getvalue())[0]
    assert objects.is_grey(drawn) is grey
    gray, _ = from_pdf(drawn, Limits())
    assert gray[300, 100] == (0 if grey else 255) and gray[300, 900] == 255
