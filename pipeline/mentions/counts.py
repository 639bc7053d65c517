"""Counts: a cardinal number and the noun it counts, after it, before it, or left out because it was just said."""
from __future__ import annotations

from functools import cache

import regex

from pipeline.mentions.context import bound, cue
from pipeline.mentions.numbers import multiplier, parse
from pipeline.mentions.patterns import one
from pipeline.mentions.stream import Span, Stream
from pipeline.resources import rows
from pipeline.text import canonical

_LONGEST = 7  # syllables of a noun
_TOKEN = regex.compile(r"[^\W\d_][\w&.’'-]*+(?<![.'-])|[,/]")
_GAP = regex.compile(r"(?:\s?\n\s?|[ \u00a0]{0,3})(?:[*“\"]{1,2}(?=\w))?")


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(row["words"].lower() for row in rows("nouns.tsv") if row["kind"] == kind)


def noun_after(stream: Stream, position: int) -> tuple[str, int]:
    """(noun phrase as written, its end) right after a figure that ends at ``position``; ("", position) for none."""
    words, ends = _tokens(stream, position)
    size = _phrase([word.lower() for word in words])
    if not size:
        return "", position
    text = "".join(word if word in ",/" or not i else ("" if words[i - 1] == "/" else " ") + word
                   for i, word in enumerate(words[:size]))
    return text.replace(" ,", ",").replace(" /", "/"), ends[size - 1]


def _tokens(stream: Stream, position: int) -> tuple[list[str], list[int]]:
    words: list[str] = []
    ends: list[int] = []
    source = stream.source
    while len(words) < 14:
        gap = _GAP.match(source, position)
        begin = gap.end() if gap else position
        if "\n" in source[position:begin] and not source[begin:begin + 1].islower():
            break
        token = _TOKEN.match(source, begin)
        if not token or (not words and token[0] in ",/"):
            break
        words.append(token[0])
        ends.append(token.end())
        position = token.end()
    return words, ends


def _phrase(words: list[str]) -> int:
    """How many of ``words`` (lower case) make up the noun phrase."""
    stop, keep, join, never = (_listed(kind) for kind in ("stop", "keep", "join", "never"))
    for size in (3, 2, 1):
        if " ".join(words[:size]) in never:
            return 0
    at = 0
    while at < len(words) and at < _LONGEST:
        word = words[at]
        if word == "/":
            if at + 1 < len(words) and words[at + 1].isalpha() and words[at + 1] not in stop:
                at += 2
                continue
            break
        if word in (",", "và", "hoặc"):
            size = next((n for n in (3, 2, 1) if at + n < len(words) and " ".join(words[at + 1:at + 1 + n]) in join), 0)
            if not at or not size or at + 1 + size > _LONGEST + 1:
                break
            at += 1 + size
            continue
        kept = next((n for n in (3, 2) if at + n <= len(words) and " ".join(words[at:at + n]) in keep), 0)
        if kept:
            at += kept
            continue
        if at and (" ".join(words[at - 1:at + 1]) in keep or " ".join(words[max(0, at - 2):at + 1]) in keep):
            at += 1
            continue
        if word in stop or " ".join(words[at:at + 2]) in stop:
            break
        at += 1
    at = min(at, len(words))
    while at and words[at - 1] in (",", "/", "và", "hoặc"):
        at -= 1
    return at


def read(stream: Stream, position: int, english: bool, last: str) -> list[Span]:
    """The count that begins at ``position``; ``last`` is the noun of the count before it in the same sentence."""
    match = one("count").match(stream.folded, position)
    if not match:
        return []
    value = parse(match["n"], english)
    if value is None:
        return []
    value *= multiplier(match["x"] or "")
    reading, _ = cue(stream, position)
    noun, _ = noun_after(stream, match.end())
    if reading in ("grade", "article", "name", "ordinal", "rank", "age"):
        return []
    if not noun or value != value.to_integral_value():
        return []
    return [Span(position, match.end(), "COUNT", canonical(value), noun, bound(stream, position, match.end()))]
