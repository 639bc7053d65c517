"""What remains of a whole ("9.690/10.599 xã …, còn 918 xã") and shares that make 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.figures import Figure, Figures, Passage, comparable, words
from pipeline.checks.intervals import Interval, last_place, plain
from pipeline.checks.partitions import divides, kind_of
from pipeline.checks.ratios import part_of
from pipeline.checks.share_bases import acquitted
from pipeline.checks.shares import relate
from pipeline.checks.verdict import Value, compare, make, misread, of_amount, shaky
from pipeline.records import Check

_DATED = re.compile(
    r"(?<!\w)(?:năm|tháng|quý|kỳ)\s+(?:\d|[ivx]+(?!\w)|trước|này)"
)  # each share of a time of its own
_LEFT = re.compile(
    r"(?<!\w)(?:còn|chưa)(?!\w)"
)  # "12 hệ thống còn lại", "03 nhiệm vụ chưa đến hạn"
_AMONG = re.compile(
    r"(?<!\w)(?:trong đó|trong số|vẫn|nhưng|tuy nhiên)(?!\w)"
)  # those left may be among those counted
_BACK = 100  # figures among which a remainder looks for its whole


def check(figures: Figures) -> Iterator[Check]:
    """Every remainder in running text."""
    for passage in figures.passages:
        if passage.block.table < 0 and len(passage.figures) > 1:
            yield from _rest(passage)
            yield from _shares(passage)


def _rest(passage: Passage) -> Iterator[Check]:
    """ "9.690/10.599 xã …, còn 918 xã": what remains of the whole; and percentages that make
    100."""
    order = passage.figures
    for at, rest in enumerate(order):
        if not at or passage.changes(rest) or rest.label == "PERCENT":
            continue
        lead = passage.before(rest)[-30:]
        said = words("rest").search(lead)
        if not said and not _LEFT.search(passage.after(rest)[:60]):
            continue
        certain = bool(said) and not _AMONG.search(lead)
        for item in reversed(order[max(0, at - _BACK) : at]):
            if passage.sentence(rest.start) - passage.sentence(item.start) > 1:
                break
            if (
                item.label == "RATIO"
                and rest.label == "COUNT"
                and comparable(rest, item)
                and item.whole
            ):
                found = _complement(item, rest)
                if found.outcome != "holds" and not certain:
                    break
                yield found
                share = order[at + 1] if at + 1 < len(order) else None
                if share and share.label == "PERCENT" and part_of(passage, share) is rest:
                    whole = Figure(item.mention, item.whole)
                    told = relate(rest, whole, share)
                    if told and (told.outcome != "broken" or not acquitted(rest, share, [passage])):
                        yield told
                break


def _shares(passage: Passage) -> Iterator[Check]:
    """Shares of a known partition in one sentence make 100 %: "đúng hạn 97,5%, trễ hạn 2,5%"."""
    for start, end in passage.sentences:
        shares = [f for f in passage.within(start, end) if f.label == "PERCENT"]
        if (
            not 2 <= len(shares) <= 4
            or any(passage.changes(f) for f in shares)
            or not (name := divides(passage, shares))
        ):
            continue
        half = [
            f.interval.value - f.interval.low for f in shares
        ]  # who cuts every share loses the whole: round only
        total = sum((f.interval.value for f in shares), Fraction(0))
        added = Interval(total - sum(half), total + sum(half), total)
        whole = Interval.exactly(100)
        holds, over = added.meets(whole), added.low > 100
        apart = passage.figures[
            passage.ordinal(shares[0]) : passage.ordinal(shares[-1]) + 1
        ] != tuple(shares)
        if not holds and (
            kind_of(name) or apart or _DATED.search(passage.lower, shares[0].start, shares[-1].end)
        ):
            continue
        sure = over and not shaky(shares) and all(f.equals for f in shares)
        yield make(
            "sum",
            "holds" if holds else "broken" if sure else "doubtful",
            "shares.holds" if holds else "shares.broken" if sure else "shares.unsure",
            [f.mention for f in shares],
            [*(f.mention.value for f in shares), "100"],
            {"parts": shares, "added": added.value},
            compare(added.value, whole.value),
        )


def _complement(item: Figure, rest: Figure) -> Check:
    assert item.whole is not None
    added = item.interval + rest.interval
    numbers = [plain(item.interval.value), rest.mention.value, plain(item.whole.value)]
    missing = item.whole.value - added.value
    values: dict[str, Value] = {
        "part": item.interval.value,
        "rest": rest,
        "whole": item.whole.value,
        "added": added.value,
        "missing": abs(missing),
    }
    amounts = compare(added.value, item.whole.value)
    mentions = [item.mention, rest.mention]
    if added.meets(item.whole):
        return make("sum", "holds", "rest.holds", mentions, numbers, values, amounts)
    whole = item.whole
    if suspect := misread([rest], lambda v: (item.interval + v[0]).meets(whole)):
        values |= {"suspect": suspect[0], "proposed": of_amount(suspect[1], suspect[0])}
        return make("sum", "doubtful", "rest.misread", mentions, numbers, values, amounts)
    unsure = not rest.equals or last_place(rest.mention.text, rest.interval.value) > 1
    return make(
        "sum", "doubtful" if unsure else "broken", "rest.broken", mentions, numbers, values, amounts
    )
