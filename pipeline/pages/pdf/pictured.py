"""A page of a PDF read by OCR from its picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.pages import quality
from pipeline.pages.hand.told import Told
from pipeline.pages.pdf import ink, objects, other_reading, regions
from pipeline.pages.pdf.textlayer import Layer
from pipeline.records import Page, ReadOptions

# quality by which a reading by OCR must pass a doubtful text layer
_BETTER = 0.1


def is_alone(page: Any, layer: Layer) -> bool:
    """Whether a page has pictures and no text, as most scans."""
    if layer.text.strip():
        return False
    return bool(objects.pictures(page, objects.in_order(page)))


def read_alone(
    page: Any, plain: Page, told: Told, options: ReadOptions
) -> Page:
    """The page, of which there is nothing but its picture; ``plain``, which is empty, where it is
    blank. A scan costs the same to draw at any size, so it is drawn once, to be read."""
    # Imported where a picture is read: OpenCV, Tesseract and what they bring take longer than a
    # page of text.
    from pipeline.pages.ocr import picture

    gray, dpi = picture.from_pdf(page, options.limits)
    anything = ink.shows_anything(ink.reduced(gray, dpi))
    # seals are taken off that picture
    if anything or ink.shows_anything(ink.coarse(page)):
        return _read(gray, dpi, plain, told, options, True)
    return plain


def read_beside(
    page: Any, plain: Page, told: Told, options: ReadOptions, anything: bool
) -> Page:
    """The page read from its picture; ``plain``, what its layer says, where that is no worse.
    ``anything``: whether the page shows any."""
    from pipeline.pages.ocr import picture

    gray, dpi = picture.from_pdf(page, options.limits)
    return _read(gray, dpi, plain, told, options, anything)


def _read(
    gray: ink.Gray,
    dpi: float,
    plain: Page,
    told: Told,
    options: ReadOptions,
    anything: bool,
) -> Page:
    from pipeline.pages.ocr import reader

    seen = reader.read_picture(gray, dpi, plain.page, options, told)
    seen = replace(seen, rotation=(seen.rotation + plain.rotation) % 360)
    if (
        plain.text
        and seen.quality < plain.quality + _BETTER
        and quality.words(plain.text) > quality.words(seen.text)
    ):
        return plain  # a page in another language, say: what the layer has is no worse
    if anything and not quality.words(seen.text):
        return replace(seen, problem=regions.UNREAD)
    return other_reading.note(seen, plain)
