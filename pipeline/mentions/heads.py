"""What the heads, the title and the unit line of a table say of its figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from pipeline.mentions import noun_lists, nouns
from pipeline.mentions.numbers import multiplier
from pipeline.mentions.patterns import pattern
from pipeline.text import fold

_LONGEST = 4  # words of a listed phrase
_STOPS = (".", ";")  # end a sentence
_AROUND_UNIT = " .*_|\t()"  # what stands around a unit in the unit line


@dataclass(slots=True)
class Heads:
    """The texts that explain the cells of one table; ``columns`` in lower case."""

    title: str = ""  # without its unit line
    # the units of the unit line ("ĐVT: hồ sơ, %")
    stated: list[str] = field(default_factory=list)
    columns: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    # as written, from the top
    parts: dict[int, list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
    first_data: int = 1  # the first row that is no head
    numbering: frozenset[int] = frozenset()  # columns that number the rows
    units: int = 0  # the column of units ("ĐVT"); 0 for none


def noun(
    heads: Heads,
    column: int,
    label: str,
    row_unit: str,
) -> str:
    """What the figures of a column count: as its own head says ("Số máy tính"), else the unit of
    the row or the table, more closely the label of the row where that begins with the unit; else
    whatever head, label or title names."""
    part = next(filter(noun_in, reversed(heads.parts[column])), "")
    head, named = noun_in(part), noun_in(label)
    if head and pattern("number head").match(fold(part)):
        return head
    stated = list(filter(_is_noun, (row_unit, *heads.stated)))
    if thing := next(filter(_is_thing, stated), ""):
        is_closer = named.lower().startswith(thing.lower())
        return named if is_closer else thing
    return head or named or "".join(stated[:1]) or noun_in(heads.title)


def _is_thing(unit: str) -> bool:
    """Whether a noun in a unit line says by itself what is counted."""
    return unit.lower() not in noun_lists.listed("counter")


def _is_noun(unit: str) -> bool:
    """Whether a stated unit is what is counted, neither money nor shares."""
    return unit != "" and not unit_in(unit.lower())[0]


def unit(
    heads: Heads,
    column: int,
    row_unit: str,
    label: str,
    value: Decimal,
) -> tuple[str, Decimal]:
    """("%", "VND" or "", factor): the nearest text that names a unit decides, of stacked heads the
    lowest. Where the table states several units ("hồ sơ, %"), % is that of shares and of
    fractions."""
    own = [part.lower() for part in reversed(heads.parts[column])]
    # "So với kế hoạch (%)" holds in a row of "tỷ đồng" too
    shares = [part for part in own[:1] if "%" in part]
    for text in (*shares, row_unit, *own):
        kind, factor = unit_in(text)
        if kind and not (kind == "count" and _sums_money(heads, text)):
            return _figures(kind, factor)
    if own and pattern("part head").match(fold(own[0])):
        kind, factor = _of_column_before(heads, column)
        if kind == "VND":
            return kind, factor
    if "/" in row_unit:  # "Tỷ lệ thuê bao trên 100 dân | thuê bao/100 dân"
        return "", Decimal(1)
    for text in (label, heads.columns[1]):
        kind, factor = unit_in(text)
        if kind in ("%", "VND"):
            return kind, factor
    return _of_table(heads, column, row_unit, value)


def _of_table(
    heads: Heads, column: int, row_unit: str, value: Decimal
) -> tuple[str, Decimal]:
    """What the unit line of a table or its title says, unless a row says what it counts."""
    if heads.stated:
        return _stated(heads, column, value)
    return ("", Decimal(1)) if row_unit else _of_title(heads)


def _sums_money(heads: Heads, head: str) -> bool:
    """Whether a head names no more than a sum, "Tổng số", in a table whose unit line says that all
    is money."""
    kinds = {unit_in(stated.lower())[0] for stated in heads.stated}
    return (
        kinds == {"VND"}
        and pattern("sum head").fullmatch(fold(head)) is not None
    )


def _of_column_before(heads: Heads, column: int) -> tuple[str, Decimal]:
    """The unit of the column before one: of "Tổng kinh phí (triệu đồng) | Trong đó năm 2026"."""
    named = (
        unit_in(part.lower()) for part in reversed(heads.parts[column - 1])
    )
    return next((found for found in named if found[0]), ("", Decimal(1)))


def _stated(
    heads: Heads,
    column: int,
    value: Decimal,
) -> tuple[str, Decimal]:
    """The unit of the unit line that fits the column and the value."""
    kinds = [unit_in(stated.lower()) for stated in heads.stated]
    if len(kinds) > 1:
        money = any(kind == "VND" for kind, _ in kinds)
        fraction = not money and value != value.to_integral_value()
        head = fold(heads.columns[column])
        share = fraction or pattern("share head").search(head) is not None
        fitting = [found for found in kinds if (found[0] == "%") == share]
        kinds = fitting or kinds
    return _figures(*kinds[0])


def _of_title(heads: Heads) -> tuple[str, Decimal]:
    """The unit that the title names, unless it is a share that has a column of its own; a sentence
    above a table is no title: "... trị giá 815 triệu đồng."."""
    if heads.title.rstrip(" *_").endswith(_STOPS):
        return "", Decimal(1)
    kind, factor = unit_in(heads.title.lower())
    parts = (part for parts in heads.parts.values() for part in parts)
    if kind == "%" and any(unit_in(part.lower())[0] for part in parts):
        return "", Decimal(1)
    return _figures(kind, factor)


def _figures(kind: str, factor: Decimal) -> tuple[str, Decimal]:
    return (kind, factor) if kind in ("%", "VND") else ("", Decimal(1))


def split_title(title: str) -> tuple[str, list[str]]:
    """A title without its unit lines, and the units that they state."""
    stated: list[str] = []
    rest, at = "", 0
    for match in pattern("unit line").finditer(fold(title)):
        written = title[match.start("units") : match.end("units")]
        pieces = pattern("unit separator").split(written)
        units = list(filter(None, map(_bare_unit, pieces)))
        named = match["tinh"] is not None
        if all(is_unit(unit, named) for unit in units):
            rest += title[at : match.start()]
            at = match.end()
            stated += units
    return rest + title[at:], stated


def _bare_unit(piece: str) -> str:
    """A unit of a unit line without the bracket that says where it holds: "hồ sơ (trừ các dòng tỷ
    lệ)"."""
    return piece.strip(_AROUND_UNIT).partition(" (")[0]


def is_unit(text: str, named: bool = False) -> bool:
    """Whether a text is a unit: of shares, of money, of data, or a noun that is listed, any noun
    behind "đơn vị tính" (``named``)."""
    if not text:
        return False
    if pattern("data unit").fullmatch(fold(text)):
        return True
    if unit_in(text.lower())[0]:
        return True
    if nouns.of_text(text, plain=False).lower() != text.lower():
        return False
    return named or noun_lists.is_head(text)


@lru_cache(maxsize=1024)
def unit_in(text: str) -> tuple[str, Decimal]:
    """("%", "VND", "count" or "", factor): what a head says of the figures below or beside it."""
    is_share = text.rstrip().endswith(("(%)", " %"))
    counts = not is_share and pattern("count head").search(text) is not None
    if not counts and pattern("percent head").search(text):
        return "%", Decimal(1)
    if money := pattern("money head").search(text):
        thousands = (money["x"] or "").replace("1.000", "1000")
        return "VND", multiplier(thousands, sure=True) or Decimal(1)
    return "count" if counts else "", Decimal(1)


@lru_cache(maxsize=1024)
def noun_in(text: str) -> str:
    """The first listed noun that ``text`` names, as long as it goes; "" for none."""
    words = text.split()
    plain = text.isascii() and len(words) > 1
    at = 0
    while at < len(words):
        head = _listed_at(words, at, "head")
        found = _noun_at(words, at, at + head, plain) if head else ""
        if found:
            return found
        at += max(1, head or _listed_at(words, at, "keep", "field"))
    return ""


def _noun_at(
    words: list[str],
    first: int,
    stop: int,
    plain: bool,
) -> str:
    """The noun that begins with a listed one; "" where that is part of a name or field."""
    rest = " ".join(words[first:])
    if not noun_lists.is_head(rest) or _names_one(words, first, stop):
        return ""
    return nouns.of_text(rest, plain)


def _names_one(
    words: list[str],
    first: int,
    stop: int,
) -> bool:
    """Whether a name follows a noun, so that it is one of its kind: "Khoa Nội", "Xã Bình Lộc"."""
    if stop >= len(words) or not words[stop].istitle():
        return False
    noun = " ".join(words[first:stop]).lower()
    return noun in noun_lists.listed("named")


def _listed_at(
    words: list[str],
    at: int,
    *kinds: str,
) -> int:
    """How many words at ``at`` make up the longest listed phrase of some kinds; 0 for none."""
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + size]).strip(".,;:()/").lower()
        if any(phrase in noun_lists.listed(kind) for kind in kinds):
            return size
    return 0
