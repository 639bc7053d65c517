"""Finds where a text names information systems: listed ones by their variants, new ones by form
and context.

The longest variant wins where several overlap. A name that no list knows is one behind "phần mềm",
"hệ thống", "cơ sở dữ liệu" or "ứng dụng" that looks like a name (Latin capitals, quotation marks)
or says what it manages ("phần mềm quản lý hộ khẩu")."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from pipeline.clauses.phrases import Hit, Words, split
from pipeline.names import tagger
from pipeline.names.patterns import pattern
from pipeline.names.system_words import known_systems, leads, verbs, words
from pipeline.text import fold

_MIXED = re.compile(r"\b[A-Z][A-Za-z]*[a-z][A-Z][A-Za-z]*")
_PRODUCT = re.compile(_MIXED.pattern + r"(?:[ -](?:[A-Z]\w*|\d[\d.]*))?")
_QUOTED = re.compile(r"[“\"']([^”\"'\n]{3,60})[”\"']")
_CLAUSE = re.compile(r"[,;:.()\t|\n“”\"…]|\s[-–]\s")
_CROSSED = ("; ", ". ", "\t", " | ")  # over which no phrase reaches
_LONGEST = 90  # characters of a name that says what a system does
_MOST, _LEAST = 9, 3  # its words
_BEHIND = 20  # characters by which a system before a figure is preferred to one behind


@dataclass(frozen=True, slots=True)
class Named:
    """A system named in a text: offsets of the words that name it."""

    system: str
    category: str
    start: int
    end: int


# asked for a block's figures, then for its document's systems
@lru_cache(maxsize=2000)
def named(
    text: str, issuer: str = "", learned: bool = True
) -> tuple[Named, ...]:
    """The systems that ``text`` names, in order; of overlapping ones the longest. A portal is that
    of ``issuer``.

    ``learned``: with the trained model, which must not learn from itself."""
    taken = _without_kinds(text, _by_list(text))
    spans = [(name.start, name.end) for name in taken]
    further = _by_model(text, taken) if learned else ()
    for found in (*_by_form(text), *further):
        if _take(spans, found.start, found.end):
            taken.append(found)
    level = _level(issuer)
    spelt = (
        replace(name, system=name.system.replace("{level}", level))
        for name in taken
    )
    return tuple(sorted(spelt, key=lambda found: found.start))


def nearest(names: Sequence[Named], start: int, low: int, high: int) -> str:
    """The system named nearest to offset ``start`` between ``low`` and ``high``; "" where none
    is."""
    inside = [name for name in names if low <= name.start < high]
    at = bisect_left([name.start for name in inside], start)
    before, after = inside[:at], inside[at:]
    if not before:
        return after[0].system if after else ""
    far = after and start - before[-1].end > after[0].start - start + _BEHIND
    return after[0].system if far else before[-1].system


def _by_list(text: str) -> list[Named]:
    spelt = split(text)
    hits = [
        hit
        for hit in known_systems().find(spelt)
        if not _crosses(text, spelt, hit)
    ]
    hits.sort(key=lambda hit: (hit.first - hit.stop, -hit.stop))
    spans: list[tuple[int, int]] = []  # of the names so far, in order
    taken = [
        Named(*hit.key, spelt.starts[hit.first], spelt.ends[hit.stop - 1])
        for hit in hits
        if _take(spans, spelt.starts[hit.first], spelt.ends[hit.stop - 1])
    ]
    return sorted(taken, key=lambda name: name.start)


def _take(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps none of ``spans``, which it then joins."""
    at = bisect_left(spans, (end, end))
    if at and spans[at - 1][1] > start:
        return False
    insort(spans, (start, end))
    return True


def _without_kinds(text: str, names: Sequence[Named]) -> list[Named]:
    """The names but those that only say the kind of the particular one behind them."""
    return [
        name
        for name, following in zip_longest(names, names[1:])
        if not (following and _says_kind(text, name, following))
    ]


def _says_kind(text: str, kind: Named, name: Named) -> bool:
    """Whether a general name stands right before the particular one: "phần mềm quản lý văn bản
    eOffice"."""
    if kind.end >= name.start or kind.category != name.category:
        return False
    return not text[kind.end : name.start].strip(' “"')


def _crosses(text: str, spelt: Words, hit: Hit[tuple[str, str]]) -> bool:
    """Whether a phrase with a gap reaches over the end of a sentence."""
    if hit.stop == hit.first + 1:
        return False
    between = text[spelt.ends[hit.first] : spelt.starts[hit.stop - 1]]
    return any(mark in between for mark in _CROSSED)


def _by_form(text: str) -> Iterator[Named]:
    for lead in leads():
        for match in lead.pattern.finditer(text):
            name, end = _name(text, match.end())
            # "phần mềm quản lý: A, B": a kind, not a name
            lists = text[end : end + 2].startswith(":")
            if name and not match[0].isupper() and not lists:
                full = f"{lead.prefix} {name}".strip()
                full = full[:1].upper() + full[1:]
                yield Named(full, lead.category, match.start(), end)


def _by_model(text: str, taken: Sequence[Named]) -> Iterator[Named]:
    """Product names that the trained model finds where no word before them tells ("các xã dùng
    GovDoc để ...")."""
    products = [match.span() for match in _MIXED.finditer(text)]
    if all(_is_known(span, taken) for span in products):
        return  # the tagger is slow: asked only where a product may stand that is not known yet
    for entity in tagger.names(text):
        name = text[entity.start : entity.end].strip(" .,;:()")
        product = entity.label == "SYSTEM" and _PRODUCT.fullmatch(name)
        if product and name not in words("noname"):
            yield Named(name, "other", entity.start, entity.start + len(name))


def _is_known(span: tuple[int, int], taken: Sequence[Named]) -> bool:
    return any(known.start < span[1] and span[0] < known.end for known in taken)


def _name(text: str, start: int) -> tuple[str, int]:
    """The name that begins at ``start`` and where it ends; "" where what stands there is no
    name."""
    quoted = _QUOTED.match(text, start)
    if quoted:
        return quoted[1].strip(), quoted.end()
    latin = pattern("product").match(text, start)
    if latin and _is_product(latin[1]):
        return latin[1].strip(" -"), latin.end()
    kept = _task(text[start : start + _LONGEST])
    if len(kept) < _LEAST:
        return "", start
    return " ".join(kept), text.find(kept[-1], start) + len(kept[-1])


def _is_product(name: str) -> bool:
    if name in words("noname"):
        return False
    return not name.startswith(tuple(words("noname_start")))


def _task(text: str) -> list[str]:
    """The words with which a text says what a system does: "quản lý hộ khẩu"; [] for none."""
    spelt = _CLAUSE.split(text, maxsplit=1)[0].split()
    if fold(" ".join(spelt[:2])) not in verbs():
        return []
    kept: list[str] = []
    for word in spelt[:_MOST]:
        ends = word.lower() in words("stop") and len(kept) >= 2
        if ends or any(letter.isdigit() for letter in word):
            break
        kept.append(word)
    while kept and kept[-1].lower() in words("tail"):
        kept.pop()
    return kept


def _level(issuer: str) -> str:
    """Whose portal "trang thông tin điện tử" is, by the issuing body; a department's where it is
    not known."""
    body = issuer.removeprefix("UBND ").partition(" ")[0]
    (other,) = words("other owner")
    return body if body in words("owner") else other
