"""Dates and periods in ISO 8601: full, partial, quarters, half years, ranges, open ranges."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace

from pipeline.mentions import nouns
from pipeline.mentions.patterns import one, step
from pipeline.mentions.stream import Span, Stream
from pipeline.period import Period

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LOOK_BACK = 40  # spans
_REACH = 3000  # characters back to the date that lends its year
_CITED = 12  # characters between the symbol of a cited document and its date
_LONGEST_SPAN = 60  # years
_ROMAN_MONTHS = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
)
_MONTH_WORDS = (  # folded; giêng and chạp are the first and the last of the old calendar's names
    ("gieng", "mot"),
    ("hai",),
    ("ba",),
    ("tu", "bon"),
    ("nam",),
    ("sau",),
    ("bay",),
    ("tam",),
    ("chin",),
    ("muoi",),
    ("muoi mot",),
    ("muoi hai", "chap"),
)
_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)


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
    if one("since").search(before):
        return True
    follow = one("to now").match(stream.folded, date.end)
    return follow is not None and one("from").search(before) is not None


def _linked(stream: Stream, first: Span) -> Span | None:
    """The range that ``first`` opens; a dash alone links only two full days."""
    link = one("range link").match(stream.folded, first.end)
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
    value = _range(first.value, other.value)
    return Span(first.start, other.end, "DATE", value) if value else None


def _new_line(between: str) -> bool:
    """Whether a line of its own begins between two dates: "... năm 2025 / Đến năm 2030 ..."."""
    lines = between.split("\n")
    return any(line.strip()[:1].isupper() for line in lines[1:])


def _single(stream: Stream, position: int, linked: bool = False) -> Span | None:
    folded = stream.folded
    name, match = step("date").match(folded, position) or ("", None)
    if linked and name in ("", "year_alone", "month_year"):
        match = one("day month").match(folded, position) or match
    if not match:
        return None
    if name.startswith("quarter") and not _says_quarter(stream, position):
        return None
    if name == "year_alone" and not (
        linked or _stands_alone(stream, match.start(), match.end())
    ):
        return None
    value = _value(
        {key: text for key, text in match.groupdict().items() if text}
    )
    if not value:
        return None
    groups = match.groupdict()
    start = match.start("roman") if groups.get("roman") else match.start()
    return Span(start, match.end(), "DATE", value)


def _says_quarter(stream: Stream, position: int) -> bool:
    """Whether the word before a number is quý, not quy or quỹ."""
    return stream.plain or "quý" in stream.low[max(0, position - 20) : position]


def _stands_alone(stream: Stream, start: int, end: int) -> bool:
    """Whether four digits without "năm" are a year: nothing that is counted follows, and the text
    before allows it."""
    if one("year refused").match(stream.folded, end):
        return False
    before = max(0, start - 30)
    if one("year allowed").search(stream.folded[before:start]) or one(
        "year closed"
    ).match(stream.folded, end):
        return True
    words = stream.low[before:start].split()
    if (
        nouns.ends_phrase(words) and words[-1][-1:] not in ",-"
    ):  # "có 2013 đầu sách"
        return False
    noun, _ = nouns.after(
        stream, end
    )  # "2020 trình UBND": nothing that is counted
    return noun[:1].islower() and not nouns.is_head(noun) and not stream.plain


def continued(
    stream: Stream, before: list[Span], got: list[Span]
) -> list[Span]:
    """``got``, or a day and month where it looks like a ratio but goes on after one: "ngày 30/4 và
    01/5"."""
    if (
        got
        and got[0].label == "RATIO"
        and before
        and before[-1].label == "DATE"
        and before[-1].value.startswith("--")
    ):
        other = one("day month").fullmatch(
            stream.folded, got[0].start, got[0].end
        )
        if other and one("chained").fullmatch(
            stream.folded, before[-1].end, got[0].start
        ):
            value = _value(
                {key: text for key, text in other.groupdict().items() if text}
            )
            return (
                [Span(got[0].start, got[0].end, "DATE", value)]
                if value
                else got
            )
    return got


def with_year(span: Span, before: list[Span]) -> Span:
    """A half year or quarter without its year takes that of the nearest date before it that is not
    a reference's.

    A single day or month stays partial ("--11-08"): it says when, not what the figures cover."""
    if span.label != "DATE" or not _is_part_of_a_year(span.value):
        return span
    partial, year = (
        Period.parse(span.value),
        _year_before(span, before[-_LOOK_BACK:]),
    )
    return (
        replace(span, value=str(partial.completed(year)))
        if partial and year
        else span
    )


def _is_part_of_a_year(value: str) -> bool:
    return value.startswith(("--01/--", "--Q")) or "/--12" in value


def _year_before(span: Span, before: Sequence[Span]) -> int:
    """The year of the nearest date before a span that is no reference's; 0 for none."""
    for at in reversed(range(len(before))):
        other, earlier = before[at], before[at - 1] if at else None
        time = Period.parse(other.value) if other.label == "DATE" else None
        if time is None or time.lacks_year or span.start - other.end >= _REACH:
            continue
        cited = (
            earlier
            and earlier.label == "DOCNO"
            and other.start - earlier.end < _CITED
        )
        if not cited:
            return time.year
    return 0


def _value(groups: dict[str, str]) -> str:
    """The ISO 8601 form of a date as the groups of its pattern give it; "" for a day or a span that
    no calendar has."""
    year = _year(groups)
    if groups.get("lost"):
        return year
    if "y2" in groups:
        return _years(int(year), int(groups["y2"]))
    if "q" in groups or "roman" in groups:
        quarter = int(groups["q"]) if "q" in groups else _ROMAN[groups["roman"]]
        return f"{year or '-'}-Q{quarter}"
    if "n" in groups:
        return _months(
            year, int(groups["n"]), last=groups.get("half") == "cuoi"
        )
    return _days(year, groups)


def _year(groups: dict[str, str]) -> str:
    short = f"20{groups['yy']}" if "yy" in groups else ""
    return groups.get("y") or groups.get("lost") or groups.get("bare") or short


def _years(first: int, last: int) -> str:
    return f"{first}/{last}" if first < last <= first + _LONGEST_SPAN else ""


def _months(year: str, count: int, last: bool) -> str:
    """The first or last so many months of a year."""
    prefix = f"{year or '-'}-"
    if last:
        return f"{prefix}{13 - count:02}/{prefix}12"
    return f"{prefix}01/{prefix}{count:02}"


def _days(year: str, groups: dict[str, str]) -> str:
    """A day, a month, or a span of either."""
    month = int(groups.get("m") or 0) or _named_month(groups)
    first, last = int(groups.get("d") or 0), int(groups.get("d2") or 0)
    if first and not _has_day(year, month, max(first, last)):
        return ""
    if "m2" in groups:
        return _rising(f"{year}-", month, int(groups["m2"]))
    if "d2" in groups:
        return _rising(f"{year or '-'}-{month:02}-", first, last)
    if first and not month:
        return f"---{first:02}"
    if not month:
        return year
    day = f"-{first:02}" if first else ""
    return f"{year or '-'}-{month:02}{day}"


def _has_day(year: str, month: int, day: int) -> bool:
    """Whether the month goes up to ``day``; an unknown month (0) or year may."""
    return not month or day <= monthrange(int(year or 2000), month)[1]


def _rising(prefix: str, first: int, last: int) -> str:
    """A range of days or months behind the same ``prefix``; "" where it ends before it begins."""
    return f"{prefix}{first:02}/{prefix}{last:02}" if first <= last else ""


def _named_month(groups: dict[str, str]) -> int:
    """The month that a date names: in English, in words, in Roman figures; 0 for none."""
    if "mon" in groups:
        return _MONTHS.index(groups["mon"][:3]) + 1
    if "mw" in groups:
        word = " ".join(groups["mw"].split())
        return next(
            n for n, words in enumerate(_MONTH_WORDS, 1) if word in words
        )
    return _ROMAN_MONTHS.index(groups["mr"]) + 1 if "mr" in groups else 0


def _range(first: str, last: str) -> str:
    """``first/last``; a first date without a year takes that of the last ("từ 14/10 đến
    12/11/2017")."""
    begins, ends = Period.parse(first), Period.parse(last)
    if begins is None or ends is None:
        return ""
    if begins.lacks_year and not ends.lacks_year and not ends.is_year:
        begins = begins.completed(ends.year)
        if begins.is_day and ends.before(
            begins
        ):  # from November to February: the year before
            shifted = begins.shifted(-1)
            if (
                shifted.shifted(1) != begins
            ):  # 29 February, which that year has not
                return ""
            begins = shifted
    elif ends.lacks_year and not begins.lacks_year:
        return ""
    if not begins.lacks_year and (begins.first is None or ends.before(begins)):
        return ""  # "29/02" of a year that has none
    return f"{begins}/{ends}"
