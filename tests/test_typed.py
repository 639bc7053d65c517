"""Figures that people type the way pages print them."""

from __future__ import annotations

import pytest

from pipeline.mentions.typed import Printed, shown, typed

# a cell of a column in triệu đồng
MILLIONS = Printed("MONEY", "1.587", "1587000000", "VND")


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("1.578", Printed("COUNT"), "1578"),
        ("1 578", Printed("COUNT"), "1578"),
        ("05", Printed("COUNT"), "5"),
        ("mười hai", Printed("COUNT"), "12"),
        ("Mười hai hồ sơ", Printed("COUNT", unit="hồ sơ"), "12"),
        ("112 hồ sơ", Printed("COUNT", unit="hồ sơ trực tuyến"), "112"),
        ("8,000", Printed("COUNT", english=True), "8000"),
        ("98,5%", Printed("PERCENT"), "98.5"),
        ("12,5 Mbps", Printed("MEASURE", unit="Mbps"), "12.5"),
        ("1,5 tỷ đồng", Printed("MONEY"), "1500000000"),
        ("1.578", MILLIONS, "1578000000"),
        ("1.578 triệu đồng", MILLIONS, "1578000000"),
        ("1.578.000.000 đồng", MILLIONS, "1578000000"),
        ("1.500/1.602", Printed("RATIO"), "1500/1602"),
        ("27/11/2019", Printed("DATE"), "2019-11-27"),
        ("ngày 27 tháng 11 năm 2019", Printed("DATE"), "2019-11-27"),
        ("979/BC-SGDĐT", Printed("DOCNO"), "979/BC-SGDĐT"),
        ("3", Printed("LEVEL"), "3"),
    ],
)
def test_a_figure_is_read_as_it_is_printed(
    text: str, figure: Printed, value: str
) -> None:
    assert typed(text, figure) == value


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("", "COUNT"),
        ("nhiều", "COUNT"),
        ("1,5", "COUNT"),
        ("1.2.3", "COUNT"),
        ("=1+1", "COUNT"),
        ("15", "RATIO"),
        ("chín mươi lẻ", "DATE"),
        ("40/13/2019", "DATE"),
    ],
)
def test_what_is_no_figure_of_the_kind_is_refused(
    text: str, label: str
) -> None:
    with pytest.raises(ValueError, match=r"needed|given"):
        typed(text, Printed(label))


def test_a_value_is_shown_as_vietnamese_prints_it() -> None:
    assert shown("1578000000.5", "VND") == "1.578.000.000,5 VND"
    assert shown("1500/1602", "xã") == "1.500/1.602 xã"
    assert shown("2019-11-27") == "2019-11-27"
