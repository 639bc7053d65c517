"""What a number or a date is to the document: its own, a reference's, or furniture; and what was
written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline import symbols
from pipeline.mentions.patterns import pattern
from pipeline.mentions.stream import Span, Stream
from pipeline.records import Mention, Slot

OWN_WITHIN = 80  # blocks; a letterhead does not stand deeper
# characters before a date in which "ngày" stands, blanks for a day and month between
_ANNOUNCED = 60
_NEAR = 24  # those in which a word stands right before it
_TYPED = 90  # those in which the type of a document that it dates is named
_CLOCK = 14  # characters behind a date in which a time of day stands
_LEAD = 50  # characters before the document's own number
# characters between the number of a document and its date
_CITED, _NUMBERED = 160, 80
_REACH = 40  # characters between a slot and the print that it belongs to
_PARTS = ("year", "month", "day")


def assign(stream: Stream, spans: Sequence[Span]) -> list[Span]:
    """The spans with their roles: own, issued, ref, furniture."""
    found: list[Span] = []
    cited: Span | None = None
    for span in spans:
        role = ""
        if span.label == "DOCNO":
            role = "own" if _is_own_number(stream, span) else ""
            cited = replace(span, role=role)
        elif span.label == "DATE":
            role = _date_role(stream, span, cited)
            cited = None if role == "ref" else cited
        elif span.label != "SKIP" and _is_furniture(stream, span):
            role = "furniture"
        found.append(replace(span, role=role) if role else span)
    return found


def _is_furniture(stream: Stream, span: Span) -> bool:
    return stream.blocks[stream.block_at(span.start)].kind == "furniture"


def _is_at_the_top(stream: Stream, span: Span) -> bool:
    """Whether a span stands where a letterhead may."""
    return stream.block_at(span.start) < OWN_WITHIN


def _is_own_number(stream: Stream, span: Span) -> bool:
    """Whether a document number is that of the document itself: no type is named before it."""
    if span.unit or not _is_at_the_top(stream, span):
        return False
    before = stream.source[max(0, span.start - _LEAD) : span.start]
    return pattern("own number before").search(before) is not None


def _date_role(
    stream: Stream,
    span: Span,
    cited: Span | None,
) -> str:
    """The first role that speaks; ``cited``: the document number before."""
    if _is_furniture(stream, span) or _is_timed(stream, span):
        return "furniture"
    if cited and _is_of_reference(stream, span, cited):
        return "ref"
    if _is_date_of_issue(stream, span, cited):
        return "issued"
    return "ref" if _is_of_type(stream, span) else ""


def _is_date_of_issue(
    stream: Stream,
    span: Span,
    cited: Span | None,
) -> bool:
    if not _is_at_the_top(stream, span):
        return False
    if pattern("issued head").search(_folded_before(stream, span, _NEAR)):
        return True
    return _after_place(stream, span, cited)


def _folded_before(
    stream: Stream,
    span: Span,
    reach: int,
) -> str:
    """The folded text of so many characters before a span."""
    return stream.folded[max(0, span.start - reach) : span.start]


def _is_timed(stream: Stream, span: Span) -> bool:
    """Whether a date stands with a time of day: when a page was put up."""
    behind = stream.folded[span.end : span.end + _CLOCK]
    if pattern("clock after").match(behind):
        return True
    before = _folded_before(stream, span, _NEAR)
    return pattern("clock before").search(before) is not None


def _is_of_reference(
    stream: Stream,
    span: Span,
    cited: Span,
) -> bool:
    """Whether a date is that of the document number before it."""
    if span.start - cited.end >= _CITED:
        return False
    link = pattern("date of reference")
    return link.fullmatch(stream.folded, cited.end, span.start) is not None


def _is_of_type(stream: Stream, span: Span) -> bool:
    """Whether a type of document and "ngày" stand before a date: a reference by its day."""
    before = _folded_before(stream, span, _TYPED)
    if not pattern("day word before").search(before[-_NEAR:]):
        return False
    return pattern("type and day").search(before) is not None


def _after_place(
    stream: Stream,
    span: Span,
    cited: Span | None,
) -> bool:
    """Whether the date follows "Quảng Ngãi, ngày", alone on its line or close behind the document's
    own number."""
    before = _folded_before(stream, span, _ANNOUNCED)
    if span.value.startswith("--") or not pattern("says day").search(before):
        return False
    line = stream.line_before(span.start)
    match = pattern("place and day").search(line)
    if not match:
        return False
    if not any(map(str.isalnum, line[: match.start()])):
        return True
    if cited is None or cited.role != "own":
        return False
    return span.start - cited.end < _NUMBERED


def fill(mention: Mention, slots: Sequence[Slot]) -> Mention:
    """The mention completed by what was read in the form's handwritten slots of its page; unchanged
    where none fit."""
    near = [slot for slot in slots if slot.value and _fits(slot, mention)]
    if mention.role == "own":
        numbers = [slot for slot in near if slot.kind == "number"]
        return _with_number(mention, numbers)
    if mention.role == "issued" and "/" not in mention.value:
        parts = [slot for slot in near if slot.kind in _PARTS]
        return _with_date(mention, parts)
    return mention


def _fits(slot: Slot, mention: Mention) -> bool:
    if slot.start < max(0, mention.start - _REACH):
        return False
    return slot.end <= mention.end + 2


def _with_number(mention: Mention, numbers: Sequence[Slot]) -> Mention:
    if not numbers:
        return mention
    symbol = mention.value.lstrip("0123456789")
    value = symbols.canonical(numbers[-1].value + symbol)
    return _filled(mention, value, numbers[-1:])


def _with_date(mention: Mention, used: Sequence[Slot]) -> Mention:
    parts = [*mention.value.split("-"), "", ""][: len(_PARTS)]
    for slot in used:
        width = 4 if slot.kind == "year" else 2
        parts[_PARTS.index(slot.kind)] = slot.value.zfill(width)
    if not used or not _may_be_date(*parts):
        return mention
    return _filled(mention, "-".join(filter(None, parts)), used)


def _may_be_date(
    year: str,
    month: str,
    day: str,
) -> bool:
    """Whether year, month and day can be a date, as far as they are known."""
    if day and not month:
        return False
    if len(year) != 4 or int(month or 1) not in range(1, 13):
        return False
    return int(day or 1) in range(1, 32)


def _filled(
    mention: Mention,
    value: str,
    slots: Sequence[Slot],
) -> Mention:
    sure = min(slot.confidence for slot in slots) * 100
    others = mention.alternatives
    differs = mention.value != value
    if differs and len(mention.value) >= len(value):
        others = (*others, mention.value)  # the printed reading said otherwise
    if mention.confidence is not None:
        sure = min(sure, mention.confidence)
    return replace(mention, value=value, alternatives=others, confidence=sure)
