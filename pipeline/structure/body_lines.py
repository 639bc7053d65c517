"""The bodies that the lines of a letterhead name: which lines go on with the name above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline import document_codes, place_names
from pipeline.structure import codes, divisions, known_bodies
from pipeline.structure.body_spelling import standard
from pipeline.structure.patterns import begins, finds, patterns
from pipeline.structure.word_lists import abbreviations, body_words
from pipeline.text import fold


@cache
def _heads() -> re.Pattern[str]:
    """What the names of bodies begin with, also where that is abbreviated (TAND), but for words
    that only look so."""
    heads = tuple(map(fold, body_words("head")))
    shorts = [
        fold(short)
        for short, long in abbreviations()
        if fold(long).startswith(heads)
    ]
    longest_first = sorted([*heads, *shorts], key=len, reverse=True)
    begin = f"(?:{'|'.join(longest_first)})(?![a-z])"
    others = "|".join(map(fold, body_words("no head")))
    return re.compile(rf"(?!(?:{others})(?![a-z])){begin}")


def begins_body(text: str) -> bool:
    """Whether a text begins as the names of bodies do."""
    return bool(_heads().match(fold(text)))


def bodies(
    letterhead: Sequence[str],
    known: str = "",
    headed: str = "",
    code: str = "",
) -> list[str]:
    """The bodies of a letterhead, the uppermost first: lines that go on with a name are joined to
    it. ``known``: the name that the symbol gives, by which a damaged line is recognised.
    ``headed``: the kind of body that the signer heads, which a name may begin with that no list
    knows, folded. ``code``: of the symbol, the initials of the issuer where it is no known one."""
    kind = re.compile(rf"{headed}\b" if headed else r"(?!)")
    column = _Column(known, kind, code)
    for line in map(_without_marks, letterhead):
        if _names_something(fold(line)):
            column.take(line)
    return [standard(body) for body in column.found if column.is_body(body)]


@dataclass(slots=True)
class _Column:
    """The names in the left column of a letterhead, taken line by line from the top; what is told
    of the issuer stands at ``bodies``."""

    known: str
    headed: re.Pattern[str]
    code: str
    found: list[str] = field(default_factory=list)
    coded: list[str] = field(default_factory=list)  # begin where the code does

    def take(self, line: str) -> None:
        if self._is_damaged(line):
            line = self.known
        whole = fold(self.found[-1]) if self.found else ""
        begins = self._begins(line)
        if self._is_coded(line) and _is_whole(whole):
            self.coded.append(line)
            begins = True
        if whole and self._goes_on(whole, line, begins):
            self.found[-1] += " " + line
        else:
            self.found.append(line)

    def is_body(self, name: str) -> bool:
        return self._begins(name) or name.startswith(tuple(self.coded))

    def _begins(self, line: str) -> bool:
        folded = fold(line)
        return bool(_heads().match(folded) or self.headed.match(folded))

    def _is_damaged(self, line: str) -> bool:
        """Whether a line is the known name, of which scanning spoilt the beginning."""
        if not self.known or self._begins(line):
            return False
        known = self.known.replace(" ", "")
        return known_bodies.is_near(fold(line).replace(" ", ""), known)

    def _is_coded(self, line: str) -> bool:
        return fold(codes.initials(line)).startswith(self.code or "-")

    def _goes_on(
        self,
        whole: str,
        line: str,
        begins: bool,
    ) -> bool:
        """Whether a line goes on with the name above it (``whole``, folded)."""
        if not begins or finds("body leading on", whole):
            return True
        if codes.spans(self.code, whole, line):
            return True
        return _completes(whole, fold(line))


def _names_something(folded: str) -> bool:
    """Whether a line holds letters, and is not the number of the document."""
    lettered = re.search(r"[a-z]{2}", folded)
    return bool(lettered) and not begins("number", folded)


def _without_marks(line: str) -> str:
    """A line of a letterhead without what a stamp put before it and what is left of the national
    title behind it."""
    line = re.sub(r"^[\W\d_]+", "", line)
    if joint := patterns("joint body").match(fold(line)):
        line = line[joint.end() :]
    torn = patterns("nation torn").search(fold(line)) or _symbol_in(line)
    return line[: torn.start()].rstrip() if torn else line


def _symbol_in(line: str) -> re.Match[str] | None:
    """What is left of a number at the end of a line: TB-ĐCT."""
    found = _CODED.search(line)
    return found if found and document_codes.known_type(found[1]) else None


_CODED = re.compile(r"\s([A-ZĐ]{2,4})-[A-ZĐ]{2,}\W*$")


def _is_whole(name: str) -> bool:
    """Whether a folded name of a body can end so: with a place, a number, or as a known one."""
    words = name.split()
    placed = any(
        " ".join(words[-size:]) in place_names.places() for size in (1, 2, 3)
    )
    numbered = re.search(r" (?:\d+|[ivx]+)$", name)
    named = divisions.named(standard(name))
    return bool(placed or numbered or named or name in known_bodies.names())


def _completes(whole: str, line: str) -> bool:
    """Whether a name broken over two lines goes on though its second line begins like a body: Hải /
    Phòng."""
    if divisions.broken(whole, line):
        return True
    joined = f"{whole} {line}"
    longer = (name for name in known_bodies.names() if len(name) > len(whole))
    if any(map(joined.startswith, longer)):
        return True
    places = (name for name in place_names.places() if len(name) > len(line))
    return any(joined.endswith(f" {place}") for place in places)
