"""Tesseract's library with its model kept in memory, for the sheets of doubtful lines.

The program loads the model anew for every sheet, at two thirds of what a usual sheet costs (0.2 of
0.3 s of CPU); two scanned pages in three have one. Where the library cannot be called, the program
reads the sheets: both are one version, and only what is no print do they read differently."""

from __future__ import annotations

import atexit
import ctypes
import ctypes.util
import os
import time
from functools import cache
from typing import Any

import numpy as np

from pipeline.pages.line import Line
from pipeline.pages.ocr import tesseract
from pipeline.pages.ocr.tesseract import Gray

_NETWORK = 1  # what an older model learns from one sheet would change the next
_NUMBER, _TEXT, _POINTER = ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p
# what is called of tesseract/capi.h (version 4 and later): its result, then its arguments
_FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "TessBaseAPICreate": (_POINTER,),
    "TessBaseAPIDelete": (None, _POINTER),
    "TessBaseAPISetVariable": (_NUMBER, _POINTER, _TEXT, _TEXT),
    "TessBaseAPIInit2": (_NUMBER, _POINTER, _TEXT, _TEXT, _NUMBER),
    "TessBaseAPISetPageSegMode": (None, _POINTER, _NUMBER),
    "TessBaseAPISetImage": (None, _POINTER, _POINTER, *[_NUMBER] * 4),
    "TessBaseAPISetSourceResolution": (None, _POINTER, _NUMBER),
    "TessBaseAPIRecognize": (_NUMBER, _POINTER, _POINTER),
    "TessBaseAPIGetTsvText": (_POINTER, _POINTER, _NUMBER),
    "TessBaseAPIClear": (None, _POINTER),
    "TessDeleteText": (None, _POINTER),
    "TessMonitorCreate": (_POINTER,),
    "TessMonitorSetDeadlineMSecs": (None, _POINTER, _NUMBER),
    "TessMonitorDelete": (None, _POINTER),
}


def read(gray: Gray, dpi: float, psm: int, seconds: float) -> list[Line]:
    """As ``tesseract.read``, with the same errors."""
    engine = _engine()
    if engine is None:
        return tesseract.read(gray, dpi, psm, seconds)
    began = time.monotonic()
    table = _table(engine, gray, dpi, psm, seconds)
    if not table and time.monotonic() - began >= seconds:
        raise tesseract.too_long(seconds)
    return tesseract.lines_of(table.splitlines())


@cache
def _library() -> Any:
    """The functions of the library; None where it cannot be called."""
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
def _engine() -> int | None:
    """A reader with its model loaded, kept while the process lives; None where there is none."""
    library = _library()
    if library is None:
        return None
    engine = library.TessBaseAPICreate()
    atexit.register(library.TessBaseAPIDelete, engine)
    # it would write to the terminal
    silent = os.devnull.encode()
    library.TessBaseAPISetVariable(engine, b"debug_file", silent)
    # else lines that it reads badly are read again as white on black, which they are not any more
    library.TessBaseAPISetVariable(engine, b"invert_threshold", b"0")
    missing = library.TessBaseAPIInit2(engine, None, b"vie", _NETWORK)
    return None if missing else int(engine)


def _table(
    engine: int, gray: Gray, dpi: float, psm: int, seconds: float
) -> str:
    """Its table of words; empty where it sees none, or the time is over."""
    library = _library()
    flat = np.ascontiguousarray(gray)
    high, wide = flat.shape
    monitor = library.TessMonitorCreate()
    library.TessMonitorSetDeadlineMSecs(monitor, round(1000 * seconds))
    try:
        library.TessBaseAPISetPageSegMode(engine, psm)
        library.TessBaseAPISetImage(
            engine, flat.ctypes.data, wide, high, 1, wide
        )
        library.TessBaseAPISetSourceResolution(engine, round(dpi))
        if library.TessBaseAPIRecognize(engine, monitor):
            return ""
        return _taken(library.TessBaseAPIGetTsvText(engine, 0))
    finally:
        library.TessBaseAPIClear(engine)
        library.TessMonitorDelete(monitor)


def _taken(address: int | None) -> str:
    """The text at an address, which is given back to the library."""
    text = ctypes.string_at(address or 0).decode("utf-8", "replace")
    _library().TessDeleteText(address)
    return text
