"""Names whom a figure is about where that is not the issuer as a whole.

A subject is a noun phrase: a body or level of ``models/fact_words.tsv`` with the names and
modifiers behind it. It never holds a figure or a verb; where the words do not tell, it is empty.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, Words, split, words_of
from pipeline.clauses.roles import phrases_of, said
from pipeline.clauses.scene import Scene
from pipeline.clauses.word_forms import spelling
from pipeline.text import fold, one_line

LIMIT = 60  # characters of a subject
_LEVELS = words_of("owner_level")
_FAR = 14.0  # cost of a subject that stands too far off
_APART = 20  # of a separator or another figure between
_BEFORE = 2  # of standing before the figure, not behind it
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_OF_NAME = re.compile(r"(?<=[^\W\d_]) \d{1,2}(?= [^\W\d_]|$)")


def subject_of(
    figure: Figure, scene: Scene, label: str = "", issuer: str = ""
) -> str:
    """The words that name it; ``label`` is that of the table row. "" where the text names none but
    the issuer."""
    if label:
        return _row_subject(label)
    best, least = "", _FAR
    for hit in _candidates(figure, scene):
        stop = _extent(scene.words, hit.stop)
        cost = _cost(figure, scene, hit, stop)
        if cost < least:
            best, least = scene.words.written(hit.first, stop), cost
    return "" if fold(best) in fold(issuer) else best


def _candidates(figure: Figure, scene: Scene) -> Iterator[Hit[str]]:
    """The bodies that the sentence of a figure names near it."""
    hits = scene.phrases("subject")
    far = int(_FAR)
    low = bisect_left(hits, figure.first - far - LIMIT, key=_first)
    high = bisect_left(hits, figure.stop + far, key=_first)
    for hit in hits[low:high]:
        if scene.sentence_of(hit.first) != figure.sentence:
            continue
        if hit.first <= figure.stop and hit.stop > figure.first:
            continue
        if _is_counted(figure, scene, hit):
            continue
        if _spelt(hit.first, hit.stop, scene.words):
            yield hit


def _is_counted(figure: Figure, scene: Scene, hit: Hit[str]) -> bool:
    """Whether a figure counts those whom a phrase names: "150 lượt cán bộ"; "63 thủ tục cấp tỉnh"
    are those of the province."""
    last = figure.stop + len(split(figure.mention.unit).words)
    if not figure.stop < hit.first < last:
        return False
    return scene.words.words[hit.first] not in _LEVELS


def _cost(figure: Figure, scene: Scene, hit: Hit[str], stop: int) -> float:
    """How far a body that ends at a word stands from a figure; no less than ``_FAR`` where it is
    another's: of another statement, or what the figure before counts."""
    right = hit.first >= figure.stop
    way = (figure.stop, hit.first) if right else (stop, figure.first)
    gap = scene.gap(*way)
    if gap.soft:
        return _FAR
    if not right and scene.is_counted(hit.first):
        return _FAR
    cost = gap.words + _APART * (gap.hard + gap.figures)
    return cost if right else cost + _BEFORE


def _first(hit: Hit[str]) -> int:
    return hit.first


def _spelt(first: int, stop: int, words: Words) -> bool:
    """Whether a phrase has its diacritics ("cấp bổ sung" is not "cấp bộ"), or writes none."""
    spelt = words.spelling(first, stop)
    plain = tuple(map(words.plain, range(first, stop)))
    return spelt in _subjects() or spelt == plain


@cache
def _subjects() -> frozenset[tuple[str, ...]]:
    return frozenset(map(spelling, phrases_of("subject")))


def _row_subject(label: str) -> str:
    """The body that a row of a table is about: the whole label, where it names one and nothing
    else."""
    label = one_line(label)
    if len(label) > LIMIT or _holds_a_figure(label):
        return ""
    words = split(label)
    known = any(
        hit.first == 0 and _extent(words, hit.stop) == len(words.words)
        for hit in said("subject", label)
    )
    named = any(_names_one(hit, words) for hit in said("body", label))
    return label if known or named else ""


def _holds_a_figure(label: str) -> bool:
    """Whether a label has digits that number no place ("UBND xã Bảo Lâm 3", "Phường 1 Bảo Lộc")."""
    return any(c.isdigit() for c in _NUMBER_OF_NAME.sub("", label))


def _names_one(hit: Hit[str], words: Words) -> bool:
    """Whether a body opens a label and its name follows: "UBND huyện | Bình Sơn", "Quận | 12"."""
    if hit.first > 0 or hit.stop >= len(words.words):
        return False
    name = words.text[words.starts[hit.stop]]
    return name.isupper() or name.isdigit()


def _extent(words: Words, stop: int) -> int:
    """The word after a name and its modifiers: "UBND huyện|Bình Sơn", "các cơ quan|nhà nước"."""
    while stop < len(words.words) and (more := _more_of_name(words, stop)):
        stop += more
    return stop


def _more_of_name(words: Words, at: int) -> int:
    """How many words from one on go on with a name: those of a modifier, one of a proper name; 0
    where the name has ended."""
    start = words.starts[at]
    before = words.text[max(start - 2, 0) : start]
    if not before.endswith(" ") or before[:1] in ";:.()":
        return 0
    if size := _modifier(words, at):
        return size
    proper = _WORD.match(words.text, start)
    named = proper is not None and proper[0].istitle()
    return 1 if named and before[:1] != "," else 0


def _modifier(words: Words, at: int) -> int:
    """The words of the longest modifier that begins at a word; 0 for none."""
    stop = min(at + _longest(), len(words.words))
    ahead = words.spelling(at, stop)
    found = (more for more in _modifiers() if ahead[: len(more)] == more)
    return len(next(found, ()))


@cache
def _modifiers() -> tuple[tuple[str, ...], ...]:
    found = map(spelling, phrases_of("subject_more"))
    return tuple(sorted(found, key=lambda spelt: (-len(spelt), spelt)))


@cache
def _longest() -> int:
    return len(_modifiers()[0])
