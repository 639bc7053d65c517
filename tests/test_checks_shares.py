"""Percentages in running text: of all wholes in reach one that fits acquits, and only a named one
condemns."""

from __future__ import annotations

import pytest
from checks_kit import checked, numbers, outcomes

HOLDS = [
    # the share of two parts together
    (
        "Sở có 120 thủ tục, đã cung cấp mức độ 3: 50 thủ tục, mức độ 4: 34 thủ tục, đạt tỷ lệ 70%.",
        "50 34 120 70",
    ),
    # of what is resolved, not of what is received
    (
        "Sở tiếp nhận 25.000 hồ sơ (kỳ trước 1.000, tiếp nhận mới 24.000); đã giải quyết 23.500 "
        "hồ sơ, trong đó đúng hạn "
        "23.025 hồ sơ, quá hạn 475 hồ sơ (chiếm 2,02%); đang giải quyết 1.500 hồ sơ.",
        "475 23500 2.02",
    ),
    ("Kiểm tra 09 đơn vị, đạt 60% kế hoạch (15 đơn vị).", "9 15 60"),
    (
        "Chi cho an toàn thông tin là 4.700 triệu đồng, bằng 9,4% tổng chi (50 tỷ đồng).",
        "4700000000 50000000000 9.4",
    ),
    (
        "Toàn tỉnh có 1.842 TTHC, trong đó 921 dịch vụ công toàn trình (đạt 50%), 466 dịch vụ "
        "công một phần (đạt 25,3%), "
        "455 dịch vụ cung cấp thông tin.",
        "921 1842 50",
    ),
    (
        "Thu nhận 61.000 hồ sơ; đã kích hoạt 55.120 tài khoản, đạt tỷ lệ 90,4%.",
        "55120 61000 90.4",
    ),
]


@pytest.mark.parametrize(("text", "values"), HOLDS)
def test_one_reading_that_holds_is_told(text: str, values: str) -> None:
    assert ("holds", numbers(values)) in outcomes(text, "ratio")
    assert not [c for c in checked(text) if c.outcome != "holds"]


BROKEN = [
    (
        "Chi cho an toàn thông tin là 4.700 triệu đồng, bằng 8,4% tổng chi (50 tỷ đồng).",
        "4700000000 50000000000 8.4",
    ),
    (
        "Toàn sở có 500 máy tính, trong đó 300 máy mua trước năm 2018 (chiếm 62%), 200 máy mua "
        "sau.",
        "300 500 62",
    ),
]


@pytest.mark.parametrize(("text", "values"), BROKEN)
def test_a_named_whole_condemns(text: str, values: str) -> None:
    assert ("broken", numbers(values)) in outcomes(text, "ratio")


SILENT = [
    "Tỷ lệ văn bản ký số của cấp tỉnh 100%, cấp huyện 99,8%, cấp xã 98,5%.",
    "Có 90% hồ sơ công việc cấp tỉnh, 80% hồ sơ công việc cấp huyện, 60% hồ sơ công việc cấp xã "
    "xử lý trên mạng.",
    "Mỗi công chức có 01 máy tính/01 người; phấn đấu 90% hồ sơ công việc được xử lý trên mạng.",
    "Cấp tỉnh 20 dịch vụ (100%), cấp huyện 15 dịch vụ (83,3%), cấp xã 10 dịch vụ (62,5%).",
    "Quý I đúng hạn 97%, quý II trễ hạn 6%.",
    "Có 20/25 dịch vụ phát sinh hồ sơ, đạt 80%, trong đó vẫn còn 4 dịch vụ ít hồ sơ.",
    "Sở có 300 cán bộ, trong đó có 250 cán bộ là đảng viên, 180 cán bộ dưới 40 tuổi và 120 cán bộ "
    "nữ.",
]


@pytest.mark.parametrize("text", SILENT)
def test_rates_of_several_are_no_shares_of_one(text: str) -> None:
    assert not [c for c in checked(text) if c.outcome != "holds"]


def test_a_full_member_is_the_whole_where_others_prove_it() -> None:
    text = (
        "Cấp tỉnh 200 dịch vụ (100%), cấp huyện 150 dịch vụ (75%), cấp xã 100 dịch vụ (50%), "
        "khác 60 dịch vụ ({}%)."
    )
    assert ("holds", numbers("60 200 30")) in outcomes(text.format(30), "ratio")
    assert ("broken", numbers("60 200 44")) in outcomes(
        text.format(44), "ratio"
    )


@pytest.mark.parametrize(
    ("total", "outcome"),
    [("6.215", "broken"), ("6.115", "holds"), ("9.500", "")],
)
def test_a_list_that_details_its_total(total: str, outcome: str) -> None:
    text = (
        f"Chi cho CNTT năm 2021 là {total} triệu đồng, cụ thể: mua sắm máy tính, máy in 2.480 "
        "triệu đồng; "
        "máy chủ 1.935 triệu đồng; thuê phần mềm 1.700 triệu đồng."
    )
    assert [o for o, _ in outcomes(text, "sum")] == (
        [outcome] if outcome else []
    )
