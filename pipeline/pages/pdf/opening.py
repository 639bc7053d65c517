"""Opens a PDF, and its pages as a reader is shown them: upright, with what was filled in."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from pipeline.errors import Encrypted, UnreadableInput
from pipeline.pages.pdf.struck import Noted, noted
from pipeline.records import Source

# notes that are print on the page; the others are remarks in its margin, links and marks
_PRINTED = frozenset(
    (
        pdfium.FPDF_ANNOT_WIDGET,
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_STAMP,
    )
)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_SAMPLED = 40  # letters that are asked how they are turned
# quarter turns: the ends of a line 15 cm long then stand half a line higher or lower
_ASLANT = 0.006
# of them, from which the page is turned and not a head of a table
_MOST_TURNED = 0.6


def open_pdf(source: Source, password: str) -> Any:
    """The PDF (of pypdfium2), to be closed. Raises Encrypted or UnreadableInput."""
    try:
        pdf = pypdfium2.PdfDocument(source.path, password=password or None)
        pdf.init_forms()  # draws the values of fields that were saved without their look
        return pdf
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            message = (
                "the password does not open the PDF"
                if password
                else "the PDF is encrypted"
            )
            raise Encrypted(message) from error
        raise UnreadableInput(f"the PDF cannot be opened: {error}") from error


@dataclass(frozen=True, slots=True)
class Opened:
    """A page of pypdfium2, its letters, the degrees, clockwise, by which it was turned, how many
    letters it had before notes were drawn into it (None: none were), what other notes strike out,
    in the page's own space, and whether its lines stand aslant."""

    page: Any
    letters: Any
    turned: int
    printed: int | None
    struck: Noted = field(default_factory=Noted)
    aslant: bool = False


@contextmanager
def upright(pdf: Any, number: int) -> Iterator[Opened]:
    """Page ``number`` (from 0) of a PDF, its letters upright.

    Form fields, text boxes and stamps are drawn into the page: only so their text can be read. A
    page whose letters are turned in themselves is shown turned back."""
    page = pdf[number]
    struck = noted(page)
    page, printed = _with_notes(pdf, page, number)
    letters = page.get_textpage()
    degrees, aslant = _turn(page, letters)
    if degrees:
        page.set_rotation((page.get_rotation() + degrees) % 360)
        page.close()
        page = pdf[number]
        letters = page.get_textpage()
    try:
        yield Opened(page, letters, degrees, printed, struck, aslant)
    finally:
        page.close()  # with its letters


def _with_notes(pdf: Any, page: Any, number: int) -> tuple[Any, int | None]:
    """The page, number ``number``, with the notes that are shown drawn into it, and how many
    letters were there before; None where there are no notes."""
    shown = False
    for n in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        unseen = pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN
        of_page = pdfium.FPDFAnnot_GetSubtype(note) in _PRINTED
        pdfium.FPDFPage_CloseAnnot(note)
        if of_page and unseen:
            pdfium.FPDFPage_RemoveAnnot(page, n)
        shown = shown or (of_page and not unseen)
    if not shown:
        return page, None
    letters = page.get_textpage()
    before = letters.count_chars()
    letters.close()
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return pdf[number], before


def _turn(page: Any, letters: Any) -> tuple[int, bool]:
    """Degrees, clockwise, by which the page must be turned for most of its letters to stand
    upright; whether most of them then stand aslant still."""
    count = letters.count_chars()
    if not count:
        return 0, False
    shown = page.get_rotation()
    handle = letters.raw
    turns = [0, 0, 0, 0]
    aslant = 0
    for index in range(0, count, max(1, count // _SAMPLED)):
        angle = pdfium.FPDFText_GetCharAngle(handle, index)
        if angle < 0 or pdfium.FPDFText_IsGenerated(handle, index):
            continue
        quarters = angle / (math.pi / 2)
        turns[round(quarters) % 4] += 1
        aslant += abs(quarters - round(quarters)) > _ASLANT
    best = max(range(4), key=lambda n: turns[n])
    leans = aslant > _MOST_TURNED * sum(turns)
    if turns[best] < _MOST_TURNED * sum(turns):
        return 0, leans
    # the angle is clockwise in the page's own space, the page is shown turned clockwise
    return (-90 * best - shown) % 360, leans
