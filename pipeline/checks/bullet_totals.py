"""A paragraph that ends in a colon with totals, and the bullets below with a part of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.checks.counted import addable
from pipeline.checks.figures import Figure, summed
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import begins, pattern, said
from pipeline.checks.totals import adds_up, broken, holds, same_noun
from pipeline.records import Check
from pipeline.text import fold

_NEARLY = Fraction(5, 4)
_BULLET = pattern("bullet")


def of_bullets(figures: Figures) -> Iterator[Check]:
    """A paragraph that ends in a colon with totals, and the bullets below with a part of each."""
    by_index = {p.index: p for p in figures.passages}
    for passage in figures.passages:
        totals = _heading_totals(passage)
        if not totals:
            continue
        bullets = [by_index.get(at) for at in _bullets_below(figures, passage)]
        divided = [
            (total, parts)
            for total in totals
            if len(parts := _parts_of(bullets, total)) == len(bullets) > 1
        ]
        yield from _of_divided(passage, divided)


def _of_divided(
    passage: Passage, divided: Sequence[tuple[Figure, list[Figure]]]
) -> Iterator[Check]:
    """Totals with their parts; a miss is told where the words call the bullets the whole of it,
    or where the same bullets make another total."""
    made = [adds_up([f.interval for f in (t, *parts)]) for t, parts in divided]
    for (total, parts), fits in zip(divided, made, strict=True):
        behind = passage.lower[total.end :]
        whole = said("whole", behind)
        detailed = said("detail", behind) and any(made)
        if fits:
            yield holds(total, parts)
        elif same_noun(total, parts) and (whole or detailed):
            yield broken(total, parts)
        elif same_noun(total, parts) and _said_as_sum(passage, total, parts):
            yield broken(total, parts, doubtful=True)


def _said_as_sum(
    passage: Passage, total: Figure, parts: Sequence[Figure]
) -> bool:
    """ "Tổng số … là 412 dịch vụ, cụ thể:" over bullets that come near it; some may overlap or be
    left out."""
    added = summed(parts)
    value = total.value
    behind = passage.lower[total.end :]
    return (
        said("total", passage.before(total))
        and said("detail", behind)
        and total.label == "COUNT"
        and value / _NEARLY <= added <= value * _NEARLY
    )


def _heading_totals(passage: Passage) -> list[Figure]:
    """The totals of a list below: figures outside brackets, with nothing of their kind behind, of
    the last sentence of a paragraph that ends in a colon."""
    if passage.block.kind == "row" or not passage.block.text.rstrip().endswith(
        ":"
    ):
        return []
    last = {
        f.unit: f
        for f in passage.within(passage.sentences[-1][0], len(passage.lower))
        if f.adds
        and addable(f)
        and not passage.depth(f)
        and not passage.changes(f)
    }
    return list(last.values())


def _bullets_below(figures: Figures, passage: Passage) -> Iterator[int]:
    """The blocks of the list that a passage heads; none where it is itself a bullet."""
    blocks = figures.document.layout.blocks
    if begins("bullet", passage.block.text.rstrip()):
        return
    for index in range(passage.index + 1, len(blocks)):
        if not begins("bullet", blocks[index].text):
            return
        yield index


def _parts_of(bullets: Sequence[Passage | None], total: Figure) -> list[Figure]:
    """The first figure of each bullet that counts what ``total`` counts."""
    firsts = (
        next((f for f in bullet.figures if _one_thing(total, f)), None)
        for bullet in bullets
        if bullet
    )
    return [f for f in firsts if f]


def _one_thing(total: Figure, part: Figure) -> bool:
    """Whether two figures are of one kind and name one thing, be it "lượt" or "người"."""
    first = [fold(f.unit).split()[:1] for f in (total, part)]
    return total.label == part.label and (
        not all(first) or first[0] == first[1]
    )
