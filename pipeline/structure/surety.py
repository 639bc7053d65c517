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


def column(sureties: Mapping[str, float]) -> str:
    """The fields that are not sure, as the column confidence gives them: issuer:0.80."""
    return " ".join(
        f"{name}:{surety:.2f}"
        for name, surety in sureties.items()
        if surety < _SURE
    )


def _by_field(confidence: str) -> dict[str, str]:
    """Field -> how sure it is, of what the column confidence gives."""
    parts = (part.split(":") for part in confidence.split())
    return {name: surety for name, surety in parts}


def with_more(header: Header, sureties: Mapping[str, float]) -> Header:
    """The header with how sure more of its fields are; of a field told twice the lower counts."""
    known = _by_field(header.confidence)
    lower = {
        name: min(sure, float(known.get(name, 1.0)))
        for name, sure in sureties.items()
    }
    kept = [
        f"{name}:{sure}" for name, sure in known.items() if name not in lower
    ]
    confidence = " ".join([*kept, column(lower)])
    return replace(header, confidence=confidence.strip())


def without_empty(header: Header) -> Header:
    """The header, its confidence without the fields that it leaves empty."""
    kept = [
        f"{name}:{sure}"
        for name, sure in _by_field(header.confidence).items()
        if getattr(header, name, "kept")
    ]
    return replace(header, confidence=" ".join(kept))


def of_print(
    header: Header,
    lines: Sequence[Line],
    head: Head,
    subject: Subject,
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
    known = header.confidence
    more = column(
        {name: sure for name, sure in found.items() if name not in known}
    )
    return replace(header, confidence=f"{known} {more}".strip())


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
    lines: Sequence[Line],
    indexes: Iterable[int],
    words: Sequence[str],
) -> float:
    """The confidence, 0 to 1, of the least sure of the words on some lines, of those with
    letters and without a hyphen, of which readers are never sure."""
    asked = set(filter(_is_read_surely, map(_bare, words)))
    found = [
        word.confidence or 0.0
        for index in indexes
        for word in lines[index].words
        if _bare(word.text) in asked
    ]
    return min(found, default=100.0) / 100


def _is_read_surely(word: str) -> bool:
    """Whether how sure a reader is of a word tells anything."""
    has_letters = any(map(str.isalpha, word))
    return has_letters and not re.search(r"[-/]", word)


def _bare(word: str) -> str:
    """A word in small letters, without the marks around it."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", word).lower()
