"""Scores the rows of the taxonomy that take part for a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import words_of
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import SIZE, Case
from pipeline.facts.indicator.partaking import (
    is_total_of_head,
    names_what_is_bought,
    takes_part,
)
from pipeline.facts.indicator.rated import is_rated
from pipeline.facts.indicator.readings import Indicator, readings
from pipeline.facts.patterns import pattern

_WITHOUT_CUE = 0.45  # what a row without cues scores for them
_NOUN = 0.4  # what a noun counts beside a cue
_BEFORE = 10  # words before a figure in which a difference is announced
# where cues speak of a cell alone, of all of its table
_OF_THE_CELL = ("head", "label")
_OF_THE_TABLE = frozenset(("heading", "lead", "caption"))
_COORDINATING = words_of("coordinating")
_JOINED = 3  # words from the end of a cue to the beginning of one that "và" joins to it


class Scored(NamedTuple):
    """A row of the taxonomy that takes part, with its score."""

    score: float
    row: Indicator
    case: Case


def scored_rows(
    scene: Scene,
    about: frozenset[str],
    figure: Figure,
    cases: Mapping[int, Case],
    number_cell: bool,
) -> list[Scored]:
    """The rows that take part, the best first."""
    rated = is_rated(scene, figure)
    label, rows = figure.label, readings()
    kinds = _kinds(scene, figure, number_cell)
    scored = []
    for number, case in sorted(cases.items()):
        row = rows[number]
        if kinds.isdisjoint(row.labels):
            continue
        if rated and "/" not in row.unit:
            continue
        if takes_part(scene, about, case, row, figure):
            scored.append(Scored(_score(case, row, label), row, case))
    if number_cell and label == "MONEY":
        named = any(names_what_is_bought(one.case, one.row) for one in scored)
        scored = [
            one
            for one in scored
            if not (named and is_total_of_head(one.case, one.row))
        ]
    if number_cell and label != "MONEY":
        scored = _of_the_row(scored)
    return sorted(scored, key=lambda one: (-one.score, one.row.code))


def _of_the_row(scored: list[Scored]) -> list[Scored]:
    """Those for which the head or label of a cell speaks, where there is one: a heading speaks of
    all that a table tells, "Đã giải quyết" of one row of it."""
    told = {one.case.cue_from for one in scored}
    if told.isdisjoint(_OF_THE_CELL):
        return scored
    return [one for one in scored if one.case.cue_from not in _OF_THE_TABLE]


def _kinds(scene: Scene, figure: Figure, number_cell: bool) -> set[str]:
    """The kinds of statement that a figure can be, as the rows of the taxonomy list them."""
    label = figure.label
    if is_difference(scene, figure):
        return {f"{label}@change"}
    if number_cell:
        return {label, f"{label}@cell"}
    return {label} if figure.mention.unit else {label, f"{label}@bare"}


def is_difference(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is a difference: "tăng 5%", "hơn năm 2022 1,86 điểm phần trăm", not
    "tăng lên 45%", "không thấp hơn 10%"."""
    first = figure.first
    if opens("difference_unit", figure.mention.unit):
        return True
    if scene.text[: figure.start].endswith("\t"):  # "Vượt | 80"
        return False
    before = joined_before(scene, figure)
    if before is not None:
        return is_difference(scene, before)
    if scene.ends("no_difference", first - _BEFORE, first):
        return False
    return scene.ends("change", first - _BEFORE, first)


def joined_before(scene: Scene, figure: Figure) -> Figure | None:
    """The share before a share that nothing but "và" or a comma joins to it, so that both are of
    one kind: "tăng lần lượt 14,6% và 11,8%"."""
    earlier = scene.earlier(figure)
    if not earlier or {earlier[-1].label, figure.label} != {"PERCENT"}:
        return None
    between = scene.text[earlier[-1].end : figure.start].strip()
    joined = pattern("further one").fullmatch(between) is not None
    return earlier[-1] if joined else None


def joined_to_best(
    scene: Scene, figure: Figure, scored: Sequence[Scored]
) -> tuple[Indicator, ...]:
    """The other indicator of a share whose cue "và" joins to that of the best."""
    best = scored[0]
    if figure.kind != "share" or best.case.cue_first < figure.stop:
        return ()
    stop = best.case.cue_stop
    joined = scene.words.words[stop : stop + 1]
    if not _COORDINATING.issuperset(joined):
        return ()
    for other in scored:
        near = stop < other.case.cue_first <= stop + _JOINED
        if other.score > 0 and near and other.row.code != best.row.code:
            return (other.row,)
    return ()


def _score(case: Case, row: Indicator, label: str) -> float:
    cue = case.weight if row.cues else _WITHOUT_CUE
    sized = SIZE * case.noun_size if label == "COUNT" else 0.0
    return cue + _NOUN * case.noun + sized + row.weight


def trace(case: Case) -> tuple[str, ...]:
    """The names of the rules that decided: where cue and noun were found."""
    found = (("cue", case.cue_from), ("noun", case.noun_from))
    return tuple(f"{part}.{place}" for part, place in found if place)


def second(scored: Sequence[Scored]) -> float:
    """The score of the best rival under another code; 0 for none."""
    code = scored[0].row.code
    others = (one.score for one in scored if one.row.code != code)
    return max(next(others, 0.0), 0.0)
