"""Provinces, districts and communes through time: which province a name lies in, and what that
province was called on a day.

Names stand in ``models/provinces.tsv`` (before and after the mergers of 2008 and of 1 July 2025)
and ``models/divisions.tsv``."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from pipeline.resources import table
from pipeline.text import fold

_NEAR = 86  # of 100: as alike must a damaged name be to the one it is mended to
_NO_LETTER = re.compile(r"[^a-z0-9]")
_SHORTEST = 5  # letters of a name that may be mended


@dataclass(frozen=True, slots=True)
class Province:
    """``since`` and ``until`` are ISO days, "" where open; ``into`` took it up."""

    name: str
    kind: str  # tỉnh, thành phố
    since: str
    until: str
    into: str


@dataclass(frozen=True, slots=True)
class Division:
    """A district or commune; ``until`` is its last day, "" where it stands today."""

    name: str
    kind: str  # thành phố, thị xã, quận, huyện, thị trấn, phường, xã, đặc khu
    province: str
    until: str


def key(name: str) -> str:
    """What spellings of one name share: letters without marks, blanks, hyphens, apostrophes.

    >>> key("Đắk R'lấp") == key("ĐĂK R LẤP")
    True"""
    return _NO_LETTER.sub("", fold(name))


@cache
def provinces() -> dict[str, Province]:
    """By key."""
    return {key(row.name): row for row in table("provinces.tsv", Province)}


@cache
def province_kinds() -> frozenset[str]:
    """The words for a province: tỉnh, thành phố."""
    return frozenset(one.kind for one in provinces().values())


@cache
def _divisions() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = defaultdict(list)
    for row in table("divisions.tsv", Division):
        found[key(row.name)].append(row)
    return {name: tuple(divisions) for name, divisions in found.items()}


def divisions(
    name: str, kind: str = "", province: str = ""
) -> tuple[Division, ...]:
    """The districts and communes of a name, however it is spelt; of one kind, in one province."""
    return tuple(
        one
        for one in _divisions().get(key(name), ())
        if kind in ("", one.kind) and province in ("", one.province)
    )


@cache
def _keys_of(kind: str, province: str) -> dict[str, str]:
    """Keys of the divisions of a kind in a province -> their name."""
    return {
        found: one.name
        for found, divisions in _divisions().items()
        for one in divisions
        if one.kind == kind and one.province == province
    }


def spelt(name: str, kind: str, province: str = "") -> str:
    """The official spelling of a division's name; "" where no one division has it.

    Where the province is known, a damaged name is mended to the one name of its kind that is near.

    >>> spelt("Đăk R Lấp", "huyện")
    "Đắk R'lấp"
    """
    if kind in province_kinds() and (known := provinces().get(key(name))):
        return known.name
    exact = {one.name for one in divisions(name, kind, province)}
    if name in exact or len(exact) == 1:
        return name if name in exact else exact.pop()
    known_here = (
        _keys_of(kind, province)
        if province and len(key(name)) >= _SHORTEST
        else {}
    )
    near = process.extract(
        key(name), list(known_here), scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    return known_here[near[0][0]] if len(near) == 1 else ""


def at(province: str, day: str) -> str:
    """What a province was called on a day, after the mergers up to it; as given for no day.

    >>> at("Kiên Giang", "2017-10-17"), at("Kiên Giang", "2025-08")
    ('Kiên Giang', 'An Giang')"""
    found = provinces().get(key(province))
    while found and found.until and found.into and day and day > found.until:
        found = provinces().get(key(found.into))
    return found.name if found else ""


def first_words() -> frozenset[str]:
    """What kinds of places make with the first word of a name: "phường Hương (Thủy)" is no "phương
    hướng"."""
    return frozenset(
        f"{one.kind.split()[-1]} {one.name.split()[0]}"
        for alike in _divisions().values()
        for one in alike
    )
