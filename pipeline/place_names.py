"""The names of places where documents are signed (models/places.tsv): standard spelling, damage
undone, and with the word for their level."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline import gazetteer
from pipeline.resources import table
from pipeline.text import fold, one_line

_SHORTEST = 5  # letters of a name in which one may be mended are more


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of models/places.tsv."""

    name: str
    kind: str
    full: str = ""


@cache
def places() -> dict[str, tuple[str, str]]:
    """Folded name of a place -> (standard spelling, kind: tỉnh, thành phố, quận, huyện, thị xã)."""
    known = {
        fold(row.name): (row.name, row.kind)
        for row in reversed(table("places.tsv", _Place))
    }
    marks = (" ", "-", "- ", " -")  # Bà Rịa - Vũng Tàu, however it is printed
    return known | {
        name.replace(" - ", mark): place
        for name, place in known.items()
        for mark in marks
    }


@cache
def place_names() -> frozenset[str]:
    """The places in their standard spelling."""
    return frozenset(name for name, _ in places().values())


@cache
def place_words() -> frozenset[str]:
    """The folded words of the places."""
    return frozenset(word for name in places() for word in name.split())


@cache
def _full_names() -> dict[str, str]:
    return {
        row.name: row.full for row in table("places.tsv", _Place) if row.full
    }


def place_in_full(name: str) -> str:
    """A place as datelines give it: one named after a person or a number with the word for its
    level (ND 30/2020, appendix I, part II, 4)."""
    return _full_names().get(name, name)


@lru_cache(maxsize=4096)
def place_name(text: str) -> str:
    """A place in its standard spelling, one letter of damage undone (``Kon Tun``); as given where
    it is not known, or is that of a district or commune."""
    text = one_line(text)
    folded = fold(text)
    if folded in places():
        return places()[folded][0]
    if len(folded) <= _SHORTEST or gazetteer.divisions(text):
        return text
    near = [
        name for key, (name, _) in places().items() if _one_apart(folded, key)
    ]
    return near[0] if len(near) == 1 else text


def _one_apart(left: str, right: str) -> bool:
    """Whether one letter is changed, lost or added between two words."""
    if abs(len(left) - len(right)) > 1 or left[:1] != right[:1]:
        return False
    start = next(
        (
            i
            for i, (a, b) in enumerate(zip(left, right, strict=False))
            if a != b
        ),
        min(len(left), len(right)),
    )
    a, b = left[start:], right[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]


def administered(place: str) -> str:
    """A place with the word for its level: Quảng Ngãi -> tỉnh Quảng Ngãi; the bare name where it is
    not known."""
    name, kind = places().get(fold(place), (place, ""))
    if place in _full_names().values():
        return place[:1].lower() + place[1:]
    return f"{kind} {name}".strip()
