"""Searchable PDFs: OCRmyPDF writes them, with the words that the page stage has read in place of an
OCR run."""

from __future__ import annotations

import contextlib
import json
import logging
import math
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path

import pypdfium2

from pipeline.errors import MissingEngine, UnreadableInput
from pipeline.records import Box, Page, Word

# names the file that brings the words to the plugin, which OCRmyPDF loads by itself
WORDS = "BAOCAO_WORDS"
_FALLBACK_DPI = 200  # of a picture that does not tell its own


def write_searchable(
    path: Path, media: str, pages: Sequence[Page], target: Path
) -> None:
    """Writes the scan at ``path`` (a PDF or picture) to ``target`` as a PDF with its text beneath
    the picture.

    ``pages`` are those of the page stage; pages with a text layer of their own keep it. The file is
    written whole or not at all. Raises MissingEngine where OCRmyPDF is not installed,
    UnreadableInput where it refuses the file."""
    try:
        import ocrmypdf
    except ImportError:
        raise MissingEngine(
            "searchable PDFs need OCRmyPDF", "pip install 'baocao[searchable]'"
        ) from None
    for noisy in ("ocrmypdf", "fontTools", "fpdf"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.new")
    with _words_told(target.with_name(f".{target.name}.words"), pages):
        try:
            # A plain PDF: PDF/A is made by Ghostscript, which sets the text of born-digital pages
            # anew and loses it (10.00 writes control characters for letters).
            ocrmypdf.ocr(
                path,
                new,
                plugins=["pipeline.desk.searchable_plugin"],
                language=["vie"],
                mode="redo",
                rotate_pages=True,
                rotate_pages_threshold=1,
                output_type="pdf",
                optimize=0,
                jobs=1,
                use_threads=True,
                image_dpi=None if media == "pdf" else _FALLBACK_DPI,
                progress_bar=False,
            )
            if media == "pdf":
                own = [page.page for page in pages if page.reader == "text"]
                _hold_to_text(path, new, own)
            os.replace(new, target)
        except ocrmypdf.exceptions.ExitCodeException as error:
            raise UnreadableInput(
                f"OCRmyPDF cannot make a searchable PDF of it: {error}"
            ) from error
        finally:
            new.unlink(missing_ok=True)


@contextlib.contextmanager
def _words_told(path: Path, pages: Sequence[Page]) -> Iterator[None]:
    """Tells the plugin, by a file that lies there meanwhile, what the page stage has read."""
    read = {page.page: describe(page) for page in pages if page.reader == "ocr"}
    path.write_text(json.dumps(read), encoding="utf-8")
    os.environ[WORDS] = str(path)
    try:
        yield
    finally:
        del os.environ[WORDS]
        path.unlink(missing_ok=True)


def _hold_to_text(path: Path, new: Path, pages: Sequence[int]) -> None:
    """Raises UnreadableInput, naming the page, where one of the ``pages``, counted from 1, lost
    text on the way from ``path`` to ``new``. A page that was read by OCR may lose a layer that
    could not be trusted."""
    before, after = _texts(path), _texts(new)
    if len(before) != len(after):
        raise UnreadableInput(
            f"OCRmyPDF made {len(after)} pages of {len(before)}"
        )
    for number in pages:
        if before[number - 1] not in after[number - 1]:
            raise UnreadableInput(
                f"OCRmyPDF would change the text of page {number}"
            )


def _texts(path: Path) -> list[str]:
    """The text layer of each page without its blanks, which a writer may set anew."""
    with contextlib.closing(pypdfium2.PdfDocument(path)) as document:
        return [
            "".join(page.get_textpage().get_text_bounded().split())
            for page in document
        ]


def describe(page: Page) -> dict[str, object]:
    """What the plugin needs of a page: its size in points, its rotation, its lines of (text, box,
    confidence)."""
    lines = [
        [_described(word, word.box, page) for word in line if word.box]
        for line in _lines(page)
    ]
    return {
        "width": page.width,
        "height": page.height,
        "rotation": page.rotation,
        "lines": list(filter(None, lines)),
    }


def _described(word: Word, box: Box, page: Page) -> dict[str, object]:
    return {
        "text": word.text,
        "box": _as_scanned(box, page),
        "confidence": word.confidence or 0.0,
    }


def _lines(page: Page) -> Iterable[list[Word]]:
    line: list[Word] = []
    for word in page.words:
        if line and {"\n", "\t"} & set(page.text[line[-1].end : word.start]):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _as_scanned(box: Box, page: Page) -> list[float]:
    """A box of the level page on the page before it was levelled (the smallest upright box around
    it)."""
    turn = math.radians(page.skew)
    cos, sin = math.cos(turn), math.sin(turn)
    # around the middle of the page
    middle_x, middle_y = page.width / 2, page.height / 2
    sides = (box.x0 - middle_x, box.x1 - middle_x)
    ends = (box.y0 - middle_y, box.y1 - middle_y)
    corners = list(product(sides, ends))
    xs = [middle_x + cos * x - sin * y for x, y in corners]
    ys = [middle_y + sin * x + cos * y for x, y in corners]
    return [min(xs), min(ys), max(xs), max(ys)]
