"""The noun that a figure counts, as written: a phrase of one to seven syllables after it, or named
before it.

Vietnamese writes syllables apart and does not inflect; a counted noun phrase runs from its head to
the right until grammar (a preposition, an auxiliary), a verb or punctuation ends it. That closed
list does better here than a tagger: it is fast, it is data, and it does not fail on abbreviations
(TTHC), names and damaged letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from pipeline.mentions.patterns import one
from pipeline.mentions.stream import Stream
from pipeline.resources import table
from pipeline.text import fold

LONGEST = 9  # syllables
_TOKEN = regex.compile(  # the gap before it, and the word
    r"(?P<gap>(?>(?:\s?\n\s?|[ \u00a0]{0,3})(?:[*“\"]{1,2}(?=\w))?))"
    r"(?P<word>(?<=/)k?m[23²](?!\w)|[^\W\d_]++(?:[&.’'-][^\W\d_]++)*+|[,/])"
)
_FIGURE = regex.compile(r"[ \u00a0]?\d[\d.,]*+(?!\s?%)")
_CANDIDATES = 6  # announced nouns that are looked at, from the figure backwards
_COORDINATORS = (",", "và", "hoặc")


@dataclass(frozen=True, slots=True)
class _Noun:
    """A row of models/nouns.tsv."""

    words: str
    kind: str


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of a kind of ``models/nouns.tsv``, lower case."""
    return frozenset(
        row.words.lower()
        for row in table("nouns.tsv", _Noun)
        if row.kind == kind
    )


@cache
def _by_first(kinds: tuple[str, ...], plain: bool) -> dict[str, frozenset[str]]:
    """First word -> the listed phrases of some kinds that begin with it; with ``plain`` those
    without diacritics too, for phrases that were typed or read without them."""
    known: dict[str, set[str]] = {}
    for phrase in (phrase for kind in kinds for phrase in listed(kind)):
        for spelt in (phrase, fold(phrase)) if plain else (phrase,):
            known.setdefault(spelt.partition(" ")[0], set()).add(spelt)
    return {word: frozenset(phrases) for word, phrases in known.items()}


def after(stream: Stream, position: int) -> tuple[str, int]:
    """(noun phrase as written, its end) right after ``position``; ("", position) for none."""
    if position not in stream.nouns:
        words, ends = _tokens(stream.source, position)
        numbered = (
            bool(words) and _FIGURE.match(stream.source, ends[-1]) is not None
        )
        size = _size(words, stream.plain, numbered)
        stream.nouns[position] = (
            (_join(words[:size]), ends[size - 1]) if size else ("", position)
        )
    return stream.nouns[position]


def is_head(noun: str) -> bool:
    """Whether a phrase begins with a listed noun."""
    words = noun.lower().replace("/", " ").replace(",", " ").split()
    plain = noun.isascii()
    return not _any(words, 0, ("field",), plain) and bool(
        _any(words, 0, ("head", "join", "whole"), plain)
    )


def begins(noun: str, kind: str) -> bool:
    """Whether a phrase begins with a listed phrase of a kind."""
    return bool(_any(noun.lower().split(), 0, (kind,), noun.isascii()))


def is_total(noun: str) -> bool:
    """Whether a phrase names a whole as a total: "tổng hồ sơ"."""
    return begins(noun, "total")


def ends_phrase(words: list[str]) -> bool:
    """Whether words (lower case) end in grammar, a verb or punctuation: a figure after them stands
    for a noun."""
    return bool(words) and (
        not words[-1][-1:].isalpha()
        or any(
            " ".join(words[-size:]) in listed(kind)
            for size in (3, 2, 1)
            for kind in ("stop", "end", "adjective")
        )
    )


def is_readable(noun: str) -> bool:
    """Whether each word of a phrase can be Vietnamese: a syllable, an abbreviation, or part of a
    listed noun."""
    return is_head(noun) or all(map(_is_word, regex.split(r"[\s,/]+", noun)))


def _is_word(word: str) -> bool:
    if one("abbreviation").fullmatch(word) or word.lower() in listed("foreign"):
        return True
    return one("syllable").fullmatch(fold(word)) is not None and (
        word.islower() or word.istitle()
    )


def of_text(text: str, plain: bool) -> str:
    """The noun phrase that ``text`` begins with; "" for none. ``plain``: it was typed or read
    without diacritics."""
    words, _ = _tokens(text, 0)
    size = _size(words, plain)
    return _join(words[:size])


def _join(words: list[str]) -> str:
    text = "".join(words[:1])
    for left, right in pairwise(words):
        text += right if right in ",/" or left == "/" else f" {right}"
    return text


def _tokens(source: str, position: int) -> tuple[list[str], list[int]]:
    words: list[str] = []
    ends: list[int] = []
    while len(words) < 2 * LONGEST:
        token = _TOKEN.match(source, position)
        if not token or (not words and token["word"] in ",/"):
            break
        if "\n" in token["gap"] and not token["word"][0].islower():
            break
        words.append(token["word"])
        ends.append(token.end())
        position = token.end()
        if source[position : position + 1].isdigit():  # the mark of a footnote
            break
    return words, ends


def _any(words: list[str], at: int, kinds: tuple[str, ...], plain: bool) -> int:
    """How many words at ``at`` stand in a list of one of the kinds; the longest; 0 for none.
    Without ``plain`` a word without diacritics is that word alone: "con" is an animal, not
    "còn"."""
    phrases = (
        _by_first(kinds, plain).get(words[at]) if at < len(words) else None
    )
    if phrases:
        for size in (4, 3, 2, 1):
            if (
                at + size <= len(words)
                and " ".join(words[at : at + size]) in phrases
            ):
                return size
    return 0


def _size(written: list[str], plain: bool, numbered: bool = False) -> int:
    """How many of the words make up the noun phrase at their beginning; ``numbered``: a figure
    follows the last."""
    words = [word.lower() for word in written]
    if _any(words, 0, ("never",), plain):
        return 0
    # "co quan" is a noun, though "co" alone reads as "có"
    whole = _any(words, 0, ("whole",), plain)
    kept = _any(words, 0, ("keep", "head") if plain else ("keep",), plain)
    if whole > kept:
        return whole
    if words and _is_letter(words):
        return 0
    at = kept or _closed(words, 0, plain, numbered) or _first(words, plain)
    while 0 < at < len(words) and _syllables(words, at) < LONGEST:
        size = _goes_on(written, words, at, plain, numbered)
        if not size:
            break
        at += size
    if (
        _syllables(words, at) >= LONGEST
    ):  # too long to be one noun: its head alone
        return _any(words, 0, ("head",), plain) or at
    return _without_coordinators(words, at)


def _without_coordinators(words: list[str], size: int) -> int:
    """The size of a phrase without what would join it to the next: "máy tính và"."""
    size = min(size, len(words))
    while size and words[size - 1] in (*_COORDINATORS, "/"):
        size -= 1
    return size


def _is_letter(words: list[str]) -> bool:
    """8d, 20x20; a split "đ ến"; but "đ/c" is a person."""
    letter = words[0]
    if len(letter) != 1:
        return False
    return letter.isascii() or (letter == "đ" and words[:2] != ["đ", "/"])


def _first(words: list[str], plain: bool) -> int:
    """The size of what begins a phrase that begins with no compound; 0 where nothing begins."""
    if _any(words, 0, ("stop", "adjective"), plain):
        return 0
    return _any(words, 0, ("end",), plain) or 1


def _goes_on(
    written: list[str], words: list[str], at: int, plain: bool, numbered: bool
) -> int:
    """By how many words the phrase goes on at ``at``; 0 where it ends."""
    if words[at] == "/":
        stops = at + 1 >= len(words) or _any(words, at + 1, ("stop",), plain)
        return 0 if stops else 2
    if words[at] in _COORDINATORS:
        return _joined(written, words, at, plain, numbered)
    kept = _any(words, at, ("keep",), plain) or _closed(
        words, at, plain, numbered
    )
    if kept := kept or _tail_of_keep(words, at):
        return kept
    return 0 if _any(words, at, ("stop", "end", "sign"), plain) else 1


def _joined(
    written: list[str], words: list[str], at: int, plain: bool, numbered: bool
) -> int:
    """The size of a coordinator and the noun or event that it joins to the phrase."""
    size = _any(words, at + 1, ("join",), plain) or _event(words, at + 1, plain)
    if not size or _syllables(words, at) + size > LONGEST:
        return 0
    if _opens_clause(written, at + 1):
        return 0
    if numbered and at + 1 + size == len(words):
        return 0  # 15 bác sĩ, điều dưỡng 97: the head of the next count
    return 1 + size


def _closed(words: list[str], at: int, plain: bool, numbered: bool) -> int:
    """The size of a compound at ``at`` whose last word is a verb elsewhere, where nothing follows
    that the verb could govern: "1.530 văn bản đến, ..." but "35 văn bản | đến các trạm", "5.000
    người dùng" but "3 người | dùng máy"."""
    size = _any(words, at, ("closed",), plain)
    if not size or (numbered and at + size == len(words)):
        return 0
    ends = at + size == len(words) or words[at + size] in (*_COORDINATORS, "/")
    grammar = _any(words, at + size, ("stop",), plain) and not _any(
        words, at + size, ("determiner",), plain
    )
    return size if ends or grammar else 0


def _event(words: list[str], at: int, plain: bool) -> int:
    """The size of a further event at ``at`` ("58 buổi giao ban, | đào tạo trực tuyến"); 0 for a
    verb with an object or with those it is for ("12 cuộc họp, | tập huấn cho cán bộ")."""
    size = (
        _any(words, at, ("event",), plain)
        if _any(words, 0, ("occasion",), plain)
        else 0
    )
    online = size and _any(words, at + size, ("mode",), plain)
    return size if size and (online or at + size == len(words)) else 0


def _syllables(words: list[str], at: int) -> int:
    return at - words[:at].count(",")


def _opens_clause(written: list[str], at: int) -> bool:
    """Whether the head after a comma is a name and no further head: "41 TTHC, Sở đã ...", "120 hồ
    sơ, Sở Nội vụ 45"."""
    return written[at].istitle() and not written[0].istitle()


def _tail_of_keep(words: list[str], at: int) -> int:
    """1 where the word at ``at`` is inside a kept compound that began before it ("tiểu | học",
    "phòng dạy | học")."""
    for before, size in ((1, 2), (1, 3), (2, 3)):
        if at >= before and " ".join(
            words[at - before : at - before + size]
        ) in listed("keep"):
            return size - before
    return 0


def right_before(stream: Stream, start: int, position: int) -> str:
    """The noun that opens the clause before ``position`` and fills it: "thuê bao Internet |
    345.600"; "" for none."""
    opens = [start] * (start == stream.block_start(position))
    for at in reversed(
        [
            *opens,
            *(
                match.end()
                for match in one("clause").finditer(
                    stream.folded, start, position
                )
            ),
        ]
    ):
        noun, end = after(stream, at)
        if is_head(noun):
            return noun if not stream.source[end:position].strip(" ") else ""
    return ""


def named_before(stream: Stream, start: int, position: int) -> str:
    """The noun that the words from ``start`` to ``position`` announce: "Tổng số hồ sơ đã giải
    quyết: "; "" for none.

    The last "(tổng) số", "số lượng", "tỷ lệ" with a noun; else the last clause that opens with a
    listed noun."""
    for name, listed_only in (("noun lead", False), ("clause", True)):
        text = stream.folded if listed_only else stream.low
        for match in [*one(name).finditer(text, start, position)][
            : -1 - _CANDIDATES : -1
        ]:
            noun, end = after(stream, match.end())
            if noun and end <= position and (not listed_only or is_head(noun)):
                return noun
    noun, end = after(stream, start)
    if noun and end <= position and is_head(noun):
        return noun
    english = one("english object").search(stream.low, start, position)
    return english["noun"] if english else ""
