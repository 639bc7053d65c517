"""The scanner: from left to right over digits; each run of digits is claimed once, by the first reading that fits."""
from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import regex

from pipeline.mentions import counts, dates, docno, nouns, quantities
from pipeline.mentions.context import bound
from pipeline.mentions.numbers import parse, reads_english
from pipeline.mentions.patterns import one, step
from pipeline.mentions.roles import assign
from pipeline.mentions.stream import Span, Stream
from pipeline.mentions.tables import Tables
from pipeline.text import canonical

_RUN = regex.compile(r"\d++")
_LETTERLESS = regex.compile(r"\d[^a-z]*+")
_DENSE = 800  # characters; rows of a table are exempt unless one is longer
_TOKEN = regex.compile(r"\d++(?:[.,:]\d++)*+")


def scan(stream: Stream, tables: Tables) -> list[Span]:
    """All spans of the stream in reading order, SKIP included; no two overlap."""
    english = reads_english(stream.folded)
    spans: list[Span] = []
    for span in sorted([*_links(stream), *_blanks(stream)], key=lambda span: (span.start, -span.end)):
        if not spans or span.start >= spans[-1].end:  # an address inside a link belongs to it
            spans.append(span)
    taken = [(span.start, span.end) for span in spans]
    cited: dict[str, str] = {}
    found: list[Span] = []
    claimed, ahead = 0, 0
    counted: deque[Span] = deque(maxlen=8)
    chain = 0  # the end of a number that names a part ("khoản 1"), whose list may go on
    dense = _dense(stream)
    junk = 0
    for run in _anchors(stream):
        position = run.start()
        while junk < len(dense) and dense[junk][1] <= position:
            junk += 1
        if junk < len(dense) and dense[junk][0] <= position:
            continue
        while ahead < len(taken) and taken[ahead][1] <= position:
            ahead += 1
        if position < claimed or (ahead < len(taken) and taken[ahead][0] <= position):
            continue
        if not run[0][0].isdecimal():
            spelt = counts.words(stream, run)
            got = [spelt] if spelt else []
        else:
            got = tables.read(position, english) or _read(stream, position, english, cited, list(counted))
            named = not got and counts.names_part(stream, position)
            chained = chain and one("chained").fullmatch(stream.folded, chain, position)
            if chained and (not got or (got[0].label == "COUNT" and not nouns.is_head(got[0].unit))):
                named, got = True, []
            got = dates.continued(stream, found, got) or _skip(stream, position)
            chain = got[-1].end if named else 0
        if not got:
            continue
        found += [dates.with_year(span, found) for span in got]
        counted += [span for span in got if span.label == "COUNT"]
        claimed = got[-1].end
    return assign(stream, sorted([*spans, *found], key=lambda span: span.start))


def _read(stream: Stream, position: int, english: bool, cited: dict[str, str],
          before: list[Span]) -> list[Span]:
    if (fixed := step("fixed").match(stream.folded, position)) and not step("docno").match(stream.mended, position):
        return [Span(position, fixed[1].end(), "SKIP")]
    return (docno.read(stream, position, cited)
            or dates.read(stream, position)
            or quantities.levels(stream, position)
            or quantities.read(stream, position, english)
            or _ratio(stream, position, before)
            or counts.read(stream, position, english, before))


def _skip(stream: Stream, position: int) -> list[Span]:
    token = _TOKEN.match(stream.folded, position)
    return [Span(position, token.end() if token else position + 1, "SKIP")]


def _ratio(stream: Stream, position: int, before: list[Span]) -> list[Span]:
    matched = step("ratio").match(stream.folded, position)
    if not matched:
        return []
    name, match = matched
    if name == "rank":
        return [Span(position, match.end(), "SKIP")]
    part, whole = parse(match["a"]), parse(match["b"])
    if part is None or whole is None:
        return []
    if one("paired").search(stream.folded, max(stream.block_start(position), position - 300), position):
        noun = before[-1].unit if before else ""
        return [Span(match.start("a"), match.end("a"), "COUNT", canonical(part), noun),
                Span(match.start("b"), match.end("b"), "COUNT", canonical(whole), noun)]
    if part > whole or not whole or one("scale").search(stream.folded, max(0, position - 20), position):
        return []
    noun, _ = nouns.after(stream, match.end())
    return [Span(position, match.end(), "RATIO", f"{canonical(part)}/{canonical(whole)}", noun,
                 bound(stream, position, match.end()))]


def _links(stream: Stream) -> Iterator[Span]:
    for match in one("email").finditer(stream.low):
        yield Span(match.start(), match.end(), "EMAIL", match[0])
    for match in one("url").finditer(stream.low):
        text = match[0].rstrip(".,;:!?)]}'\"”’…*")
        yield Span(match.start(), match.start() + len(text), "URL", text)


def _blanks(stream: Stream) -> Iterator[Span]:
    for match in one("blank number").finditer(stream.mended):
        if span := docno.blank(stream, match):
            yield span


def _dense(stream: Stream) -> list[tuple[int, int]]:
    """Stretches of many digits without a letter, where no figure says what it is: dumps, damaged pages, attacks."""
    return [match.span() for match in _LETTERLESS.finditer(stream.folded)
            if match.end() - match.start() >= _DENSE and 16 * len(_RUN.findall(match[0])) > len(match[0])
            and not (stream.blocks[stream.block_at(match.start())].kind == "row"
                     and "\n" in stream.source[match.start():match.start() + _DENSE])]


def _anchors(stream: Stream) -> Iterator[regex.Match[str]]:
    """Runs of digits and numbers in words, in order."""
    digits, words = _RUN.finditer(stream.folded), one("number words").finditer(stream.low)
    run, word = next(digits, None), next(words, None)
    while run or word:
        if word is None or (run and run.start() < word.start()):
            assert run is not None
            yield run
            run = next(digits, None)
        else:
            yield word
            word = next(words, None)
