"""The one module that runs Tesseract's program: whole pages, and how a page stands.

pytesseract is imported where the program is run: it brings pandas, half a second of CPU, and most
pages need the library alone (``resident``)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.errors import MissingEngine
from pipeline.pages.line import Line, Token

REMEDY = "apt-get install tesseract-ocr tesseract-ocr-vie"
# pixels; confidence from which a page is turned
_OSD_SIDE, _OSD_SURE = 1750, 2.0
_WORD = "5"  # the level of words in its table
Gray = npt.NDArray[np.uint8]

# its own threads make it several times slower
os.environ.setdefault("OMP_THREAD_LIMIT", "1")


@cache
def available() -> bool:
    """Whether Tesseract and its Vietnamese model are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run(
            [program, "--list-langs"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError:
        return False
    return listed.returncode == 0 and b"vie" in listed.stdout.split()


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
    import pytesseract

    try:
        table = pytesseract.image_to_data(
            Image.fromarray(gray),
            lang="vie",
            config=f"--psm {psm} --dpi {round(dpi)}",
            timeout=seconds,
        )
    except RuntimeError as error:
        if "timeout" in str(error).lower():
            raise too_long(seconds) from error
        raise
    return lines_of(table.splitlines())


def too_long(seconds: float) -> TimeoutError:
    return TimeoutError(f"Tesseract took longer than {seconds:.0f} s")


def lines_of(rows: Iterable[str]) -> list[Line]:
    """The lines of its table, which has a row for each word: level, page, block, paragraph, line,
    word, left, top, width, height, confidence, text."""
    lines: dict[tuple[str, ...], Line] = {}
    for row in rows:
        level, *place, _, x, y, wide, high, confidence, text = row.split("\t")
        if level != _WORD or not text.strip():
            continue
        x0, y0 = float(x), float(y)
        box = (x0, y0, x0 + float(wide), y0 + float(high))
        token = Token(text.strip(), box, max(0.0, float(confidence)))
        line = lines.setdefault(tuple(place), Line(box))
        line.tokens.append(token)
        line.cover(box)
    return list(lines.values())


def orientation(gray: Gray) -> int:
    """Quarter turns, counter-clockwise, by which the content stands turned; 0 where Tesseract
    cannot tell."""
    need()
    import pytesseract

    small = Image.fromarray(gray)
    small.thumbnail((_OSD_SIDE, _OSD_SIDE))
    try:
        found = pytesseract.image_to_osd(
            small, config="--dpi 150", output_type=pytesseract.Output.DICT
        )
    except pytesseract.TesseractError:
        return 0  # too few letters, or its model osd is not installed
    sure = float(found["orientation_conf"]) > _OSD_SURE
    return int(found["orientation"]) // 90 % 4 if sure else 0
