"""Values of a header that cannot be right are left out, and it is said why: a wrong value given as
sure is worse than none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from pipeline import document_codes, symbols
from pipeline.period import Period, year_of
from pipeline.records import Header
from pipeline.resources import lookup
from pipeline.structure import file_name
from pipeline.structure.issued import WHOLE_DAY
from pipeline.structure.patterns import finds

_SLACK = 0.15  # of a year: numbers do not rise evenly
# surety of a name: names in script letters are read wrong below it
_LEGIBLE = 0.6
_YEARS = range(1945, 2100)


def without_unlikely(
    header: Header,
    optical: bool,
    name: str = "",
) -> Header:
    """The header without what is not likely, the reasons in ``problem``. ``optical``: its page was
    read from a picture; what is printed in a text layer is not doubted for being high. ``name``:
    the file's, which may tell a number that could not be read; "" where a blank is meant."""
    for rule in _OPTICAL if optical else _ALWAYS:
        header = rule(header)
    return _number_of_the_name(header, name) if name else header


def _number_of_the_name(header: Header, name: str) -> Header:
    """A number that is blank or could not be read, from the file's name. What was read stands
    against the name: names are cut short, and are of what encloses a document."""
    told = file_name.number(name, header)
    if not told or not header.doc_code.startswith(("/", "-")):
        return header
    named = symbols.canonical(told + header.doc_code)
    return _without(
        header, f"number {told} taken from the file's name", doc_code=named
    )


def signer(header: Header, surety: float) -> Header:
    """The header with how sure its signer's name is; without a name that is hardly legible."""
    if not header.signer or surety == 1.0:
        return header
    if surety < _LEGIBLE:
        reason = f"signer not sure: read as {header.signer}"
        return _without(header, reason, signer="")
    said = f"{header.confidence} signer:{surety:.2f}".strip()
    return replace(header, confidence=said)


def unsigned(header: Header) -> Header:
    """The header of a picture with the reason why it has no signer, where somebody signed: names
    stamped in script letters are seldom read."""
    signs = header.signer_title or header.signed_for
    if header.signer or not signs or "signer not sure" in header.problem:
        return header
    return _without(header, "signer not sure: no name was read below the title")


def unread(header: Header, parts: Iterable[tuple[str, str]]) -> Header:
    """The header, and what stood for a number, day or month that it lacks and was no figure:
    (number, 2o)."""
    for part, text in parts:
        if part == "number" and header.doc_code[:1] in ("/", "-"):
            header = _without(header, f"number {text} not sure: no figure")
        elif part != "number" and len(header.issued_on) < WHOLE_DAY:
            header = _without(header, f"date not sure: {part} read as {text}")
    return header


def _without(header: Header, reason: str, **fields: str) -> Header:
    said = "; ".join(part for part in (header.problem, reason) if part)
    return replace(header, problem=said, **fields)  # type: ignore[arg-type]


def _swallowed_year(header: Header) -> Header:
    """42019/NQ-HĐND of 2019: the stroke before the year was lost, and perhaps digits with it."""
    symbol = symbols.parse(header.doc_code)
    year = str(year_of(header.issued_on) or "")
    if symbol is None or symbol.year or not year:
        return header
    number = re.sub(r"\D", "", symbol.number)
    if len(number) <= 4 or not number.endswith(year):
        return header
    blank = _numberless(header.doc_code, symbol.number, f"/{year}")
    return _without(
        header,
        f"number {symbol.number} not sure: holds the year",
        doc_code=blank,
    )


def _too_high(header: Header) -> Header:
    symbol = symbols.parse(header.doc_code)
    if symbol is None or not symbol.number:
        return header
    number, most = (
        int(re.sub(r"\D", "", symbol.number) or 0),
        _most(header, symbol),
    )
    if number <= most:
        return header
    blank = _numberless(header.doc_code, symbol.number)
    reason = f"number {symbol.number} not sure: too high for its body and day"
    return _without(header, reason, doc_code=blank)


def _most(header: Header, symbol: symbols.Symbol) -> int:
    """The highest number likely on a day for a body of its level."""
    agency = symbol.agency.split()[0] if symbol.agency else ""
    level = document_codes.levels().get(agency, "any")
    if level == "local":
        level = _level_named(header.issuer)
    issued = Period.parse(header.issued_on)
    month = issued.start.month if issued else 0
    share = min(1.0, month / 12 + _SLACK) if month else 1.0
    return int(_most_documents(level) * share)


def _level_named(issuer: str) -> str:
    for level in ("commune", "district"):
        if finds(f"{level} spelt", issuer):
            return level
    return "province"


def _most_documents(level: str) -> int:
    """How many documents a body of a level numbers in a year at most."""
    return int(lookup("number_limits.tsv", "level", "most")[level])


def _numberless(
    code: str,
    number: str,
    more: str = "",
) -> str:
    return f"{more}{code.removeprefix(number)}"


def _nameless_body(header: Header) -> Header:
    """ "UBND tỉnh" alone is every committee there is."""
    if not finds("nameless council spelt", header.issuer):
        return header
    return _without(
        header,
        f"issuer not sure: {header.issuer} of which place?",
        issuer="",
    )


def _figures_in_body(header: Header) -> Header:
    """A figure glued to letters is a misread name, or a line that names no body."""
    if not re.search(r"\d[^\W\d]{2}|[^\W\d]{2}\d\d", header.issuer):
        return header
    return _without(
        header, f"issuer not sure: read as {header.issuer}", issuer=""
    )


def _year_out_of_range(header: Header) -> Header:
    year = year_of(header.issued_on)
    if not year or year in _YEARS:
        return header
    return _without(
        header, f"date not sure: read as {header.issued_on}", issued_on=""
    )


_Rule = Callable[[Header], Header]
_ALWAYS: tuple[_Rule, ...] = (
    _nameless_body,
    _figures_in_body,
    _year_out_of_range,
)
_OPTICAL: tuple[_Rule, ...] = (_swallowed_year, _too_high, *_ALWAYS)
