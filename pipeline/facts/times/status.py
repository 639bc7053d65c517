"""Decides whether a figure is real: actual, estimated, planned, target or proposed (docs/times.md).

The rules stand in models/status_rules.tsv, in order; what they leave open is decided by the texts
above the figure and by what the document is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit
from pipeline.clauses.roles import opens, said
from pipeline.clauses.scene import Scene
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import Heads, timeless, times
from pipeline.reporting import years
from pipeline.resources import table

_FAR = 300  # words before a figure that are read
_BEHIND = 8  # words behind a figure in which an estimate is told
_UNREAL = ("estimated", "planned", "target", "proposed")
_OPENING = "(,;:"


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of models/status_rules.tsv."""

    rank: int
    rule: str
    words: str
    place: str
    side: str
    ends: str
    figures: str
    status: str


@cache
def _rules() -> tuple[tuple[Rule, ...], ...]:
    """The rules by rank."""
    found = table("status_rules.tsv", Rule)
    return tuple(
        tuple(group) for _, group in groupby(found, key=lambda rule: rule.rank)
    )


@dataclass(frozen=True)
class Question:
    """A figure whose status is asked for; ``header``: of its column."""

    figure: Figure
    scene: Scene
    heads: Heads
    header: str
    document: DocumentTime

    @property
    def text(self) -> str:
        return self.scene.text

    @property
    def first(self) -> int:
        """The first word that may speak of the figure."""
        return max(
            self.scene.first_word(self.figure.sentence),
            self.figure.first - _FAR,
        )

    @property
    def is_money(self) -> bool:
        return self.figure.label == "MONEY"

    @cached_property
    def neutral(self) -> frozenset[int]:
        """The words before the figure that only look like words of status."""
        hits = self.scene.said("neutral", self.first, self.figure.first)
        return frozenset(n for hit in hits for n in range(hit.first, hit.stop))

    @property
    def asked(self) -> str:
        """What a request is in this document: what a letter of guidance asks for is set."""
        return (
            "target" if self.document.stance.status == "target" else "proposed"
        )


def status_of(ask: Question) -> tuple[str, str]:
    """The status of a figure and the rule that decided."""
    for rank in _rules():
        spoken = [
            (place, rule)
            for rule in rank
            if (place := _place(rule, ask)) is not None
        ]
        if spoken:
            _, rule = max(spoken, key=lambda found: found[0])
            status = ask.asked if rule.status == "proposed" else rule.status
            return (
                aim(status, ask) if status == "target" else status
            ), rule.rule
    return (
        _goes_on(ask)
        or _from_above(ask)
        or _from_document(ask)
        or ("actual", "statement")
    )


def _place(rule: Rule, ask: Question) -> tuple[int, int] | None:
    """Where the nearest words of a rule end that reach the figure, and how many they are; None
    where it does not speak."""
    if rule.figures not in ("any", ask.figure.label):
        return None
    if rule.place == "column":
        return (0, 0) if opens(rule.words, timeless(ask.header)) else None
    if rule.side == "behind":
        return (0, 0) if _is_estimated_behind(ask) else None
    hits = ask.scene.said(rule.words, ask.first, ask.figure.first)
    places = [(hit.stop, hit.size) for hit in hits if _reaches(hit, rule, ask)]
    return max(places, default=None)


def _reaches(hit: Hit[str], rule: Rule, ask: Question) -> bool:
    """Whether words before the figure in its sentence speak of it, by their rule."""
    if hit.first in ask.neutral:
        return False
    if rule.side == "beside" and not _is_beside(hit, ask):
        return False
    if not rule.ends:
        return True
    return not ask.scene.said(rule.ends, hit.stop, ask.figure.first)


def _is_beside(hit: Hit[str], ask: Question) -> bool:
    """Whether words open the clause of the figure and stand right before it."""
    if hit.stop != ask.figure.first:
        return False
    words = ask.scene.words
    between = ask.text[words.ends[hit.first - 1] : words.starts[hit.first]]
    return any(mark in between for mark in _OPENING)


def _is_estimated_behind(ask: Question) -> bool:
    """Whether an estimate is told behind a figure, up to the money it costs, and is not that of
    another sum; words of something done before the figure outweigh it."""
    if _nearest_is_actual(ask):
        return False
    figure, scene = ask.figure, ask.scene
    behind = [
        other.first
        for other in scene.between(figure.stop, figure.stop + _FAR)
        if other.sentence == figure.sentence and other.label == "MONEY"
    ]
    near = figure.stop + _BEHIND
    hits = said(
        "estimated",
        ask.text,
        figure.stop,
        max(*behind[:1], near) if behind else near,
    )
    if not ask.is_money:
        return bool(hits)
    return any(
        not any(hit.stop <= first <= hit.stop + 4 for first in behind)
        for hit in hits
    )


def _nearest_is_actual(ask: Question) -> bool:
    found = list(_spoken(ask.text, ask.first, ask.figure.first))
    return bool(found) and max(found)[2] == "actual"


def _spoken(
    text: str, first: int = 0, stop: int | None = None
) -> Iterator[tuple[int, int, str]]:
    """(word behind it, size, status) of the words of status in a part of ``text``."""
    neutral = {
        n
        for hit in said("neutral", text, first, stop)
        for n in range(hit.first, hit.stop)
    }
    for status in (*_UNREAL, "actual"):
        for hit in said(status, text, first, stop):
            if hit.first not in neutral:
                yield hit.stop, hit.size, status


def _goes_on(ask: Question) -> tuple[str, str] | None:
    """A goal that goes on from the sentence before: "Mục tiêu là 100% ... Bên cạnh đó, kinh tế số
    chiếm 20%"."""
    sentence = ask.figure.sentence
    first = ask.scene.first_word(sentence)
    if not any(hit.first == first for hit in ask.scene.said("goes_on", first)):
        return None
    before = sorted(
        _spoken(ask.text, ask.scene.first_word(sentence - 1), first)
        if sentence
        else _spoken(ask.heads.before)
    )
    return (
        ("target", "goal-goes-on")
        if before and before[-1][2] == "target"
        else None
    )


def _from_above(ask: Question) -> tuple[str, str] | None:
    """What the head of the column, the label of the paragraph, the line that opens the list or a
    heading says."""
    around = [ask.heads.run_in, ask.heads.lead, *ask.heads.headings]
    for at, above in enumerate((ask.header, *around)):
        if said("results", above):
            return "actual", "results-above"
        found = [status for _, _, status in sorted(_spoken(above))]
        # "mục tiêu và thực tế" tells nothing
        if found and "actual" not in found:
            status = ask.asked if found[-1] == "proposed" else found[-1]
            return (aim(status, ask) if at else status), "words-above"
        if at and _is_ahead(above, ask.document):
            return aim(
                ask.document.stance.status or "planned", ask
            ), "time-to-come-above"
    return None


def _from_document(ask: Question) -> tuple[str, str] | None:
    """What a plan, a request or an instruction says outside its review of the present state is
    planned, proposed or a target, but for a sentence on a year before."""
    stance = ask.document.stance
    if not stance.status:
        return None
    told = years(ask.text[slice(*_span(ask))])
    limit = stance.ahead or ask.document.issued
    if limit and told and max(told) < limit.year:
        return "actual", "year-before"
    return aim(stance.status, ask), "kind-of-document"


def _span(ask: Question) -> tuple[int, int]:
    return ask.scene.sentence_span(ask.figure.sentence)


def aim(status: str, ask: Question) -> str:
    """What words of things to come say of a figure: a level is aimed at, an act and its cost are
    planned."""
    mention = ask.figure.mention
    if status == "planned" and (
        mention.label == "PERCENT" or mention.cmp == ">="
    ):
        return "target"
    acted = mention.label == "COUNT" and _acts(ask)
    return (
        "planned" if status == "target" and (acted or ask.is_money) else status
    )


def _acts(ask: Question) -> bool:
    """Whether the clause of a figure opens with a verb of something to be done: "mở 01 lớp tập huấn
    cho 60 người".

    A time may stand before the verb: "Trong quý II, tổ chức 02 lớp"."""
    start = _span(ask)[0]
    left = ask.text[start : ask.figure.start]
    start += max(left.rfind(";"), left.rfind(":")) + 1
    openings = {
        ask.scene.word_at(at)
        for at in (start, start + ask.text[start:].find(",") + 1)
    }
    verbs = ask.scene.said("acts", min(openings), ask.figure.first)
    return ask.figure.mention.cmp != ">=" and any(
        0 <= hit.first - first <= 2 for hit in verbs for first in openings
    )


def _is_ahead(heading: str, document: DocumentTime) -> bool:
    """Whether a heading names a time to come, one after the issue of the document or after what it
    reports on."""
    tasks = bool(said("tasks", heading))
    return any(
        document.goes_beyond(document.dated(time, tasks))
        for time in times(heading)[:1]
    )
