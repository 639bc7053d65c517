"""How far a text reads as Vietnamese, and with it whether the text layer of a page can be
trusted."""

from __future__ import annotations

import re

from pipeline.pages.syllables import share

_WORD = re.compile(r"[^\W\d_]{2,}")
_USUAL = 0.45  # share of words with a diacritic that running text always passes (it is 0.65 to 0.8)
_FEW = 12  # words; fewer tell nothing
_CID = re.compile(r"\(cid:\d+\)")
TRUSTED = 0.8


def quality(text: str) -> float:
    """0..1: the share of syllables that Vietnamese can have, less where diacritics are rare (lost
    by a scanner's own reader or by a damaged font). Too few words to tell count as good."""
    words = _WORD.findall(text)
    if len(words) < _FEW:
        return 1.0 if not _CID.search(text) else 0.0
    marked = (len(words) - sum(map(str.isascii, words))) / len(words)
    lost = 10 * len(_CID.findall(text)) / len(words)
    return round(
        max(0.0, share(text) * (0.4 + 0.6 * min(1.0, marked / _USUAL)) - lost),
        3,
    )


def words(text: str) -> int:
    """Words of two letters or more."""
    return len(_WORD.findall(text))
