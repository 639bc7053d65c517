"""Where the scanner reads: runs of digits and numbers in words, less what links, blanks and dumps
of digits hold."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.mentions import docno
from pipeline.mentions.patterns import one
from pipeline.mentions.stream import Span, Stream

_RUN = regex.compile(r"\d++")
_LETTERLESS = regex.compile(r"\d[^a-z]*+")
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
    digits, words = (
        _RUN.finditer(stream.folded),
        one("number words").finditer(stream.low),
    )
    run, word = next(digits, None), next(words, None)
    while run or word:
        if word is None or (run and run.start() < word.start()):
            assert run is not None
            yield run
            run = next(digits, None)
        else:
            yield word
            word = next(words, None)


def whole(stream: Stream) -> list[Span]:
    """Spans that are found over the whole text: links, addresses, document numbers that are left
    blank; in order."""
    spans: list[Span] = []
    for span in sorted(
        [*_links(stream), *_blanks(stream)],
        key=lambda span: (span.start, -span.end),
    ):
        # an address inside a link belongs to it
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return spans


def _links(stream: Stream) -> Iterator[Span]:
    for match in one("email").finditer(stream.low) if "@" in stream.low else ():
        yield Span(match.start(), match.end(), "EMAIL", match[0])
    for match in (
        one("url").finditer(stream.low)
        if "://" in stream.low or "www." in stream.low
        else ()
    ):
        text = match[0].rstrip(".,;:!?)]}'\"”’…*")
        yield Span(match.start(), match.start() + len(text), "URL", text)


def _blanks(stream: Stream) -> Iterator[Span]:
    for match in one("blank number").finditer(stream.mended):
        if span := docno.blank(stream, match):
            yield span


def dense(stream: Stream) -> list[tuple[int, int]]:
    """Stretches of many digits without a letter, where no figure says what it is: dumps, damaged
    pages, attacks."""
    return [
        match.span()
        for match in _LETTERLESS.finditer(stream.folded)
        if match.end() - match.start() >= _DENSE
        and 16 * len(_RUN.findall(match[0])) > len(match[0])
        and not (
            stream.blocks[stream.block_at(match.start())].kind == "row"
            and "\n" in stream.source[match.start() : match.start() + _DENSE]
        )
    ]
