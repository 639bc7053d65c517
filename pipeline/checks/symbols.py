"""Document symbols against the words around them: type, issuer, and the year that normative
documents carry.

Rules: NĐ 30/2020/NĐ-CP, Phụ lục I and III; NĐ 34/2016/NĐ-CP, Article 60 (a circular has the year in
its number)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline import document_codes, symbols
from pipeline.checks.cited import Cited
from pipeline.checks.issuer_names import body_said, classes
from pipeline.checks.patterns import is_whole
from pipeline.checks.verdict import judge, make
from pipeline.period import year_of
from pipeline.records import Check, Document, Mention

# since when symbols name the type throughout: 55/2005/TTLT-BNV-VPCP asked for it
_TYPED = 2005
_WITH_YEAR = ("NĐ", "TT", "TTLT")  # always normative: the number has the year
_WITHOUT_YEAR = ("KH", "BC", "TTr", "TB", "BB", "GM", "CĐ")  # never normative
_LETTERS = "QĐTHBCKN"  # of codes of types, as scans confuse them
_PARTS = re.compile("[-/ ]")
_UNITS = re.compile("[- ]")
# decrees and decisions before 1997: 25/CP, 200/TTg
_OLD = ("CP", "TTg", "HĐBT", "CTN", "HĐCP", "CT")
# the law of 1996 on normative documents asked for the year
_FIRST_YEAR = "1997"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one citation shows. Citations with one verdict make one check."""

    outcome: str
    key: str
    numbers: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    severity: str = ""


def check(document: Document, cited: Sequence[Cited]) -> Iterator[Check]:
    """The symbols of the documents cited, each relation once with all places where it stands."""
    found: dict[Verdict, list[Mention]] = {}
    for citation in cited:
        for question in (_type, _year, _issuer):
            for verdict in question(citation):
                places = found.setdefault(verdict, [])
                if verdict.key.startswith("symbol.year"):
                    places += citation.mentions
                else:
                    places.append(citation.mention)
    for verdict, mentions in found.items():
        yield make(
            "symbol",
            verdict.outcome,
            verdict.key,
            mentions,
            verdict.numbers,
            dict(verdict.values),
            severity=verdict.severity,
        )


def _told(
    outcome: str,
    key: str,
    numbers: Sequence[str],
    values: dict[str, str],
    severity: str = "",
) -> Verdict:
    return Verdict(
        outcome,
        key,
        tuple(numbers),
        tuple(values.items()),
        severity,
    )


# ---------------------------------------------------------------- type


def _type(cited: Cited) -> Iterator[Verdict]:
    type_said = document_codes.type_said(cited.type_said)
    symbol = cited.symbol
    if not type_said or not symbol.type or _types_vary(symbol):
        return
    values = {
        "said": type_said,
        "code": symbol.code,
        "type": symbol.type,
    }
    if _begin_alike(type_said, symbol.type):
        if symbol.type_code and not _is_letter(symbol):
            yield _told(
                "holds",
                "symbol.type.holds",
                [symbol.code],
                values,
            )
    elif not any(excuse(cited, type_said) for excuse in _EXCUSES):
        outcome, key, severity = _wrong_type(cited, type_said)
        yield _told(
            outcome,
            key,
            [symbol.code],
            values,
            severity,
        )


def _begin_alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _is_letter(symbol: symbols.Symbol) -> bool:
    return symbol.type == document_codes.LETTER


def _types_vary(symbol: symbols.Symbol) -> bool:
    """Whether the issuer's symbols do not name the type: the National Assembly's, old letters."""
    if symbol.agency.startswith(("QH", "UBTVQH")):
        return True
    return _is_letter(symbol) and symbol.agency in _OLD


def _turned(cited: Cited, type_said: str) -> bool:
    """01/TT-TTr: the codes of body and type stand the other way round."""
    parts = _PARTS.split(cited.symbol.code)
    return type_said in map(document_codes.type_name, parts)


def _both_decide(cited: Cited, type_said: str) -> bool:
    """The Party writes QĐ for both Quy định and Quyết định."""
    types = (type_said, cited.symbol.type)
    decide = (is_whole("symbols party decision", one) for one in types)
    return bool(cited.symbol.party) and all(decide)


def _before_types(cited: Cited, type_said: str) -> bool:
    """A document from before symbols named the type throughout."""
    symbol = cited.symbol
    year = year_of(cited.date) or int(symbol.year or 0)
    untyped = _is_letter(symbol) or not symbol.year
    return 0 < year < _TYPED and untyped


def _misread_type(cited: Cited, type_said: str) -> bool:
    """A scan was read and the symbol's first code is that of the type said but for one letter: NO
    for NQ, CĐE for CĐ."""
    if cited.mention.confidence is None:
        return False
    parts = _PARTS.split(cited.symbol.code)
    read, *_ = parts[-2:]
    names = map(document_codes.type_name, _but_for_a_letter(read))
    return type_said in names


def _but_for_a_letter(code: str) -> Iterator[str]:
    """A code without one of its letters, or with another in its place."""
    for at in range(len(code)):
        before, behind = code[:at], code[at + 1 :]
        yield before + behind
        for letter in _LETTERS:
            yield before + letter + behind


# why a type word may stand beside another symbol
_EXCUSES = (_turned, _both_decide, _before_types, _misread_type)


def _wrong_type(cited: Cited, type_said: str) -> tuple[str, str, str]:
    """Outcome, key and severity where the type word is not that of the symbol."""
    symbol = cited.symbol
    if not _is_letter(symbol):
        annexed = is_whole("symbols annexed", type_said)
        mild = annexed or type_said == document_codes.LETTER
        return judge(sure=cited.sure and not mild), "symbol.type", ""
    if symbol.year:
        return judge(sure=cited.sure), "symbol.part", "warning"
    strict = is_whole("symbols strict", type_said)
    known = bool(document_codes.agency_name(symbol.agency))
    sure = cited.sure and strict and known
    return judge(sure=sure), "symbol.letter", "warning"


# ---------------------------------------------------------------- year


def _year(cited: Cited) -> Iterator[Verdict]:
    symbol, date = cited.symbol, cited.date
    code, values = [symbol.code], {"code": symbol.code}
    if not symbol.year:
        if _wants_year(symbol, date):
            yield _missing_year(cited)
        return
    if year_of(date):
        yield _year_against_date(cited)
    if symbol.type_code in _WITHOUT_YEAR:
        yield _told("doubtful", "symbol.unneeded", code, values, "info")
    if not symbol.type and int(symbol.year) >= _TYPED:
        yield _told("doubtful", "symbol.part", code, values)


def _wants_year(symbol: symbols.Symbol, date: str) -> bool:
    """Whether a symbol is that of a normative document of a central body, of a time when these
    carry the year."""
    if date and date < _FIRST_YEAR:
        return False
    return symbol.type_code in _WITH_YEAR and _is_central(symbol)


def _is_central(symbol: symbols.Symbol) -> bool:
    body, *_ = symbol.agency.split() or [""]
    return document_codes.levels().get(body) == "central"


def _year_against_date(cited: Cited) -> Verdict:
    symbol, date = cited.symbol, cited.date
    values = {
        "code": symbol.code,
        "year": symbol.year,
        "date": date,
    }
    if str(year_of(date)) == symbol.year:
        return _told(
            "holds",
            "symbol.year.holds",
            [symbol.code],
            values,
        )
    outcome = judge(sure=cited.sure)
    return _told(
        outcome,
        "symbol.year",
        [symbol.code, date],
        values,
    )


def _missing_year(cited: Cited) -> Verdict:
    symbol = cited.symbol
    # the year is there
    is_year = "1990" <= symbol.number <= "2100" and len(symbol.number) == 4
    return _told(
        judge(sure=cited.sure and not is_year),
        "symbol.missing",
        [symbol.code],
        {"code": symbol.code, "type": symbol.type},
        "warning",
    )


# ---------------------------------------------------------------- issuer


# classes of bodies that texts take for each other
_NEAR = ({"body", "committee"}, {"body", "state"})


def _issuer(cited: Cited) -> Iterator[Verdict]:
    symbol = cited.symbol
    body = body_said(cited.issuer_said.lower())
    if body is None or not symbol.agency:
        return
    values = {
        "code": symbol.code,
        "said": cited.issuer_said[: len(body.name)],
        "issuer": symbols.issuer(symbol) or symbol.agency,
    }
    agencies = symbol.agency.split()
    units = _UNITS.split(symbol.unit)
    if not body.codes.isdisjoint([*agencies, *units]):
        yield _told(
            "holds",
            "symbol.issuer.holds",
            [symbol.code],
            values,
        )
        return
    own = classes().get(agencies[0], "")
    if own and symbol.agency != "BCĐ":
        near = {body.kind, own} in _NEAR
        mild = near or "VPCP" in (symbol.agency, *body.codes)
        outcome = judge(sure=cited.sure and not mild)
        yield _told(
            outcome,
            "symbol.issuer",
            [symbol.code],
            values,
            "warning",
        )
