"""Period and status of facts in whole documents, from their openings, headings and tables. Composed
for the tests."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import facts, mentions, structure
from pipeline.facts.times.heads import told
from pipeline.period import is_sound
from pipeline.records import Page, Reading, Source

HEAD = """UBND TỈNH BÌNH AN
SỞ NỘI VỤ
Số: 12/{symbol}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình An, ngày {day} tháng {month} năm {year}

{title}

"""


def stated(text: str) -> list[str]:
    """Value, period and status of each fact of a text document."""
    reading = Reading((Page(1, text),))
    layout = structure.parse(reading, Source("", "", "d", "text", 0))
    found = facts.normalise(
        "d", layout, mentions.find("d", reading, layout)
    ).facts
    return [
        f"{fact.value} {fact.period} {fact.status}".replace("  ", " ")
        for fact in found
    ]


def report(
    title: str,
    body: str,
    issued: str = "2023-10-05",
    kind: str = "BÁO CÁO",
    symbol: str = "BC-SNV",
) -> list[str]:
    year, month, day = issued.split("-")
    return stated(
        HEAD.format(
            symbol=symbol,
            day=day,
            month=month,
            year=year,
            title=f"{kind}\n{title}",
        )
        + body
    )


RECEIVED = "Tiếp nhận 450 hồ sơ thủ tục hành chính."
STOCK = "Sở có 120 máy tính."


@pytest.mark.parametrize(
    ("title", "opening", "body", "expected"),
    [
        (
            "Kết quả chuyển đổi số tháng 9 năm 2023",
            "(Số liệu tính từ ngày 15/8/2023 đến ngày 14/9/2023)",
            f"{RECEIVED} {STOCK}",
            ["450 2023-08-15/2023-09-14 actual", "120 2023-09-14 actual"],
        ),
        (
            "Kết quả chuyển đổi số năm 2023",
            "Kỳ báo cáo từ ngày 01/10/2022 đến ngày 30/9/2023.",
            "Tỷ lệ văn bản điện tử được ký số đạt 92%.",
            ["92 2022-10-01/2023-09-30 actual"],
        ),
        (
            "Kết quả chuyển đổi số",
            "Thời điểm chốt số liệu: 30/9/2023.",
            f"{RECEIVED} {STOCK}",
            ["450 2023-01-01/2023-09-30 actual", "120 2023-09-30 actual"],
        ),
        (
            "Kết quả chuyển đổi số",
            "Sở báo cáo kết quả tính đến ngày 30/9/2023 như sau:",
            STOCK,
            ["120 2023-09-30 actual"],
        ),
        (
            "Kết quả chuyển đổi số quý III năm 2023",
            "",
            "Tỷ lệ văn bản điện tử được ký số đạt 92%.",
            ["92 2023-Q3 actual"],
        ),
        (
            "Kết quả quý III và nhiệm vụ quý IV năm 2023",
            "",
            RECEIVED,
            ["450 2023-Q3 actual"],
        ),
        (
            "Kết quả 9 tháng năm 2023",
            "",
            f"{STOCK} Trong kỳ cấp mới 20 chứng thư số.",
            ["120 2023-10-05 actual", "20 2023-01/2023-09 actual"],
        ),
        (
            "Kết quả chuyển đổi số quý III năm 2023",
            "",
            "Quý III, đăng 90 tin, bài trên trang thông tin điện tử (quý II: 75 tin, bài).",
            ["90 2023-Q3 actual", "75 2023-Q2 actual"],
        ),
        (
            "Kết quả chuyển đổi số",
            "",
            "Sở có 79 máy tính, mở 31 lớp tập huấn kỹ năng số trước năm 2016. Máy chủ: 02 máy, đầu tư từ "
            "năm 2012.",
            ["79 2023-10-05 actual", "31 actual", "2 2023-10-05 actual"],
        ),
        (
            "Kết quả chuyển đổi số",
            "",
            "Từ ngày 01/01/2020, văn bản được gửi qua mạng. Sở đã cấp 120 chứng thư số.",
            ["120 2023-10-05 actual"],
        ),
    ],
)
def test_opening(
    title: str, opening: str, body: str, expected: list[str]
) -> None:
    assert report(title, f"{opening}\n\nI. KẾT QUẢ\n\n{body}") == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (
            "2023-12-12",
            ["450 2023 actual", "92 2023 actual", "100 2023-12-12 actual"],
        ),
        (
            "2024-01-09",
            ["450 2023 actual", "92 2023 actual", "100 2023 actual"],
        ),
        (
            "2023-07-09",
            [
                "450 2023-01-01/2023-07-09 actual",
                "92 2023-01-01/2023-07-09 actual",
                "100 2023-07-09 actual",
            ],
        ),
    ],
)
def test_report_on_a_year(issued: str, expected: list[str]) -> None:
    body = f"{RECEIVED} Tỷ lệ văn bản điện tử được ký số đạt 92%. 100% văn bản điện tử được ký số."
    assert report("Kết quả chuyển đổi số năm 2023", body, issued) == expected


@pytest.mark.parametrize(
    ("heading", "body", "expected"),
    [
        (
            "II. PHƯƠNG HƯỚNG quý IV",
            "Mở 01 lớp tập huấn kỹ năng số.",
            ["1 2023-Q4 planned"],
        ),
        (
            "II. NHIỆM VỤ 3 THÁNG CUỐI NĂM",
            "Mở 01 lớp tập huấn kỹ năng số.",
            ["1 2023-10/2023-12 planned"],
        ),
        (
            "II. NHIỆM VỤ QUÝ I",
            "Mở 01 lớp tập huấn kỹ năng số.",
            ["1 2024-Q1 planned"],
        ),
        (
            "II. PHƯƠNG HƯỚNG NĂM 2024",
            "Tỷ lệ văn bản điện tử được ký số đạt 100%.",
            ["100 2024 target"],
        ),
        (
            "II. PHƯƠNG HƯỚNG NĂM 2024",
            "Phấn đấu 90% hồ sơ công việc được xử lý trên môi trường mạng; mua sắm 30 máy tính.",
            ["90 2024 target", "30 2024 planned"],
        ),
        (
            "II. MỤC TIÊU NĂM 2024",
            "Nhân lực: mở 24 lớp tập huấn kỹ năng số.",
            ["24 2024 planned"],
        ),
        ("II. KẾT QUẢ NĂM 2022", RECEIVED, ["450 2022 actual"]),
        (
            "II. KẾT QUẢ",
            "So với 6 tháng đầu năm 2022 (tiếp nhận 430 hồ sơ thủ tục hành chính) tăng 9,3%.",
            ["430 2022-01/2022-06 actual"],
        ),
        (
            "II. KẾT QUẢ",
            "Tỷ lệ văn bản điện tử được ký số đạt 92%, cao hơn so với năm 2022 là 4% (năm 2022 tỷ "
            "lệ ký số văn bản điện tử là 88%).",
            ["92 2023-Q3 actual", "88 2022 actual"],
        ),
        (
            "II. KẾT QUẢ",
            "Năm 2022, họp trực tuyến 15 cuộc. Hiện huyện có 12 điểm cầu hội nghị trực tuyến cấp "
            "xã.",
            ["15 2022 actual", "12 2023-10-05 actual"],
        ),
        (
            "II. KẾT QUẢ",
            "Dự toán năm 2023 cho phần mềm quản lý hồ sơ là 120 triệu đồng, ước thực hiện 115 "
            "triệu đồng.",
            ["120000000 2023 planned", "115000000 2023 estimated"],
        ),
        (
            "II. PHƯƠNG HƯỚNG NĂM 2024\n\n1. Hạ tầng",
            "Mua sắm 15 máy tính.",
            ["15 2024 planned"],
        ),
        (
            "II. PHƯƠNG HƯỚNG",
            "Quý IV, mở 01 lớp tập huấn kỹ năng số. Dự kiến đến cuối năm cấp thêm 40 chứng thư số.",
            ["1 2023-Q4 planned", "40 2023 planned"],
        ),
        (
            "II. KẾT QUẢ",
            "Đến hết tháng 8, tiếp nhận 400 hồ sơ thủ tục hành chính.",
            ["400 2023-01/2023-08 actual"],
        ),
        (
            "II. KẾT QUẢ",
            "Từ đầu năm đến hết tháng 8, Sở tiếp nhận 400 hồ sơ thủ tục hành chính.",
            ["400 2023-01/2023-08 actual"],
        ),
        (
            "II. KẾT QUẢ",
            "Trang chạy từ năm 2010, trong quý đăng 104 tin, bài, có 22.470 lượt truy cập.",
            ["104 2023-Q3 actual", "22470 2023-Q3 actual"],
        ),
        (
            "II. KẾT QUẢ",
            "Từ tháng 3/2021 Sở đã ký số 214 văn bản đi và tiếp nhận 500 hồ sơ thủ tục hành chính.",
            [
                "214 2021-03/2023-10-05 actual",
                "500 2021-03/2023-10-05 actual",
            ],
        ),
        (
            "II. KẾT QUẢ",
            "Năm 2022 Sở được giao 385 triệu đồng chi cho công nghệ thông tin; năm 2024 được giao 400 "
            "triệu đồng.",
            ["385000000 2022 planned", "400000000 2024 planned"],
        ),
        (
            "II. KẾT QUẢ",
            "Năm ngoái, Sở chỉ có 44 máy tính, nay đã có 60 máy tính.",
            ["44 2022 actual", "60 2023-10-05 actual"],
        ),
        (
            "II. KẾT QUẢ",
            "Sở có 60 máy tính, hơn năm trước 16 bộ.",
            ["60 2023-10-05 actual"],
        ),
        (
            "II. KẾT QUẢ",
            "Đến hết ngày 15/9/2023, tiếp nhận 400 hồ sơ thủ tục hành chính.",
            ["400 2023-01-01/2023-09-15 actual"],
        ),
    ],
)
def test_heading(heading: str, body: str, expected: list[str]) -> None:
    assert (
        report(
            "Kết quả chuyển đổi số quý III năm 2023",
            f"I. ĐẶC ĐIỂM\n\n{heading}\n\n{body}",
        )
        == expected
    )


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        (
            "Trong hai năm 2021, 2022 tổ chức 15 lớp tập huấn tin học.",
            "2021/2022",
        ),
        ("Năm 2021 và 2022, Sở tổ chức 15 lớp tập huấn tin học.", "2021/2022"),
        (
            "Các năm 2020, 2021 và năm 2022 tổ chức 15 lớp tập huấn tin học.",
            "2020/2022",
        ),
        ("Năm 2020 và 2022, Sở tổ chức 15 lớp tập huấn tin học.", "2022"),
        (
            "Giai đoạn 2016-2020 và năm 2021 tổ chức 15 lớp tập huấn tin học.",
            "2021",
        ),
    ],
)
def test_years_that_follow_each_other_are_one_time(
    sentence: str, period: str
) -> None:
    found = report("Kết quả chuyển đổi số năm 2023", sentence)
    assert found == [f"15 {period} actual"]


def test_years_whose_figures_are_told_in_turn_stay_apart() -> None:
    sentence = (
        "Năm 2021 và 2022 tổ chức lần lượt 12 lớp và 15 lớp tập huấn tin học."
    )
    found = report("Kết quả chuyển đổi số năm 2023", sentence)
    assert all("/" not in fact for fact in found)


def test_title_announces_the_next_period() -> None:
    body = "I. PHƯƠNG HƯỚNG\n\nDuy trì 100% văn bản điện tử được ký số."
    assert report(
        "Kết quả chuyển đổi số năm 2023 và nhiệm vụ năm 2024", body
    ) == ["100 2024 target"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "Nội dung | 9 tháng năm 2022 | 9T/2023\nHồ sơ trễ hạn | 14 | 3",
            ["14 2022-01/2022-09 actual", "3 2023-01/2023-09 actual"],
        ),
        (
            "Nội dung | Quý II/2023 | Quý III/2023\nHồ sơ trễ hạn | 14 | 3",
            ["14 2023-Q2 actual", "3 2023-Q3 actual"],
        ),
        (
            "Tháng | Hồ sơ trễ hạn | Ghi chú\nTháng 7 | 14 | \nTháng 8 | 3 | ",
            ["14 2023-07 actual", "3 2023-08 actual"],
        ),
        (
            "Nội dung | Cùng kỳ năm trước | Kết quả\nHồ sơ trễ hạn | 14 | 3",
            ["14 2022-Q3 actual", "3 2023-Q3 actual"],
        ),
        (
            "Nội dung | Năm 2022 Kế hoạch | Năm 2022 Thực hiện\nSố lớp tập huấn kỹ năng số | 8 | 3",
            ["8 2022 planned", "3 2022 actual"],
        ),
        (
            "Nội dung | Tính đến 30/6/2023 | Năm 2022\nHồ sơ trễ hạn | 14 | 3",
            ["14 2023-01-01/2023-06-30 actual", "3 2022 actual"],
        ),
        (
            "Nội dung | Chỉ tiêu | Thực hiện\nSố lớp tập huấn kỹ năng số | 8 | 3",
            ["8 2023-Q3 target", "3 2023-Q3 actual"],
        ),
        (
            "Đơn vị | Giao dịch điện tử\nHồ sơ nộp trực tuyến | 52",
            ["52 2023-Q3 actual"],
        ),
        (
            "Nội dung | Kế hoạch năm 2023 | Kết quả\nSố lớp tập huấn kỹ năng số | 8 | 3",
            ["8 2023 planned", "3 2023-Q3 actual"],
        ),
        # heads that name a year without saying so, and a heading among the rows
        (
            "Chỉ tiêu | ĐVT | TH 2021 | Ước TH 2022 | KH 2023\n"
            "I. Văn bản\n"
            "Tỷ lệ văn bản điện tử ký số | % | 64,2 | 91 | 95\n"
            "II. Hạ tầng\n"
            "Máy chủ | máy | 3 | 4 | 6",
            [
                "64.2 2021 actual",
                "91 2022 estimated",
                "95 2023 target",
                "3 2021 actual",
                "4 2022 estimated",
                "6 2023 planned",
            ],
        ),
        # a heading over another table of its own
        (
            "Chỉ tiêu | ĐVT | Năm 2021\nMáy chủ | máy | 3\n"
            "II. Máy tính\n"
            "Đơn vị | ĐVT | Năm 2022\nMáy tính của Văn phòng | bộ | 14",
            ["3 2021 actual", "14 2022 actual"],
        ),
    ],
)
def test_table(rows: str, expected: list[str]) -> None:
    body = f"Kết quả giải quyết hồ sơ thủ tục hành chính\n\n{rows}\n"
    assert report("Kết quả chuyển đổi số quý III năm 2023", body) == expected


@pytest.mark.parametrize(
    ("kind", "symbol", "title", "body", "expected"),
    [
        (
            "QUYẾT ĐỊNH",
            "QĐ-SNV",
            "Về việc phê duyệt dự toán mua sắm thiết bị công nghệ thông tin năm 2023",
            "Điều 1. Phê duyệt dự toán:\n\n1. Máy tính: mua sắm 20 máy tính, thành tiền 300 triệu "
            "đồng.",
            ["20 2023 planned", "300000000 2023 planned"],
        ),
        (
            "TỜ TRÌNH",
            "TTr-SNV",
            "Về việc mua sắm thiết bị công nghệ thông tin năm 2024",
            f"I. HIỆN TRẠNG\n\n{STOCK}\n\nII. NỘI DUNG\n\nMua sắm 20 máy tính.",
            ["120 2023-10-05 actual", "20 2024 proposed"],
        ),
        (
            "NGHỊ QUYẾT",
            "NQ-HĐND",
            "Về nhiệm vụ chuyển đổi số năm 2024",
            "Điều 1. Mở 04 lớp tập huấn kỹ năng số.",
            ["4 2024 planned"],
        ),
        (
            "KẾ HOẠCH",
            "KH-SNV",
            "Chuyển đổi số năm 2024",
            f"I. ĐẶC ĐIỂM TÌNH HÌNH\n\n{STOCK}\n\nII. NỘI DUNG\n\n"
            "Quý II mở 01 lớp tập huấn kỹ năng số.",
            ["120 2023-10-05 actual", "1 2024-Q2 planned"],
        ),
        (
            "CHỈ THỊ",
            "CT-SNV",
            "Về việc đẩy mạnh chuyển đổi số năm 2024",
            "1. Tỷ lệ văn bản điện tử được ký số đạt 95%.\n2. Tổ chức 04 lớp tập huấn kỹ năng số.",
            ["95 2024 target", "4 2024 planned"],
        ),
    ],
)
def test_kind_of_document(
    kind: str, symbol: str, title: str, body: str, expected: list[str]
) -> None:
    assert report(title, body, kind=kind, symbol=symbol) == expected


def test_letter_that_asks() -> None:
    letter = HEAD.format(
        symbol="SNV-VP\nV/v đề nghị bổ sung kinh phí công nghệ thông tin năm 2024",
        day="05",
        month="10",
        year="2023",
        title="Kính gửi: Sở Tài chính.",
    )
    assert stated(
        f"{letter}{STOCK} Hiện nay có 20 máy chủ.\n\nKinh phí mua sắm máy tính: 300 triệu đồng."
    )[1:] == ["20 2023-10-05 actual", "300000000 2024 proposed"]


def test_letter_of_guidance() -> None:
    letter = HEAD.format(
        symbol="SNV-CNTT\nV/v hướng dẫn nhiệm vụ năm học 2022-2023",
        day="31",
        month="8",
        year="2022",
        title="Kính gửi: Các trường.",
    )
    body = (
        "Sở đề nghị các đơn vị thực hiện:\n\n1. Tỷ lệ văn bản điện tử được ký số đạt 95%.\n\n"
        "2. Sở sẽ tổ chức 06 lớp tập huấn kỹ năng số."
    )
    assert stated(letter + body) == [
        "95 2022/2023 target",
        "6 2022/2023 planned",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ngày đăng: 09/4/2024",
        "Cập nhật: 09/4/2024",
        "Thứ ba, 09/4/2024 | 08:00",
        "Cập nhật lúc 08:15, Thứ Ba, 09/04/2024",
        "15:42 | 09/04/2024",
        "09/04/2024 18:05 (GMT+7)",
        "9 tháng 4 năm 2024",
        "Quang Minh - 09/04/2024",
        "09/04/2024 08:30 | Ban Biên tập",
        "Đăng lúc: 2024-04-09 18:05 - 1,245 lượt xem",
    ],
)
def test_article(line: str) -> None:
    text = (
        f"Dịch vụ công trực tuyến quý I/2024 tại tỉnh Bình An\n\n{line}\n\nTỉnh có 921 dịch vụ "
        "công trực tuyến "
        "toàn trình.\n\nCác đơn vị tiếp nhận 450 hồ sơ thủ tục hành chính."
    )
    assert stated(text) == ["921 2024-04-09 actual", "450 2024-Q1 actual"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Trang đăng 120 tin, bài; cổng có 921 dịch vụ công trực tuyến toàn trình (Sở Nội vụ, "
            "5/2026).",
            ["120 2026-05 actual", "921 2026-05 actual"],
        ),
        (
            "Khoảng 95.000 thuê bao Internet băng rộng đang sử dụng và hoạt động tốt với giao thức "
            "mới (tính đến hết tháng 6/2026).",
            ["95000 2026-06 actual"],
        ),
        # the day of what is cited, and of one figure of two
        (
            "Cổng có 921 dịch vụ công trực tuyến toàn trình theo kế hoạch (Kế hoạch số 12/KH-UBND "
            "ngày 05/5/2026).",
            ["921 actual"],
        ),
        (
            "Năm 2024 tiếp nhận 450 hồ sơ thủ tục hành chính, tăng so với 430 hồ sơ (năm 2023).",
            ["450 2024 actual", "430 2023 actual"],
        ),
    ],
)
def test_bracket_that_closes_a_sentence(
    sentence: str, expected: list[str]
) -> None:
    assert stated(f"Chuyện chuyển đổi số\n\nKết quả\n\n{sentence}") == expected


@pytest.mark.parametrize(
    "opening",
    [
        "(Bình An, 09/4/2024) - Sáng nay, tỉnh mở hội nghị.",
        "Bình An, ngày 09/4/2024 - Sáng nay, tỉnh mở hội nghị.",
        "(Bình An - 09/4/2024): Sáng nay, tỉnh mở hội nghị.",
        "BINH AN, April 9, 2024 (BAN) - The province opened a meeting.",
    ],
)
def test_place_and_day_with_which_news_open(opening: str) -> None:
    text = f"Bình An đẩy mạnh số hóa\n\n{opening}\n\nTỉnh có 120 máy chủ."
    assert stated(text) == ["120 2024-04-09 actual"]


def test_month_alone_at_the_top() -> None:
    text = "DIGITAL GOVERNMENT IN BINH AN\n\nApril 2024\n\nThe centre runs 120 servers."
    assert stated(text) == ["120 2024-04 actual"]


def test_day_of_a_page_that_looks_back_far() -> None:
    text = (
        "Bình An phủ sóng di động tới từng thôn bản\n\nĐăng lúc: 27/12/2021 07:00\n\nNăm 2021, tỉnh "
        "đổi mới nhiều.\n\nTỉnh có 921 dịch vụ công trực tuyến toàn trình.\n\nKhi ấy là thời đỉnh cao năm 2009 của điện thoại bàn."
    )
    assert stated(text) == ["921 2021-12-27 actual"]


def test_article_tells_when_it_counted() -> None:
    text = (
        "Dịch vụ công trực tuyến tại tỉnh Bình An\n\nNgày đăng: 09/4/2024\n\nTrung tâm công bố số "
        "liệu tính đến "
        "ngày 31/3/2024.\n\nTỉnh có 921 dịch vụ công trực tuyến toàn trình."
    )
    assert stated(text) == ["921 2024-03-31 actual"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2019", ["2019"]),
        ("Năm 2018, 2019 và 2020", ["2018", "2019", "2020"]),
        ("So với năm 2022", []),
        ("Thực hiện Kế hoạch số 12/KH-UBND về chuyển đổi số năm 2023", []),
        ("6T đầu năm", ["--01/--06"]),
    ],
)
def test_told(text: str, times: list[str]) -> None:
    assert list(told(text)) == times


_PARTS = st.sampled_from(
    [
        "quý IV",
        "Quý I/2024",
        "6 tháng đầu năm",
        "từ ngày 30/2",
        "đến ngày 31/12/2023",
        "tháng 13/2023",
        "tháng 2",
        "cùng kỳ",
        "năm học 2022-2023",
        "ngày 29/02",
        "đến nay",
        "từ đầu năm",
        "trước ngày 31/4",
        "(quý II:",
        "ngày 15",
        "9T/2022",
        ")",
        "giai đoạn 2025 - 2021",
        ",",
        ";",
        ".",
        ":",
        "\n\n",
        "tiếp nhận 450 hồ sơ",
        "có 120 máy tính",
        "phấn đấu 95% văn bản điện tử được ký số",
        "Tháng | 2023\nTháng 2 | 5",
    ]
)
_TITLES = st.sampled_from(
    [
        "năm 2023",
        "quý III năm 2023",
        "tháng 5",
        "",
        "năm học 2022-2023",
        "tuần 53 năm 2023",
    ]
)


@settings(max_examples=150, deadline=None)
@given(_TITLES, st.lists(_PARTS, max_size=12))
def test_periods_are_iso(title: str, parts: list[str]) -> None:
    for line in report(f"Kết quả chuyển đổi số {title}", " ".join(parts)):
        _, *period, _status = line.split(" ")
        assert not period or is_sound(period[0])
