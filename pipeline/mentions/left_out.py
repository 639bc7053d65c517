"""The noun of a count that names none: it was just counted or announced, follows later, or stands
in the unit line above."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.clauses.roles import opens
from pipeline.mentions import heads, noun_lists, nouns
from pipeline.mentions.figure import Figure, sentence_start
from pipeline.mentions.listed import counts_things
from pipeline.mentions.patterns import pattern
from pipeline.mentions.stream import Span, Stream

_LIST = 30  # lines of a list under its unit line
_LINE = 150  # characters; a longer block is no line of a list
_COUNTS_ON = 4  # counts after a figure among which its noun is looked for


def noun_of(figure: Figure, before: Sequence[Span]) -> str:
    """The noun of a count that names none: ahead of it, of the count before it, or announced in its
    sentence."""
    stream, position = figure.stream, figure.start
    if pattern("year").fullmatch(figure.written):
        return ""  # "359.000 bản ghi (từ năm 1881-1956)"
    if ahead := pattern("of total").match(stream.folded, figure.end):
        noun, _ = nouns.after(stream, ahead.end())
        if noun:
            return noun
    sentence = sentence_start(stream, position)
    counted = [span for span in before if span.start >= sentence]
    counted = list(filter(counts_things, counted))
    last = _peer(stream, counted, position)
    if last and _is_place(stream, last, sentence, position):
        return ""
    if last:
        return _noun_since(stream, last, position) or last.unit
    if said := _said_number(figure, before):
        return said
    announced = nouns.named_before(stream, sentence, position)
    return announced or _named_later(figure) or _counted_before(figure, before)


def _said_number(figure: Figure, before: Sequence[Span]) -> str:
    """The noun last counted in the sentence before, where that of a figure speaks of this number
    again: "Năm 2010 con số đó là 388"; "" for none."""
    stream, position = figure.stream, figure.start
    sentence = sentence_start(stream, position)
    if not pattern("number said").search(stream.folded, sentence, position):
        return ""
    told = reversed(_since_sentence_before(stream, position, before))
    return next((one.unit for one in told if counts_things(one)), "")


def _since_sentence_before(
    stream: Stream, position: int, before: Sequence[Span]
) -> list[Span]:
    """What was counted since the beginning of the sentence before that of a position; none where
    this opens its block."""
    sentence = sentence_start(stream, position)
    if sentence <= stream.block_start(position):
        return []
    earlier = sentence_start(stream, sentence - 2)
    return [span for span in before if span.start >= earlier]


def _is_place(stream: Stream, last: Span, sentence: int, position: int) -> bool:
    """Whether the count before says in how many places the figure was counted: "Ở 10 xã, phường:
    nhận 21.306"."""
    colon = stream.source.find(":", last.end, position)
    if colon < 0:
        return False
    opening = pattern("place told").match(stream.folded, sentence, colon + 1)
    return opening is not None


def _counted_before(figure: Figure, before: Sequence[Span]) -> str:
    """What the sentence before counts first, where a bare verb opens that of a figure: "Tiếp nhận
    640 hồ sơ, trực tuyến 590. Đã trả 612, đúng hạn 99%"; "" for none."""
    stream, position = figure.stream, figure.start
    sentence = sentence_start(stream, position)
    if not pattern("bare verb").fullmatch(stream.folded, sentence, position):
        return ""
    told = _since_sentence_before(stream, position, before)
    return told[0].unit if told else ""


def _noun_since(
    stream: Stream,
    last: Span,
    position: int,
) -> str:
    """The noun that is named between the count ``last`` and a figure, where it is listed or of the
    same kind: "văn bản đến: 20; văn bản đi: 15"; "" for none."""
    _, end = nouns.after(stream, last.end)
    named = nouns.named_before(stream, end, position)
    noun = named.lower()
    if not noun or _is_owner_of_part(stream, noun, last, position):
        return ""
    if opens("goal_name", noun):
        return ""  # "52.904 tài khoản (chỉ tiêu 50.000)"
    if _tells_itself(stream, named, end, position):
        return named
    same_kind = noun.split()[0] == last.unit.lower().split()[0]
    ends_with_it = stream.low[end:position].rstrip(" :").endswith(noun)
    if (same_kind and ends_with_it) or noun in noun_lists.listed("head"):
        return nouns.named_before(stream, end, position)
    return ""


def _is_owner_of_part(
    stream: Stream, noun: str, last: Span, position: int
) -> bool:
    """Whether a noun in a bracket is the body that a part of a count belongs to: "nhận 14.526 hồ sơ
    (huyện 3.918, xã 10.608)"."""
    if not noun_lists.begins(noun, "named"):
        return False
    if noun_lists.begins(last.unit, "named"):
        return False
    since = stream.source[max(0, last.start - _LINE) : position]
    return since.rfind("(") > since.rfind(")")


def _tells_itself(stream: Stream, noun: str, start: int, stop: int) -> bool:
    """Whether a clause says so many of a noun with a copula, or behind a semicolon what they were
    given: "; lượt truy cập trong năm là 356.000", "; hộ được tạo tài khoản 3.946"."""
    at = stream.source.find(noun, start, stop)
    if at < 0 or not noun_lists.is_head(noun):
        return False
    behind = at + len(noun)
    if pattern("clause tells").fullmatch(stream.folded, behind, stop):
        return True
    if stream.source[:at].rstrip()[-1:] != ";":
        return False
    given = pattern("clause gives").fullmatch(stream.folded, behind, stop)
    return given is not None


def _named_later(figure: Figure) -> str:
    """The noun that only the last of a list of counts names: "cấp tỉnh 14, cấp huyện 22 và cấp xã
    146 điểm cầu"."""
    stream, end = figure.stream, figure.end
    for _ in range(_COUNTS_ON):
        further = pattern("further count").match(stream.folded, end)
        if not further:
            return ""
        end = further.end()
        noun, _ = nouns.after(stream, end)
        if noun:
            counted = noun_lists.is_head(noun)
            return noun if counted or noun_lists.begins(noun, "later") else ""
    return ""


class UnitLine(NamedTuple):
    """What a unit line says of the figures below it: "ĐVT: triệu đồng", "ĐVT: hồ sơ"."""

    unit: str = ""  # VND, % or ""
    factor: Decimal = Decimal(1)
    noun: str = ""


def unit_line(stream: Stream, position: int) -> UnitLine:
    """The unit line that a list stands under; an empty one where it stands under none."""
    index = stream.block_at(position)
    for at in range(index, max(-1, index - _LIST), -1):
        end = min(position, stream.block_end(at))
        start = max(stream.starts[at], end - _LINE)
        if pattern("unit line").search(stream.folded, start, end):
            return _read_unit_line(stream.source[start:end])
        if end - start == _LINE or stream.blocks[at].kind == "row":
            break
    return UnitLine()


def _read_unit_line(text: str) -> UnitLine:
    _, stated = heads.split_title(text)
    if not stated:
        return UnitLine()
    if len(stated) > 1:
        return UnitLine(noun=stated[0])
    kind, factor = heads.unit_in(stated[0].lower())
    if kind == "count":
        return UnitLine()
    return UnitLine(kind, factor, "" if kind else stated[0])


def _peer(
    stream: Stream,
    before: Sequence[Span],
    position: int,
) -> Span | None:
    """The nearest count before ``position`` that does not stand in a bracket which closed since."""
    for span in reversed(before):
        between = stream.source[span.end : position]
        if between.count(")") <= between.count("("):
            return span
    return None
