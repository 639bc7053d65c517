"""Figures that a narrow cell wraps over two rows."""

from __future__ import annotations

import pytest

from pipeline.pages.tables.wrapped import join_rows


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (["1.250.", "000.000"], "1.250.000.000"),
        (["1.250", ".000.000"], "1.250.000.000"),
        (["1.250.", "000.", "000"], "1.250.000.000"),
        (["1.", "250.", "000.000"], "1.250.000.000"),
        (["350.", "000", "340"], "350.000 340"),
        (["12,", "5"], "12,5"),
        (["97", ",14"], "97,14"),
        (["98,", "5%"], "98,5%"),
        (["350", "340"], "350 340"),
        (["1.250.000", "1.300.000"], "1.250.000 1.300.000"),
        (["12,", "5,", "7"], "12, 5, 7"),
        (["Sở 12,", "5 xã"], "Sở 12, 5 xã"),
    ],
)
def test_a_wrapped_figure_is_one_and_two_figures_are_two(
    rows: list[str], text: str
) -> None:
    assert join_rows(rows) == text
