"""Results told with their plan, their base or what is left: what is broken, and the near misses
that must stay silent."""

from __future__ import annotations

import pytest
from checks_kit import numbers, outcomes

# text, the checks of the kind: outcome and numbers
RATIOS = [
    # a result may pass its plan, and have two percentages
    (
        "Gieo trồng đạt 12.450 ha, bằng 101,3% kế hoạch (12.190 ha) và bằng 100,8% so với cùng "
        "kỳ (12.351 ha).",
        [("broken", "12450 12190 101.3"), ("holds", "12450 12351 100.8")],
    ),
    (
        "Bê tông hóa 42,5 km đường, đạt 106,25% kế hoạch (40 km).",
        [("holds", "42.5 40 106.25")],
    ),
    # the plan of a next clause is no base of the percentage
    (
        "Tiêm đủ cho 4.234/4.620 trẻ, đạt 96,6%, kế hoạch đạt từ 95% trở lên.",
        [("broken", "4234 4620 96.6")],
    ),
    (
        "Tiêm đủ cho 4.234/4.620 trẻ, đạt 96,6% kế hoạch.",
        [("doubtful", "4234 4620 96.6")],
    ),
    ("Đã giải ngân 44,9 tỷ đồng, đạt 92,4% (kế hoạch 95%).", []),
    # a change is no share of its base, and another unit is none of its plan
    ("Trồng 12.450 ha, tăng 0,8% so với cùng kỳ (12.351 ha).", None),
    ("Trồng 450 ha, đạt 90% kế hoạch (120 hộ).", []),
]


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_ratios(text: str, expected: list[tuple[str, str]] | None) -> None:
    found = outcomes(text, "ratio")
    if expected is None:
        assert all(outcome == "holds" for outcome, _ in found)
    else:
        assert found == sorted((o, numbers(n)) for o, n in expected)


# text, the checks of sums: outcome and numbers
CHANGES = [
    # the count that changed, not the percentage beside it, nor a member of its list
    (
        "Trường đạt chuẩn: 42/58 trường, đạt 72,41%, tăng 3 trường so với năm trước (38 trường).",
        [("broken", "38 3 42")],
    ),
    (
        "Đạt 75 giải, gồm 41 giải Ba và 34 giải Khuyến khích; tăng 12 giải so với năm trước "
        "(63 giải).",
        [("holds", "41 34 75"), ("holds", "63 12 75")],
    ),
    # what is left of it
    (
        "Giảm nghèo: đầu năm huyện có 2.315 hộ nghèo, 9 tháng đã giảm 412 hộ, còn 1.913 hộ nghèo.",
        [("broken", "2315 412 1913")],
    ),
    (
        "Đầu năm huyện có 2.315 hộ nghèo, đã giảm 412 hộ, còn 1.903 hộ nghèo.",
        [("holds", "2315 412 1903")],
    ),
    (
        "Huyện có 120 máy, trong năm giảm 12 máy hỏng, còn 98 máy.",
        [("doubtful", "120 12 98")],
    ),
    # households are more than poor households
    (
        "Huyện có 50.315 hộ, trong năm giảm 412 hộ nghèo, còn 1.913 hộ nghèo.",
        [],
    ),
    (
        "Có 18 xã đạt chuẩn, năm 2024 tăng thêm 03 xã, nâng tổng số lên 21 xã.",
        [("holds", "18 3 21")],
    ),
    # from and to beside the change
    (
        "Số xã đạt chuẩn tăng 12 xã (từ 30 xã lên 41 xã).",
        [("broken", "30 12 41")],
    ),
    (
        "Số hồ sơ giảm từ 480 hồ sơ xuống còn 312 hồ sơ, giảm 168 hồ sơ.",
        [("holds", "480 168 312")],
    ),
    (
        "Tỷ lệ hộ nghèo giảm 2,47 điểm phần trăm (từ 13,62% xuống còn 11,15%).",
        [("holds", "13.62 2.47 11.15")],
    ),
    # 15 points are a growth by a third
    ("Tỷ lệ tăng từ 45% lên 60% (tăng 33,3%).", []),
    ("Tỷ lệ tăng từ 45% lên 60% (tăng 25%).", [("broken", "45 25 60")]),
    # a better rank is a smaller one
    ("Xếp thứ 18/63, tăng 5 bậc (từ hạng 23 lên hạng 18).", []),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes(text: str, expected: list[tuple[str, str]]) -> None:
    found = outcomes(text, "sum")
    assert found == sorted((o, numbers(n)) for o, n in expected)
