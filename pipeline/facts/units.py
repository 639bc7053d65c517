"""In which unit of the taxonomy a fact is given, and its value in it
(models/taxonomy_units.tsv)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.facts.indicator.readings import Indicator
from pipeline.facts.patterns import pattern
from pipeline.number_words import multipliers
from pipeline.records import Mention
from pipeline.resources import table
from pipeline.text import canonical, fold

_SAME = Decimal(1)  # of what is a unit under another name, or of no listed one


@dataclass(frozen=True, slots=True)
class _Written:
    """A row of models/taxonomy_units.tsv."""

    written: str
    unit: str
    factor: Decimal


@cache
def _written_as(unit: str) -> dict[str, Decimal]:
    """What stands for a unit of the taxonomy in texts, folded -> by what a value is multiplied."""
    rows = table("taxonomy_units.tsv", _Written)
    return {fold(row.written): row.factor for row in rows if row.unit == unit}


@cache
def _whole_units() -> frozenset[str]:
    """Units of one name with a comma in it, which are no alternatives."""
    rows = table("taxonomy_units.tsv", _Written)
    return frozenset(row.unit for row in rows if row.written == row.unit)


def unit_of(indicator: Indicator, mention: Mention) -> str:
    """The taxonomy's unit: of several, the one that the counted noun names, else the first that
    fits.

    >>> from pipeline.facts.indicator.readings import readings
    >>> received = next(row for row in readings() if row.code == "ops.bcci.received")
    >>> unit_of(received, Mention("m", 1, 1, 0, 2, "PERCENT", "5%", "5"))
    '%'"""
    if mention.label == "MONEY":
        return mention.unit or "VND"
    if mention.label == "PERCENT":
        return "%"
    if indicator.unit in _whole_units():
        return indicator.unit
    counted = [unit for unit in indicator.units if unit != "%"]
    for names in (_opens_with_unit, _names_unit):
        for unit in counted:
            if names(mention.unit, unit):
                return unit
    first = indicator.units[:1] if mention.label == "RATIO" else counted[:1]
    return (*first, indicator.units[0])[0]


def scale_of(texts: Iterable[str]) -> Decimal:
    """By what the counts of a cell are multiplied, as the first of some texts says that does: the
    heads, the label, the unit, "(nghìn tài khoản)".

    >>> scale_of(["Thuê bao di động", "triệu thuê bao"])
    Decimal('1000000')"""
    for text in texts:
        told = pattern("scaled noun").search(text)
        if told:
            return Decimal(multipliers()[told["x"].lower()].value)
    return _SAME


def value_in(unit: str, mention: Mention, scale: Decimal = _SAME) -> str:
    """The value of a mention in a unit of the taxonomy: 1,5 Gbps are 1500 Mbps, 22 of 100 people
    are 22 for 100 people. ``scale``: by what its table multiplies it."""
    part, _, base = mention.value.partition("/")
    if base and base == _base_of(unit):
        return part
    factor = scale * _written_as(unit).get(fold(mention.unit), _SAME)
    if factor == _SAME:
        return mention.value
    return canonical(Decimal(mention.value) * factor)


def _base_of(unit: str) -> str:
    """The number of which a unit counts a part: 100 of "thuê bao/100 dân"; "" for none."""
    first, *_ = unit.partition("/")[2].split() or [""]
    return first if first.isdigit() else ""


def _opens_with_unit(noun: str, unit: str) -> bool:
    """Whether a counted noun begins with a unit: "doanh nghiệp dùng hóa đơn" are no invoices."""
    return f"{fold(noun)} ".startswith(f"{fold(unit)} ")


def _names_unit(noun: str, unit: str) -> bool:
    """Whether a counted noun holds a unit of the taxonomy, or what stands for it."""
    counted = fold(noun)
    return any(name in counted for name in (fold(unit), *_written_as(unit)))
