"""Makes a figure and its indicator a fact: unit, time, status, whose it is, the words that say
so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.clauses.figures import SHARES, Figure
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.clauses.sentences import excerpt, last_sentence
from pipeline.clauses.surroundings import marker
from pipeline.facts.cells import Place
from pipeline.facts.dimensions import channel_of, level_of
from pipeline.facts.indicator.outside import run_in_label
from pipeline.facts.indicator.readings import Indicator
from pipeline.facts.indicator.verdict import Verdict
from pipeline.facts.subjects import subject_of
from pipeline.facts.times.aim import aim
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import Heads
from pipeline.facts.times.question import PeriodQuestion
from pipeline.facts.times.rules import period_of
from pipeline.facts.times.status import status_of
from pipeline.facts.times.status_question import StatusQuestion
from pipeline.facts.units import scale_of, unit_of, value_in
from pipeline.names.system_names import Named, nearest
from pipeline.period import Period
from pipeline.records import Fact, Mention
from pipeline.text import one_line

# of a table that a text carries as HTML
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)


@dataclass(frozen=True, slots=True)
class Context:
    """A figure and all that stands around it. ``dates``: those of its block that are near enough
    to matter; ``names``: the systems that its block names."""

    figure: Figure
    scene: Scene
    place: Place
    dates: Sequence[Mention]
    document: DocumentTime
    names: Sequence[Named]

    @property
    def heads(self) -> Heads:
        place = self.place
        headings = (place.around.bare_heading, *place.around.headings)
        in_table = self.figure.mention.cell is not None
        alone = place.number_cell
        return Heads(
            cell=(*place.stack[::-1], place.label) if alone else (),
            run_in=run_in_label(self.scene, self.figure),
            caption=place.around.caption if in_table else "",
            lead=last_sentence(place.around.lead),
            headings=tuple(heading for heading in headings if heading),
            before=place.around.before,
            stage=place.around.stage,
            row=place.time,
            table=place.heads if alone else "",
            note=place.around.note,
        )


def fact_of(context: Context, verdict: Verdict, indicator: Indicator) -> Fact:
    """The fact, without an id, and not yet weighed (``confidence.py``)."""
    figure, scene, place = context.figure, context.scene, context.place
    mention, issuer = figure.mention, context.document.issuer
    time = _time(context, indicator)
    label = place.label if place.number_cell else ""
    counted = one_line(mention.unit)
    unit = unit_of(indicator, mention)
    return Fact(
        fact_id="",
        indicator=indicator.code,
        value=value_in(unit, mention, _scale(context)),
        unit=unit,
        kind=mention.label.lower(),
        cmp=mention.cmp,
        period=time.period,
        status=time.status,
        evidence=_evidence(context),
        page=mention.page,
        mention_id=mention.mention_id,
        confidence=0.0,
        subject=subject_of(figure, scene, label, issuer),
        item=counted if mention.label in ("COUNT", "RATIO") else "",
        system=nearest(
            context.names, mention.block_start, *scene.segment(figure)
        ),
        box=mention.box,
        level=level_of(figure, scene, place, issuer),
        channel=channel_of(figure, scene, place, indicator),
        rule=" ".join((*verdict.rules, *time.rules)),
    )


def _scale(context: Context) -> Decimal:
    """By what its table multiplies a count: 1 outside tables."""
    mention, place = context.figure.mention, context.place
    if not place.number_cell or mention.label != "COUNT":
        return Decimal(1)
    row = context.scene.text
    return scale_of((mention.unit, place.header, row, place.around.caption))


@dataclass(frozen=True, slots=True)
class _Time:
    """When a fact is and whether it is real, and the rules that decided."""

    period: str
    status: str
    rules: tuple[str, str]


def _time(context: Context, indicator: Indicator) -> _Time:
    document = context.document
    asked = StatusQuestion(
        context.figure,
        context.scene,
        context.heads,
        context.place.stack,
        document,
    )
    status, status_rule = status_of(asked)
    dated = PeriodQuestion(
        context.figure,
        context.scene,
        context.dates,
        _kind(context.figure, indicator),
        asked.heads,
        document,
        status,
    )
    period, period_rule = period_of(dated)
    said_real = status_rule != "statement"
    if status == "actual" and _lies_ahead(period, document, said_real):
        status = aim(document.stance.status or "planned", asked)
        status_rule = "after-issue"
    elif status == "actual" and _ends_later(period, document):
        status, status_rule = "estimated", "before-its-end"
    if status == "proposed":
        period = _submitted(context) or period
    rules = (f"status:{status_rule}", f"period:{period_rule}")
    return _Time(period, status, rules)


def _kind(figure: Figure, indicator: Indicator) -> str:
    """Whether a figure is a stock, a flow or a share of a flow."""
    if indicator.period != "flow" or figure.label not in SHARES:
        return indicator.period
    return "stock" if _is_of_bodies(figure, indicator) else "share"


def _is_of_bodies(figure: Figure, indicator: Indicator) -> bool:
    """Whether a ratio tells how many of all bodies do what the indicator counts: "118/118 cơ sở tra
    cứu thẻ"; not where bodies are what it counts: "đã kiểm tra 3/11 huyện"."""
    noun = figure.mention.unit
    if figure.label != "RATIO" or opens("no_body", noun):
        return False
    return opens("counted_body", noun) and not opens(
        "counted_body", indicator.unit
    )


def _lies_ahead(period: str, document: DocumentTime, said_real: bool) -> bool:
    """Whether a period begins after the issue and is not the one that the document reports on; a
    year of which nothing is said to be real (``said_real``) may be one of goals alone."""
    found = Period.parse(period)
    if document.aims_at(found) and not said_real:
        return True
    return found != document.period and document.is_after(found)


def _ends_later(period: str, document: DocumentTime) -> bool:
    """Whether a figure is given of the end of what is reported on, before that has come."""
    found, issued = Period.parse(period), document.issued
    if found is None or issued is None or not issued.before(found):
        return False
    return document.closes(found)


def _submitted(context: Context) -> str:
    """The date of the submission in which something is proposed, where the sentence cites it."""
    start, end = context.scene.sentence_span(context.figure.sentence)
    end = min(end, context.figure.start)
    cited = [
        date.value
        for date in context.dates
        if date.role == "ref" and start <= date.block_start < end
    ]
    return cited[-1] if cited else ""


def _evidence(context: Context) -> str:
    """The sentence, or the whole row of a table, without a list marker; of a very long one what
    stands near."""
    text, mention = context.scene.text, context.figure.mention
    row = context.place.number_cell
    sentence = context.scene.sentence_span(context.figure.sentence)
    first, last = (0, len(text)) if row else sentence
    start, end = excerpt(
        (first, last), (mention.block_start, mention.block_end)
    )
    said = _TAG.sub(" ", text[start:end])
    if row:
        said = " | ".join(
            part.strip() for part in said.split("\t") if part.strip()
        )
    said = one_line(marker().sub("", one_line(said)))
    return "…" * (start > first) + said + "…" * (end < last)
