"""Reads the pages of one source, whatever its kind."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pipeline import continued
from pipeline.errors import BaocaoError, LimitPassed
from pipeline.pages import quality
from pipeline.pages.formats import xfa
from pipeline.pages.hand.told import Told
from pipeline.pages.pdf import ink
from pipeline.pages.pdf import reader as pdf_reader
from pipeline.pages.pdf.kept_open import for_page
from pipeline.pages.pdf.opening import open_pdf
from pipeline.pages.pdf.regions import UNREAD
from pipeline.records import Page, Reading, ReadOptions, Source

# media -> (module of formats/, function) of readers that take the whole file: (path, options) ->
# Reading
_WHOLE = {
    "text": ("text_file", "read_text"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "doc": ("office", "read_office"),
    "rtf": ("office", "read_office"),
    "odt": ("office", "read_office"),
    "xlsx": ("workbook", "read_workbook"),
    "xls": ("workbook", "read_workbook"),
    "ods": ("workbook", "read_converted"),
    "csv": ("csv_file", "read_csv"),
    "pptx": ("slides", "read_slides"),
    "ppt": ("slides", "read_converted"),
    "email": ("mail", "read_mail"),
    "msg": ("mail", "read_msg"),
}

_MOVES = "not read: a later picture of an animation"
_MARKED = 0.1  # of its letters, from which a text is none in English
# quality below which what was read is no text to rely on; a picture that reads so is filled in by
# hand: print reads better, and what it says is Vietnamese
_BADLY = {"text": 0.5, "ocr": 0.68}


def count(source: Source, options: ReadOptions) -> int:
    """The number of pages of ``source`` without reading them. Raises UnreadableInput, Encrypted or
    LimitPassed."""
    if source.media == "pdf":
        with closing(open_pdf(source, options.password)) as pdf:
            pages = 1 if xfa.is_dynamic(pdf) else len(pdf)
    elif source.media == "image":
        from pipeline.pages.ocr import picture

        pages = picture.count_frames(Path(source.path))
    else:
        pages = 1
    if pages > options.limits.pages:
        raise LimitPassed(
            f"{pages} pages, more than {options.limits.pages} (limit pages)"
        )
    return pages


def read(
    source: Source,
    options: ReadOptions,
    first: int = 1,
    last: int | None = None,
) -> Reading:
    """Pages ``first`` to ``last`` (from 1, inclusive; None: to the end) of ``source``.

    A page that cannot be read comes back empty with its ``problem``; errors of the whole file are
    raised."""
    if source.media == "pdf":
        return _read_pdf(source, options, first, last)
    if source.media == "image":
        return _read_image(source, options, first, last)
    return _read_whole(source, options)


def _read_whole(source: Source, options: ReadOptions) -> Reading:
    module, function = _WHOLE.get(source.media, _WHOLE["text"])
    # imported when it is asked for: a run over scans needs no reader of Word files
    reader: Callable[[Path, ReadOptions], Reading] = getattr(
        importlib.import_module(f"pipeline.pages.formats.{module}"), function
    )
    reading = reader(Path(source.path), options)
    return replace(
        reading,
        pages=tuple(
            noted(page) if _has_marks(page.text) else page
            for page in reading.pages
        ),
    )


def _has_marks(text: str) -> bool:
    """Whether many letters of a text are beyond ASCII: one in English reads badly and is read
    well."""
    letters = sum(map(str.isalpha, text))
    marked = len(text) - len(text.encode("ascii", "ignore"))
    return marked > _MARKED * max(1, letters)


def noted(page: Page) -> Page:
    """The page; where it reads badly, with that as its problem.

    A page that has a problem keeps it."""
    if page.quality < _BADLY[page.reader] and not page.problem:
        said = f"the page reads badly (quality {page.quality:.2f})"
        return replace(page, problem=said)
    return page


def _read_pdf(
    source: Source, options: ReadOptions, first: int, last: int | None
) -> Reading:
    encodings: list[str] = []

    def one(pdf: Any, number: int) -> Page:
        page, encoding = pdf_reader.read_page(pdf, number, source, options)
        encodings.append(encoding)
        return page

    with _opened(source, options, first, last) as pdf:
        if xfa.is_dynamic(pdf):
            return xfa.read_xfa(pdf)
        end = min(len(pdf), last or len(pdf))
        pages = [_guard(n, partial(one, pdf, n)) for n in range(first, end + 1)]
    encoding = next((e for e in encodings if e != "unicode"), "unicode")
    return Reading(continued.mark(pages), encoding)


def _opened(
    source: Source, options: ReadOptions, first: int, last: int | None
) -> AbstractContextManager[Any]:
    """The PDF; one that is read page by page stays open."""
    if first == last:
        return for_page(source, options.password, first)
    return closing(open_pdf(source, options.password))


def _read_image(
    source: Source, options: ReadOptions, first: int, last: int | None
) -> Reading:
    from pipeline.pages.ocr import picture
    from pipeline.pages.ocr import reader as ocr

    path, told = Path(source.path), Told(Path(source.source).stem)
    end = min(count(source, options), last or 10**9)
    moving = picture.moves(path)

    def one(number: int) -> Page:
        gray, dpi = picture.from_image(path, number - 1, options.limits)
        page = ocr.read_picture(gray, dpi, number, options, told)
        if moving:
            page = replace(page, problem=_MOVES)
        if not quality.words(page.text) and ink.shows_anything(
            ink.View(gray, dpi / 72)
        ):
            return replace(page, problem=UNREAD)
        return page

    return Reading(
        continued.mark(
            [_guard(n, partial(one, n)) for n in range(first, end + 1)]
        )
    )


def _guard(number: int, work: Callable[[], Page]) -> Page:
    """The page, or an empty one that says what went wrong; a missing engine is the user's to mend
    and is raised."""
    try:
        return noted(work())
    except BaocaoError as error:
        if error.exit_code == 3:
            raise
        return Page(number, "", quality=0.0, problem=str(error))
    except Exception as error:  # bad input never stops a batch
        return Page(
            number, "", quality=0.0, problem=f"{type(error).__name__}: {error}"
        )
