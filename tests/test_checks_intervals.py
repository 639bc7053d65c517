"""Printed figures as intervals."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.intervals import Interval, last_place, of_mention, plain
from pipeline.checks.repeated_quantities import slip
from pipeline.checks.shares import rounding
from pipeline.checks.wording import money, number
from pipeline.number_words import leading_number
from pipeline.records import Mention


def mention(label: str, text: str, value: str, cmp: str = "=") -> Mention:
    return Mention("m", 1, 1, 0, len(text), label, text, value, cmp=cmp)


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("768,6 triệu đồng", "768600000", "100000"),
        ("2.360", "2360", "1"),
        ("48,6%", "48.6", "1/10"),
        ("ba", "3", "1"),
        ("0,4880", "0.488", "1/10000"),
        ("100 ngàn", "100000", "1000"),
        ("0,00", "0", "1/100"),
        ("04", "4", "1"),
    ],
)
def test_worth_of_the_last_digit(text: str, value: str, place: str) -> None:
    assert last_place(text, Fraction(value)) == Fraction(place)


@pytest.mark.parametrize(
    ("label", "text", "value", "cmp", "low", "high"),
    [
        ("COUNT", "2.360", "2360", "=", "2360", "2360"),
        ("COUNT", "32.000", "32000", ">", "32000", "33000"),
        ("COUNT", "400", "400", "~", "300", "500"),
        ("PERCENT", "49%", "49", "=", "48.5", "50"),
        ("MONEY", "3,5 tỷ đồng", "3500000000", "=", "3450000000", "3600000000"),
        ("MONEY", "48.640.000đ", "48640000", "=", "48640000", "48640000"),
    ],
)
def test_interval_of_a_figure(
    label: str, text: str, value: str, cmp: str, low: str, high: str
) -> None:
    found = of_mention(mention(label, text, value, cmp))
    assert found is not None and (found.low, found.high) == (
        Fraction(low),
        Fraction(high),
    )


def test_what_is_no_number_has_no_interval() -> None:
    assert of_mention(mention("COUNT", "x", "x")) is None
    assert of_mention(mention("RATIO", "15/41", "15/41")) is None
    side = of_mention(mention("RATIO", "15/41", "15/41"), 2)
    assert side is not None and side.value == 41


@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.integers(0, 3),
    st.booleans(),
)
def test_a_percentage_holds_when_rounded_or_cut(
    part: int, whole: int, decimals: int, cut: bool
) -> None:
    share = Decimal(100 * part) / Decimal(whole)
    shown = share.quantize(
        Decimal(1).scaleb(-decimals), ROUND_DOWN if cut else ROUND_HALF_UP
    )
    if not shown:
        return
    text = f"{shown}".replace(".", ",") + "%"
    percent = of_mention(mention("PERCENT", text, str(shown)))
    assert percent is not None
    assert rounding(
        Interval.exactly(part), Interval.exactly(whole), percent
    ) in (
        "holds",
        "cut",
    )


@given(st.integers(1, 99), st.integers(100, 10**5))
def test_a_percentage_two_points_off_is_broken(part: int, whole: int) -> None:
    wrong = int(100 * part / whole) + 2
    percent = of_mention(mention("PERCENT", f"{wrong}%", str(wrong)))
    assert percent is not None
    assert (
        rounding(Interval.exactly(part), Interval.exactly(whole), percent)
        == "broken"
    )


@given(
    st.fractions(),
    st.fractions(),
    st.fractions(min_value=0),
    st.fractions(min_value=0),
)
def test_sums_hold_all_sums(
    a: Fraction, b: Fraction, wide: Fraction, wider: Fraction
) -> None:
    total = Interval(a, a + wide, a) + Interval(b, b + wider, b)
    assert total.low == a + b and total.high == a + b + wide + wider
    assert total.meets(Interval.exactly(a + b))


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_plain_numbers_have_no_exponent(value: Fraction) -> None:
    shown = plain(value)
    assert "E" not in shown and abs(Fraction(shown) - value) <= Fraction(
        1, 10**4
    )


def test_numbers_of_both_languages() -> None:
    assert (
        number(Fraction("1234567.5"), "vi"),
        number(Fraction("1234567.5"), "en"),
    ) == (
        "1.234.567,5",
        "1,234,567.5",
    )
    assert money(Fraction(768600000), "vi") == "768,6 triệu đồng"
    assert money(Fraction(1234567), "vi") == "1.234.567 đồng"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("235", "253", True),
        ("1508", "1503", True),
        ("400", "450", False),
        ("12", "13", False),
        ("655", "599", False),
    ],
)
def test_slips_of_the_hand(left: str, right: str, same: bool) -> None:
    assert slip(left, right) is same


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("một trăm năm mươi mốt triệu đồng", 151_000_000),
        ("hai tỷ ba trăm linh năm triệu đồng", 2_305_000_000),
        ("mười hai nghìn đồng", 12_000),
        ("năm mươi lăm", 55),
        ("không có chữ số", None),
        ("hai", None),
        ("hai nghìn tỷ đồng", 2_000_000_000_000),
        ("ba bốn", None),
    ],
)
def test_number_words(text: str, value: int | None) -> None:
    found = leading_number(text)
    assert (found[0] if found else None) == value


def test_a_printed_fall_is_rounded_or_cut_towards_zero() -> None:
    found = of_mention(mention("PERCENT", "-6,86", "-6.86"))
    assert found is not None
    assert found.low == Fraction("-6.87")
    assert found.high == Fraction("-6.855")
