"""Folding and canonical numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import canonical, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Số: 979/BC-SGDĐT", "so: 979/bc-sgddt"),
        ("ƯỚC THỰC HIỆN", "uoc thuc hien"),
        ("Ðà Nẵng", "da nang"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_canonical_numbers_survive_printing(number: Decimal) -> None:
    printed = canonical(number)
    assert Decimal(printed) == number
    assert "E" not in printed and printed != "-0"
