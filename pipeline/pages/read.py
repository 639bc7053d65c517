"""Reads the pages of one source, whatever its kind."""
from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2

from pipeline.errors import BaocaoError, Encrypted, LimitPassed, UnreadableInput
from pipeline.pages import ocr, picture, textlayer
from pipeline.pages.clock import cpu
from pipeline.records import Page, Reading, ReadOptions, Source

# media -> (module, function) of readers that take the whole file: (path, options) -> Reading
_WHOLE = {
    "text": ("text_file", "read_text"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "doc": ("office", "read_office"),
    "rtf": ("office", "read_office"),
}


def count(source: Source, options: ReadOptions) -> int:
    """The number of pages of ``source`` without reading them. Raises UnreadableInput, Encrypted or LimitPassed."""
    if source.media == "pdf":
        with closing(_open_pdf(source, options)) as pdf:
            pages = len(pdf)
    elif source.media == "image":
        pages = picture.count_frames(Path(source.path))
    else:
        pages = 1
    if pages > options.limits.pages:
        raise LimitPassed(f"{pages} pages, more than {options.limits.pages} (limit pages)")
    return pages


def read(source: Source, options: ReadOptions, first: int = 1, last: int | None = None) -> Reading:
    """Pages ``first`` to ``last`` (from 1, inclusive; None: to the end) of ``source``.

    A page that cannot be read comes back empty with its ``problem``; errors of the whole file are raised."""
    if source.media == "pdf":
        return _read_pdf(source, options, first, last)
    if source.media == "image":
        return _read_image(source, options, first, last)
    return _read_whole(source, options)


def _read_whole(source: Source, options: ReadOptions) -> Reading:
    module, function = _WHOLE.get(source.media, ("text_file", "read_text"))
    try:
        reader: Callable[[Path, ReadOptions], Reading] = getattr(
            importlib.import_module(f"pipeline.pages.{module}"), function)
    except ModuleNotFoundError as missing:
        if not (missing.name or "").startswith("pipeline.pages."):
            raise
        text = Path(source.path).read_bytes().decode("utf-8", "replace")
        pages = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).split("\f")
        return Reading(tuple(Page(n, page) for n, page in enumerate(pages, 1)))
    return reader(Path(source.path), options)


def _open_pdf(source: Source, options: ReadOptions) -> Any:
    try:
        return pypdfium2.PdfDocument(source.path, password=options.password or None)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            message = "the password does not open the PDF" if options.password else "the PDF is encrypted"
            raise Encrypted(message) from error
        raise UnreadableInput(f"the PDF cannot be opened: {error}") from error


def _read_pdf(source: Source, options: ReadOptions, first: int, last: int | None) -> Reading:
    with closing(_open_pdf(source, options)) as pdf:
        end = min(len(pdf), last or len(pdf))
        pages = tuple(_guard(n, partial(_read_pdf_page, pdf, n, options)) for n in range(first, end + 1))
    return Reading(pages, next((page.encoding for page in pages if page.encoding != "unicode"), "unicode"))


def _read_pdf_page(pdf: Any, number: int, options: ReadOptions) -> Page:
    began = cpu()
    with closing(pdf[number - 1]) as page:
        width, height = page.get_size()
        layer = textlayer.read_text(page)
        if len(layer.text.split()) >= 20:
            return Page(number, layer.text, round(width, 2), round(height, 2), words=layer.words,
                        seconds=round(cpu() - began, 3), capitals=layer.capitals,
                        encoding=layer.encoding)
        gray, dpi = picture.from_pdf(page, options.limits)
    seen = ocr.read_picture(gray, dpi, number, options)
    return replace(seen, seconds=round(cpu() - began, 3))


def _read_image(source: Source, options: ReadOptions, first: int, last: int | None) -> Reading:
    path = Path(source.path)
    end = min(count(source, options), last or 10**9)

    def one(number: int) -> Page:
        gray, dpi = picture.from_image(path, number - 1, options.limits)
        return ocr.read_picture(gray, dpi, number, options)

    return Reading(tuple(_guard(n, partial(one, n)) for n in range(first, end + 1)))


def _guard(number: int, work: Callable[[], Page]) -> Page:
    """The page, or an empty one that says what went wrong; a missing engine is the user's to mend and is raised."""
    try:
        return work()
    except BaocaoError as error:
        if error.exit_code == 3:
            raise
        return Page(number, "", quality=0.0, problem=str(error))
    except Exception as error:  # bad input never stops a batch
        return Page(number, "", quality=0.0, problem=f"{type(error).__name__}: {error}")
