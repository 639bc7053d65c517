"""Labels of rows: their numbering, and the path of the rows above that they belong to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pipeline.observations.values import is_figure, is_year
from pipeline.observations.words import says_first
from pipeline.records import Cell
from pipeline.text import one_line

# outer first; a part is "III.1", above 1, 2, 3
RANKS = ("capital", "roman", "part", "number", "sub", "letter", "dash")
_FORMS = (
    ("roman", re.compile(r"[IVX]+[.)]?")),
    ("part", re.compile(r"[IVX]+(?:\.\d{1,2})+[.)]?")),
    ("capital", re.compile(r"[A-ZĐ][.)]?")),
    ("sub", re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?")),
    ("number", re.compile(r"\d{1,3}[.)]?")),
    ("letter", re.compile(r"[a-zđ][.)]?")),
    ("dash", re.compile(r"[-–+•*]")),
)
_MARK = re.compile(
    r"\s*(?:(\d{1,2}(?:\.\d+)*|[IVX]+|[A-ZĐ]|[a-zđ])[.)]\s+|([-–+•*])\s*)"
)
_RUN = 3  # numbers that follow each other, by which a column shows that it numbers the rows
_MOST = Fraction(7, 10)  # of the cells of a column that numbers the rows
_WORD = re.compile(r"[^\W\d_]{2}")


def rank(text: str) -> str:
    """The kind of a row's number: "roman" of "II.", "" where it is none."""
    bare = text.strip()
    return next((name for name, form in _FORMS if form.fullmatch(bare)), "")


@dataclass(frozen=True, slots=True)
class Label:
    """What the first cells of a row say."""

    # cells of several rows and names of groups, from the left
    merged: tuple[str, ...]
    own: str
    rank: str
    mark: str = ""  # the number as printed


def read(
    row: Mapping[int, Cell], leading: Iterable[int], groups: Iterable[int] = ()
) -> Label:
    """The label of a row; ``leading``: the columns before its figures that number or name it,
    ``groups``: those of them that name the group of several rows."""
    columns = [column for column in leading if column in row]
    texts = [one_line(row[column].text) for column in columns]
    wide = [row[column].row_span > 1 or column in groups for column in columns]
    number = next(filter(rank, texts), "")
    merged, own = _names(texts, wide)
    if not (own or merged or number):
        own = _first_text(texts)
    if match := _MARK.match(own):
        number = number or match[match.lastindex or 1]
        own = own[match.end() :] or own
    return Label(merged, own, rank(number), number.strip(" .)"))


def _first_text(texts: Sequence[str]) -> str:
    """The first that is more than a figure; "" for none."""
    said = (text for text in texts if text and not is_figure(text))
    return next(said, "")


def _names(
    texts: Sequence[str], wide: Sequence[bool]
) -> tuple[tuple[str, ...], str]:
    """The texts that hold for several rows, and the first of the others that has words."""
    merged, own = [], ""
    for text, of_several in zip(texts, wide, strict=True):
        if rank(text) or not _WORD.search(text):
            continue
        if of_several:
            merged.append(text)
        else:
            own = own or text
    return tuple(merged), own


def groups(
    rows: Sequence[Mapping[int, Cell]], leading: Sequence[int]
) -> tuple[int, ...]:
    """The leading columns that name groups: they say the same in row after row, or speak only where
    a group begins, and one to the right of them names each row ("Thanh toán trực tuyến | Tỷ lệ hồ
    sơ ...")."""
    words = {column: _words_of(rows, column) for column in leading}
    seldom = {n for n in leading if _says_seldom(rows, n, len(words[n]))}
    again = {n for n in leading if _says_again(words[n], len(rows))}
    naming = (n for n in leading if n not in seldom and _names_each(words[n]))
    before = next(naming, 0)
    grouping = seldom | again
    return tuple(n for n in leading if n in grouping and n < before)


def names(rows: Sequence[Mapping[int, Cell]], leading: Iterable[int]) -> bool:
    """Whether the leading columns say what rows are about."""
    return any(_words_of(rows, column) for column in leading)


def _words_of(rows: Sequence[Mapping[int, Cell]], column: int) -> list[str]:
    texts = (one_line(text) for text in _texts_of(rows, column))
    return [text for text in texts if _WORD.search(text)]


def _texts_of(rows: Sequence[Mapping[int, Cell]], column: int) -> list[str]:
    return [row[column].text for row in rows if column in row]


def _names_each(texts: Sequence[str]) -> bool:
    return len(texts) > 1 and len(set(texts)) == len(texts)


def _says_again(texts: Sequence[str], rows: int) -> bool:
    """Whether a column of as good as every row has few names, each of several rows."""
    filled = len(texts) * 10 >= rows * 9
    return filled and len(set(texts)) * 2 <= len(texts)


def _says_seldom(
    rows: Sequence[Mapping[int, Cell]], column: int, names: int
) -> bool:
    """Whether a column says words in a few rows and nothing, no number either, in the others."""
    filled = sum(bool(text.strip()) for text in _texts_of(rows, column))
    return 0 < 2 * names <= len(rows) and filled == names


@dataclass
class Outline:
    """The rows that a row stands below."""

    # rows carry numbers: one without belongs to the last one with
    numbered: bool
    # how deep a row stands, and its label
    _above: list[tuple[float, str]] = field(default_factory=list)
    # of the row before: the cells over several rows, and how deep it stands
    _sibling: tuple[tuple[str, ...], float] = ((), 0.0)

    def path(
        self, label: Label, *, heads: bool, total: bool
    ) -> tuple[str, ...]:
        """The path of a row; ``heads``: it has no figures of its own, ``total``: it adds up
        others and, where it bears no number, stands below none."""
        own = (*label.merged, label.own)
        if total and not label.rank:
            return tuple(filter(None, own))
        level = self._level(label, heads)
        self._sibling = label.merged, level
        # a row without a number is no part of one that a dash marks
        limit = level if label.rank else min(level, RANKS.index("dash"))
        above = [row for row in self._above if row[0] < limit]
        path = [text for _, text in above]
        if label.own and level < len(RANKS):
            above.append((level, label.own))
        self._above = above
        return tuple(filter(None, (*path, *own)))

    def _level(self, label: Label, heads: bool) -> float:
        """How deep a row stands: by its number, else by that of the row before with which it
        shares a cell, else by what it says."""
        if label.rank:
            return RANKS.index(label.rank) + min(label.mark.count("."), 9) / 10
        merged, before = self._sibling
        if merged and merged == label.merged:
            return before
        if says_first("within", label.own):
            return RANKS.index("dash")
        if not heads:
            return len(RANKS)
        return RANKS.index("roman") + 0.5 if self.numbered else -1


def leading(
    rows: Sequence[Mapping[int, Cell]], skipped: Iterable[int]
) -> tuple[int, ...]:
    """The columns before the first one that mostly holds figures; ``skipped``: those that hold
    units or codes."""
    columns = sorted({column for row in rows for column in row} - set(skipped))
    found: list[int] = []
    for column in columns:
        texts = [text for text in _texts_of(rows, column) if text.strip()]
        if found and _mostly_figures(texts) and not _counts(texts):
            break
        found.append(column)
    return tuple(found)


def _mostly_figures(texts: Sequence[str]) -> bool:
    return sum(map(is_figure, texts)) * 2 > len(texts)


def _counts(texts: Sequence[str]) -> bool:
    """Whether the numbers of a column count from nought or one."""
    numbers = _numbers(texts)
    if len(numbers) < 2 or numbers[0] not in (0, 1):
        return False
    return _follow(numbers)


def _numbers(texts: Sequence[str]) -> list[int]:
    """Those of the texts that are whole numbers, "1." and "2)" too."""
    bare = [text.strip(" .)") for text in texts]
    return [int(text) for text in bare if text.isdecimal()]


def _follow(numbers: Sequence[int]) -> bool:
    """Whether each number is the next of the one before."""
    steps = itertools.pairwise(numbers)
    return all(after == before + 1 for before, after in steps)


def numbers_rows(texts: Sequence[str]) -> bool:
    """Whether the cells of a first column number the rows: 1, 2, 3; I, 1, 2, II; 1.1, 1.2."""
    filled = list(filter(None, map(str.strip, texts)))
    ranked = list(filter(rank, filled))
    if not ranked or len(ranked) < _MOST * len(filled):
        return False
    numbers = _numbers(ranked)
    if len(numbers) < len(ranked):
        return True
    if len(numbers) == 1:
        return numbers[0] < 2
    steps = list(itertools.pairwise(numbers))
    rising = sum(after in (before + 1, 1) for before, after in steps)
    return rising >= _MOST * len(steps)


def counts_on(texts: Sequence[str]) -> bool:
    """Whether a column gives one number after the other, no years: it names the rows, it counts
    nothing."""
    filled = [text for text in texts if text.strip()]
    numbers = _numbers(filled)
    if len(filled) < _RUN or len(numbers) < len(filled):
        return False
    if all(map(is_year, filled)):
        return False
    return _follow(numbers)
