"""Finds the place and date of documents in their letterheads (ND 30/2020, box 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline import symbols
from pipeline.structure.anchors import ALONG, Anchor, Span, heads_segment
from pipeline.structure.issued import DATE, DAY, PLACE, place_of, read_date
from pipeline.structure.lines import Line
from pipeline.text import fold

_WRAPPED = re.compile(r"\bngay$|,\s*ngay\b")


class _Dateline(NamedTuple):
    """A line in which a date may stand, with those it wraps from or into: the text joined, and
    what each line has of it (line, where its text begins in the joined one)."""

    text: str
    parts: tuple[tuple[int, int], ...]


def find(lines: Sequence[Line], numbered: dict[int, int]) -> list[Anchor]:
    """``numbered``: where the own number ends on its line."""
    found = []
    for index, line in enumerate(lines):
        if line.kind == "furniture" or not any(day in line.whole for day in DAY):
            continue
        dateline = _dateline(lines, index)
        if anchor := _date(lines, index, dateline, numbered.get(index)):
            found.append(anchor)
    return found


def _dateline(lines: Sequence[Line], index: int) -> _Dateline:
    text = lines[index].text.rstrip(" |")
    parts = [(index, 0)]
    above = lines[index - 1].text.strip(" |*_") if index else ""
    if fold(text).lstrip("*_ ").startswith("ngay") and _is_place(above):
        text = f"{above} {text.lstrip('*_ ')}"  # wrapped behind the place
        parts = [(index - 1, 0), (index, len(above) + 1)]
    if index + 1 < len(lines) and _breaks_off(fold(text)):
        parts.append((index + 1, len(text) + 1))
        text = f"{text} {lines[index + 1].text}"  # wrapped inside the date
    return _Dateline(text, tuple(parts))


def _is_place(text: str) -> bool:
    return text.endswith(",") and symbols.place_name(text[:-1]) in symbols.place_names()


def _date(
    lines: Sequence[Line], index: int, dateline: _Dateline, number_end: int | None
) -> Anchor | None:
    text, line = dateline.text, lines[index]
    for match in DATE.finditer(fold(text)):
        if match.start() >= ALONG:
            return None
        placed = PLACE.search(text[: match.start()])
        if not placed:
            continue
        place, start = place_of(placed["place"], placed.start("place"))
        comma = text[placed.end("place") : match.start()].strip().startswith((",", "."))
        beside = number_end is not None and number_end <= start
        if (
            not place
            or not (comma or fold(place) in symbols.places())
            or text[:start].endswith(("-", "/", "–"))
            or not (beside or heads_segment(text[:start], line))
        ):
            continue
        dated = read_date(match)
        if not dated.year and not (dated.month and dated.day):
            continue
        spans = _spans(lines, dateline, start, match.end())
        if whole := _place_from_above(lines, index, start, place):
            place = whole
            spans.insert(0, (index - 1, 0, len(lines[index - 1].text)))
        return Anchor("date", index, spans, dated=dated, place=place)
    return None


def _spans(
    lines: Sequence[Line], dateline: _Dateline, start: int, end: int
) -> list[Span]:
    """What a span of the joined text covers of each line."""
    spans = []
    for part, begin in dateline.parts:
        size = len(lines[part].text)
        first, last = max(0, start - begin), min(size, max(0, end - begin))
        spans.append((part, first if first < size else 0, last if begin <= end else 0))
    return spans


def _place_from_above(lines: Sequence[Line], index: int, start: int, place: str) -> str:
    """A place whose first word stands at the end of the line above: Quảng | Ngãi."""
    if start or not index or len(place.split()) != 1:
        return ""
    whole = symbols.place_name(f"{lines[index - 1].text.strip(' |')} {place}")
    return whole if whole in symbols.place_names() else ""


def _breaks_off(folded: str) -> bool:
    """Whether a line ends inside a date: with the word for day, or with such a date that no word
    for year follows."""
    days = list(_WRAPPED.finditer(folded))
    return bool(days) and (
        "nam" not in folded[days[-1].end() :] or days[-1].end() == len(folded)
    )
