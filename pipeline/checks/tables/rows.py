"""The relations that rows may have, and what labels and numbering claim of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations, takewhile
from re import Pattern

from pipeline.checks import partitions
from pipeline.checks.intervals import HUNDRED
from pipeline.checks.passages import preceding
from pipeline.checks.patterns import opens, words
from pipeline.checks.tables.relations import Relation
from pipeline.checks.tables.sheet import Line, Sheet
from pipeline.checks.tables.support import (
    NOBODY,
    OUTLINE,
    PARTIAL,
    PARTITION,
    TOTAL,
    Claim,
)
from pipeline.observations.labels import RANKS
from pipeline.observations.words import says

_RUN = 8  # rows that a sum without a claim may have
_NEAR = 3  # rows before and behind, two of which may make a row
_LONG = 120  # rows of a table beyond which nothing is tried without a claim
_TOTALS = 60  # rows "Tổng" of which one may be the total of all
_SHORT = 12  # words of a label that names a member; a longer one describes
_NAMED = 60  # rows that name a member of a known partition


def claims(sheet: Sheet) -> Iterator[Claim]:
    """Every relation between rows that is worth a trial."""
    for claim in (
        *_totals(sheet),
        *_below(sheet),
        *_parted(sheet),
        *_differences(sheet),
        *_runs(sheet),
    ):
        rates = {sheet.rates(row) for row in claim.relation.fields}
        if len(rates) == 1:
            yield claim
    yield from _shares(sheet)


def is_total(sheet: Sheet, row: int) -> bool:
    """Whether a label says "Tổng cộng" and little else."""
    label = sheet.label(row).lower().lstrip("*-+ .:")
    match = words("total").match(label)
    return match is not None and len(label.split()) - len(match[0].split()) < 4


def made_up(sheet: Sheet) -> Iterator[Line]:
    """Columns of percentages that a row "Tổng" of 100 % adds up: they say as amounts do which rows
    make the total."""
    totals = [row for row in sheet.rows if is_total(sheet, row)]
    for column in sheet.shares:
        line = sheet.down(column)
        cells = [
            f.interval for row, f in line.figures.items() if row not in totals
        ]
        added = sum(cells[1:], cells[0]) if len(cells) > 1 else None
        whole = [
            line.figures[row].value for row in totals if row in line.figures
        ]
        if added and whole == [HUNDRED.value] and added.meets(HUNDRED):
            yield line


def _totals(sheet: Sheet) -> Iterator[Claim]:
    """Rows "Tổng cộng" against the rows above, or below where the total comes first."""
    rows = sheet.rows
    at_totals = [at for at, row in enumerate(rows) if is_total(sheet, row)]
    totals = [rows[at] for at in at_totals]
    if len(totals) > _TOTALS:
        return
    edges = zip(
        totals,
        [-1, *at_totals],
        at_totals,
        [*at_totals[1:], len(rows)],
        strict=False,
    )
    for total, before, at, after in edges:
        scopes = [rows[before + 1 : at], rows[at + 1 : after]]
        if len(totals) > 1:
            scopes += [
                tuple(row for row in rows if row not in totals),
                tuple(row for row in totals if row != total),
            ]
        for scope in scopes:
            for parts in _sets(sheet, scope):
                yield Claim(Relation("sum", total, parts), TOTAL)


def _sets(sheet: Sheet, scope: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The rows that may make a total: all of them, those of one rank in the numbering, those of
    the outermost level, those that detail no other."""
    found = [tuple(scope)]
    ranks = {row: sheet.grid.rows[row].rank for row in scope}
    found += [
        tuple(row for row in scope if ranks[row] == rank) for rank in RANKS
    ]
    depth = min((len(sheet.grid.rows[row].labels) for row in scope), default=0)
    found.append(
        tuple(row for row in scope if len(sheet.grid.rows[row].labels) == depth)
    )
    found.append(
        tuple(
            row for row in scope if not opens("some", sheet.label(row).lower())
        )
    )
    yield from (rows for rows in dict.fromkeys(found) if len(rows) > 1)


def _below(sheet: Sheet) -> Iterator[Claim]:
    """A numbered row against the rows of the next rank below it: I = 1 + 2 + 3."""
    for at, row in enumerate(sheet.rows):
        own = sheet.grid.rows[row].rank
        if own == "dash" or is_total(sheet, row):
            continue
        children = _children(sheet, at, own)
        if len(children) > 1 and sheet.grid.rows[children[0]].rank:
            yield Claim(Relation("sum", row, tuple(children)), OUTLINE)


def _children(sheet: Sheet, at: int, own: str) -> list[int]:
    children: list[int] = []
    first = ""
    for below in sheet.rows[at + 1 :]:
        rank = sheet.grid.rows[below].rank
        if (
            is_total(sheet, below)
            or rank == own
            or (rank and _outer(rank, first or own))
        ):
            break
        first = first or rank
        if rank == first:
            children.append(below)
    return children


def _outer(rank: str, own: str) -> bool:
    return bool(own) and RANKS.index(rank) < RANKS.index(own)


def _parted(sheet: Sheet) -> Iterator[Claim]:
    """Rows that name the members of a known partition, and the row above them that names its whole:
    "Tiếp nhận", …, "Đã giải quyết", …, "Đang giải quyết"."""
    labels = {row: sheet.label(row).lower() for row in sheet.rows}
    named = {
        row: found
        for row in sheet.rows
        if len(labels[row].split()) <= _SHORT
        and (found := partitions.members(labels[row]))
    }
    if len(named) > _NAMED:
        return
    for name, size in partitions.sizes().items():
        members = {
            row: found[name] for row, found in named.items() if name in found
        }
        by = PARTIAL if partitions.kind_of(name) == "partial" else PARTITION
        for run in _complete(list(members), list(members.values()), size):
            whole = _whole_above(labels, partitions.whole_of(name), run[0])
            if whole is not None:
                yield Claim(Relation("sum", whole, run), by)


def _whole_above(
    labels: Mapping[int, str], hint: Pattern[str], first: int
) -> int | None:
    """The nearest row above the parts that names their whole."""
    above = [
        row
        for row, label in labels.items()
        if row < first and hint.search(label)
    ]
    return above[-1] if above else None


def _differences(sheet: Sheet) -> Iterator[Claim]:
    """A row "Bội chi", "Tăng/giảm" against two rows above it of its own rank."""
    for at, row in enumerate(sheet.rows):
        if not says("change", sheet.label(row), start=True):
            continue
        rank = sheet.grid.rows[row].rank
        alike = [r for r in sheet.rows[:at] if sheet.grid.rows[r].rank == rank]
        for whole, part in permutations(alike[-_NEAR:], 2):
            yield Claim(Relation("sum", row, (whole, part), (1, -1)), OUTLINE)


def _complete(
    rows: Sequence[int], members: Sequence[int], size: int
) -> Iterator[tuple[int, ...]]:
    """Runs of rows that name each member of a partition once."""
    for start in range(len(rows) - size + 1):
        if set(members[start : start + size]) == set(range(size)):
            yield tuple(rows[start : start + size])


def _runs(sheet: Sheet) -> Iterator[Claim]:
    """Neighbouring rows of one level that may make the row before or behind them."""
    rows = sheet.rows
    if len(rows) > _LONG:
        return
    for at, total in enumerate(rows):
        for near in (
            rows[at + 1 : at + 1 + _RUN],
            preceding(rows, at, _RUN)[::-1],
        ):
            run = _level(sheet, near)
            for size in range(2, len(run) + 1):
                yield Claim(
                    Relation("sum", total, tuple(sorted(run[:size]))), NOBODY
                )
        around = [
            row
            for row in rows[max(0, at - _NEAR) : at + _NEAR + 1]
            if row != total
        ]
        for pair in combinations(around, 2):
            yield Claim(Relation("sum", total, pair), NOBODY)


def _shares(sheet: Sheet) -> Iterator[Claim]:
    """Rows of rates, of the rows of amounts above them."""
    for at, target in enumerate(sheet.rows[:_LONG]):
        if not sheet.rates(target):
            continue
        above = [
            row
            for row in preceding(sheet.rows, at, _NEAR)
            if not sheet.rates(row)
        ]
        for part, whole in permutations(above, 2):
            yield Claim(Relation("share", target, (part, whole)))
            yield Claim(Relation("growth", target, (part, whole)))


def _level(sheet: Sheet, rows: Sequence[int]) -> list[int]:
    """The first of the rows that stand on one level of the numbering."""
    levels = [
        (sheet.grid.rows[row].rank, sheet.grid.rows[row].labels[:-1])
        for row in rows
    ]
    return [
        row
        for row, _ in takewhile(
            lambda pair: pair[1] == levels[0], zip(rows, levels, strict=True)
        )
    ]
