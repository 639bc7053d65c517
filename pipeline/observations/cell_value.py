"""What the figure in a cell is worth: its value, kind and unit, by the cell itself, the mention
found in it, the unit of its row and the head of its column."""

from __future__ import annotations

from decimal import Decimal

from pipeline.observations.grid import Column, Row
from pipeline.observations.values import is_figure, is_year, number
from pipeline.observations.words import worth
from pipeline.records import FIGURES, Cell, Mention
from pipeline.text import canonical

_BILLION = 10**9
_NO_RATE = Decimal(10) ** 4  # a percentage of a plan or of a year may pass 4000
NO_SUM = 10**16  # đồng: several times the budget of the state
_BESIDE = 16  # characters beside the figure of a cell that holds words, too


def states_figure(cell: Cell, mention: Mention | None, column: int) -> bool:
    """Whether a cell states a figure: it is one, no year among them, or is about one."""
    if not is_figure(cell.text):
        return mention is not None and _fills(cell, mention, column)
    if is_year(cell.text) and (mention is None or mention.label == "DATE"):
        return False
    return mention is None or mention.label in FIGURES


def valued(
    cell: Cell, mention: Mention | None, row: Row, head: Column, english: bool
) -> tuple[str, str, str]:
    """Value, kind and unit of a figure. A head of percentages holds in a row of "tỷ đồng" too, one
    of points in a row "Tỷ lệ …"."""
    value, percent = number(cell.text, english) or ("", False)
    if value and (percent or head.share):
        return value, "PERCENT", "%"
    if mention and value:
        return _mentioned(mention, value, row, head, percent)
    if mention:
        return _as_mentioned(mention, value, row)
    return _by_row(value, row)


def _mentioned(
    mention: Mention, value: str, row: Row, head: Column, percent: bool
) -> tuple[str, str, str]:
    """What a mention in a cell says, where its table does not say otherwise."""
    if _printed_in_dong(mention):
        return value, "MONEY", mention.unit
    if _misread(mention, value, percent):
        return value, "COUNT", row.unit
    if mention.label == "PERCENT" and head.scores:
        return value, "COUNT", ""
    return _as_mentioned(mention, value, row)


def _by_row(value: str, row: Row) -> tuple[str, str, str]:
    """What a bare number is by the unit of its row."""
    if "%" in row.unit:
        return value, "PERCENT", "%"
    if each := worth(row.unit):
        return canonical(Decimal(value) * each), "MONEY", "VND"
    return value, "COUNT", row.unit


def _printed_in_dong(mention: Mention) -> bool:
    """Whether an amount is in đồng, whatever the line of units above the table says."""
    return mention.label == "MONEY" and Decimal(mention.value) >= NO_SUM


def _as_mentioned(
    mention: Mention, value: str, row: Row
) -> tuple[str, str, str]:
    """What the mention says, with the sign that the cell prints."""
    unit = "%" if mention.label == "PERCENT" else mention.unit
    negative = value.startswith("-") and not mention.value.startswith("-")
    sign = "-" if negative else ""
    return sign + mention.value, mention.label, unit or row.unit


def _misread(mention: Mention, value: str, percent: bool) -> bool:
    """Whether words beyond its cell made a number a percentage ("hưởng 100%") or thousands of
    millions ("tỷ" of the next line)."""
    printed = abs(Decimal(value))
    if mention.label == "PERCENT":
        return printed >= _NO_RATE and not percent
    if mention.label != "COUNT" or not printed:
        return False
    return Decimal(mention.value) >= printed * _BILLION


def _fills(cell: Cell, mention: Mention, column: int) -> bool:
    """Whether a figure is what its cell is about: few words stand beside it."""
    if mention.label not in FIGURES:
        return False
    if len(cell.text) - len(mention.text) >= _BESIDE:
        return False
    return column > 2 or cell.text.strip().startswith(mention.text)
