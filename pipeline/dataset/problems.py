"""Stable codes for what can go wrong with an input, and its sentence in Vietnamese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.resources import table

_PLACE = re.compile(r"^(page \d+: )")


@dataclass(frozen=True, slots=True)
class _Problem:
    """A row of models/problems.tsv."""

    code: str
    pattern: str
    vi: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A problem that words say: its kind, and where its pattern stands in them."""

    kind: _Problem
    match: re.Match[str]

    @property
    def in_vietnamese(self) -> str:
        return self.match.expand(self.kind.vi)


@cache
def _kinds() -> tuple[tuple[_Problem, re.Pattern[str]], ...]:
    kinds = table("problems.tsv", _Problem)
    return tuple((kind, re.compile(kind.pattern)) for kind in kinds)


def _parts(problem: str) -> list[str]:
    return [part for part in problem.split("; ") if part]


def _found(part: str) -> _Found | None:
    for kind, pattern in _kinds():
        if match := pattern.search(part):
            return _Found(kind, match)
    return None


def codes(problem: str) -> str:
    """The codes of a cell ``problem``, each once, in the order of its parts ("" for none).

    >>> codes("21000 pages, more than 20000 (limit pages)")
    'limit.pages'"""
    found = filter(None, map(_found, _parts(problem)))
    return " ".join(dict.fromkeys(one.kind.code for one in found))


def in_vietnamese(problem: str) -> str:
    """A cell ``problem`` in Vietnamese, with the pages that it names.

    >>> in_vietnamese("page 3: took longer than 120 s (limit page_seconds)")
    'trang 3: đọc quá 120 giây (--page-seconds, --document-seconds)'"""
    said = map(_part_in_vietnamese, _parts(problem))
    return "; ".join(dict.fromkeys(said))


def _part_in_vietnamese(part: str) -> str:
    if _is_told(part):
        return part
    place = _PLACE.match(part)
    found = _found(part[place.end() :] if place else part)
    if found is None:
        return part
    page = place[0].replace("page", "trang") if place else ""
    return page + found.in_vietnamese


@cache
def _is_told(part: str) -> bool:
    """Whether a part of ``problem`` stands in Vietnamese already, as in the tables of a run that
    speaks it."""
    return any(pattern.fullmatch(part) for pattern in _told())


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    """The Vietnamese sentences, with whatever fills their gaps."""
    sentences = [re.escape(kind.vi) for kind, _ in _kinds()]
    filled = [re.sub(r"\\\\\d", ".+", sentence) for sentence in sentences]
    return tuple(re.compile(rf"(?:trang \d+: )?{text}") for text in filled)


def told(problem: str, language: str) -> str:
    """A cell ``problem``, which is composed in English, in ``language`` (vi or en)."""
    return in_vietnamese(problem) if language == "vi" else problem


def in_english(problem: str, code: str) -> str:
    """A cell ``problem`` in English: its codes where the dataset was written in Vietnamese."""
    return problem if codes(problem) == code or not code else code
