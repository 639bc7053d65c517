"""The canonical value of a figure that a person types the way a page prints it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal, DecimalException
from functools import cache

from pipeline.mentions.find import find
from pipeline.mentions.numbers import multiplier
from pipeline.mentions.patterns import pattern
from pipeline.number_words import parse_words
from pipeline.numerals import parse
from pipeline.records import Block, Header, Layout, Page, Reading, Slice
from pipeline.resources import table
from pipeline.text import canonical, fold, one_line

_FIGURE = re.compile(r"(?P<digits>\d[\d.,\s]*\d|\d)\s*(?P<rest>.*)", re.DOTALL)
_SCALES = tuple(Decimal(10) ** n for n in (3, 6, 9))
_SPACE = re.compile(r"(?<=\d)\s+(?=\d)")


@dataclass(frozen=True, slots=True)
class Printed:
    """The figure that is corrected: as it stands on the page, and the value read from it."""

    label: str
    text: str = ""
    value: str = ""
    unit: str = ""
    english: bool = False  # the document writes 8,000.5; others write 8.000,5

    def scale(self) -> Decimal:
        """What the page multiplies its digits by: 1,000,000 in a table in triệu đồng."""
        figure = _FIGURE.search(self.text.lower())
        digits = _SPACE.sub("", figure["digits"]) if figure else ""
        printed = parse(digits, self.english)
        if not printed:
            return Decimal(1)
        try:
            scale = Decimal(self.value) / printed
        except DecimalException:
            return Decimal(1)
        return scale if scale in _SCALES else Decimal(1)


def typed(text: str, figure: Printed) -> str:
    """The canonical value of ``text``, which a person typed in place of ``figure``.

    Bare digits count in what the page counts in: 1.578 in a column of triệu đồng is 1578000000.
    Raises ValueError with a sentence for the person where the text is no figure of that kind.

    >>> typed("1.578", Printed("COUNT")), typed("1,5 tỷ đồng", Printed("MONEY"))
    ('1578', '1500000000')"""
    text = one_line(text)
    if not text:
        raise ValueError("no value was given")
    read = _READERS.get(figure.label)
    value = read(text, figure) if read else _as_mention(text, figure.label)
    if not value:
        kind = _kinds().get(figure.label)
        wanted = kind.wanted if kind else figure.label
        raise ValueError(f"“{text}” is not understood; needed is {wanted}")
    return value


def _number(text: str, figure: Printed) -> Decimal | None:
    """Digits or words, with a multiplier (``1,2 triệu``) and the unit or without."""
    lower = _without_unit(text.lower(), figure.unit.lower())
    match = _FIGURE.fullmatch(lower)
    if not match:
        return _spelt(lower)
    value = parse(_SPACE.sub("", match["digits"]), figure.english)
    bare = lower == text.lower() and not match["rest"]
    factor = figure.scale() if bare else multiplier(match["rest"], sure=True)
    return None if value is None or factor is None else value * factor


def _without_unit(text: str, unit: str) -> str:
    """``text`` without its unit, or as many words of it as a person typed: "112 hồ sơ" of "hồ sơ
    trực tuyến"."""
    words = unit.split()
    tails = [" ".join(words[:n]) for n in range(len(words), 0, -1)]
    for tail in (*tails, "%"):
        if text.endswith(tail):
            return text[: -len(tail)].strip()
    return text


def _spelt(lower: str) -> Decimal | None:
    value = parse_words(lower) if lower else None
    return None if value is None else Decimal(value)


def _count(text: str, figure: Printed) -> str:
    value = _number(text, figure)
    if value is None or value != value.to_integral_value():
        return ""
    return canonical(value)


def _measure(text: str, figure: Printed) -> str:
    value = _number(text, figure)
    return "" if value is None else canonical(value)


def _money(text: str, figure: Printed) -> str:
    amount = pattern("currency typed").sub("", text.lower())
    if amount != text.lower() and _FIGURE.fullmatch(amount):
        # the currency is said: so is the scale
        figure = replace(figure, value="")
    return _measure(amount, figure)


def _ratio(text: str, figure: Printed) -> str:
    above, slash, below = text.partition("/")
    plain = replace(figure, value="")
    part, whole = _number(above, plain), _number(below, plain)
    if not slash or part is None or not whole:
        return ""
    return f"{canonical(part)}/{canonical(whole)}"


def _as_mention(text: str, label: str) -> str:
    """Dates, symbols, levels and addresses: as the reader of mentions finds them in a line that
    holds nothing else."""
    kind = _kinds().get(label)
    lead = kind.lead if kind else ""
    for line in (text, f"{lead} {text}".strip()):
        block = Block("paragraph", line, (Slice(0, 1, 0, len(line)),))
        found = find("", Reading((Page(1, line),)), Layout(Header(), (block,)))
        if [(mention.label, mention.end) for mention in found] == [
            (label, len(line))
        ]:
            return found[0].value
    return ""


_READERS: dict[str, Callable[[str, Printed], str]] = {
    "COUNT": _count,
    "MEASURE": _measure,
    "PERCENT": _measure,
    "MONEY": _money,
    "RATIO": _ratio,
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """A row of models/typed_figures.tsv."""

    label: str
    lead: str
    wanted: str


@cache
def _kinds() -> dict[str, _Kind]:
    return {row.label: row for row in table("typed_figures.tsv", _Kind)}


def shown(value: str, unit: str = "") -> str:
    """A canonical value as Vietnamese prints it: 1.578.000.000 VND, 12,5 %.

    >>> shown("1578.5", "hồ sơ")
    '1.578,5 hồ sơ'"""
    parts = [_grouped(part) for part in value.split("/")]
    return f"{'/'.join(parts)} {unit}".strip()


def _grouped(text: str) -> str:
    whole, _, rest = text.partition(".")
    if not fold(whole).lstrip("-").isdecimal():
        return text
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped
