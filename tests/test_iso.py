"""Periods and the days they cover."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.iso import bounds, is_sound


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2019-W01", date(2018, 12, 31), date(2019, 1, 6)),
        ("2019-W54", None, None),
        ("2019-Q3", date(2019, 7, 1), date(2019, 9, 30)),
        ("2019-11-27", date(2019, 11, 27), date(2019, 11, 27)),
        ("2016/2020", date(2016, 1, 1), date(2020, 12, 31)),
        ("2018-09/2019-05", date(2018, 9, 1), date(2019, 5, 31)),
        ("2019-01-01/2019-12-06", date(2019, 1, 1), date(2019, 12, 6)),
        ("2019-01-01/..", date(2019, 1, 1), None),
        ("--11-08", None, None),
        ("", None, None),
        ("2019-02-30", None, None),
        ("2019-13", None, None),
    ],
)
def test_bounds(period: str, first: date | None, last: date | None) -> None:
    assert bounds(period) == (first, last)


@pytest.mark.parametrize(
    ("period", "sound"),
    [
        ("2019", True),
        ("2019-01-01/..", True),
        ("2018/2019-11", True),
        ("", False),
        ("2019/2018", False),
        ("2019-02-29", False),
        ("2019-01/2019-13", False),
        ("2019/", False),
    ],
)
def test_soundness(period: str, sound: bool) -> None:
    assert is_sound(period) == sound


@given(st.text())
def test_no_text_raises(period: str) -> None:
    bounds(period)
