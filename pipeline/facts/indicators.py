"""The taxonomy of indicators: ``models/indicators.tsv``, which an analyst extends without touching
code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.clauses.phrases import Hit, Lexicon, phrases, split
from pipeline.resources import rows
from pipeline.text import fold

_LABELS = {
    "count": "COUNT",
    "percent": "PERCENT RATIO",
    "ratio": "RATIO",
    "money": "MONEY",
    "quantity": "MEASURE",
    "score": "MEASURE",
}
_SYMBOL = re.compile(r"/[\w&-]*[A-ZĐ]{2}[\w&-]*")  # of a document: 12/TCT-CNTT
_WORD = re.compile(r"\w+")
_SHOWN = ("code", "vi", "en", "unit", "kind", "triggers")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the taxonomy. ``period`` is stock (at a date), flow (over a time) or year (of a year
    that is named)."""

    code: str
    vi: str
    en: str
    unit: str
    kind: str
    triggers: tuple[str, ...]
    labels: frozenset[str]
    period: str
    nouns: tuple[str, ...]
    cues: tuple[str, ...]
    context: tuple[str, ...]
    excludes: tuple[str, ...]
    weight: float
    since: int = 1  # version of the taxonomy that brought the code

    @property
    def units(self) -> tuple[str, ...]:
        """The alternatives of the unit: "hồ sơ, %"; "có/không" is none."""
        return tuple(
            unit
            for part in re.split("[,;]", self.unit)
            if (unit := part.strip()) != "có/không"
        )


@cache
def readings() -> tuple[Indicator, ...]:
    """The rows of the table. A code that stands twice has two readings: other nouns with other
    cues."""
    first: dict[str, dict[str, str]] = {}
    return tuple(
        _indicator(first.setdefault(row["code"], row), row)
        for row in rows("indicators.tsv")
    )


@cache
def yearly() -> frozenset[int]:
    """The readings of a year that is named, whose words govern from afar."""
    return frozenset(
        n for n, row in enumerate(readings()) if row.period == "year"
    )


@cache
def taxonomy() -> dict[str, Indicator]:
    """Code -> its first reading, in the order of the table."""
    found: dict[str, Indicator] = {}
    for reading in readings():
        found.setdefault(reading.code, reading)
    return found


def _indicator(named: dict[str, str], row: dict[str, str]) -> Indicator:
    row = {
        **row,
        **{name: named[name] for name in ("vi", "en", "unit", "kind", "since")},
    }
    triggers = phrases(row.get("triggers", ""))
    nouns, cues = phrases(row.get("nouns", "")), phrases(row.get("cues", ""))
    by_kind = " ".join(
        _LABELS.get(part, "") for part in row["kind"].split(" ")[0].split("/")
    )
    labels = row["labels"].split("|") if row.get("labels") else by_kind.split()
    return Indicator(
        row["code"],
        row["vi"],
        row["en"],
        row["unit"],
        row["kind"],
        triggers,
        frozenset(labels),
        row.get("period") or "stock",
        nouns,
        cues if nouns or cues else triggers,
        phrases(row.get("context", "")),
        phrases(row.get("excludes", "")),
        float(row.get("weight") or 0),
        int(row.get("since") or 1),
    )


@cache
def topics() -> Lexicon[str]:
    """Topics that an indicator may ask of its surroundings, by their phrases
    (``models/topics.tsv``)."""
    return Lexicon(
        (row["topic"], phrase)
        for row in rows("topics.tsv")
        for phrase in phrases(row["phrases"])
    )


@cache
def lexicon() -> Lexicon[tuple[str, int]]:
    """Nouns, cues and excludes of all readings, keyed by (part, reading).

    ``short`` are nouns marked ~, ``label`` cues marked ^, ``never`` excludes marked !.
    """
    entries = []
    for number, found in enumerate(readings()):
        entries += [
            (("short" if noun.startswith("~") else "noun", number), noun)
            for noun in found.nouns
        ]
        entries += [
            (("label" if cue.startswith("^") else "cue", number), cue)
            for cue in found.cues
        ]
        entries += [
            (("never" if phrase.startswith("!") else "exclude", number), phrase)
            for phrase in found.excludes
        ]
    return Lexicon(entries)


# a heading, the head of a column, a unit are asked again for each figure
@lru_cache(maxsize=1000)
def spoken_of(text: str) -> tuple[Hit[tuple[str, int]], ...]:
    """The phrases of the lexicon in a text that is not the figure's own sentence; symbols of
    documents are no words."""
    return tuple(lexicon().find(split(_SYMBOL.sub("", text))))


def search(text: str = "") -> list[dict[str, str]]:
    """The rows of the taxonomy (code, vi, en, unit, kind, triggers) that hold every word of
    ``text``, the best first: names before triggers, whole words before parts of words; all, in the
    order of the table, for "".

    >>> [row["code"] for row in search("sim pki")]
    ['app.signature.sim_pki']"""
    wanted = split(text).words
    named: dict[str, dict[str, str]] = {}
    said: dict[str, str] = {}  # code -> what else can say it, in all its rows
    for row in rows("indicators.tsv"):
        named.setdefault(row["code"], {name: row[name] for name in _SHOWN})
        more = " ".join(
            row.get(name, "") for name in ("triggers", "nouns", "cues")
        )
        said[row["code"]] = f"{said.get(row['code'], '')} {fold(more)}"
    ranked = [
        (rank, number, row)
        for number, (code, row) in enumerate(named.items())
        if (rank := _rank(wanted, _words_of(row), said[code])) is not None
    ]
    return [row for _, _, row in sorted(ranked, key=lambda found: found[:2])]


def _words_of(row: dict[str, str]) -> str:
    return fold(f"{row['code']} {row['vi']} {row['en']}")


def _rank(wanted: Sequence[str], name: str, said: str) -> int | None:
    """0: all words stand side by side in the name; 1: in the name as whole words; 2: as parts; 3
    and 4: the same where triggers count too; None: not all are there."""
    whole, every = set(_WORD.findall(name)), f"{name} {said}"
    if f" {' '.join(wanted)} " in f" {' '.join(_WORD.findall(name))} ":
        return 0
    if all(word in whole for word in wanted):
        return 1
    if all(word in name for word in wanted):
        return 2
    if not all(word in every for word in wanted):
        return None
    return 3 if set(wanted) <= set(_WORD.findall(every)) else 4
