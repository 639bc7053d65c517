"""Rows that make another row: "Tổng cộng", a numbered row and those of the next rank below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.checks import partitions
from pipeline.checks.figures import Figure, words
from pipeline.checks.grids import RANKS, Grid, Key
from pipeline.checks.table_sums import added, telling
from pipeline.checks.totals import broken, holds
from pipeline.checks.verdict import Value
from pipeline.records import Check

_NAMED = 60  # rows that name a member of a known partition
_TOTALS = 60  # rows "Tổng" of which one may be the total of all


def check(grid: Grid) -> Iterator[Check]:
    """Rows "Tổng cộng" against the rows above, or below where the total comes first."""
    at_totals = [at for at, row in enumerate(grid.rows) if _is_total(grid, row)]
    totals = [grid.rows[at] for at in at_totals]
    others = (
        tuple(r for r in grid.rows if r not in set(totals)) if 1 < len(totals) <= _TOTALS else ()
    )
    for total, before, at, after in zip(
        totals, [-1, *at_totals], at_totals, [*at_totals[1:], len(grid.rows)], strict=False
    ):
        scopes = [
            scope
            for scope in (grid.rows[before + 1 : at], grid.rows[at + 1 : after])
            if len(scope) > 1
        ]
        if 1 < len(totals) <= _TOTALS:
            scopes += [others, tuple(t for t in totals if t != total)]
        sets = [rows for scope in scopes for rows in _sets(grid, scope)]
        yield from _against(grid, total, sets, sure=_is_plain(grid, total))
    yield from _levels(grid)
    yield from _divided(grid)


def _is_total(grid: Grid, row: Key) -> bool:
    match = words("total").match(grid.labels[row].lower().lstrip("*-+ .:"))
    return match is not None and len(grid.labels[row].split()) - len(match[0].split()) < 4


def _is_plain(grid: Grid, row: Key) -> bool:
    return (
        re.match(r"(?:tổng cộng|cộng|tổng số|tổng)\W*(?:\(.*\))?$", grid.labels[row].lower())
        is not None
    )


def _sets(grid: Grid, scope: Sequence[Key]) -> list[tuple[Key, ...]]:
    """The rows that may make a total: all of them, or those of one rank in the numbering."""
    found = [tuple(scope)]
    for rank in RANKS:
        same = tuple(r for r in scope if grid.ranks.get(r) == rank)
        if 1 < len(same) < len(scope):
            found.append(same)
    plain_rows = tuple(r for r in scope if not words("some").match(grid.labels[r].lower()))
    if 1 < len(plain_rows) < len(scope):
        found.append(plain_rows)
    return found


def _against(
    grid: Grid, total: Key, sets: Sequence[tuple[Key, ...]], *, sure: bool
) -> Iterator[Check]:
    """The set of rows that explains most columns of a total; the columns it does not explain are
    then broken."""
    best: tuple[int, int, list[tuple[int, list[Figure], bool]]] | None = None
    for rows in sets:
        judged = [
            (c, *verdict)
            for c in grid.additive
            if (verdict := added(grid, (total, c), [(r, c) for r in rows]))
        ]
        held = sum(ok and telling(parts) for _, parts, ok in judged)
        if judged and (best is None or (held, -len(judged)) > (best[0], -best[1])):
            best = (held, len(judged), judged)
    if best is None:
        return
    held, tried, judged = best
    for column, parts, ok in judged:
        figure = grid.figures[total, column]
        where: dict[str, Value] = {
            "table": grid.name,
            "column": grid.title(column),
            "row": grid.labels[total],
            "count": len(parts),
        }
        if ok:
            yield holds(figure, parts, "table.column.holds", **where)
            continue
        reckoned = sum(f.interval.value for f in parts)
        near = abs(reckoned - figure.interval.value) * 5 <= figure.interval.value
        if held or (sure and near and len(sets) == 1 and tried == 1):
            yield broken(
                figure, parts, key="table.column", doubtful=held * 3 < tried and not near, **where
            )
        elif sure and near:
            yield broken(figure, parts, key="table.column", doubtful=True, **where)


def _levels(grid: Grid) -> Iterator[Check]:
    """A numbered row against the rows of the next rank below it: I = 1 + 2 + 3."""
    totals = {row for row in grid.rows if _is_total(grid, row)}
    for at, row in enumerate(grid.rows):
        own = grid.ranks.get(row, "")
        below = grid.rows[at + 1] if at + 1 < len(grid.rows) else None
        unranked = not own and below is not None and grid.ranks.get(below) == "dash"
        if (own not in RANKS[:-1] and not unranked) or row in totals:
            continue
        children: list[Key] = []
        for below in islice(grid.rows, at + 1, None):
            rank = grid.ranks.get(below, "")
            if (
                below in totals
                or rank == own
                or (rank and own and RANKS.index(rank) < RANKS.index(own))
            ):
                break
            if not children or rank == grid.ranks.get(children[0], ""):
                children.append(below)
        if len(children) < 2 or not grid.ranks.get(children[0], ""):
            continue
        judged = [
            (c, *v)
            for c in grid.additive
            if (v := added(grid, (row, c), [(r, c) for r in children]))
        ]
        held = [c for c, parts, ok in judged if ok and telling(parts)]
        if held:
            yield from (
                _against(grid, row, [tuple(children)], sure=False)
                if len(held) * 2 >= len(judged)
                else ()
            )


def _divided(grid: Grid) -> Iterator[Check]:
    """Rows that name the members of a known partition, and the row above them that names its whole:
    "Tiếp nhận", …, "Đã giải quyết", …, "Đang giải quyết"."""
    named = [
        (row, found) for row in grid.rows if (found := partitions.members(grid.labels[row].lower()))
    ]
    if len(named) > _NAMED:
        return
    for name, size in partitions.sizes().items():
        told = [(row, at[name]) for row, at in named if name in at]
        hint = partitions.whole_of(name)
        for start in range(len(told) - size + 1):
            run = told[start : start + size]
            first = run[0][0]
            if {at for _, at in run} != set(range(size)) or len(
                {grid.ranks.get(row, "") for row, _ in run}
            ) > 1:
                continue
            wholes = [
                row
                for row in grid.rows[: grid.rows.index(first)]
                if hint.search(grid.labels[row].lower())
                and grid.ranks.get(row, "") == grid.ranks.get(first, "")
            ]
            for whole in wholes[-1:]:
                yield from _against(grid, whole, [tuple(row for row, _ in run)], sure=False)
