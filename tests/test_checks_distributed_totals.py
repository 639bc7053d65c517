"""Sums whose parts and total stand apart: in clauses, bullets, rows, columns, and in prose about a
table."""

from __future__ import annotations

import pytest
from checks_kit import checked, numbers, outcomes

SUMS = [
    (
        "Sở tiếp nhận 5.310 hồ sơ; đã giải quyết 4.877 hồ sơ, trong đó đúng hạn 4.802 hồ sơ, quá "
        "hạn 75 hồ sơ; đang giải "
        "quyết 433 hồ sơ.",
        "4877 433 5310",
    ),
    (
        "Có 26/38 hệ thống đã được phê duyệt cấp độ; 12 hệ thống còn lại hoàn thành trong tháng "
        "12.",
        "26 12 38",
    ),
    (
        "Đã hoàn thành 31/34 nhiệm vụ được giao, 03 nhiệm vụ chưa đến hạn.",
        "31 3 34",
    ),
    (
        "- Dịch vụ công toàn trình: 118/168, đạt 70,2%; một phần: 37. Có 64/155 dịch vụ công phát "
        "sinh hồ sơ.",
        "118 37 155",
    ),
    (
        "- Trường có 02 phòng tin học với 120 máy cho học sinh, 16 máy tính của văn phòng, 04 máy "
        "tính xách tay;\n"
        "- Thiết bị khác: 12 máy in;\n- Số máy nối mạng: 135/140 máy.\n",
        "120 16 4 140",
    ),
    (
        "- Lĩnh vực Công an (11 dịch vụ): tiếp nhận 1.400 hồ sơ, trực tuyến 1.390 hồ sơ.\n"
        "- Lĩnh vực tư pháp: 310 hồ sơ, trực tuyến 300 hồ sơ.\n- Lĩnh vực đất đai: 200 hồ sơ, "
        "trực tuyến 90 hồ sơ.\n"
        "1.2. Đã số hóa 1.902/1.910 hồ sơ đầu vào.\n",
        "1400 310 200 1910",
    ),
    (
        "Giá trị dự toán: 3.876.400.000 đồng.\n\nKế hoạch lựa chọn nhà thầu:\n- Gói số 01: máy "
        "tính, giá gói thầu "
        "2.084.400.000 đồng;\n- Gói số 02: thiết bị họp, giá gói thầu 1.792.000.000 đồng.\n",
        "2084400000 1792000000 3876400000",
    ),
]


@pytest.mark.parametrize(("text", "values"), SUMS)
def test_parts_that_stand_apart(text: str, values: str) -> None:
    assert ("holds", numbers(values)) in outcomes(text, "sum")
    assert not [c for c in checked(text) if c.outcome == "broken"]


HEADER = (
    "SỞ NỘI VỤ\n\nSố: 96/BC-SNV\n\nHải Dương, ngày 08 tháng 9 năm 2023\n\nBÁO CÁO\nKết quả "
    "năm 2023\n\n"
)
PERIODS = (
    HEADER
    + """Nội dung | 6 tháng đầu năm 2022 | 6 tháng đầu năm 2023
Tổng hồ sơ tiếp nhận | 2.870 | 3.410
- Trực tuyến | 1.710 | 3.060
- Trực tiếp, bưu chính | 1.160 | 350
Đã giải quyết | 2.650 | 3.260
- Đúng hạn | 2.636 | 3.251
- Quá hạn | 14 | 9
Đang giải quyết | 220 | 150

Số hồ sơ tiếp nhận tăng 540 hồ sơ (tăng 18,8%) so với cùng kỳ. Tỷ lệ hồ sơ đúng hạn đạt 99,72%. Trả qua bưu chính
1.805 hồ sơ, chiếm 55,4% số hồ sơ đã giải quyết.
"""
)
FIELDS = (
    HEADER
    + """STT	Lĩnh vực	Tiếp nhận	Đã giải quyết	Trước hạn, đúng hạn	Trễ hạn	Đang giải quyết
1	Đất đai	1.845	1.702	1.655	47	143
2	Hộ tịch	3.120	3.118	3.118	0	2
3	Lao động	264	259	258	1	5
	Cộng 03 lĩnh vực	5.229	5.079	5.031	48	150

Tỷ lệ giải quyết đúng hạn toàn huyện đạt 99,05%.
"""
)
PRICES = (
    HEADER
    + """TT | Nội dung | Số lượng | Thành tiền (đồng)
1 | Máy tính để bàn | 96 | 1.420.800.000
2 | Máy tính xách tay | 16 | 304.000.000
3 | Máy in | 48 | 211.200.000
 | Tổng cộng | | 1.936.000.000

Đề nghị ưu tiên mục 1 và mục 3 với số tiền 1.632.000.000 đồng.
"""
)
ONLINE = (
    HEADER
    + """TT	Cơ quan	Tổng tiếp nhận	Nộp toàn trình	Nộp một phần	Tỷ lệ trực tuyến
1	Sở Tư pháp	3.418	3.120	0	91,3%
2	Sở Tài chính	1.096	1.002	51	96,1%
3	Sở Giao thông	4.207	1.884	1.240	74,3%
4	Sở Y tế	812	377	265	79,1%
"""
)
TABLES = [
    (
        PERIODS,
        "1710 1160 2870",
        "3060 350 3410",
        "2636 14 2650",
        "2650 220 2870",
        "3260 150 3410",
        "2870 540 3410",
        "540 2870 18.8",
        "3251 3260 99.72",
        "1805 3260 55.4",
    ),
    (
        FIELDS,
        "1702 143 1845",
        "1655 47 1702",
        "1845 3120 264 5229",
        "47 0 1 48",
        "5031 5079 99.05",
    ),
    (
        PRICES,
        "1420800000 304000000 211200000 1936000000",
        "1420800000 211200000 1632000000",
    ),
    (ONLINE, "3120 3418 91.3", "1002 51 1096 96.1", "377 265 812 79.1"),
]


@pytest.mark.parametrize(
    ("text", "values"),
    [(text, one) for text, *every in TABLES for one in every],
)
def test_tables_and_what_prose_says_of_them(text: str, values: str) -> None:
    assert ("holds", numbers(values)) in outcomes(text)


@pytest.mark.parametrize("text", [text for text, *_ in TABLES])
def test_no_table_of_these_is_called_broken(text: str) -> None:
    assert not [c for c in checked(text) if c.outcome != "holds"]


def test_a_row_that_misses_its_total_is_broken() -> None:
    assert ("broken", numbers("1702 134 1845")) in outcomes(
        FIELDS.replace("47\t143", "47\t134"), "sum"
    )


@pytest.mark.parametrize(
    ("text", "outcome", "values"),
    [
        (
            "Thuê phần mềm 12 tháng x 9.500.000 đồng = 114.000.000 đồng.",
            "holds",
            "12 9500000 114000000",
        ),
        (
            "Thuê phần mềm 12 tháng x 9.500.000 đồng = 104.000.000 đồng.",
            "broken",
            "12 9500000 104000000",
        ),
        (
            "Hỗ trợ 2 lớp x 30 người x 100.000 đồng = 6.000.000 đồng.",
            "holds",
            "2 30 100000 6000000",
        ),
        (
            "Mua 20 bộ máy tính, đơn giá 15.000.000 đồng, thành tiền 310.000.000 đồng.",
            "doubtful",
            "20 15000000 310000000",
        ),
    ],
)
def test_quantity_by_unit_price(text: str, outcome: str, values: str) -> None:
    assert (outcome, numbers(values)) in outcomes(text, "sum")


SPREAD = """- Tổng số hồ sơ tiếp nhận: 1.200 hồ sơ, trong đó:
+ Trực tuyến: 930 hồ sơ;
+ Trực tiếp: 190 hồ sơ;
+ Bưu chính: 80 hồ sơ.
- Kết quả giải quyết: 1.150 hồ sơ
+ Đúng hạn: 1.100 hồ sơ, đạt 95,65%;
+ Trễ hạn: 50 hồ sơ, chiếm 4,35%.
- Đang giải quyết: 50 hồ sơ.
"""


@pytest.mark.parametrize(
    "values",
    ["1150 50 1200", "930 190 80 1200", "1100 1150 95.65", "50 1150 4.35"],
)
def test_bullets_on_two_levels(values: str) -> None:
    assert ("holds", numbers(values)) in outcomes(SPREAD)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "- Tổng số thủ tục: 1.902.\n- Mức độ 2: 655 thủ tục.\n- Mức độ 3: 1.233 thủ tục.\n- "
            "Mức độ 4: 14 thủ tục.\n",
            "655 1233 14 1902",
        ),
        (
            "Năm 2021 mở 5 lớp cho 200 học viên; năm 2022 mở 7 lớp cho 300 học viên. Cả giai đoạn "
            "có 500 học viên.",
            "200 300 500",
        ),
        (
            "Số hồ sơ nộp trực tuyến: 900/1.200 hồ sơ (75%); nộp trực tiếp: 300 hồ sơ (25%).",
            "900 300 1200",
        ),
    ],
)
def test_totals_named_before_or_behind(text: str, values: str) -> None:
    assert ("holds", numbers(values)) in outcomes(text, "sum")


@pytest.mark.parametrize(
    "text",
    [
        "Đã cấp 500 chứng thư số cho cơ quan, 1.200 chứng thư số cho cá nhân, trong đó 300 SIM; "
        "lũy kế 2.600 chứng thư số.",
        "Huyện có 640/800 hồ sơ nộp trực tuyến, còn nộp trực tiếp 160 hồ sơ, bằng 25% số nộp trực "
        "tuyến, chiếm 25%.",
        "Cá nhân công tác đủ 25 năm trở lên đối với nam, đủ 20 năm trở lên đối với nữ, trong đó "
        "có 10 năm trực tiếp.",
    ],
)
def test_other_readings_are_no_alarm(text: str) -> None:
    assert not [c for c in checked(text) if c.outcome == "broken"]


def test_rows_that_mostly_miss_leave_room_for_what_was_withdrawn() -> None:
    text = HEADER + (
        "TT\tĐơn vị\tTiếp nhận\tĐã giải quyết\tĐang giải quyết\n1\tSở Y tế\t120\t100\t18\n"
        "2\tSở Tư pháp\t200\t180\t20\n3\tSở Tài chính\t300\t290\t8\n"
    )
    assert ("doubtful", numbers("100 18 120")) in outcomes(text, "sum")
    assert not [c for c in checked(text) if c.outcome == "broken"]


HEADED = (
    "Trong tháng tiếp 31 lượt, với 35 người; số vụ việc phát sinh là: {} vụ việc (gồm 03 vụ việc "
    "cũ và 26 vụ việc mới), cụ thể:\n+ Khiếu nại: 02 lượt, phát sinh 02 vụ việc;\n"
    "+ Tố cáo: 0 lượt, phát sinh 0 vụ việc;\n+ Kiến nghị: 29 lượt, phát sinh 27 vụ việc.\n"
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("29", [("holds", "2 0 27 29"), ("holds", "2 0 29 31")]),
        ("30", [("broken", "2 0 27 30"), ("holds", "2 0 29 31")]),
    ],
)
def test_bullets_that_detail_several_totals(
    said: str, expected: list[tuple[str, str]]
) -> None:
    found = outcomes(HEADED.format(said), "sum")
    for outcome, values in expected:
        assert (outcome, numbers(values)) in found
    assert not [f for f in found if numbers("35") in f[1].split()]


def test_bullets_that_name_examples_are_no_parts() -> None:
    text = (
        "Đã ban hành 30 văn bản, cụ thể:\n- 05 văn bản về chuyển đổi số;\n"
        "- 07 văn bản về cải cách hành chính.\n"
    )
    assert not [f for f in outcomes(text) if f[0] != "holds"]
