"""Names of provinces, districts and communes through time."""

from __future__ import annotations

import pytest

from pipeline import gazetteer
from pipeline.resources import table


@pytest.mark.parametrize(
    ("name", "kind", "province", "expected"),
    [
        ("Đăk R Lấp", "huyện", "", "Đắk R'lấp"),
        ("ĐẮK R'LẤP", "huyện", "", "Đắk R'lấp"),
        ("Tưu Nghĩa", "huyện", "Quảng Ngãi", "Tư Nghĩa"),
        ("Tưu Nghĩa", "huyện", "", ""),
        ("Hà nội", "thành phố", "", "Hà Nội"),
        ("Không Có", "xã", "", ""),
    ],
)
def test_spelling(name: str, kind: str, province: str, expected: str) -> None:
    assert gazetteer.spelt(name, kind, province) == expected


@pytest.mark.parametrize(
    ("province", "day", "expected"),
    [
        ("Kiên Giang", "2017-10-17", "Kiên Giang"),
        ("Kiên Giang", "2025-08", "An Giang"),
        ("Thừa Thiên Huế", "2025-02-01", "Huế"),
        ("Hà Tây", "2010", "Hà Nội"),
        ("Hà Tây", "2007-05", "Hà Tây"),
        ("Kiên Giang", "", "Kiên Giang"),
        ("Không Có", "2020", ""),
    ],
)
def test_mergers(province: str, day: str, expected: str) -> None:
    assert gazetteer.at(province, day) == expected


def test_every_division_lies_in_a_province() -> None:
    lost = {row.province for row in table("divisions.tsv", gazetteer.Division)}
    assert not {
        name
        for name in lost
        if gazetteer.key(name) not in gazetteer.provinces()
    }
