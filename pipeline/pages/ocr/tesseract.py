"""The one module that runs Tesseract: whole pages, and sheets of single lines."""

from __future__ import annotations

import os
import shutil
from functools import cache

import numpy as np
import numpy.typing as npt
import pytesseract
from PIL import Image

from pipeline.errors import MissingEngine
from pipeline.pages.line import Line, Token

REMEDY = "apt-get install tesseract-ocr tesseract-ocr-vie"
_OSD_SIDE, _OSD_SURE = (
    1750,
    2.0,
)  # pixels; confidence from which a page is turned
Gray = npt.NDArray[np.uint8]

os.environ.setdefault(
    "OMP_THREAD_LIMIT", "1"
)  # its own threads make it several times slower


@cache
def available() -> bool:
    """Whether Tesseract and its Vietnamese model are installed."""
    if shutil.which("tesseract") is None:
        return False
    try:
        return "vie" in pytesseract.get_languages()
    except (pytesseract.TesseractError, OSError):
        return False


def need() -> None:
    """Raises MissingEngine, with the line that installs it, where Tesseract is absent."""
    if not available():
        raise MissingEngine(
            "Tesseract with the language vie is not installed", REMEDY
        )


def read(gray: Gray, dpi: float, psm: int, seconds: float) -> list[Line]:
    """Lines with words and confidences. ``psm``: 3 for a page, 6 for one column of lines. Boxes in
    pixels.

    Raises TimeoutError after ``seconds``, MissingEngine where it is not installed."""
    need()
    try:
        data = pytesseract.image_to_data(
            Image.fromarray(gray),
            lang="vie",
            config=f"--psm {psm} --dpi {round(dpi)}",
            timeout=seconds,
            output_type=pytesseract.Output.DICT,
        )
    except RuntimeError as error:
        if "timeout" in str(error).lower():
            raise TimeoutError(
                f"Tesseract took longer than {seconds:.0f} s"
            ) from error
        raise
    lines: dict[tuple[int, int, int], Line] = {}
    for n, text in enumerate(data["text"]):
        if not text.strip():
            continue
        x0, y0 = float(data["left"][n]), float(data["top"][n])
        box = (x0, y0, x0 + data["width"][n], y0 + data["height"][n])
        token = Token(text.strip(), box, max(0.0, float(data["conf"][n])))
        key = (data["block_num"][n], data["par_num"][n], data["line_num"][n])
        line = lines.setdefault(key, Line(box))
        line.tokens.append(token)
        line.cover(box)
    return list(lines.values())


def orientation(gray: Gray) -> int:
    """Quarter turns, counter-clockwise, by which the content stands turned; 0 where Tesseract
    cannot tell."""
    need()
    small = Image.fromarray(gray)
    small.thumbnail((_OSD_SIDE, _OSD_SIDE))
    try:
        found = pytesseract.image_to_osd(
            small, config="--dpi 150", output_type=pytesseract.Output.DICT
        )
    except (
        pytesseract.TesseractError
    ):  # too few letters, or its model osd is not installed
        return 0
    return (
        int(found["orientation"]) // 90 % 4
        if float(found["orientation_conf"]) > _OSD_SURE
        else 0
    )
