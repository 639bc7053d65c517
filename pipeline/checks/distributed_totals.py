"""Sums over clauses and bullets that stand apart; only those that hold are told, and only where
words or many digits leave little to chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby, islice, product

from pipeline.checks import partitions
from pipeline.checks.counted import addable, comparable, noun
from pipeline.checks.figures import Figure, summed
from pipeline.checks.intervals import plain
from pipeline.checks.passages import Figures, Passage, preceding
from pipeline.checks.patterns import pattern, said
from pipeline.checks.totals import holds
from pipeline.records import Check

_NEAR = 6  # passages over which members of a partition may stand
_WINDOW = 16  # figures among which members of a partition look for each other and for their total
_FAR = 12  # passages before or after bullets in which their total may stand
_BESIDE = 3  # passages before or after a sentence in which the total of its counts may stand
_MOST = 40  # bullets of one list
# totals that words, like nouns, nothing but the digits vouch for
_LEAST, _MANY, _DIGITS = (20, 100, 1000)
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


def _sides(item: Figure) -> tuple[Figure, ...]:
    """A figure as one that adds up: of a ratio its first side and its whole."""
    if item.whole is None:
        return (item,)
    whole = replace(item.mention, label="COUNT", value=plain(item.whole.value))
    return item, Figure(whole, item.whole)


# ---------------------------------------------------------------- members of a known partition


# passage, and the figure's memberships
_Told = tuple[int, Passage, Figure, Mapping[str, int]]


def _members(prose: Sequence[Passage]) -> Iterator[Check]:
    """Received = resolved + pending, with what details the resolved ones in between."""
    told = [*_told(prose)]
    for start, (at, passage, first, own) in enumerate(told):
        if not own or passage.changes(first):
            continue
        near = [
            t
            for t in told[start + 1 : start + _WINDOW]
            if t[0] - at < _NEAR and t[3]
        ]
        around = [
            f
            for n, _, f, _ in told[max(0, start - _WINDOW) : start + _WINDOW]
            if -_NEAR < n - at <= 0
        ]
        for name, member in own.items():
            for others in _other_members(name, member, first, near):
                yield from _total([first, *others], around, _LEAST)


def _told(prose: Sequence[Passage]) -> Iterator[_Told]:
    for at, passage in enumerate(prose):
        for item in passage.figures:
            if (
                item.label in ("COUNT", "MONEY", "RATIO")
                and addable(item)
                and item.equals
            ):
                yield (
                    at,
                    passage,
                    item,
                    partitions.members(partitions.names(passage, item)),
                )


def _other_members(
    name: str, member: int, first: Figure, near: Sequence[_Told]
) -> Iterator[list[Figure]]:
    """Figures near by that are, with the first, each another member of a partition, and all."""
    size = partitions.sizes()[name]
    candidates = [t for t in near if t[3].get(name, member) != member]
    for others in combinations(candidates, size - 1):
        whole = (
            len({member, *(members[name] for _, _, _, members in others)})
            == size
        )
        if whole and not any(
            p.changes(f) or not comparable(first, f) for _, p, f, _ in others
        ):
            yield [f for _, _, f, _ in others]


def _total(
    parts: Sequence[Figure], candidates: Sequence[Figure], least: int
) -> Iterator[Check]:
    """The parts make one of the candidates, a count or the whole of a ratio that counts what they
    count."""
    added = summed(parts)
    if added < least or any(f.value == 0 for f in parts):
        return

    def away(item: Figure) -> tuple[int, int]:
        here, there = parts[0].mention, item.mention
        return abs(there.page - here.page), abs(there.start - here.start)

    for item in sorted(candidates, key=away):
        side = _sides(item)[-1]
        kin = (item.label == "MONEY") == (parts[0].label == "MONEY") and (
            added >= _DIGITS or comparable(parts[0], item)
        )
        if (item not in parts or item.whole) and side.value == added and kin:
            yield holds(side, parts, "sum.noticed")
            return


# ---------------------------------------------------------------- bullets and sentences


def _bullets(prose: Sequence[Passage]) -> Iterator[Check]:
    """The first count or amount of each bullet of a list makes a figure before or behind the
    list."""
    marked = [
        (at, p, _BULLET.match(p.block.text)) for at, p in enumerate(prose)
    ]
    for kind, group in groupby(
        marked, key=lambda t: t[2] and t[2][1].strip("0123456789.")
    ):
        run = list(group)
        if not kind or not 1 < len(run) <= _MOST:
            continue
        first, last = run[0][0], run[-1][0]
        bullets = [p for _, p, _ in run]
        yield from _headed(bullets)
        around = [
            *preceding(prose, first, _FAR),
            *prose[last + 1 : last + 1 + _FAR],
        ]
        yield from _beside_list(bullets, around)


def _beside_list(
    bullets: Sequence[Passage], around: Sequence[Passage]
) -> Iterator[Check]:
    """What the bullets count of one thing, or their amounts, makes a figure around the list."""
    candidates = [
        f for p in around for f in p.figures if not p.changes(f) and f.equals
    ]
    things = {
        noun(f.unit) if f.label != "MONEY" else None: None for f in candidates
    }
    for thing in things:
        known = _one_of_each(bullets, thing)
        if len(known) == len(bullets) and (thing is None or len(known) > 2):
            totals = [f for f in candidates if _counts_of(_sides(f)[-1], thing)]
            yield from _total(known, totals, _MANY)


def _one_of_each(
    bullets: Sequence[Passage], thing: frozenset[str] | None
) -> list[Figure]:
    """The first figure of each bullet that counts a thing, where it can be added."""
    firsts = (
        next(
            (f for f in p.figures if not p.changes(f) and _counts_of(f, thing)),
            None,
        )
        for p in bullets
    )
    return [f for f in firsts if f and f.equals and addable(f)]


def _headed(bullets: Sequence[Passage]) -> Iterator[Check]:
    """The first bullet gives the total of those below it."""
    firsts = [
        next(
            (f for f in p.figures if f.adds and not p.changes(f)),
            None,
        )
        for p in bullets
    ]
    known = [f for f in firsts if f and f.equals and addable(f)]
    if len(known) == len(bullets) > 2 and said(
        "total", bullets[0].before(known[0])
    ):
        yield from _total(known[1:], known[:1], _MANY)


def _counts_of(item: Figure, thing: frozenset[str] | None) -> bool:
    """Whether a figure counts a thing, or is an amount where that is None."""
    return (
        item.label == "MONEY"
        if thing is None
        else item.label == "COUNT" and bool(noun(item.unit) & thing)
    )


def _counts(passage: Passage, around: Sequence[Passage]) -> Iterator[Check]:
    """Three or more counts of one thing in a sentence make a count, or the whole of a ratio, in a
    passage beside it."""
    for start, end in passage.sentences:
        inside = [f for f in passage.within(start, end) if f.label == "COUNT"]
        plain_counts = all(f.equals and not passage.changes(f) for f in inside)
        if 3 <= len(inside) <= _WINDOW and plain_counts:
            found = (
                check
                for run in _runs_of_one_noun(inside)
                for check in _made(run, around)
            )
            yield from islice(found, 1)


def _runs_of_one_noun(inside: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Three or more counts in a row whose nouns share a word, the longest first."""
    for size, at in product(range(len(inside), 2, -1), range(len(inside) - 2)):
        run = inside[at : at + size]
        if len(run) == size and frozenset.intersection(
            *(noun(f.unit) for f in run)
        ):
            yield run


def _made(run: Sequence[Figure], around: Sequence[Passage]) -> Iterator[Check]:
    """What a run of counts makes among the figures of the passages around."""
    candidates = [
        f
        for p in around
        for f in p.figures
        if noun(f.unit) and comparable(run[0], f) and not p.changes(f)
    ]
    yield from _total(run, candidates, _MANY)


def _summed(passage: Passage) -> Iterator[Check]:
    """ "năm 2021 … 200 học viên; năm 2022 … 300 học viên. Cả giai đoạn … 500 học viên": what the
    counts of one noun before a total make."""
    for at, item in enumerate(passage.figures):
        start = max(
            passage.sentences[passage.sentence(item.start)][0],
            item.start - _LEAD,
        )
        if (
            not item.adds
            or not _WHOLE.search(passage.lower, start, item.start)
            or passage.changes(item)
        ):
            continue
        parts = [
            f
            for f in preceding(passage.figures, at, _WINDOW)
            if f.label == item.label
            and addable(f)
            and f.unit == item.unit
            and not passage.changes(f)
            and f.equals
        ]
        if len(parts) > 1:
            yield from _total(parts, [item], _LEAST)
