"""What remains of a whole ("9.690/10.599 xã …, còn 918 xã") and shares that make 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import HUNDRED, Interval, last_place, plain
from pipeline.checks.partitions import divides, kind_of
from pipeline.checks.passages import Figures, Passage, preceding
from pipeline.checks.patterns import finds, pattern, words
from pipeline.checks.ratios import part_of
from pipeline.checks.share_bases import acquitted
from pipeline.checks.shares import relate
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import Value
from pipeline.records import Check

_DATED = pattern("complements dated")
_LEFT = pattern("complements left")
_AMONG = pattern("complements among")
_BACK = 100  # figures among which a remainder looks for its whole


def check(figures: Figures) -> Iterator[Check]:
    """Every remainder in running text."""
    for passage in figures.passages:
        if passage.block.table < 0:
            yield from _rest(passage)
            yield from _shares(passage)
            yield from _rest_of_shares(passage)


def _rest(passage: Passage) -> Iterator[Check]:
    """ "9.690/10.599 xã …, còn 918 xã": what remains of the whole; and percentages that make
    100."""
    for at, rest in enumerate(passage.figures):
        if rest.label != "COUNT":
            continue
        lead = passage.before(rest)[-30:]
        said = words("rest").search(lead)
        if not said and not finds("complements left", passage.after(rest)[:60]):
            continue
        certain = bool(said) and not finds("complements among", lead)
        item = _ratio_before(passage, at)
        found = _complement(item, rest) if item else None
        # "05/14 dự án hoàn thành, 06 dự án đang triển khai; còn lại 01 dự án"
        others = passage.within(item.end, rest.start) if item else ()
        certain = certain and not any(
            comparable(f, rest) and not passage.changes(f) for f in others
        )
        if item and found and (found.outcome == "holds" or certain):
            yield found
            yield from _share_of_rest(passage, at, item)


def _ratio_before(passage: Passage, at: int) -> Figure | None:
    """The nearest ratio of what a figure counts, in its sentence or the one before."""
    rest = passage.figures[at]
    for item in reversed(preceding(passage.figures, at, _BACK)):
        if passage.sentence(rest.start) - passage.sentence(item.start) > 1:
            return None
        if item.is_ratio and comparable(rest, item) and item.whole:
            return item
    return None


def _share_of_rest(passage: Passage, at: int, item: Figure) -> Iterator[Check]:
    """The percentage behind what remains, of the whole of the ratio."""
    rest, whole = passage.figures[at], item.whole or item.interval
    for share in passage.figures[at + 1 : at + 2]:
        if share.is_percent and part_of(passage, share) is rest:
            told = relate(rest, Figure(item.mention, whole), share)
            failed = told and told.outcome == "broken"
            if told and not (failed and acquitted(rest, share, [passage])):
                yield told


def _shares(passage: Passage) -> Iterator[Check]:
    """Shares of a known partition in one sentence make 100 %: "đúng hạn 97,5%, trễ hạn 2,5%"."""
    for start, end in passage.sentences:
        shares = [f for f in passage.within(start, end) if f.is_percent]
        if not 2 <= len(shares) <= 4 or any(passage.changes(f) for f in shares):
            continue
        if name := divides(passage, shares):
            yield from _whole_of_shares(passage, name, shares)


def _rest_of_shares(passage: Passage) -> Iterator[Check]:
    """ "78,5% hồ sơ nộp trực tuyến, còn lại 21,5%": the second share is what the first leaves."""
    for start, end in passage.sentences:
        shares = [f for f in passage.within(start, end) if f.is_percent]
        if len(shares) != 2 or any(passage.changes(f) for f in shares):
            continue
        if finds("complements rest", passage.before(shares[1])):
            yield _make_hundred(shares, sure=all(f.equals for f in shares))


def _whole_of_shares(
    passage: Passage, name: str, shares: Sequence[Figure]
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
    half = sum((v.value - v.low for v in shares), Fraction(0))
    total = sum((v.value for v in shares), Fraction(0))
    return Interval(total - half, total + half, total)


def _complement(item: Figure, rest: Figure) -> Check:
    assert item.whole is not None
    added = item.interval + rest.interval
    missing = item.whole.value - added.value
    values: dict[str, Value] = {
        "part": item.value,
        "rest": rest,
        "whole": item.whole.value,
        "added": added.value,
        "missing": abs(missing),
    }
    whole = item.whole
    round_figure = last_place(rest.mention.text, rest.value) > 1
    return tested(
        "sum",
        "rest",
        [rest],
        lambda v: (item.interval + v[0]).meets(whole),
        values,
        compare(added.value, whole.value),
        told=(item, rest),
        also=(plain(whole.value),),
        sure=rest.equals and not round_figure,
    )
