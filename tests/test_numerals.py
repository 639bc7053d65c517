"""Numbers printed in digits, of sentences and of cells alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.numerals import parse, read


@pytest.mark.parametrize(
    ("text", "english", "value"),
    [
        ("1.446", False, "1446"),
        ("1.446", True, "1.446"),
        ("1,446", True, "1446"),
        ("58.8", False, "58.8"),
        ("1.234,567", True, "1234.567"),
        ("0.589", False, "0.589"),  # nothing is grouped behind a nought
        ("120,000", False, "120000"),  # nobody prints three empty decimals
        ("4.113.6", False, "4113.6"),  # a slip for 4.113,6
        ("1000.000", False, "1000000"),  # its first mark is left out
        ("12500,000", True, "12500000"),
        ("1500.000.000", False, "1500000000"),
        ("1000.000", True, "1000.000"),
        ("1234.567", False, "1234.567"),
        ("0123.456.789", False, None),
        ("7.1.2", False, None),
        ("1.23.4", False, None),
        ("1,234.567,8", False, None),
        ("12.", False, None),
        ("1" * 25, False, None),
    ],
)
def test_marks_group_or_part(
    text: str, english: bool, value: str | None
) -> None:
    expected = None if value is None else Decimal(value)
    assert parse(text, english) == expected


@pytest.mark.parametrize(
    ("text", "decimals"), [("12,00", 2), ("120,000", 0), ("0.589", 3), ("7", 0)]
)
def test_printed_decimals(text: str, decimals: int) -> None:
    found = read(text)
    assert found is not None
    assert found.decimals == decimals


@given(st.integers(0, 10**12))
def test_grouped_numbers_read_back(number: int) -> None:
    assert parse(f"{number:,}".replace(",", ".")) == (
        number if number >= 1000 else Decimal(number)
    )
    assert parse(f"{number:,}", english=True) == number


@given(st.integers(1, 999), st.integers(0, 99))
def test_decimal_comma_reads_back(whole: int, rest: int) -> None:
    assert parse(f"{whole},{rest:02}") == Decimal(f"{whole}.{rest:02}")
