"""Ranks, days of the week, numbered points, what is left, and percentages told apart from what
they are of: each in several wordings."""

from __future__ import annotations

import pytest
from checks_kit import checked, numbers, outcomes


def broken(text: str) -> list[str]:
    return [found for outcome, found in outcomes(text) if outcome == "broken"]


def held(text: str) -> list[str]:
    return [found for outcome, found in outcomes(text) if outcome == "holds"]


INDEX = "Chỉ số cải cách hành chính xếp thứ 18/63 tỉnh"
RANKS = [
    (f"{INDEX}, tăng 6 bậc so với năm 2022 (xếp thứ 22/63).", "22 18 6"),
    (f"{INDEX}, tăng 4 bậc so với năm 2022 (xếp thứ 22/63).", ""),
    ("Chỉ số tăng từ hạng 22 lên hạng 18 (tăng 6 bậc).", "22 18 6"),
    ("Chỉ số tăng từ hạng 22 lên hạng 18 (tăng 4 bậc).", ""),
    ("Xếp hạng tăng 6 bậc, từ vị trí 22 lên vị trí 18.", "22 18 6"),
    (
        "Tỉnh đứng thứ 30/63, giảm 3 bậc so với năm 2022 (đứng thứ 25/63).",
        "25 30 3",
    ),
    ("Tỉnh xếp hạng 12, giảm 3 bậc so với năm 2021 (hạng 9).", ""),
]


@pytest.mark.parametrize(("text", "wrong"), RANKS)
def test_places_between_two_ranks(text: str, wrong: str) -> None:
    assert broken(text) == ([numbers(wrong)] if wrong else [])
    assert wrong or held(text)


def test_a_rank_that_rises_to_a_higher_number_is_doubtful() -> None:
    text = "Tỉnh xếp hạng 12, tăng 3 bậc so với năm 2021 (hạng 9)."
    assert outcomes(text) == [("doubtful", numbers("9 12 3"))]


DAYS = [
    ("Hội nghị tổ chức vào 08 giờ 00 thứ Năm, ngày 18/6/2024.", "2024-06-18"),
    ("Hội nghị tổ chức vào 08 giờ 00 thứ Ba, ngày 18/6/2024.", ""),
    ("Báo cáo gửi trước thứ Hai ngày 12 tháng 6 năm 2024.", "2024-06-12"),
    ("Thời gian: 14 giờ ngày 20/9/2024 (thứ Tư).", "2024-09-20"),
    ("Thời gian: 14 giờ ngày 20/9/2024 (thứ Sáu).", ""),
    ("Chủ nhật, ngày 15/01/2024, đoàn làm việc tại xã.", "2024-01-15"),
    ("Khai mạc sáng thứ 3, ngày 04/3/2023.", "2023-03-04"),
    ("Họp giao ban thứ Năm hằng tuần. Ngày 18/6/2024 sơ kết.", ""),
    ("Kỳ họp thứ Ba, ngày 05/7/2023, thông qua 12 nghị quyết.", ""),
    ("Phiên họp thứ năm ngày 12/8/2024 của Ban Chỉ đạo.", ""),
    ("Lần thứ hai, ngày 15/3/2024, đoàn kiểm tra lại.", ""),
]


@pytest.mark.parametrize(("text", "wrong"), DAYS)
def test_days_of_the_week(text: str, wrong: str) -> None:
    found = [c for c in checked(text) if c.kind == "chronology"]
    days = [" ".join(c.numbers) for c in found if c.outcome == "broken"]
    assert days == ([wrong] if wrong else [])


PLANS = "(1) Kế hoạch số 12/KH-SNV ngày 15/01/2024; (2) Kế hoạch số 19/KH-SNV; (3) Công văn 31."
POINTS = [
    (f"Sở đã ban hành 04 văn bản chỉ đạo, gồm: {PLANS}", "4 3"),
    (f"Sở đã ban hành 03 văn bản chỉ đạo, gồm: {PLANS}", ""),
    (f"Sở đã ban hành 12 văn bản, trong đó: {PLANS}", ""),
    (f"Sở đã ban hành 12 văn bản như: {PLANS}", ""),
    (
        "Có 03 nguyên nhân chính như sau: 1) kinh phí chậm; 2) nhân lực thiếu.",
        "3 2",
    ),
    (
        "Đề nghị xem xét 04 nội dung sau: a) kinh phí; b) biên chế; c) quy chế.",
        "4 3",
    ),
    (
        "Có 03 nhóm: (1) nhóm A có 5 đơn vị; (2) nhóm B có 7; (3) nhóm C có 2.",
        "",
    ),
    (
        "Đề nghị 03 đơn vị: 1) báo cáo; 2) rà soát; 3) đăng ký; 4) bố trí vốn.",
        "",
    ),
    ("Có 06 nhóm việc: (1) thể chế; (2) hạ tầng; (3) nhân lực; ...", ""),
]


@pytest.mark.parametrize(("text", "wrong"), POINTS)
def test_numbered_points(text: str, wrong: str) -> None:
    assert broken(text) == ([numbers(wrong)] if wrong else [])


LEFT = [
    (
        "Thuộc thẩm quyền 19 vụ, đã giải quyết 14 vụ, còn 06 vụ đang xác minh.",
        "19 14 6",
    ),
    (
        "Thuộc thẩm quyền 19 vụ, đã giải quyết 14 vụ, còn 05 vụ đang xác minh.",
        "",
    ),
    (
        "Phát hiện 17 sai phạm, đã khắc phục 13 sai phạm, còn lại 05 sai phạm.",
        "17 13 5",
    ),
    ("Tiếp nhận 245 đơn, đã giải quyết 230 đơn, còn 12 đơn quá hạn.", ""),
    ("Tổng số 120 vụ, đã khởi tố 45 vụ, còn 60 vụ đang xác minh.", ""),
    ("Đầu kỳ 12 đơn; tiếp nhận 60 đơn, đã xử lý 58 đơn, còn 14 đơn.", ""),
]


@pytest.mark.parametrize(("text", "wrong"), LEFT)
def test_what_is_left(text: str, wrong: str) -> None:
    assert broken(text) == ([numbers(wrong)] if wrong else [])


DONE = (
    "Đã giải quyết 1.429 hồ sơ, gồm 1.391 hồ sơ trước hạn, 36 hồ sơ đúng hạn và 02 hồ sơ quá hạn. "
    "Tỷ lệ giải quyết trước và đúng hạn đạt {}."
)
FORMS = (
    "Thu về 142 phiếu; rất hài lòng 97 phiếu, hài lòng 44 phiếu, không hài lòng 01 phiếu; tỷ lệ "
    "hài lòng và rất hài lòng đạt {}."
)
PUPILS = "Có 42.395 học sinh, tăng 828 học sinh so với năm học trước, tương ứng tăng {}."
BEFORE = "So với kỳ trước (2.655 hồ sơ) tăng 219 hồ sơ, tương ứng tăng {}."
ONLINE = "Tiếp nhận 16.742 hồ sơ, trong đó trực tuyến 12.891 hồ sơ, đạt {}."
COPIES = "Chứng thực điện tử 231 hồ sơ, đạt {} chỉ tiêu giao (280 hồ sơ)."
RATES = [
    (DONE, "98,96%", "99,86%", "1391 36 1429 98.96"),
    (FORMS, "93,9%", "99,3%", "97 44 142 93.9"),
    (PUPILS, "2,3%", "1,99%", "828 41567 2.3"),
    (BEFORE, "9,2%", "8,2%", "219 2655 9.2"),
    (ONLINE, "79,0%", "77,0%", "12891 16742 79"),
    # what is 82,5 to the last digit is not cut to 82,4
    (COPIES, "82,4%", "82,5%", "231 280 82.4"),
]


@pytest.mark.parametrize(("text", "printed", "right", "wrong"), RATES)
def test_percentages(text: str, printed: str, right: str, wrong: str) -> None:
    assert broken(text.format(printed)) == [numbers(wrong)]
    assert broken(text.format(right)) == []
    assert held(text.format(right))


def test_a_result_that_misses_by_more_than_a_slip_may_be_of_a_plan() -> None:
    assert broken(ONLINE.format("61,5%")) == []


def test_a_rate_that_another_whole_explains_is_no_alarm() -> None:
    text = (
        "Tiếp nhận 1.486 hồ sơ, trong đó kỳ trước chuyển sang 52 hồ sơ, tiếp nhận mới 1.434 hồ sơ "
        "(trực tuyến 1.217 hồ sơ, trực tiếp 217 hồ sơ). Tỷ lệ hồ sơ trực tuyến đạt 84,9%."
    )
    assert broken(text) == []
