"""Counts: a cardinal number and the noun it counts, after it, before it, or left out because it was just said."""
from __future__ import annotations

from decimal import Decimal

import regex

from pipeline.mentions import nouns
from pipeline.mentions.context import bound, cue
from pipeline.mentions.numbers import multiplier, parse, parse_words
from pipeline.mentions.patterns import one
from pipeline.mentions.stream import Span, Stream
from pipeline.text import canonical

_COUNTS_SOMETHING = 1000  # a figure written in groups of thousands is a count even where its noun is not found
_MARKS = 30  # footnotes of a document
_HARD = ("article", "name", "age")
_SOFT = ("grade", "ordinal", "rank")


def read(stream: Stream, position: int, english: bool, last: Span | None) -> list[Span]:
    """The count (or ratio of two counts) that begins at ``position``; [] where the digits are no figure.

    ``last`` is the count before it; its noun is taken where this one leaves it out in the same sentence.
    """
    match = one("count").match(stream.folded, position)
    value = parse(match["n"], english) if match else None
    if not match or value is None:
        return []
    value *= multiplier(match["x"] or "")
    end = match.end()
    reading, _ = cue(stream, position)
    words = one("in words").match(stream.folded, end)
    noun, noun_end = nouns.after(stream, words.end() if words else end)
    if reading == "score" or value != value.to_integral_value():
        return _score(stream, position, match, canonical(value)) or _density(stream, position, end, value)
    if reading in _HARD or (reading in _SOFT and value < 100 and not nouns.is_head(noun)):
        return []
    if noun and one("footnote before").search(stream.source, max(0, position - 3), position) and (
            noun.split()[0].istitle() and not nouns.is_head(noun)):
        return []
    if noun and one("noun of symbol").match(noun):
        return []
    if noun and (ratio := _ratio(stream, position, end, noun_end, noun, canonical(value))):
        return ratio
    if not noun and (both := _range(stream, position, end, value, english)):
        return both
    if not noun:
        if one("no count after").match(stream.folded, end) or _footnote_mark(stream, position, end, value):
            return []
        noun = _elided(stream, position, end, last)
    if not noun and (value < _COUNTS_SOMETHING or not set(match["n"]) & {".", ","}):
        return []
    return [Span(position, end, "COUNT", canonical(value), noun, bound(stream, position, end))]


def names_part(stream: Stream, position: int) -> bool:
    """Whether the number at ``position`` names a part of a document ("khoản 1")."""
    return cue(stream, position)[0] == "article"


def _range(stream: Stream, position: int, end: int, value: Decimal, english: bool) -> list[Span]:
    """"30-40 học viên": two counts of one noun, both with the qualifier of the first; a range of ages is none."""
    match = one("count range").match(stream.folded, end)
    last = parse(match["n"], english) if match else None
    if not match or last is None:
        return []
    factor = multiplier(match["x"] or "")
    noun, _ = nouns.after(stream, match.end())
    if not noun or last * factor != (last * factor).to_integral_value():
        return []
    first = value * factor if value < last else value  # "2-3 triệu lượt": the multiplier is said once
    cmp = bound(stream, position, match.end())
    return [Span(position, end, "COUNT", canonical(first), noun, cmp),
            Span(match.start("n"), match.end(), "COUNT", canonical(last * factor), noun, cmp)]


def _ratio(stream: Stream, position: int, end: int, noun_end: int, noun: str, value: str) -> list[Span]:
    """"01 máy tính/01 người": a ratio where the part is not more than the whole, else two counts."""
    match = one("per count").match(stream.folded, noun_end)
    if not match:
        return []
    whole = parse(match["n"])
    other, other_end = nouns.after(stream, match.end())
    if whole is None or not other or int(value) > whole:
        return []
    return [Span(position, other_end, "RATIO", f"{value}/{canonical(whole)}", f"{noun}/{other}")]


def _score(stream: Stream, position: int, match: regex.Match[str], value: str) -> list[Span]:
    """A figure without a unit is the score of an index where the sentence speaks of scores."""
    start = stream.block_start(position)
    if not one("score words").search(stream.folded, max(start, position - 400), position):
        return []
    if not one("ends").match(stream.folded, match.end()):
        return []
    return [Span(position, match.end(), "MEASURE", value, "điểm", bound(stream, position, match.end()))]


def _footnote_mark(stream: Stream, position: int, end: int, value: Decimal) -> bool:
    """Whether a small number at the end of a sentence or bracket is the mark of a footnote that was set apart."""
    if value > _MARKS or not one("mark after").match(stream.folded, end):
        return False
    before = stream.low[max(0, position - 30):position].split()
    return bool(before) and (before[-1].endswith(")") or not nouns.ends_phrase(before[-1]))


def _density(stream: Stream, position: int, end: int, value: Decimal) -> list[Span]:
    """A figure with a fraction and a noun is measured, not counted: "1,2 máy tính/cán bộ", "95,3 thuê bao/100 dân"."""
    noun, noun_end = nouns.after(stream, end)
    if not noun or value == value.to_integral_value():
        return []
    per = one("per count").match(stream.folded, noun_end)
    other, other_end = nouns.after(stream, per.end()) if per else ("", 0)
    if per and other:
        return [Span(position, other_end, "MEASURE", canonical(value), f"{noun}/{per['n']} {other}")]
    return [Span(position, end, "MEASURE", canonical(value), noun, bound(stream, position, end))]


def _elided(stream: Stream, position: int, end: int, last: Span | None) -> str:
    """The noun of a count that names none."""
    if ahead := one("of total").match(stream.folded, end):
        noun, _ = nouns.after(stream, ahead.end())
        if noun:
            return noun
    if not _stands_for_noun(stream, position):
        return ""
    sentence = _sentence(stream, position)
    if last and last.start >= sentence and last.unit and last.label == "COUNT":
        between = nouns.named_before(stream, nouns.after(stream, last.end)[1], position)
        return between if between and between.lower() in nouns.listed("head") else last.unit
    return nouns.named_before(stream, sentence, position)


def _stands_for_noun(stream: Stream, position: int) -> bool:
    """Whether the word before a figure lets it stand alone: grammar, a verb, punctuation, a level of administration."""
    before = stream.low[max(0, position - 30):position].rstrip(" \n\t").rsplit(maxsplit=1)
    return not before or nouns.ends_phrase(before[-1]) or before[-1] in nouns.listed("join")


def _sentence(stream: Stream, position: int) -> int:
    """Where the sentence (or line of a block) that holds ``position`` begins, within 400 characters."""
    start = max(stream.block_start(position), position - 400)
    ends = [found.end() for found in one("sentence end").finditer(stream.source, start, position)]
    return ends[-1] if ends else start


def words(stream: Stream, match: regex.Match[str]) -> Span | None:
    """A number in words that counts a thing of the list ("ba phần mềm"); "một" only before a thing, not an article."""
    value = parse_words(" ".join(match[0].split()))
    noun, _ = nouns.after(stream, match.end())
    if not value or not noun:
        return None
    low = noun.lower()
    head = next((head for head in sorted(nouns.listed("thing" if value == 1 else "head"), key=lambda h: (-len(h), h))
                 if low == head or low.startswith((head + " ", head + "/"))), "")
    if not head or one("no article").search(stream.low, max(0, match.start() - 16), match.start()):
        return None
    return Span(match.start(), match.end(), "COUNT", str(value), noun, bound(stream, match.start(), match.end()))
