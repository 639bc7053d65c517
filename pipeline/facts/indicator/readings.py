"""What the rows of the taxonomy ask of a figure, and the words that speak for them
(``models/topics.tsv``: of its surroundings)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline import taxonomy
from pipeline.clauses.phrases import Hit, Lexicon, listed, phrases, split
from pipeline.clauses.short_forms import short_forms
from pipeline.clauses.word_forms import first_word
from pipeline.facts.indicator.case import Key

_LABELS = {
    "count": "COUNT",
    "percent": "PERCENT RATIO",
    "ratio": "RATIO",
    "money": "MONEY",
    "quantity": "MEASURE",
    "score": "MEASURE",
}
# of a document: 12/TCT-CNTT, not people: máy tính/CBCC
_SYMBOL = re.compile(r"/(?!CB|CC)[\w&-]*[A-ZĐ]{2}[\w&-]*")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the taxonomy. ``period`` is stock (at a date), flow (over a time) or year (of a year
    that is named)."""

    code: str
    vi: str
    unit: str
    labels: frozenset[str]
    period: str
    nouns: tuple[str, ...]
    cues: tuple[str, ...]
    context: tuple[str, ...]
    excludes: tuple[str, ...]
    weight: float

    @property
    def units(self) -> tuple[str, ...]:
        """The alternatives of the unit: "hồ sơ, %"; "có/không" is none."""
        return tuple(
            unit
            for part in re.split("[,;]", self.unit)
            if (unit := part.strip()) != "có/không"
        )

    @property
    def of_change(self) -> bool:
        """Whether a difference can state it: a growth, a cut."""
        return any(label.endswith("@change") for label in self.labels)


@cache
def readings() -> tuple[Indicator, ...]:
    """The rows of the table. A code that stands twice has two readings: other nouns with other
    cues."""
    first = taxonomy.first_rows()
    return tuple(_indicator(first[row.code], row) for row in taxonomy.rows())


def reading_of(code: str, label: str) -> Indicator | None:
    """The first reading of a code that figures of a kind can state; None where there is none."""
    rows = (row for row in readings() if row.code == code)
    return next((row for row in rows if label in row.labels), None)


@cache
def yearly() -> frozenset[int]:
    """The readings of a year that is named, whose words govern from afar."""
    return frozenset(
        n for n, row in enumerate(readings()) if row.period == "year"
    )


def _indicator(named: taxonomy.Row, row: taxonomy.Row) -> Indicator:
    nouns, cues = _phrases(row.nouns), _phrases(row.cues)
    return Indicator(
        row.code,
        named.vi,
        named.unit,
        _labels(named.kind, row.labels),
        row.period,
        nouns,
        cues if nouns or cues else _phrases(row.triggers),
        phrases(row.context),
        _phrases(row.excludes),
        row.weight,
    )


def _phrases(cell: str) -> tuple[str, ...]:
    """The phrases of a cell, and behind them their short forms (models/short_forms.tsv)."""
    written = phrases(cell)
    short = (form for phrase in written for form in short_forms(phrase))
    return tuple(dict.fromkeys((*written, *short)))


def _labels(kind: str, listed: str) -> frozenset[str]:
    """The kinds of mention that can state an indicator: those listed, else those of its kind,
    "count/percent (of households)"."""
    if listed:
        return frozenset(listed.split("|"))
    kinds = kind.split(" ")[0].split("/")
    return frozenset(
        label for one in kinds for label in _LABELS.get(one, "").split()
    )


@cache
def topics() -> Lexicon[str]:
    """Topics that an indicator may ask of its surroundings, by their phrases
    (``models/topics.tsv``)."""
    return Lexicon(
        (topic, form)
        for topic, phrase in listed("topics.tsv")
        for form in (phrase, *short_forms(phrase))
    )


@cache
def lexicon() -> Lexicon[Key]:
    """Nouns, cues and excludes of all readings.

    ``short`` are nouns marked ~, ``label`` cues marked ^, ``never`` excludes marked !. Most phrases
    belong to many readings: they are found and measured once for all of them."""
    entries: list[tuple[_Listed, list[int]]] = []
    last: dict[_Listed, int] = {}  # the last entry of a phrase
    for number, row in enumerate(readings()):
        of_year = number in yearly()
        # by the first word of its phrases, the entry that the row joined last: of phrases that
        # begin at one word of a text it hears those first that it lists first
        joined: dict[tuple[str, ...], int] = {}
        for part, phrase in _parts(row):
            listed = _Listed(part, of_year, phrase)
            at, word = last.get(listed, -1), first_word(phrase)
            if at <= joined.get(word, -1):
                at = last[listed] = len(entries)
                entries.append((listed, []))
            entries[at][1].append(number)
            joined[word] = at
    return Lexicon(
        (Key(listed.part, listed.yearly, tuple(rows)), listed.phrase)
        for listed, rows in entries
    )


class _Listed(NamedTuple):
    """A phrase of a row, and the part that it is of a row that is of a named year or none."""

    part: str
    yearly: bool
    phrase: str


def _parts(row: Indicator) -> Iterator[tuple[str, str]]:
    """The phrases of a row, each with the part that it is of it."""
    for noun in row.nouns:
        yield "short" if noun.startswith("~") else "noun", noun
    for cue in row.cues:
        yield "label" if cue.startswith("^") else "cue", cue
    for phrase in row.excludes:
        yield "never" if phrase.startswith("!") else "exclude", phrase


# a heading, the head of a column, a unit are asked again for each figure
@lru_cache(maxsize=1000)
def spoken_of(text: str) -> tuple[Hit[Key], ...]:
    """The phrases of the lexicon in a text that is not the figure's own sentence; symbols of
    documents are no words."""
    return tuple(lexicon().find(split(_SYMBOL.sub("", text))))


def cued(hits: Iterable[Hit[Key]]) -> frozenset[int]:
    """The readings for which some phrases are cues."""
    keys = (hit.key for hit in hits)
    return frozenset(
        row for key in keys if key.part in ("cue", "label") for row in key.rows
    )


@lru_cache(maxsize=1000)
def cued_in(text: str) -> frozenset[int]:
    """The readings for which a text that is not the figure's own sentence holds a cue."""
    return cued(spoken_of(text))


@cache
def uncued() -> frozenset[int]:
    """The readings that need no cue."""
    return frozenset(n for n, row in enumerate(readings()) if not row.cues)


def search(text: str = "") -> list[taxonomy.Row]:
    """The first rows of the codes that hold every word of ``text``, the best first: names before
    triggers, whole words before parts of words; all, in the order of the table, for "".

    >>> [row.code for row in search("sim pki")]
    ['app.signature.sim_pki']"""
    wanted = split(text).words
    said: dict[str, str] = {}  # code -> what else can say it, in all its rows
    for row in taxonomy.rows():
        more = _spelt(f"{row.triggers} {row.nouns} {row.cues}")
        said[row.code] = f"{said.get(row.code, '')} {more}"
    ranked = [
        (rank, number, row)
        for number, (code, row) in enumerate(taxonomy.first_rows().items())
        if (rank := _rank(wanted, _words_of(row), said[code])) is not None
    ]
    return [row for _, _, row in sorted(ranked, key=lambda found: found[:2])]


def _words_of(row: taxonomy.Row) -> str:
    return _spelt(f"{row.code} {row.vi} {row.en}")


def _spelt(text: str) -> str:
    """The words of a text as those of a question are spelt."""
    return " ".join(split(text).words)


def _rank(wanted: Sequence[str], name: str, said: str) -> int | None:
    """0: all words stand side by side in the name; 1: in the name as whole words; 2: as parts; 3
    and 4: the same where triggers count too; None: not all are there."""
    whole, every = set(name.split()), f"{name} {said}"
    if f" {' '.join(wanted)} " in f" {name} ":
        return 0
    if all(word in whole for word in wanted):
        return 1
    if all(word in name for word in wanted):
        return 2
    if not all(word in every for word in wanted):
        return None
    return 3 if set(wanted) <= set(every.split()) else 4
