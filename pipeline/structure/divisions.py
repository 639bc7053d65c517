"""Provinces, districts and communes in the names of bodies."""

from __future__ import annotations

import re
from functools import cache

from pipeline import gazetteer
from pipeline.patterns import either
from pipeline.structure.patterns import begins
from pipeline.structure.word_lists import body_words, councils
from pipeline.text import fold

_LONGEST = 6  # words of the longest name in models/divisions.tsv


@cache
def _local() -> tuple[str, ...]:
    """What the names of local bodies begin with."""
    return tuple(f"{text} " for text in body_words("local"))


@cache
def _division() -> re.Pattern[str]:
    kinds = either(body_words("division"))
    return re.compile(rf"(?<!\w)(?P<kind>{kinds}) (?P<name>[^,]+)$")


def spell_division(name: str) -> str:
    """A body's name with the division in it in its official spelling, and without what was read
    behind the division of a committee: its name ends there."""
    match = _division().search(name)
    if match is None:
        return name
    of_council = name.split()[0] in councils()
    words = match["name"].split(" - ")[0].split()[:_LONGEST]
    for size in range(len(words), 0, -1):
        spelt = gazetteer.spelt(" ".join(words[:size]), match["kind"])
        if not spelt or (size == 1 < len(words) and not of_council):
            continue
        kept = [] if of_council else match["name"].split()[size:]
        return " ".join([name[: match.start("name")].rstrip(), spelt, *kept])
    return name


def broken(above: str, below: str) -> bool:
    """Whether a division's name breaks off at the end of a line and ends with the next: huyện Quế |
    Phong. Both folded."""
    words = above.split()
    for at in range(max(0, len(words) - _BREAK), len(words) - 1):
        begun = " ".join(words[at + 1 :])
        for kind in _kinds_ending(words[at]):
            whole = gazetteer.divisions(f"{begun} {below}", kind)
            if whole and not gazetteer.divisions(begun, kind):
                return True
    return False


_BREAK = 4  # words of a line in which a division's name may begin


@cache
def _kinds_ending(word: str) -> tuple[str, ...]:
    """The kinds of divisions whose name ends with a folded word."""
    kinds = body_words("division")
    return tuple(kind for kind in kinds if fold(kind).split()[-1] == word)


def named(body: str) -> str:
    """The division that a body's name ends with, without its kind; "" where there is none."""
    match = _division().search(body)
    return match["name"] if match else ""


def spell_within(name: str, province: str) -> str:
    """A body's name with its district or commune mended to the one of the province that is near."""
    match = _division().search(name)
    if match is None or gazetteer.divisions(match["name"], match["kind"]):
        return name
    spelt = gazetteer.spelt(match["name"], match["kind"], province)
    return name[: match.start("name")] + spelt if spelt else name


def province(
    issuer: str,
    parent: str,
    place: str,
    day: str,
    level: str,
) -> str:
    """The province a body belongs to, as it was called on a day; "" for central bodies.

    The names of the body and of the body above tell; for local bodies whose name does not, the
    place. ``level``: of the symbol's code (models/agencies.tsv)."""
    found = _province_named(issuer, place) or _province_named(parent, place)
    local = level in (
        "province",
        "district",
        "commune",
        "local",
    ) or issuer.startswith(_local())
    if not found and local and not begins("ministry spelt", parent):
        found = _province_of(place)
    return gazetteer.at(found, day) if found else ""


def _province_named(body: str, place: str) -> str:
    match = _division().search(body)
    if match is None:
        known = [
            p.name
            for p in gazetteer.provinces().values()
            if body.endswith(f" {p.name}")
        ]
        return known[0] if known else ""
    name = match["name"]
    if match["kind"] in gazetteer.province_kinds():
        whole = gazetteer.provinces().get(gazetteer.key(name))
        if whole:
            return whole.name
    else:
        name = name.split(" - ")[0]
    lies_in = {one.province for one in gazetteer.divisions(name, match["kind"])}
    near = lies_in & {place, _province_of(place)}
    return next(iter(near or lies_in)) if len(near or lies_in) == 1 else ""


def _province_of(place: str) -> str:
    """The province of a place where documents are signed: itself, or that of a district's name."""
    if known := gazetteer.provinces().get(gazetteer.key(place)):
        return known.name
    lies_in = {one.province for one in gazetteer.divisions(place)}
    return lies_in.pop() if len(lies_in) == 1 else ""
