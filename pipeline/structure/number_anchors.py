"""Finds the number and symbol of documents in their letterheads (ND 30/2020, box 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline import document_codes, symbols
from pipeline.structure.anchors import ALONG, Anchor, Span, stands_in_letterhead
from pipeline.structure.lines import Line
from pipeline.structure.patterns import is_whole, patterns
from pipeline.structure.word_lists import header_word
from pipeline.text import fold

_CAPITAL = "A-ZĐÐƯƠÂÊÔĂ"
_CODE = rf"[{_CAPITAL}](?:[{_CAPITAL}&0-9]|[a-zđư]{{1,2}}(?![a-zđư]))*"
# bodies after a comma: SVH, TT, DL
_FURTHER = rf"(?:,\s?[{_CAPITAL}]{{2,3}}(?![\w:]))*"
_TEAM = rf"(?:\s?\([{_CAPITAL}]{{2}}\d{{2}}\))?"  # of the police: CAT(PA05)
_CODES = rf"{_CODE}(?:\s?[-–—.&/]+\s?{_CODE}){{0,3}}"
_NO_LETTER = r"(?![\wà-ỹ])"
_TAIL = rf"(?P<tail>{_CODES}{_FURTHER}{_TEAM}){_NO_LETTER}"
_STROKE = r"\s*[/⁄]\s*"


class _Shapes(NamedTuple):
    """How a number and its symbol are printed. Groups: number, year, tail."""

    numbered: re.Pattern[str]  # behind the word for it: Số: 12/BC-SNV
    bare: re.Pattern[str]  # the word lost
    party: re.Pattern[str]  # Số 5-NQ/TU
    strokeless: re.Pattern[str]  # the stroke lost between number and symbol


@cache
def _shapes() -> _Shapes:
    word = patterns("number word spelt").pattern
    other = patterns("number word behind a stamp spelt").pattern
    party = patterns("number word of the party spelt").pattern
    strokeless = patterns("number word without a stroke spelt").pattern
    handed = rf"(?P<number>(?:(?!{other})[^\n]){{0,14}}?)"
    handed_year = rf"(?:(?P<year>(?:19|20)\s?\d\s?\d){_STROKE})?"
    year = rf"(?:(?P<year>(?:19|20)\d\d){_STROKE})?"
    digits = r"(?P<number>\d{0,6}[a-zđ]?)"
    party_tail = rf"(?P<tail>{_CODE}\s?/\s?{_CODE}(?:-{_CODE})?)"
    dashed_tail = rf"(?P<tail>{_CODE}\s?[-–—]\s?{_CODE}){_NO_LETTER}"
    return _Shapes(
        re.compile(
            rf"(?P<word>{word})\s*{handed}{_STROKE}{handed_year}{_TAIL}"
        ),
        re.compile(rf"^\W{{0,3}}{digits}{_STROKE}{year}{_TAIL}"),
        re.compile(
            rf"{party}\s*(?P<number>[^\n/]{{0,14}}?)\s*[-–—]\s*{party_tail}"
        ),
        re.compile(rf"\W*{strokeless}\s*(?P<number>\d{{1,5}})\s?{dashed_tail}"),
    )


# 02/20%0: a year by hand
_TORN_YEAR = re.compile(r"[/⁄]\s*(?:19|2\S)\S{1,3}\s*$")
_LIKELY = re.compile(r"\d{1,6}[a-hđ]?")  # 2o, 12l: misread figures
_STROKES = "/⁄"  # one of them stands in every symbol


def find(lines: Sequence[Line], nations: set[int]) -> list[Anchor]:
    """``nations``: lines of the national title, near which a damaged or lower-case "số" is a head's
    as well."""
    closely = _within(nations, _CLOSELY)
    nearly = _within(nations, _NEARLY)
    found: list[Anchor] = []
    for index, line in enumerate(lines):
        if line.kind == "furniture":
            continue
        if is_whole("number word alone spelt", line.text):
            anchor = _number_below(lines, index)
        elif _may_hold_symbol(line.text):
            anchor = _first_number(
                line, index, index in closely, index in nearly
            )
        else:
            continue
        found += [anchor] if anchor else []
    return found


_CLOSELY = range(1, 6)  # lines from a national title
_NEARLY = range(-3, 9)


def _within(nations: set[int], reach: range) -> set[int]:
    """The lines within a reach of the national titles."""
    return {nation + away for nation in nations for away in reach}


def _may_hold_symbol(text: str) -> bool:
    if any(stroke in text for stroke in _STROKES):
        return True
    return _shapes().strokeless.match(text) is not None


def _first_number(
    line: Line,
    index: int,
    closely: bool,
    near: bool,
) -> Anchor | None:
    """The first number on a line that stands as a document's own."""
    for match in _number_matches(line.text, closely):
        if not _stands_as_own(match, line, near):
            continue
        if anchor := _number_in_line(match, line, index):
            return anchor
    return None


def _number_below(lines: Sequence[Line], index: int) -> Anchor | None:
    """ "Số:" alone, the number on the next line."""
    if index + 1 >= len(lines):
        return None
    lead = f"{_word()} "
    match = _shapes().numbered.match(lead + lines[index + 1].text)
    if not match:
        return None
    spans = [
        (index, 0, len(lines[index].text)),
        (index + 1, 0, match.end() - len(lead)),
    ]
    return _number(match, index, spans, "", True)


def _word() -> str:
    """The word before a number as it is printed, with its colon."""
    return f"{header_word('number')}:"


def _number_matches(text: str, closely: bool) -> Iterator[re.Match[str]]:
    shapes = _shapes()
    if party := shapes.party.search(text):
        yield party
    yield from shapes.numbered.finditer(text)
    bare = shapes.bare.match(text) if closely else None
    if bare and _is_known(bare["tail"]):
        yield bare
    joined = shapes.strokeless.match(text)
    if joined and _is_known(joined["tail"]):
        yield joined


def _is_known(tail: str) -> bool:
    """Whether a symbol names a type or a body that is known."""
    codes = _codes_of(tail)
    if document_codes.type_name(codes[0]):
        return True
    return any(map(document_codes.agency_name, codes))


def _codes_of(tail: str) -> list[str]:
    return re.split(r"[-–—/]", symbols.clean(tail))


def _stands_as_own(
    match: re.Match[str],
    line: Line,
    near: bool,
) -> bool:
    """Whether a number stands where a document's own does, not in a sentence that cites one."""
    if match.start() > ALONG or not (near or match.group().startswith("S")):
        return False
    before = line.text[: match.start()]
    # Luật số: 76/2015/QH13
    named = near and bool(document_codes.type_said(before.strip(" |*_")))
    dated = patterns("dated before a number").search(fold(before))
    if named or (dated and match.group().startswith(_word())):
        return True
    return stands_in_letterhead(before, line)


def _number_in_line(
    match: re.Match[str],
    line: Line,
    index: int,
) -> Anchor | None:
    end = match.end()
    more = ""
    if lost := _behind_lost_hyphen(match, line):
        more, end = f"-{lost[1]}", end + lost.end()
    before = line.text[: match.start()].strip(" |\t*_-–.,:;'`\"")
    sure = match[0][0] == "S" and not before
    return _number(match, index, [(index, match.start(), end)], more, sure)


def _behind_lost_hyphen(
    match: re.Match[str], line: Line
) -> re.Match[str] | None:
    """The code of a body behind a blank where a hyphen was lost: "QĐ UBND"."""
    lost = re.match(rf"\s+({_CODE}){_NO_LETTER}", line.text[match.end() :])
    if not lost or not document_codes.type_name(symbols.clean(match["tail"])):
        return None
    return lost if document_codes.agency_name(symbols.clean(lost[1])) else None


def _number(
    match: re.Match[str],
    line: int,
    spans: list[Span],
    more: str,
    sure: bool,
) -> Anchor | None:
    torn = _TORN_YEAR.search(match["number"])
    read = match["number"][: torn.start()] if torn else match["number"]
    number = symbols.clean(read).strip("-")
    number = number if _LIKELY.fullmatch(number) else ""
    year = match.groupdict().get("year")
    dated = f"{year}/" if year else ""
    mark = "-" if match.re is _shapes().party else "/"
    symbol = symbols.parse(f"{number}{mark}{dated}{match['tail']}{more}")
    if symbol is None or not symbol.agency:
        return None
    agency = document_codes.agency_name(symbol.agency.split()[0])
    known = bool(agency or document_codes.type_name(symbol.type_code))
    sure = sure and (known or ":" in match.group())
    return Anchor(
        "number",
        line,
        spans,
        symbol,
        sure=sure,
        torn_year=bool(torn),
        unread="" if number else "".join(re.findall(r"[^\W_]+", read)),
    )
