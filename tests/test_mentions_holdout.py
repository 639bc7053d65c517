"""Figures that reports in other wordings taught: verbs before a count, ratios that look like round
the clock."""

from __future__ import annotations

import pytest

from pipeline import mentions, structure
from pipeline.records import Page, Reading, Source


def found(text: str) -> list[tuple[str, str, str]]:
    reading = Reading((Page(1, text),))
    layout = structure.parse(reading, Source("", "", "d", "text", 1))
    return [
        (m.label, m.value, m.unit) for m in mentions.find("d", reading, layout)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã cung cấp 98 DVCTT toàn trình.", [("COUNT", "98", "DVCTT")]),
        ("Sở đã cấp 215 SIM PKI cho lãnh đạo.", [("COUNT", "215", "SIM PKI")]),
        ("Có 24/24 sở dùng chữ ký số.", [("RATIO", "24/24", "sở")]),
        ("Trung tâm trực 24/24 giờ.", []),
        ("Hệ thống chạy 24/7.", []),
        ("Học sinh cấp 3 thi trực tuyến.", []),
        ("Toàn tỉnh có 120 trạm.", [("COUNT", "120", "trạm")]),
    ],
)
def test_other_wordings(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(text) == expected
