"""What remains of a whole ("9.690/10.599 xã …, còn 918 xã") and shares that make 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED, Interval, last_place, plain
from pipeline.checks.partitions import divides, kind_of
from pipeline.checks.passages import Figures, Passage, preceding
from pipeline.checks.patterns import finds, pattern, said
from pipeline.checks.ratios import part_of
from pipeline.checks.share_bases import acquitted
from pipeline.checks.shares import relate
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import Value
from pipeline.records import Check

_DATED = pattern("complements dated")
_MOST = 4  # members of a known partition
_LED, _BEHIND = 30, 60  # characters around a figure that call it the rest
_BACK = 100  # figures among which a remainder looks for its whole


def check(figures: Figures) -> Iterator[Check]:
    """Every remainder in running text."""
    for passage in figures.outside_tables:
        yield from _rest(passage)
        yield from _shares(passage)
        yield from _rest_of_shares(passage)


def _rest(passage: Passage) -> Iterator[Check]:
    """ "9.690/10.599 xã …, còn 918 xã": what remains of the whole; and percentages that make
    100."""
    counts = (item for item in passage.figures if item.is_count)
    for rest in counts:
        lead = passage.before(rest)[-_LED:]
        after = passage.after(rest)[:_BEHIND]
        led = said("rest", lead)
        if not led and not finds("complements left", after):
            continue
        item = _ratio_before(passage, rest)
        if item is None:
            continue
        found = _complement(item, rest)
        certain = led and not finds("complements among", lead)
        told = certain and not _others_between(passage, item, rest)
        if told or found.outcome == "holds":
            yield found
            yield from _share_of_rest(passage, rest, item)


def _others_between(
    passage: Passage,
    item: Figure,
    rest: Figure,
) -> bool:
    """Whether more is told of the whole before what remains: "05/14 dự án hoàn thành, 06 dự án
    đang triển khai; còn lại 01 dự án"."""
    between = passage.within(item.end, rest.start)
    alike = (f for f in between if comparable(f, rest))
    return not all(map(passage.changes, alike))


def _ratio_before(passage: Passage, rest: Figure) -> Figure | None:
    """The nearest ratio of what a figure counts, in its sentence or the one before."""
    at = passage.ordinal(rest)
    for item in reversed(preceding(passage.figures, at, _BACK)):
        sentence = passage.sentence(item.start)
        if passage.sentence(rest.start) - sentence > 1:
            return None
        if item.is_ratio and comparable(rest, item):
            return item
    return None


def _share_of_rest(
    passage: Passage,
    rest: Figure,
    item: Figure,
) -> Iterator[Check]:
    """The percentage behind what remains, of the whole of the ratio."""
    share = passage.percent_behind(rest)
    if not share or part_of(passage, share) is not rest:
        return
    whole = Figure(item.mention, item.whole or item.interval)
    found = relate(rest, whole, share)
    failed = found and found.outcome == "broken"
    if found and not (failed and acquitted(rest, share, [passage])):
        yield found


def _shares(passage: Passage) -> Iterator[Check]:
    """Shares of a known partition in one sentence make 100 %: "đúng hạn 97,5%, trễ hạn 2,5%"."""
    for shares in _shares_of_sentences(passage):
        if len(shares) <= _MOST and (name := divides(passage, shares)):
            yield from _whole_of_shares(passage, name, shares)


def _rest_of_shares(passage: Passage) -> Iterator[Check]:
    """ "78,5% hồ sơ nộp trực tuyến, còn lại 21,5%": the second share is what the first leaves."""
    for shares in _shares_of_sentences(passage):
        led = finds("complements rest", passage.before(shares[1]))
        if led and len(shares) == 2:
            yield _make_hundred(shares, sure=all(f.equals for f in shares))


def _shares_of_sentences(passage: Passage) -> Iterator[list[Figure]]:
    """The percentages of each sentence that has two or more, none of them a change."""
    for start, end in passage.sentences:
        shares = [f for f in passage.within(start, end) if f.is_percent]
        changing = any(map(passage.changes, shares))
        if len(shares) > 1 and not changing:
            yield shares


def _whole_of_shares(
    passage: Passage,
    name: str,
    shares: Sequence[Figure],
) -> Iterator[Check]:
    """The check of all shares of the partition ``name``; a miss is not told where other figures
    or dates stand between them."""
    added = _added([f.interval for f in shares])
    if not added.meets(HUNDRED):
        start, end = shares[0].start, shares[-1].end
        if kind_of(name) or _DATED.search(passage.lower, start, end):
            return
        if len(passage.within(start, end)) > len(shares):
            return
    sure = added.low > 100 and all(f.equals for f in shares)
    yield _make_hundred(shares, sure=sure)


def _make_hundred(shares: Sequence[Figure], *, sure: bool) -> Check:
    added = _added([f.interval for f in shares])
    return tested(
        "sum",
        "shares",
        shares,
        lambda values: _added(values).meets(HUNDRED),
        {"parts": shares, "added": added.value},
        compare(added.value, Fraction(100)),
        also=("100",),
        sure=sure,
    )


def _added(shares: Sequence[Interval]) -> Interval:
    """The sum of shares that were rounded: who cuts every share loses the whole."""
    total = sum((share.value for share in shares), Fraction(0))
    lowest = sum((share.low for share in shares), Fraction(0))
    half = total - lowest
    return Interval(lowest, total + half, total)


def _complement(item: Figure, rest: Figure) -> Check:
    whole = item.whole or item.interval
    added = item.interval + rest.interval
    values: dict[str, Value] = {
        "part": item.value,
        "rest": rest,
        "whole": whole.value,
        "added": added.value,
        "missing": abs(whole.value - added.value),
    }
    round_figure = last_place(rest.mention.text, rest.value) > 1
    return tested(
        "sum",
        "rest",
        [rest],
        lambda intervals: (item.interval + intervals[0]).meets(whole),
        values,
        compare(added.value, whole.value),
        told=(item, rest),
        also=(plain(whole.value),),
        sure=rest.equals and not round_figure,
    )
