"""Counts: a cardinal number and the noun it counts, after it, before it, or left out because it was
just said."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from pipeline.mentions import comparisons, left_out, listed, noun_lists, nouns
from pipeline.mentions import figure as figures
from pipeline.mentions.context import bound, cue
from pipeline.mentions.figure import (
    COUNTS_SOMETHING,
    Figure,
    scaled,
    sentence_start,
)
from pipeline.mentions.left_out import UnitLine, unit_line
from pipeline.mentions.no_count import NAMING, is_no_count, stands_alone
from pipeline.mentions.patterns import bare_unit, pattern
from pipeline.mentions.stream import Span, Stream
from pipeline.numerals import parse
from pipeline.text import canonical

_NAMING_PARTS = ("article", "grade", "level", "name", "ordinal")
_HIGHEST = 5  # level of the security of a system
_LEAD = 60  # characters before a figure in which its noun or its lead stands
_LISTED = 240  # the same where a list of what is done is looked through
_THOUSANDS = regex.compile(r"\d{1,3}(?:\.\d{3})+")


def read(
    stream: Stream,
    position: int,
    english: bool,
    before: Sequence[Span],
) -> list[Span]:
    """The count (or ratio of two counts) that begins at ``position``; [] where the digits are no
    figure.

    ``before`` are the counts before it; a noun that it leaves out is taken from one in the same
    sentence."""
    figure = figures.read(stream, position, english)
    if figure is None:
        return []
    reading, cue_words = _reading(figure)
    if _is_point_of_article(figure, cue_words):
        return []
    alone = _is_alone(figure, bool(before))
    above = _unit_above(figure)
    if above.unit and alone and _may_be_amount(figure, reading):
        return [_amount(figure, above)]
    if _is_measured(figure, reading):
        return comparisons.score(figure) or comparisons.density(figure)
    if figure.fraction or is_no_count(figure, reading):
        return []
    found = _money(figure) or _counted(figure, english)
    found = found or _of_list(figure, before)
    if not found and alone:
        found = _elided(figure, before, above.noun)
    return found or _grouped(figure)


def _unit_above(figure: Figure) -> UnitLine:
    """What the unit line above says of a figure without a noun of its own."""
    if figure.noun:
        return UnitLine()
    return unit_line(figure.stream, figure.start)


def _may_be_amount(figure: Figure, reading: str) -> bool:
    """Whether a figure closes its item of a list and is no name."""
    closes = pattern("alone after").match(figure.stream.folded, figure.end)
    return closes is not None and reading not in NAMING


def _of_list(figure: Figure, before: Sequence[Span]) -> list[Span]:
    """The count of an item of a list, whose head says what is counted."""
    noun = listed.noun_of(figure, before)
    return [_count(figure, noun)] if noun else []


def _elided(
    figure: Figure,
    before: Sequence[Span],
    unit_noun: str,
) -> list[Span]:
    """The count of a noun that the figure leaves out: one just counted, or ``unit_noun``, that of
    the unit line above; [] where there is none."""
    noun = left_out.noun_of(figure, before) or unit_noun
    return [_count(figure, noun)] if noun else []


def _reading(figure: Figure) -> tuple[str, str]:
    """What the words before a figure make of it, and those words; nothing where the figure itself
    says otherwise."""
    reading, words = cue(figure.stream, figure.start)
    if reading in NAMING and _THOUSANDS.fullmatch(figure.written):
        return "", ""  # no name is written in groups: "trong kỳ 5.678"
    if _is_past_level(figure):
        return "", ""
    counts = not figure.fraction and noun_lists.is_head(figure.noun)
    if reading == "score" and counts:
        return "", ""  # mỗi điểm 50 người
    return reading, words


def _is_alone(figure: Figure, listed: bool) -> bool:
    """Whether a number without a noun can be a count all the same."""
    return stands_alone(figure, listed) or _is_past_level(figure)


def _is_past_level(figure: Figure) -> bool:
    """ "43 hệ thống; đã phê duyệt cấp độ 16": there is no such level."""
    reading, _ = cue(figure.stream, figure.start)
    return reading == "level" and figure.value > _HIGHEST


def _is_measured(figure: Figure, reading: str) -> bool:
    """Whether a figure is a score or a fraction, and no name."""
    return reading == "score" or (figure.fraction and reading not in NAMING)


def _is_point_of_article(figure: Figure, cue_words: str) -> bool:
    """ "điểm 1", "điểm 4.1" """
    if cue_words != bare_unit("points") or figure.value < 1:
        return False
    return "." in figure.written or not figure.fraction


def _amount(figure: Figure, above: UnitLine) -> Span:
    """A figure of a list whose unit line stands above it."""
    value = canonical(figure.value * above.factor)
    if above.unit == "%":
        return figure.span("PERCENT", value, "")
    return figure.span("MONEY", value, above.unit)


def _counted(figure: Figure, english: bool) -> list[Span]:
    if figure.noun:
        return comparisons.ratio(figure) or [_count(figure, figure.noun)]
    return _range(figure, english)


def _grouped(figure: Figure) -> list[Span]:
    """A count whose noun is not found behind it: only a number in groups of thousands is one, or
    one right behind what is done with dossiers or procedures."""
    stream, position = figure.stream, figure.start
    if _tells_acts(figure):
        return [_count(figure, "")]
    if figure.written.isdecimal() or figure.value < COUNTS_SOMETHING:
        return []
    if stream.before_in_block("amount lead", position, _LEAD):
        return []
    start = max(stream.block_start(position), position - _LEAD)
    noun = nouns.right_before(stream, start, position)
    sentence = sentence_start(stream, position)
    # Tổng số hồ sơ: trong kỳ 5.678
    if not noun and pattern("noun lead").search(stream.low, sentence, position):
        noun = nouns.named_before(stream, sentence, position)
    return [_count(figure, noun)]


def _tells_acts(figure: Figure) -> bool:
    """ "nhận 59, giải quyết 52, trễ hạn 3", "TTHC: ban hành mới 12, bãi bỏ 9" """
    stream, position = figure.stream, figure.start
    if stream.before("dossiers told", position, _LEAD):
        return True
    listed = (
        stream.before_in_block(name, position, _LISTED)
        for name in ("dossiers listed", "procedures told")
    )
    return any(listed)


def _money(figure: Figure) -> list[Span]:
    """ "giao 500 triệu cho Sở": an amount that leaves out đồng, in a sentence on money, where
    nothing that is counted follows the multiplier."""
    stream = figure.stream
    multiplied = figure.end - figure.start > len(figure.written)
    if not multiplied or figure.value < COUNTS_SOMETHING:
        return []
    # "2 tỷ Đina"
    if figure.noun[:1].isupper() or _counts_things(figure.noun):
        return []
    before = stream.low[sentence_start(stream, figure.start) : figure.start]
    if not pattern("money words").search(before):
        return []
    return [figure.span("MONEY", canonical(figure.value), "VND")]


def _counts_things(noun: str) -> bool:
    """Whether a noun is of things that are counted, also in millions: "50 triệu thẻ"."""
    return noun_lists.is_head(noun) or noun_lists.begins(noun, "counted")


def _count(figure: Figure, noun: str) -> Span:
    return figure.span("COUNT", canonical(figure.value), noun)


def names_part(stream: Stream, position: int) -> bool:
    """Whether the number at ``position`` names a part ("khoản 1"), a grade ("lớp 10") or a place
    ("phường 5")."""
    return cue(stream, position)[0] in _NAMING_PARTS


def _range(figure: Figure, english: bool) -> list[Span]:
    """ "30-40 học viên": two counts of one noun, both with the qualifier of the first; a range of
    ages is none."""
    match = pattern("count range").match(figure.stream.folded, figure.end)
    last = parse(match["n"], english) if match else None
    if not match or last is None:
        return []
    factor, end = scaled(figure.stream, match)
    noun, _ = nouns.after(figure.stream, end)
    first, whole = figure.value, last * (factor or 1)
    if not noun or whole != whole.to_integral_value():
        return []
    if first < last:  # "2-3 triệu lượt": the multiplier is said once
        first *= factor or 1
    cmp = bound(figure.stream, figure.start, end)
    begin = match.start("n")
    return [
        Span(figure.start, figure.end, "COUNT", canonical(first), noun, cmp),
        Span(begin, end, "COUNT", canonical(whole), noun, cmp),
    ]
