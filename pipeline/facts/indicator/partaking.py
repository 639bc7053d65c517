"""Which rows of the taxonomy take part for a figure: enough speaks for them, nothing forbids them,
and they are on the topic."""

from __future__ import annotations

from pipeline.clauses.figures import Figure
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import Case
from pipeline.facts.indicator.readings import Indicator

_REACH = 0.25  # a cue that governs less does not count
# an exclude that governs this much, and more than the cue, forbids
_VETO = 0.38
_NEVER = 0.25  # of an exclude marked !, whatever the cue
_TOTALS = ("fin.ict.total", "fin.budget.total")  # of money, whatever it is for
# how far the noun of a unit, of others must govern
_COUNTED, _NAMED = (0.5, 0.25)


def takes_part(
    scene: Scene,
    about: frozenset[str],
    case: Case,
    row: Indicator,
    figure: Figure,
) -> bool:
    """Whether nothing forbids a row that is spoken for, and it is on the topic."""
    return not _is_barred(scene, case, figure) and _is_on_topic(about, row)


def is_spoken_for(
    case: Case, row: Indicator, figure: Figure, number_cell: bool
) -> bool:
    """Whether the cues and nouns of a row govern a figure, whatever forbids it."""
    if row.cues and case.cue < _REACH:
        return False
    if not row.nouns:
        return True
    counts = figure.label in ("COUNT", "RATIO") and not number_cell
    counted = counts and figure.mention.unit != ""
    return case.noun >= (_COUNTED if counted else _NAMED)


def names_what_is_bought(case: Case, row: Indicator) -> bool:
    """Whether the label of an amount's row says what the money is for: "Thuê phần mềm"."""
    return case.cue_from == "label" and row.code not in _TOTALS


def is_total_of_head(case: Case, row: Indicator) -> bool:
    """Whether only the head of an amount's column speaks of a total: "Tổng kinh phí"."""
    return case.cue_from == "head" and row.code in _TOTALS


def _is_barred(scene: Scene, case: Case, figure: Figure) -> bool:
    """Whether words say that the figure is not the row's, whatever its cue."""
    if case.spoilt or case.never > _NEVER:
        return True
    if case.bar >= max(_VETO, case.cue):
        return True
    return _begins_anew(scene, case, figure)


def _is_on_topic(about: frozenset[str], row: Indicator) -> bool:
    """Whether one of the topics that a row asks for, if any, is that of the surroundings, and
    none is that it does not bear (marked !)."""
    barred = [topic for topic in row.context if topic.startswith("!")]
    if any(_named(about, topic[1:]) for topic in barred):
        return False
    asked = [topic for topic in row.context if topic not in barred]
    return not asked or any(_named(about, topic) for topic in asked)


def _named(about: frozenset[str], topics: str) -> bool:
    """Whether the surroundings name all of some topics, joined by +."""
    return about.issuperset(topics.split("+"))


def _begins_anew(scene: Scene, case: Case, figure: Figure) -> bool:
    """Whether a share has a noun of its own behind the figure before, on whose other side the
    cue stands."""
    if figure.label != "PERCENT" or not 0 <= case.noun_first < figure.first:
        return False
    if not 0 <= case.cue_first < case.noun_first:
        return False
    between = scene.between(case.cue_stop, case.noun_first)
    if not between:
        return False
    return scene.gap(between[-1].stop, case.noun_first).soft > 0
