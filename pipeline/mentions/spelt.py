"""Counts, amounts and percentages in words: "ba phần mềm", "hai tỷ đồng"."""

from __future__ import annotations

from decimal import Decimal

import regex

from pipeline.mentions import noun_lists, nouns
from pipeline.mentions.context import bound
from pipeline.mentions.figure import COUNTS_SOMETHING
from pipeline.mentions.numbers import parse_words
from pipeline.mentions.patterns import one
from pipeline.mentions.stream import Span, Stream

_WORD_END = regex.compile(r"[ /]|$")


def read(stream: Stream, match: regex.Match[str]) -> Span | None:
    """A number in words that counts a thing of the list ("ba phần mềm"); "một" only before a thing,
    not an article."""
    value = parse_words(" ".join(match[0].split()))
    if value and (
        share := one("percent in words").match(stream.folded, match.end())
    ):
        return Span(match.start(), share.end(), "PERCENT", str(value))
    if value and (amount := _amount_in_words(stream, match, value)):
        return amount
    noun, _ = nouns.after(stream, match.end())
    if not value or not noun:
        return None
    low, listed = (
        noun.lower(),
        noun_lists.listed("thing" if value == 1 else "head"),
    )
    headed = any(
        low[: end.start()] in listed for end in _WORD_END.finditer(low)
    )
    if not headed or one("no article").search(
        stream.low, max(0, match.start() - 16), match.start()
    ):
        return None
    return Span(
        match.start(),
        match.end(),
        "COUNT",
        str(Decimal(value)),
        noun,
        bound(stream, match.start(), match.end()),
    )


def _amount_in_words(
    stream: Stream, match: regex.Match[str], value: int
) -> Span | None:
    """ "hai tỷ đồng"; None where the words only say again what digits said before them."""
    currency = one("amount in words").match(stream.folded, match.end())
    if not currency or value < COUNTS_SOMETHING:
        return None
    before = max(0, match.start() - 16)
    if one("said again in words").search(stream.folded, before, match.start()):
        return None
    cmp = bound(stream, match.start(), match.end())
    return Span(match.start(), currency.end(), "MONEY", str(value), "VND", cmp)
