"""A bare number in running text: its digits and multiplier, its value, the noun right after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from pipeline.mentions import noun_lists, nouns
from pipeline.mentions.context import bound
from pipeline.mentions.numbers import added, multiplier
from pipeline.mentions.patterns import pattern
from pipeline.mentions.stream import Span, Stream
from pipeline.number_words import parse_words
from pipeline.numerals import parse

_LONGEST = 400  # characters of a sentence that are read
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+|\d{4,6}[.,]\d{3}")
# a figure written in groups of thousands is a count even where its noun is not found
COUNTS_SOMETHING = 1000
_IN_WORDS = 60  # characters before a bracket in which a number stands in words
_NUMBER_WORDS = 8  # words that a number in words may have


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in the stream, with the noun phrase right after it ("" for none)."""

    stream: Stream
    start: int
    end: int
    written: str  # digits and marks, without the multiplier
    value: Decimal
    noun: str
    noun_end: int

    @property
    def fraction(self) -> bool:
        return self.value != self.value.to_integral_value()

    def span(
        self,
        label: str,
        value: str,
        unit: str,
    ) -> Span:
        """The figure as a mention, with the bound that the words beside it set."""
        bounded = bound(self.stream, self.start, self.end)
        return Span(self.start, self.end, label, value, unit, bounded)


def read(
    stream: Stream,
    position: int,
    english: bool,
) -> Figure | None:
    """The figure that begins at ``position``; None where the digits are no number, or pages."""
    match = pattern("count").match(stream.folded, position)
    value = parse(match["n"], english) if match else None
    if not match or value is None or _counts_pages(stream, match):
        return None
    factor, end = scaled(stream, match)
    if factor:
        tenths, end = _spoken_tenths(stream, position, end)
        value = factor * (value + tenths) + added(match, stream.low, factor)
    noun_start = _behind_words(stream, position, end, value)
    noun, noun_end = nouns.after(stream, noun_start)
    figure = Figure(stream, position, end, match["n"], value, noun, noun_end)
    if figure.fraction and _is_grouped_count(figure):
        whole = Decimal(regex.sub(r"[.,]", "", match["n"]))
        return replace(figure, value=whole)
    return figure


def scaled(
    stream: Stream, match: regex.Match[str]
) -> tuple[Decimal | None, int]:
    """(the multiplier behind a number, where both end); None where the word behind it only looks
    like one ("120 trạm", not the "nghìn" of "286 nghìn trạm")."""
    words = stream.low[match.start("x") : match.end("x")]
    factor = multiplier(words) if match["x"] else None
    if factor:
        return factor, match.end()
    leading = words.rpartition(" ")[0].rstrip()
    factor = multiplier(leading) if leading else None
    return factor, match.start("x") + len(leading) if factor else match.end("n")


def _is_grouped_count(figure: Figure) -> bool:
    """Whether a mark groups thousands: things have no thousandths ("2,360 máy", "1250.500 máy",
    whose first mark is left out)."""
    grouped = _GROUPED.fullmatch(figure.written) is not None
    return grouped and noun_lists.is_head(figure.noun)


def _behind_words(
    stream: Stream,
    start: int,
    end: int,
    value: Decimal,
) -> int:
    """Where the noun is looked for: behind the words in brackets that say a figure again, "30 (ba
    mươi) ngày"."""
    words = pattern("in words").match(stream.folded, end)
    return words.end() if words else _restated(stream, start, end, value)


def _spoken_tenths(
    stream: Stream,
    position: int,
    end: int,
) -> tuple[Decimal, int]:
    """(the decimals that a single digit behind a multiplier says, where they end): "2 triệu 3
    lượt" counts 2,3 triệu. (0, ``end``) in a sentence on money, where the digit may count those
    who get it, and where no listed noun follows."""
    spoken = pattern("spoken tenths").match(stream.folded, end)
    if not spoken:
        return Decimal(0), end
    noun, _ = nouns.after(stream, spoken.end())
    if not noun_lists.is_head(noun):
        return Decimal(0), end
    sentence = sentence_start(stream, position)
    if pattern("money words").search(stream.folded, sentence, position):
        return Decimal(0), end
    return Decimal(f"0.{spoken['tenths']}"), spoken.end()


def _counts_pages(stream: Stream, match: regex.Match[str]) -> bool:
    """Whether "tr" behind a figure may mean pages: it is triệu only in a sentence on money."""
    if (match["x"] or "").rstrip(".") != "tr":
        return False
    at = match.start()
    sentence = sentence_start(stream, at)
    if pattern("tr of pages").search(stream.folded, sentence, at):
        return True
    if pattern("tr of money").search(stream.folded, sentence, at):
        return False
    return (
        pattern("tr of money marked").search(stream.low, sentence, at) is None
    )


def _restated(
    stream: Stream,
    start: int,
    end: int,
    value: Decimal,
) -> int:
    """Where the noun is looked for: behind the bracket that says a number in words again, "bảy (07)
    ngày"."""
    around = stream.source[start - 1 : start], stream.source[end : end + 1]
    if around != ("(", ")"):
        return end
    before = stream.low[max(0, start - _IN_WORDS) : start - 1]
    words = before.split()[-_NUMBER_WORDS:]
    tails = (" ".join(words[at:]) for at in range(len(words)))
    again = any(parse_words(tail) == value for tail in tails)
    return end + 1 if again else end


def sentence_start(stream: Stream, position: int) -> int:
    """Where the sentence (or line of a block) that holds ``position`` begins, within 400
    characters."""
    start = max(stream.block_start(position), position - _LONGEST)
    ends = pattern("sentence end").finditer(stream.source, start, position)
    return max((found.end() for found in ends), default=start)
