"""The checks that a relation gives, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from pipeline.checks.intervals import Interval, plain
from pipeline.checks.shares import grown, growth, relate, rounded
from pipeline.checks.tables.relations import Relation, Trial, reckoned
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.tables.support import Support
from pipeline.checks.totals import broken, holds
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import Value
from pipeline.records import Check


def check_of(
    sheet: Sheet, support: Support, trial: Trial, *, rows: bool, sure: bool
) -> Check | None:
    """The check of a relation on one line; ``rows``: the line is a row (a relation of columns)."""
    kind = support.relation.kind
    if kind == "sum" and set(trial.signs) == {1}:
        return _sum(sheet, support.relation, trial, rows=rows, sure=sure)
    if kind == "share":
        *parts, whole = trial.operands
        first, *also = [f for f in parts if f.value] or parts[:1]
        return relate(first, whole, trial.target, sure=sure, also=tuple(also))
    if kind == "growth":
        now, before = trial.operands
        written = rounded(trial.target)
        turned = growth(now.interval, before.interval, -1)
        sign = -1 if turned.meets(written) else 1
        return grown(now, before, trial.target, sign, sure=sure)
    return _formula(sheet, support, trial, rows=rows, sure=sure)


def _sum(
    sheet: Sheet, relation: Relation, trial: Trial, *, rows: bool, sure: bool
) -> Check:
    where: dict[str, Value] = {"table": sheet.name}
    if rows:
        where["row"] = sheet.label(trial.line)
    else:
        where |= {
            "column": sheet.title(trial.line),
            "row": sheet.label(relation.target),
            "count": len(trial.operands),
        }
    key = "table.row" if rows else "table.column"
    if trial.holds:
        return holds(trial.target, trial.operands, key + ".holds", **where)
    return broken(
        trial.target, trial.operands, doubtful=not sure, key=key, **where
    )


def _formula(
    sheet: Sheet, support: Support, trial: Trial, *, rows: bool, sure: bool
) -> Check | None:
    """A product, a quotient or a sum with differences, as a column's formula says."""
    relation = support.relation

    def fits(values: tuple[Interval, ...]) -> bool:
        found = reckoned(relation.kind, values[1:], trial.signs)
        return found is not None and found.meets(values[0])

    found = reckoned(
        relation.kind, [f.interval for f in trial.operands], trial.signs
    )
    if found is None:
        return None
    figures = (trial.target, *trial.operands)
    shown: dict[str, Value] = {
        "table": sheet.name,
        "row": sheet.label(trial.line) if rows else sheet.title(trial.line),
        "formula": support.claim.words or _spelt(sheet, relation, rows=rows),
        "written": trial.target,
        "found": Fraction(plain(found.value, 2)),
    }
    return tested(
        "sum" if relation.kind in ("sum", "product") else "ratio",
        "table.formula",
        figures,
        lambda values: fits(tuple(values)),
        shown,
        compare(found.value, trial.target.value),
        sure=sure,
    )


def _spelt(sheet: Sheet, relation: Relation, *, rows: bool) -> str:
    """The operands by their heads, or by their labels where rows are related."""
    named = sheet.title if rows else sheet.label
    if relation.kind == "points":
        return f"“{named(relation.operands[0])} × {relation.factor} / 100”"
    mark = {"product": " × ", "quotient": " / "}.get(relation.kind, " + ")
    if -1 in relation.signs:
        mark = " - "
    return f"“{mark.join(named(field) for field in relation.operands)}”"


def reports(
    sheet: Sheet, support: Support, trials: list[Trial], *, rows: bool
) -> Iterator[Check]:
    """The checks of the lines of a relation that is meant."""
    relation = support.relation
    cause = f"{sheet.name} {'row' if rows else 'column'} {relation.kind} {relation.fields}"
    for trial in trials:
        found = check_of(sheet, support, trial, rows=rows, sure=support.sure)
        if found and found.outcome != "holds":
            found = replace(found, finding=cause)
        if found:
            yield found
