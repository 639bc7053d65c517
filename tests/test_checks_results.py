"""Results told with their plan, their base or what is left: what is broken, and the near misses
that must stay silent."""

from __future__ import annotations

import pytest
from checks_kit import numbers, outcomes

# text, the checks of the kind: outcome and numbers
RATIOS = [
    # a result may pass its plan, and have two percentages
    (
        "Gieo trồng đạt 12.450 ha, bằng 101,3% kế hoạch (12.190 ha) và bằng 100,8% so với cùng "
        "kỳ (12.351 ha).",
        [("broken", "12450 12190 101.3"), ("holds", "12450 12351 100.8")],
    ),
    (
        "Bê tông hóa 42,5 km đường, đạt 106,25% kế hoạch (40 km).",
        [("holds", "42.5 40 106.25")],
    ),
    # the plan of a next clause is no base of the percentage
    (
        "Tiêm đủ cho 4.234/4.620 trẻ, đạt 96,6%, kế hoạch đạt từ 95% trở lên.",
        [("broken", "4234 4620 96.6")],
    ),
    (
        "Tiêm đủ cho 4.234/4.620 trẻ, đạt 96,6% kế hoạch.",
        [("doubtful", "4234 4620 96.6")],
    ),
    ("Đã giải ngân 44,9 tỷ đồng, đạt 92,4% (kế hoạch 95%).", []),
    # one member's share of its total tells what the percentages of the others are of
    (
        "Đã giải quyết 146.230 hồ sơ; trong đó đúng hạn 145.912 hồ sơ (đạt 99,87%), quá hạn 318 "
        "hồ sơ (chiếm 0,22%).",
        [("broken", "145912 146230 99.87"), ("holds", "318 146230 0.22")],
    ),
    (
        "Đã giải ngân 393 tỷ đồng, trong đó nguồn xổ số 270 tỷ đồng (đạt 80%), nguồn đất 78 tỷ "
        "đồng (đạt 49%).",
        [],
    ),
    # a change in percent behind the change, of what there was before
    (
        "Kích hoạt 2.315 tài khoản, tăng 415 tài khoản (21,84%) so với tháng 9.",
        [("holds", "415 1900 21.84")],
    ),
    (
        "Kích hoạt 2.315 tài khoản, tăng 415 tài khoản (tăng 25%) so với tháng 9.",
        [("broken", "415 1900 25")],
    ),
    # a quantity that is named before the bracket that gives it
    (
        "Đã thu hồi 6.572 triệu đồng, đạt 85% số phải thu (8.215 triệu đồng).",
        [("broken", "6572000000 8215000000 85")],
    ),
    # a plan in a bracket is not what has risen
    (
        "Có 38.912 người, đạt 101,2% kế hoạch (38.450 người), tăng 1.204 người (3,19%).",
        [("holds", "38912 38450 101.2")],
    ),
    # a change is no share of its base, and another unit is none of its plan
    ("Trồng 12.450 ha, tăng 0,8% so với cùng kỳ (12.351 ha).", None),
    ("Trồng 450 ha, đạt 90% kế hoạch (120 hộ).", []),
]


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_ratios(text: str, expected: list[tuple[str, str]] | None) -> None:
    found = outcomes(text, "ratio")
    if expected is None:
        assert all(outcome == "holds" for outcome, _ in found)
    else:
        assert found == sorted((o, numbers(n)) for o, n in expected)


# text, the checks of sums: outcome and numbers
CHANGES = [
    # the count that changed, not the percentage beside it, nor a member of its list
    (
        "Trường đạt chuẩn: 42/58 trường, đạt 72,41%, tăng 3 trường so với năm trước (38 trường).",
        [("broken", "38 3 42")],
    ),
    (
        "Đạt 75 giải, gồm 41 giải Ba và 34 giải Khuyến khích; tăng 12 giải so với năm trước "
        "(63 giải).",
        [("holds", "41 34 75"), ("holds", "63 12 75")],
    ),
    # what is left of it
    (
        "Giảm nghèo: đầu năm huyện có 2.315 hộ nghèo, 9 tháng đã giảm 412 hộ, còn 1.913 hộ nghèo.",
        [("broken", "2315 412 1913")],
    ),
    (
        "Đầu năm huyện có 2.315 hộ nghèo, đã giảm 412 hộ, còn 1.903 hộ nghèo.",
        [("holds", "2315 412 1903")],
    ),
    (
        "Huyện có 120 máy, trong năm giảm 12 máy hỏng, còn 98 máy.",
        [("doubtful", "120 12 98")],
    ),
    # households are more than poor households
    (
        "Huyện có 50.315 hộ, trong năm giảm 412 hộ nghèo, còn 1.913 hộ nghèo.",
        [],
    ),
    (
        "Có 18 xã đạt chuẩn, năm 2024 tăng thêm 03 xã, nâng tổng số lên 21 xã.",
        [("holds", "18 3 21")],
    ),
    # from and to beside the change
    (
        "Số xã đạt chuẩn tăng 12 xã (từ 30 xã lên 41 xã).",
        [("broken", "30 12 41")],
    ),
    (
        "Số hồ sơ giảm từ 480 hồ sơ xuống còn 312 hồ sơ, giảm 168 hồ sơ.",
        [("holds", "480 168 312")],
    ),
    (
        "Tỷ lệ hộ nghèo giảm 2,47 điểm phần trăm (từ 13,62% xuống còn 11,15%).",
        [("holds", "13.62 2.47 11.15")],
    ),
    # 15 points are a growth by a third
    ("Tỷ lệ tăng từ 45% lên 60% (tăng 33,3%).", []),
    ("Tỷ lệ tăng từ 45% lên 60% (tăng 25%).", [("broken", "45 25 60")]),
    # a better rank is a smaller one
    (
        "Xếp thứ 18/63, tăng 5 bậc (từ hạng 23 lên hạng 18).",
        [("holds", "23 18 5")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes(text: str, expected: list[tuple[str, str]]) -> None:
    found = outcomes(text, "sum")
    assert found == sorted((o, numbers(n)) for o, n in expected)


# lists in running text: text, the checks of sums
LISTS = [
    # a name that shares the number of its member is no member without one
    (
        "Tiếp nhận 152.418 hồ sơ (trực tuyến 98.713 hồ sơ; trực tiếp và qua bưu chính 43.205 hồ "
        "sơ; kỳ trước chuyển sang 9.500 hồ sơ).",
        [("broken", "152418 98713 43205 9500")],
    ),
    # bodies and papers count one each of what the total counts
    (
        "Đã kiểm tra 12 đơn vị (gồm 06 sở, ban, ngành; 04 UBND cấp huyện và 03 UBND cấp xã).",
        [("broken", "12 6 4 3")],
    ),
    (
        "Ban hành 15 văn bản (02 Quyết định, 03 Kế hoạch, 09 Công văn và 01 Thông báo).",
        [("holds", "2 3 9 1 15")],
    ),
    ("Toàn tỉnh có 21 đơn vị (gồm 24 công chức, 3 viên chức).", []),
    ("Toàn tỉnh có 15 đơn vị (gồm 10 huyện, 151 xã).", []),
    # what stands in brackets does not part a total from its division
    (
        "Tiếp nhận 42 kiến nghị (32 về hành vi, 10 về quy định); đã xử lý 39, đang xử lý 5.",
        [("broken", "42 39 5"), ("holds", "32 10 42")],
    ),
    # one digit off: doubtful where the list need not be whole
    (
        "Tổng vốn 125,6 tỷ đồng, trong đó vốn trung ương 68,2 tỷ đồng, vốn tỉnh 25,1 tỷ đồng, vốn "
        "huyện 12,3 tỷ đồng, dân góp 10 tỷ đồng.",
        [
            (
                "doubtful",
                "125600000000 68200000000 25100000000 12300000000 10000000000",
            )
        ],
    ),
    (
        "Tổng vốn 125,6 tỷ đồng, trong đó vốn trung ương 58,2 tỷ đồng, vốn tỉnh 21,1 tỷ đồng, vốn "
        "huyện 12,3 tỷ đồng.",
        [],
    ),
    (
        "Trong tổng số 24 dự án có 15 dự án chuyển tiếp, 06 dự án mới và 04 dự án quyết toán.",
        [("doubtful", "24 15 6 4")],
    ),
    (
        "Trong tổng số 200 xã có 150 xã đạt chuẩn, 90 xã có mạng, 80 xã có máy.",
        [],
    ),
    # "không đạt" names no "đạt"
    (
        "Kiểm tra 120 cơ sở, trong đó 110 cơ sở đạt yêu cầu, 15 cơ sở không đạt.",
        [("broken", "120 110 15")],
    ),
    # a number at the end of a name is its number
    (
        "Còn thiếu 87 người (mầm non 41, tiểu học 30, THCS 16).",
        [("holds", "41 30 87")],
    ),
    # what is left is of all that were named before
    (
        "Có 05/14 dự án hoàn thành, 06 dự án đang triển khai, 02 dự án mới; còn lại 01 dự án.",
        [],
    ),
    # factors printed without decimals were decided
    (
        "Hỗ trợ 120 hộ x 3 triệu đồng/tháng x 6 tháng = 2.260 triệu đồng.",
        [("broken", "120 3000000 6 2260000000")],
    ),
    (
        "Hỗ trợ 120 hộ x 3,1 triệu đồng/tháng x 6 tháng = 2.260 triệu đồng.",
        [("holds", "120 3100000 6 2260000000")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text: str, expected: list[tuple[str, str]]) -> None:
    found = outcomes(text, "sum")
    assert found == sorted((o, numbers(n)) for o, n in expected)


_GRADES = (
    "Khối\tSố em\tNhóm A\tNhóm B\tNhóm C\tNhóm D\nLớp 6\t1.752\t298\t712\t718\t24\n"
    "Lớp 7\t1.690\t275\t688\t709\t18\nLớp 8\t1.655\t261\t654\t726\t24\n"
    "Lớp 9\t1.628\t270\t661\t681\t16\nTổng\t6.725\t1.104\t2.715\t2.834\t82\n"
)


def test_a_line_of_totals_is_wrong_of_the_same_cause() -> None:
    broken = [n for o, n in outcomes(_GRADES, "sum") if o == "broken"]
    assert broken == [
        numbers("6725 1104 2715 2834 82"),
        numbers("1655 261 654 726 24"),
    ]
    fixed = _GRADES.replace("1.655\t261", "1.655\t251").replace(
        "1.104", "1.094"
    )
    assert {outcome for outcome, _ in outcomes(fixed, "sum")} == {"holds"}


# statements that a goal was met or missed: text, the contradictions
GOALS = [
    (
        "Chỉ tiêu giao: giảm tỷ lệ hộ nghèo từ 3,0% trở lên; kết quả giảm 2,47%, vượt chỉ tiêu.",
        [("broken", "3 2.47")],
    ),
    (
        "Chỉ tiêu giao: giảm tỷ lệ hộ nghèo từ 2,0% trở lên; kết quả giảm 2,47%, vượt chỉ tiêu.",
        [("holds", "2 2.47")],
    ),
    (
        "Hồ sơ trực tuyến đạt 72,4% (kế hoạch 80%), vượt kế hoạch.",
        [("broken", "80 72.4")],
    ),
    (
        "Hồ sơ trực tuyến đạt 82,4% (kế hoạch 80%), chưa đạt kế hoạch.",
        [("broken", "80 82.4")],
    ),
    (
        "Gieo trồng 450 ha, đạt 95% kế hoạch, vượt kế hoạch đề ra.",
        [("broken", "95")],
    ),
    # of some things there should be less, and not every "vượt" speaks of the goal
    ("Tỷ lệ hộ nghèo còn 2,4% (kế hoạch 3%), đạt kế hoạch.", []),
    ("Tỷ lệ sai sót 2,4% (kế hoạch dưới 3%), đạt kế hoạch.", []),
    ("Gieo trồng 450 ha, đạt 95% kế hoạch, vượt 3% so với cùng kỳ.", []),
    ("Kế hoạch trồng 1.200 ha, có 30 lớp học đạt kế hoạch.", []),
]


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_goals(text: str, expected: list[tuple[str, str]]) -> None:
    found = outcomes(text, "contradiction")
    assert found == sorted((o, numbers(n)) for o, n in expected)


_GOALS = (
    "TT\tChỉ tiêu\tKế hoạch\tKết quả\tĐánh giá\n1\tDịch vụ công toàn trình\t70%\t73,8%\tVượt\n"
    "2\tHồ sơ trực tuyến\t80%\t{}\tĐạt\n3\tHồ sơ số hóa\t60%\t41,2%\tChưa đạt\n"
    "4\tTỷ lệ hộ nghèo\t5%\t4,5%\tĐạt\n"
)


@pytest.mark.parametrize(
    ("result", "outcome"), [("72,4%", "broken"), ("80,4%", "holds")]
)
def test_the_word_of_a_column_against_goal_and_result(
    result: str, outcome: str
) -> None:
    found = outcomes(_GOALS.format(result), "contradiction")
    others = [("holds", numbers("70 73.8")), ("holds", numbers("60 41.2"))]
    own = (outcome, numbers(f"80 {result[:-1].replace(',', '.')}"))
    assert found == sorted([own, *others])


def test_a_body_above_a_number_names_no_type() -> None:
    text = (
        "UBND THÀNH PHỐ TAM ĐIỆP\nPHÒNG TÀI CHÍNH - KẾ HOẠCH\n\nSố: 63/BC-TCKH\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nBÁO CÁO\nGiải ngân năm 2023\n\n"
        "Thực hiện Kế hoạch số 12/BC-UBND ngày 10/01/2023.\n"
    )
    broken = [n for o, n in outcomes(text, "symbol") if o == "broken"]
    assert broken == ["12/BC-UBND"]


# all there are of a thing: text, the checks of two numbers
ALL_THERE_ARE = [
    (
        "Toàn tỉnh có 121 xã, phường.\n\nĐến nay 112/112 xã, phường đã có mạng.",
        [("broken", "121 112")],
    ),
    (
        "Kiện toàn tổ công tác tại 135/135 thôn, bản.\n\nLập tổ công nghệ tại 142/142 thôn, bản.",
        [("doubtful", "135 142")],
    ),
    # some of all, all of several places, and a thing with another name
    ("Có 98/108 xã đạt chuẩn.\n\nCó 105/105 xã có trạm.", []),
    ("Huyện A: 12/12 xã.\n\nHuyện B: 15/15 xã.\n\nHuyện C: 18/18 xã.", []),
    ("Có 135/135 thôn, bản.\n\nCó 142/142 thôn, tổ dân phố.", []),
    ("Toàn tỉnh có 135 xã.\n\nĐến nay 112/112 xã đã có mạng.", []),
]


@pytest.mark.parametrize(("text", "expected"), ALL_THERE_ARE)
def test_all_there_are(text: str, expected: list[tuple[str, str]]) -> None:
    found = outcomes(text, "same")
    assert found == sorted((o, numbers(n)) for o, n in expected)


_SCHOOLS = (
    "Đơn vị\tSố trường\tTrong đó công lập\tTư thục\tHọc sinh/lớp\nĐông Hà\t42\t36\t6\t15,2\n"
    "Vĩnh Linh\t48\t47\t1\t14,2\nHướng Hóa\t55\t54\t1\t15,4\nGio Linh\t41\t39\t1\t14,1\n"
    "Cam Lộ\t26\t25\t1\t16,6\nTổng\t211\t201\t10\t15,1\n"
)


def test_counts_beside_a_column_of_means_stay_whole() -> None:
    broken = [n for o, n in outcomes(_SCHOOLS, "sum") if o == "broken"]
    # 211 is right for its row, so that the column misses it: one cause; means are not added up
    assert broken == [numbers("41 39 1"), numbers("211 42 48 55 41 26")]


_PROJECTS = (
    "Dự án\tTrung ương\tTỉnh\tTổng mức\tĐã giải ngân\tCòn lại\nMột\t30.000\t55.000\t85.000\t51.000\t"
    "34.000\nHai\t2.500\t42.500\t45.000\t20.250\t24.750\nBa\t12.000\t18.450\t30.450\t14.616\t{}\n"
    "Bốn\t8.000\t18.000\t26.000\t11.834\t14.166\n"
)


@pytest.mark.parametrize(
    ("left", "outcome"), [("15.384", "broken"), ("15.834", "holds")]
)
def test_other_parts_of_a_total_do_not_explain_a_miss(
    left: str, outcome: str
) -> None:
    found = outcomes(_PROJECTS.format(left), "sum")
    own = numbers(f"30450 14616 {left.replace('.', '')}")
    assert [o for o, n in found if n == own] == [outcome]


def test_a_reading_that_often_fails_explains_no_growth() -> None:
    text = (
        "Chỉ tiêu\tNăm 2023\tNăm 2024\tTăng, giảm\tTốc độ tăng (%)\nMáy tính\t8450\t9295\t845\t10\n"
        "Phòng học\t312\t338\t26\t8,3\nBảng\t640\t760\t120\t15,8\nTrường\t402\t411\t9\t2,2\n"
        "Chữ ký số\t1120\t1344\t224\t20\n"
    )
    broken = [n for o, n in outcomes(text, "ratio") if o == "broken"]
    assert broken == [numbers("120 640 15.8")]  # or of 760: one growth


_MEANS = (
    "Đơn vị\tSố lớp\tHọc sinh\tGiáo viên\tHọc sinh/giáo viên\nĐông Hà\t712\t24.630\t1.620\t15,2\n"
    "Vĩnh Linh\t640\t19.870\t1.402\t14,2\nHướng Hóa\t835\t26.410\t1.715\t15,4\n"
    "Gio Linh\t548\t16.925\t1.198\t14,1\nCam Lộ\t318\t10.215\t702\t{}\n"
)


@pytest.mark.parametrize(
    ("mean", "outcome"), [("16,6", "broken"), ("14,6", "holds")]
)
def test_a_column_of_means(mean: str, outcome: str) -> None:
    found = outcomes(_MEANS.format(mean), "ratio")
    own = numbers(f"10215 702 {mean.replace(',', '.')}")
    assert [o for o, n in found if n == own] == [outcome]
