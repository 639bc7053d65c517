"""Periods and the days they cover."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.period import Period, bounds, is_sound


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


@pytest.mark.parametrize(
    "text",
    [
        "2019",
        "2019-Q3",
        "2019-W05",
        "2019-11",
        "2019-11-27",
        "2016/2020",
        "2019-01-01/..",
        "--11-08",
        "---27",
        "--Q4",
        "--07/--12",
    ],
)
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "year", "completed"),
    [
        ("--Q4", 2023, "2023-Q4"),
        ("--07/--12", 2023, "2023-07/2023-12"),
        ("--11-08", 2023, "2023-11-08"),
        ("2019-11", 2023, "2019-11"),
    ],
)
def test_a_year_completes_what_lacks_one(
    text: str, year: int, completed: str
) -> None:
    assert str(read(text).completed(year)) == completed


@pytest.mark.parametrize(
    ("text", "years", "shifted"),
    [
        ("2023", -1, "2022"),
        ("2023-Q3", -1, "2022-Q3"),
        ("2022-12-15/2023-06-14", -1, "2021-12-15/2022-06-14"),
        ("2024-02-29", -1, "2023-02-28"),
        ("--Q3", -1, "--Q3"),
        ("2019-01-01/..", 1, "2020-01-01/.."),
    ],
)
def test_shifts_by_years(text: str, years: int, shifted: str) -> None:
    assert str(read(text).shifted(years)) == shifted


@pytest.mark.parametrize(
    ("text", "from_new_year", "closing"),
    [
        ("2019-11-27", "2019-01-01/2019-11-27", "2019-11-27"),
        ("2019-11", "2019-01/2019-11", "2019-11"),
        ("2019-Q3", "2019-01/2019-09", "2019-Q3"),
        ("2019", "2019", "2019"),
        ("2019-12-31", "2019", "2019-12-31"),
        ("2023-08-15/2023-09-14", "2023-01-01/2023-09-14", "2023-09-14"),
    ],
)
def test_ends(text: str, from_new_year: str, closing: str) -> None:
    assert (str(read(text).from_new_year), str(read(text).closing)) == (
        from_new_year,
        closing,
    )


@pytest.mark.parametrize(
    ("one", "other", "contains", "before"),
    [
        ("2023", "2023-Q3", True, False),
        ("2023-Q3", "2023", False, False),
        ("2022", "2023-01", False, True),
        ("2022-01-01/..", "2023", True, False),
        ("--Q3", "2023", False, False),
    ],
)
def test_relations(one: str, other: str, contains: bool, before: bool) -> None:
    assert read(one).contains(read(other)) == contains
    assert read(one).before(read(other)) == before


def read(text: str) -> Period:
    period = Period.parse(text)
    assert period is not None
    return period
