"""The noun that a figure counts, as written: a phrase of one to seven syllables after it, or named
before it.

Vietnamese writes syllables apart and does not inflect; a counted noun phrase runs from its head to
the right until grammar (a preposition, an auxiliary), a verb or punctuation ends it. That closed
list does better here than a tagger: it is fast, it is data, and it does not fail on abbreviations
(TTHC), names and damaged letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from pipeline.mentions.noun_lists import is_head, listed, longest
from pipeline.mentions.patterns import pattern
from pipeline.mentions.stream import Stream

LONGEST = 9  # syllables
_TOKEN = regex.compile(  # the gap before it, and the word
    r"(?P<gap>(?>(?:\s?\n\s?|[ \u00a0]{0,3})(?:[*“\"]{1,2}(?=\w))?))"
    r"(?P<word>(?<=/)k?m[23²](?!\w)|[^\W\d_]++(?:[&.’'-][^\W\d_]++)*+|[,/])"
)
_FIGURE = regex.compile(r"[ \u00a0]?\d[\d.,]*+(?!\s?%)")
_CANDIDATES = 6  # announced nouns that are looked at, from the figure backwards


def after(stream: Stream, position: int) -> tuple[str, int]:
    """(noun phrase as written, its end) right after ``position``; ("", position) for none."""
    if position not in stream.nouns:
        stream.nouns[position] = _after(stream, position)
    return stream.nouns[position]


def _after(stream: Stream, position: int) -> tuple[str, int]:
    words, ends = _tokens(stream.source, position)
    if not words:
        return "", position
    numbered = _FIGURE.match(stream.source, ends[-1]) is not None
    size = _size(_Words.of(words, stream.plain, numbered))
    if not size:
        return "", position
    return _join(words[:size]), ends[size - 1]


def of_text(text: str, plain: bool) -> str:
    """The noun phrase that ``text`` begins with; "" for none. ``plain``: it was typed or read
    without diacritics."""
    words, _ = _tokens(text, 0)
    size = _size(_Words.of(words, plain))
    return _join(words[:size])


def _join(words: list[str]) -> str:
    text = "".join(words[:1])
    for left, right in pairwise(words):
        is_close = right in ",/" or left == "/"
        text += right if is_close else f" {right}"
    return text


def _tokens(source: str, position: int) -> tuple[list[str], list[int]]:
    """The words and marks from a place on, and where each ends, as far as a phrase may go."""
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


@dataclass(frozen=True, slots=True)
class _Words:
    """The words from a place on, as written and in lower case. ``plain``: without diacritics;
    ``numbered``: a figure follows the last."""

    written: list[str]
    low: list[str]
    plain: bool
    numbered: bool

    @classmethod
    def of(
        cls,
        written: list[str],
        plain: bool,
        numbered: bool = False,
    ) -> _Words:
        low = [word.lower() for word in written]
        return cls(written, low, plain, numbered)

    def __len__(self) -> int:
        return len(self.low)

    def listed(self, at: int, *kinds: str) -> int:
        """How many words from one on are a listed phrase of one of the kinds; 0 for none."""
        return longest(self.low, at, kinds, self.plain)

    def joins(self, at: int) -> bool:
        """Whether a word or mark joins a phrase to the next."""
        return self.low[at] in ",/" or self.low[at] in listed("coordinator")

    def syllables(self, stop: int) -> int:
        """The words before ``stop``, without commas."""
        return stop - self.low[:stop].count(",")


def _size(words: _Words) -> int:
    """How many of the words make up the noun phrase at their beginning."""
    if words.listed(0, "never"):
        return 0
    # "co quan" is a noun, though "co" alone reads as "có"
    whole = words.listed(0, "whole")
    kinds = ("keep", "head") if words.plain else ("keep",)
    kept = words.listed(0, *kinds)
    if whole > kept:
        return whole
    if words.low and _is_letter(words.low):
        return 0
    at = kept or _closed(words, 0) or _first(words)
    while 0 < at < len(words) and words.syllables(at) < LONGEST:
        size = _goes_on(words, at)
        if not size:
            break
        at += size
    # too long to be one noun: its head alone
    if words.syllables(at) >= LONGEST:
        return words.listed(0, "head") or at
    return _without_coordinators(words, at)


def _without_coordinators(words: _Words, size: int) -> int:
    """The size of a phrase without what would join it to the next: "máy tính và"."""
    size = min(size, len(words))
    while size and words.joins(size - 1):
        size -= 1
    return size


def _is_letter(words: list[str]) -> bool:
    """8d, 20x20; a split "đ ến"; but "đ/c" is a person."""
    letter = words[0]
    if len(letter) != 1:
        return False
    if letter.isascii():
        return True
    return letter in listed("letter") and words[1:2] != ["/"]


def _first(words: _Words) -> int:
    """The size of what begins a phrase that begins with no compound; 0 where nothing begins."""
    if words.listed(0, "stop", "adjective"):
        return 0
    return words.listed(0, "end") or 1


def _goes_on(words: _Words, at: int) -> int:
    """By how many words the phrase goes on at ``at``; 0 where it ends."""
    if words.low[at] == "/":
        ends = at + 1 >= len(words) or words.listed(at + 1, "stop")
        return 0 if ends else 2
    if words.joins(at):
        return _joined(words, at)
    kept = words.listed(at, "keep")
    kept = kept or _closed(words, at) or _tail_of_keep(words.low, at)
    if kept:
        return kept
    return 0 if words.listed(at, "stop", "end", "sign") else 1


def _joined(words: _Words, at: int) -> int:
    """The size of a coordinator and the noun or event that it joins to the phrase."""
    size = words.listed(at + 1, "join") or _event(words, at + 1)
    if not size or words.syllables(at) + size > LONGEST:
        return 0
    if _opens_clause(words.written, at + 1):
        return 0
    # 15 bác sĩ, điều dưỡng 97: the head of the next count
    if words.numbered and at + 1 + size == len(words):
        return 0
    return 1 + size


def _closed(words: _Words, at: int) -> int:
    """The size of a compound at ``at`` whose last word is a verb elsewhere, where nothing follows
    that the verb could govern: "1.530 văn bản đến, ..." but "35 văn bản | đến các trạm", "5.000
    người dùng" but "3 người | dùng máy"."""
    size = words.listed(at, "closed")
    stop = at + size
    if not size or (words.numbered and stop == len(words)):
        return 0
    if stop == len(words) or words.joins(stop):
        return size
    if words.listed(stop, "determiner"):
        return 0
    return size if words.listed(stop, "stop") else 0


def _event(words: _Words, at: int) -> int:
    """The size of a further event at ``at`` ("58 buổi giao ban, | đào tạo trực tuyến"); 0 for a
    verb with an object or with those it is for ("12 cuộc họp, | tập huấn cho cán bộ")."""
    if not words.listed(0, "occasion"):
        return 0
    size = words.listed(at, "event")
    if at + size == len(words):
        return size
    return size if words.listed(at + size, "mode") else 0


def _opens_clause(written: list[str], at: int) -> bool:
    """Whether the head after a comma is a name and no further head: "41 TTHC, Sở đã ...", "120 hồ
    sơ, Sở Nội vụ 45"."""
    return written[at].istitle() and not written[0].istitle()


def _tail_of_keep(low: list[str], at: int) -> int:
    """1 where the word at ``at`` is inside a kept compound that began before it ("tiểu | học",
    "phòng dạy | học")."""
    for before, size in ((1, 2), (1, 3), (2, 3)):
        begin = at - before
        if begin < 0:
            continue
        if " ".join(low[begin : begin + size]) in listed("keep"):
            return size - before
    return 0


def right_before(
    stream: Stream,
    start: int,
    position: int,
) -> str:
    """The noun that opens the clause before ``position`` and fills it: "thuê bao Internet |
    345.600"; "" for none."""
    clauses = pattern("clause").finditer(stream.folded, start, position)
    opens = [clause.end() for clause in clauses]
    if start == stream.block_start(position):
        opens.insert(0, start)
    for at in reversed(opens):
        noun, end = after(stream, at)
        if is_head(noun):
            fills = not stream.source[end:position].strip(" ")
            return noun if fills else ""
    return ""


def named_before(
    stream: Stream,
    start: int,
    position: int,
) -> str:
    """The noun that the words from ``start`` to ``position`` announce: "Tổng số hồ sơ đã giải
    quyết: "; "" for none.

    The last "(tổng) số", "số lượng", "tỷ lệ" with a noun; else the last clause that opens with a
    listed noun."""
    leads = pattern("noun lead").finditer(stream.low, start, position)
    for at in _last_ends(leads):
        noun, end = after(stream, at)
        if noun and end <= position:
            return noun
    clauses = pattern("clause").finditer(stream.folded, start, position)
    for at in (*_last_ends(clauses), start):
        noun, end = after(stream, at)
        if end <= position and is_head(noun):
            return noun
    english = pattern("english object").search(stream.low, start, position)
    return english["noun"] if english else ""


def _last_ends(found: Iterator[regex.Match[str]]) -> list[int]:
    """Where the last few of some matches end, from the last on."""
    ends = [match.end() for match in found]
    return ends[: -1 - _CANDIDATES : -1]
