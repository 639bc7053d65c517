"""The one module that calls Tesseract, through its library: whole pages, and sheets of single
lines.

Its program would load the model anew for every sheet, at two thirds of what a usual sheet costs
(0.2 of 0.3 s of CPU); the library keeps it."""

from __future__ import annotations

import atexit
import ctypes
import ctypes.util
import os
import time
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.errors import MissingEngine
from pipeline.pages.line import Line, Token

REMEDY = "apt-get install tesseract-ocr tesseract-ocr-vie"
# pixels; confidence from which a page is turned
_OSD_SIDE, _OSD_SURE = 1750, 2.0
_OSD_DPI, _OSD_MODE = 150, 0
# the neural network alone: what an older model learns from one sheet would change the next
_MODELS = {"vie": 1, "osd": 0}
_WORD = 5  # the level of words in its table
Gray = npt.NDArray[np.uint8]

os.environ.setdefault(
    "OMP_THREAD_LIMIT", "1"
)  # its own threads make it several times slower

_NUMBER, _TEXT, _POINTER = ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p
# what is called of tesseract/capi.h (version 4 and later): its result, then its arguments
_FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "TessVersion": (_TEXT,),
    "TessBaseAPICreate": (_POINTER,),
    "TessBaseAPIDelete": (None, _POINTER),
    "TessBaseAPISetVariable": (_NUMBER, _POINTER, _TEXT, _TEXT),
    "TessBaseAPIInit2": (_NUMBER, _POINTER, _TEXT, _TEXT, _NUMBER),
    "TessBaseAPISetPageSegMode": (None, _POINTER, _NUMBER),
    "TessBaseAPISetImage": (None, _POINTER, _POINTER, *[_NUMBER] * 4),
    "TessBaseAPISetSourceResolution": (None, _POINTER, _NUMBER),
    "TessBaseAPIRecognize": (_NUMBER, _POINTER, _POINTER),
    "TessBaseAPIGetTsvText": (_POINTER, _POINTER, _NUMBER),
    "TessBaseAPIDetectOrientationScript": (_NUMBER, *[_POINTER] * 5),
    "TessBaseAPIClear": (None, _POINTER),
    "TessDeleteText": (None, _POINTER),
    "TessMonitorCreate": (_POINTER,),
    "TessMonitorSetDeadlineMSecs": (None, _POINTER, _NUMBER),
    "TessMonitorDelete": (None, _POINTER),
}


@cache
def _library() -> Any:
    """The functions of the library; None where it is not installed."""
    name = ctypes.util.find_library("tesseract")
    if name is None:
        return None
    try:
        library = ctypes.CDLL(name)
        for function, (result, *arguments) in _FUNCTIONS.items():
            called = getattr(library, function)
            called.restype, called.argtypes = result, arguments
    except (OSError, AttributeError):
        return None
    return library


@cache
def _engine(model: str) -> int | None:
    """A reader with its model loaded, kept while the process lives; None where the library or the
    model is not installed."""
    library = _library()
    if library is None:
        return None
    engine = library.TessBaseAPICreate()
    atexit.register(library.TessBaseAPIDelete, engine)
    library.TessBaseAPISetVariable(
        engine, b"debug_file", os.devnull.encode()
    )  # it would write to the terminal
    missing = library.TessBaseAPIInit2(
        engine, None, model.encode(), _MODELS[model]
    )
    return None if missing else int(engine)


def version() -> str:
    """The version of the library; empty where it is not installed."""
    library = _library()
    return library.TessVersion().decode() if library else ""


def available() -> bool:
    """Whether Tesseract and its Vietnamese model are installed."""
    return _engine("vie") is not None


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
    lines: dict[tuple[str, ...], Line] = {}
    for row in _table(gray, dpi, psm, seconds).splitlines():
        level, *place, _, x, y, wide, high, confidence, text = row.split("\t")
        if int(level) != _WORD or not text.strip():
            continue
        x0, y0 = float(x), float(y)
        box = (x0, y0, x0 + float(wide), y0 + float(high))
        line = lines.setdefault(tuple(place), Line(box))
        line.tokens.append(
            Token(text.strip(), box, max(0.0, float(confidence)))
        )
        line.cover(box)
    return list(lines.values())


def _table(gray: Gray, dpi: float, psm: int, seconds: float) -> str:
    """Its table of what it reads, one row for a word: level, page, block, paragraph, line, word,
    left, top, width, height, confidence, text."""
    library, engine = _library(), _engine("vie")
    monitor = library.TessMonitorCreate()
    library.TessMonitorSetDeadlineMSecs(monitor, round(1000 * seconds))
    began = time.monotonic()
    try:
        _show(library, engine, gray, dpi, psm)
        if library.TessBaseAPIRecognize(engine, monitor) == 0:
            return _taken(library, library.TessBaseAPIGetTsvText(engine, 0))
    finally:
        library.TessBaseAPIClear(engine)
        library.TessMonitorDelete(monitor)
    if time.monotonic() - began < seconds:
        return ""  # it sees nothing that may be text
    raise TimeoutError(f"Tesseract took longer than {seconds:.0f} s")


def _show(
    library: Any, engine: int | None, gray: Gray, dpi: float, psm: int
) -> None:
    """Gives the reader a copy of a picture."""
    flat = np.ascontiguousarray(gray)
    high, wide = flat.shape
    library.TessBaseAPISetPageSegMode(engine, psm)
    library.TessBaseAPISetImage(engine, flat.ctypes.data, wide, high, 1, wide)
    library.TessBaseAPISetSourceResolution(engine, round(dpi))


def _taken(library: Any, address: int | None) -> str:
    """The text at an address, which is given back to the library."""
    text = ctypes.string_at(address or 0).decode("utf-8", "replace")
    library.TessDeleteText(address)
    return text


def orientation(gray: Gray) -> int:
    """Quarter turns, counter-clockwise, by which the content stands turned; 0 where Tesseract
    cannot tell."""
    need()
    library, engine = _library(), _engine("osd")
    if engine is None:
        return 0
    small = Image.fromarray(gray)
    small.thumbnail((_OSD_SIDE, _OSD_SIDE))
    degrees, sure = ctypes.c_int(), ctypes.c_float()
    script, script_sure = ctypes.c_char_p(), ctypes.c_float()
    _show(library, engine, np.asarray(small), _OSD_DPI, _OSD_MODE)
    found = library.TessBaseAPIDetectOrientationScript(
        engine,
        ctypes.byref(degrees),
        ctypes.byref(sure),
        ctypes.byref(script),
        ctypes.byref(script_sure),
    )
    library.TessBaseAPIClear(engine)
    # too few letters
    return degrees.value // 90 % 4 if found and sure.value > _OSD_SURE else 0
