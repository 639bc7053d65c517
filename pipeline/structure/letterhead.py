"""Finds the letterheads of a document: number and symbol, place and date, national title (ND
30/2020, boxes 1 to 4).

A head may stand in two columns that a reader ran together line by line, in damaged copies that
complete each other, or lack parts. What is looked for are therefore three anchors in the text,
wherever on a line they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline import symbols
from pipeline.records import Slot
from pipeline.structure.issued import DATE, DAY, PLACE, Dated, place_of, read_date
from pipeline.structure.lines import Line, patterns, upper
from pipeline.symbols import Symbol
from pipeline.text import fold

_U = "A-ZĐÐƯƠÂÊÔĂ"
_CODE = rf"[{_U}](?:[{_U}&0-9]|[a-zđư]{{1,2}}(?![a-zđư]))*"
_TAIL = rf"(?P<tail>{_CODE}(?:\s?[-–—.&/]+\s?{_CODE}){{0,3}})(?![\wà-ỹ])"
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
_REACH = 12  # lines that a head's parts may be apart


@dataclass(slots=True)
class Head:
    """One letterhead. Spans are (line index, start, end) in the line's text."""

    first: int  # its lines, as indexes
    last: int
    symbol: Symbol | None = None
    dated: Dated = field(default_factory=Dated)
    place: str = ""
    number_line: int = -1
    date_line: int = -1
    taken: list[tuple[int, int, int]] = field(
        default_factory=list
    )  # spans of number, date and national title
    copies: list[Head] = field(default_factory=list)  # damaged copies of this head further down


@dataclass(slots=True)
class _Anchor:
    kind: str  # number, date, nation
    line: int
    spans: list[tuple[int, int, int]]
    symbol: Symbol | None = None
    dated: Dated = field(default_factory=Dated)
    place: str = ""
    sure: bool = True  # stands as only a head's part stands, no citation can look so


def find(lines: Sequence[Line], slots: dict[int, list[Slot]]) -> list[Head]:
    """The heads of a document from top to bottom; copies of one head are put together. ``slots``:
    by page."""
    nations = _nations(lines)
    numbers = _numbers(lines, {anchor.line for anchor in nations})
    anchors = nations + numbers + _dates(lines, {s[0]: s[2] for a in numbers for s in a.spans})
    heads = _clusters(sorted(anchors, key=lambda a: (a.line, a.kind)), lines)
    for head in heads:
        _fill_slots(head, slots.get(lines[head.first].page, []))
    merged: list[Head] = []
    for head in heads:
        if not merged or not _same(merged[-1], head):
            merged.append(head)
            continue
        twin = merged[-1]
        twin.copies.append(head)
        twin.dated = twin.dated.merged(head.dated)
        twin.place = twin.place or head.place
        if head.symbol and (twin.symbol is None or (head.symbol.number and not twin.symbol.number)):
            twin.symbol = head.symbol
    return merged


def _same(one: Head, other: Head) -> bool:
    """Whether two heads may be copies of one: nothing that both give differs."""
    a, b = one.symbol, other.symbol
    if (
        a
        and b
        and (
            (a.type_code, a.agency, a.unit) != (b.type_code, b.agency, b.unit)
            or (a.number and b.number and a.number != b.number)
        )
    ):
        return False
    if not a or not b:
        return False
    pairs = [
        (one.dated.day, other.dated.day),
        (one.dated.month, other.dated.month),
        (one.dated.year, other.dated.year),
    ]
    return all(not x or not y or x == y for x, y in pairs)


def _clusters(anchors: list[_Anchor], lines: Sequence[Line]) -> list[Head]:
    heads: list[Head] = []
    group: list[_Anchor] = []
    kinds: set[str] = set()  # of the group

    def close() -> None:
        top = bool(group) and _at_top(lines, group[0].line)
        number = "number" in kinds and (len(kinds) > 1 or (top and any(a.sure for a in group)))
        alone = kinds & {"date", "nation"} and top and not heads and group[0].line < _REACH
        if number or kinds >= {"date", "nation"} or alone:
            heads.append(_head(group))
        group.clear()
        kinds.clear()

    for anchor in anchors:
        repeated = anchor.kind != "nation" and anchor.kind in kinds
        far = bool(group) and (
            anchor.line - group[-1].line > _REACH
            or lines[anchor.line].page != lines[group[0].line].page
        )
        begins = anchor.kind == "nation" and kinds >= {"number", "date"}
        if repeated or far or begins:
            close()
        group.append(anchor)
        kinds.add(anchor.kind)
    close()
    return heads


def _at_top(lines: Sequence[Line], index: int) -> bool:
    above = [
        line
        for line in lines[max(0, index - 15) : index]
        if line.page == lines[index].page and not line.kind
    ]
    return len(above) < 10


def _head(group: Sequence[_Anchor]) -> Head:
    head = Head(min(a.line for a in group), max(s[0] for a in group for s in a.spans))
    for anchor in group:
        head.taken += anchor.spans
        if anchor.kind == "number" and head.symbol is None:
            head.symbol, head.number_line = anchor.symbol, anchor.line
        elif anchor.kind == "date" and head.date_line < 0:
            head.dated, head.place, head.date_line = anchor.dated, anchor.place, anchor.line
    return head


def _nations(lines: Sequence[Line]) -> list[_Anchor]:
    found = []
    for index, line in enumerate(lines):
        spans = [
            (index, m.start(), _column_end(line, m.start(), m.end()))
            for m in patterns("nation").finditer(line.whole)
            if upper(words := line.text[m.start() : m.end()])
            or fold(words).startswith(("doc", "tu"))
        ]
        if spans and line.kind != "furniture":
            found.append(_Anchor("nation", index, spans))
    return found


def _column_end(line: Line, start: int, end: int) -> int:
    """The end of the right-hand column that begins with the national title: what is unreadable in
    it goes too."""
    edges = {i + 1 for i, c in enumerate(line.text) if c == "\t"} | set(line.cuts)
    if any(0 < edge <= start and not line.text[edge:start].strip() for edge in edges):
        return min((edge for edge in edges if edge > end), default=len(line.text))
    return end


def _numbers(lines: Sequence[Line], nations: set[int]) -> list[_Anchor]:
    """``nations``: lines of the national title, near which a damaged or lower-case "số" is a head's
    as well."""
    found: list[_Anchor] = []
    closely, nearly = (
        {nation + away for nation in nations for away in reach}
        for reach in (range(1, 6), range(-3, 9))
    )
    for index, line in enumerate(lines):
        if line.kind == "furniture":
            continue
        text = line.text
        if _ALONE.fullmatch(text) and index + 1 < len(lines):
            below = lines[index + 1].text  # "Số:" alone, the number on the next line
            if match := _NUMBER.match("Số: " + below):
                spans = [(index, 0, len(text)), (index + 1, 0, match.end() - 4)]
                found += _number(match, index, spans, "", True)
            continue
        if not any(stroke in text for stroke in _STROKES):
            continue
        near = index in nearly
        bare = _BARE.match(text) if index in closely else None
        for match in (_PARTY.search(text), *_NUMBER.finditer(text), bare):
            if match is None or match.start() > _ALONG:
                continue
            before = text[: match.start()]
            named = near and bool(symbols.type_said(before.strip(" |*_")))  # Luật số: 76/2015/QH13
            if not (named or _heads_segment(before, line)) or (
                not near and not match.group().startswith("S")
            ):
                continue
            if match is bare and not any(
                map(symbols.agency_name, re.split(r"[-–—/]", symbols.clean(match["tail"])))
            ):
                continue
            end = match.end()
            # a hyphen that was lost: "QĐ UBND"
            lost = re.match(rf"\s+({_CODE})(?![\wà-ỹ])", text[end:])
            more = ""
            if (
                lost
                and symbols.type_name(symbols.clean(match["tail"]))
                and symbols.agency_name(symbols.clean(lost[1]))
            ):
                more, end = f"-{lost[1]}", end + lost.end()
            sure = match.group()[0] == "S" and not before.strip(" |\t*_-–.,:;'`\"")
            anchors = _number(match, index, [(index, match.start(), end)], more, sure)
            if anchors:
                found += anchors
                break
    return found


def _number(
    match: re.Match[str], line: int, spans: list[tuple[int, int, int]], more: str, sure: bool
) -> list[_Anchor]:
    number = symbols.clean(match["number"]).strip("-")
    number = number if re.fullmatch(r"\d{1,6}[a-zđ]?", number) else ""
    year = match.groupdict().get("year")
    mark = "-" if match.re is _PARTY else "/"
    symbol = symbols.parse(f"{number}{mark}{year + '/' if year else ''}{match['tail']}{more}")
    if symbol is None or not symbol.agency:
        return []
    known = bool(
        symbols.agency_name(symbol.agency.split()[0]) or symbols.type_name(symbol.type_code)
    )
    return [_Anchor("number", line, spans, symbol, sure=sure and (known or ":" in match.group()))]


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


def _dates(lines: Sequence[Line], numbered: dict[int, int]) -> list[_Anchor]:
    """``numbered``: where the own number ends on its line."""
    found = []
    for index, line in enumerate(lines):
        if line.kind == "furniture":
            continue
        text, folded, spans = line.text, line.whole, [(index, 0, len(line.text))]
        if not any(day in folded for day in DAY):
            continue
        if index + 1 < len(lines) and _breaks_off(folded.rstrip(" |")):
            text = f"{text.rstrip(' |')} {lines[index + 1].text}"  # wrapped inside the date
            folded = fold(text)
            spans.append((index + 1, 0, 0))
        for match in DATE.finditer(folded):
            if match.start() >= min(len(line.text), _ALONG):
                break
            placed = PLACE.search(text[: match.start()])
            if not placed:
                continue
            place, start = place_of(placed["place"], placed.start("place"))
            beside = index in numbered and numbered[index] <= start
            comma = text[placed.end("place") : match.start()].strip().startswith((",", "."))
            if (
                not place
                or not (comma or fold(place) in symbols.places())
                or text[:start].endswith(("-", "/", "–"))
                or not (beside or _heads_segment(text[:start], line))
            ):
                continue
            if (
                start == 0
                and len(place.split()) == 1
                and index
                and (whole := symbols.place_name(f"{lines[index - 1].text.strip(' |')} {place}"))
                in symbols.place_names()
            ):
                place = whole
                spans.insert(0, (index - 1, 0, len(lines[index - 1].text)))
            dated = read_date(match)
            if not dated.year and not (dated.month and dated.day):
                continue
            spans = [(i, s, min(e, len(lines[i].text))) for i, s, e in spans]
            first = next(n for n, span in enumerate(spans) if span[0] == index)
            spans[first] = (index, start, min(match.end(), len(line.text)))
            if len(spans) > first + 1:
                spans[first + 1] = (
                    index + 1,
                    0,
                    max(0, match.end() - len(line.text.rstrip(" |")) - 1),
                )
            found.append(_Anchor("date", index, spans, dated=dated, place=place))
            break
    return found


def _breaks_off(folded: str) -> bool:
    """Whether a line ends inside a date: with the word for day, or with such a date that no word
    for year follows."""
    days = list(_WRAPPED.finditer(folded))
    return bool(days) and ("nam" not in folded[days[-1].end() :] or days[-1].end() == len(folded))


def _fill_slots(head: Head, slots: Sequence[Slot]) -> None:
    """What was written by hand replaces what a reader made of it: the value where it is sure, else
    nothing."""
    for slot in slots:
        if slot.kind == "number" and head.symbol:
            tail = re.sub(r"^\d+[a-zđ]?", "", head.symbol.code)
            head.symbol = symbols.parse(slot.value + tail) or head.symbol
        elif slot.kind in ("day", "month"):
            top = 31 if slot.kind == "day" else 12
            value = (
                f"{int(slot.value):02d}"
                if slot.value.isdecimal() and 1 <= int(slot.value) <= top
                else ""
            )
            head.dated = (
                Dated(value, head.dated.month, head.dated.year)
                if slot.kind == "day"
                else Dated(head.dated.day, value, head.dated.year)
            )
        elif slot.kind == "year" and re.fullmatch(r"(?:19|20)\d\d", slot.value):
            head.dated = Dated(head.dated.day, head.dated.month, slot.value)
