"""When a document was issued or published, told in several places, some of them lost on a scan.

Every place gives a candidate, and the first in the order of trust counts: so one letterhead that
cannot be read costs no figure its time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.clauses.phrases import split
from pipeline.facts.words import said
from pipeline.period import Period
from pipeline.records import Layout, Mention

TEXT = frozenset(("title", "heading", "paragraph"))
DATED = frozenset(
    ("letterhead", "posted", "address")
)  # sources that date the whole document
_PICTURE = re.compile(
    r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/[^/]*\.(?:jpe?g|png|gif|webp)$"
)
_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2])(?:[/-]?(?P<day>[0-3]\d))?/"
)
_NEWS = 4  # blocks of an article in which it tells what happened and when


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
    posted = next((d for d in dates if _is_posted(d, layout)), None)
    if posted and _is_of_now(posted, dates):
        yield Candidate(period_in(posted), "posted", 0.9)
    addresses = [mention.value for mention in mentions if mention.label == "URL"]
    if of_page := _in_address(addresses[:1]):
        yield Candidate(of_page, "address", 0.85)
    if event := _event(layout, mentions):
        yield Candidate(event, "event", 0.6)
    pictures = [found for url in addresses if (found := _PICTURE.search(url))]
    if pictures and (month := Period.parse("-".join(pictures[0].groups()))):
        yield Candidate(month, "picture", 0.5)


def _in_address(urls: Sequence[str]) -> Period | None:
    """The month or day that the address of a page writes: /202501/, /2024/03/15/."""
    for url in urls:
        match = _ADDRESS.search(url)
        if match and not _PICTURE.search(url):
            found = Period.parse("-".join(filter(None, match.groups())))
            return found if found and found.is_sound else None
    return None


def _event(layout: Layout, mentions: Sequence[Mention]) -> Period | None:
    """The day of what an article tells at its top ("Ngày 29-12, Sở đã công bố ..."); without its
    year in the one of which it speaks most."""
    if layout.header.doc_code or layout.header.doc_type:
        return None
    news = [at for at, block in enumerate(layout.blocks) if block.kind in TEXT][:_NEWS]
    dates = [m for m in mentions if m.label == "DATE" and m.role == ""]
    for date in dates:
        period = Period.parse(date.value)
        if not (date.block in news and period and period.is_day) or _is_cited(
            date, layout
        ):
            continue
        year = period.year or _year_of_most(dates)
        if year:
            return period.completed(year)
    return None


def _year_of_most(dates: Sequence[Mention]) -> int:
    """The year that dates name most often, more than once; 0 where none leads."""
    periods = [Period.parse(date.value) for date in dates]
    years = Counter(p.year for p in periods if p and p.year and not p.is_interval)
    (year, most), (_, next_most) = [*years.most_common(2), (0, 0), (0, 0)][:2]
    return year if most > max(1, next_most) else 0


def _is_cited(date: Mention, layout: Layout) -> bool:
    """Whether a date stands behind the symbol of a document or says since or up to when."""
    text = layout.blocks[date.block].text
    left = text[max(date.block_start - 60, 0) : date.block_start]
    return bool(re.search(r"\d/\S*[A-ZĐ]{2}[^.;]*$", left)) or any(
        before(role, date, text) for role in ("start", "until", "counted", "deadline")
    )


def _is_of_now(posted: Mention, dates: Sequence[Mention]) -> bool:
    """Whether the text speaks of the time at which its page was put up: only then a page's clock
    tells the day."""
    told = [period_in(date).year for date in dates if date.role == ""]
    return not told or told[-1] >= period_in(posted).year - 1


def _is_posted(date: Mention, layout: Layout) -> bool:
    if not period_in(date).is_day:
        return False
    if date.role == "furniture":
        return True
    inside = 0 <= date.block < len(layout.blocks)
    return inside and before("posted", date, layout.blocks[date.block].text, 1)


def before(role: str, date: Mention, text: str, words: int = 2) -> bool:
    """Whether a phrase of a role stands right before a date, "ngày" or a colon between."""
    left = text[max(date.block_start - 60, 0) : date.block_start]
    count = len(split(left).words)
    return any(hit.stop >= count - words for hit in said(role, left))


def period_in(date: Mention) -> Period:
    """The period that a DATE mention of our time writes."""
    found = Period.parse(date.value)
    assert found is not None  # only dates that write a period are kept
    return found
