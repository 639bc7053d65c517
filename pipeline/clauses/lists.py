"""Lists: which line heads the list of an item, whose a label says that a figure is, and what is
said of all items at once (models/list_words.tsv).

A head is a line that ends in a colon over items with markers of one kind; items of a deeper list
may stand between. What its words name (a noun, a cue, a topic, a time) its items leave out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.clauses.phrases import (
    Hit,
    Lexicon,
    Words,
    listed,
    split,
    words_of,
)
from pipeline.grouping import by_key
from pipeline.patterns import either

_MARKER = re.compile(r"\s*(?P<mark>[-+*•–—]|\(?[a-zđ]\)|\(?\d{1,2}[.)])\s*")
_LONGEST = 40  # items of a list above which its head is looked for
_OWNERS = 18  # words between a figure and the next of its list
_BEFORE = 2  # words between a figure and its owner
_ENDS = re.compile(r"[;:.?!\t|]")


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in a text: its first word, the word after its last."""

    first: int
    stop: int


def head_of(texts: Sequence[str], index: int) -> int:
    """The number of the line that heads the list of which line ``index`` is an item; -1 for none.

    >>> head_of(["Số máy tính:", "- Cấp tỉnh: 5", "- Cấp xã: 9"], 2)
    0"""
    kind = _kind(texts[index])
    if not kind:
        return -1
    for above in range(index - 1, max(index - 1 - _LONGEST, -1), -1):
        other = _kind(texts[above])
        opens = texts[above].rstrip(" *_").endswith(":")
        if opens and other != kind:
            return above
        if not other:
            return -1
    return -1


def label_of(item: str) -> str:
    """The words between the marker of an item and its figure, without the colon.

    >>> label_of("- Cấp tỉnh: ")
    'Cấp tỉnh'"""
    marker = _MARKER.match(item)
    return item[marker.end() if marker else 0 :].strip(" :")


def names_owner(label: str) -> bool:
    """Whether a label says whose a figure is ("Cấp tỉnh", "UBND xã Tân Lập"), not what it
    counts."""
    owners = _with_role("owner", split(label))
    return any(hit.first == 0 for hit in owners)


def names_next_level(between: str, behind: str) -> bool:
    """Whether a share says of another level what the share before it says of one, by the words
    between the two and those behind it.

    >>> names_next_level(", xã ", " xử lý trên mạng")
    True
    >>> names_next_level(" cấp tỉnh, ", " cấp huyện được xử lý")
    True"""
    parted = _parted().match(between) is not None
    words = split(between if parted else _closes().sub("", between))
    levels = _with_role("level", words)
    if parted:
        return bool(levels) and all(
            words.words[at] in _leads("before_level")
            or any(hit.first <= at < hit.stop for hit in levels)
            for at in range(len(words.words))
        )
    ends = bool(_closes().search(between)) and any(
        hit.stop == len(words.words) and hit.size > 1 for hit in levels
    )
    follows = _with_role("level", split(behind))
    return ends and any(not hit.first and hit.size > 1 for hit in follows)


def shared_predicates(
    text: str,
    words: Words,
    figures: Sequence[Place],
) -> dict[int, int]:
    """Number of a figure -> the word with which begins what is said of it and of the further
    figures of its list: "100% sở, ngành, 95% xã | đã dùng chữ ký số"; the last of a list has
    none."""
    found: dict[int, int] = {}
    if len(figures) < 2:
        return found
    predicates = [hit.first for hit in _with_role("predicate", words)]
    owners = frozenset(hit.first for hit in _with_role("owner", words))
    ends = [*(figure.first for figure in figures[1:]), len(words.words)]
    begins = -1
    for at in range(len(figures) - 1, -1, -1):
        figure, stop = figures[at], ends[at]
        own = _first_from(predicates, figure.stop, stop)
        if not _owned(words, figure, owners):
            begins = -1
        elif own < stop:
            begins = own if _is_said_of(text, words, figure, own) else -1
        elif begins >= 0 and _joined(text, words, figure, figures[at + 1]):
            found[at] = begins
        else:
            begins = -1
    return found


def _first_from(
    places: Sequence[int],
    low: int,
    high: int,
) -> int:
    """The first of some words from one on; ``high`` where none comes before that."""
    at = bisect_left(places, low)
    return min([high, *places[at : at + 1]])


def _is_said_of(
    text: str,
    words: Words,
    figure: Place,
    own: int,
) -> bool:
    """Whether a predicate stands near behind a figure, in its clause."""
    if own - figure.stop > _OWNERS:
        return False
    return not _ends(text, words, figure.stop, own)


def _kind(line: str) -> str:
    """The kind of a line's marker: that of all numbers, of all letters, or the sign itself."""
    marker = _MARKER.match(line)
    if not marker:
        return ""
    lettered = re.sub(r"[a-zđ]", "a", marker["mark"])
    return re.sub(r"\d+", "1", lettered)


def _owned(
    words: Words,
    figure: Place,
    owners: frozenset[int],
) -> bool:
    """Whether an owner stands right behind a figure."""
    last = min(figure.stop + _BEFORE, len(words.words) - 1)
    for at in range(figure.stop, last + 1):
        if at in owners:
            return True
        if words.words[at] not in _leads("before_owner"):
            return False
    return False


def _joined(
    text: str,
    words: Words,
    figure: Place,
    following: Place,
) -> bool:
    """Whether a figure and the next are items of one list, by what stands between them."""
    if _ends(text, words, figure.stop, following.first):
        return False
    last = following.first - 1
    between = text[words.ends[last] : words.starts[following.first]]
    return "," in between or words.words[last] in words_of("joint")


def _ends(
    text: str,
    words: Words,
    first: int,
    stop: int,
) -> bool:
    """Whether a clause ends between two words."""
    return bool(_ENDS.search(text[words.starts[first] : words.starts[stop]]))


def _with_role(role: str, words: Words) -> list[Hit[str]]:
    return _by_role(words.text).get(role, [])


@lru_cache(maxsize=200)
def _by_role(text: str) -> dict[str, list[Hit[str]]]:
    hits = _lexicon().find(split(text))
    return by_key((hit.key, hit) for hit in hits)


def _and() -> str:
    """A pattern for what joins two items, as written."""
    return _any_of("coordinating")


def _any_of(role: str) -> str:
    """A pattern for any of the small words of a role, as written."""
    phrases = listed("function_words.tsv")
    return either(phrase for named, phrase in phrases if named == role)


@cache
def _parted() -> re.Pattern[str]:
    """What parts an item from the one before it."""
    return re.compile(rf"\s*(?:[,;]|{_and()}\b)")


@cache
def _closes() -> re.Pattern[str]:
    """The same at the end of an item."""
    bounds = rf"(?:\s+{_any_of('bound_word')})*"
    return re.compile(rf"(?:[,;]|\b{_and()}){bounds}\s*$")


@cache
def _lexicon() -> Lexicon[str]:
    return Lexicon(listed("list_words.tsv"))


@cache
def _leads(role: str) -> frozenset[str]:
    return frozenset(
        split(phrase).words[0]
        for name, phrase in listed("list_words.tsv")
        if name == role
    )
