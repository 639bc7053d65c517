"""The relations that columns may have, and what heads and printed formulas claim of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, permutations

from pipeline.checks import partitions
from pipeline.checks.figures import words
from pipeline.checks.patterns import pattern
from pipeline.checks.tables.relations import Relation
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.tables.support import (
    BASED,
    NEIGHBOURS,
    NOBODY,
    OUTLINE,
    PARTIAL,
    PARTITION,
    PRINTED,
    TOTAL,
    Claim,
)
from pipeline.observations.words import points as most_points
from pipeline.observations.words import says

_CAPTION = 120  # characters right before a table that may say how many points can be had
_RUN = 8  # columns that a sum without a claim may have
_NEAR = 6  # columns between a change and what has changed
_WIDE = 24  # columns beyond which only neighbours are tried
_TERM = re.compile(r"\d+|[+\-–*x×/:]")
_DIVIDES, _TIMES, _LESS = "/:", "*x×", "-–"
_PRODUCT = tuple(
    pattern(f"product {name}") for name in ("quantity", "price", "amount")
)


def claims(sheet: Sheet, bases: Mapping[int, int]) -> Iterator[Claim]:
    """Every relation between columns that is worth a trial; ``bases``: the columns that the
    percentages of a column are of."""
    yield from _printed(sheet)
    yield from _parted(sheet, bases)
    yield from _totals(sheet)
    yield from _sums(sheet)
    yield from _differences(sheet)
    yield from _products(sheet)
    yield from _means(sheet)


def _printed(sheet: Sheet) -> Iterator[Claim]:
    """ "9=7/4", "(3)=(1)+(2)" in the head."""
    columns = {
        column.printed: column.number
        for column in sheet.grid.columns
        if column.printed
    }
    for formula in sheet.grid.formulas:
        left, _, right = formula.partition("=")
        target = columns.get(int(re.findall(r"\d+", left)[0]))
        terms = _TERM.findall(right.replace("100", "").replace("%", ""))
        operands = [columns.get(int(term)) for term in terms if term.isdigit()]
        marks = [term for term in terms if not term.isdigit()]
        known = [column for column in operands if column is not None]
        if (
            target is None
            or len(known) != len(operands)
            or len(marks) + 1 != len(known)
        ):
            continue
        for relation in _formula(target, tuple(known), marks):
            yield Claim(relation, PRINTED, formula)


def _formula(
    target: int, operands: tuple[int, ...], marks: Sequence[str]
) -> Iterator[Relation]:
    if all(mark in "+" + _LESS for mark in marks) and marks:
        signs = (1, *(-1 if mark in _LESS else 1 for mark in marks))
        yield Relation("sum", target, operands, signs if -1 in signs else ())
    elif len(marks) == 1 and marks[0] in _DIVIDES:
        yield Relation("share", target, operands)
        yield Relation("quotient", target, operands)
    elif len(marks) == 1 and marks[0] in _TIMES:
        yield Relation("product", target, operands)


def _parted(sheet: Sheet, bases: Mapping[int, int]) -> Iterator[Claim]:
    """Columns that name the members of a known partition, side by side or apart, and the column
    that their percentages are of, or that names their whole."""
    whole_runs: list[set[int]] = []
    for name, size in sorted(
        partitions.sizes().items(), key=lambda item: -item[1]
    ):
        if partitions.kind_of(name) == "open":
            continue
        for parts in _members(sheet, name, size):
            if any(set(parts) < run for run in whole_runs):
                continue  # a part of a longer partition is none itself
            whole_runs.append(set(parts))
            yield from _of_partition(sheet, name, parts, bases)


def _of_partition(
    sheet: Sheet, name: str, parts: tuple[int, ...], bases: Mapping[int, int]
) -> Iterator[Claim]:
    based = {bases.get(part, 0) for part in parts}
    if len(based) == 1 and 0 not in based:
        yield Claim(Relation("sum", min(based), parts), BASED)
        return
    by = PARTIAL if partitions.kind_of(name) == "partial" else PARTITION
    hint = partitions.whole_of(name)
    wholes = [
        c
        for c in sheet.amounts
        if c not in parts
        and hint.search(sheet.head(c))
        and name not in partitions.members(sheet.head(c))
    ]
    before = [c for c in wholes if c < parts[0]]
    for whole in before[-1:] or wholes[:1]:
        yield Claim(Relation("sum", whole, parts), by)


def _members(sheet: Sheet, name: str, size: int) -> Iterator[tuple[int, ...]]:
    named = {c: partitions.members(sheet.head(c)) for c in sheet.amounts}
    for at in range(len(sheet.amounts) - size + 1):
        run = sheet.amounts[at : at + size]
        if {named[c].get(name) for c in run} == set(range(size)):
            yield run
    apart = [
        _one(sheet, [c for c in named if named[c].get(name) == at])
        for at in range(size)
    ]
    if None not in apart:
        yield tuple(sorted(c for c in apart if c is not None))


def _one(sheet: Sheet, columns: Sequence[int]) -> int | None:
    """The column that stands for its group: the only one, or the one that is headed as its
    total."""
    if len(columns) > 1:
        columns = [
            c
            for c in columns
            if words("total").match(sheet.head(c).split(" / ")[-1])
        ]
    return columns[0] if len(columns) == 1 else None


def _totals(sheet: Sheet) -> Iterator[Claim]:
    """A head "Tổng số" over the columns of its group, and a group "Tổng" over groups with the same
    heads below."""
    for total in sheet.amounts:
        path = sheet.head(total).split(" / ")
        others = [c for c in sheet.amounts if c != total]
        heads = {c: sheet.head(c).split(" / ") for c in others}
        if words("total").match(path[-1]) and len(path) > 1:
            group = tuple(
                c for c in others if heads[c][: len(path) - 1] == path[:-1]
            )
            if len(group) > 1:
                yield Claim(Relation("sum", total, group), TOTAL)
        if words("total").match(path[0]) and len(path) > 1:
            same = tuple(c for c in others if heads[c][1:] == path[1:])
            if len(same) > 1:
                yield Claim(Relation("sum", total, same), TOTAL)


def _sums(sheet: Sheet) -> Iterator[Claim]:
    """Neighbouring columns that may make another one, and any two."""
    columns = sheet.amounts
    for total in columns:
        others = [c for c in columns if c != total]
        for at in range(len(others)):
            for size in range(2, min(_RUN, len(others) - at) + 1):
                run = tuple(others[at : at + size])
                beside = columns.index(run[0]) - columns.index(total) == 1
                yield Claim(
                    Relation("sum", total, run),
                    NEIGHBOURS if beside else NOBODY,
                )
        if len(columns) <= _WIDE:
            for pair in combinations(others, 2):
                yield Claim(Relation("sum", total, pair))


def _differences(sheet: Sheet) -> Iterator[Claim]:
    """A column "Tăng, giảm" of two columns of its kind, most likely the two before it."""
    for columns in (sheet.measures, sheet.shares):
        for target in columns:
            if not says(
                "change", sheet.head(target).split(" / ")[-1], start=True
            ):
                continue
            others = [
                c for c in columns if abs(c - target) <= _NEAR and c != target
            ]
            before = {c for c in others if c < target}
            beside = set(sorted(before)[-2:])
            for whole, part in permutations(others, 2):
                by = OUTLINE if beside == {whole, part} else NOBODY
                yield Claim(Relation("sum", target, (whole, part), (1, -1)), by)


def _means(sheet: Sheet) -> Iterator[Claim]:
    """A head "Học sinh/giáo viên", "Bình quân …": one column by another."""
    for target in sheet.measures:
        own = sheet.head(target).split(" / ")[-1]
        if "/" not in own and not words("benchmark").search(own):
            continue
        near = [c for c in sheet.measures if 0 < abs(c - target) <= _NEAR]
        for part, whole in permutations(near, 2):
            yield Claim(Relation("quotient", target, (part, whole)))


def shares(sheet: Sheet) -> Iterator[Claim]:
    """Columns of percentages: of which two columns they are the ratio or the growth."""
    for target in sheet.shares:
        near = [c for c in sheet.measures if abs(c - target) <= _WIDE]
        for part in near:
            for whole in near:
                if part == whole:
                    continue
                by = NEIGHBOURS if target - part == 1 else NOBODY
                yield Claim(Relation("share", target, (part, whole)), by)
                yield Claim(Relation("growth", target, (part, whole)))
        for first, second in pairwise(near):
            for whole in near:
                if whole not in (first, second):
                    yield Claim(
                        Relation("share", target, (first, second, whole))
                    )


def points(sheet: Sheet) -> Iterator[Claim]:
    """Points beside the percentage that earns them: as many as the head says, or as the figures
    have in common."""
    for share in sheet.shares:
        target = share + 1
        if target not in sheet.amounts:
            continue
        column = sheet.grid.by_column[target]
        said = next(
            (
                most
                for head in column.heads[::-1]
                if (most := most_points(head))
            ),
            0,
        )
        said = said or most_points(sheet.grid.caption[-_CAPTION:])
        if said:
            yield Claim(
                Relation("points", target, (share,), factor=said), TOTAL
            )
        elif common := _common(sheet, share, target):
            yield Claim(
                Relation("points", target, (share,), factor=common), NEIGHBOURS
            )


def _common(sheet: Sheet, share: int, target: int) -> int:
    """The whole number of which most lines have their percentage; 0 where there is none."""
    found = Counter[int]()
    for row in sheet.rows:
        percent, earned = (
            sheet.figures.get((row, share)),
            sheet.figures.get((row, target)),
        )
        if percent and earned and percent.interval.value > 0:
            found[
                round(100 * earned.interval.value / percent.interval.value)
            ] += 1
    most, count = found.most_common(1)[0] if found else (0, 0)
    return most if most > 1 and count * 2 > found.total() else 0


def _products(sheet: Sheet) -> Iterator[Claim]:
    """Quantity by unit price: by their heads, or the product of the two columns before."""
    for first, second, target in zip(
        sheet.columns, sheet.columns[1:], sheet.columns[2:], strict=False
    ):
        yield Claim(Relation("product", target, (first, second)), NEIGHBOURS)
    named = [
        [c for c in sheet.columns if head.search(sheet.head(c))]
        for head in _PRODUCT
    ]
    if all(len(own) == 1 for own in named):
        (quantity,), (price,), (amount,) = named
        yield Claim(Relation("product", amount, (quantity, price)), PARTITION)
