"""The lines of the grids of ruled tables: which rules belong together, which of them are lines,
where a border was left open. Lengths are in inches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.pages.tables.lattice_rules import SAME, Rule, Rules

TOUCH = 0.08  # a rule may end this short of the one it meets
# of real rule that a line of the grid needs, or half the table: a stamp's strokes have less
_REAL = 0.6
_WORN = 0.75  # share of a worn rule that is still there
# by which rules run past the last line where the border was left open
_PAST = 0.25
# of a table: arrival stamps and boxes around a word are ruled too
_NARROWEST = 2.0


@dataclass(slots=True)
class GridLines:
    """Positions (sheared pixels) of a grid's lines; a border that was left open has no ink."""

    xs: list[float]
    ys: list[float]
    drawn_x: list[bool]
    drawn_y: list[bool]


def components(
    rules: Rules, slack: float
) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that cross or meet."""
    h, v = rules.horizontal, rules.vertical
    parent = list(range(len(h) + len(v)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, a in enumerate(h):
        for j, b in enumerate(v):
            if _meet(a, b, slack):
                parent[root(i)] = root(len(h) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for n in range(len(parent)):
        group = groups.setdefault(root(n), ([], []))
        if n < len(h):
            group[0].append(h[n])
        else:
            group[1].append(v[n - len(h)])
    return [group for group in groups.values() if group[0] and group[1]]


def _merge(rules: Sequence[Rule], same: float) -> list[Rule]:
    """Rules on one line of the grid as one rule."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.at):
        last = merged[-1] if merged else None
        if last is not None and rule.at - last.at <= same:
            inked = last.inked + rule.inked
            at = (last.at * last.inked + rule.at * rule.inked) / inked
            merged[-1] = Rule(
                at,
                min(last.start, rule.start),
                max(last.end, rule.end),
                inked,
                max(last.piece, rule.piece),
            )
        else:
            merged.append(rule)
    return merged


def lines_of(
    horizontal: list[Rule], vertical: list[Rule], dpi: float
) -> GridLines | None:
    """The lines of a grid; None where the rules make none of at least two columns."""
    hs, vs = _merge(horizontal, SAME * dpi), _merge(vertical, SAME * dpi)
    for _ in range(3):
        if not hs or not vs:
            return None
        kept = _of_grid(hs, vs, dpi), _of_grid(vs, hs, dpi)
        if (len(kept[0]), len(kept[1])) == (len(hs), len(vs)):
            break
        hs, vs = kept
    if not hs or not vs:
        return None
    xs, drawn_x = _borders([rule.at for rule in vs], hs, dpi)
    ys, drawn_y = _borders([rule.at for rule in hs], vs, dpi)
    if len(xs) < 3 or len(ys) < 2 or xs[-1] - xs[0] < _NARROWEST * dpi:
        return None
    return GridLines(xs, ys, drawn_x, drawn_y)


def _of_grid(
    rules: Sequence[Rule], others: Sequence[Rule], dpi: float
) -> list[Rule]:
    """The rules of one direction that are long enough and crossed by those of the other."""
    extent = max(rule.end for rule in rules) - min(rule.start for rule in rules)
    length = min(_REAL * dpi, extent / 2)
    return [
        rule
        for rule in rules
        if _real(rule, length) and _crossed(rule, others, dpi)
    ]


def _real(rule: Rule, length: float) -> bool:
    """Enough of it is unbroken, or it is worn but there nearly all along: strokes of handwriting
    that happen to stand above each other are neither."""
    return rule.piece >= length or (
        rule.inked >= length and rule.inked >= _WORN * (rule.end - rule.start)
    )


def _crossed(rule: Rule, others: Sequence[Rule], dpi: float) -> bool:
    """Whether at least two rules of the other direction meet it: a line of a grid has a cell beside
    it."""
    return sum(_meet(rule, other, TOUCH * dpi) for other in others) >= 2


def _meet(a: Rule, b: Rule, slack: float) -> bool:
    return (
        a.start - slack <= b.at <= a.end + slack
        and b.start - slack <= a.at <= b.end + slack
    )


def _borders(
    positions: list[float], crossing: Sequence[Rule], dpi: float
) -> tuple[list[float], list[bool]]:
    """The positions with a border at either end that was left open: most of the rules that cross
    there run past."""
    first, last = positions[0], positions[-1]
    found, drawn = list(positions), [True] * len(positions)
    before = [
        rule.start
        for rule in crossing
        if rule.start < first - _PAST * dpi and rule.end > first
    ]
    after = [
        rule.end
        for rule in crossing
        if rule.end > last + _PAST * dpi and rule.start < last
    ]
    at_first = sum(rule.start <= first + TOUCH * dpi for rule in crossing)
    at_last = sum(rule.end >= last - TOUCH * dpi for rule in crossing)
    if len(before) >= 2 and len(before) > 0.6 * at_first:
        found.insert(0, float(np.median(before)))
        drawn.insert(0, False)
    if len(after) >= 2 and len(after) > 0.6 * at_last:
        found.append(float(np.median(after)))
        drawn.append(False)
    return found, drawn
