"""Sentences as newspapers and portals write them: what their figures state, and what they do not.
Composed for the tests."""

from __future__ import annotations

import pytest
from test_facts import found

TITLE = "Kết quả cải cách hành chính, chuyển đổi số năm 2023"

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    # the whole of dossiers that came online is what came, whatever the sentence before is about
    (
        "Từ đầu năm đến ngày 20/9: gần 2,4 triệu hồ sơ, trong đó hơn 2,1 triệu nộp trực tuyến.",
        [
            ("ops.dossier.received", "2400000"),
            ("ops.dossier.online", "2100000"),
        ],
    ),
    (
        "Người dân đã quen nộp hồ sơ trực tuyến. Trong quý III có 8.640 hồ sơ, trong đó 7.900 hồ sơ "
        "trực tuyến.",
        [("ops.dossier.received", "8640"), ("ops.dossier.online", "7900")],
    ),
    (
        "Toàn thành phố có 5.400 hồ sơ (trong đó 4.800 hồ sơ nộp qua mạng, 600 hồ sơ nộp trực tiếp).",
        [
            ("ops.dossier.received", "5400"),
            ("ops.dossier.online", "4800"),
            ("ops.dossier.offline", "600"),
        ],
    ),
    (
        "Thẩm định 45 hồ sơ, trong đó 30 hồ sơ nộp trực tuyến.",
        [("ops.dossier.online", "30")],
    ),
    # a sentence that says what was done with its dossiers takes nothing from the one before
    (
        "Phân hệ một cửa tiếp nhận 3.175 hồ sơ. Phân hệ y tế cập nhật 1.260 hồ sơ.",
        [("ops.dossier.received", "3175")],
    ),
    (
        "Trung tâm đã tiếp nhận 812 hồ sơ. Ngành thuế đối soát 640 hồ sơ.",
        [("ops.dossier.received", "812")],
    ),
    # people who are in no community team
    (
        "Xã có 14 tổ công nghệ số cộng đồng với 98 thành viên. Riêng đoàn viên thanh niên xã có 220 "
        "người.",
        [("dt.community_team.count", "14"), ("dt.community_team.count", "98")],
    ),
    (
        "Huyện lập 120 tổ công nghệ số cộng đồng. Mỗi tổ có từ 5 đến 7 người. Dân quân của huyện có "
        "450 người.",
        [("dt.community_team.count", "120")],
    ),
    (
        "Các tổ công nghệ số cộng đồng ra mắt từ tháng 5. Đến nay có 45 tổ với 315 người.",
        [("dt.community_team.count", "45"), ("dt.community_team.count", "315")],
    ),
    # a figure whose first mark is left out
    (
        "Thuê bao điện thoại đạt trên 1000.000.",
        [("infra.subscriber.count", "1000000")],
    ),
    (
        "Toàn tỉnh có 1250.500 thuê bao di động.",
        [("infra.subscriber.count", "1250500")],
    ),
    (
        "Tổng kinh phí mua máy tính là 1500.000.000 đồng.",
        [("fin.ict.equipment", "1500000000")],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), CASES, ids=lambda case: str(case)[:40]
)
def test_what_news_state(text: str, expected: list[tuple[str, str]]) -> None:
    said = [(fact.indicator, fact.value) for fact in found(text, TITLE)]
    assert sorted(said) == sorted(expected)
