"""What else in a document speaks for the fields of its header.

A letterhead says most things more than once: the body by its name, by the code in its symbol, by
the title of who signs and in the text; a place by the body that sits there. What one witness gives
and no other confirms is less sure, and what another contradicts still less. The readers of the
fields need not know that: they give what is likeliest, here it is asked who agrees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations, pairwise

from pipeline import document_codes, gazetteer, place_names, symbols
from pipeline.records import Header
from pipeline.structure import body_spelling, codes, divisions, known_bodies
from pipeline.structure.patterns import begins, finds, is_whole, patterns
from pipeline.structure.word_lists import body_words, councils
from pipeline.text import fold

# how sure a value is, 0 to 1: estimates, below what counts as sure (surety.py)
_ALONE = 0.7  # nothing confirms it
_CONTRADICTED = 0.5
_LEAST_SAID = 2  # words of a body's name that a text says
_MOST_LINES = 4  # that a name is printed on


@dataclass(frozen=True)
class Scene:
    """What may confirm a header. ``letterhead``: the lines of its left column; ``headed``: the kind
    of body that the signer heads, folded; ``text``: what stands below the head; ``optical``: it was
    read from a picture."""

    header: Header
    letterhead: Sequence[str]
    headed: str
    text: str
    optical: bool

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def symbol(self) -> symbols.Symbol | None:
        return symbols.parse(self.header.doc_code)


def sureties(scene: Scene) -> dict[str, float]:
    """Field -> how sure it is by who confirms it, of the fields that are less than sure."""
    found = {}
    for name, rule in _RULES.items():
        sure = rule(scene)
        if sure < 1.0:
            found[name] = sure
    return found


def _issuer(scene: Scene) -> float:
    body = scene.header.issuer
    if _is_headed_elsewhere(scene) or _is_coded_otherwise(scene):
        return _CONTRADICTED
    if not _is_spelt_out(body):
        return _ALONE
    confirmed = _is_confirmed(body, scene) or _is_coded(body, scene)
    return 1.0 if confirmed else _ALONE


def _parent(scene: Scene) -> float:
    parent, body = scene.header.issuer_parent, scene.header.issuer
    if not _is_spelt_out(parent):
        return _ALONE
    confirmed = _is_confirmed(parent, scene) or _are_kin(parent, body)
    return 1.0 if confirmed else _ALONE


def _is_confirmed(body: str, scene: Scene) -> bool:
    """Whether the letterhead, the lists or the text have just that name of a body."""
    return (
        _is_printed_so(body, scene) or _is_listed(body) or _is_said(body, scene)
    )


def _place(scene: Scene) -> float:
    """A place is known in just that spelling, or is in the name of a body."""
    place, header = scene.header.place, scene.header
    bodies = f"{header.issuer} {header.issuer_parent}"
    known = place_names.place_in_full(place) in _places_in_full()
    spelt = {one.name for one in gazetteer.divisions(place)}
    numbered = re.search(r"\d", place)
    if known or place in spelt or place in bodies or numbered:
        return 1.0
    return _ALONE


def _title(scene: Scene) -> float:
    """A title that cannot end so was cut short; one from a picture agrees with the text."""
    title = scene.header.title
    cut = patterns("cut title spelt").search(title)
    marked = scene.optical and _is_spelt_otherwise(title, scene.text)
    return _ALONE if cut or marked else 1.0


def _code(scene: Scene) -> float:
    """On a picture the letters of a code may be misread: those of a known body, or of the issuer's
    initials, are not."""
    symbol = scene.symbol
    if not scene.optical or symbol is None or not symbol.agency:
        return 1.0
    code = symbol.agency.split()[0]
    bodies = f"{scene.header.issuer} {scene.header.issuer_parent}"
    told = (
        document_codes.agency_name(code)
        or codes.is_type_agency(symbol, scene.header.issuer)
        or codes.is_made_of(code, bodies)
    )
    return 1.0 if told else _ALONE


_RULES: dict[str, Callable[[Scene], float]] = {
    "issuer": _issuer,
    "issuer_parent": _parent,
    "place": _place,
    "title": _title,
    "doc_code": _code,
}


def _is_spelt_otherwise(title: str, text: str) -> bool:
    """Whether the text has two words of a title only with other marks: phổ thông, not phố thông."""
    said = set(_word_pairs(text))
    spelt = {(fold(a), fold(b)) for a, b in said}
    return any(
        pair not in said and (fold(pair[0]), fold(pair[1])) in spelt
        for pair in _word_pairs(title)
    )


def _word_pairs(text: str) -> Iterator[tuple[str, str]]:
    words = text.lower().split()
    return ((a, b) for a, b in pairwise(words) if a.isalpha() and b.isalpha())


def _is_printed_so(body: str, scene: Scene) -> bool:
    """Whether the body's name is one printed line, or lines of which none could be another name:
    nothing was joined to it, or lost."""
    lines = scene.letterhead
    for first, last in combinations(range(len(lines) + 1), 2):
        if last - first > _MOST_LINES:
            continue
        name = body_spelling.standard(" ".join(lines[first:last]))
        same = fold(body) in (
            fold(name),
            fold(body_spelling.without_place(name)),
        )
        if same and all(
            _must_join(above, below)
            for above, below in pairwise(lines[first:last])
        ):
            return True
    return False


def _must_join(above: str, below: str) -> bool:
    """Whether a line cannot but go on with the one above: it is a place or begins with "và", the
    line above ends so or is the mere word for a kind of body, or a known name goes over both."""
    over, rest = fold(above), fold(below)
    if over in map(fold, body_words("head")) or finds("body leading on", over):
        return True
    if _is_placed(rest) or begins("body going on", rest):
        return True
    return known_bodies.go_together(over.split()[-1], rest.split()[0])


def _is_placed(folded: str) -> bool:
    """Whether a line begins with a word for a division, or is a place."""
    kinds = tuple(f"{fold(kind)} " for kind in body_words("division"))
    return folded.startswith(kinds) or folded in place_names.places()


def _is_listed(body: str) -> bool:
    """Whether a body has a code of its own, or is one of a place that is known."""
    name = divisions.named(body)
    kind = body.removesuffix(name).rstrip()
    known = name in place_names.place_names() or gazetteer.divisions(name)
    if name and known:
        kind = kind.rpartition(" ")[0]
        return kind in councils() or kind in document_codes.agency_names()
    return kind in document_codes.agency_names() and kind not in councils()


def _is_coded(body: str, scene: Scene) -> bool:
    """Whether the symbol's code is that of the body, or its initials from the first word on: before
    a body that it names from a later word on may stand another."""
    symbol = scene.symbol
    if symbol is None or not symbol.agency:
        return False
    named, whole = fold(symbols.issuer(symbol)), fold(body)
    if named and whole.startswith(named):
        return True
    code = symbol.agency.split()[0]
    return whole[:1] == fold(code)[:1] and codes.is_made_of(code, body)


def _is_said(body: str, scene: Scene) -> bool:
    """Whether the text says the body's name, its place left out or not."""
    name = fold(body)
    bare = fold(body.removesuffix(divisions.named(body))).strip()
    return any(
        len(said.split()) >= _LEAST_SAID and said in scene.folded
        for said in (name, bare.rpartition(" ")[0] if bare != name else name)
    )


def _is_spelt_out(body: str) -> bool:
    """Whether a name has no abbreviation but those that names keep, so that a body is one value."""
    kept = {*councils(), *body_words("kept")}
    return not any(
        _SHORTENED.fullmatch(word) and word not in kept
        for word in re.findall(r"[^\W\d_]+", body)
    )


# an abbreviation, and no roman numeral
_SHORTENED = re.compile(r"(?=.*[^IVX])[^\W\da-zà-ỹ_]{2,}")


def _are_kin(parent: str, body: str) -> bool:
    """Whether two bodies are of one kind: a court above a court."""
    return (
        fold(parent).split()[:_LEAST_SAID] == fold(body).split()[:_LEAST_SAID]
    )


def _is_headed_elsewhere(scene: Scene) -> bool:
    """Whether who signs heads a body of another kind, not a unit of the issuer."""
    header, kind = scene.header, scene.headed
    if is_whole("unit of a body", kind):
        return False
    named = fold(f"{header.issuer} {header.issuer_parent}")
    return bool(kind) and not re.search(rf"\b{kind}\b", named)


def _is_coded_otherwise(scene: Scene) -> bool:
    """Whether the symbol's code is that of a known body of which the letterhead names nothing."""
    symbol = scene.symbol
    known = fold(symbols.issuer(symbol)) if symbol else ""
    if symbol is None or not known:
        return False
    header = scene.header
    named = fold(f"{header.issuer} {header.issuer_parent}")
    shared = set(known.split()) & set(named.split())
    return not shared and not codes.is_made_of(symbol.agency.split()[0], named)


@cache
def _places_in_full() -> frozenset[str]:
    return frozenset(map(place_names.place_in_full, place_names.place_names()))
