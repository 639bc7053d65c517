"""Names whom a figure is about where that is not the issuer as a whole.

A subject is a noun phrase: a body or level of ``models/fact_words.tsv`` with the names and
modifiers behind it. It never holds a figure or a verb; where the words do not tell, it is empty.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, Words, phrases, split
from pipeline.clauses.roles import said
from pipeline.clauses.scene import Scene
from pipeline.resources import rows
from pipeline.text import fold

LIMIT = 60  # characters of a subject
_LEVELS = ("cap", "ubnd", "toan")
_FAR = 14.0  # cost of a subject that stands too far off


def subject_of(figure: Figure, scene: Scene, label: str = "", issuer: str = "") -> str:
    """The words that name it; ``label`` is that of the table row. "" where the text names none but
    the issuer."""
    if label:
        return _row_subject(label)
    start, end = scene.sentence_span(figure.sentence)
    best, least = "", _FAR
    counted = figure.stop + len(split(figure.mention.unit).words)
    hits = scene.phrases("subject")
    low = bisect_left(hits, figure.first - int(_FAR) - LIMIT, key=_first)
    for hit in hits[low : bisect_left(hits, figure.stop + int(_FAR), key=_first)]:
        at = scene.words.starts[hit.first]
        if not start <= at < end or (
            hit.first <= figure.stop and hit.stop > figure.first
        ):
            continue
        if (
            figure.stop < hit.first < counted
            and scene.words.words[hit.first] not in _LEVELS
        ):
            # "150 lượt cán bộ" are counted; "63 thủ tục cấp tỉnh" are those of the province
            continue
        if not _spelt(hit.first, hit.stop, scene):
            continue
        right = hit.first >= figure.stop
        stop = _extent(scene.words, hit.stop)
        words, soft, hard, figures = (
            scene.gap(figure.stop, hit.first)
            if right
            else scene.gap(stop, figure.first)
        )
        if soft or (not right and scene.is_counted(hit.first)):
            continue  # another statement, or what the figure before counts
        cost = words + 4 * soft + 20 * (hard + figures) + (0 if right else 2)
        if cost < least:
            least, best = cost, scene.words.text[at : scene.words.ends[stop - 1]]
    return "" if fold(best) in fold(issuer) else best


def _first(hit: Hit[str]) -> int:
    return hit.first


def _spelt(first: int, stop: int, scene: Scene) -> bool:
    """Whether a phrase has its diacritics ("cấp bổ sung" is not "cấp bộ"), or writes none."""
    spelt = tuple(map(scene.words.spelt, range(first, stop)))
    return spelt in _subjects() or all(
        letters == "".join(sorted(word))
        for letters, word in zip(spelt, scene.words.words[first:stop], strict=True)
    )


@cache
def _subjects() -> frozenset[tuple[str, ...]]:
    return frozenset(_letters(phrase) for phrase in _listed("subject"))


def _letters(phrase: str) -> tuple[str, ...]:
    words = split(phrase)
    return tuple(map(words.spelt, range(len(words.words))))


def _listed(role: str) -> list[str]:
    return [
        phrase
        for row in rows("fact_words.tsv")
        if row["role"] == role
        for phrase in phrases(row["phrases"])
    ]


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
    named = any(
        hit.first == 0
        and hit.stop < len(words.words)
        and label[words.starts[hit.stop]].isupper()
        for hit in said("body", label)
    )
    return label if known or named else ""


def _extent(words: Words, stop: int) -> int:
    """The word after a name and its modifiers: "UBND huyện|Bình Sơn", "các cơ quan|nhà nước"."""
    text, starts, last = words.text, words.starts, len(words.words)
    while stop < last:
        before = text[max(starts[stop] - 2, 0) : starts[stop]]
        ahead = tuple(map(words.spelt, range(stop, min(stop + _longest(), last))))
        size = next(
            (len(more) for more in _modifiers() if ahead[: len(more)] == more), 0
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
    found = [_letters(phrase) for phrase in _listed("subject_more")]
    return tuple(sorted(found, key=lambda spelt: (-len(spelt), spelt)))


@cache
def _longest() -> int:
    return len(_modifiers()[0])
