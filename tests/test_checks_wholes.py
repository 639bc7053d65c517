"""Which figure a part, a mean or a change is told of, in wordings of many kinds."""

from __future__ import annotations

import pytest
from checks_kit import checked, numbers


def alarms(text: str) -> list[str]:
    """The numbers of what is called broken or doubtful, in order of size."""
    return [
        " ".join(sorted(check.numbers))
        for check in checked(text)
        if check.outcome != "holds"
    ]


MEANS = [
    "Tuổi thọ trung bình 73,9 (nam 71,2; nữ 76,8).",
    "Điểm bình quân môn Toán đạt 6,8 (THPT 6,5; GDTX 7,1).",
    "Chi bình quân một lượt là 342.995 đồng (ngoại trú 612.480 đồng, nội trú 5.218.400 đồng).",
    "Giá thịt lợn hơi bình quân 65.500 đồng/kg (chợ Trung tâm 66.000 đồng/kg, chợ Đông 65.000 "
    "đồng/kg).",
    "Mỗi xã bình quân có 12 cán bộ (xã loại I 14 cán bộ, xã loại II 11 cán bộ).",
    "Năng suất lúa đạt 58,2 tạ/ha, trong đó vụ đông xuân 64,1 tạ/ha, vụ hè thu 52,3 tạ/ha.",
    "Thời gian giải quyết trung bình một hồ sơ là 4,6 ngày (cấp tỉnh 5,1 ngày; cấp xã 3,2 ngày).",
    "Mức độ hài lòng chung đạt 87,5 điểm (giáo dục 88,1 điểm; y tế 86,4 điểm).",
]


@pytest.mark.parametrize("text", MEANS)
def test_parts_make_no_mean(text: str) -> None:
    assert alarms(text) == []


def test_parts_of_an_amount_that_is_no_mean_are_added() -> None:
    text = "Tổng kinh phí là 73,9 tỷ đồng (ngân sách tỉnh 71,2 tỷ đồng, huyện 76,8 tỷ đồng)."
    assert alarms(text)


LISTED = "Cả tỉnh có 95 chợ: 3 chợ hạng 1, 12 chợ hạng 2 và 80 chợ hạng 3"
STAFF = "Có 240 cán bộ gồm 180 cán bộ xã và 60 cán bộ huyện"
CARDS = "Thu nhận 8.447 hồ sơ, gồm: cấp mới 3.208, cấp đổi 4.126, cấp lại 1.113"
WHOLES = [
    (f"{LISTED}, trong đó 85 chợ đã có ban quản lý.", ""),
    (f"{LISTED}, trong đó 97 chợ đã có ban quản lý.", "97 95"),
    (f"{STAFF}; trong đó 75 cán bộ nữ.", ""),
    (f"{STAFF}; trong đó 250 cán bộ nữ.", "250 240"),
    (f"{CARDS}; trong đó có 5.035 hồ sơ thu nhận tại nhà.", ""),
    (f"{CARDS}; trong đó có 9.035 hồ sơ thu nhận tại nhà.", "9035 8447"),
    ("Trong 55 vụ đã giải quyết có 61 vụ giải quyết lần đầu.", "61 55"),
    ("Trong 55 vụ đã giải quyết có 41 vụ giải quyết lần đầu.", ""),
    ("Trong 23 cuộc thanh tra đã triển khai, 27 cuộc đã kết luận.", "27 23"),
    ("Trong tổng số 64 vụ thụ lý, có 70 vụ đã giải quyết xong.", "70 64"),
    ("Trong 5 năm có 12 dự án, trong 10 ngày có 25 lượt tiếp.", ""),
    ("Trong 4 dự án khởi công mới có 6 dự án thành phần.", ""),
    ("Trong 3 xã có 12 trường học.", ""),
]


@pytest.mark.parametrize(("text", "wrong"), WHOLES)
def test_what_a_part_is_told_of(text: str, wrong: str) -> None:
    assert alarms(text) == ([numbers(wrong)] if wrong else [])


MEMBERS = (
    "Số người tham gia 702.156 người, trong đó người nghèo 187.320 người. "
)
DEATHS = "Số vụ 120 vụ, làm chết 45 người, bị thương 88 người. "
GROWTH = [
    (
        f"{MEMBERS}Số người tham gia tăng 2,6% so với cuối năm 2023 (684.320 người).",
        "",
    ),
    (
        f"{MEMBERS}Số người tham gia tăng 3,6% so với cuối năm 2023 (684.320 người).",
        "702156 684320 3.6",
    ),
    (f"{DEATHS}Số người chết giảm 10% so với cùng kỳ (50 người).", ""),
    (f"{DEATHS}Số người chết giảm 20% so với cùng kỳ (50 người).", "45 50 20"),
    (
        "Đã cấp 1.500 thẻ; số thẻ cấp mới tăng 12% so với cùng kỳ (800 thẻ).",
        "",
    ),
    (
        "Tỉnh có 12.500 doanh nghiệp, trong đó thành lập mới 820 doanh nghiệp. Tổng số doanh "
        "nghiệp tăng 5,9% so với năm trước (11.800 doanh nghiệp).",
        "",
    ),
    (
        "Tổng thu đạt 1.250 tỷ đồng. Tăng 18,7% so với cùng kỳ (1.150 tỷ đồng).",
        "1250000000000 1150000000000 18.7",
    ),
]


@pytest.mark.parametrize(("text", "wrong"), GROWTH)
def test_what_has_grown(text: str, wrong: str) -> None:
    assert alarms(text) == ([numbers(wrong)] if wrong else [])
