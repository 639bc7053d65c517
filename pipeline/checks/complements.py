"""What remains of a whole: "9.690/10.599 xã …, còn 918 xã"."""
from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures import Figure, Figures, Passage, alike, words
from pipeline.checks.intervals import last_place, plain
from pipeline.checks.ratios import part_of, relate
from pipeline.checks.verdict import Value, compare, make, misread, of_amount
from pipeline.records import Check


def check(figures: Figures) -> Iterator[Check]:
    """Every remainder in running text."""
    for passage in figures.passages:
        if passage.block.table < 0:
            yield from _rest(passage)


def _rest(passage: Passage) -> Iterator[Check]:
    """ "9.690/10.599 xã …, còn 918 xã": what remains of the whole; and percentages that make 100."""
    order = list(passage.figures)
    for at, rest in enumerate(order):
        if not at or not words("rest").search(passage.before(rest)[-30:]) or passage.changes(rest):
            continue
        if rest.label == "PERCENT":
            continue
        for item in reversed(order[:at]):
            if passage.sentence(rest.start) - passage.sentence(item.start) > 1:
                break
            if item.label == "RATIO" and rest.label == "COUNT" and alike(rest, item) and item.whole:
                yield _complement(item, rest)
                share = order[at + 1] if at + 1 < len(order) else None
                if share and share.label == "PERCENT" and part_of(passage, share) is rest:
                    whole = Figure(item.mention, item.whole)
                    found = relate(rest, whole, share)
                    if found:
                        yield found
                break


def _complement(item: Figure, rest: Figure) -> Check:
    assert item.whole is not None
    added = item.interval + rest.interval
    numbers = [plain(item.interval.value), rest.mention.value, plain(item.whole.value)]
    missing = item.whole.value - added.value
    values: dict[str, Value] = {"part": item.interval.value, "rest": rest, "whole": item.whole.value,
                                "added": added.value, "missing": abs(missing)}
    amounts = compare(added.value, item.whole.value)
    mentions = [item.mention, rest.mention]
    if added.meets(item.whole):
        return make("sum", "holds", "rest.holds", mentions, numbers, values, amounts)
    whole = item.whole
    if suspect := misread([rest], lambda v: (item.interval + v[0]).meets(whole)):
        values |= {"suspect": suspect[0], "proposed": of_amount(suspect[1], suspect[0])}
        return make("sum", "doubtful", "rest.misread", mentions, numbers, values, amounts)
    unsure = not rest.equals or last_place(rest.mention.text, rest.interval.value) > 1
    return make("sum", "doubtful" if unsure else "broken", "rest.broken", mentions, numbers, values, amounts)
