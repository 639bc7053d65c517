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
from pipeline.structure import date_anchors, nation_anchors, number_anchors
from pipeline.structure.anchors import Anchor
from pipeline.structure.issued import Dated
from pipeline.structure.lines import Line
from pipeline.symbols import Symbol

_REACH = 12  # lines that a head's parts may be apart


@dataclass(slots=True)
class Head:
    """One letterhead. Spans are (line index, start, end) in the line's text."""

    first: int  # its lines, as indexes
    last: int
    symbol: Symbol | None = None
    dated: Dated = field(default_factory=Dated)
    place: str = ""
    torn_year: bool = False  # of the symbol: it has one that cannot be read
    dated_only: bool = False  # has neither number nor national title
    # what stands for number, day or month and is no figure: (number, 2o)
    unread: list[tuple[str, str]] = field(default_factory=list)
    number_line: int = -1
    date_line: int = -1
    # spans of number, date and national title
    taken: list[tuple[int, int, int]] = field(default_factory=list)
    # damaged copies of this head further down
    copies: list[Head] = field(default_factory=list)


def find(lines: Sequence[Line], slots: dict[int, list[Slot]]) -> list[Head]:
    """The heads of a document from top to bottom; copies of one head are put together. ``slots``:
    by page."""
    heads = _clusters(_anchors(lines), lines)
    for head in heads:
        _fill_slots(head, slots.get(lines[head.first].page, []))
        _restore_year(head)
    merged: list[Head] = []
    for head in heads:
        if not merged or not _same(merged[-1], head):
            merged.append(head)
            continue
        twin = merged[-1]
        twin.copies.append(head)
        twin.dated = twin.dated.merged(head.dated)
        twin.place = twin.place or head.place
        if head.symbol and (
            twin.symbol is None
            or (head.symbol.number and not twin.symbol.number)
        ):
            twin.symbol = head.symbol
    return merged


def _anchors(lines: Sequence[Line]) -> list[Anchor]:
    """The parts of letterheads, in the order of their lines."""
    nations = nation_anchors.find(lines)
    numbers = number_anchors.find(lines, {anchor.line for anchor in nations})
    behind = {span[0]: span[2] for anchor in numbers for span in anchor.spans}
    dates = date_anchors.find(lines, behind)
    return sorted(
        nations + numbers + dates,
        key=lambda anchor: (anchor.line, anchor.kind),
    )


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


def _clusters(found: Sequence[Anchor], lines: Sequence[Line]) -> list[Head]:
    heads: list[Head] = []
    for group in _groups(found, lines):
        if _is_head(group, _at_top(lines, group[0].line), first=not heads):
            heads.append(_head(group))
    return heads


def _groups(
    found: Sequence[Anchor], lines: Sequence[Line]
) -> list[list[Anchor]]:
    """Anchors that stand together, each group with one number and one date at most."""
    groups: list[list[Anchor]] = []
    for anchor in found:
        if not groups or _begins(anchor, groups[-1], lines):
            groups.append([])
        groups[-1].append(anchor)
    return groups


def _begins(
    anchor: Anchor,
    group: Sequence[Anchor],
    lines: Sequence[Line],
) -> bool:
    """Whether an anchor belongs to another letterhead than the group above it."""
    kinds = {one.kind for one in group}
    if anchor.line - group[-1].line > _REACH:
        return True
    if lines[anchor.line].page != lines[group[0].line].page:
        return True
    if anchor.kind == "nation":
        return kinds >= {"number", "date"}
    return anchor.kind in kinds


def _is_head(
    group: Sequence[Anchor],
    top: bool,
    first: bool,
) -> bool:
    """Whether anchors that stand together are a letterhead: two kinds of them, or one that only a
    head has. ``top``: they top their page. ``first``: no head stands above."""
    kinds = {anchor.kind for anchor in group}
    if len(kinds) > 1:
        return True
    if "number" in kinds:
        return top and any(anchor.sure for anchor in group)
    return top and first and group[0].line < _REACH


def _at_top(lines: Sequence[Line], index: int) -> bool:
    above = [
        line
        for line in lines[max(0, index - 15) : index]
        if line.page == lines[index].page and not line.kind
    ]
    return len(above) < 10


def _head(group: Sequence[Anchor]) -> Head:
    head = Head(
        min(a.line for a in group), max(s[0] for a in group for s in a.spans)
    )
    head.dated_only = all(anchor.kind == "date" for anchor in group)
    for anchor in group:
        head.taken += anchor.spans
        if anchor.kind == "number" and head.symbol is None:
            head.symbol, head.number_line = anchor.symbol, anchor.line
            head.torn_year = anchor.torn_year
            head.unread += [("number", anchor.unread)] if anchor.unread else []
        elif anchor.kind == "date" and head.date_line < 0:
            head.dated, head.place, head.date_line = (
                anchor.dated,
                anchor.place,
                anchor.line,
            )
            head.unread += anchor.dated.unread
    return head


def _restore_year(head: Head) -> None:
    """A year of the symbol that could not be read is that of the date; where that is not known
    either, the number says nothing without it."""
    if not head.torn_year or head.symbol is None:
        return
    number, year = head.symbol.number, head.dated.year
    tail = head.symbol.code.removeprefix(number)
    head.symbol = symbols.parse(f"{number}/{year}{tail}" if year else tail)


def _fill_slots(head: Head, slots: Sequence[Slot]) -> None:
    """What was written by hand replaces what a reader made of it: the value where it is sure, else
    nothing."""
    seen = {slot.kind for slot in slots}
    head.unread = [one for one in head.unread if one[0] not in seen]
    for slot in slots:
        if slot.kind == "number":
            _fill_number(head, slot)
        elif slot.kind in ("day", "month", "year"):
            head.dated = _dated(head.dated, slot)


def _fill_number(head: Head, slot: Slot) -> None:
    if not head.symbol:
        return
    if not slot.handwritten and slot.value in head.symbol.number[:-1]:
        return  # print that runs on into the symbol
    tail = re.sub(r"^\d+[a-zđ]?", "", head.symbol.code)
    head.symbol = symbols.parse(slot.value + tail) or head.symbol


def _dated(dated: Dated, slot: Slot) -> Dated:
    """The date with the part that a slot holds; a day or month that cannot be is none."""
    if slot.kind == "year":
        if not re.fullmatch(r"(?:19|20)\d\d", slot.value):
            return dated
        return Dated(dated.day, dated.month, slot.value)
    top = 31 if slot.kind == "day" else 12
    sound = slot.value.isdecimal() and 1 <= int(slot.value) <= top
    value = f"{int(slot.value):02d}" if sound else ""
    if slot.kind == "day":
        return Dated(value, dated.month, dated.year)
    return Dated(dated.day, value, dated.year)
