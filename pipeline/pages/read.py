"""Reads the pages of one source, whatever its kind."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2

from pipeline.errors import BaocaoError, Encrypted, LimitPassed, UnreadableInput
from pipeline.pages import quality, textlayer
from pipeline.pages.clock import cpu
from pipeline.pages.formats import xfa
from pipeline.pages.tables import continued, pdf_tables
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

_BETTER = 0.1  # quality by which a reading by OCR must pass a doubtful text layer


def count(source: Source, options: ReadOptions) -> int:
    """The number of pages of ``source`` without reading them. Raises UnreadableInput, Encrypted or
    LimitPassed."""
    if source.media == "pdf":
        with closing(_open_pdf(source, options)) as pdf:
            pages = 1 if xfa.is_dynamic(pdf) else len(pdf)
    elif source.media == "image":
        from pipeline.pages.ocr import picture

        pages = picture.count_frames(Path(source.path))
    else:
        pages = 1
    if pages > options.limits.pages:
        raise LimitPassed(f"{pages} pages, more than {options.limits.pages} (limit pages)")
    return pages


def read(source: Source, options: ReadOptions, first: int = 1, last: int | None = None) -> Reading:
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
    return reader(Path(source.path), options)


def _open_pdf(source: Source, options: ReadOptions) -> Any:
    try:
        return pypdfium2.PdfDocument(source.path, password=options.password or None)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            message = (
                "the password does not open the PDF" if options.password else "the PDF is encrypted"
            )
            raise Encrypted(message) from error
        raise UnreadableInput(f"the PDF cannot be opened: {error}") from error


def _read_pdf(source: Source, options: ReadOptions, first: int, last: int | None) -> Reading:
    ruled: list[int] = []
    encodings: list[str] = []
    with closing(_open_pdf(source, options)) as pdf:
        if xfa.is_dynamic(pdf):
            return xfa.read_xfa(pdf)
        end = min(len(pdf), last or len(pdf))
        pages = [
            _guard(n, partial(_read_pdf_page, pdf, n, source, options, ruled, encodings))
            for n in range(first, end + 1)
        ]
        if ruled:
            pages = _with_tables(pdf, source, options, pages, ruled)
    encoding = next((e for e in encodings if e != "unicode"), "unicode")
    return Reading(continued.mark(pages), encoding)


def _read_pdf_page(
    pdf: Any,
    number: int,
    source: Source,
    options: ReadOptions,
    ruled: list[int],
    encodings: list[str],
) -> Page:
    """Notes in ``ruled`` that the page draws rules, in ``encodings`` how its text was encoded."""
    began = cpu()
    with closing(textlayer.flatten(pdf, number - 1)) as page:
        width, height = (round(v, 2) for v in page.get_size())
        layer = textlayer.read_layer(page)
        plain = Page(
            number,
            layer.text,
            width,
            height,
            quality=layer.quality,
            words=layer.words,
            capitals=layer.capitals,
        )
        if textlayer.trusted(layer, page):
            if pdf_tables.suggests_rules(page):
                ruled.append(number)
            encodings.append(layer.encoding)
            return replace(plain, seconds=round(cpu() - began, 3))
        # Imported where a picture is read: OpenCV, Tesseract and what they bring take longer than a
        # page of text.
        from pipeline.pages.ocr import picture
        from pipeline.pages.ocr import reader as ocr

        gray, dpi = picture.from_pdf(page, options.limits)
    seen = ocr.read_picture(gray, dpi, number, options, Path(source.source).stem)
    if (
        layer.text
        and seen.quality < layer.quality + _BETTER
        and quality.words(layer.text) > quality.words(seen.text)
    ):
        seen = plain  # a page in another language, say: what the layer has is no worse
    return replace(seen, seconds=round(cpu() - began, 3))


def _with_tables(
    pdf: Any, source: Source, options: ReadOptions, pages: list[Page], ruled: list[int]
) -> list[Page]:
    """The pages with the tables of those that draw rules."""
    try:
        tables = pdf_tables.tables_of(source.path, ruled, options.password)
    except UnreadableInput:
        return pages  # the text stands without its tables
    found = []
    for page in pages:
        if page.page in tables:
            began = cpu()
            with closing(pdf[page.page - 1]) as opened:
                text, words, placed = pdf_tables.weave(
                    opened, page.text, page.words, tables[page.page]
                )
            page = replace(
                page,
                text=text,
                words=words,
                tables=placed,
                capitals=(),
                seconds=round(page.seconds + cpu() - began, 3),
            )
        found.append(page)
    return found


def _read_image(source: Source, options: ReadOptions, first: int, last: int | None) -> Reading:
    from pipeline.pages.ocr import picture
    from pipeline.pages.ocr import reader as ocr

    path = Path(source.path)
    end = min(count(source, options), last or 10**9)

    def one(number: int) -> Page:
        gray, dpi = picture.from_image(path, number - 1, options.limits)
        return ocr.read_picture(gray, dpi, number, options, Path(source.source).stem)

    return Reading(continued.mark([_guard(n, partial(one, n)) for n in range(first, end + 1)]))


def _guard(number: int, work: Callable[[], Page]) -> Page:
    """The page, or an empty one that says what went wrong; a missing engine is the user's to mend
    and is raised."""
    try:
        return work()
    except BaocaoError as error:
        if error.exit_code == 3:
            raise
        return Page(number, "", quality=0.0, problem=str(error))
    except Exception as error:  # bad input never stops a batch
        return Page(number, "", quality=0.0, problem=f"{type(error).__name__}: {error}")
