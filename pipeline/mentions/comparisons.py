"""Figures that set one thing against another (ratios of counts, densities, rates) and scores."""

from __future__ import annotations

from pipeline.mentions import figure as figures
from pipeline.mentions import noun_lists, nouns
from pipeline.mentions.figure import Figure, sentence_start
from pipeline.mentions.patterns import bare_unit, pattern
from pipeline.mentions.quantities import decimal_points
from pipeline.mentions.stream import Span, Stream
from pipeline.numerals import parse
from pipeline.text import canonical


def ratio(figure: Figure) -> list[Span]:
    """ "01 máy tính/01 người": a ratio where the part is not more than the whole, else two counts;
    so are occasions and those whom they concern ("145 lượt/162 người", "30 vụ/41 bị can"), a
    part beside a named total ("95 hồ sơ trực tuyến/120 tổng hồ sơ"), and what a third follows."""
    match = pattern("per count").match(figure.stream.folded, figure.noun_end)
    if not match:
        return []
    whole = parse(match["n"])
    noun, (other, end) = figure.noun, nouns.after(figure.stream, match.end())
    if whole is None or not other:
        return []
    if figure.value > whole:
        return _per_hundred(figure)
    if noun != other and noun_lists.begins(noun, "occasion"):
        return []
    if noun_lists.is_total(other):
        return []
    if pattern("a third").match(figure.stream.folded, end):
        return []
    value = f"{canonical(figure.value)}/{canonical(whole)}"
    return [Span(figure.start, end, "RATIO", value, f"{noun}/{other}")]


def _per_hundred(figure: Figure) -> list[Span]:
    """A density above one for each: "130 thuê bao/100 dân"."""
    per = pattern("per hundred").match(figure.stream.folded, figure.noun_end)
    if not per:
        return []
    other, end = nouns.after(figure.stream, per.end())
    unit = f"{figure.noun}/{per['n']} {other}"
    return [Span(figure.start, end, "MEASURE", canonical(figure.value), unit)]


def score(figure: Figure) -> list[Span]:
    """A figure without a unit is the score of an index where the sentence speaks of scores."""
    stream = figure.stream
    if not stream.before_in_block("score words", figure.start, 400):
        return []
    if not pattern("ends").match(stream.folded, figure.end):
        return []
    value = canonical(decimal_points(figure.written) or figure.value)
    return [figure.span("MEASURE", value, bare_unit("points"))]


def density(figure: Figure) -> list[Span]:
    """A figure with a fraction and a noun is measured, not counted: "1,2 máy tính/cán bộ", "95,3
    thuê bao/100 dân"; so is one that a rate announces: "tỷ lệ máy tính trên cán bộ: 0,94"."""
    if not figure.fraction:
        return []
    if not figure.noun:
        return _rate(figure)
    value = canonical(figure.value)
    per = pattern("per count").match(figure.stream.folded, figure.noun_end)
    other, end = nouns.after(figure.stream, per.end()) if per else ("", 0)
    if per and other:
        unit = f"{figure.noun}/{per['n']} {other}"
        return [Span(figure.start, end, "MEASURE", value, unit)]
    return [figure.span("MEASURE", value, figure.noun)]


def of_next_level(
    stream: Stream, position: int, english: bool, rate: Span | None
) -> list[Span]:
    """The rate of another level, told behind the first: "cấp tỉnh 0,82 máy tính/CBCC, cấp huyện
    0,61"."""
    figure = figures.read(stream, position, english)
    if figure is None or rate is None or not figure.fraction or figure.noun:
        return []
    lead = pattern("next level").fullmatch(stream.folded, rate.end, position)
    if not lead or not pattern("ends").match(stream.folded, figure.end):
        return []
    return [figure.span("MEASURE", canonical(figure.value), rate.unit)]


def _rate(figure: Figure) -> list[Span]:
    """The rate that words before a figure announce: of what, and for each of what."""
    stream, at = figure.stream, figure.start
    start = sentence_start(stream, at)
    for lead in pattern("rate lead").finditer(stream.folded, start, at):
        part, end = nouns.after(stream, lead.end())
        link = pattern("rate of").match(stream.folded, end)
        if not part or not link:
            continue
        other, end = nouns.after(stream, link.end())
        if other and pattern("rate is").fullmatch(stream.folded, end, at):
            value = canonical(figure.value)
            return [figure.span("MEASURE", value, f"{part}/{other}")]
    return []
