"""How sure the fields of a header are that a picture gave: as sure as their least sure word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline import gazetteer, place_names
from pipeline.records import Header
from pipeline.structure import divisions, known_bodies
from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line
from pipeline.structure.title import Subject
from pipeline.text import fold

_SURE = 0.9  # from it on nothing is said


def said(sureties: Mapping[str, float]) -> str:
    """The fields that are not sure, as the column confidence gives them: issuer:0.80."""
    return " ".join(
        f"{name}:{surety:.2f}"
        for name, surety in sureties.items()
        if surety < _SURE
    )


def with_more(header: Header, sureties: Mapping[str, float]) -> Header:
    """The header with how sure more of its fields are; of a field told twice the lower counts."""
    told = {
        name: float(sure)
        for name, sure in (
            part.split(":") for part in header.confidence.split()
        )
    }
    lower = {
        name: min(sure, told.get(name, 1.0)) for name, sure in sureties.items()
    }
    kept = [
        part
        for part in header.confidence.split()
        if part.split(":")[0] not in lower
    ]
    return replace(header, confidence=" ".join([*kept, said(lower)]).strip())


def without_empty(header: Header) -> Header:
    """The header, its confidence without the fields that it leaves empty."""
    kept = [
        part
        for part in header.confidence.split()
        if getattr(header, part.split(":")[0], "kept")
    ]
    return replace(header, confidence=" ".join(kept))


def of_print(
    header: Header, lines: Sequence[Line], head: Head, subject: Subject
) -> Header:
    """The header with how sure its issuer, place and title are, where they were read from a
    picture: the words of a name that no list knows, and those of the title."""
    above = range(head.first, head.last + 1)
    named = divisions.named(header.issuer)
    issuer = header.issuer.removesuffix(named if _is_place(named) else "")
    place = "" if _is_place(header.place) else header.place
    found = {
        "issuer": _least(lines, above, _unknown(issuer)),
        "place": _least(lines, above, place.split()),
        "title": _least(lines, subject.lines, header.title.split()),
    }
    told = header.confidence
    more = said(
        {name: value for name, value in found.items() if name not in told}
    )
    return replace(header, confidence=f"{told} {more}".strip())


def _is_place(name: str) -> bool:
    known = name in place_names.place_names()
    return known or bool(gazetteer.divisions(name))


def _unknown(body: str) -> list[str]:
    """The words of a body that no list knows."""
    places = place_names.place_words()
    return [
        word
        for word in body.split()
        if not known_bodies.is_word(word) and fold(word) not in places
    ]


def _least(
    lines: Sequence[Line], indexes: Iterable[int], words: Sequence[str]
) -> float:
    """The confidence, 0 to 1, of the least sure of the words on some lines, of those with
    letters and without a hyphen, of which readers are never sure."""
    asked = {word for word in map(_bare, words) if _tells(word)}
    found = [
        word.confidence or 0.0
        for index in indexes
        for word in lines[index].words
        if _bare(word.text) in asked
    ]
    return min(found, default=100.0) / 100


def _tells(word: str) -> bool:
    return any(map(str.isalpha, word)) and not re.search(r"[-/]", word)


def _bare(word: str) -> str:
    """A word in small letters, without the marks around it."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", word).lower()
