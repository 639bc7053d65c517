"""Dates in their order: what is cited is not younger, deadlines and dates of effect come later,
periods run forward."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline import symbols
from pipeline.checks.cited import Cited, is_day
from pipeline.checks.patterns import finds, is_whole, pattern, said, words
from pipeline.checks.series import series
from pipeline.checks.verdict import SURE, judge, make, read_below
from pipeline.grouping import by_key
from pipeline.period import Period, year_of
from pipeline.records import Check, Document, Mention

_LED = 45  # characters before a date in which words make it a deadline
_FROM = 20  # ... in which "từ ngày" stands
_MONTH = len("2025-11")
_ASKS = pattern("chronology asks")
_OF_ITSELF = pattern("chronology of itself")
_ORDERS = pattern("chronology orders")


@cache
def _deadline() -> re.Pattern[str]:
    before_date = pattern("chronology before date").pattern
    return re.compile(words("deadline").pattern + before_date)


def check(document: Document, cited: Sequence[Cited]) -> Iterator[Check]:
    """Every order of dates of one document."""
    issued = own_date(document)
    if issued:
        yield from _younger(document, cited, issued)
    yield from _terms(document, cited, issued)
    yield from _ranges(document)
    yield from series(cited)


def own_date(document: Document) -> Mention | None:
    """The mention of the full date of issue, None where it is blank, not given, or there are
    several letters."""
    if document.layout.header.letters > 1:
        return None
    given = [m for m in _dates(document) if m.role == "issued"]
    issued = [m for m in given if is_day(m.value)]
    days = {mention.value for mention in issued}
    return issued[0] if len(days) == 1 else None


def _dates(document: Document) -> list[Mention]:
    return [m for m in document.mentions if m.label == "DATE"]


def _younger(
    document: Document,
    cited: Sequence[Cited],
    issued: Mention,
) -> Iterator[Check]:
    """What a document cites against its own day."""
    code = document.layout.header.doc_code
    others = (c for c in cited if c.symbol.code != code)
    dated = [c for c in others if is_day(c.date)]
    earlier = [c for c in dated if c.date <= issued.value]
    later = [c for c in dated if c.date > issued.value]
    for citation in later:
        surely = not _may_be_later(document, citation.date, issued)
        found = _later(citation, issued, sure=citation.sure and surely)
        # a wrong date of issue makes all of them later
        yield replace(found, finding=f"younger {issued.mention_id}")
    if earlier:
        yield make(
            "chronology",
            "holds",
            "chronology.holds",
            [issued, *(m for c in earlier for m in c.mentions)],
            [issued.value],
            {"count": len(earlier), "issued": issued.value},
        )


def _later(
    citation: Cited,
    issued: Mention,
    *,
    sure: bool,
) -> Check:
    """A document that is cited before its day."""
    code, date = citation.symbol.code, citation.date
    return make(
        "chronology",
        judge(sure=sure),
        "chronology.younger" if sure else "chronology.younger.unsure",
        [*citation.mentions, issued],
        [code, date, issued.value],
        {"code": code, "date": date, "issued": issued.value},
    )


def _may_be_later(
    document: Document,
    date: str,
    issued: Mention,
) -> bool:
    """Whether the date of issue may be misread: the day of a scan is written or stamped into its
    blank, and the month often too."""
    if read_below(issued, SURE):
        return True
    if year_of(date) != year_of(issued.value):
        return False
    hand = document.layout.header.handwritten.split()
    if "month" in hand:
        return True
    one_month = date[:_MONTH] == issued.value[:_MONTH]
    return one_month and (issued.origin == "ocr" or "day" in hand)


def _terms(
    document: Document,
    cited: Sequence[Cited],
    issued: Mention | None,
) -> Iterator[Check]:
    """Deadlines and dates of effect against the document that sets them."""
    own = (m.value for m in document.mentions if m.role == "own")
    code = document.layout.header.doc_code or next(own, "")
    letter = symbols.parse(code) if code else None
    orders = letter is not None and _orders(letter)
    by_block = by_key(
        (citation.date_mention.block, citation)
        for citation in cited
        if citation.date_mention and is_day(citation.date)
    )
    lower = cache(lambda block: document.layout.blocks[block].text.lower())
    for date in filter(_is_plain_date, document.mentions):
        dated = by_block.get(date.block, ())
        term = _setter(date, lower(date.block), dated, orders=orders)
        if term:
            yield from _term(*term, issued, code)


def _is_plain_date(mention: Mention) -> bool:
    """Whether a mention is a full date of the text, neither of issue nor of a citation."""
    if mention.label != "DATE" or mention.role in ("ref", "issued"):
        return False
    return is_day(mention.value)


def _setter(
    date: Mention,
    text: str,
    dated: Sequence[Cited],
    *,
    orders: bool,
) -> tuple[str, Mention, Cited | None] | None:
    """What a date is (the key of its check), the date, and the document cited that sets it, None
    for the document itself; ``orders``: it is one that gives deadlines."""
    before = text[max(0, date.block_start - _LED) : date.block_start]
    effect = said("effect", before)
    if not effect and not _deadline().search(before):
        return None
    start = max(text.rfind(". ", 0, date.block_start), 0)
    inside = range(start, date.block_start)
    setting = [c for c in dated if c.mention.block_start in inside]
    if effect:
        base = setting[-1] if setting else None
        if base or finds("chronology of itself", before):
            return "chronology.effect", date, base
        return None
    if not _ASKS.search(text, start):
        return None
    ordering = [c for c in setting if _orders(c.symbol)]
    base = ordering[-1] if ordering else None
    return ("chronology.deadline", date, base) if base or orders else None


def _orders(symbol: symbols.Symbol) -> bool:
    """Whether documents of a type give deadlines."""
    return is_whole("chronology orders", symbol.type)


def _term(
    key: str,
    date: Mention,
    base: Cited | None,
    issued: Mention | None,
    code: str,
) -> Iterator[Check]:
    """A deadline or date of effect against the day of what sets it: a citation, else the document
    itself."""
    if base:
        name, first, mentions = base.symbol.code, base.date, base.mentions
    elif issued:
        name, first, mentions = code, issued.value, [issued]
    else:
        return
    mentions = [*mentions, date]
    late = date.value >= first
    doubted = any(read_below(mention, SURE) for mention in mentions)
    sure = not doubted and key != "chronology.effect"
    yield make(
        "chronology",
        judge(late, sure=sure),
        f"{key}.holds" if late else key,
        mentions,
        [*filter(None, [name]), first, date.value],
        {"code": name, "issued": first, "date": date.value},
    )


def _ranges(document: Document) -> Iterator[Check]:
    """Periods that end before they begin: in one date, or from one date to the next."""
    dates = _dates(document)
    for mention in dates:
        if _runs_backwards(mention.value):
            yield _backwards(mention.text, mention)
    for first, last in pairwise(dates):
        if text := _from_to(document, first, last):
            yield _backwards(text, first, last)


def _runs_backwards(period: str) -> bool:
    time = Period.parse(period)
    if time is None or time.first is None or time.last is None:
        return False
    return time.last < time.first


def _from_to(
    document: Document,
    first: Mention,
    last: Mention,
) -> str:
    """The text of "từ ngày … đến ngày …" whose second day comes before the first; "" where it is
    none."""
    full = is_day(first.value) and is_day(last.value)
    if not full or first.block != last.block:
        return ""
    text = document.layout.blocks[first.block].text.lower()
    before = text[max(0, first.block_start - _FROM) : first.block_start]
    between = text[first.block_end : last.block_start]
    if last.value >= first.value or not finds("chronology from", before):
        return ""
    if not is_whole("chronology to", between):
        return ""
    return f"{first.text}{between}{last.text}"


def _backwards(text: str, *mentions: Mention) -> Check:
    """A period that ends before it begins."""
    read = all(mention.origin != "ocr" for mention in mentions)
    return make(
        "chronology",
        judge(sure=read),
        "chronology.range",
        mentions,
        [mention.value for mention in mentions],
        {"text": text},
    )
