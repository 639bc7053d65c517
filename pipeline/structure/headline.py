"""The headline of an article that has no letterhead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.structure import body_lines
from pipeline.structure.lines import Line, in_capitals, is_day_of_page
from pipeline.structure.patterns import finds
from pipeline.structure.personal_names import personal_name
from pipeline.text import fold

_SHORT = 60  # characters of a line that is too short to go on below
_LONGER = 1.5  # times that a paragraph is longer than a line that wraps
_SHORTEST, _LONGEST = 15, 200  # characters between which a headline is
_NO_HEADLINE_END = re.compile(r"(?<!\.\.)\.$|[;:,]$|[|\t]| {3}")
_DASHED = re.compile(r"\s[-–]\s")


def is_first(lines: Sequence[Line], shown: Sequence[int]) -> bool:
    """Whether the first line is the headline of an article: a short line by itself that does not go
    on below."""
    if len(shown) < 2:
        return False
    text, below = lines[shown[0]].bare, lines[shown[1]]
    if any(refuses(text) for refuses in _NO_HEADLINE):
        return False
    # the line that says when it was put up
    dated = lines[shown[0] + 1].kind == "furniture"
    posted = is_day_of_page(below.folded) or below.bare.startswith("http")
    return dated or posted or bool(below.gap) or _heads(text, below)


def _has_other_length(text: str) -> bool:
    return not _SHORTEST < len(text) < _LONGEST


def _ends_as_text(text: str) -> bool:
    """Whether a line ends as a sentence or goes on, or holds columns."""
    return _NO_HEADLINE_END.search(text) is not None


def _names_body(text: str) -> bool:
    return in_capitals(text) and bool(body_lines.bodies([text]))


def _gives_basis(text: str) -> bool:
    return finds("basis", fold(text))


def _ends_with_person(text: str) -> bool:
    return bool(personal_name(_DASHED.split(text)[-1]))


# what makes a line no headline
_NO_HEADLINE: tuple[Callable[[str], bool], ...] = (
    _has_other_length,
    _ends_as_text,
    _names_body,
    _gives_basis,
    _ends_with_person,
)


def _heads(text: str, below: Line) -> bool:
    """Whether a line stands over a paragraph that is one line, so that it is not its start."""
    if below.bare[:1].islower():
        return False
    if len(text) < _SHORT:
        return len(below.text) > len(text)
    return len(below.text) > _LONGER * len(text)
