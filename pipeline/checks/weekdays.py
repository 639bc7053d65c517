"""Days of the week against the dates beside them: "thứ Năm, ngày 18/6/2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.checks.cited import Cited, is_day
from pipeline.checks.patterns import pattern, triggers
from pipeline.checks.verdict import judge, make
from pipeline.records import Check, Document, Mention

_NEAR = 24  # characters beside a date in which its day of the week stands


def check(document: Document, _: Sequence[Cited]) -> Iterator[Check]:
    """Every date of the text that its day of the week stands beside."""
    for mention in document.mentions:
        if mention.label != "DATE" or not is_day(mention.value):
            continue
        text = document.layout.blocks[mention.block].text.lower()
        said = _weekday_before(text, mention) or _weekday_behind(text, mention)
        day = _day(mention.value)
        if said and day:
            yield _told(mention, said, day)


def _weekday_before(text: str, mention: Mention) -> re.Match[str] | None:
    """ "thứ Năm, ngày 18/6/2024", but no "kỳ họp thứ Năm, ngày …"."""
    start = max(0, mention.block_start - _NEAR)
    lead = text[start : mention.block_start]
    return pattern("weekdays before").search(lead)


def _weekday_behind(text: str, mention: Mention) -> re.Match[str] | None:
    """ "ngày 18/6/2024 (thứ Năm)"."""
    behind = text[mention.block_end : mention.block_end + _NEAR]
    return pattern("weekdays behind").match(behind)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _told(
    mention: Mention,
    said: re.Match[str],
    day: date,
) -> Check:
    names = triggers("weekday")
    right = said["day"] in names[day.weekday()].split("|")
    read = mention.origin != "ocr"
    return make(
        "chronology",
        judge(right, sure=read),
        "chronology.weekday.holds" if right else "chronology.weekday",
        [mention],
        [mention.value],
        {
            "date": mention.value,
            "said": said["day"],
            "day": names[day.weekday()].partition("|")[0],
        },
    )
