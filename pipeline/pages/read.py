"""Reads the pages of one source, whatever its kind."""
from __future__ import annotations

import unicodedata
from pathlib import Path

from pipeline.records import Page, Reading, ReadOptions, Source


def count(source: Source, options: ReadOptions) -> int:
    """The number of pages of ``source`` without reading them."""
    return 1


def read(source: Source, options: ReadOptions, first: int = 1, last: int | None = None) -> Reading:
    """Pages ``first`` to ``last`` (from 1, inclusive; None: to the end) of ``source``."""
    text = Path(source.path).read_bytes().decode("utf-8", "replace")
    pages = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).split("\f")
    return Reading(tuple(Page(n, page) for n, page in enumerate(pages, 1)))
