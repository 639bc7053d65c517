"""What letterheads are found by, wherever on a line it stands: number and symbol, place and date,
national title (ND 30/2020, boxes 1 to 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline import symbols
from pipeline.structure.issued import DATE, DAY, PLACE, Dated, place_of, read_date
from pipeline.structure.lines import Line, patterns, upper
from pipeline.symbols import Symbol
from pipeline.text import fold

_U = "A-ZĐÐƯƠÂÊÔĂ"
_CODE = rf"[{_U}](?:[{_U}&0-9]|[a-zđư]{{1,2}}(?![a-zđư]))*"
_MORE = rf"(?:,\s?[{_U}]{{2,3}}(?![\w:]))*"  # bodies after a comma: SVH, TT, DL
_TAIL = rf"(?P<tail>{_CODE}(?:\s?[-–—.&/]+\s?{_CODE}){{0,3}}{_MORE})(?![\wà-ỹ])"
_NUMBER = re.compile(
    rf"(?P<word>(?<!\w)[SsŠ][ốôóòỗồổỏơớởo6]\s?[:;.,]?|(?<!\w)[Ss8]\S{{0,2}}[:;.]|(?<!\w)S&)\s*"
    rf"(?P<number>[^\n]{{0,14}}?)\s*[/⁄]\s*(?:(?P<year>(?:19|20)\s?\d\s?\d)\s*[/⁄]\s*)?{_TAIL}"
)
_BARE = re.compile(  # the word Số lost
    rf"^\W{{0,3}}(?P<number>\d{{0,6}}[a-zđ]?)\s*[/⁄]\s*(?:(?P<year>(?:19|20)\d\d)\s*[/⁄]\s*)?{_TAIL}"
)
_PARTY = re.compile(
    rf"(?<!\w)S[ốôóòo]\s?[:;.,]?\s*(?P<number>[^\n/]{{0,14}}?)\s*[-–—]\s*(?P<tail>{_CODE}\s?/\s?{_CODE})"
)
_ALONG = 2000  # characters of a line, a row of a table say; farther along no head's part begins
_STROKES = "/⁄"  # one of them stands in every symbol
_ALONE = re.compile(r"\W*[Ss][ốôóòo]\s*[:;.]?\W*")
_WRAPPED = re.compile(r"\bngay$|,\s*ngay\b")
_DATED = re.compile(r"ngay.{0,25}nam\W*\d{4}\W*$")

Span = tuple[int, int, int]  # line, start, end in the line's text


@dataclass(slots=True)
class Anchor:
    """One part of a letterhead. ``kind``: number, date, nation."""

    kind: str
    line: int
    spans: list[Span]
    symbol: Symbol | None = None
    dated: Dated = field(default_factory=Dated)
    place: str = ""
    sure: bool = True  # stands as only a head's part stands, no citation can look so


def find(lines: Sequence[Line]) -> list[Anchor]:
    """The parts of letterheads, in the order of their lines."""
    nations = _nations(lines)
    numbers = _numbers(lines, {anchor.line for anchor in nations})
    behind = {span[0]: span[2] for anchor in numbers for span in anchor.spans}
    return sorted(nations + numbers + _dates(lines, behind), key=lambda a: (a.line, a.kind))


# ---------------------------------------------------------------- the national title


def _nations(lines: Sequence[Line]) -> list[Anchor]:
    found = []
    for index, line in enumerate(lines):
        if line.kind == "furniture":
            continue
        spans = [
            (index, match.start(), _column_end(line, match.start(), match.end()))
            for match in patterns("nation").finditer(line.whole)
            if upper(words := line.text[match.start() : match.end()])
            or fold(words).startswith(("doc", "tu"))
        ]
        if wrapped := _wrapped_nation(lines, index):
            spans = wrapped
        if spans:
            found.append(Anchor("nation", index, spans))
    return found


def _wrapped_nation(lines: Sequence[Line], index: int) -> list[Span]:
    """The spans of a national title that begins on this line and ends with the next one."""
    if index + 1 >= len(lines) or not upper(lines[index].bare):
        return []
    line, below = lines[index], lines[index + 1]
    joined = f"{line.folded} {below.folded}"
    if patterns("nation whole").fullmatch(joined):
        return [(index, 0, len(line.text)), (index + 1, 0, len(below.text))]
    return []


def _column_end(line: Line, start: int, end: int) -> int:
    """The end of the right-hand column that begins with the national title: what is unreadable in
    it goes too."""
    edges = {i + 1 for i, c in enumerate(line.text) if c == "\t"} | set(line.cuts)
    if any(0 < edge <= start and not line.text[edge:start].strip() for edge in edges):
        return min((edge for edge in edges if edge > end), default=len(line.text))
    return end


# ---------------------------------------------------------------- number and symbol


def _numbers(lines: Sequence[Line], nations: set[int]) -> list[Anchor]:
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
        elif any(stroke in line.text for stroke in _STROKES):
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
    spans = [(index, 0, len(lines[index].text)), (index + 1, 0, match.end() - 4)]
    anchor = _number(match, index, spans, "", True)
    return [anchor] if anchor else []


def _number_matches(text: str, closely: bool) -> Iterator[re.Match[str]]:
    if party := _PARTY.search(text):
        yield party
    yield from _NUMBER.finditer(text)
    bare = _BARE.match(text) if closely else None
    if bare and any(map(symbols.agency_name, _parts(bare["tail"]))):
        yield bare


def _parts(tail: str) -> list[str]:
    return re.split(r"[-–—/]", symbols.clean(tail))


def _stands_as_own(match: re.Match[str], line: Line, near: bool) -> bool:
    """Whether a number stands where a document's own does, not in a sentence that cites one."""
    if match.start() > _ALONG or not (near or match.group().startswith("S")):
        return False
    before = line.text[: match.start()]
    named = near and bool(symbols.type_said(before.strip(" |*_")))  # Luật số: 76/2015/QH13
    dated = bool(_DATED.search(fold(before))) and match.group().startswith("Số:")
    return named or dated or _heads_segment(before, line)


def _number_in_line(match: re.Match[str], line: Line, index: int) -> Anchor | None:
    end = match.end()
    # a hyphen that was lost: "QĐ UBND"
    lost = re.match(rf"\s+({_CODE})(?![\wà-ỹ])", line.text[end:])
    more = ""
    if (
        lost
        and symbols.type_name(symbols.clean(match["tail"]))
        and symbols.agency_name(symbols.clean(lost[1]))
    ):
        more, end = f"-{lost[1]}", end + lost.end()
    before = line.text[: match.start()].strip(" |\t*_-–.,:;'`\"")
    sure = match[0][0] == "S" and not before
    return _number(match, index, [(index, match.start(), end)], more, sure)


def _number(
    match: re.Match[str], line: int, spans: list[Span], more: str, sure: bool
) -> Anchor | None:
    number = symbols.clean(match["number"]).strip("-")
    number = number if re.fullmatch(r"\d{1,6}[a-zđ]?", number) else ""
    year = match.groupdict().get("year")
    mark = "-" if match.re is _PARTY else "/"
    symbol = symbols.parse(f"{number}{mark}{year + '/' if year else ''}{match['tail']}{more}")
    if symbol is None or not symbol.agency:
        return None
    known = bool(
        symbols.agency_name(symbol.agency.split()[0]) or symbols.type_name(symbol.type_code)
    )
    return Anchor("number", line, spans, symbol, sure=sure and (known or ":" in match.group()))


def _heads_segment(before: str, line: Line) -> bool:
    """Whether what stands before on the line is nothing, letterhead in capitals, or another
    column."""
    if any(abs(len(before) - cut) <= 2 for cut in line.cuts) or before.rstrip(" ").endswith(
        ("|", "\t")
    ):
        return True
    before = re.sub(r"\([^)]*\)", "", before)
    letters = [c for c in before if c.isalpha()]
    if len(letters) <= 3:
        return True
    rest = patterns("nation").sub("", fold(before)).strip(" |-–—.")
    return (
        not rest
        or sum(c.isupper() for c in letters) >= 0.7 * len(letters)
        or rest.endswith(("phuc", "nam"))
    )


# ---------------------------------------------------------------- place and date


class _Dateline(NamedTuple):
    """A line in which a date may stand, with those it wraps from or into: the text joined, and
    what each line has of it (line, where its text begins in the joined one)."""

    text: str
    parts: tuple[tuple[int, int], ...]


def _dates(lines: Sequence[Line], numbered: dict[int, int]) -> list[Anchor]:
    """``numbered``: where the own number ends on its line."""
    found = []
    for index, line in enumerate(lines):
        if line.kind == "furniture" or not any(day in line.whole for day in DAY):
            continue
        dateline = _dateline(lines, index)
        if anchor := _date(lines, index, dateline, numbered.get(index)):
            found.append(anchor)
    return found


def _dateline(lines: Sequence[Line], index: int) -> _Dateline:
    text = lines[index].text.rstrip(" |")
    parts = [(index, 0)]
    above = lines[index - 1].text.strip(" |*_") if index else ""
    if fold(text).lstrip("*_ ").startswith("ngay") and _is_place(above):
        text = f"{above} {text.lstrip('*_ ')}"  # wrapped behind the place
        parts = [(index - 1, 0), (index, len(above) + 1)]
    if index + 1 < len(lines) and _breaks_off(fold(text)):
        parts.append((index + 1, len(text) + 1))
        text = f"{text} {lines[index + 1].text}"  # wrapped inside the date
    return _Dateline(text, tuple(parts))


def _is_place(text: str) -> bool:
    return text.endswith(",") and symbols.place_name(text[:-1]) in symbols.place_names()


def _date(
    lines: Sequence[Line], index: int, dateline: _Dateline, number_end: int | None
) -> Anchor | None:
    text, line = dateline.text, lines[index]
    for match in DATE.finditer(fold(text)):
        if match.start() >= _ALONG:
            return None
        placed = PLACE.search(text[: match.start()])
        if not placed:
            continue
        place, start = place_of(placed["place"], placed.start("place"))
        comma = text[placed.end("place") : match.start()].strip().startswith((",", "."))
        beside = number_end is not None and number_end <= start
        if (
            not place
            or not (comma or fold(place) in symbols.places())
            or text[:start].endswith(("-", "/", "–"))
            or not (beside or _heads_segment(text[:start], line))
        ):
            continue
        dated = read_date(match)
        if not dated.year and not (dated.month and dated.day):
            continue
        spans = _spans(lines, dateline, start, match.end())
        if whole := _place_from_above(lines, index, start, place):
            place = whole
            spans.insert(0, (index - 1, 0, len(lines[index - 1].text)))
        return Anchor("date", index, spans, dated=dated, place=place)
    return None


def _spans(lines: Sequence[Line], dateline: _Dateline, start: int, end: int) -> list[Span]:
    """What a span of the joined text covers of each line."""
    spans = []
    for part, begin in dateline.parts:
        size = len(lines[part].text)
        first, last = max(0, start - begin), min(size, max(0, end - begin))
        spans.append((part, first if first < size else 0, last if begin <= end else 0))
    return spans


def _place_from_above(lines: Sequence[Line], index: int, start: int, place: str) -> str:
    """A place whose first word stands at the end of the line above: Quảng | Ngãi."""
    if start or not index or len(place.split()) != 1:
        return ""
    whole = symbols.place_name(f"{lines[index - 1].text.strip(' |')} {place}")
    return whole if whole in symbols.place_names() else ""


def _breaks_off(folded: str) -> bool:
    """Whether a line ends inside a date: with the word for day, or with such a date that no word
    for year follows."""
    days = list(_WRAPPED.finditer(folded))
    return bool(days) and ("nam" not in folded[days[-1].end() :] or days[-1].end() == len(folded))
