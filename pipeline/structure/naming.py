"""The issuing body of a document and the body above it, by its letterhead and its symbol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline import symbols
from pipeline.structure import body_lines, codes, known_bodies
from pipeline.structure.body_spelling import without_place
from pipeline.structure.patterns import begins
from pipeline.structure.word_lists import councils
from pipeline.symbols import Symbol
from pipeline.text import fold


class Issuing(NamedTuple):
    """The issuing body, the one above it, how sure they are, 0 to 1, and whether a letterhead
    prints them."""

    body: str
    parent: str = ""
    surety: float = 1.0
    printed: bool = True


# a council of the place that the date stands behind: an estimate
_DERIVED = 0.8
_TELLING = 3  # initials from which on they tell a body


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
    found = body_lines.bodies(letterhead, bare, headed, code)
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
    if known_bodies.prints(found[-1], bare):
        return Issuing(known, parent)
    return Issuing(without_place(found[-1]), parent)


def _initials(symbol: Symbol) -> str:
    """The initials of the issuer in a symbol; "" where they are too few to tell."""
    code = fold(codes.initials(symbol.agency))
    return code if len(code) >= _TELLING else ""


def _is_within(
    known: str,
    body: str,
    parent: str,
) -> bool:
    """Whether a known body is printed as a part of the one above it: VĂN PHÒNG below UBND TỈNH."""
    return fold(known) == fold(f"{body} {parent.split()[0]}")


def _above(body: str, known: str) -> bool:
    """Whether a body stands above the issuer that the symbol names: a committee above a
    department."""
    if begins("of a council spelt", known):
        return False
    return body.startswith(tuple(councils()))
