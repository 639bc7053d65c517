"""The period and the status that heads, label and caption name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipeline.observations.words import STATUSES, months, says
from pipeline.period import Period
from pipeline.reporting import named, years


def status(texts: Iterable[str]) -> str:
    """The status that the nearest of ``texts`` names; "" where none does."""
    for text in texts:
        for name in STATUSES:
            if says(name, text):
                return name
    return ""


def period(texts: Sequence[str], reported: str) -> str:
    """The period that the nearest of ``texts`` names, in ISO 8601; a half year without its year
    takes that of the next text that names one, at last of the period reported on. "" where none is
    named."""
    for at, text in enumerate(texts):
        time = Period.parse(_named(text))
        if time and time.lacks_year:
            year = _year([*texts[at:], reported])
            time = time.completed(year) if year else None
        if time:
            earlier = _earlier(texts[: at + 1], text)
            return str(time.shifted(-1) if earlier else time)
    return ""


def _earlier(texts: Sequence[str], dated: str) -> bool:
    """Whether "cùng kỳ" stands in a text that names no year of its own."""
    if says("before", dated):
        return False
    return any(says("before", text) for text in texts)


# a month by its numbers alone, as sheets show a date
_MONTH = re.compile(r"\W*(0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)\W*")


@lru_cache(maxsize=4096)
def _named(text: str) -> str:
    if month := _MONTH.fullmatch(text):
        return f"{month[2]}-{int(month[1]):02d}"
    times = [time.period for time in named(text)]
    told = sorted(set(years(text)))
    if len(set(times)) == 1:
        return times[0]
    if times:
        return ""
    year = str(told[0]) if len(told) == 1 else ""
    if last := months(text):
        return f"{year or '-'}-01/{year or '-'}-{last:02d}"
    return year


def _year(texts: Iterable[str]) -> int:
    """The first year that one of ``texts`` names; 0 for none."""
    return next((year for text in texts for year in years(text)), 0)
