"""The issuing body of a document and the body above it, by its letterhead and its symbol."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    found: list[str] = []
    kinds = (_heads(), re.compile(rf"{headed}\b" if headed else r"(?!)"))
    coded: list[str] = []  # names that begin where the code does
    for line in letterhead:
        line = _without_marks(line)
        folded = fold(line)
        if not re.search(r"[a-z]{2}", folded) or patterns("number").match(
            folded
        ):
            continue
        begins = any(kind.match(folded) for kind in kinds)
        if (
            known
            and not begins
            and _alike(folded.replace(" ", ""), known.replace(" ", ""))
        ):
            line, begins = known, bool(_heads().match(fold(known)))
        whole = fold(found[-1]) if found else ""
        hangs = patterns("body leading on").search(whole)
        if codes.initials(line).startswith(code or "-") and _is_whole(whole):
            coded.append(line)
            begins = True
        spans = begins and codes.spans(code, whole, line)
        if found and (
            not begins or hangs or spans or _completes(whole, folded)
        ):
            found[-1] += " " + line
        else:
            found.append(line)
    return [
        standard(body)
        for body in found
        if any(kind.match(fold(body)) for kind in kinds)
        or body.startswith(tuple(coded))
    ]


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
    code = "" if bare or symbol is None else codes.initials(symbol.agency)
    found = bodies(letterhead, bare, headed, code if len(code) > 2 else "")
    parent = found[-2] if len(found) > 1 else ""
    if not found:
        surety = 1.0 if derived == bare else _DERIVED
        return Issuing(derived, surety=surety, printed=False)
    last = found[-1]
    if bare:
        if len(found) == 1 and _above(found[0], bare):
            # only the upper line was read
            return Issuing(derived, found[0])
        if parent and fold(bare) == fold(f"{last} {parent.split()[0]}"):
            # VĂN PHÒNG below UBND TỈNH, as it is printed
            return Issuing(last, parent)
        if (
            fold(bare).startswith(fold(last))
            or _abbreviates(last, bare)
            or _damaged(last, bare)
        ):
            return Issuing(derived if bare in councils() else bare, parent)
    return Issuing(without_place(last), parent)


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
    return [word for word in _parts_of(name) if word != "va"]


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
