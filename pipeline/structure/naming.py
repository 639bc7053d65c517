"""The issuing body of a document and the body above it, by its letterhead and its symbol."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline import document_codes, place_names, symbols
from pipeline.structure import codes, divisions
from pipeline.structure.body_spelling import standard, without_place
from pipeline.structure.lines import patterns
from pipeline.structure.word_lists import (
    abbreviations,
    body_words,
    councils,
    header_word,
)
from pipeline.symbols import Symbol
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
    begin = "|".join(sorted([*heads, *shorts], key=len, reverse=True))
    others = "|".join(map(fold, body_words("no head")))
    return re.compile(rf"(?!(?:{others})(?![a-z]))(?:{begin})(?![a-z])")


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
    column = _Column(
        known, re.compile(rf"{headed}\b" if headed else r"(?!)"), code
    )
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
        return _alike(fold(line).replace(" ", ""), known)

    def _is_coded(self, line: str) -> bool:
        return fold(codes.initials(line)).startswith(self.code or "-")

    def _goes_on(self, whole: str, line: str, begins: bool) -> bool:
        """Whether a line goes on with the name above it (``whole``, folded)."""
        if not begins or patterns("body leading on").search(whole):
            return True
        if codes.spans(self.code, whole, line):
            return True
        return _completes(whole, fold(line))


def _names_something(folded: str) -> bool:
    """Whether a line holds letters, and is not the number of the document."""
    lettered = re.search(r"[a-z]{2}", folded)
    return bool(lettered) and not patterns("number").match(folded)


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
    return bool(placed or numbered or named or name in _names())


def _completes(whole: str, line: str) -> bool:
    """Whether a name broken over two lines goes on though its second line begins like a body: Hải /
    Phòng."""
    joined = f"{whole} {line}"
    if divisions.broken(whole, line):
        return True
    return any(
        joined.startswith(name) and len(name) > len(whole) for name in _names()
    ) or any(
        joined.endswith(f" {place}") and len(place) > len(line)
        for place in place_names.places()
    )


@cache
def _names() -> tuple[str, ...]:
    names = (*document_codes.agency_names(), *body_words("word"))
    return tuple(map(fold, names))


class Issuing(NamedTuple):
    """The issuing body, the one above it, how sure they are, 0 to 1, and whether a letterhead
    prints them."""

    body: str
    parent: str = ""
    surety: float = 1.0
    printed: bool = True


# a council of the place that the date stands behind: an estimate
_DERIVED = 0.8


def issuer(
    letterhead: Sequence[str],
    symbol: Symbol | None,
    place: str,
    headed: str = "",
) -> Issuing:
    """The issuing body and the body above it, from the letterhead and, where that is lost or
    damaged, the symbol. ``headed``: the kind of body that the signer heads, folded."""
    derived = symbols.issuer(symbol, place) if symbol else ""
    bare = symbols.issuer(symbol) if symbol else ""
    code = _initials(symbol) if symbol and not bare else ""
    found = bodies(letterhead, bare, headed, code)
    if not found:
        surety = 1.0 if derived == bare else _DERIVED
        return Issuing(derived, surety=surety, printed=False)
    parent = found[-2] if len(found) > 1 else ""
    if not bare:
        return Issuing(without_place(found[-1]), parent)
    if not parent and _above(found[0], bare):
        return Issuing(derived, found[0])  # only the upper line was read
    if parent and _is_within(bare, found[-1], parent):
        return Issuing(found[-1], parent)
    known = derived if bare in councils() else bare
    body = known if _says(found[-1], bare) else without_place(found[-1])
    return Issuing(body, parent)


def _initials(symbol: Symbol) -> str:
    """The initials of the issuer in a symbol; "" where they are too few to tell."""
    code = fold(codes.initials(symbol.agency))
    return code if len(code) > 2 else ""


def _is_within(known: str, body: str, parent: str) -> bool:
    """Whether a known body is printed as a part of the one above it: VĂN PHÒNG below UBND TỈNH."""
    return fold(known) == fold(f"{body} {parent.split()[0]}")


def _says(printed: str, known: str) -> bool:
    """Whether a printed name is a known one, shortened or damaged."""
    if fold(known).startswith(fold(printed)):
        return True
    return _abbreviates(printed, known) or _damaged(printed, known)


def _alike(read: str, known: str) -> bool:
    return (
        abs(len(read) - len(known)) <= 4
        and fuzz.ratio(fold(read), fold(known)) >= 78
    )


def _damaged(read: str, known: str) -> bool:
    """Whether a name is a known one that scanning damaged: what is spelt with words that bodies are
    named with is another body (Ban Tuyên giáo is no Ban Tôn giáo)."""
    words = _words()
    sound = all(word in words for word in _parts_of(read))
    return not sound and _alike(read, known)


def _abbreviates(read: str, known: str) -> bool:
    """Whether a name is a known one with some of its words as initials: Sở Tài nguyên và MT."""
    left = _without_and(known)
    for word in _without_and(read):
        if left[:1] == [word]:
            left = left[1:]
            continue
        initials = "".join(each[0] for each in left[: len(word)])
        if len(word) < _INITIALS or initials != word:
            return False
        left = left[len(word) :]
    return not left


_INITIALS = 2  # letters of an abbreviation at least


def _without_and(name: str) -> list[str]:
    joining = fold(header_word("and"))
    return [word for word in _parts_of(name) if word != joining]


def is_word(word: str) -> bool:
    """Whether a word is one that bodies are named with."""
    return fold(word) in _words()


@cache
def _words() -> frozenset[str]:
    """Folded words of the names of bodies and their kinds, and the numbers of bodies."""
    names = [*document_codes.agency_names(), *body_words("word"), *_ORDINALS]
    return frozenset(word for name in names for word in _parts_of(name))


def go_together(word: str, behind: str) -> bool:
    """Whether two folded words stand side by side in the name of a body that is known."""
    return (word, behind) in _pairs()


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset(
        pair for name in _names() for pair in pairwise(_parts_of(name))
    )


_ORDINALS = ("I II III IV V VI VII VIII IX X", "1 2 3 4 5 6 7 8 9 10")


def _parts_of(name: str) -> list[str]:
    return re.findall(r"\w+", fold(name))


def _above(body: str, known: str) -> bool:
    """Whether a body stands above the issuer that the symbol names: a committee above a
    department."""
    below = not patterns("of a council spelt").match(known)
    return below and body.startswith(tuple(councils()))
