"""Made scans: pages set like an administrative report and damaged like a clean, an office and a bad
copy.

Set in Tinos (fonts-croscore), which has the widths of Times New Roman; every draw depends on the
seed alone."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from pipeline.errors import MissingEngine

FONTS = Path("/usr/share/fonts/truetype/croscore")
LEVELS = ("clean", "office", "bad")
Gray = npt.NDArray[np.uint8]
Reals = npt.NDArray[np.float64]
_MARGIN, _LINE = 1.0, 1.25  # inches; line height in font sizes


def _font(style: str, pixels: int) -> ImageFont.FreeTypeFont:
    path = FONTS / f"Tinos-{style}.ttf"
    if not path.is_file():
        raise MissingEngine(
            f"the font {path} is not installed",
            "apt-get install fonts-croscore",
        )
    return ImageFont.truetype(str(path), pixels)


def set_page(text: str, dpi: int, points: float = 13.5) -> tuple[Gray, str]:
    """A page of A4 with ``text`` and the text as it stands there, line by line; what does not fit
    is left out.

    A line with a tab is set in two centred columns, one in capitals bold and centred, others
    justified paragraphs."""
    wide, high = round(8.27 * dpi), round(11.69 * dpi)
    page = Image.new("L", (wide, high), 255)
    draw = ImageDraw.Draw(page)
    size = round(points * dpi / 72)
    regular, bold = _font("Regular", size), _font("Bold", size)
    small, small_bold = (
        _font("Regular", round(size * 0.9)),
        _font("Bold", round(size * 0.85)),
    )
    margin, step, y = (
        round(_MARGIN * dpi),
        round(_LINE * size),
        round(_MARGIN * dpi),
    )
    width = wide - 2 * margin
    truth: list[str] = []
    for paragraph in text.strip().splitlines():
        if y + step > high - margin:
            break
        if "\t" in paragraph:
            for part, middle in zip(
                paragraph.split("\t"), (0.18, 0.72), strict=False
            ):
                font = small_bold if part.isupper() else small
                draw.text(
                    (margin + middle * width - font.getlength(part) / 2, y),
                    part,
                    0,
                    font,
                )
            truth.append(paragraph.replace("\t", " "))
            y += step
        elif paragraph.isupper():
            for line in _wrap(paragraph, bold, width, 0):
                draw.text(((wide - bold.getlength(line)) / 2, y), line, 0, bold)
                truth.append(line)
                y += step
        else:
            for n, line in enumerate(_wrap(paragraph, regular, width, size)):
                if y + step > high - margin:
                    break
                _justify(
                    draw,
                    line,
                    margin + (0 if n else size * 2),
                    y,
                    regular,
                    width - (0 if n else size * 2),
                    last=line.endswith(paragraph[-12:]),
                )
                truth.append(line)
                y += step
            y += step // 4
    return np.asarray(page, np.uint8), "\n".join(truth)


def _wrap(
    paragraph: str, font: ImageFont.FreeTypeFont, width: float, indent: float
) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}".strip()
        room = width - (2 * indent if not lines else 0)
        if line and font.getlength(longer) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _justify(
    draw: ImageDraw.ImageDraw,
    line: str,
    x: float,
    y: float,
    font: ImageFont.FreeTypeFont,
    width: float,
    last: bool,
) -> None:
    words = line.split()
    gap = font.getlength(" ")
    if not last and len(words) > 1:
        gap = (width - sum(font.getlength(word) for word in words)) / (
            len(words) - 1
        )
    for word in words:
        draw.text((x, y), word, 0, font)
        x += font.getlength(word) + gap


def damage(page: Gray, level: str, seed: int, dpi: int) -> Gray:
    """``page`` as it comes from a scanner: ``clean`` (slight blur and noise), ``office`` (skewed,
    greyish, compressed), ``bad`` (a photocopy of a photocopy: worn and swollen strokes, specks,
    dark edges)."""
    draw = np.random.default_rng(seed)
    unit = dpi / 200
    picture: Reals = page.astype(np.float64)
    if level == "clean":
        return _compress(
            _blur(picture, 0.5 * unit) + draw.normal(0, 4, picture.shape), 90
        )
    turn = draw.uniform(-1, 1) * (0.7 if level == "office" else 1.6)
    matrix = cv2.getRotationMatrix2D(
        (picture.shape[1] / 2, picture.shape[0] / 2), turn, 1.0
    )
    picture = np.asarray(
        cv2.warpAffine(picture, matrix, picture.shape[::-1], borderValue=255),
        np.float64,
    )
    if level == "office":
        picture = 30 + _blur(picture, draw.uniform(0.9, 1.3) * unit) * (
            draw.uniform(205, 222) / 255
        )
        return _compress(picture + draw.normal(0, 9, picture.shape), 60)
    # toner that spreads and wears unevenly: the threshold of the copier drifts over the sheet
    field = _blur(draw.normal(0, 1, picture.shape), 1.2 * unit)
    slow = np.asarray(
        cv2.resize(
            draw.normal(0, 1, (8, 6)),
            picture.shape[::-1],
            interpolation=cv2.INTER_CUBIC,
        )
    )
    threshold = 150 + 17 * field / float(field.std()) + 10 * slow
    picture = np.where(
        _blur(picture, draw.uniform(0.9, 1.1) * unit) < threshold, 25.0, 245.0
    )
    specks = (draw.random(picture.shape) < 0.0006 / unit**2).astype(np.uint8)
    picture[cv2.dilate(specks, np.ones((2, 2), np.uint8)) > 0] = 30
    picture[:, : round(6 * unit)] = 20
    return _compress(
        _blur(picture, 0.6 * unit) + draw.normal(0, 10, picture.shape), 45
    )


def _blur(picture: Reals, sigma: float) -> Reals:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.float64)


def _compress(picture: Reals, quality: int) -> Gray:
    sharp = np.clip(picture, 0, 255).astype(np.uint8)
    _, data = cv2.imencode(".jpg", sharp, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)
