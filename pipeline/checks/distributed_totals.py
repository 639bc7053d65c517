"""Sums over clauses and bullets that stand apart; only those that hold are told, and only where
words or many digits leave little to chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, groupby, islice

from pipeline.checks import partitions
from pipeline.checks.candidates import as_total, made_among
from pipeline.checks.counted import addable, comparable, may_be_part, noun
from pipeline.checks.figures import Figure
from pipeline.checks.passages import Figures, Passage, preceding
from pipeline.checks.patterns import pattern, said
from pipeline.records import Check

_NEAR = 6  # passages over which members of a partition may stand
_WINDOW = 16  # figures among which members of a partition look for each other and for their total
_FAR = 12  # passages before or after bullets in which their total may stand
_BESIDE = 3  # passages before or after a sentence in which the total of its counts may stand
_MOST = 40  # bullets of one list
# totals that words, like nouns vouch for
_LEAST, _MANY = 20, 100
_LEAD = 60
_WHOLE = pattern("distributed totals whole")
_BULLET = pattern("distributed totals bullet")


def check(figures: Figures) -> Iterator[Check]:
    """Every sum in running text whose parts and total stand apart."""
    prose = figures.outside_tables
    yield from _members(prose)
    yield from _bullets(prose)
    for at, passage in enumerate(prose):
        behind = prose[at + 1 : at + 1 + _BESIDE]
        around = [*preceding(prose, at, _BESIDE), *behind]
        yield from _counts(passage, around)
        yield from _summed(passage)


# ---------------------------------------------------------------- members of a known partition


@dataclass(frozen=True)
class _Told:
    """A figure, its passage with the place of that, and by partition the member that it is."""

    at: int
    passage: Passage
    figure: Figure
    members: Mapping[str, int]

    @property
    def changes(self) -> bool:
        return self.passage.changes(self.figure)


def _members(prose: Sequence[Passage]) -> Iterator[Check]:
    """Received = resolved + pending, with what details the resolved ones in between."""
    told = [*_told(prose)]
    for start, first in enumerate(told):
        if not first.members or first.changes:
            continue
        behind = told[start + 1 : start + _WINDOW]
        near = [t for t in behind if t.at < first.at + _NEAR and t.members]
        every = (*preceding(told, start, _WINDOW), first, *behind)
        beside = range(first.at - _NEAR + 1, first.at + 1)
        around = [t.figure for t in every if t.at in beside]
        for name in first.members:
            for others in _other_members(name, first, near):
                parts = [told.figure for told in (first, *others)]
                yield from made_among(parts, around, _LEAST)


def _told(prose: Sequence[Passage]) -> Iterator[_Told]:
    for at, passage in enumerate(prose):
        for item in passage.figures:
            if not item.adds and not item.is_ratio:
                continue
            if addable(item) and item.equals:
                named = partitions.names(passage, item)
                members = partitions.members(named)
                yield _Told(at, passage, item, members)


def _other_members(
    name: str,
    first: _Told,
    near: Sequence[_Told],
) -> Iterator[Sequence[_Told]]:
    """Figures near by that are, with the first, each another member of a partition, and all."""
    size = partitions.sizes()[name]
    member = first.members[name]
    candidates = [t for t in near if t.members.get(name, member) != member]
    for others in combinations(candidates, size - 1):
        members = {told.members[name] for told in (first, *others)}
        alike = all(comparable(first.figure, told.figure) for told in others)
        changing = any(told.changes for told in others)
        if len(members) == size and alike and not changing:
            yield others


# ---------------------------------------------------------------- bullets and sentences


def _bullets(prose: Sequence[Passage]) -> Iterator[Check]:
    """The first count or amount of each bullet of a list makes a figure before or behind the
    list."""
    places = range(len(prose))
    for mark, group in groupby(places, key=lambda at: _mark(prose[at])):
        run = list(group)
        if not mark or not 1 < len(run) <= _MOST:
            continue
        end = run[-1] + 1
        bullets = prose[run[0] : end]
        behind = prose[end : end + _FAR]
        yield from _headed(bullets)
        around = [*preceding(prose, run[0], _FAR), *behind]
        yield from _beside_list(bullets, around)


def _mark(passage: Passage) -> str:
    """What begins a bullet, but for its number; "" for no bullet."""
    found = _BULLET.match(passage.block.text)
    return found[1].strip("0123456789.") if found else ""


def _beside_list(
    bullets: Sequence[Passage], around: Sequence[Passage]
) -> Iterator[Check]:
    """What the bullets count of one thing, or their amounts, makes a figure around the list."""
    candidates = [
        item
        for passage in around
        for item in passage.figures
        if item.equals and not passage.changes(item)
    ]
    for thing in dict.fromkeys(map(_thing, candidates)):
        known = _one_of_each(bullets, thing)
        if len(known) < len(bullets):
            continue
        if thing is None or len(known) > 2:
            totals = [f for f in candidates if _counts_of(as_total(f), thing)]
            yield from made_among(known, totals, _MANY)


def _thing(item: Figure) -> frozenset[str] | None:
    """The words of the noun that a figure counts; None of an amount."""
    return None if item.is_money else noun(item.unit)


def _one_of_each(
    bullets: Sequence[Passage], thing: frozenset[str] | None
) -> list[Figure]:
    """The first figure of each bullet that counts a thing, where it can be added."""
    return [*_firsts(bullets, lambda item: _counts_of(item, thing))]


def _firsts(
    bullets: Sequence[Passage], counts: Callable[[Figure], bool]
) -> Iterator[Figure]:
    """The first figure of each bullet that counts and is no change, where it can be added."""
    for bullet in bullets:
        counted = filter(counts, bullet.figures)
        unchanged = (f for f in counted if not bullet.changes(f))
        first = next(unchanged, None)
        if first and first.equals and addable(first):
            yield first


def _headed(bullets: Sequence[Passage]) -> Iterator[Check]:
    """The first bullet gives the total of those below it."""
    known = [*_firsts(bullets, lambda item: item.adds)]
    if len(known) < max(len(bullets), 3):
        return
    total, *parts = known
    if said("total", bullets[0].before(total)):
        yield from made_among(parts, [total], _MANY)


def _counts_of(item: Figure, thing: frozenset[str] | None) -> bool:
    """Whether a figure counts a thing, or is an amount where that is None."""
    if thing is None:
        return item.is_money
    return item.is_count and bool(noun(item.unit) & thing)


def _counts(passage: Passage, around: Sequence[Passage]) -> Iterator[Check]:
    """Three or more counts of one thing in a sentence make a count, or the whole of a ratio, in a
    passage beside it."""
    for start, end in passage.sentences:
        inside = [f for f in passage.within(start, end) if f.is_count]
        if not 3 <= len(inside) <= _WINDOW:
            continue
        if any(map(passage.changes, inside)):
            continue
        if all(f.equals for f in inside):
            runs = _runs_of_one_noun(inside)
            found = chain.from_iterable(_made(run, around) for run in runs)
            yield from islice(found, 1)


def _runs_of_one_noun(inside: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Three or more counts in a row whose nouns share a word, the longest first."""
    most = len(inside)
    for size in range(most, 2, -1):
        for at in range(most - size + 1):
            run = inside[at : at + size]
            nouns = (noun(f.unit) for f in run)
            if frozenset.intersection(*nouns):
                yield run


def _made(run: Sequence[Figure], around: Sequence[Passage]) -> Iterator[Check]:
    """What a run of counts makes among the figures of the passages around."""
    candidates = [
        item
        for passage in around
        for item in passage.figures
        if noun(item.unit) and not passage.changes(item)
    ]
    alike = [item for item in candidates if comparable(run[0], item)]
    yield from made_among(run, alike, _MANY)


def _summed(passage: Passage) -> Iterator[Check]:
    """ "năm 2021 … 200 học viên; năm 2022 … 300 học viên. Cả giai đoạn … 500 học viên": what the
    counts of one noun before a total make."""
    for at, item in enumerate(passage.figures):
        if not item.adds or passage.changes(item):
            continue
        sentence, _ = passage.sentences[passage.sentence(item.start)]
        start = max(sentence, item.start - _LEAD)
        if not _WHOLE.search(passage.lower, start, item.start):
            continue
        before = preceding(passage.figures, at, _WINDOW)
        alike = (f for f in before if f.equals and _same_unit(f, item))
        parts = [f for f in alike if may_be_part(passage, f)]
        if len(parts) > 1:
            yield from made_among(parts, [item], _LEAST)


def _same_unit(one: Figure, other: Figure) -> bool:
    return one.label == other.label and one.unit == other.unit
