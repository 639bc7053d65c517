"""The order in which findings are told."""

from __future__ import annotations

from checks_kit import checked


def test_the_surest_and_largest_alarms_come_first() -> None:
    text = (
        "Theo Nghị định số 56/NĐ-CP của Chính phủ. Tiếp nhận 1.200 hồ sơ (800 hồ sơ trực tuyến, "
        "460 hồ sơ trực tiếp). Có 118/262 hồ sơ (49%) nộp qua mạng; 15/41 thủ tục, đạt 36,6%."
    )
    told = [(c.outcome, c.kind, c.severity) for c in checked(text)]
    assert told[:3] == [
        ("broken", "ratio", "error"),
        ("broken", "sum", "error"),
        ("broken", "symbol", "warning"),
    ]
    assert {outcome for outcome, _, _ in told[3:]} == {"holds"}
