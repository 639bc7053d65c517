"""What introduces a list of parts: a bracket, a colon, "trong đó", "gồm", "đặt tại"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.checks.passages import Passage
from pipeline.checks.patterns import pattern, words


@dataclass(frozen=True)
class Opener:
    """What introduces a list, and where it stands."""

    start: int
    end: int
    trigger: str

    @property
    def is_bracket(self) -> bool:
        return self.trigger == "bracket"


def openers(passage: Passage) -> list[Opener]:
    found = []
    for trigger, phrase, group in _triggers():
        for match in phrase.finditer(passage.lower):
            found.append(Opener(*match.span(group), trigger))
    return sorted(found, key=lambda o: (o.start, o.end, o.trigger))


@cache
def _triggers() -> tuple[tuple[str, re.Pattern[str], int], ...]:
    """What introduces lists: its name, its phrase, and the group of that which counts."""
    return (
        ("some", words("some"), 0),
        ("some", pattern("listings of all"), 1),
        ("whole", words("whole"), 0),
        ("places", words("places"), 0),
        ("bracket", re.compile(r"\("), 0),
        ("colon", re.compile(r":(?=\s)"), 0),
    )
