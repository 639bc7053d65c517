"""In which unit of the taxonomy a fact is given."""

from __future__ import annotations

import pytest

from pipeline.facts import units
from pipeline.facts.indicator.readings import readings
from pipeline.records import Mention


@pytest.mark.parametrize(
    ("code", "label", "counted", "expected"),
    [
        # the comma is of one name
        ("portal.article.count", "COUNT", "tin bài", "tin, bài"),
        ("portal.social.count", "COUNT", "bài viết", "tin, bài"),
        # the comma parts alternatives
        ("ops.bcci.received", "COUNT", "hồ sơ", "hồ sơ"),
        ("ops.bcci.received", "PERCENT", "", "%"),
        # bodies and accounts are no stays
        ("dt.stay_notice", "COUNT", "lượt thông báo", "lượt"),
        ("dt.stay_notice", "RATIO", "cơ sở khám chữa bệnh", "cơ sở"),
        ("dt.stay_notice", "COUNT", "tài khoản", "tài khoản"),
        # what the noun begins with, not what else it holds
        ("dt.einvoice.count", "COUNT", "hộ dùng hóa đơn điện tử", "hộ"),
    ],
)
def test_unit(code: str, label: str, counted: str, expected: str) -> None:
    indicator = next(row for row in readings() if row.code == code)
    mention = Mention("m", 1, 1, 0, 2, label, "5", "5", counted)
    assert units.unit_of(indicator, mention) == expected
