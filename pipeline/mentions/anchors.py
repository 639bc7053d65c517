"""Where the scanner reads: runs of digits and numbers in words, less what links, blanks and dumps
of digits hold."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

import regex

from pipeline.mentions import docno
from pipeline.mentions.patterns import pattern
from pipeline.mentions.stream import Span, Stream

_RUN = regex.compile(r"\d++")
_LETTERLESS = regex.compile(r"\d[^a-z]*+")
_APART = 16  # characters to each run of digits in a dump, at most
_NO_LINK = ".,;:!?)]}'\"”’…*"  # marks behind a link that do not belong to it
_DENSE = 800  # characters; rows of a table are exempt unless one is longer


def anchors(
    stream: Stream, closed: list[tuple[int, int]]
) -> Iterator[regex.Match[str]]:
    """Runs of digits and numbers in words, in order; none that begins in a ``closed`` stretch."""
    at = 0
    for match in _all(stream):
        while at < len(closed) and closed[at][1] <= match.start():
            at += 1
        if at == len(closed) or match.start() < closed[at][0]:
            yield match


def _all(stream: Stream) -> Iterator[regex.Match[str]]:
    digits = _RUN.finditer(stream.folded)
    words = pattern("number words").finditer(stream.low)
    return merge(words, digits, key=lambda match: match.start())


def whole(stream: Stream) -> list[Span]:
    """Spans that are found over the whole text: links, addresses, document numbers that are left
    blank; in order."""
    spans: list[Span] = []
    found = [*_links(stream), *_blanks(stream)]
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        # an address inside a link belongs to it
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return spans


def _links(stream: Stream) -> Iterator[Span]:
    if "@" in stream.low:
        for match in pattern("email").finditer(stream.low):
            yield Span(match.start(), match.end(), "EMAIL", match[0])
    if "://" in stream.low or "www." in stream.low:
        for match in pattern("url").finditer(stream.low):
            text = match[0].rstrip(_NO_LINK)
            yield Span(match.start(), match.start() + len(text), "URL", text)


def _blanks(stream: Stream) -> Iterator[Span]:
    for match in pattern("blank number").finditer(stream.mended):
        if span := docno.blank(stream, match):
            yield span


def dense(stream: Stream) -> list[tuple[int, int]]:
    """Stretches of many digits without a letter, where no figure says what it is: dumps, damaged
    pages, attacks."""
    found = _LETTERLESS.finditer(stream.folded)
    return [match.span() for match in found if _is_dense(match, stream)]


def _is_dense(match: regex.Match[str], stream: Stream) -> bool:
    start, size = match.start(), len(match[0])
    if size < _DENSE or _APART * len(_RUN.findall(match[0])) <= size:
        return False
    rows = "\n" in stream.source[start : start + _DENSE]
    return not rows or stream.blocks[stream.block_at(start)].kind != "row"
