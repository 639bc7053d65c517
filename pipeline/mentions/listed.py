"""The noun of a count that is an item of a list: the label before it says whose it is or what kind;
what is counted says the line that heads the list, or the count before."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from pipeline.clauses import lists
from pipeline.clauses.roles import opens
from pipeline.mentions import noun_lists, nouns
from pipeline.mentions.figure import Figure
from pipeline.mentions.patterns import pattern
from pipeline.mentions.stream import Span, Stream

_LABEL = 60  # characters of the longest label of an item
_CLOSING = 4  # words of the noun with which a head closes
_WORD = regex.compile(r"[^\W\d_]+")
_ITEM_STARTS = ":;,("


def noun_of(figure: Figure, before: Sequence[Span]) -> str:
    """The noun that the list of a figure without one of its own is of; "" where it is in no list
    or its label names what is counted. ``before`` are the counts before it."""
    if not pattern("alone after").match(figure.stream.folded, figure.end):
        return ""
    stream, start = figure.stream, figure.start
    index = stream.block_at(start)
    label = lists.label_of(stream.source[stream.starts[index] : start])
    if len(label) <= _LABEL and label.replace(" ", "").isalpha():
        return _noun_of_line(stream, index, label, before)
    return _noun_before(stream, start, before)


def counts_things(span: Span) -> bool:
    """Whether a count is one of things, no length of time: "trong 6 tháng"."""
    return span.unit != "" and not opens("duration", span.unit)


def _noun_of_line(
    stream: Stream,
    index: int,
    label: str,
    before: Sequence[Span],
) -> str:
    """The noun of the line that heads the list of which the block ``index`` is an item."""
    if noun_lists.is_head(label) and not lists.names_owner(label):
        return ""
    head = lists.head_of([block.text for block in stream.blocks], index)
    if head < 0 or stream.blocks[index].kind == "row":
        return ""
    start, end = stream.starts[head], stream.block_end(head)
    return _noun_of_head(stream, start, end, before)


def _noun_of_head(
    stream: Stream,
    start: int,
    end: int,
    before: Sequence[Span],
) -> str:
    """What a head counts last, or announces, or closes with."""
    counted = [s for s in before if start <= s.start and s.end <= end]
    if counted and counts_things(counted[-1]):
        return counted[-1].unit
    announced = nouns.named_before(stream, start, end)
    return announced or _noun_closing(stream, start, end)


def _noun_closing(
    stream: Stream,
    start: int,
    end: int,
) -> str:
    """The listed noun with which a head closes: "Kết quả giải quyết hồ sơ:"."""
    end = start + len(stream.source[start:end].rstrip(" :*_"))
    words = list(_WORD.finditer(stream.source, start, end))
    for word in reversed(words[-_CLOSING:]):
        noun, stop = nouns.after(stream, word.start())
        if stop == end and noun_lists.is_head(noun):
            return noun
    return ""


def _noun_before(
    stream: Stream,
    start: int,
    before: Sequence[Span],
) -> str:
    """ "Số tài khoản: sở, ngành 2.450; huyện 1.320": where only an owner stands before a figure,
    it counts what the head does, or the figure before."""
    marks = (stream.source.rfind(mark, 0, start - 1) for mark in _ITEM_STARTS)
    opens = max(marks) + 1
    label = stream.source[max(opens, start - _LABEL) : start]
    if opens <= stream.block_start(start) or not lists.names_owner(label):
        return ""
    if stream.source[opens - 1] == ":":
        return _noun_of_head(stream, stream.block_start(start), opens, before)
    counted = filter(counts_things, reversed(before))
    last = next((span for span in counted if span.end <= opens), None)
    if last is None or stream.source[last.end : opens].strip(" ;,:"):
        return ""
    return "" if lists.names_owner(last.unit) else last.unit
