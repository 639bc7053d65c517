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
from pipeline.text import fold

LIMIT = 60  # characters of a subject
_LEVELS = words_of("owner_level")
_FAR = 14.0  # cost of a subject that stands too far off


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
            least = cost
            best = scene.text[
                scene.words.starts[hit.first] : scene.words.ends[stop - 1]
            ]
    return "" if fold(best) in fold(issuer) else best


def _candidates(figure: Figure, scene: Scene) -> Iterator[Hit[str]]:
    """The bodies that the sentence of a figure names near it."""
    start, end = scene.sentence_span(figure.sentence)
    hits = scene.phrases("subject")
    low = bisect_left(hits, figure.first - int(_FAR) - LIMIT, key=_first)
    for hit in hits[
        low : bisect_left(hits, figure.stop + int(_FAR), key=_first)
    ]:
        if not start <= scene.words.starts[hit.first] < end:
            continue
        if hit.first <= figure.stop and hit.stop > figure.first:
            continue
        if not _is_counted(figure, scene, hit) and _spelt(
            hit.first, hit.stop, scene
        ):
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
    if gap.soft or (not right and scene.is_counted(hit.first)):
        return _FAR
    return gap.words + 20 * (gap.hard + gap.figures) + (0 if right else 2)


def _first(hit: Hit[str]) -> int:
    return hit.first


def _spelt(first: int, stop: int, scene: Scene) -> bool:
    """Whether a phrase has its diacritics ("cấp bổ sung" is not "cấp bộ"), or writes none."""
    spelt = tuple(map(scene.words.spelt, range(first, stop)))
    return spelt in _subjects() or all(
        letters == "".join(sorted(word))
        for letters, word in zip(
            spelt, scene.words.words[first:stop], strict=True
        )
    )


@cache
def _subjects() -> frozenset[tuple[str, ...]]:
    return frozenset(_letters(phrase) for phrase in phrases_of("subject"))


def _letters(phrase: str) -> tuple[str, ...]:
    words = split(phrase)
    return tuple(map(words.spelt, range(len(words.words))))


def _row_subject(label: str) -> str:
    """The body that a row of a table is about: the whole label, where it names one and nothing
    else."""
    label = " ".join(label.split())
    if len(label) > LIMIT or any(c.isdigit() for c in label):
        return ""
    words = split(label)
    known = any(
        hit.first == 0 and _extent(words, hit.stop) == len(words.words)
        for hit in said("subject", label)
    )
    named = any(_names_one(hit, words) for hit in said("body", label))
    return label if known or named else ""


def _names_one(hit: Hit[str], words: Words) -> bool:
    """Whether a body opens a label and its name follows: "UBND huyện | Bình Sơn"."""
    if hit.first > 0 or hit.stop >= len(words.words):
        return False
    return words.text[words.starts[hit.stop]].isupper()


def _extent(words: Words, stop: int) -> int:
    """The word after a name and its modifiers: "UBND huyện|Bình Sơn", "các cơ quan|nhà nước"."""
    text, starts, last = words.text, words.starts, len(words.words)
    while stop < last:
        before = text[max(starts[stop] - 2, 0) : starts[stop]]
        ahead = tuple(
            map(words.spelt, range(stop, min(stop + _longest(), last)))
        )
        size = next(
            (len(more) for more in _modifiers() if ahead[: len(more)] == more),
            0,
        )
        name = re.match(r"[^\W\d_]+", text[starts[stop] :])
        if not size and name and name[0].istitle() and before[:1] != ",":
            size = 1
        if not size or not before.endswith(" ") or before[:1] in ";:.()":
            break
        stop += size
    return stop


@cache
def _modifiers() -> tuple[tuple[str, ...], ...]:
    found = [_letters(phrase) for phrase in phrases_of("subject_more")]
    return tuple(sorted(found, key=lambda spelt: (-len(spelt), spelt)))


@cache
def _longest() -> int:
    return len(_modifiers()[0])
