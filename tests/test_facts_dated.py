"""Period of facts told beside other times, in annexes, minutes, school years. Composed for the
tests."""

from __future__ import annotations

import pytest
from test_facts_periods import STOCK, report, stated

TITLE = "Tình hình ứng dụng công nghệ thông tin năm 2023"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Bộ phận một cửa trong 9 tháng đã nhận 6.214 hồ sơ.",
            ["6214 2023-01/2023-09 actual"],
        ),
        (
            "Kinh phí CNTT: 2021 chi 87 triệu đồng, 2022 dự toán 150 triệu đồng.",
            ["87000000 2021 actual", "150000000 2022 planned"],
        ),
        (
            "Hồ sơ mức độ 3 năm 2022 là 12 hồ sơ, năm nay đến hết tháng 9 là 406 hồ sơ.",
            ["12 2022 actual", "406 2023-01/2023-09 actual"],
        ),
        (
            "Trang thông tin khai trương ngày 20/5/2019, nay có 372 tin, bài, 1.845 lượt truy cập.",
            [
                "372 2019-05-20/2023-10-05 actual",
                "1845 2019-05-20/2023-10-05 actual",
            ],
        ),
        (
            "Trang thông tin khai trương ngày 20/5/2019, trong năm đăng 372 tin, bài.",
            ["372 2023 actual"],
        ),
        (
            "Sở đã chi 1.147 triệu đồng cho công nghệ thông tin năm nay.",
            ["1147000000 2023 actual"],
        ),
        (
            "Trang thông tin từ đầu năm chỉ đăng 23 tin, bài mới nhất ngày 17/7.",
            ["23 2023-01-01/2023-10-05 actual"],
        ),
        # a time in which things were done dates no stock behind it
        (
            f"Năm 2022 tiếp nhận 450 hồ sơ thủ tục hành chính. {STOCK}",
            ["450 2022 actual", "120 2023-10-05 actual"],
        ),
        (
            "Đến cuối năm 2022, Sở có 90 máy tính. Có 4 máy chủ.",
            ["90 2022 actual", "4 2022 actual"],
        ),
        # a day is of the year of its sentence or of the report
        (
            "Trang của Sở mở ngày 20/5/2019. Riêng ngày 12/6, bộ phận một cửa tiếp nhận 420 hồ sơ.",
            ["420 2023-06-12 actual"],
        ),
        (
            "Trung tâm ghi nhận 3.934 cuộc tấn công mạng vào các hệ thống thông tin của các cơ "
            "quan trên địa bàn tỉnh trong 6 tháng đầu năm.",
            ["3934 2023-01/2023-06 actual"],
        ),
        (
            "Đã sang năm thứ ba. Khi ấy, Sở có 40 máy tính.",
            ["40 actual"],
        ),
        (
            "Phấn đấu cuối năm đưa tỷ lệ hồ sơ nộp trực tuyến lên 90% (nay là 62,5%).",
            ["90 2023 target", "62.5 2023-10-05 actual"],
        ),
    ],
)
def test_time_told_beside_others(body: str, expected: list[str]) -> None:
    assert report(TITLE, f"I. KẾT QUẢ\n{body}") == expected


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("4 tháng qua", "2023-07/2023-10"),
        ("Bốn tháng qua", "2023-07/2023-10"),
        ("9 tháng qua", "2023-01/2023-09"),
        ("10 tháng qua", "2023-01/2023-10"),
    ],
)
def test_months_gone_by(said: str, period: str) -> None:
    """Those since new year, where they are told of soon after; else the last so many."""
    body = f"{said} tiếp nhận 450 hồ sơ thủ tục hành chính."
    facts = report("Tình hình chuyển đổi số", body, "2023-11-12")
    assert facts == [f"450 {period} actual"]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Sơ kết học kỳ I năm học 2021-2022", "2021-09/2022-01"),
        ("Tổng kết học kỳ II năm học 2021 - 2022", "2022-01/2022-05"),
        ("Tổng kết năm học 2021-2022", "2021/2022"),
    ],
)
def test_terms_of_a_school_year(title: str, period: str) -> None:
    facts = report(
        title, "Trang web của trường đăng 94 tin, bài.", "2022-06-14"
    )
    assert facts == [f"94 {period} actual"]


@pytest.mark.parametrize(
    ("body", "stands"),
    [
        # two sentences count up to one day, shortly before the issue
        (
            "Tính đến ngày 20/9/2023, cấp 310 hộp thư. Kinh phí tính đến 20/9/2023 là 2 tỷ đồng.",
            "2023-09-20",
        ),
        # one alone may count that thing and no other
        ("Tính đến ngày 20/9/2023, cấp 310 hộp thư.", "2023-10-05"),
        # long before: what was reached then
        (
            "Tính đến ngày 31/3/2023, có 9 lớp. Số lớp đến ngày 31/3/2023 là 9 lớp.",
            "2023-10-05",
        ),
    ],
)
def test_day_up_to_which_a_report_counts_all_over(
    body: str, stands: str
) -> None:
    facts = report(TITLE, f"{body}\n\nII. MÁY TÍNH\n{STOCK}", "2023-10-05")
    assert facts[-1] == f"120 {stands} actual"


def test_opening_tells_from_which_year_to_which_day_it_counts() -> None:
    body = "Sở Nội vụ báo cáo kết quả từ năm 2021 đến hết ngày 20/9/2023 như sau:\n"
    facts = report(TITLE, f"{body}I. KẾT QUẢ\n{STOCK}", "2023-10-05")
    assert facts == ["120 2023-09-20 actual"]


def test_annex_has_the_times_that_it_tells() -> None:
    annex = """PHỤ LỤC
THỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH
(Kèm theo Báo cáo số 402/BC-UBND ngày 13 tháng 12 năm 2022 của UBND tỉnh Bình An)
{counted}
1. Tiếp nhận 450 hồ sơ thủ tục hành chính.
2. Sở có 120 máy tính.
"""
    assert stated(annex.format(counted="")) == [
        "450 actual",
        "120 2022-12-13 actual",
    ]
    counted = "(số liệu từ 15/12/2021 đến 10/12/2022)"
    assert stated(annex.format(counted=counted)) == [
        "450 2021-12-15/2022-12-10 actual",
        "120 2022-12-10 actual",
    ]


def test_minutes_are_of_the_day_of_the_meeting() -> None:
    minutes = """BIÊN BẢN LÀM VIỆC
Giám sát việc thực hiện cải cách thủ tục hành chính

Thời gian: Bắt đầu từ 14 giờ 00 ngày 09/10/2020, tại phòng họp UBND xã.
I. Báo cáo
Xã có 19 máy tính. Trang thông tin từ đầu năm đăng 23 tin, bài.
Kiến nghị UBND huyện cấp cho xã 03 bộ máy tính trong năm 2021.
"""
    assert stated(minutes) == [
        "19 2020-10-09 actual",
        "23 2020-01-01/2020-10-09 actual",
        "3 2021 proposed",
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("II. PHƯƠNG HƯỚNG NĂM 2024", "40 2024 proposed"),
        ("II. KIẾN NGHỊ", "40 proposed"),
    ],
)
def test_request_under_a_year_to_come(heading: str, expected: str) -> None:
    body = f"{heading}\nĐề nghị tỉnh cấp 40 máy tính."
    assert report("Kết quả năm 2023", body, "2023-12-05") == [expected]


def test_answer_to_voters_tells_what_is() -> None:
    facts = report(
        "V/v trả lời kiến nghị của cử tri", STOCK, kind="", symbol="SNV-VP"
    )
    assert facts == ["120 2023-10-05 actual"]


def test_table_of_a_year_counts_what_there_is_at_its_issue() -> None:
    body = (
        "Bảng 1. Thống kê năm 2023\n"
        "STT\tĐơn vị\tSố máy tính\tSố hồ sơ tiếp nhận\n"
        "1\tHuyện Bình Sa\t120\t3.450\n"
        "2\tHuyện An Lạc\t98\t2.118\n"
    )
    assert report("Kết quả năm 2023", body, "2023-12-05") == [
        "120 2023-12-05 actual",
        "3450 2023 actual",
        "98 2023-12-05 actual",
        "2118 2023 actual",
    ]


def test_flow_since_the_end_of_a_month() -> None:
    text = "Từ cuối tháng 7/2026: trên 1.500 lượt truy cập Trang thông tin điện tử."
    assert stated(text) == ["1500 2026-07/.. actual"]


def test_year_of_what_is_cited_dates_no_stock_of_a_later_text() -> None:
    text = (
        "Sở có 120 máy tính.\n"
        "Theo Quyết định số 767/QĐ-UBND ngày 17/4/2018, Sở thay Nghị định số 110/201/NĐ-CP "
        "ngày 20/11/2014."
    )
    assert stated(text)[:1] == ["120 actual"]


def test_lead_of_a_list_says_with_its_last_sentence_when() -> None:
    body = (
        "Từ năm 2021 đã chi 8,35 tỷ đồng. Năm 2024 dự kiến chi 5,6 tỷ đồng, trong đó:\n"
        "+ Mua 58 máy tính."
    )
    facts = report(
        TITLE, f"II. KINH PHÍ CÔNG NGHỆ THÔNG TIN\n{body}", "2023-12-05"
    )
    assert facts[-1] == "58 2024 planned"


def test_estimate_without_a_title_plans() -> None:
    text = """CÔNG TY TƯ VẤN CÔNG NGHỆ NAM Á
ĐỀ CƯƠNG VÀ DỰ TOÁN CHI TIẾT
Hạng mục: Nâng cấp hệ thống mạng và trang thiết bị công nghệ thông tin
Bình An, tháng 5 năm 2014

PHẦN I. KHỐI LƯỢNG
Mua 95 máy tính.
"""
    assert stated(text) == ["95 planned"]


def test_release_has_the_day_of_its_issue() -> None:
    text = """THÔNG CÁO BÁO CHÍ
(Số 03/2023, phát hành ngày 12/7/2023)

Bảo hiểm xã hội tỉnh hiện cung cấp 25 dịch vụ công trực tuyến mức độ 4.
"""
    assert stated(text) == ["25 2023-07-12 actual"]
