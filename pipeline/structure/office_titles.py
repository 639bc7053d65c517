"""Titles of signers and the formulas of signing for somebody, in standard spelling (ND 30/2020,
boxes 7a and 7b)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline.structure.lines import in_capitals, patterns
from pipeline.structure.word_lists import signing_words
from pipeline.text import fold


def formula() -> re.Pattern[str]:
    """A formula of signing at the end of a text: ``how`` (TM, KT ...) for ``whom``."""
    return patterns("formula spelt")


_WORN = re.compile(
    r"(?<!\w)(?:[KVRX]\W?[T1I7]|[1I]\W?[TG])\W{0,2}$"
)  # KT. under a seal
_MOST_WORDS = 9  # of a title
_LEAST_LETTERS = 8  # of a title that may be damaged


@cache
def titles() -> dict[str, str]:
    """Folded title -> its standard spelling."""
    return {fold(text): text for text in signing_words("title")}


def bodies() -> tuple[str, ...]:
    """The bodies in whose name one signs."""
    return signing_words("body")


def read(text: str) -> tuple[str, str] | None:
    """(signed for, title) that a text ends with, in standard spelling: one of them is ""."""
    text = re.sub(r"[\W_]+$", "", text)
    if (
        not in_capitals(text) and len(text) < 40
    ):  # small letters, as before 2004
        alone = re.sub(r"^[\W_]+", "", text)
        if (spelt := known(alone)) and fold(alone) in titles():
            return "", spelt
        match = formula().fullmatch(alone)
        if match and fold(match["whom"]) in titles():
            text = text.upper()
    match = formula().search(text)
    if match and in_capitals(match["whom"]):
        return _formula(match)
    return _title_in_capitals(text)


def _formula(match: re.Match[str]) -> tuple[str, str]:
    """(signed for, title) of a formula of signing; an acting head (Q.) signs for himself."""
    whom = re.sub(r"[^\w\s&-]", " ", match["whom"])
    whom = _spelt(" ".join(whom.split()))
    how = match["how"].replace("/", "").replace("Thay mặt", "TM")
    return ("", f"Q. {whom}") if how == "Q" else (f"{how}. {whom}", "")


def _title_in_capitals(text: str) -> tuple[str, str] | None:
    """(signed for, title) of the longest title that the capitals at a text's end are."""
    words = re.findall(r"[^\W\d_]+", text)
    tail = _capitals(words)
    for size in range(min(len(tail), _MOST_WORDS), 1, -1):
        if spelt := known(" ".join(tail[-size:])):
            before = text[: text.rfind(tail[-size])].rstrip()
            worn = _WORN.search(before) and not spelt.startswith("PHÓ")
            return (f"KT. {spelt}", "") if worn else ("", spelt)
        alone = size == len(tail) == len(words) and size > 2
        if alone and (spelt := known(" ".join(tail[:2]))):
            return "", " ".join(
                [spelt, *tail[2:]]
            )  # the body behind it: TRƯỞNG PHÒNG NỘI VỤ
    return None


def _capitals(words: Sequence[str]) -> list[str]:
    """The words in capitals that a text ends with; two capitals in a word are enough for a scan."""
    tail: list[str] = []
    for word in reversed(words):
        if not (word.isupper() or sum(c.isupper() for c in word) >= 2):
            break
        tail.insert(0, word)
    return tail


def known(name: str) -> str:
    """The title that a name is, damaged by one letter or two; "" where it is none."""
    folded = fold(name)
    if folded in titles():
        return titles()[folded]
    if len(folded) >= _LEAST_LETTERS:
        near = [
            spelt
            for key, spelt in titles().items()
            if abs(len(key) - len(folded)) <= 1
            and key[0] == folded[0]
            and fuzz.ratio(key, folded) >= 88
        ]
        if len(near) == 1:
            return near[0]
    return ""


def _spelt(whom: str) -> str:
    folded = fold(whom)
    for key, spelt in sorted(titles().items(), key=lambda item: -len(item[0])):
        if folded == key or (folded.startswith(key + " ") and len(key) > 6):
            return (spelt + whom[len(key) :]).strip()
    if title := known(whom):
        return title
    for long in bodies():
        if folded.startswith(fold(long)):
            return (long + whom[len(long) :]).strip()
    return whom
