"""Made letterhead lines, to set how the readers of a blank are weighed and how sure their reading
is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .digits_synth import Writer

SYMBOLS = [
    "/BC-SYT",
    "/QĐ-UBND",
    "/SGDĐT-VP",
    "/KH-SNV",
    "/STTTT-CNTT",
    "/TB-UBND",
    "/UBND-KGVX",
    "/CV-STC",
]
PLACES = [
    "Hà Nội",
    "Cần Thơ",
    "Lào Cai",
    "Bình Định",
    "Sóc Trăng",
    "Thái Nguyên",
    "Đồng Tháp",
    "Vĩnh Long",
]
_HIGH = 150  # pixels of a strip; the print is as high as at 200 dpi


@dataclass(frozen=True, slots=True)
class MadeLine:
    """A line and what stands in its blanks: kind -> (text, by hand)."""

    picture: np.ndarray
    box: tuple[float, float, float, float]
    blanks: dict[str, tuple[str, bool]]


def lines(writer: Writer, count: int) -> Iterator[MadeLine]:
    for n in range(count):
        yield number_line(writer) if n % 2 else date_line(writer)


def number_line(writer: Writer) -> MadeLine:
    rng = writer.rng
    length = int(rng.choice([1, 2, 3, 4, 5], p=[0.03, 0.17, 0.35, 0.4, 0.05]))
    text = str(rng.integers(10 ** (length - 1), 10**length))
    text = f"0{text}" if length == 1 and rng.random() < 0.7 else text
    hand = bool(rng.random() < 0.8)
    symbol = str(rng.choice(SYMBOLS))
    picture, box = _draw(
        writer,
        [("Số:", None), (text, hand), (symbol, None)],
        "Tinos-Regular.ttf",
    )
    return MadeLine(picture, box, {"number": (text, hand)})


def date_line(writer: Writer) -> MadeLine:
    rng = writer.rng
    day, month = f"{rng.integers(1, 32):02d}", str(rng.integers(1, 13))
    month = month.zfill(2) if rng.random() < 0.5 else month
    by_hand = [bool(rng.random() < 0.75), bool(rng.random() < 0.35)]
    parts = [
        (f"{rng.choice(PLACES)}, ngày", None),
        (day, by_hand[0]),
        ("tháng", None),
        (month, by_hand[1]),
        (f"năm {rng.integers(2005, 2027)}", None),
    ]
    picture, box = _draw(writer, parts, "Tinos-Italic.ttf")
    return MadeLine(
        picture, box, {"day": (day, by_hand[0]), "month": (month, by_hand[1])}
    )


def _draw(
    writer: Writer, parts: list[tuple[str, bool | None]], font: str
) -> tuple[np.ndarray, tuple[float, float, float, float]]:
    rng = writer.rng
    size = int(rng.integers(34, 42))
    baseline = 95
    cover, shade = (
        np.zeros((_HIGH, 1400), np.uint8),
        np.zeros((_HIGH, 1400), np.uint8),
    )
    x = 60
    for text, hand in parts:
        if hand:
            ink = writer.handwriting(text, size * rng.uniform(0.75, 1.35))
            x += int(size * rng.uniform(-0.05, 0.35))
            y = int(baseline - ink.shape[0] + rng.normal(0.08, 0.12) * size)
            writer.paste(cover, ink, x, max(0, y))
            x += ink.shape[1] + int(size * rng.uniform(-0.08, 0.5))
        else:
            space = 0 if text.startswith("/") else int(size * 0.24)
            ink = writer.print_glyphs(text, font, size)
            x += space
            writer.paste(shade, ink, x, int(baseline - size * 0.9))
            x += ink.shape[1] - 4 + (int(size * 0.2) if hand is False else 0)
    page = writer.paper(cover[:, : x + 60], shade[:, : x + 60], _HIGH)
    return page, (60.0, baseline - size * 0.8, float(x), baseline + size * 0.25)
