"""Document symbols against the words around them: type, issuer, and the year that normative
documents carry.

Rules: NĐ 30/2020/NĐ-CP, Phụ lục I and III; NĐ 34/2016/NĐ-CP, Article 60 (a circular has the year in
its number)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import document_codes, symbols
from pipeline.checks.cited import Cited
from pipeline.checks.patterns import begins, is_whole, pattern
from pipeline.checks.verdict import judge, make
from pipeline.period import year_of
from pipeline.records import Check, Document, Mention
from pipeline.resources import table

# since when symbols name the type throughout: 55/2005/TTLT-BNV-VPCP asked for it
_TYPED = 2005
_WITH_YEAR = ("NĐ", "TT", "TTLT")  # always normative: the number has the year
_WITHOUT_YEAR = ("KH", "BC", "TTr", "TB", "BB", "GM", "CĐ")  # never normative
_ANNEXED = pattern("symbols annexed")
_STRICT = pattern("symbols strict")
# decrees and decisions before 1997: 25/CP, 200/TTg
_OLD = ("CP", "TTg", "HĐBT", "CTN", "HĐCP", "CT")
_FIRST_YEAR = (
    "1997"  # the law of 1996 on normative documents asked for the year
)


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
        for verdict in (*_type(citation), *_year(citation), *_issuer(citation)):
            dated = verdict.key.startswith("symbol.year")
            found.setdefault(verdict, []).extend(
                citation.mentions if dated else [citation.mention]
            )
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
        outcome, key, tuple(numbers), tuple(values.items()), severity
    )


def _type(cited: Cited) -> Iterator[Verdict]:
    said, symbol = document_codes.type_said(cited.type_said), cited.symbol
    if not said or not symbol.type or _types_vary(symbol):
        return
    values = {"said": said, "code": symbol.code, "type": symbol.type}
    if said.startswith(symbol.type) or symbol.type.startswith(said):
        if symbol.type_code and symbol.type != document_codes.LETTER:
            yield _told("holds", "symbol.type.holds", [symbol.code], values)
        return
    if _type_explained(said, symbol) or _before_types(cited):
        return
    if not _misread_type(cited):
        outcome, key, severity = _wrong_type(cited, said)
        yield _told(outcome, key, [symbol.code], values, severity)


def _types_vary(symbol: symbols.Symbol) -> bool:
    """Whether the issuer's symbols do not name the type: the National Assembly's, old letters."""
    if symbol.agency.startswith(("QH", "UBTVQH")):
        return True
    return symbol.type == document_codes.LETTER and symbol.agency in _OLD


def _before_types(cited: Cited) -> bool:
    """Whether a document is from before symbols named the type throughout."""
    symbol = cited.symbol
    year = year_of(cited.date) or int(symbol.year or 0)
    untyped = symbol.type == document_codes.LETTER or not symbol.year
    return 0 < year < _TYPED and untyped


def _type_explained(said: str, symbol: symbols.Symbol) -> bool:
    """01/TT-TTr: the codes of body and type stand the other way round; and the Party writes QĐ for
    both Quy định and Quyết định."""
    parts = re.split("[-/ ]", symbol.code)
    if said in map(document_codes.type_name, parts):
        return True
    decided = pattern("symbols party decision").fullmatch
    return bool(symbol.party and decided(said) and decided(symbol.type))


def _wrong_type(cited: Cited, said: str) -> tuple[str, str, str]:
    """Outcome, key and severity where the type word is not that of the symbol."""
    symbol = cited.symbol
    if symbol.type == document_codes.LETTER and symbol.year:
        return judge(sure=cited.sure), "symbol.part", "warning"
    if symbol.type == document_codes.LETTER:
        strict = is_whole("symbols strict", said)
        known = bool(document_codes.agency_name(symbol.agency))
        sure = cited.sure and strict and known
        return judge(sure=sure), "symbol.letter", "warning"
    annexed = is_whole("symbols annexed", said)
    mild = annexed or said == document_codes.LETTER
    return judge(sure=cited.sure and not mild), "symbol.type", ""


def _misread_type(cited: Cited) -> bool:
    """Whether a scan was read and the symbol's first code is that of the type said but for one
    letter: NO for NQ, CĐE for CĐ."""
    if cited.mention.confidence is None:
        return False
    read = re.split("[-/ ]", cited.symbol.code)[-2:][0]
    said = document_codes.type_said(cited.type_said)
    near = {read[:at] + read[at + 1 :] for at in range(len(read))}
    near |= {
        read[:at] + letter + read[at + 1 :]
        for at in range(len(read))
        for letter in "QĐTHBCKN"
    }
    return said in {document_codes.type_name(code) for code in near}


def _year(cited: Cited) -> Iterator[Verdict]:
    symbol, date = cited.symbol, cited.date
    if symbol.year and year_of(date):
        yield _year_against_date(cited)
    if not symbol.year and _wants_year(symbol, date):
        yield _missing_year(cited)
    code, values = [symbol.code], {"code": symbol.code}
    if symbol.type_code in _WITHOUT_YEAR and symbol.year:
        yield _told("doubtful", "symbol.unneeded", code, values, "info")
    if not symbol.type and symbol.year and int(symbol.year) >= _TYPED:
        yield _told("doubtful", "symbol.part", code, values)


def _wants_year(symbol: symbols.Symbol, date: str) -> bool:
    """Whether a symbol is that of a normative document of a central body, of a time when these
    carry the year."""
    if date and date < _FIRST_YEAR:
        return False
    return symbol.type_code in _WITH_YEAR and _is_central(symbol)


def _is_central(symbol: symbols.Symbol) -> bool:
    body = symbol.agency.split()[0] if symbol.agency else ""
    return document_codes.levels().get(body) == "central"


def _year_against_date(cited: Cited) -> Verdict:
    symbol, date = cited.symbol, cited.date
    values = {"code": symbol.code, "year": symbol.year, "date": date}
    if str(year_of(date)) == symbol.year:
        return _told("holds", "symbol.year.holds", [symbol.code], values)
    outcome = judge(sure=cited.sure)
    return _told(outcome, "symbol.year", [symbol.code, date], values)


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


@dataclass(frozen=True, slots=True)
class _Issuer:
    """A row of models/issuers.tsv."""

    words: str
    codes: str
    kind: str


@cache
def _said() -> tuple[tuple[str, frozenset[str], str], ...]:
    """Names in lower case, their codes and class, longest name first."""
    named: dict[str, tuple[set[str], str]] = {}
    for row in table("issuers.tsv", _Issuer):
        named[row.words] = (set(row.codes.split()), row.kind)
    for body in document_codes.agencies():
        name = body.name.lower()
        if begins("symbols body", name):
            codes, _ = named.setdefault(name, (set(), "body"))
            codes.update([body.code, *body.aliases.split()])
    names = sorted(named, key=lambda name: (-len(name), name))
    rows = ((name, *named[name]) for name in names)
    return tuple((name, frozenset(codes), kind) for name, codes, kind in rows)


@cache
def _classes() -> dict[str, str]:
    """Code of a body -> its class."""
    return {code: kind for _, codes, kind in _said() for code in codes}


_GOES_ON = pattern("symbols goes on")
# classes of bodies that texts take for each other
_NEAR = ({"body", "committee"}, {"body", "state"})


def _issuer(cited: Cited) -> Iterator[Verdict]:
    said, symbol = cited.issuer_said.lower(), cited.symbol
    if not said or not symbol.agency:
        return
    found = next((row for row in _said() if _opens_with(said, row[0])), None)
    if not found:
        return
    name, codes, kind = found
    shown = cited.issuer_said[: len(name)]
    values = {
        "code": symbol.code,
        "said": shown,
        "issuer": symbols.issuer(symbol) or symbol.agency,
    }
    parts = {*symbol.agency.split(), *re.split("[- ]", symbol.unit)}
    if parts & codes:
        yield _told("holds", "symbol.issuer.holds", [symbol.code], values)
        return
    own = _classes().get(symbol.agency.split()[0], "")
    if not own or symbol.agency == "BCĐ":
        return
    mild = "VPCP" in (symbol.agency, *codes) or {kind, own} in _NEAR
    outcome = judge(sure=cited.sure and not mild)
    yield _told(outcome, "symbol.issuer", [symbol.code], values, "warning")


def _opens_with(said: str, name: str) -> bool:
    """Whether words begin with the name of a body, not with a longer one."""
    if not said.startswith(name) or _GOES_ON.match(said, len(name)):
        return False
    return not said[len(name) : len(name) + 1].isalpha()
