"""Columns that make another column, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks import partitions
from pipeline.checks.figures import Figure, words
from pipeline.checks.grids import Grid, Key
from pipeline.checks.table_sums import added, telling
from pipeline.checks.totals import broken, holds
from pipeline.checks.verdict import Value
from pipeline.records import Check

_PROBE = 40  # rows on which a guessed relation is tried first


def check(grid: Grid, bases: dict[int, int], printed: set[tuple[int, ...]]) -> Iterator[Check]:
    """Columns that make another column, row by row."""
    seen = set(printed)
    for total, parts, claimed in _claims(grid, bases):
        key = (total, *sorted(parts))
        if not claimed and not _promises(grid, total, parts):
            continue
        judged = [
            (row, *verdict)
            for row in grid.rows
            if (verdict := added(grid, (row, total), [(row, c) for c in parts]))
        ]
        held = sum(ok and telling(known) for _, known, ok in judged)
        failed = sum(not ok for _, _, ok in judged) - _carried(grid, total, judged)
        if key in seen or not judged or not (claimed or held >= max(2, 2 * failed)):
            continue
        if (claimed == "head" and not held and failed > 1) or (
            claimed == "apart" and held <= 2 * failed
        ):
            continue  # the head does not mean it that way
        seen.add(key)
        for row, known, ok in judged:
            where: dict[str, Value] = {"table": grid.name, "row": grid.labels[row]}
            if ok:
                yield holds(grid.figures[row, total], known, "table.row.holds", **where)
            else:
                unsure = claimed != "partition" and held < 3 and not (claimed and held)
                unsure |= claimed == "loose" and failed > held
                yield broken(
                    grid.figures[row, total], known, key="table.row", doubtful=unsure, **where
                )


def _carried(grid: Grid, total: int, judged: Sequence[tuple[Key, list[Figure], bool]]) -> bool:
    """Whether the row of totals fails by just what the rows above it fail by: that is one slip, not
    two."""
    missing = {
        row: grid.figures[row, total].interval.value - sum(f.interval.value for f in known)
        for row, known, ok in judged
        if not ok
    }
    sums = [row for row in missing if words("total").match(grid.labels[row].lower())]
    return len(sums) == 1 < len(missing) and 2 * missing[sums[0]] == sum(missing.values())


def _promises(grid: Grid, total: int, parts: Sequence[int]) -> bool:
    """Whether the columns add up in half of the first rows: a long table is not reckoned for every
    guess."""
    judged = [
        verdict[1]
        for row in grid.rows[:_PROBE]
        if (verdict := added(grid, (row, total), [(row, c) for c in parts]))
    ]
    return 2 * sum(judged) >= len(judged) > 0


def _claims(grid: Grid, bases: dict[int, int]) -> Iterator[tuple[int, tuple[int, ...], str]]:
    """(total, parts, who claims it): a known partition of heads, a head "Tổng" over its group, or
    "" (the figures)."""
    columns = grid.additive
    whole_runs: list[tuple[int, ...]] = []  # a part of a longer partition is none itself
    for size in (3, 2):
        for start in range(len(columns) - size + 1):
            run = columns[start : start + size]
            name = partitions.partition_of([grid.heads.get(c, "") for c in run])
            if not name or any(set(run) < set(other) for other in whole_runs):
                continue
            whole_runs.append(run)
            based = {bases[c] for c in run if c in bases} - set(run)
            if len(based) == 1:
                yield based.pop(), run, _trust(name)
                continue
            hint = partitions.whole_of(name)
            wholes = [c for c in columns if c not in run and hint.search(grid.heads.get(c, ""))]
            before = [c for c in wholes if c < run[0]]
            for whole in before[-1:] or wholes[:1]:
                yield whole, run, _trust(name)
    yield from _scattered(grid, columns)
    for total in columns:
        own = grid.heads.get(total, "").split(" / ")
        if not words("total").match(own[-1]):
            continue
        after = [c for c in columns if c > total]
        nested = [
            c
            for c in after
            if len(own) > 1 and grid.heads.get(c, "").split(" / ")[: len(own) - 1] == own[:-1]
        ]
        if len(nested) > 1:
            yield total, tuple(nested), "head"
    for at, total in enumerate(columns):
        for run in (columns[at + 1 : at + 9], tuple(reversed(columns[max(0, at - 8) : at]))):
            for size in range(2, len(run) + 1):
                yield total, tuple(sorted(run[:size])), ""


def _trust(name: str) -> str:
    """Who claims a run of columns: dossiers that were withdrawn or sent back are neither resolved
    nor pending."""
    return "loose" if name == "processing" else "partition"


def _scattered(grid: Grid, columns: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...], str]]:
    """Members of a known partition with other columns between them: received = resolved (in time,
    late) + pending."""
    named = {c: partitions.members(grid.heads.get(c, "")) for c in columns}
    for name, size in partitions.sizes().items():
        own = [_one(grid, [c for c in columns if named[c].get(name) == at]) for at in range(size)]
        run = tuple(sorted(c for c in own if c is not None))
        if len(run) < size:
            continue
        hint = partitions.whole_of(name)
        whole = _one(
            grid,
            [
                c
                for c in columns
                if c not in run and name not in named[c] and hint.search(grid.heads.get(c, ""))
            ],
        )
        if whole is not None:
            yield whole, run, "apart"


def _one(grid: Grid, columns: Sequence[int]) -> int | None:
    """The column that stands for its group: the only one, or the one that is headed as its
    total."""
    if len(columns) > 1:
        columns = [
            c for c in columns if words("total").match(grid.heads.get(c, "").split(" / ")[-1])
        ]
    return columns[0] if len(columns) == 1 else None
