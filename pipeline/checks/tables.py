"""Tables: printed formulas, totals of columns and rows, sub-totals, and columns of percentages.

A relation is claimed by a printed formula, by the words of the head (Tổng, a known partition), by a row "Tổng cộng", or
by the figures themselves where it holds in most rows; only what is claimed can be broken.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from pipeline.checks import partitions
from pipeline.checks.figures import Figure, Figures, words
from pipeline.checks.grids import RANKS, Grid, Key, grids
from pipeline.checks.intervals import Interval, plain
from pipeline.checks.table_ratios import check as check_percentages
from pipeline.checks.totals import adds_up, broken, holds
from pipeline.checks.verdict import Relation, Value, compare, make, misread, of_amount
from pipeline.records import Check

_TOTALS = 60  # rows "Tổng" of which one may be the total of all
_PROBE = 40  # rows on which a guessed relation is tried first


def check(figures: Figures) -> Iterator[Check]:
    """Every relation in the tables of a document."""
    for grid in grids(figures):
        bases: dict[int, int] = {}
        printed: set[tuple[int, ...]] = set()  # sums of columns that the head prints
        yield from _formulas(grid, printed)
        for found, part, whole in check_percentages(grid):
            bases[part] = whole
            yield from found
        yield from _columns(grid)
        yield from _levels(grid)
        yield from _rows(grid, bases, printed)


# ---------------------------------------------------------------- formulas


def _formulas(grid: Grid, printed: set[tuple[int, ...]]) -> Iterator[Check]:
    """ "9=7/4", "(3)=(1)+(2)" in the head, row by row."""
    for formula in grid.formulas:
        left, _, right = formula.partition("=")
        target = grid.numbers.get(int(re.findall(r"\d+", left)[0]))
        terms = re.findall(r"[\d]+|[+\-–*x×/:]", right.replace("100", "").replace("%", ""))
        names = [t for t in terms if t.isdigit()]
        signs = ["+", *(t for t in terms if not t.isdigit())][:len(names)]
        columns = [grid.numbers.get(int(n)) for n in names]
        if target is None or len(names) < 2 or None in columns or len(signs) != len(names):
            continue
        if set(signs) == {"+"}:
            printed.add((target, *sorted(c for c in columns if c is not None)))
        for row in grid.rows:
            yield from _formula(grid, row, formula, target, [c for c in columns if c is not None], signs)


def _formula(grid: Grid, row: Key, formula: str, target: int, columns: list[int], signs: list[str]) -> Iterator[Check]:
    written = grid.figures.get((row, target))
    parts = [grid.figures.get((row, c)) for c in columns]
    divides = any(s in "*x×/:" for s in signs[1:])
    if written is None or any(p is None and (divides or not grid.blank(row, c))
                              for p, c in zip(parts, columns, strict=True)):
        return
    known = [p for p in parts if p is not None]
    zero = Interval.exactly(0)
    at = {c: i + 1 for i, c in enumerate(c for c, p in zip(columns, parts, strict=True) if p is not None)}

    def reckon(values: Sequence[Interval]) -> Interval | None:
        return _value([values[at[c]] if c in at else zero for c in columns], signs)

    def fits(values: Sequence[Interval]) -> bool:
        found = reckon(values)
        return found is not None and (found.meets(values[0]) or (divides and _times(found, 100).meets(values[0])))

    values = [written.interval, *(p.interval for p in known)]
    found = reckon(values)
    if found is None:
        return
    if divides and (written.label == "PERCENT" or abs(100 * found.value - written.interval.value)
                    < abs(found.value - written.interval.value)):
        found = _times(found, 100)
    shown: dict[str, Value] = {"table": grid.name, "row": grid.labels[row], "formula": formula, "written": written,
                               "found": Fraction(plain(found.value, 2))}
    yield from _verdict("ratio" if divides else "sum", "table.formula", [written, *known], fits, shown,
                        compare(found.value, written.interval.value))


def _value(values: Sequence[Interval], signs: Sequence[str]) -> Interval | None:
    """Left to right, as heads are written: products and quotients bind before sums only where no sum precedes."""
    total = values[0]
    for value, sign in zip(values[1:], signs[1:], strict=True):
        if sign == "+":
            total = total + value
        elif sign in "-–":
            total = total - value
        elif sign in "/:":
            if not value.can_divide:
                return None
            total = _times(total.share_of(value), Fraction(1, 100))
        else:
            total = Interval(total.low * value.low, total.high * value.high, total.value * value.value)
    return total


def _times(value: Interval, factor: Fraction | int) -> Interval:
    return Interval(value.low * factor, value.high * factor, value.value * factor)


def _verdict(kind: str, key: str, figures: list[Figure], fits: Relation, shown: dict[str, Value],
             amounts: tuple[str, str, str]) -> Iterator[Check]:
    mentions = [f.mention for f in figures]
    numbers = [m.value for m in (*mentions[1:], mentions[0])]
    if fits([f.interval for f in figures]):
        yield make(kind, "holds", key + ".holds", mentions, numbers, shown, amounts)
    elif suspect := misread(figures, fits):
        shown |= {"suspect": suspect[0], "proposed": of_amount(suspect[1], suspect[0])}
        yield make(kind, "doubtful", key + ".misread", mentions, numbers, shown, amounts)
    else:
        yield make(kind, "broken", key + ".broken", mentions, numbers, shown, amounts)


# ---------------------------------------------------------------- columns


def _columns(grid: Grid) -> Iterator[Check]:
    """Rows "Tổng cộng" against the rows above, or below where the total comes first."""
    at_totals = [at for at, row in enumerate(grid.rows) if _is_total(grid, row)]
    totals = [grid.rows[at] for at in at_totals]
    others = tuple(r for r in grid.rows if r not in set(totals)) if 1 < len(totals) <= _TOTALS else ()
    for total, before, at, after in zip(totals, [-1, *at_totals], at_totals, [*at_totals[1:], len(grid.rows)],
                                        strict=False):
        scopes = [scope for scope in (grid.rows[before + 1:at], grid.rows[at + 1:after]) if len(scope) > 1]
        if 1 < len(totals) <= _TOTALS:
            scopes += [others, tuple(t for t in totals if t != total)]
        sets = [rows for scope in scopes for rows in _sets(grid, scope)]
        yield from _against(grid, total, sets, sure=_is_plain(grid, total))


def _is_total(grid: Grid, row: Key) -> bool:
    match = words("total").match(grid.labels[row].lower().lstrip("*-+ .:"))
    return match is not None and len(grid.labels[row].split()) - len(match[0].split()) < 4


def _is_plain(grid: Grid, row: Key) -> bool:
    return re.match(r"(?:tổng cộng|cộng|tổng số|tổng)\W*(?:\(.*\))?$", grid.labels[row].lower()) is not None


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


def _against(grid: Grid, total: Key, sets: Sequence[tuple[Key, ...]], *, sure: bool) -> Iterator[Check]:
    """The set of rows that explains most columns of a total; the columns it does not explain are then broken."""
    best: tuple[int, int, list[tuple[int, list[Figure], bool]]] | None = None
    for rows in sets:
        judged = [(c, *verdict) for c in grid.additive if (verdict := _added(grid, (total, c), [(r, c) for r in rows]))]
        held = sum(ok and _telling(parts) for _, parts, ok in judged)
        if judged and (best is None or (held, -len(judged)) > (best[0], -best[1])):
            best = (held, len(judged), judged)
    if best is None:
        return
    held, tried, judged = best
    for column, parts, ok in judged:
        figure = grid.figures[total, column]
        where: dict[str, Value] = {"table": grid.name, "column": grid.title(column), "row": grid.labels[total],
                                   "count": len(parts)}
        if ok:
            yield holds(figure, parts, "table.column.holds", **where)
            continue
        added = sum(f.interval.value for f in parts)
        near = abs(added - figure.interval.value) * 5 <= figure.interval.value
        if held or (sure and near and len(sets) == 1 and tried == 1):
            yield broken(figure, parts, key="table.column", doubtful=held * 3 < tried and not near, **where)
        elif sure and near:
            yield broken(figure, parts, key="table.column", doubtful=True, **where)


def _added(grid: Grid, total: tuple[Key, int], parts: Sequence[tuple[Key, int]]) -> tuple[list[Figure], bool] | None:
    """The figures of the cells ``parts`` and whether they add up to the cell ``total``; None where a cell that is not
    blank holds no figure, fewer than two do, or they are not of one kind with the total."""
    figure = grid.figures.get(total)
    found = [grid.figures.get(cell) for cell in parts]
    if figure is None or any(f is None and not grid.blank(*cell) for f, cell in zip(found, parts, strict=True)):
        return None
    known = [f for f in found if f is not None]
    if len(known) < 2 or not all(f.label == figure.label for f in known):
        return None
    return known, adds_up([figure.interval, *(f.interval for f in known)])


def _telling(parts: Sequence[Figure]) -> bool:
    """Whether a sum of these parts can hardly be chance."""
    return sum(f.interval.value > 0 for f in parts) > 1 and sum(f.interval.value for f in parts) >= 10


def _levels(grid: Grid) -> Iterator[Check]:
    """A numbered row against the rows of the next rank below it: I = 1 + 2 + 3."""
    totals = {row for row in grid.rows if _is_total(grid, row)}
    for at, row in enumerate(grid.rows):
        own = grid.ranks.get(row, "")
        if own not in RANKS[:-1] or row in totals:
            continue
        children: list[Key] = []
        for below in islice(grid.rows, at + 1, None):
            rank = grid.ranks.get(below, "")
            if below in totals or rank == own or (rank and RANKS.index(rank) < RANKS.index(own)):
                break
            if not children or rank == grid.ranks.get(children[0], ""):
                children.append(below)
        if len(children) < 2 or not grid.ranks.get(children[0], ""):
            continue
        judged = [(c, *v) for c in grid.additive if (v := _added(grid, (row, c), [(r, c) for r in children]))]
        held = [c for c, parts, ok in judged if ok and _telling(parts)]
        if held:
            yield from _against(grid, row, [tuple(children)], sure=False) if len(held) * 2 >= len(judged) else ()


# ---------------------------------------------------------------- rows


def _rows(grid: Grid, bases: dict[int, int], printed: set[tuple[int, ...]]) -> Iterator[Check]:
    """Columns that make another column, row by row."""
    seen = set(printed)
    for total, parts, claimed in _claims(grid, bases):
        key = (total, *sorted(parts))
        if not claimed and not _promises(grid, total, parts):
            continue
        judged = [(row, *verdict) for row in grid.rows
                  if (verdict := _added(grid, (row, total), [(row, c) for c in parts]))]
        held = sum(ok and _telling(known) for _, known, ok in judged)
        failed = sum(not ok for _, _, ok in judged)
        if key in seen or not judged or not (claimed or held >= max(2, 2 * failed)):
            continue
        if claimed == "head" and not held and failed > 1:
            continue  # the head does not mean it that way
        seen.add(key)
        for row, known, ok in judged:
            where: dict[str, Value] = {"table": grid.name, "row": grid.labels[row]}
            if ok:
                yield holds(grid.figures[row, total], known, "table.row.holds", **where)
            else:
                unsure = claimed != "partition" and held < 3 and not (claimed and held)
                yield broken(grid.figures[row, total], known, key="table.row", doubtful=unsure, **where)


def _promises(grid: Grid, total: int, parts: Sequence[int]) -> bool:
    """Whether the columns add up in half of the first rows: a long table is not reckoned for every guess."""
    judged = [verdict[1] for row in grid.rows[:_PROBE]
              if (verdict := _added(grid, (row, total), [(row, c) for c in parts]))]
    return 2 * sum(judged) >= len(judged) > 0


def _claims(grid: Grid, bases: dict[int, int]) -> Iterator[tuple[int, tuple[int, ...], str]]:
    """(total, parts, who claims it): a known partition of heads, a head "Tổng" over its group, or "" (the figures)."""
    columns = grid.additive
    whole_runs: list[tuple[int, ...]] = []  # a part of a longer partition is none itself
    for size in (3, 2):
        for start in range(len(columns) - size + 1):
            run = columns[start:start + size]
            name = partitions.partition_of([grid.heads.get(c, "") for c in run])
            if not name or any(set(run) < set(other) for other in whole_runs):
                continue
            whole_runs.append(run)
            based = {bases[c] for c in run if c in bases} - set(run)
            if len(based) == 1:
                yield based.pop(), run, "partition"
                continue
            hint = partitions.whole_of(name)
            wholes = [c for c in columns if c not in run and hint.search(grid.heads.get(c, ""))]
            before = [c for c in wholes if c < run[0]]
            for whole in (before[-1:] or wholes[:1]):
                yield whole, run, "partition"
    for total in columns:
        own = grid.heads.get(total, "").split(" / ")
        if not words("total").match(own[-1]):
            continue
        after = [c for c in columns if c > total]
        nested = [c for c in after if len(own) > 1 and grid.heads.get(c, "").split(" / ")[:len(own) - 1] == own[:-1]]
        if len(nested) > 1:
            yield total, tuple(nested), "head"
    for at, total in enumerate(columns):
        for run in (columns[at + 1:at + 9], tuple(reversed(columns[max(0, at - 8):at]))):
            for size in range(2, len(run) + 1):
                yield total, tuple(sorted(run[:size])), ""
