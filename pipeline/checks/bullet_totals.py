"""A paragraph that ends in a colon with totals, and the bullets below with a part of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from pipeline.checks.counted import may_be_part
from pipeline.checks.figures import Figure, summed
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import begins, pattern, said
from pipeline.checks.totals import adds_up, broken, holds, same_noun
from pipeline.records import Check
from pipeline.text import fold

_NEARLY = Fraction(5, 4)
_BULLET = pattern("bullet")


@dataclass(frozen=True)
class _Divided:
    """A total of a paragraph, and the parts of it that the bullets below give."""

    passage: Passage
    total: Figure
    parts: list[Figure]

    @property
    def adds_up(self) -> bool:
        every = (self.total, *self.parts)
        return adds_up([figure.interval for figure in every])

    @property
    def behind(self) -> str:
        """The words behind the total."""
        return self.passage.lower[self.total.end :]


def of_bullets(figures: Figures) -> Iterator[Check]:
    """A paragraph that ends in a colon with totals, and the bullets below with a part of each."""
    by_index = {p.index: p for p in figures.passages}
    for passage in figures.passages:
        totals = _heading_totals(passage)
        if not totals:
            continue
        bullets = [by_index.get(at) for at in _bullets_below(figures, passage)]
        every = (
            _Divided(passage, total, _parts_of(bullets, total))
            for total in totals
        )
        yield from _told(
            [one for one in every if len(one.parts) == len(bullets) > 1]
        )


def _told(divided: Sequence[_Divided]) -> Iterator[Check]:
    """Totals with their parts; a miss is told where the words call the bullets the whole of it,
    or where the same bullets make another total."""
    some_made = any(one.adds_up for one in divided)
    for one in divided:
        if one.adds_up:
            yield holds(one.total, one.parts)
        elif same_noun(one.total, one.parts):
            detailed = some_made and said("detail", one.behind)
            if detailed or said("whole", one.behind):
                yield broken(one.total, one.parts)
            elif _said_as_sum(one):
                yield broken(one.total, one.parts, doubtful=True)


def _said_as_sum(one: _Divided) -> bool:
    """ "Tổng số … là 412 dịch vụ, cụ thể:" over bullets that come near it; some may overlap or be
    left out."""
    total, added = one.total, summed(one.parts)
    if not total.value / _NEARLY <= added <= total.value * _NEARLY:
        return False
    if not total.is_count or not said("detail", one.behind):
        return False
    return said("total", one.passage.before(total))


def _heading_totals(passage: Passage) -> list[Figure]:
    """The totals of a list below: figures outside brackets, with nothing of their kind behind, of
    the last sentence of a paragraph that ends in a colon."""
    ends = passage.block.text.rstrip().endswith(":")
    if passage.block.kind == "row" or not ends:
        return []
    start, _ = passage.sentences[-1]
    inside = passage.within(start, len(passage.lower))
    outside = (f for f in inside if f.adds and not passage.depth(f))
    last = {f.unit: f for f in outside if may_be_part(passage, f)}
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
    found: list[Figure] = []
    for bullet in filter(None, bullets):
        alike = (f for f in bullet.figures if _one_thing(total, f))
        found += islice(alike, 1)
    return found


def _one_thing(total: Figure, part: Figure) -> bool:
    """Whether two figures are of one kind and name one thing, be it "lượt" or "người"."""
    if total.label != part.label:
        return False
    whole = fold(total.unit).split()[:1]
    own = fold(part.unit).split()[:1]
    return not whole or not own or whole == own
