"""When a document was issued or published, told in several places, some of them lost on a scan.

Every place gives a candidate, and the first in the order of trust counts: so one letterhead that
cannot be read costs no figure its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.clauses.roles import opens
from pipeline.facts.patterns import pattern
from pipeline.facts.times.document.dates_in_text import TEXT, before, period_in
from pipeline.facts.times.document.event import event_of
from pipeline.period import Period
from pipeline.records import Layout, Mention
from pipeline.text import fold

ENCLOSING = "enclosing"  # the document that an annex belongs to
# sources that date the whole document
DATED = frozenset(
    ("letterhead", ENCLOSING, "meeting", "posted", "dateline", "address")
)
_TOP = 6  # blocks of text in which news tell where and when they were written
_CLOCK = re.compile(r"-(20\d\d)(0[1-9]|1[0-2])([0-3]\d)\d{6,9}\.(?:html?|chn)$")
_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2])(?:[/-]?(?P<day>[0-3]\d))?/"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that one place of the document tells; ``confidence`` is how far to trust that place.

    The figures rank the places by how often they were right on the annotated documents; only their
    order matters."""

    time: Period
    source: str
    confidence: float


def candidates(
    layout: Layout, mentions: Sequence[Mention], dates: Sequence[Mention]
) -> Iterator[Candidate]:
    """Every place that tells when a document was issued or published; ``dates``: the dates of our
    time among its mentions."""
    letterhead = Period.parse(layout.header.issued_on)
    if letterhead:
        yield Candidate(letterhead, "letterhead", 0.95)
        return
    if enclosing := _enclosing(layout, dates):
        yield Candidate(enclosing, ENCLOSING, 0.92)
    held = _held(layout, dates) or _day_behind("read out folded", layout, dates)
    if held:
        yield Candidate(held, "meeting", 0.91)
    yield from _posted(layout, dates)
    if dateline := _dateline(layout, dates):
        yield Candidate(dateline, "dateline", 0.88)
    if month := _bare_month(layout, dates):
        yield Candidate(month, "month of the page", 0.54)
    addresses = [
        mention.value for mention in mentions if mention.label == "URL"
    ]
    if of_page := _in_address(addresses[:1]):
        yield Candidate(of_page, "address", 0.85)
    if event := event_of(layout, mentions):
        yield Candidate(event, "event", 0.6)


def _enclosing(layout: Layout, dates: Sequence[Mention]) -> Period | None:
    """The day of the document that an annex belongs to: "(Kèm theo Báo cáo số ... ngày ...)"."""
    return _day_behind("enclosed folded", layout, dates)


def _held(layout: Layout, dates: Sequence[Mention]) -> Period | None:
    """The day of the meeting of which minutes tell: "Thời gian: 14 giờ 00, ngày 09/10/2020"."""
    if not opens("minutes", layout.header.doc_type):
        return None
    return _day_behind("meeting folded", layout, dates)


def _day_behind(
    name: str, layout: Layout, dates: Sequence[Mention]
) -> Period | None:
    """The first full day at the top of which the line opens with a pattern."""
    for date in _at_top(layout, dates):
        line = fold(layout.blocks[date.block].text[: date.block_start])
        day = period_in(date)
        if day.is_day and not day.lacks_year and pattern(name).match(line):
            return day
    return None


def _posted(layout: Layout, dates: Sequence[Mention]) -> Iterator[Candidate]:
    """The day on which a page says that it was put up."""
    posted = next((d for d in dates if _is_posted(d, layout)), None)
    if posted and _is_bare(posted, layout):
        yield Candidate(period_in(posted), "day of the page", 0.55)
    elif posted and (_is_labelled(posted, layout) or _is_of_now(posted, dates)):
        yield Candidate(period_in(posted), "posted", 0.9)


def _dateline(layout: Layout, dates: Sequence[Mention]) -> Period | None:
    """The day behind the place with which news open: "(Bình An, 12/3/2025) - Sáng nay, ..."."""
    return next(
        (
            period_in(date)
            for date in _at_top(layout, dates)
            if period_in(date).is_day
            if _is_behind_place(date, layout.blocks[date.block].text)
        ),
        None,
    )


def _bare_month(layout: Layout, dates: Sequence[Mention]) -> Period | None:
    """The month that is all that a line at the top says: "January 2025"."""
    for date in _at_top(layout, dates):
        month = period_in(date)
        if month.is_interval or month.is_day:
            continue
        line = layout.blocks[date.block].text
        alone = fold(line[: date.block_start]).strip(" (")
        whole = month.start.month and not line[date.block_end :].strip(" .)")
        if whole and len(alone.split()) <= 1:
            return month
    return None


def _at_top(layout: Layout, dates: Sequence[Mention]) -> list[Mention]:
    """The dates in the first blocks of text."""
    told = [at for at, block in enumerate(layout.blocks) if block.kind in TEXT]
    return [date for date in dates if date.block in told[:_TOP]]


def _is_behind_place(date: Mention, text: str) -> bool:
    """Whether nothing but a place stands before a day, and its paragraph begins behind it."""
    if period_in(date).lacks_year:
        return False
    before_it = text[: date.block_start]
    if not pattern("dateline before").fullmatch(before_it):
        return False
    return pattern("dateline behind").match(text, date.block_end) is not None


def _in_address(urls: Sequence[str]) -> Period | None:
    """The month or day that the address of a page writes: /202501/, /2024/03/15/, or its clock
    as dailies end their addresses with it: -20240315091500123.htm."""
    for url in urls:
        if clock := _CLOCK.search(url):
            return Period.parse("-".join(clock.groups()))
        match = _ADDRESS.search(url)
        if match:
            found = Period.parse("-".join(filter(None, match.groups())))
            return found if found and found.is_sound else None
    return None


def _is_of_now(posted: Mention, dates: Sequence[Mention]) -> bool:
    """Whether the text speaks of the time at which its page was put up: only then a page's clock
    tells the day."""
    year = period_in(posted).year
    told = [
        period_in(date).year
        for date in dates
        if date.role == "" and date is not posted
    ]
    past = [told_year for told_year in told if told_year <= year]
    return not past or max(past) >= year - 1


def _is_posted(date: Mention, layout: Layout) -> bool:
    if not period_in(date).is_day:
        return False
    if date.role == "furniture":
        return True
    return before("posted", date, layout.blocks[date.block].text, 1)


def _is_labelled(posted: Mention, layout: Layout) -> bool:
    """Whether the page calls a day that of its publication: no clock says so."""
    return before("published", posted, layout.blocks[posted.block].text, 1)


def _is_bare(posted: Mention, layout: Layout) -> bool:
    """Whether nothing but a day stands under a headline: it need not be that of the page."""
    block = layout.blocks[posted.block].text
    before, after = block[: posted.block_start], block[posted.block_end :]
    return fold(before).strip() in ("", "ngay") and not after.strip()
