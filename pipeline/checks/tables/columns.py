"""The relations that columns may have, and what heads and printed formulas claim of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, permutations

from pipeline.checks import partitions
from pipeline.checks.patterns import pattern, said, total_opening
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
    difference_of,
    sum_of,
)
from pipeline.grouping import by_key
from pipeline.observations.words import says_first

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


# ---------------------------------------------------------------- what heads print


def _printed(sheet: Sheet) -> Iterator[Claim]:
    """ "9=7/4", "(3)=(1)+(2)" in the head."""
    numbered = {c.printed: c.number for c in sheet.grid.columns if c.printed}
    for formula in sheet.grid.formulas:
        fields, marks = _read(formula)
        if not numbered.keys() >= set(fields):
            continue
        if len(marks) + 2 != len(fields):
            continue
        target, *operands = (numbered[field] for field in fields)
        for relation in _formula(target, tuple(operands), marks):
            yield Claim(relation, PRINTED, formula)


def _read(formula: str) -> tuple[list[int], list[str]]:
    """The numbers of the columns in a formula, the one that it gives first, and the marks between
    the others; "x 100 %" says nothing."""
    left, _, right = formula.partition("=")
    terms = _TERM.findall(right.replace("100", "").replace("%", ""))
    numbers = re.findall(r"\d+", left)[:1] + list(filter(str.isdigit, terms))
    marks = [term for term in terms if not term.isdigit()]
    return list(map(int, numbers)), marks


def _formula(
    target: int,
    operands: tuple[int, ...],
    marks: Sequence[str],
) -> Iterator[Relation]:
    if marks and all(mark in "+" + _LESS for mark in marks):
        others = (-1 if mark in _LESS else 1 for mark in marks)
        signs = (1, *others)
        differs = -1 in signs
        yield Relation(
            "sum",
            target,
            operands,
            signs if differs else (),
        )
    if len(marks) != 1:
        return
    if marks[0] in _DIVIDES:
        yield Relation("share", target, operands)
        yield Relation("quotient", target, operands)
    elif marks[0] in _TIMES:
        yield Relation("product", target, operands)


# ---------------------------------------------------------------- members of a known partition


def _parted(sheet: Sheet, bases: Mapping[int, int]) -> Iterator[Claim]:
    """Columns that name the members of a known partition, side by side or apart, and the column
    that their percentages are of, or that names their whole."""
    whole_runs: list[set[int]] = []
    longest_first = sorted(
        partitions.sizes().items(), key=lambda item: -item[1]
    )
    for name, size in longest_first:
        if partitions.kind_of(name) == "open":
            continue
        for parts in _members(sheet, name, size):
            if any(set(parts) < run for run in whole_runs):
                continue  # a part of a longer partition is none itself
            whole_runs.append(set(parts))
            yield from _of_partition(sheet, name, parts, bases)


def _of_partition(
    sheet: Sheet,
    name: str,
    parts: tuple[int, ...],
    bases: Mapping[int, int],
) -> Iterator[Claim]:
    based = {bases.get(part, 0) for part in parts}
    if len(based) == 1 and 0 not in based:
        yield sum_of(min(based), parts, by=BASED)
        return
    by = PARTIAL if partitions.kind_of(name) == "partial" else PARTITION
    wholes = [*_wholes(sheet, name, parts)]
    before = [c for c in wholes if c < parts[0]]
    for whole in before[-1:] or wholes[:1]:
        yield sum_of(whole, parts, by=by)


def _wholes(
    sheet: Sheet,
    name: str,
    parts: Sequence[int],
) -> Iterator[int]:
    """The columns whose heads name the whole of a partition, and no member of it."""
    hint = partitions.whole_of(name)
    for column in sheet.amounts:
        head = sheet.head(column)
        member = column in parts or name in partitions.members(head)
        if hint.search(head) and not member:
            yield column


def _members(
    sheet: Sheet,
    name: str,
    size: int,
) -> Iterator[tuple[int, ...]]:
    """Columns that name each member once: side by side, and one of each kind apart."""
    columns = sheet.amounts
    named = {c: partitions.members(sheet.head(c)).get(name) for c in columns}
    for at in range(len(columns) - size + 1):
        run = columns[at : at + size]
        if {named[c] for c in run} == set(range(size)):
            yield run
    columns_of = by_key((member, column) for column, member in named.items())
    apart = [_chief(sheet, columns_of.get(at, [])) for at in range(size)]
    if all(len(chief) == 1 for chief in apart):
        yield tuple(sorted(chain.from_iterable(apart)))


def _chief(sheet: Sheet, columns: Sequence[int]) -> Sequence[int]:
    """The column that stands for its group: the only one, or the one that is headed as its total;
    none or several where nothing tells it."""
    if len(columns) < 2:
        return columns
    return [c for c in columns if total_opening(sheet.own_head(c))]


# ---------------------------------------------------------------- totals and sums


def _totals(sheet: Sheet) -> Iterator[Claim]:
    """A head "Tổng số" over the columns of its group, and a group "Tổng" over groups with the same
    heads below."""
    paths = {column: sheet.path(column) for column in sheet.amounts}
    for total, path in paths.items():
        if len(path) < 2:
            continue
        if total_opening(path[-1]):
            yield from _total(paths, total, slice(len(path) - 1))
        if total_opening(path[0]):
            yield from _total(paths, total, slice(1, None))


def _total(
    paths: Mapping[int, list[str]],
    total: int,
    shared: slice,
) -> Iterator[Claim]:
    """A column as the sum of the others whose heads are the same in the part ``shared``."""
    wanted = paths[total][shared]
    others = (c for c in paths if c != total)
    group = tuple(c for c in others if paths[c][shared] == wanted)
    if len(group) > 1:
        yield sum_of(total, group, by=TOTAL)


def _sums(sheet: Sheet) -> Iterator[Claim]:
    """Neighbouring columns that may make another one, and any two."""
    columns = sheet.amounts
    for place, total in enumerate(columns):
        others = [c for c in columns if c != total]
        for at, run in _runs(others):
            by = NEIGHBOURS if at == place else NOBODY
            yield sum_of(total, run, by=by)
        if len(columns) <= _WIDE:
            for pair in combinations(others, 2):
                yield sum_of(total, pair)


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Two and more columns side by side, with the place of the first."""
    for at in range(len(columns)):
        most = min(_RUN, len(columns) - at)
        for size in range(2, most + 1):
            yield at, tuple(columns[at : at + size])


def _differences(sheet: Sheet) -> Iterator[Claim]:
    """A column "Tăng, giảm" of two columns of its kind, most likely the two before it."""
    for columns in (sheet.measures, sheet.shares):
        for target in columns:
            if says_first("change", sheet.own_head(target)):
                yield from _difference(target, _near(target, columns))


def _difference(target: int, near: Sequence[int]) -> Iterator[Claim]:
    before = sorted(column for column in near if column < target)
    beside = set(before[-2:])
    for whole, part in permutations(near, 2):
        by = OUTLINE if beside == {whole, part} else NOBODY
        yield difference_of(target, (whole, part), by=by)


def _near(target: int, columns: Sequence[int]) -> list[int]:
    return [c for c in columns if 0 < abs(c - target) <= _NEAR]


def _means(sheet: Sheet) -> Iterator[Claim]:
    """A head "Học sinh/giáo viên", "Bình quân …": one column by another."""
    for target in sheet.measures:
        own = sheet.own_head(target)
        if "/" in own or said("benchmark", own):
            for pair in permutations(_near(target, sheet.measures), 2):
                yield Claim(Relation("quotient", target, pair))


# ---------------------------------------------------------------- percentages, points, products


def _products(sheet: Sheet) -> Iterator[Claim]:
    """Quantity by unit price: by their heads, or the product of the two columns before."""
    order = sheet.columns
    for *factors, target in zip(order, order[1:], order[2:], strict=False):
        relation = Relation("product", target, tuple(factors))
        yield Claim(relation, NEIGHBOURS)
    named = [_headed(sheet, head) for head in _PRODUCT]
    if all(len(own) == 1 for own in named):
        (quantity,), (price,), (amount,) = named
        yield Claim(Relation("product", amount, (quantity, price)), PARTITION)


def _headed(sheet: Sheet, head: re.Pattern[str]) -> list[int]:
    """The columns whose heads say something."""
    return [c for c in sheet.columns if head.search(sheet.head(c))]
