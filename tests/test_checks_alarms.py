"""What raised false alarms on real reports, by kind; and what was missed."""

from __future__ import annotations

import pytest
from checks_kit import document, numbers, outcomes, read_by_ocr

from pipeline.checks import check_document

SILENT = {
    "a threshold": "Có 12/20 đơn vị đã triển khai, 15 đơn vị đạt tỷ lệ hồ sơ trực tuyến từ 80% trở lên.",
    "a change of another group": (
        "Tỷ lệ hộ nghèo cuối năm còn 7,42%, giảm 2,15% so với năm 2018; trong đó: hộ đồng bào dân "
        "tộc còn 15,08%, giảm 4,9% so với năm 2018."
    ),
    "points beside shares": (
        "STT | Đơn vị | Tỷ lệ | Điểm tối đa | Điểm đạt\n1 | Sở A | 77,1 | 6 | 5,31\n"
        "2 | Sở B | 91,5 | 4 | 2\n3 | Sở C | 88,2 | 6 | 5,93\n"
    ),
    "numbers of columns": (
        "Nội dung | Dự toán | Thực hiện | Cùng kỳ | So sánh (%)\n1 | 2 | 3 | 3 | 4\n"
        "Thu nội địa | 500 | 250 | 200 | 50\nThu khác | 80 | 20 | 31 | 25\n"
    ),
    "rows of rates": (
        "Nội dung | Tổng số | Bắt buộc | Tự nguyện\nSố người | 300 | 200 | 100\n"
        "Năm trước | 250 | 160 | 90\nTỷ lệ tăng (%) | 20 | 25 | 11,1\n"
    ),
    "body and type turned round": (
        "Theo Tờ trình số 01/TT-TTr ngày 02/01/2018 của Thanh tra huyện."
    ),
    "a rise beside a fall of another thing": (
        "So với cùng kỳ năm trước tăng 16 ca sốt xuất huyết (02 ca mắc). Bệnh sởi: 0 ca, so với "
        "cùng kỳ năm trước giảm 08 ca."
    ),
    "times of procedures": (
        "TT | Thủ tục | Thời hạn\n1 | Đăng ký lần đầu | Thời hạn 02 ngày làm việc; cấp xã 03 ngày "
        "làm việc; lệ phí 70.000 đồng.\n2 | Đăng ký lại | Thời hạn 02 ngày làm việc; cấp xã 03 ngày "
        "làm việc; lệ phí 70.000 đồng.\n"
    ),
    "points in a table that writes them throughout": (
        "Tốc độ tăng 4,5% và 6,25%; tỷ lệ đạt 7,5% và 8,1%.\n\nTT | Đơn vị | Tỷ lệ (%)\n"
        "1 | Sở A | 90.91%\n2 | Sở B | 85.68%\n"
    ),
    "members that detail the one before them": (
        "Sở đã ban hành 17 văn bản, gồm 10 văn bản quy phạm, trong đó 6 văn bản mới, 4 văn bản "
        "sửa đổi; 7 văn bản chỉ đạo. Tổng số 25 máy (10 máy chủ gồm 6 máy vật lý, 4 máy ảo; 15 "
        "máy trạm)."
    ),
    "codes that are explained": (
        "Số hiệu gồm 04 chữ số (01 là ký hiệu của sở, 02 là ký hiệu của huyện)."
    ),
    "things of other kinds": "01 hồ sơ gồm 01 đơn, 01 bản sao và 02 ảnh.",
    "the rest of a body's name": (
        "Công văn số 965/SVHTTDL-VP ngày 28/10/2024 của Sở Văn hóa thể thao du lịch."
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_no_alarm(text: str) -> None:
    assert [found for found in outcomes(text) if found[0] != "holds"] == []


UNSAID = {
    "one part is no sum": (
        "Xét nghiệm 17 chỉ số (sàng lọc đồng thời 17 loại kháng thể kháng nhân)."
    ),
    "bare numbers of one cell": (
        "TT | Tiêu chí | Điểm\n1 | Đăng ký thi đua từ 95% trở lên, có báo cáo | 40 40 30 20 10\n"
    ),
    "labels that describe": (
        "TT | Loại quyết định | Nhóm | Khung điểm\n"
        "1 | Có tác động sâu rộng tới mọi cơ quan cấp tỉnh, cấp huyện, tổng thể, dài hạn, liên "
        "quan nhiều ngành | 4 | 400\n"
        "2 | Triển khai ở cấp huyện các văn bản hướng dẫn cụ thể của bộ, ngành trong một lĩnh "
        "vực | 2 | 200\n"
        "3 | Lập dự toán hằng năm ở cấp xã theo nhiệm vụ thường xuyên được giao cho một đơn "
        "vị | 2 | 200\n"
    ),
}


@pytest.mark.parametrize("text", UNSAID.values(), ids=UNSAID.keys())
def test_nothing_is_called_sound_that_was_not_tested(text: str) -> None:
    assert outcomes(text, "sum") == []


def test_offices_and_departments_are_no_counters() -> None:
    text = "Có 30 huyện, thị xã, gồm 18 sở và 7 huyện được kiểm tra."
    assert ("broken", numbers("18 7 30")) not in outcomes(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Đến nay có 11.463/13.731 hợp tác xã, doanh nghiệp đủ điều kiện trên địa bàn tỉnh đã "
            "đăng ký cấp tài khoản định danh điện tử của mình, đạt tỷ lệ 82,02%.",
            "11463 13731 82.02",
        ),
        ("Có 118/262 hồ sơ (45,1%) nộp trực tuyến.", "118 262 45.1"),
        (
            "Có 70/139 kiến nghị đã được các sở, ngành, địa phương liên quan trả lời cụ thể, dưới "
            "góc độ theo dõi của cơ quan nhà nước, có thể kết thúc nội dung kiến nghị, chiếm 55%.",
            "70 139 55",
        ),
    ],
)
def test_broken(text: str, values: str) -> None:
    assert ("broken", numbers(values)) in outcomes(text, "ratio")


WRONG_HEAD = (
    "TT\tChỉ tiêu\tTH 2016\tKH 2017\tTH 10 tháng\tƯớc 2017\tKH 2018\tSo với 2016 (%) 6=3/1\t"
    "So với KH (%) 7=4/2\nA\tB\t1\t2\t3\t4\t5\t6\t7\n"
)
ROWS = [
    (120, 130, 100, 125, 140),
    (80, 90, 70, 84, 99),
    (450, 470, 400, 466, 480),
]
ROWS += [(61, 66, 50, 64, 70), (935, 990, 800, 961, 999), (27, 31, 22, 29, 33)]


def test_figures_outvote_a_printed_formula() -> None:
    """The head says (6) = (3)/(1), the figures say (4)/(1) in every row."""
    lines = [
        f"{at}\tChỉ tiêu {at}\t{a}\t{b}\t{c}\t{d}\t{e}\t{100 * d / a:.1f}\t"
        f"{100 * d / b:.1f}\n".replace(".", ",")
        for at, (a, b, c, d, e) in enumerate(ROWS, 1)
    ]
    found = outcomes(WRONG_HEAD + "".join(lines), "ratio")
    assert not [f for f in found if f[0] != "holds"]
    assert len(found) == 12


PLAN = (
    "Tỷ lệ xã đạt chuẩn quốc gia về giáo dục 84%, đạt {} kế hoạch.\n\n"
    "TT\tChỉ tiêu\tĐVT\tKế hoạch 2018\tThực hiện 2018\tSo sánh với KH (%)\n"
    "1\tTỷ lệ xã đạt chuẩn quốc gia về giáo dục\t%\t70\t84\t120\n"
    "2\tTỷ lệ hộ dùng nước sạch nông thôn\t%\t90\t81\t90\n"
)


@pytest.mark.parametrize(
    ("said", "outcome"), [("100%", "broken"), ("120%", "holds")]
)
def test_prose_and_table_on_one_plan(said: str, outcome: str) -> None:
    expected = (outcome, numbers(f"84 70 {said[:-1]} 120"))
    assert expected in outcomes(PLAN.format(said), "same")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Diện tích gieo trồng đạt 62.372/52.786 ha, đạt 118% KH.",
            ("holds", "62372 52786 118"),
        ),
        (
            "Diện tích gieo trồng đạt 62.372/52.786 ha, đạt 128% KH.",
            ("broken", "62372 52786 128"),
        ),
        (
            "Trồng rừng đạt 505,7/500 ha, đạt 101% KH. Trong đó: rừng tập trung 216,8 ha, khoanh "
            "nuôi 250 ha, nông lâm kết hợp 38,9 ha.",
            ("holds", "216.8 250 38.9 505.7"),
        ),
    ],
)
def test_both_sides_of_a_stroke(text: str, found: tuple[str, str]) -> None:
    assert (found[0], numbers(found[1])) in outcomes(text)


def test_a_misread_letter_of_a_scan_is_no_fault_of_the_symbol() -> None:
    text = "Bãi bỏ Nghị quyết số 11/2006/NO-HĐND ngày 17/8/2006 của HĐND huyện."
    scan = check_document(read_by_ocr(document(text)))
    assert [
        c for c in scan if c.kind == "symbol" and c.outcome != "holds"
    ] == []
    typed = check_document(document(text))
    assert [
        c.outcome for c in typed if c.kind == "symbol" and c.outcome != "holds"
    ]
