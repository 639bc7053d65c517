"""The checks that a relation gives, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.checks.intervals import Interval, plain
from pipeline.checks.shares import grown, growth, relate, rounded
from pipeline.checks.tables.kinds import reckoned
from pipeline.checks.tables.relations import Relation, Trial, lacks_sign
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.tables.support import Support
from pipeline.checks.totals import broken, holds
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import Value
from pipeline.observations.words import says_first
from pipeline.records import Check

_MARKS = {"product": "×", "quotient": "/"}


def check_of(
    sheet: Sheet,
    support: Support,
    trial: Trial,
    *,
    rows: bool,
    sure: bool,
) -> Check | None:
    """The check of a relation on one line; ``rows``: the line is a row (a relation of columns)."""
    kind = support.relation.kind
    if kind == "sum" and set(trial.signs) == {1}:
        return _sum(
            sheet,
            support.relation,
            trial,
            rows=rows,
            sure=sure,
        )
    if kind == "share":
        return _share(trial, sure=sure)
    if kind == "growth":
        return _growth(trial, sure=sure)
    return _formula(
        sheet,
        support,
        trial,
        rows=rows,
        sure=sure,
    )


def _share(trial: Trial, *, sure: bool) -> Check | None:
    *parts, whole = trial.operands
    filled = [part for part in parts if part.value]
    first, *also = filled or parts[:1]
    return relate(
        first,
        whole,
        trial.target,
        sure=sure,
        also=also,
    )


def _growth(trial: Trial, *, sure: bool) -> Check:
    now, before = trial.operands
    turned = growth(now.interval, before.interval, -1)
    falls = turned.meets(rounded(trial.target))
    sign = -1 if falls else 1
    return grown(
        now,
        before,
        trial.target,
        sign,
        sure=sure,
    )


def _sum(
    sheet: Sheet,
    relation: Relation,
    trial: Trial,
    *,
    rows: bool,
    sure: bool,
) -> Check:
    where: dict[str, Value] = {
        "table": sheet.name,
        "row": sheet.label(trial.line if rows else relation.target),
    }
    if not rows:
        where["column"] = sheet.title(trial.line)
        where["count"] = len(trial.operands)
    target, parts = trial.target, trial.operands
    key = "table.row" if rows else "table.column"
    if trial.holds:
        return holds(target, parts, f"{key}.holds", **where)
    return broken(
        target,
        parts,
        doubtful=not sure,
        key=key,
        **where,
    )


def _formula(
    sheet: Sheet,
    support: Support,
    trial: Trial,
    *,
    rows: bool,
    sure: bool,
) -> Check | None:
    """A product, a quotient or a sum with differences, as a column's formula says."""
    relation = support.relation
    kind, signs = relation.kind, trial.signs

    def fits(values: Sequence[Interval]) -> bool:
        target, *operands = values
        found = reckoned(kind, operands, signs)
        return found is not None and found.meets(target)

    operands = [f.interval for f in trial.operands]
    found = reckoned(kind, operands, signs)
    if found is None:
        return None
    name = sheet.label if rows else sheet.title
    shown: dict[str, Value] = {
        "table": sheet.name,
        "row": name(trial.line),
        "formula": support.claim.words or _spelt(sheet, relation, rows=rows),
        "written": trial.target,
        "found": Fraction(plain(found.value, 2)),
    }
    return tested(
        "sum" if kind in ("sum", "product") else "ratio",
        "table.formula",
        (trial.target, *trial.operands),
        fits,
        shown,
        compare(found.value, trial.target.value),
        sure=sure,
    )


def _spelt(
    sheet: Sheet,
    relation: Relation,
    *,
    rows: bool,
) -> str:
    """The operands by their heads, or by their labels where rows are related."""
    named = map(sheet.title if rows else sheet.label, relation.operands)
    if relation.kind == "points":
        return f"“{next(named)} × {relation.factor} / 100”"
    differs = -1 in relation.signs
    mark = "-" if differs else _MARKS.get(relation.kind, "+")
    return f"“{f' {mark} '.join(named)}”"


def reports(
    sheet: Sheet,
    support: Support,
    trials: list[Trial],
    *,
    rows: bool,
) -> Iterator[Check]:
    """The checks of the lines of a relation that is meant."""
    relation = support.relation
    line = "row" if rows else "column"
    cause = f"{sheet.name} {line} {relation.kind} {relation.fields}"
    for trial in trials:
        found = check_of(
            sheet,
            support,
            trial,
            rows=rows,
            sure=support.sure and not _unsigned(sheet, relation, trial),
        )
        if found and found.outcome != "holds":
            found = replace(found, finding=cause)
        if found:
            yield found


def _unsigned(
    sheet: Sheet,
    relation: Relation,
    trial: Trial,
) -> bool:
    """Whether a sum of changes may only lack the sign of a fall."""
    if relation.kind != "sum" or not lacks_sign(trial):
        return False
    told = (*relation.fields, trial.line)
    heads = (sheet.own_head(c) for c in told if c in sheet.columns)
    return any(says_first("change", head) for head in heads)
