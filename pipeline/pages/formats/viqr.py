"""VIQR (RFC 1456): Vietnamese in seven bits, its marks typed behind their letters: "ho^` so+"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.pages.syllables import is_syllable

_MARKS = {
    "(": "\u0306",
    "^": "\u0302",
    "+": "\u031b",
    "*": "\u031b",
    "'": "\u0301",
    "`": "\u0300",
    "?": "\u0309",
    "~": "\u0303",
    ".": "\u0323",
}
_LETTER = re.compile(
    r"[dD][dD]|(?:[aA]\(|[aeoAEO]\^|[ouOU][+*]|[aeiouyAEIOUY])['`?~.]?|[A-Za-z]"
)
_WORD = re.compile(rf"(?:{_LETTER.pattern})+")
_ESCAPED = re.compile(r"\\([('`?~.^+*dD\\])")
# what English and arithmetic hardly hold
_TYPICAL = re.compile(r"[aeoAEO]\^|[ouOU]\+|[aA]\([a-zA-Z]|\b[dD]d[a-z]")
_LEAST = 5  # of these in a text
# of all words: that have marks, and that are syllables then
_MARKED, _SYLLABLES = 0.2, 0.8

Found = list[tuple[str, int]]  # characters, and where each began


def decode(text: str) -> Found | None:
    """The characters of a text in VIQR with the offsets of what became each; None for a text that
    is not in VIQR."""
    if len(_TYPICAL.findall(text)) < _LEAST:
        return None
    words = [word.group() for word in _WORD.finditer(text)]
    said = [_said(word) for word in words]
    marked = sum(one != word for one, word in zip(said, words, strict=True))
    syllables = sum(is_syllable(one.rstrip(".?")) for one in said)
    if marked < _MARKED * len(words) or syllables < _SYLLABLES * len(words):
        return None
    found: Found = []
    at = 0
    for word in _WORD.finditer(text):
        found += _plain(text, at, word.start())
        found += _letters(text, word.start(), word.end())
        at = word.end()
    return found + _plain(text, at, len(text))


def _plain(text: str, start: int, end: int) -> Found:
    """What stands between words; a backslash makes a mark a sign of its own."""
    escaped = {mark.start() for mark in _ESCAPED.finditer(text, start, end + 1)}
    return [(text[n], n) for n in range(start, end) if n not in escaped]


def _letters(text: str, start: int, end: int) -> Found:
    """The letters of a word. Behind a vowel a stop is a mark, unless no syllable has it there."""
    word = text[start:end]
    if not is_syllable(_said(word)) and is_syllable(_said(word[:-1])):
        return [*_letters_of(word[:-1], start), (word[-1], end - 1)]
    return _letters_of(word, start)


def _letters_of(word: str, start: int) -> Found:
    return [
        (_letter(found.group()), start + found.start())
        for found in _LETTER.finditer(word)
    ]


@lru_cache(10_000)
def _said(word: str) -> str:
    """A word with its letters put together.

    >>> _said("dda.t"), _said("so+?"), _said("BA'O")
    ('đạt', 'sở', 'BÁO')
    """
    return "".join(_letter(found) for found in _LETTER.findall(word))


def _letter(typed: str) -> str:
    if typed in ("dd", "DD", "Dd", "dD"):
        return "đ" if typed[0] == "d" else "Đ"
    marks = "".join(_MARKS[mark] for mark in typed[1:])
    return unicodedata.normalize("NFC", typed[0] + marks)
