"""The values of dates in ISO 8601: from the parts that a pattern found, and of ranges."""

from __future__ import annotations

from calendar import monthrange
from functools import cache

import regex

from pipeline.mentions.patterns import pattern
from pipeline.period import Period
from pipeline.resources import lookup
from pipeline.text import one_line

_LONGEST_SPAN = 60  # years


def value_of(match: regex.Match[str]) -> str:
    """The ISO 8601 form of a date as the groups of its pattern give it; "" for a day or a span that
    no calendar has."""
    groups = {name: text for name, text in match.groupdict().items() if text}
    year = _year(groups)
    if groups.get("lost"):
        return year
    if "y2" in groups:
        return _years(int(year), int(groups["y2"]))
    if "q" in groups or "roman" in groups:
        roman = groups.get("roman", "")
        quarter = _month_names()[roman] if roman else int(groups["q"])
        return f"{year or '-'}-Q{quarter}"
    if "n" in groups:
        half = groups.get("half", "")
        last = pattern("last of a year").fullmatch(half) is not None
        return _months(year, int(groups["n"]), last)
    return _days(year, groups)


def _year(groups: dict[str, str]) -> str:
    short = f"20{groups['yy']}" if "yy" in groups else ""
    return groups.get("y") or groups.get("lost") or groups.get("bare") or short


def _years(first: int, last: int) -> str:
    return f"{first}/{last}" if first < last <= first + _LONGEST_SPAN else ""


def _months(
    year: str,
    count: int,
    last: bool,
) -> str:
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


def _has_day(
    year: str,
    month: int,
    day: int,
) -> bool:
    """Whether the month goes up to ``day``; an unknown month (0) or year may."""
    return not month or day <= monthrange(int(year or 2000), month)[1]


def _rising(
    prefix: str,
    first: int,
    last: int,
) -> str:
    """A range of days or months behind the same ``prefix``; "" where it ends before it begins."""
    return f"{prefix}{first:02}/{prefix}{last:02}" if first <= last else ""


@cache
def _month_names() -> dict[str, int]:
    months = lookup("month_names.tsv", "name", "month")
    return {name: int(month) for name, month in months.items()}


def _named_month(groups: dict[str, str]) -> int:
    """The month that a date names: in English, in words, in Roman figures; 0 for none."""
    name = groups.get("mon", "")[:3] or groups.get("mw") or groups.get("mr")
    return _month_names()[one_line(name)] if name else 0


def joined(first: str, last: str) -> str:
    """``first/last``; a first date without a year takes that of the last ("từ 14/10 đến
    12/11/2017")."""
    begins, ends = Period.parse(first), Period.parse(last)
    if begins is None or ends is None:
        return ""
    if begins.lacks_year and not ends.lacks_year and not ends.is_year:
        begins = begins.completed(ends.year)
        # from November to February: the year before
        if begins.is_day and ends.before(begins):
            shifted = begins.shifted(-1)
            # 29 February, which that year has not
            if shifted.shifted(1) != begins:
                return ""
            begins = shifted
    elif ends.lacks_year and not begins.lacks_year:
        return ""
    if not begins.lacks_year and (begins.first is None or ends.before(begins)):
        return ""  # "29/02" of a year that has none
    return f"{begins}/{ends}"
