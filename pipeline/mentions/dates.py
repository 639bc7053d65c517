"""Dates and periods in ISO 8601: full, partial, quarters, half years, ranges, open ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from pipeline.mentions import noun_lists, nouns
from pipeline.mentions.date_values import joined, value_of
from pipeline.mentions.patterns import pattern, step
from pipeline.mentions.stream import Span, Stream
from pipeline.period import Period

_LOOK_BACK = 40  # spans
_REACH = 3000  # characters back to the date that lends its year
_LEAD = 30  # characters before four digits that may make them a year
# steps behind a date that may be its last day and month
_MAY_BE_DAY = ("", "year_alone", "month_year")
_CITED = 12  # characters between the symbol of a cited document and its date


def read(stream: Stream, position: int) -> list[Span]:
    """The date that begins at ``position``, with the range it opens; [] where none does."""
    found = _single(stream, position)
    if not found:
        return []
    if "/" in found.value:
        return [found]  # a range already
    if _is_open(stream, found):
        return [replace(found, value=f"{found.value}/..")]
    return [_linked(stream, found) or found]


def _is_open(stream: Stream, date: Span) -> bool:
    """Whether the words around a date make it the begin of a time that goes on."""
    before = stream.folded[max(0, date.start - 40) : date.start]
    if pattern("since").search(before):
        return True
    follow = pattern("to now").match(stream.folded, date.end)
    return follow is not None and pattern("from").search(before) is not None


def _linked(stream: Stream, first: Span) -> Span | None:
    """The range that ``first`` opens; a dash alone links only two full days."""
    link = pattern("range link").match(stream.folded, first.end)
    if not link or _new_line(stream.mended[link.start() : link.end()]):
        return None
    dashed = not link["word"]
    if dashed and first.value.count("-") < 2:
        return None
    other = _single(stream, link.end(), linked=True)
    if not other or "/" in other.value:
        return None
    if dashed and other.value.count("-") < 2:
        return None
    value = joined(first.value, other.value)
    return Span(first.start, other.end, "DATE", value) if value else None


def _new_line(between: str) -> bool:
    """Whether a line of its own begins between two dates: "... năm 2025 / Đến năm 2030 ..."."""
    lines = between.split("\n")
    return any(line.strip()[:1].isupper() for line in lines[1:])


def _single(
    stream: Stream,
    position: int,
    linked: bool = False,
) -> Span | None:
    folded = stream.folded
    found = step("date").matches(folded, position)
    ways = (way for way in found if _is_so_written(stream, *way))
    name, match = next(ways, ("", None))
    if linked and name in _MAY_BE_DAY:
        match = pattern("day month").match(folded, position) or match
    if not match:
        return None
    if name.startswith("quarter") and not _says_quarter(stream, position):
        return None
    alone = name == "year_alone" and not linked
    if alone and not _stands_alone(stream, match.start(), match.end()):
        return None
    value = value_of(match)
    if not value:
        return None
    groups = match.groupdict()
    start = match.start("roman") if groups.get("roman") else match.start()
    return Span(start, match.end(), "DATE", value)


def _is_so_written(stream: Stream, name: str, match: regex.Match[str]) -> bool:
    """Whether an English month is written without diacritics: "14 máy, 2022" is none of May; and
    whether "tới 10/10 xã", "sang 5/5 trường" is no "tối 10/10"."""
    if name == "day_month" and not stream.plain:
        return (
            stream.before("no daytime", match.start(), 20, stream.low) is None
        )
    if name != "english":
        return True
    return stream.low[slice(*match.span("mon"))].isascii()


def _says_quarter(stream: Stream, position: int) -> bool:
    """Whether the word before a number is quý, not quy or quỹ."""
    if stream.plain:
        return True
    return stream.before("quarter word", position, 20, stream.low) is not None


def _stands_alone(
    stream: Stream,
    start: int,
    end: int,
) -> bool:
    """Whether four digits without "năm" are a year: nothing that is counted follows, and the text
    before allows it."""
    if pattern("year refused").match(stream.folded, end):
        return False
    if pattern("year closed").match(stream.folded, end):
        return True
    before = max(0, start - _LEAD)
    if pattern("year allowed").search(stream.folded[before:start]):
        return True
    words = stream.low[before:start].split()
    # "có 2013 đầu sách"
    if noun_lists.ends_phrase(words) and words[-1][-1:] not in ",-":
        return False
    # "2020 trình UBND": nothing that is counted
    noun, _ = nouns.after(stream, end)
    if stream.plain or not noun[:1].islower():
        return False
    return not noun_lists.is_head(noun)


def continued(
    stream: Stream,
    before: list[Span],
    got: list[Span],
) -> list[Span]:
    """``got``, or a day and month where it looks like a ratio but goes on after one: "ngày 30/4 và
    01/5"."""
    last = before[-1] if before else None
    if not got or got[0].label != "RATIO" or last is None:
        return got
    if last.label != "DATE" or not last.value.startswith("--"):
        return got
    start, end = got[0].start, got[0].end
    other = pattern("day month").fullmatch(stream.folded, start, end)
    chained = pattern("chained").fullmatch(stream.folded, last.end, start)
    value = value_of(other) if other and chained else ""
    return [Span(start, end, "DATE", value)] if value else got


def with_year(span: Span, before: list[Span]) -> Span:
    """A half year or quarter without its year takes that of the nearest date before it that is not
    a reference's.

    A single day or month stays partial ("--11-08"): it says when, not what the figures cover."""
    if span.label != "DATE" or not _is_part_of_a_year(span.value):
        return span
    partial = Period.parse(span.value)
    year = _year_before(span, before[-_LOOK_BACK:])
    if not partial or not year:
        return span
    return replace(span, value=str(partial.completed(year)))


def _is_part_of_a_year(value: str) -> bool:
    return value.startswith(("--01/--", "--Q")) or "/--12" in value


def _year_before(span: Span, before: Sequence[Span]) -> int:
    """The year of the nearest date before a span that is no reference's; 0 for none."""
    for at in reversed(range(len(before))):
        date = before[at]
        time = Period.parse(date.value) if date.label == "DATE" else None
        if time is None or time.lacks_year or span.start - date.end >= _REACH:
            continue
        if not _is_cited(date, before[:at]):
            return time.year
    return 0


def _is_cited(date: Span, before: Sequence[Span]) -> bool:
    """Whether a date is that of the document whose symbol stands right before it."""
    if not before or before[-1].label != "DOCNO":
        return False
    return date.start - before[-1].end < _CITED
