"""The sentences of checks in two languages, with their values as readers write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval, plain
from pipeline.resources import table

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_VIETNAMESE = str.maketrans(",.", ".,")  # thousands and decimals
# worth and message of the units of amounts, the largest first
_UNITS = (
    (10**9, "money.billions"),
    (10**6, "money.millions"),
    (1, "money.dong"),
)
Value = str | Fraction | int | Interval | Figure | Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Message:
    """A row of models/messages.tsv."""

    key: str
    vi: str
    en: str


@cache
def messages() -> dict[str, Message]:
    return {row.key: row for row in table("messages.tsv", Message)}


def number(
    value: Fraction,
    language: str,
    decimals: int = 4,
) -> str:
    """A number as a reader writes it: 1.234,5 in Vietnamese, 1,234.5 in English."""
    whole, point, rest = plain(abs(value), decimals).partition(".")
    sign = "-" if value < 0 else ""
    text = f"{sign}{int(whole):,}{point}{rest}"
    return text.translate(_VIETNAMESE) if language == "vi" else text


def _shown(value: Value, language: str) -> str:
    match value:
        case str():
            turned = _ISO.sub(r"\3/\2/\1", value)
            return turned if language == "vi" else value
        case Interval():
            return number(value.value, language)
        case Figure():
            return _printed(value, language)
        case Fraction() | int():
            return number(Fraction(value), language)
    return " + ".join(_shown(one, language) for one in value)


def _printed(figure: Figure, language: str) -> str:
    """A figure with what its kind adds to the number."""
    if figure.is_money:
        return money(figure.value, language)
    text = number(figure.value, language)
    if figure.is_percent:
        return f"{text}%"
    if figure.is_ratio and figure.whole:
        return f"{text}/{_shown(figure.whole, language)}"
    return text


def money(value: Fraction, language: str) -> str:
    """An amount in the largest unit that leaves at most three decimals: 768,6 triệu đồng."""
    fitting = (one for one in _UNITS if _is_short(value, one[0]))
    worth, unit = next(fitting, _UNITS[-1])
    amount = number(value / worth, language)
    return _message(unit, language).format(amount=amount)


def _is_short(value: Fraction, worth: int) -> bool:
    """Whether an amount is one of a unit or more, with at most three decimals."""
    thousandths = value * 1000 / worth
    return abs(value) >= worth and thousandths.denominator == 1


def of_amount(value: Fraction, like: Figure) -> Figure:
    """A figure with another value, shown as ``like`` is (money as money)."""
    return replace(like, interval=Interval.exactly(value), whole=None)


def sentences(key: str, values: Mapping[str, Value]) -> tuple[str, str]:
    """The Vietnamese and English sentence of a message with its values."""
    return _sentence(key, values, "vi"), _sentence(key, values, "en")


def _sentence(
    key: str,
    values: Mapping[str, Value],
    language: str,
) -> str:
    shown = {name: _shown(value, language) for name, value in values.items()}
    return _message(key, language).format(**shown)


def _message(key: str, language: str) -> str:
    """A message as models/messages.tsv has it in a language."""
    message = messages()[key]
    return message.vi if language == "vi" else message.en
