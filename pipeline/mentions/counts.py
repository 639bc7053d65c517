"""Counts: a cardinal number and the noun it counts, after it, before it, or left out because it was
just said."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from pipeline.mentions import heads, nouns
from pipeline.mentions import listed as list_items
from pipeline.mentions.context import bound, cue
from pipeline.mentions.figure import (
    GROUPED,
    NAMING,
    Figure,
    is_no_count,
    stands_alone,
)
from pipeline.mentions.numbers import added, multiplier, parse, parse_words
from pipeline.mentions.patterns import one
from pipeline.mentions.quantities import decimal_points
from pipeline.mentions.stream import Span, Stream
from pipeline.text import canonical

_NUMBER_WORDS = 8  # words that a number in words may have
_THOUSANDS = regex.compile(r"\d{1,3}(?:\.\d{3})+")
_WORD_END = regex.compile(r"[ /]|$")
_LIST = 30  # lines of a list under its unit line
_LINE = 150  # characters; a longer block is no line of a list
_COUNTS_ON = 4  # counts after a figure among which its noun is looked for
# a figure written in groups of thousands is a count even where its noun is not found
_COUNTS_SOMETHING = 1000


def read(
    stream: Stream, position: int, english: bool, before: Sequence[Span]
) -> list[Span]:
    """The count (or ratio of two counts) that begins at ``position``; [] where the digits are no
    figure.

    ``before`` are the counts before it; a noun that it leaves out is taken from one in the same
    sentence."""
    figure = _figure(stream, position, english)
    if figure is None:
        return []
    reading, said = _reading(figure)
    if _is_point_of_article(figure, said):
        return []
    alone = stands_alone(figure, bool(before))
    unit, factor, listed = _unit_above(figure)
    amount = alone and reading not in NAMING and _closes_item(figure)
    if unit and amount:
        return [_amount(figure, unit, factor)]
    if _is_measured(figure, reading):
        return _score(figure) or _density(figure)
    if figure.fraction or is_no_count(figure, reading):
        return []
    found = (
        _money(figure) or _counted(figure, english) or _of_list(figure, before)
    )
    return found or _elided(figure, before, listed, alone) or _grouped(figure)


def _unit_above(figure: Figure) -> tuple[str, Decimal, str]:
    """What the unit line above says of a figure without a noun of its own."""
    if figure.noun:
        return "", Decimal(1), ""
    return _unit_line(figure.stream, figure.start)


def _closes_item(figure: Figure) -> bool:
    return (
        one("alone after").match(figure.stream.folded, figure.end) is not None
    )


def _of_list(figure: Figure, before: Sequence[Span]) -> list[Span]:
    """The count of an item of a list, whose head says what is counted."""
    noun = list_items.noun_of(figure, before)
    return [_count(figure, noun)] if noun else []


def _elided(
    figure: Figure, before: Sequence[Span], listed: str, alone: bool
) -> list[Span]:
    """The count of a noun that the figure leaves out: one just counted, or ``listed``, that of
    the unit line above; [] where there is none or the figure cannot stand ``alone``."""
    if not alone:
        return []
    noun = _left_out(figure, before) or listed
    return [_count(figure, noun)] if noun else []


def _reading(figure: Figure) -> tuple[str, str]:
    """What the words before a figure make of it, and those words; nothing where the figure itself
    says otherwise."""
    reading, said = cue(figure.stream, figure.start)
    if reading in NAMING and _THOUSANDS.fullmatch(figure.written):
        return "", ""  # no name is written in groups: "trong kỳ 5.678"
    if (
        reading == "score"
        and not figure.fraction
        and nouns.is_head(figure.noun)
    ):
        return "", ""  # mỗi điểm 50 người
    return reading, said


def _is_measured(figure: Figure, reading: str) -> bool:
    """Whether a figure is a score or a fraction, and no name."""
    return reading == "score" or (figure.fraction and reading not in NAMING)


def _is_point_of_article(figure: Figure, said: str) -> bool:
    """ "điểm 1", "điểm 4.1" """
    if said != "điểm" or figure.value < 1:
        return False
    return "." in figure.written or not figure.fraction


def _amount(figure: Figure, unit: str, factor: Decimal) -> Span:
    """A figure of a list whose unit line stands above it."""
    label = "MONEY" if unit == "VND" else "PERCENT"
    value = canonical(figure.value * factor)
    return figure.span(label, value, unit.strip("%"))


def _counted(figure: Figure, english: bool) -> list[Span]:
    if figure.noun:
        return _ratio(figure) or [_count(figure, figure.noun)]
    return _range(figure, english)


def _grouped(figure: Figure) -> list[Span]:
    """A count whose noun is not found behind it: only a number in groups of thousands is one."""
    stream, position = figure.stream, figure.start
    start = max(stream.block_start(position), position - 60)
    if figure.written.isdecimal() or figure.value < _COUNTS_SOMETHING:
        return []
    if one("amount lead").search(stream.folded, start, position):
        return []
    noun = nouns.right_before(stream, start, position)
    sentence = _sentence(stream, position)
    # Tổng số hồ sơ: trong kỳ 5.678
    if not noun and one("noun lead").search(stream.low, sentence, position):
        noun = nouns.named_before(stream, sentence, position)
    return [_count(figure, noun)]


def _figure(stream: Stream, position: int, english: bool) -> Figure | None:
    match = one("count").match(stream.folded, position)
    value = parse(match["n"], english) if match else None
    if not match or value is None or _counts_pages(stream, match):
        return None
    factor = (
        multiplier(stream.low[match.start("x") : match.end("x")])
        if match["x"]
        else None
    )
    # "120 trạm": a noun that only looks like a multiplier
    end = match.end() if factor else match.end("n")
    value *= factor or 1
    if factor:
        value += added(match, stream.low, factor)
        tenths, end = _spoken_tenths(stream, position, end)
        value += factor * tenths
    words = one("in words").match(stream.folded, end)  # 30 (ba mươi) ngày
    noun, noun_end = nouns.after(
        stream,
        words.end() if words else _restated(stream, position, end, value),
    )
    if (
        value != value.to_integral_value()
        and nouns.is_head(noun)
        and GROUPED.fullmatch(match["n"])
    ):
        value = (
            parse(match["n"], english=True) or value
        )  # things have no thousandths: 2,360 máy
    return Figure(stream, position, end, match["n"], value, noun, noun_end)


def _spoken_tenths(
    stream: Stream, position: int, end: int
) -> tuple[Decimal, int]:
    """(the decimals that a single digit behind a multiplier says, where they end): "2 triệu 3
    lượt" counts 2,3 triệu. (0, ``end``) in a sentence on money, where the digit may count those
    who get it, and where no listed noun follows."""
    spoken = one("spoken tenths").match(stream.folded, end)
    if not spoken or not nouns.is_head(nouns.after(stream, spoken.end())[0]):
        return Decimal(0), end
    sentence = _sentence(stream, position)
    if one("money words").search(stream.folded, sentence, position):
        return Decimal(0), end
    return Decimal(f"0.{spoken['tenths']}"), spoken.end()


def _counts_pages(stream: Stream, match: regex.Match[str]) -> bool:
    """Whether "tr" behind a figure may mean pages: it is triệu only in a sentence on money."""
    if (match["x"] or "").rstrip(".") != "tr":
        return False
    sentence = _sentence(stream, match.start())
    if one("tr of pages").search(stream.folded, sentence, match.start()):
        return True
    return not (
        one("tr of money").search(stream.folded, sentence, match.start())
        or one("tr of money marked").search(stream.low, sentence, match.start())
    )


def _restated(stream: Stream, start: int, end: int, value: Decimal) -> int:
    """Where the noun is looked for: behind the bracket that says a number in words again, "bảy (07)
    ngày"."""
    if (
        stream.source[start - 1 : start] != "("
        or stream.source[end : end + 1] != ")"
    ):
        return end
    words = stream.low[max(0, start - 60) : start - 1].split()[-_NUMBER_WORDS:]
    said = any(
        parse_words(" ".join(words[at:])) == value for at in range(len(words))
    )
    return end + 1 if said else end


def _money(figure: Figure) -> list[Span]:
    """ "giao 500 triệu cho Sở": an amount that leaves out đồng, in a sentence on money, where
    nothing that is counted follows the multiplier."""
    stream, written = figure.stream, figure.end - figure.start
    if (
        written == len(figure.written)
        or figure.value < _COUNTS_SOMETHING
        or nouns.is_head(figure.noun)
        or figure.noun[:1].isupper()
    ):  # "2 tỷ Đina"
        return []
    if not one("money words").search(
        stream.folded, _sentence(stream, figure.start), figure.start
    ):
        return []
    return [figure.span("MONEY", canonical(figure.value), "VND")]


def _count(figure: Figure, noun: str) -> Span:
    return figure.span("COUNT", canonical(figure.value), noun)


def names_part(stream: Stream, position: int) -> bool:
    """Whether the number at ``position`` names a part ("khoản 1"), a grade ("lớp 10") or a place
    ("phường 5")."""
    return cue(stream, position)[0] in ("article", "grade", "name", "ordinal")


def _range(figure: Figure, english: bool) -> list[Span]:
    """ "30-40 học viên": two counts of one noun, both with the qualifier of the first; a range of
    ages is none."""
    match = one("count range").match(figure.stream.folded, figure.end)
    last = parse(match["n"], english) if match else None
    if not match or last is None:
        return []
    factor = (
        multiplier(figure.stream.low[match.start("x") : match.end("x")])
        if match["x"]
        else None
    )
    end, factor = (
        match.end() if factor else match.end("n"),
        factor or Decimal(1),
    )
    noun, _ = nouns.after(figure.stream, end)
    if not noun or last * factor != (last * factor).to_integral_value():
        return []
    # "2-3 triệu lượt": said once
    first = figure.value * factor if figure.value < last else figure.value
    cmp = bound(figure.stream, figure.start, end)
    return [
        Span(figure.start, figure.end, "COUNT", canonical(first), noun, cmp),
        Span(
            match.start("n"), end, "COUNT", canonical(last * factor), noun, cmp
        ),
    ]


def _ratio(figure: Figure) -> list[Span]:
    """ "01 máy tính/01 người": a ratio where the part is not more than the whole, else two counts;
    so are occasions and those whom they concern ("145 lượt/162 người", "30 vụ/41 bị can"), and a
    part beside a named total ("95 hồ sơ trực tuyến/120 tổng hồ sơ")."""
    match = one("per count").match(figure.stream.folded, figure.noun_end)
    if not match:
        return []
    whole = parse(match["n"])
    other, other_end = nouns.after(figure.stream, match.end())
    occasion = figure.noun != other and nouns.begins(figure.noun, "occasion")
    if (
        whole is None
        or not other
        or figure.value > whole
        or occasion
        or nouns.is_total(other)
    ):
        return []
    value = f"{canonical(figure.value)}/{canonical(whole)}"
    return [
        Span(figure.start, other_end, "RATIO", value, f"{figure.noun}/{other}")
    ]


def _score(figure: Figure) -> list[Span]:
    """A figure without a unit is the score of an index where the sentence speaks of scores."""
    stream, start = figure.stream, figure.stream.block_start(figure.start)
    if not one("score words").search(
        stream.folded, max(start, figure.start - 400), figure.start
    ):
        return []
    if not one("ends").match(stream.folded, figure.end):
        return []
    value = canonical(decimal_points(figure.written) or figure.value)
    return [figure.span("MEASURE", value, "điểm")]


def _density(figure: Figure) -> list[Span]:
    """A figure with a fraction and a noun is measured, not counted: "1,2 máy tính/cán bộ", "95,3
    thuê bao/100 dân"; so is one that a rate announces: "tỷ lệ máy tính trên cán bộ: 0,94"."""
    if not figure.fraction:
        return []
    if not figure.noun:
        return _rate(figure)
    value = canonical(figure.value)
    per = one("per count").match(figure.stream.folded, figure.noun_end)
    other, other_end = nouns.after(figure.stream, per.end()) if per else ("", 0)
    if per and other:
        return [
            Span(
                figure.start,
                other_end,
                "MEASURE",
                value,
                f"{figure.noun}/{per['n']} {other}",
            )
        ]
    return [figure.span("MEASURE", value, figure.noun)]


def _rate(figure: Figure) -> list[Span]:
    stream, value = figure.stream, canonical(figure.value)
    for lead in one("rate lead").finditer(
        stream.folded, _sentence(stream, figure.start), figure.start
    ):
        part, end = nouns.after(stream, lead.end())
        if part and (link := one("rate of").match(stream.folded, end)):
            other, end = nouns.after(stream, link.end())
            if other and one("rate is").fullmatch(
                stream.folded, end, figure.start
            ):
                return [figure.span("MEASURE", value, f"{part}/{other}")]
    return []


def _left_out(figure: Figure, before: Sequence[Span]) -> str:
    """The noun of a count that names none: ahead of it, of the count before it, or announced in its
    sentence."""
    stream, position = figure.stream, figure.start
    if ahead := one("of total").match(stream.folded, figure.end):
        noun, _ = nouns.after(stream, ahead.end())
        if noun:
            return noun
    sentence = _sentence(stream, position)
    last = _peer(
        stream,
        [span for span in before if span.start >= sentence and span.unit],
        position,
    )
    if last:
        between = nouns.named_before(
            stream, nouns.after(stream, last.end)[1], position
        )
        # văn bản đến: 20; văn bản đi: 15
        kindred = between.lower().split()[:1] == last.unit.lower().split()[:1]
        direct = kindred and stream.low[sentence:position].rstrip(
            " :"
        ).endswith(between.lower())
        return (
            between
            if between and (direct or between.lower() in nouns.listed("head"))
            else last.unit
        )
    return nouns.named_before(stream, sentence, position) or _named_later(
        figure
    )


def _named_later(figure: Figure) -> str:
    """The noun that only the last of a list of counts names: "cấp tỉnh 14, cấp huyện 22 và cấp xã
    146 điểm cầu"."""
    stream, end = figure.stream, figure.end
    for _ in range(_COUNTS_ON):
        further = one("further count").match(stream.folded, end)
        if not further:
            return ""
        end = further.end()
        noun, _ = nouns.after(stream, end)
        if noun:
            return noun if nouns.is_head(noun) else ""
    return ""


def _unit_line(stream: Stream, position: int) -> tuple[str, Decimal, str]:
    """("VND", "%" or "", its factor, the noun) of the unit line that a list stands under: "ĐVT: hồ
    sơ"."""
    index = stream.block_at(position)
    for at in range(index, max(-1, index - _LIST), -1):
        end = min(position, stream.block_end(at))
        start = max(stream.starts[at], end - _LINE)
        if one("unit line").search(stream.folded, start, end):
            _, stated = heads.split_title(stream.source[start:end])
            kind, factor = (
                heads.unit_in(stated[0].lower())
                if len(stated) == 1
                else ("", Decimal(1))
            )
            return (
                (kind, factor, "" if kind else stated[0])
                if stated and kind != "count"
                else ("", factor, "")
            )
        if end - start == _LINE or stream.blocks[at].kind == "row":
            break
    return "", Decimal(1), ""


def _peer(stream: Stream, before: Sequence[Span], position: int) -> Span | None:
    """The nearest count before ``position`` that does not stand in a bracket which closed since."""
    for span in reversed(before):
        between = stream.source[span.end : position]
        if between.count(")") <= between.count("("):
            return span
    return None


def _sentence(stream: Stream, position: int) -> int:
    """Where the sentence (or line of a block) that holds ``position`` begins, within 400
    characters."""
    start = max(stream.block_start(position), position - 400)
    ends = [
        found.end()
        for found in one("sentence end").finditer(
            stream.source, start, position
        )
    ]
    return ends[-1] if ends else start


def words(stream: Stream, match: regex.Match[str]) -> Span | None:
    """A number in words that counts a thing of the list ("ba phần mềm"); "một" only before a thing,
    not an article."""
    value = parse_words(" ".join(match[0].split()))
    if value and (
        share := one("percent in words").match(stream.folded, match.end())
    ):
        return Span(match.start(), share.end(), "PERCENT", str(value))
    if value and (amount := _amount_in_words(stream, match, value)):
        return amount
    noun, _ = nouns.after(stream, match.end())
    if not value or not noun:
        return None
    low, listed = noun.lower(), nouns.listed("thing" if value == 1 else "head")
    headed = any(
        low[: end.start()] in listed for end in _WORD_END.finditer(low)
    )
    if not headed or one("no article").search(
        stream.low, max(0, match.start() - 16), match.start()
    ):
        return None
    return Span(
        match.start(),
        match.end(),
        "COUNT",
        str(Decimal(value)),
        noun,
        bound(stream, match.start(), match.end()),
    )


def _amount_in_words(
    stream: Stream, match: regex.Match[str], value: int
) -> Span | None:
    """ "hai tỷ đồng"; None where the words only say again what digits said before them."""
    currency = one("amount in words").match(stream.folded, match.end())
    if not currency or value < _COUNTS_SOMETHING:
        return None
    before = max(0, match.start() - 16)
    if one("said again in words").search(stream.folded, before, match.start()):
        return None
    cmp = bound(stream, match.start(), match.end())
    return Span(match.start(), currency.end(), "MONEY", str(value), "VND", cmp)
