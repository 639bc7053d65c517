"""Finds the number and symbol of documents in their letterheads (ND 30/2020, box 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline import document_codes, symbols
from pipeline.structure.anchors import ALONG, Anchor, Span, stands_in_letterhead
from pipeline.structure.lines import Line
from pipeline.text import fold

_U = "A-ZĐÐƯƠÂÊÔĂ"
_CODE = rf"[{_U}](?:[{_U}&0-9]|[a-zđư]{{1,2}}(?![a-zđư]))*"
_MORE = rf"(?:,\s?[{_U}]{{2,3}}(?![\w:]))*"  # bodies after a comma: SVH, TT, DL
_TEAM = rf"(?:\s?\([{_U}]{{2}}\d{{2}}\))?"  # of the police: CAT(PA05)
_TAIL = rf"(?P<tail>{_CODE}(?:\s?[-–—.&/]+\s?{_CODE}){{0,3}}{_MORE}{_TEAM})(?![\wà-ỹ])"
_WORD = r"S[ốóồô]\s?:"  # of the number behind that of an incoming stamp
_NUMBER = re.compile(
    rf"(?P<word>(?<!\w)[SsŠ][ốôóòỗồổỏơớởo6]\s?[:;.,]?|(?<!\w)[Ss8]\S{{0,2}}[:;.]|(?<!\w)S&)\s*"
    rf"(?P<number>(?:(?!{_WORD})[^\n]){{0,14}}?)\s*[/⁄]\s*(?:(?P<year>(?:19|20)\s?\d\s?\d)\s*[/⁄]\s*)?{_TAIL}"
)
_BARE = re.compile(  # the word Số lost
    rf"^\W{{0,3}}(?P<number>\d{{0,6}}[a-zđ]?)\s*[/⁄]\s*(?:(?P<year>(?:19|20)\d\d)\s*[/⁄]\s*)?{_TAIL}"
)
_PARTY = re.compile(
    rf"(?<!\w)S[ốôóòo]\s?[:;.,]?\s*(?P<number>[^\n/]{{0,14}}?)\s*[-–—]\s*(?P<tail>{_CODE}\s?/\s?{_CODE}(?:-{_CODE})?)"
)
_NO_STROKE = re.compile(  # the stroke lost between number and symbol
    rf"\W*S[ốôóòo]\s?[:;.]\s*(?P<number>\d{{1,5}})\s?(?P<tail>{_CODE}\s?[-–—]\s?{_CODE})(?![\wà-ỹ])"
)
# 02/20%0: a year by hand
_TORN_YEAR = re.compile(r"[/⁄]\s*(?:19|2\S)\S{1,3}\s*$")
_LIKELY = re.compile(r"\d{1,6}[a-hđ]?")  # 2o, 12l: misread figures
_STROKES = "/⁄"  # one of them stands in every symbol
_ALONE = re.compile(r"\W*[Ss][ốôóòo]\s*[:;.]?\W*")
_DATED = re.compile(r"ngay.{0,25}nam\W*\d{4}\W*$")


def find(lines: Sequence[Line], nations: set[int]) -> list[Anchor]:
    """``nations``: lines of the national title, near which a damaged or lower-case "số" is a head's
    as well."""
    closely, nearly = (
        {nation + away for nation in nations for away in reach}
        for reach in (range(1, 6), range(-3, 9))
    )
    found: list[Anchor] = []
    for index, line in enumerate(lines):
        if line.kind == "furniture":
            continue
        if _ALONE.fullmatch(line.text):
            found += _number_below(lines, index)
        elif any(
            stroke in line.text for stroke in _STROKES
        ) or _NO_STROKE.match(line.text):
            anchors = (
                anchor
                for match in _number_matches(line.text, index in closely)
                if _stands_as_own(match, line, index in nearly)
                if (anchor := _number_in_line(match, line, index))
            )
            found += [anchor for anchor in (next(anchors, None),) if anchor]
    return found


def _number_below(lines: Sequence[Line], index: int) -> list[Anchor]:
    """ "Số:" alone, the number on the next line."""
    if index + 1 >= len(lines):
        return []
    match = _NUMBER.match("Số: " + lines[index + 1].text)
    if not match:
        return []
    spans = [
        (index, 0, len(lines[index].text)),
        (index + 1, 0, match.end() - 4),
    ]
    anchor = _number(match, index, spans, "", True)
    return [anchor] if anchor else []


def _number_matches(text: str, closely: bool) -> Iterator[re.Match[str]]:
    if party := _PARTY.search(text):
        yield party
    yield from _NUMBER.finditer(text)
    bare = _BARE.match(text) if closely else None
    if bare and _is_known(bare["tail"]):
        yield bare
    joined = _NO_STROKE.match(text)
    if joined and _is_known(joined["tail"]):
        yield joined


def _is_known(tail: str) -> bool:
    """Whether a symbol names a type or a body that is known."""
    parts = _parts(tail)
    return bool(document_codes.type_name(parts[0])) or any(
        map(document_codes.agency_name, parts)
    )


def _parts(tail: str) -> list[str]:
    return re.split(r"[-–—/]", symbols.clean(tail))


def _stands_as_own(match: re.Match[str], line: Line, near: bool) -> bool:
    """Whether a number stands where a document's own does, not in a sentence that cites one."""
    if match.start() > ALONG or not (near or match.group().startswith("S")):
        return False
    before = line.text[: match.start()]
    # Luật số: 76/2015/QH13
    named = near and bool(document_codes.type_said(before.strip(" |*_")))
    dated = bool(_DATED.search(fold(before))) and match.group().startswith(
        "Số:"
    )
    return named or dated or stands_in_letterhead(before, line)


def _number_in_line(
    match: re.Match[str], line: Line, index: int
) -> Anchor | None:
    end = match.end()
    # a hyphen that was lost: "QĐ UBND"
    lost = re.match(rf"\s+({_CODE})(?![\wà-ỹ])", line.text[end:])
    more = ""
    if (
        lost
        and document_codes.type_name(symbols.clean(match["tail"]))
        and document_codes.agency_name(symbols.clean(lost[1]))
    ):
        more, end = f"-{lost[1]}", end + lost.end()
    before = line.text[: match.start()].strip(" |\t*_-–.,:;'`\"")
    sure = match[0][0] == "S" and not before
    return _number(match, index, [(index, match.start(), end)], more, sure)


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
    mark = "-" if match.re is _PARTY else "/"
    symbol = symbols.parse(
        f"{number}{mark}{year + '/' if year else ''}{match['tail']}{more}"
    )
    if symbol is None or not symbol.agency:
        return None
    known = bool(
        document_codes.agency_name(symbol.agency.split()[0])
        or document_codes.type_name(symbol.type_code)
    )
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
