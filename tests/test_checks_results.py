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
