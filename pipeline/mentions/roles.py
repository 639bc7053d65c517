"""What a number or a date is to the document: its own, a reference's, or furniture; and what was
written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline import symbols
from pipeline.mentions.patterns import one
from pipeline.mentions.stream import Span, Stream
from pipeline.records import Mention, Slot

OWN_WITHIN = 80  # blocks; a letterhead does not stand deeper
# characters before a date in which "ngày" stands, blanks for a day and month between
_ANNOUNCED = 60
_REACH = 40  # characters between a slot and the print that it belongs to
_PARTS = ("year", "month", "day")


def assign(stream: Stream, spans: Sequence[Span]) -> list[Span]:
    """The spans with their roles: own, issued, ref, furniture."""
    found: list[Span] = []
    cited: Span | None = None
    for span in spans:
        role = ""
        if span.label == "DOCNO":
            role = "own" if not span.unit and _own(stream, span) else ""
            cited = replace(span, role=role)
        elif span.label == "DATE":
            role = _date_role(stream, span, cited)
            cited = None if role == "ref" else cited
        elif (
            span.label != "SKIP"
            and stream.blocks[stream.block_at(span.start)].kind == "furniture"
        ):
            role = "furniture"
        found.append(replace(span, role=role) if role else span)
    return found


def _own(stream: Stream, span: Span) -> bool:
    index = stream.block_at(span.start)
    before = stream.source[max(0, span.start - 50) : span.start]
    return index < OWN_WITHIN and bool(one("own number before").search(before))


def _date_role(stream: Stream, span: Span, cited: Span | None) -> str:
    index = stream.block_at(span.start)
    after, before = (
        stream.folded[span.end : span.end + 14],
        stream.folded[max(0, span.start - 24) : span.start],
    )
    timed = one("clock after").match(after) or one("clock before").search(
        before
    )
    if timed or stream.blocks[index].kind == "furniture":
        return "furniture"
    if (
        cited
        and span.start - cited.end < 160
        and one("date of reference").fullmatch(
            stream.folded, cited.end, span.start
        )
    ):
        return "ref"
    if index < OWN_WITHIN and (
        one("issued head").search(before) or _after_place(stream, span, cited)
    ):
        return "issued"
    if before.rstrip().endswith("ngay") and one("type and day").search(
        stream.folded[max(0, span.start - 90) : span.start]
    ):
        return "ref"
    return ""


def _after_place(stream: Stream, span: Span, cited: Span | None) -> bool:
    """Whether the date follows "Quảng Ngãi, ngày", alone on its line or close behind the document's
    own number."""
    if (
        span.value.startswith("--")
        or "ngay"
        not in stream.folded[max(0, span.start - _ANNOUNCED) : span.start]
    ):
        return False
    line = stream.line_before(span.start)
    match = one("place and day").search(line)
    if not match:
        return False
    alone = not any(map(str.isalnum, line[: match.start()]))
    return alone or (
        cited is not None
        and cited.role == "own"
        and span.start - cited.end < 80
    )


def fill(mention: Mention, slots: Sequence[Slot]) -> Mention:
    """The mention completed by what was read in the form's handwritten slots of its page; unchanged
    where none fit."""
    near = [slot for slot in slots if slot.value and _fits(slot, mention)]
    if mention.role == "own":
        return _with_number(
            mention, [slot for slot in near if slot.kind == "number"]
        )
    if mention.role == "issued" and "/" not in mention.value:
        return _with_date(
            mention, [slot for slot in near if slot.kind in _PARTS]
        )
    return mention


def _fits(slot: Slot, mention: Mention) -> bool:
    return (
        slot.start >= 0
        and mention.start - _REACH <= slot.start
        and slot.end <= mention.end + 2
    )


def _with_number(mention: Mention, numbers: Sequence[Slot]) -> Mention:
    if not numbers:
        return mention
    value = symbols.canonical(
        numbers[-1].value + mention.value.lstrip("0123456789")
    )
    return _filled(mention, value, numbers[-1:])


def _with_date(mention: Mention, used: Sequence[Slot]) -> Mention:
    parts = [*mention.value.split("-"), "", ""][:3]
    for slot in used:
        parts[_PARTS.index(slot.kind)] = slot.value.zfill(
            4 if slot.kind == "year" else 2
        )
    whole = all(parts[:2]) or not any(parts[1:])  # a day needs its month
    if not used or not whole or not _sound(parts):
        return mention
    return _filled(mention, "-".join(part for part in parts if part), used)


def _sound(parts: list[str]) -> bool:
    """Whether year, month and day can be a date, as far as they are known."""
    return (
        len(parts[0]) == 4
        and (not parts[1] or 1 <= int(parts[1]) <= 12)
        and (not parts[2] or 1 <= int(parts[2]) <= 31)
    )


def _filled(mention: Mention, value: str, slots: Sequence[Slot]) -> Mention:
    sure = min(slot.confidence for slot in slots) * 100
    others = mention.alternatives
    if mention.value != value and len(mention.value) >= len(value):
        others = (*others, mention.value)  # the printed reading said otherwise
    return replace(
        mention,
        value=value,
        alternatives=others,
        confidence=sure
        if mention.confidence is None
        else min(sure, mention.confidence),
    )
