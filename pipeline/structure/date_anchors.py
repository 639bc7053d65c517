"""Finds the place and date of documents in their letterheads (ND 30/2020, box 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline import gazetteer, place_names
from pipeline.structure.anchors import ALONG, Anchor, Span, stands_in_letterhead
from pipeline.structure.issued import (
    names_day,
    place_before,
    place_of,
    read_date,
)
from pipeline.structure.lines import Line
from pipeline.structure.patterns import begins, patterns
from pipeline.text import fold

# blanks between the number and a date beside it, which no citation has
_APART = 4
_JOINED = ("-", "/", "–")  # behind them stands no place but part of a symbol


class _Dateline(NamedTuple):
    """A line in which a date may stand, with those it wraps from or into: the text joined, and
    what each line has of it (line, where its text begins in the joined one)."""

    text: str
    parts: tuple[tuple[int, int], ...]


def find(lines: Sequence[Line], numbered: dict[int, int]) -> list[Anchor]:
    """``numbered``: where the own number ends on its line."""
    found = []
    for index, line in enumerate(lines):
        if line.kind == "furniture" or not names_day(line.whole):
            continue
        dateline = _dateline(lines, index)
        if anchor := _date(lines, index, dateline, numbered.get(index)):
            found.append(anchor)
    return found


def _dateline(lines: Sequence[Line], index: int) -> _Dateline:
    text = lines[index].text.rstrip(" |")
    parts = [(index, 0)]
    bare = text.lstrip("*_ ")
    above = lines[index - 1].text.strip(" |*_") if index else ""
    if begins("wrapped date", fold(bare)) and _is_place(above):
        text = f"{above} {bare}"  # wrapped behind the place
        parts = [(index - 1, 0), (index, len(above) + 1)]
    if index + 1 < len(lines) and _breaks_off(fold(text)):
        parts.append((index + 1, len(text) + 1))
        text = f"{text} {lines[index + 1].text}"  # wrapped inside the date
    return _Dateline(text, tuple(parts))


def _is_place(text: str) -> bool:
    if not text.endswith(","):
        return False
    return place_names.place_name(text[:-1]) in place_names.place_names()


def _date(
    lines: Sequence[Line],
    index: int,
    dateline: _Dateline,
    number_end: int | None,
) -> Anchor | None:
    """The first date of a line that stands as a letterhead's does, behind its place."""
    for match in patterns("date of issue").finditer(fold(dateline.text)):
        if match.start() >= ALONG:
            return None
        dated = read_date(match)
        if not dated.year and not (dated.month and dated.day):
            continue
        placed = _placed(dateline.text, match)
        placed = placed or _unplaced(dateline.text, match, number_end)
        if placed is None:
            continue
        if not _heads(lines[index], dateline, placed, number_end):
            continue
        if match["day"] is None and not _is_all(dateline, match, placed):
            continue
        spans = _spans(lines, dateline, placed.start, match.end())
        place = placed.name
        if whole := _place_from_above(lines, index, placed):
            place = whole
            spans.insert(0, (index - 1, 0, len(lines[index - 1].text)))
        return Anchor("date", index, spans, dated=dated, place=place)
    return None


def _unplaced(
    text: str, date: re.Match[str], number_end: int | None
) -> _Placed | None:
    """The place that is left out where nothing but blanks stands between the own number and a date:
    "Số: 152/BC-UBND          ngày 20 tháng 3 năm 2026"."""
    if number_end is None or date["day"] is None:
        return None
    between = text[number_end : date.start()]
    apart = len(between) >= _APART or "\t" in between
    if not apart or between.strip(" ,\t|"):
        return None
    return _Placed("", date.start())


def _is_all(
    dateline: _Dateline,
    date: re.Match[str],
    placed: _Placed,
) -> bool:
    """Whether a month behind a known place ends its line, as on the covers of schemes, and is of no
    sentence: Quảng Yên, tháng 9 năm 2024."""
    if dateline.text[date.end() :].strip(" .|*_"):
        return False
    if fold(placed.name) in place_names.places():
        return True
    return bool(gazetteer.divisions(placed.name))


class _Placed(NamedTuple):
    """A place before a date, and where it begins in the text."""

    name: str
    start: int


_DOTS = re.compile(r"(?:[….]\s*){3,},?\s*$")


def _placed(text: str, date: re.Match[str]) -> _Placed | None:
    """The place before a date: behind it stands a comma, or it is known, or
    dots are left for it."""
    before = patterns("hour of issue spelt").sub(",", text[: date.start()])
    if blank := _DOTS.search(before):
        return _Placed("", blank.start())
    match = place_before().search(before)
    if match is None:
        return None
    name, start = place_of(match["place"], match.start("place"))
    between = before[match.end("place") :].strip()
    if not name or text[:start].endswith(_JOINED):
        return None
    if between.startswith((",", ".")):
        return _Placed(name, start)
    known = fold(name) in place_names.places()
    return _Placed(name, start) if known else None


def _heads(
    line: Line,
    dateline: _Dateline,
    placed: _Placed,
    number_end: int | None,
) -> bool:
    """Whether what stands before a place is the document's number, or nothing of a sentence."""
    if number_end is not None and number_end <= placed.start:
        return True
    return stands_in_letterhead(dateline.text[: placed.start], line)


def _spans(
    lines: Sequence[Line],
    dateline: _Dateline,
    start: int,
    end: int,
) -> list[Span]:
    """What a span of the joined text covers of each line."""
    spans = []
    for part, begin in dateline.parts:
        size = len(lines[part].text)
        first = max(0, start - begin)
        first = first if first < size else 0
        last = min(size, max(0, end - begin))
        last = last if begin <= end else 0
        spans.append((part, first, last))
    return spans


def _place_from_above(
    lines: Sequence[Line],
    index: int,
    placed: _Placed,
) -> str:
    """A place whose first word stands at the end of the line above: Quảng | Ngãi."""
    if placed.start or not index or " " in placed.name:
        return ""
    above = lines[index - 1].text.strip(" |")
    whole = place_names.place_name(f"{above} {placed.name}")
    return whole if whole in place_names.place_names() else ""


def _breaks_off(folded: str) -> bool:
    """Whether a line ends inside a date: with the word for day or year, or with such a date that
    no word for year follows."""
    days = list(patterns("date begins").finditer(folded))
    if not days:
        return False
    rest = folded[days[-1].end() :]
    return not begins("whole date", rest)
