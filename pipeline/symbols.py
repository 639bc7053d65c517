"""The grammar of document symbols: number, year, type, issuing body and unit of ``979/BC-SGDĐT``.

Sources: ND 30/2020/ND-CP, Phu luc I and III; TT 01/2011/TT-BNV (before 2020-03-05); ND
34/2016/ND-CP for normative documents (with a year); QD 66-QD/TW for documents of the Party
(``05-NQ/TU``). Codes stand in ``models/types.tsv`` and ``models/agencies.tsv``. Patterns that find
a symbol in running text belong to the mentions stage; here a span that was found is read, repaired
where its damage is certain, and put into words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.document_codes import (
    LAW,
    LETTER,
    ORDINANCE,
    agency_name,
    known_agency,
    known_type,
    type_name,
)
from pipeline.place_names import administered
from pipeline.resources import lookup
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's number and symbol, read. ``number`` is "" where a form leaves it blank."""

    code: str  # canonical: 979/BC-SGDĐT, /BC-SNV, 28/2018/QĐ-TTg, 5-NQ/TU
    number: str  # 979, 36a; without leading zeros
    year: str = ""  # of a normative document
    type: str = ""  # standard name, LETTER of an official letter; "" where the symbol is cut off
    type_code: str = ""  # QĐ, BC; "" for an official letter and a law
    # SGDĐT, UBND; several of a joint document with a space between
    agency: str = ""
    unit: str = ""  # what follows the agency: VP, HCTC
    party: bool = False


_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d\u00ad~]")
# the dot of QĐ.UB is part of it
_JUNK = re.compile(r"(?:[\s*_…'\"`“”‘’\0]|(?<!QĐ)\.|\.(?!UB))+")
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
_OFFICES = ("VP", "VPUBND")
_JOINT = ("TTLT", "TTLB", "NQLT", "QĐLT", "CTLT")  # issued by several bodies
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
    for pattern, reader in _FORMS:
        match = pattern.fullmatch(text)
        symbol = reader(match) if match else None
        if symbol:
            return symbol
    return None


def canonical(text: str) -> str:
    """The canonical form of a document number, or its cleaned characters where it is no symbol."""
    symbol = parse(text)
    return symbol.code if symbol else clean(text)


def _plain(number: str) -> str:
    return number.lstrip("0") or ("0" if number else "")


def _law(match: re.Match[str]) -> Symbol:
    """43/2019/QH14: a law, or an ordinance of the standing committee."""
    number, agency = _plain(match["number"]), match["tail"].upper()
    return Symbol(
        f"{number}/{match['year']}/{agency}{match['term']}",
        number,
        match["year"],
        type=LAW if agency == "QH" else ORDINANCE,
        agency=agency,
    )


def _of_party(match: re.Match[str]) -> Symbol | None:
    """05-NQ/TU"""
    kind = known_type(match["type"])
    if not kind:
        return None
    codes = match["agency"].replace("&", "").split("-")
    agency, unit = _agency_and_unit(codes)
    number = _plain(match["number"])
    return Symbol(
        f"{number}-{kind}/{_joined(agency, unit)}",
        number,
        type=type_name(kind),
        type_code=kind,
        agency=agency,
        unit=unit,
        party=True,
    )


def _of_state(match: re.Match[str]) -> Symbol:
    """28/2018/QĐ-TTg, 979/BC-SGDĐT, 35/SNV-VP"""
    codes = _codes(match["tail"])
    kind = known_type(codes[0])
    agency, unit = _agency_and_unit(codes[1:])
    if kind == "QĐ.UB":  # names its body with the type
        kind, agency, unit = "QĐ", "UBND", "-".join(codes[1:])
        tail = _joined("QĐ.UB", unit)
    elif kind in _JOINT:
        agencies = [known_agency(code) or code for code in codes[1:]]
        agency, unit = " ".join(agencies), ""
        tail = _joined(kind, *agencies)
    elif kind and (len(codes) > 1 or not known_agency(codes[0])):
        tail = _joined(kind, agency, unit)
    else:  # an official letter names no type
        kind = ""
        agency, unit = _agency_and_unit(codes)
        tail = _joined(agency, unit)
    number, year = _plain(match["number"]), match["year"] or ""
    return Symbol(
        "/".join([number, year, tail] if year else [number, tail]),
        number,
        year,
        type_name(kind) or LETTER,
        kind,
        agency,
        unit,
    )


def _bare(match: re.Match[str]) -> Symbol:
    """12/2019, 36a: cut off before its type."""
    number, year = _plain(match["number"]), match["year"] or ""
    return Symbol(f"{number}/{year}" if year else number, number, year)


_FORMS: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], Symbol | None]], ...
] = (
    (_LAW, _law),
    (_PARTY, _of_party),
    (_STATE, _of_state),
    (_BARE, _bare),
)


def _joined(*codes: str) -> str:
    return "-".join(code for code in codes if code)


def _codes(tail: str) -> list[str]:
    """The codes of a tail, with hyphens that were lost (QĐUBND) or written as & (STTTT&CNTT) put
    back."""
    codes = [code for code in re.split(r"[-/]", tail) if code.strip("&")]
    first, *rest = codes or [tail]
    left, _, right = first.partition("&")
    together = first.replace("&", "")
    if right and known_agency(left) and not known_agency(together):
        return [left, right.replace("&", ""), *_without_ampersands(rest)]
    return [*_parted(together), *_without_ampersands(rest)]


def _without_ampersands(codes: Sequence[str]) -> list[str]:
    return [code.replace("&", "") for code in codes]


def _parted(code: str) -> list[str]:
    """A code, parted into a type and a body where it is neither but their hyphen was lost."""
    if known_type(code) or known_agency(code):
        return [code]
    for cut in range(min(6, len(code) - 1), 1, -1):
        kind, agency = known_type(code[:cut]), known_agency(code[cut:])
        if kind and agency and fold(kind) == fold(code[:cut]):
            return [kind, agency]
    return [code]


def _agency_and_unit(parts: list[str]) -> tuple[str, str]:
    if not parts:
        return "", ""
    agency = known_agency(parts[0]) or parts[0]
    units = [
        known_agency(part) or part if len(part) > 3 else part
        for part in parts[1:]
    ]
    return agency, "-".join(units)


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
        return f"{_party_committee(administered(place)) or name} {place}"
    if symbol.agency in _OFFICES:
        return _office(symbol.unit, place)
    return name


def _office(unit: str, place: str) -> str:
    """The office of a department (820/VP-SGDĐT) or of the committee (1545/VP-HCTC)."""
    if agency_name(unit):
        return f"{agency_name('VP')} {agency_name(unit)}"
    seat = administered(place) if place else ""
    return f"{agency_name('VPUBND')} {seat}".rstrip()


def _party_committee(place: str) -> str:
    """The committee of a place, which the word for its level begins; "" where it is called as by
    its code."""
    by_level = lookup("party_committees.tsv", "level", "committee")
    named = (by_level[level] for level in by_level if place.startswith(level))
    return next(named, "")
