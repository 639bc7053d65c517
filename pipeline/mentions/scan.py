"""The scanner: from left to right over digits; each run of digits is claimed once, by the first
reading that fits."""

from __future__ import annotations

import regex

from pipeline.mentions import (
    anchors,
    comparisons,
    counts,
    dates,
    docno,
    noun_lists,
    nouns,
    quantities,
    ratios,
    spelt,
)
from pipeline.mentions.numbers import reads_english
from pipeline.mentions.patterns import pattern, step
from pipeline.mentions.roles import assign
from pipeline.mentions.stream import Span, Stream
from pipeline.mentions.tables import Tables

_TOKEN = regex.compile(r"\d++(?:[.,:]\d++)*+")
_COUNTS_BACK = 8  # counts before a figure that may lend it their noun


def scan(stream: Stream, tables: Tables) -> list[Span]:
    """All spans of the stream in reading order, with their roles, SKIP included; no two overlap."""
    whole = anchors.whole(stream)
    links = ((span.start, span.end) for span in whole)
    closed = sorted([*links, *anchors.dense(stream)])
    scanner = _Scanner(stream, tables)
    claimed = 0
    for anchor in anchors.anchors(stream, closed):
        if anchor.start() >= claimed and (got := scanner.read(anchor)):
            claimed = got[-1].end
    found = [*whole, *scanner.found]
    return assign(stream, sorted(found, key=lambda span: span.start))


class _Scanner:
    """What was read so far, as far as it tells what comes."""

    def __init__(self, stream: Stream, tables: Tables) -> None:
        self.found: list[Span] = []
        self._stream, self._tables = stream, tables
        self._english_cells = reads_english(stream.folded)
        # tables come from other hands than the sentences around them
        self._english = reads_english(
            stream.folded_prose(), self._english_cells
        )
        # number -> code of full citations, for short forms
        self._cited: dict[str, str] = {}
        self._counts: list[Span] = []
        self._rate: Span | None = None  # the last, so much for each
        self._chain = 0  # the end of a number that names a part ("khoản 1"), whose list may go on

    def read(self, anchor: regex.Match[str]) -> list[Span]:
        """The spans that begin at ``anchor``; digits always give one, if only SKIP."""
        if anchor[0][0].isdecimal():
            got = self._digits(anchor.start())
        else:
            span = spelt.read(self._stream, anchor)
            got = [span] if span else []
        self.found += [dates.with_year(span, self.found) for span in got]
        counted = [span for span in got if span.label == "COUNT"]
        self._counts = [*self._counts, *counted][-_COUNTS_BACK:]
        rates = (span for span in got if span.label == "MEASURE")
        self._rate = next((one for one in rates if "/" in one.unit), self._rate)
        return got

    def _digits(self, position: int) -> list[Span]:
        got = self._tables.read(position, self._english_cells)
        got = got or self._text(position)
        named = not got and counts.names_part(self._stream, position)
        if self._goes_on_with_parts(position, got):
            named, got = True, []
        got = dates.continued(self._stream, self.found, got)
        if not got:
            token = _TOKEN.match(self._stream.folded, position)
            end = token.end() if token else position + 1
            got = [Span(position, end, "SKIP")]
        self._chain = got[-1].end if named else 0
        return got

    def _text(self, position: int) -> list[Span]:
        stream = self._stream
        fixed = step("fixed").match(stream.folded, position)
        if fixed and not step("docno").match(stream.mended, position):
            return [Span(position, fixed[1].end(), "SKIP")]
        return (
            docno.read(stream, position, self._cited)
            or dates.read(stream, position)
            or quantities.levels(stream, position)
            or quantities.read(stream, position, self._english)
            or quantities.part_and_whole(stream, position, self._english)
            or ratios.read(stream, position, self._counts)
            or counts.read(stream, position, self._english, self._counts)
            or comparisons.of_next_level(
                stream, position, self._english, self._rate
            )
        )

    def _goes_on_with_parts(self, position: int, got: list[Span]) -> bool:
        """Whether a number goes on with a list of parts of a document: the 2 and 3 of "khoản 1, 2
        và 3 Điều này"."""
        stream = self._stream
        if not self._chain:
            return False
        if not pattern("chained").fullmatch(
            stream.folded, self._chain, position
        ):
            return False
        if not got:
            return True
        noun, _ = nouns.after(stream, got[0].end)
        return got[0].label == "COUNT" and not noun_lists.is_head(noun)
