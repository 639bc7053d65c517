"""Formulas that the head of a table prints: "9=7/4", "(3)=(1)+(2)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.checks.figures import Figure
from pipeline.checks.grids import Grid, Key
from pipeline.checks.intervals import Interval, plain
from pipeline.checks.verdict import Relation, Value, compare, make, misread, of_amount
from pipeline.records import Check


def check(grid: Grid, printed: set[tuple[int, ...]]) -> Iterator[Check]:
    """ "9=7/4", "(3)=(1)+(2)" in the head, row by row."""
    for formula in grid.formulas:
        left, _, right = formula.partition("=")
        target = grid.numbers.get(int(re.findall(r"\d+", left)[0]))
        terms = re.findall(r"[\d]+|[+\-–*x×/:]", right.replace("100", "").replace("%", ""))
        names = [t for t in terms if t.isdigit()]
        signs = ["+", *(t for t in terms if not t.isdigit())][: len(names)]
        columns = [grid.numbers.get(int(n)) for n in names]
        if target is None or len(names) < 2 or None in columns or len(signs) != len(names):
            continue
        if set(signs) == {"+"}:
            printed.add((target, *sorted(c for c in columns if c is not None)))
        for row in grid.rows:
            yield from _formula(
                grid, row, formula, target, [c for c in columns if c is not None], signs
            )


def _formula(
    grid: Grid, row: Key, formula: str, target: int, columns: list[int], signs: list[str]
) -> Iterator[Check]:
    written = grid.figures.get((row, target))
    parts = [grid.figures.get((row, c)) for c in columns]
    divides = any(s in "*x×/:" for s in signs[1:])
    if written is None or any(
        p is None and (divides or not grid.blank(row, c))
        for p, c in zip(parts, columns, strict=True)
    ):
        return
    known = [p for p in parts if p is not None]
    zero = Interval.exactly(0)
    at = {
        c: i + 1
        for i, c in enumerate(c for c, p in zip(columns, parts, strict=True) if p is not None)
    }

    def reckon(values: Sequence[Interval]) -> Interval | None:
        return _value([values[at[c]] if c in at else zero for c in columns], signs)

    def fits(values: Sequence[Interval]) -> bool:
        found = reckon(values)
        return found is not None and (
            found.meets(values[0]) or (divides and _times(found, 100).meets(values[0]))
        )

    values = [written.interval, *(p.interval for p in known)]
    found = reckon(values)
    if found is None:
        return
    if divides and (
        written.label == "PERCENT"
        or abs(100 * found.value - written.interval.value)
        < abs(found.value - written.interval.value)
    ):
        found = _times(found, 100)
    shown: dict[str, Value] = {
        "table": grid.name,
        "row": grid.labels[row],
        "formula": formula,
        "written": written,
        "found": Fraction(plain(found.value, 2)),
    }
    yield from _verdict(
        "ratio" if divides else "sum",
        "table.formula",
        [written, *known],
        fits,
        shown,
        compare(found.value, written.interval.value),
    )


def _value(values: Sequence[Interval], signs: Sequence[str]) -> Interval | None:
    """Left to right, as heads are written: products and quotients bind before sums only where no
    sum precedes."""
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
            total = Interval(
                total.low * value.low, total.high * value.high, total.value * value.value
            )
    return total


def _times(value: Interval, factor: Fraction | int) -> Interval:
    return Interval(value.low * factor, value.high * factor, value.value * factor)


def _verdict(
    kind: str,
    key: str,
    figures: list[Figure],
    fits: Relation,
    shown: dict[str, Value],
    amounts: tuple[str, str, str],
) -> Iterator[Check]:
    mentions = [f.mention for f in figures]
    numbers = [m.value for m in (*mentions[1:], mentions[0])]
    if fits([f.interval for f in figures]):
        yield make(kind, "holds", key + ".holds", mentions, numbers, shown, amounts)
    elif suspect := misread(figures, fits):
        shown |= {"suspect": suspect[0], "proposed": of_amount(suspect[1], suspect[0])}
        yield make(kind, "doubtful", key + ".misread", mentions, numbers, shown, amounts)
    else:
        yield make(kind, "broken", key + ".broken", mentions, numbers, shown, amounts)
