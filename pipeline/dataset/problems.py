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


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple(
        (row.code, re.compile(row.pattern), row.vi)
        for row in table("problems.tsv", _Problem)
    )


def _parts(problem: str) -> list[str]:
    return [part for part in problem.split("; ") if part]


def _found(part: str) -> tuple[str, re.Match[str], str] | None:
    for code, pattern, vi in _kinds():
        if match := pattern.search(part):
            return code, match, vi
    return None


def codes(problem: str) -> str:
    """The codes of a cell ``problem``, each once, in the order of its parts ("" for none).

    >>> codes("21000 pages, more than 20000 (limit pages)")
    'limit.pages'"""
    found = [hit[0] for part in _parts(problem) if (hit := _found(part))]
    return " ".join(dict.fromkeys(found))


def in_vietnamese(problem: str) -> str:
    """A cell ``problem`` in Vietnamese, with the pages that it names.

    >>> in_vietnamese("page 3: took longer than 120 s (limit page_seconds)")
    'trang 3: đọc quá 120 giây (--page-seconds, --document-seconds)'"""
    said = []
    for part in _parts(problem):
        place = _PLACE.match(part)
        page = place[0].replace("page", "trang") if place else ""
        told_of = part[place.end() :] if place else part
        hit = None if _is_told(part) else _found(told_of)
        said.append(page + hit[1].expand(hit[2]) if hit else part)
    return "; ".join(dict.fromkeys(said))


@cache
def _is_told(part: str) -> bool:
    """Whether a part of ``problem`` stands in Vietnamese already, as in the tables of a run that
    speaks it."""
    return any(pattern.fullmatch(part) for pattern in _told())


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    """The Vietnamese sentences, with whatever fills their gaps."""
    sentences = (re.escape(vi) for _, _, vi in _kinds())
    return tuple(
        re.compile(r"(?:trang \d+: )?" + re.sub(r"\\\\\d", ".+", sentence))
        for sentence in sentences
    )


def told(problem: str, language: str) -> str:
    """A cell ``problem``, which is composed in English, in ``language`` (vi or en)."""
    return in_vietnamese(problem) if language == "vi" else problem


def in_english(problem: str, code: str) -> str:
    """A cell ``problem`` in English: its codes where the dataset was written in Vietnamese."""
    return problem if codes(problem) == code or not code else code
