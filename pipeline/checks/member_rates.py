"""Rates of the members of a known division, told apart from their counts: "1.391 hồ sơ trước hạn,
36 hồ sơ đúng hạn và 02 hồ sơ quá hạn. Tỷ lệ trước và đúng hạn đạt 99,86%"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.checks import partitions
from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import added_up
from pipeline.checks.passages import Figures, Passage, preceding
from pipeline.checks.patterns import finds, pattern
from pipeline.checks.share_bases import acquitted
from pipeline.checks.shares import held, relate, slipped
from pipeline.records import Check

_BACK = 12  # figures before a rate among which the members stand


def check(figures: Figures) -> Iterator[Check]:
    """Every such rate in running text: what holds, and what misses by a slip."""
    for passage in figures.outside_tables:
        for percent in passage.figures:
            if percent.is_percent and not passage.changes(percent):
                yield from _rate(passage, percent)


def _rate(passage: Passage, percent: Figure) -> Iterator[Check]:
    lead = passage.before(percent)
    if not finds("rates of", lead):
        return
    lead = pattern("rates elided").sub(r"\1 \3, \2 \3", lead)
    readings = [*_readings(passage, percent, lead)]
    for _, first, also, whole in readings:
        if found := held(first, whole, percent, also):
            yield found
            return
    for part, first, also, whole in readings:
        slip = slipped(part, whole, percent)
        if slip and not acquitted(part, percent, [passage]):
            yield from filter(None, [relate(first, whole, percent, also=also)])
            return


def _readings(
    passage: Passage,
    percent: Figure,
    lead: str,
) -> Iterator[tuple[Figure, Figure, Sequence[Figure], Figure]]:
    """What the members that ``lead`` names make together, the first of them, the others, and the
    whole of all members."""
    at = passage.ordinal(percent)
    before = preceding(passage.figures, at, _BACK)
    counts = [f for f in before if f.is_count]
    for name, size in partitions.sizes().items():
        named = partitions.named_in(name, lead)
        if not 0 < len(named) < size:
            continue
        for run in zip(*(counts[n:] for n in range(size)), strict=False):
            told = _members(passage, name, run)
            whole = _whole(passage, run) if told else None
            if whole:
                first, *also = [told[member] for member in named]
                made = added_up(f.interval for f in (first, *also))
                yield replace(first, interval=made), first, also, whole


def _members(
    passage: Passage,
    name: str,
    run: Sequence[Figure],
) -> Mapping[int, Figure]:
    """The counts of a run by the members that they are of; none where they are not one of each."""
    labels = (partitions.names(passage, item) for item in run)
    members = [partitions.members(label).get(name) for label in labels]
    told = {m: f for m, f in zip(members, run, strict=True) if m is not None}
    return told if len(told) == len(run) else {}


def _whole(passage: Passage, run: Sequence[Figure]) -> Figure | None:
    """A figure before the counts that they make."""
    added = added_up(f.interval for f in run)
    for item in passage.figures[: passage.ordinal(run[0])]:
        if item.interval.meets(added) and comparable(item, run[0]):
            return item
    return None
