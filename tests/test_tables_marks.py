"""The per mille sign, told by its rings."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.pages.tables.lattice_marks import permille


def drawn(text: str, font: str, size: int) -> np.ndarray:
    face = ImageFont.truetype(font, size)
    image = Image.new(
        "L", (int(face.getlength(text)) + 12, int(size * 1.4)), 250
    )
    ImageDraw.Draw(image).text((6, 2), text, fill=20, font=face)
    return np.asarray(image)


@pytest.mark.parametrize(
    "font",
    [
        "Tinos-Regular.ttf",
        "Tinos-Bold.ttf",
        "Tinos-Italic.ttf",
        "Arimo-Regular.ttf",
    ],
)
@pytest.mark.parametrize("size", [34, 40])
@pytest.mark.parametrize(
    ("printed", "read", "expected"),
    [
        ("12,5‰", "12,5%", "12,5‰"),
        ("0,8‰", "0,8%o", "0,8‰"),
        ("98%", "98%", "98%"),
        ("8%", "8%", "8%"),
        ("100%", "100%", "100%"),
        ("208", "208", "208"),
        ("tỷ lệ %", "tỷ lệ %", "tỷ lệ %"),
    ],
)
def test_permille(
    font: str, size: int, printed: str, read: str, expected: str
) -> None:
    assert permille(drawn(printed, font, size), read) == expected
