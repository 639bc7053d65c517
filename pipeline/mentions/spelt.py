"""Counts, amounts and percentages in words: "ba phần mềm", "hai tỷ đồng"."""

from __future__ import annotations

import regex

from pipeline.mentions import noun_lists, nouns
from pipeline.mentions.context import bound
from pipeline.mentions.figure import COUNTS_SOMETHING
from pipeline.mentions.patterns import pattern
from pipeline.mentions.stream import Span, Stream
from pipeline.number_words import parse_words
from pipeline.text import one_line

_SAID_AGAIN = 120  # characters of an amount in words before its last part
_WORD_END = regex.compile(r"[ /]|$")


def read(stream: Stream, match: regex.Match[str]) -> Span | None:
    """A number in words that counts a thing of the list ("ba phần mềm"); "một" only before a thing,
    not an article."""
    value = parse_words(one_line(match[0]))
    if not value:
        return None
    if share := pattern("percent in words").match(stream.folded, match.end()):
        return Span(match.start(), share.end(), "PERCENT", str(value))
    if amount := _amount_in_words(stream, match, value):
        return amount
    noun, _ = nouns.after(stream, match.end())
    if not noun:
        return None
    if not _opens_with(noun, "thing" if value == 1 else "head"):
        return None
    if stream.before("no article", match.start(), 16, stream.low):
        return None
    start, end = match.start(), match.end()
    cmp = bound(stream, start, end)
    return Span(start, end, "COUNT", str(value), noun, cmp)


def _opens_with(noun: str, kind: str) -> bool:
    """Whether the first words of a phrase are listed as a whole."""
    low, listed = noun.lower(), noun_lists.listed(kind)
    return any(low[: end.start()] in listed for end in _WORD_END.finditer(low))


def _amount_in_words(
    stream: Stream,
    match: regex.Match[str],
    value: int,
) -> Span | None:
    """ "hai tỷ đồng"; None where the words only say again what digits said before them."""
    currency = pattern("amount in words").match(stream.folded, match.end())
    if not currency or value < COUNTS_SOMETHING:
        return None
    if stream.before("said again in words", match.start(), _SAID_AGAIN):
        return None
    cmp = bound(stream, match.start(), match.end())
    return Span(match.start(), currency.end(), "MONEY", str(value), "VND", cmp)
