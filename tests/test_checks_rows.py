"""Tables with falls that no sign tells, totals of narrow tables, and cells that the text tells
otherwise."""

from __future__ import annotations

import pytest
from checks_kit import numbers, outcomes

PRICES = (
    "Mặt hàng | ĐVT | Giá kỳ trước | Giá kỳ này | Mức tăng (giảm) | Tỷ lệ (%)\n"
    "(1) | (2) | (3) | (4) | (5)=(4)-(3) | (6)=(5)/(3)\nThóc | đ/kg | 8.400 | 8.600 | 200 | 2,38\n"
    "Thịt bò | đ/kg | 255.000 | 252.000 | ({}) | (1,18)\n"
    "Gà ta | đ/kg | 125.000 | 122.000 | (3.000) | (2,40)\n"
    "Thép | đ/kg | 15.650 | 15.250 | (400) | (2,56)\nXăng | đ/lít | 19.510 | 19.830 | 320 | 1,64\n"
)
CHANGES = (
    "Đơn vị | Năm 2023 | Năm 2024 | So sánh tăng/giảm\nPhòng A | 240 | 250 | 10\n"
    "Phòng B | 160 | 150 | {}\nPhòng C | 530 | 560 | 30\nPhòng D | 470 | 490 | 20\n"
)
FALLS = (
    "Huyện | Năm 2022 | Năm 2023 | Số hộ giảm\nHuyện A | 1.240 | 1.100 | 140\n"
    "Huyện B | 860 | 800 | 60\nHuyện C | 530 | 505 | 25\nCộng | 2.630 | 2.405 | 225\n"
)


def broken(text: str) -> list[str]:
    return [found for outcome, found in outcomes(text) if outcome == "broken"]


def test_a_fall_in_brackets_is_less_than_nought() -> None:
    assert broken(PRICES.format("3.000")) == []
    assert numbers("2000 252000 255000") in broken(PRICES.format("2.000"))


@pytest.mark.parametrize("change", ["10", "-10"])
def test_a_fall_without_its_sign_is_no_alarm(change: str) -> None:
    assert broken(CHANGES.format(change)) == []


def test_a_rise_that_a_sign_makes_a_fall_is_broken() -> None:
    text = CHANGES.format("-10").replace("| 30", "| -30")
    assert numbers("530 560 -30") in broken(text)


def test_a_column_of_falls() -> None:
    assert broken(FALLS) == []


CALLS = (
    "Kênh | Số lượng | Đã xử lý\nCổng dịch vụ công | 27 | 25\nTổng đài 1022 | 48 | 45\n"
    "Trực tiếp | 9 | 9\nTổng | 86 | 79\n"
)
DEVICES = (
    "Loại | Số lượng\nMáy chủ | 12\nMáy trạm | 240\nMáy in | 86\nCộng | {}\n"
)


def test_a_row_that_only_begins_like_a_total_is_a_part() -> None:
    assert broken(CALLS) == [numbers("27 48 9 86")]


def test_the_total_of_the_only_column() -> None:
    wrong = numbers("12 240 86 348")
    assert broken(DEVICES.format("348")) == [wrong]
    assert broken(DEVICES.format("338")) == []
    # what misses by far adds other rows
    assert outcomes(DEVICES.format("512")) == []


MONTHS = (
    "Tháng | Hồ sơ | Thu (triệu đồng)\nTháng 8 | 120 | 35\nTháng 9 | 150 | 40\n"
    "Tháng 10 | 130 | 38\nLũy kế 10 tháng | 1.320 | 402\n"
)
MEANS = (
    "Mặt hàng | Chợ A | Chợ B | Chợ C | Bình quân\nThịt | 66.000 | 65.000 | 65.500 | 65.500\n"
    "Cải | 28.000 | 26.000 | 27.000 | 27.000\nCà chua | 32.000 | 31.000 | 31.500 | 31.500\n"
)


@pytest.mark.parametrize("table", [MONTHS, MEANS])
def test_rows_that_add_up_nothing(table: str) -> None:
    assert broken(table) == []


SPENT = (
    "STT | Nội dung | Dự toán giao | Chi 4 tháng | Tỷ lệ (%)\n"
    "1 | Toàn tỉnh | 986.400 | 322.962 | 32,74\n\nNhận xét: lũy kế chi 4 tháng đạt 322.962 triệu "
    "đồng, bằng {} dự toán giao."
)
SCHOOLS = (
    "Cấp học | Số trường | Số học sinh\nMầm non | 27 | 7.412\nTiểu học | 38 | 19.846\n"
    "Cộng | 65 | 27.258\n\nGhi chú: toàn huyện có 65 trường với {}."
)
FILES = (
    "Đơn vị | Tiếp nhận | Giải quyết\nHuyện A | 4.120 | 3.800\nHuyện B | 2.205 | 2.199\n"
    "Tổng cộng | 6.325 | 5.999\n\nTrong kỳ {}."
)
RETOLD = [
    (SPENT.format("37,24%"), "32.74 37.24"),
    (SPENT.format("32,74%"), ""),
    (SCHOOLS.format("27.528 học sinh"), "27258 27528"),
    (SCHOOLS.format("27.258 học sinh"), ""),
    (
        FILES.format("tiếp nhận 6.352 hồ sơ, giải quyết 5.999 hồ sơ"),
        "6325 6352",
    ),
    (
        FILES.format("giải quyết 5.999 hồ sơ, kế hoạch tiếp nhận 6.352 hồ sơ"),
        "",
    ),
    (
        FILES.format(
            "giải quyết 5.999 hồ sơ, tăng so với cùng kỳ (5.989 hồ sơ)"
        ),
        "",
    ),
]


@pytest.mark.parametrize(("text", "wrong"), RETOLD)
def test_cells_that_the_text_tells_otherwise(text: str, wrong: str) -> None:
    assert broken(text) == ([numbers(wrong)] if wrong else [])
