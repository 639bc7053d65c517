"""The issuing body and the title that stand behind the number of a cited document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import document_codes, place_names
from pipeline.names.cited_words import cited_words
from pipeline.names.patterns import pattern
from pipeline.patterns import either
from pipeline.text import fold, one_line

_LONGEST = 400  # characters of a title


@dataclass(frozen=True, slots=True)
class NamedTitle:
    """``body``: the issuing body as named; ``end``: where the title ends."""

    body: str
    title: str
    end: int


def named_title(text: str, number_end: int, date_end: int) -> NamedTitle:
    """The body and title of a citation whose number ends at ``number_end``, its date at
    ``date_end``. The body may stand before the date or behind it."""
    body, end = _body(text, number_end)
    if not body:
        body, end = _body(text, date_end)
    end = max(end, date_end)
    start = _title_start(text, end)
    if start < 0:
        return NamedTitle(body, "", end)
    stop = _title_end(text, start)
    title = pattern("title about").sub("", one_line(text[start:stop]))
    return NamedTitle(body, title.strip(" ,.:-*"), stop)


def _body(text: str, position: int) -> tuple[str, int]:
    """("Bộ Nội vụ", its end) where "của Bộ Nội vụ" stands at a place; ("", 0) for none."""
    match = pattern("of body").match(text, position)
    if not match:
        return "", 0
    start = match.start("body")
    known = _known_bodies().match(fold(text), start)
    body = text[start : known.end()] if known else _until_title(match["body"])
    return one_line(body), start + len(body)


@cache
def _known_bodies() -> re.Pattern[str]:
    """Names of ministries, departments and committees at the start of folded text, with the place
    behind them."""
    listed = [
        name
        for name in map(fold, document_codes.agency_names())
        if " " in name and not pattern("no body folded").match(name)
    ]
    office = pattern("office folded").pattern
    committee = pattern("committee folded").pattern
    lead = pattern("place lead folded").pattern
    places = either(place_names.places())
    where = rf"(?:\s(?:{lead})?{places}|\stinh)?(?![a-z])"
    return re.compile(rf"{office}(?:{committee}|{either(listed)}){where}")


def _until_title(body: str) -> str:
    """A body's name, cut before the words of a title or a clause that follows it."""
    leads = re.finditer(rf"\s(?={cited_words('lead')})", body, re.IGNORECASE)
    clauses = pattern("after body").finditer(body)
    cuts = [match.start() for match in (*leads, *clauses)]
    return body[: min(cuts, default=len(body))].rstrip(" *_")


def _title_start(text: str, position: int) -> int:
    """Where a title begins right behind a citation, -1 where none does."""
    match = _begins().match(text, position)
    return match.end() if match else -1


@cache
def _begins() -> re.Pattern[str]:
    words = cited_words("lead", "title")
    return re.compile(
        rf"[\s*]*(?:[,:–-]\s*)?[*“\"(]*(?={words}{pattern('title not').pattern})",
        re.IGNORECASE,
    )


def _title_end(text: str, start: int) -> int:
    """Where a title ends: with its clause, at a bracket that it did not open, or where the sentence
    goes on."""
    quoted = depth = 0
    limit = min(len(text), start + _LONGEST)
    for index in range(start, limit):
        char = text[index]
        quoted += (char == "“") - (char == "”" and quoted > 0)
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return index
        if quoted == 0 and (
            pattern("title end").match(text, index)
            or _stops().match(text, index)
        ):
            return index
    return limit


@cache
def _stops() -> re.Pattern[str]:
    """What another citation or clause begins with."""
    type_and_number = (
        either(document_codes.type_names()) + pattern("type number").pattern
    )
    also = pattern("and").pattern
    return re.compile(
        rf",\s+{cited_words('stop')}|{also}(?:{cited_words('more')}|{type_and_number})",
        re.IGNORECASE,
    )
