"""Place and date of a letterhead, a part of which may be blank, cramped or unreadable (ND 30/2020,
box 4)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import place_names
from pipeline.structure.lines import Line
from pipeline.structure.patterns import finds, patterns
from pipeline.text import one_line

WHOLE_DAY = 10  # characters of an ISO day
_FIRST_WORD = r"[^\W\d_][\w.]*"
_NEXT_WORD = r"(?: +(?:- *)?|-)[^\W\d_](?:[\w.]|['’](?=\w))*"


def names_day(folded: str) -> bool:
    """Whether a line has one of the words of which one stands in every date of issue."""
    return finds("day of issue", folded)


@cache
def place_before() -> re.Pattern[str]:
    """The words that may be a place at the end of what stands before a date."""
    numbered = rf"{_numbered_place()}(?!\d)"
    words = rf"{_FIRST_WORD}(?:{_NEXT_WORD}){{0,5}}"
    return re.compile(rf"(?P<place>{numbered}|{words})\s*[,.:;]*\s*$")


def _numbered_place() -> str:
    return patterns("numbered place spelt").pattern


@dataclass(slots=True)
class Dated:
    """The date of a head. A part is "" where it is blank or cannot be read. ``unread``: what stands
    for a part and is no figure: (day, A4)."""

    day: str = ""
    month: str = ""
    year: str = ""
    unread: tuple[tuple[str, str], ...] = ()

    def iso(self) -> str:
        """The date as far as it is known; a day that its month has not (a misread figure) is not
        known."""
        if not self.year:
            return ""
        if not self.month:
            return self.year
        if not self.day or not self._has_day():
            return f"{self.year}-{self.month}"
        return f"{self.year}-{self.month}-{self.day}"

    def _has_day(self) -> bool:
        """Whether the month has such a day."""
        _, last = monthrange(int(self.year), int(self.month))
        return int(self.day) <= last

    def merged(self, other: Dated) -> Dated:
        return Dated(
            self.day or other.day,
            self.month or other.month,
            self.year or other.year,
        )


def signed_on(folded: str) -> str:
    """The day of an electronic signature that a line tells ("Giờ ký: 22/09/2025"), ISO 8601; ""
    where it tells none."""
    match = patterns("signed on").search(folded)
    if not match or not 1 <= int(match[2]) <= 12:
        return ""
    return Dated(f"{int(match[1]):02d}", f"{int(match[2]):02d}", match[3]).iso()


def place_of(words: str, start: int) -> tuple[str, int]:
    """The place at the end of ``words`` and where it begins: the longest known one, else the words
    in title case. A city begins with the word for it."""
    if numbered := re.search(rf"{_numbered_place()}$", words):
        return numbered[0], start + numbered.start()
    if city := patterns("city spelt").search(words):
        name, _ = place_of(words[city.end() :], 0)
        return name, start + city.start()
    found = list(_PLACE_WORD.finditer(words))
    for match in found:
        known = place_names.place_name(words[match.start() :])
        if known in place_names.place_names():
            return known, start + match.start()
    kept = len(words)
    for match in reversed(found):
        if not _is_in_title_case(match[0]):
            break
        kept = match.start()
    return one_line(words[kept:]), start + kept


_PLACE_WORD = re.compile(r"[^\W_](?:[\w.]|['’](?=\w))*")


def _is_in_title_case(word: str) -> bool:
    """Whether a word begins with a capital, and is no abbreviation."""
    abbreviates = len(word) > 1 and word.isupper()
    return word[0].isupper() and not abbreviates


def read_date(match: re.Match[str]) -> Dated:
    """The parts of a "date of issue" that are figures in their range."""
    digits = re.sub(r"[^\dolO]", "", match["year"]).translate(_MISREAD)
    year = digits if _YEAR.fullmatch(digits) else ""
    day = _figure(match["day"], _LAST_DAY)
    month = _figure(match["month"], _LAST_MONTH)
    unread = tuple(
        (part, match[part].strip())
        for part, value in (("day", day), ("month", month))
        if not value and re.search(r"[^\W_]", match[part] or "")
    )
    return Dated(day, month, year, unread)


def bare_day(lines: Sequence[Line]) -> str:
    """The first full day that is all there is on one of some lines ("Ngày 10 tháng 12 năm 2025"),
    in ISO 8601; "" for none."""
    for line in lines:
        whole = patterns("date of issue").fullmatch(line.folded)
        day = read_date(whole).iso() if whole else ""
        if len(day) == WHOLE_DAY:
            return day
    return ""


_MISREAD = str.maketrans("olO", "010")  # letters that figures were read as
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST_DAY, _LAST_MONTH = 31, 12


def _figure(text: str | None, last: int) -> str:
    """A day or month in two digits; "" where the text is none."""
    digits = (text or "").strip(" .,…_*")
    if not re.fullmatch(r"\d{1,2}", digits):
        return ""
    return f"{int(digits):02d}" if 1 <= int(digits) <= last else ""
