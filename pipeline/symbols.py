"""The grammar of document symbols: number, year, type, issuing body and unit of ``979/BC-SGDĐT``.

Sources: ND 30/2020/ND-CP, Phu luc I and III; TT 01/2011/TT-BNV (before 2020-03-05); ND
34/2016/ND-CP for normative documents (with a year); QD 66-QD/TW for documents of the Party
(``05-NQ/TU``). Codes stand in ``models/types.tsv`` and ``models/agencies.tsv``. Patterns that find
a symbol in running text belong to the mentions stage; here a span that was found is read, repaired
where its damage is certain, and put into words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.resources import table
from pipeline.text import fold

LETTER = "Công văn"  # the type of a symbol that names no type
LAW = "Luật"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's number and symbol, read. ``number`` is "" where a form leaves it blank."""

    code: str  # canonical: 979/BC-SGDĐT, /BC-SNV, 28/2018/QĐ-TTg, 5-NQ/TU
    number: str  # 979, 36a; without leading zeros
    year: str = ""  # of a normative document
    type: str = ""  # standard name; LETTER for an official letter, "" where the symbol is cut off
    type_code: str = ""  # QĐ, BC; "" for an official letter and a law
    agency: str = (
        ""  # SGDĐT, UBND; several of a joint document with a space between
    )
    unit: str = ""  # what follows the agency: VP, HCTC
    party: bool = False


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A row of models/types.tsv."""

    code: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of models/agencies.tsv."""

    code: str
    name: str
    level: str
    aliases: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of models/places.tsv."""

    name: str
    kind: str
    full: str = ""


@cache
def _types() -> dict[str, str]:
    return {
        row.code: row.name
        for row in table("types.tsv", DocumentType)
        if row.code
    }


@cache
def _agencies() -> dict[str, str]:
    named = {row.code: row.name for row in table("agencies.tsv", Agency)}
    return named | {
        alias: row.name
        for row in table("agencies.tsv", Agency)
        for alias in row.aliases.split()
    }


@cache
def agency_names() -> tuple[str, ...]:
    """The names of the bodies that have a code, in the order of the list."""
    return tuple(row.name for row in table("agencies.tsv", Agency))


@cache
def levels() -> dict[str, str]:
    """Code of an issuing body -> its level: central, province, district, local, party, company,
    any."""
    return {
        code: row.level
        for row in table("agencies.tsv", Agency)
        for code in (row.code, *row.aliases.split())
    }


@cache
def _by_fold(table: str) -> dict[str, str]:
    """Folded code -> code, for codes whose fold is their own; the first wins (HD before HĐ)."""
    known: dict[str, str] = {}
    for code in _types() if table == "types" else _agencies():
        known.setdefault(fold(code), code)
    return known


def _known(part: str, table: str) -> str:
    """The known code that ``part`` spells, damage undone; "" where none is certain."""
    exact = _types() if table == "types" else _agencies()
    if part in exact:
        return part
    folded = fold(part)
    for spelt in (
        folded,
        re.sub("d{3,}", "dd", folded),
    ):  # SGDDĐT: the Đ was read twice
        if found := _by_fold(table).get(spelt, ""):
            return found
    return ""


_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d\u00ad~]")
_JUNK = re.compile(
    r"(?:[\s*_…'\"`“”‘’\0]|(?<!QĐ)\.|\.(?!UB))+"
)  # the dot of QĐ.UB is part of it
_NUMBER = r"(?P<number>\d{1,6}[a-zđ]?|)"
_TEAM = re.compile(r"(?P<body>[^()]+)(?P<team>\([A-Z]{2}\d{2}\))")  # CAT(PA05)
_STATE = re.compile(
    _NUMBER + r"/(?:(?P<year>(?:19|20)\d\d)[/-])?(?P<tail>[^\W\d].*)", re.DOTALL
)
_PARTY = re.compile(
    _NUMBER + r"-(?P<type>[^\W\d]{1,6})/(?P<agency>[^\W\d][^/]*)"
)
_LAW = re.compile(
    r"(?P<number>\d{1,3})/(?P<year>(?:19|20)\d\d)/(?P<tail>QH|UBTVQH)(?P<term>\d{1,2})",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<number>\d{1,6}[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d))?")


def clean(text: str) -> str:
    """The characters of a symbol without what printing and scanning put between them."""
    text = (
        unicodedata.normalize("NFC", text)
        .replace("\u00d0", "Đ")
        .replace("\u00f0", "đ")
    )
    text = text.replace("Ƣ", "Ư").replace("ƣ", "ư")
    return re.sub(r"-{2,}", "-", _JUNK.sub("", _DASHES.sub("-", text)))


@cache
def parse(text: str) -> Symbol | None:
    """Reads the span of a document number; None where it is no symbol. Never raises.

    >>> parse("951/SGDDĐT - VP").code
    '951/SGDĐT-VP'
    """
    text = clean(text).rstrip("-/,;:")
    if match := _TEAM.fullmatch(text):
        body = parse(match["body"])
        return replace(body, code=body.code + match["team"]) if body else None
    text = text.rstrip("-/,;:)")
    if match := _LAW.fullmatch(text):
        number, term = _plain(match["number"]), match["tail"].upper()
        code = f"{number}/{match['year']}/{term}{match['term']}"
        name = LAW if term == "QH" else "Pháp lệnh"
        return Symbol(
            code,
            number,
            match["year"],
            name,
            "",
            "QH" if term == "QH" else "UBTVQH",
        )
    if match := _PARTY.fullmatch(text):
        kind = _known(match["type"], "types")
        if kind:
            agency, unit = _agency_and_unit(
                re.split("-", match["agency"].replace("&", ""))
            )
            number = _plain(match["number"])
            tail = "-".join(x for x in (agency, unit) if x)
            return Symbol(
                f"{number}-{kind}/{tail}",
                number,
                "",
                _types()[kind],
                kind,
                agency,
                unit,
                party=True,
            )
    if match := _STATE.fullmatch(text):
        return _state(
            _plain(match["number"]), match["year"] or "", match["tail"]
        )
    if match := _BARE.fullmatch(text):
        number, year = _plain(match["number"]), match["year"] or ""
        return Symbol(f"{number}/{year}" if year else number, number, year)
    return None


def canonical(text: str) -> str:
    """The canonical form of a document number, or its cleaned characters where it is no symbol."""
    symbol = parse(text)
    return symbol.code if symbol else clean(text)


def _plain(number: str) -> str:
    return number.lstrip("0") or ("0" if number else "")


def _state(number: str, year: str, tail: str) -> Symbol:
    head = f"{number}/{year}/" if year else f"{number}/"
    parts = _parts(tail)
    kind = _known(parts[0], "types")
    if kind == "QĐ.UB":
        unit = "-".join(parts[1:])
        return Symbol(
            head + "-".join([kind, *parts[1:]]),
            number,
            year,
            _types()[kind],
            "QĐ",
            "UBND",
            unit,
        )
    if kind and (len(parts) > 1 or not _known(parts[0], "agencies")):
        if kind in ("TTLT", "TTLB", "NQLT", "QĐLT", "CTLT"):
            agencies = [_known(part, "agencies") or part for part in parts[1:]]
            return Symbol(
                head + "-".join([kind, *agencies]),
                number,
                year,
                _types()[kind],
                kind,
                " ".join(agencies),
            )
        agency, unit = _agency_and_unit(parts[1:])
        code = head + "-".join(x for x in (kind, agency, unit) if x)
        return Symbol(code, number, year, _types()[kind], kind, agency, unit)
    agency, unit = _agency_and_unit(parts)
    return Symbol(
        head + "-".join(x for x in (agency, unit) if x),
        number,
        year,
        LETTER,
        "",
        agency,
        unit,
    )


def _parts(tail: str) -> list[str]:
    """The codes of a tail, with hyphens that were lost (QĐUBND) or written as & (STTTT&CNTT) put
    back."""
    parts = [part for part in re.split(r"[-/]", tail) if part.strip("&")]
    parts = parts or [tail]
    first = parts[0]
    left, joined, right = first.partition("&")
    if (
        joined
        and _known(left, "agencies")
        and not _known(first.replace("&", ""), "agencies")
    ):
        parts[:1] = [left, right]
    parts = [part.replace("&", "") for part in parts]
    first = parts[0]
    if not _known(first, "types") and not _known(first, "agencies"):
        for cut in range(min(6, len(first) - 1), 1, -1):
            kind, agency = (
                _known(first[:cut], "types"),
                _known(first[cut:], "agencies"),
            )
            if kind and agency and fold(kind) == fold(first[:cut]):
                return [kind, agency, *parts[1:]]
    return parts


def _agency_and_unit(parts: list[str]) -> tuple[str, str]:
    if not parts:
        return "", ""
    agency = _known(parts[0], "agencies") or parts[0]
    units = [
        _known(part, "agencies") or part if len(part) > 3 else part
        for part in parts[1:]
    ]
    return agency, "-".join(units)


# ---------------------------------------------------------------- in words


def type_name(code: str) -> str:
    """The standard name of a type code: QĐ -> Quyết định; "" where it is none."""
    return _types().get(code, "")


@cache
def type_words() -> dict[str, str]:
    """Folded words that name a type -> its standard name, longest words first."""
    named = {
        fold(word): row.name
        for row in table("types.tsv", DocumentType)
        for word in row.words.split(";")
        if word
    }
    return dict(
        sorted(named.items(), key=lambda item: (-len(item[0]), item[0]))
    )


@cache
def type_said(words: str) -> str:
    """The standard name of a type that words name (``quyết định``, ``CV``, ``Thông tư liên tịch``,
    ``QĐ``), else "".

    >>> type_said("KẾ HOẠCH")
    'Kế hoạch'"""
    words = " ".join(words.split())
    return type_words().get(fold(words)) or type_name(words)


def agency_name(code: str) -> str:
    """The name in words of an issuing body's code, in standard spelling; "" where it is not
    known."""
    return _agencies().get(code, "")


@cache
def places() -> dict[str, tuple[str, str]]:
    """Folded name of a place -> (standard spelling, kind: tỉnh, thành phố, quận, huyện, thị xã)."""
    known = {
        fold(row.name): (row.name, row.kind)
        for row in reversed(table("places.tsv", _Place))
    }
    marks = (" ", "-", "- ", " -")  # Bà Rịa - Vũng Tàu, however it is printed
    return known | {
        name.replace(" - ", mark): place
        for name, place in known.items()
        for mark in marks
    }


@cache
def place_names() -> frozenset[str]:
    """The places in their standard spelling."""
    return frozenset(name for name, _ in places().values())


@cache
def _full_names() -> dict[str, str]:
    return {
        row.name: row.full for row in table("places.tsv", _Place) if row.full
    }


def place_in_full(name: str) -> str:
    """A place as datelines give it: one named after a person or a number with the word for its
    level (ND 30/2020, appendix I, part II, 4)."""
    return _full_names().get(name, name)


@lru_cache(maxsize=4096)
def place_name(text: str) -> str:
    """A place in its standard spelling, one letter of damage undone (``Kon Tun``); as given where
    it is not known."""
    text = " ".join(text.split())
    folded = fold(text)
    if folded in places():
        return places()[folded][0]
    near = [
        name
        for key, (name, _) in places().items()
        if len(folded) > 5 and _one_apart(folded, key)
    ]
    return near[0] if len(near) == 1 else text


def _one_apart(left: str, right: str) -> bool:
    """Whether one letter is changed, lost or added between two words."""
    if abs(len(left) - len(right)) > 1 or left[:1] != right[:1]:
        return False
    start = next(
        (
            i
            for i, (a, b) in enumerate(zip(left, right, strict=False))
            if a != b
        ),
        min(len(left), len(right)),
    )
    a, b = left[start:], right[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]


def administered(place: str) -> str:
    """A place with the word for its level: Quảng Ngãi -> tỉnh Quảng Ngãi; the bare name where it is
    not known."""
    name, kind = places().get(fold(place), (place, ""))
    if place in _full_names().values():
        return place[:1].lower() + place[1:]
    return f"{kind} {name}".strip()


def issuer(symbol: Symbol, place: str = "") -> str:
    """The issuing body of a symbol in words, in the spelling of the contract; "" where the code is
    not known.

    ``place`` is where the document was issued; a people's committee or council is named with it.

    >>> issuer(parse("28/2018/QĐ-TTg"))
    'Thủ tướng Chính phủ'"""
    names = [agency_name(code) for code in symbol.agency.split()]
    if not names or not all(names):
        return ""
    name = ", ".join(names)
    if symbol.agency in ("UBND", "HĐND", "UB", "CTUBND") and place:
        return f"{name} {administered(place)}"
    if symbol.agency == "TU" and place:
        city = administered(place).startswith("thành phố")
        return f"{'Thành ủy' if city else 'Tỉnh ủy'} {place}"
    if (
        symbol.agency
        in (
            "VP",
            "VPUBND",
        )
    ):  # 820/VP-SGDĐT: the office of the department; 1545/VP-HCTC: of the committee
        if agency_name(symbol.unit):
            return f"Văn phòng {agency_name(symbol.unit)}"
        return (
            f"Văn phòng UBND {administered(place)}"
            if place
            else "Văn phòng UBND"
        )
    return name
