"""Relations in tables: formulas, totals of rows and columns, levels, percentages, reuse."""

from __future__ import annotations

import pytest
from checks_kit import checked, numbers, outcomes

DOSSIERS = (
    "TT\tLĩnh vực\tTiếp nhận\tĐã giải quyết\tĐang giải quyết\n1\tĐất đai\t1.200\t1.150\t50\n"
    "2\tXây dựng\t340\t300\t40\n3\tTư pháp\t460\t450\t10\nTổng cộng\t2.000\t1.890\t110\n"
)


def test_columns_and_rows_of_a_plain_table() -> None:
    found = outcomes(DOSSIERS, "sum")
    assert ("holds", numbers("1200 340 460 2000")) in found
    assert ("broken", numbers("1150 300 450 1890")) in found
    assert ("broken", numbers("50 40 10 110")) in found
    assert ("holds", numbers("1150 50 1200")) in found
    assert ("holds", numbers("1890 110 2000")) in found


def test_known_partition_in_the_head() -> None:
    table = (
        "Mức | Tổng | Đã xử lý | Chưa xử lý | Trước hạn | % | Đúng hạn | % | Trễ hạn | %\n"
        "A | 1000 | 900 | 100 | 450 | 50% | 360 | 40% | 72 | 8%\n"
        "B | 500 | 400 | 100 | 200 | 50% | 160 | 40% | 40 | 10%\n"
    )
    found = outcomes(table)
    assert ("broken", numbers("450 360 72 900")) in found
    assert ("holds", numbers("200 160 40 400")) in found
    assert ("holds", numbers("900 100 1000")) in found
    assert ("holds", numbers("72 900 8")) in found
    assert not [
        f
        for f in found
        if f[0] == "broken" and f[1] != numbers("450 360 72 900")
    ]


def test_a_slip_that_the_row_of_totals_carries_is_one_slip() -> None:
    table = (
        "Đơn vị | Tiếp nhận | Đã giải quyết | Trễ hạn | Đang giải quyết\nHuyện A | 810 | 790 | 8 "
        "| 20\n"
        "Huyện B | 645 | 600 | 5 | 35\nHuyện C | 420 | 400 | 3 | 20\nHuyện D | 300 | 270 | 0 | 30\n"
        "Cộng | 2.175 | 2.060 | 16 | 105\n"
    )
    found = outcomes(table, "sum")
    assert {
        ("broken", numbers("600 35 645")),
        ("broken", numbers("2060 105 2175")),
    } <= set(found)
    assert ("holds", numbers("790 20 810")) in found


def test_printed_formulas() -> None:
    table = (
        "STT\tNội dung\tTổng số\tNam\tNữ\tTỷ lệ nữ "
        "(%)\n(1)\t(2)\t(3)=(4)+(5)\t(4)\t(5)\t(6)=(5)/(3)\n"
        "1\tPhòng A\t25\t12\t13\t52\n2\tPhòng B\t31\t20\t10\t32,3\n"
    )
    found = outcomes(table)
    assert ("holds", numbers("12 13 25")) in found
    assert ("broken", numbers("20 10 31")) in found
    assert ("holds", numbers("13 25 52")) in found


def test_levels_of_the_numbering() -> None:
    table = (
        "TT\tLĩnh vực\tTiếp nhận\tGiải quyết\nI\tĐất đai\t100\t90\n1\tCấp mới\t60\t50\n2\tBiến "
        "động\t40\t40\n"
        "II\tHộ tịch\t200\t180\n1\tKhai sinh\t120\t110\n2\tKết hôn\t80\t60\n\tTổng cộng\t300\t270\n"
    )
    found = outcomes(table, "sum")
    assert {
        ("holds", numbers(n))
        for n in ("60 40 100", "90 180 270", "100 200 300")
    } <= set(found)
    assert ("broken", numbers("110 60 180")) in found


def test_percentages_of_a_plan() -> None:
    table = (
        "TT\tĐơn vị\tKế hoạch\tThực hiện\tTỷ lệ (%)\n1\tHuyện A\t120\t100\t83,3\n2\tHuyện "
        "B\t80\t60\t75\n"
        "3\tHuyện C\t50\t40\t90\n4\tHuyện D\t70\t77\t110\n"
    )
    found = outcomes(table, "ratio")
    assert ("broken", numbers("40 50 90")) in found
    assert [o for o, _ in found].count("holds") == 3


def test_columns_that_do_not_add_up_raise_no_alarm() -> None:
    table = (
        "TT\tChỉ tiêu\tNăm 2019\tNăm 2020\tĐiểm bình quân\n1\tMáy tính\t120\t150\t7,5\n2\tMáy "
        "in\t20\t25\t8,1\n"
        "3\tTrường học\t60\t60\t6,9\n"
    )
    assert not [o for o, _ in outcomes(table) if o != "holds"]


def test_one_set_of_figures_for_several_criteria() -> None:
    row = "Đã nhận 655 hồ sơ, đã trả 599 hồ sơ, còn 56 hồ sơ"
    names = (
        "Tỷ lệ hồ sơ trực tuyến",
        "Tỷ lệ hồ sơ bưu chính",
        "Tỷ lệ trả kết quả",
    )
    table = "Mục\tTiêu chí\tMinh chứng\n" + "".join(
        f"{i}\t{name}\t{row}\n" for i, name in enumerate(names, 1)
    )
    found = [c for c in checked(table) if c.kind == "reuse"]
    assert [(c.outcome, c.numbers) for c in found] == [
        ("doubtful", ("655", "599", "56"))
    ]
    assert len(found[0].mention_ids) == 9


def test_changes_with_the_sign_turned_round() -> None:
    table = (
        "Chỉ tiêu\tTổng lượt\tNgoại trú\tNội trú\nA\t1=2+3\t2\t3\nNăm nay\t80076\t63143\t16933\n"
        "Năm trước\t74937\t59980\t14957\nTăng/giảm so với cùng kỳ năm trước\t{0}5139\t{0}3163\t{0}1976\n"
    )
    turned = [("broken", numbers("80076 74937 -5139"))]
    assert outcomes(table.format("-"), "contradiction") == turned
    assert outcomes(table.format(""), "contradiction") == []


def test_more_points_than_the_head_allows() -> None:
    rows = "".join(f"{at}\tSở số {at}\t1{at},5\n" for at in range(1, 9))
    table = f"TT\tĐơn vị\tĐiểm đạt (tối đa 18 điểm)\n{rows}"
    assert ("broken", numbers("18.5 18")) in outcomes(table, "plausibility")


def test_parts_that_pass_their_whole_in_one_row() -> None:
    rows = "".join(
        f"{at}\tSở số {at}\t{20 + at}\t{5 + at}\t{3 + at // 2}\n"
        for at in range(1, 8)
    )
    head = "TT\tĐơn vị\tTổng hồ sơ\tTrong đó\tTrong đó\n\t\tSố lượng\tHồ sơ đất đai\tHồ sơ thuế\n"
    assert outcomes(head + rows, "sum") == []
    odd = "8\tSở số 8\t12\t9\t7\n"
    assert outcomes(head + rows + odd, "sum") == [("broken", numbers("12 9 7"))]


def test_the_rows_of_a_make_up_add_to_a_hundred() -> None:
    table = (
        "TT\tChỉ tiêu\tĐVT\tKế hoạch năm 2018\tThực hiện năm 2018\n1\tCơ cấu kinh tế\t\t\t\n"
        "\t- Nông, lâm nghiệp\t%\t55,27\t57,1\n\t- Dịch vụ du lịch\t%\t19,57\t18,8\n"
        "\t- Thương mại chung\t%\t25,16\t{}\n"
    )
    plan = ("holds", numbers("55.27 19.57 25.16 100"))
    good, bad = (
        outcomes(table.format("24,1"), "sum"),
        outcomes(table.format("21,4"), "sum"),
    )
    assert plan in good
    assert ("holds", numbers("57.1 18.8 24.1 100")) in good
    assert ("broken", numbers("57.1 18.8 21.4 100")) in bad


FRACTIONS = (
    "TT\tLĩnh vực\tĐiểm số\tChỉ số\tThứ hạng\n1\tChỉ đạo, điều hành\t9,42/ 9,5\t99,2%\t12/34\n"
    "2\tThể chế\t8,67/10\t86,7%\t20/34\n3\tThủ tục\t11,97/ 13\t{}\t5/34\n"
    "4\tBộ máy\t9,9/ 10,5\t94,3%\t9/34\n"
)


@pytest.mark.parametrize(
    ("said", "outcome"), [("92,1%", "holds"), ("91,2%", "broken")]
)
def test_fractions_beside_their_percentages(said: str, outcome: str) -> None:
    found = outcomes(FRACTIONS.format(said), "ratio")
    assert ("holds", numbers("8.67 10 86.7")) in found
    value = said[:-1].replace(",", ".")
    assert (outcome, numbers(f"11.97 13 {value}")) in found


def test_ranks_before_percentages_are_no_fractions() -> None:
    table = (
        "TT\tNội dung\tThứ hạng\tChỉ số\n1\tTiếp cận\t40/63\t83,0%\n"
        "2\tThủ tục\t35/63\t82,7%\n3\tCông chức\t47/63\t82,9%\n"
    )
    assert not [f for f in outcomes(table, "ratio") if f[0] != "holds"]


def test_points_had_for_rates_are_added_under_their_part() -> None:
    table = (
        "STT\tNội dung\tTỷ lệ\tĐiểm số\nI\tCông khai\t\t14,32\n"
        "1\tTỷ lệ công bố đúng hạn\t72,1%\t4,32\n2\tTỷ lệ đồng bộ\t100%\t10\n"
        "II.1\tDịch vụ trực tuyến\t\t8,23\n1\tTỷ lệ cung cấp\t96,4%\t2\n"
        "2\tTỷ lệ phát sinh hồ sơ\t4,6%\t0,23\n3\tTỷ lệ nộp trực tuyến\t74,8%\t6\n"
    )
    found = outcomes(table, "sum")
    assert ("holds", numbers("4.32 10 14.32")) in found
    assert ("holds", numbers("2 0.23 6 8.23")) in found


SPENDING = (
    "Chi khám chữa bệnh (ĐVT: {})\n\nChỉ tiêu\tTổng chi\tNgoại trú\tNội trú\n"
    "Năm nay\t76.122.000.000\t20.543.000.000\t55.579.000.000\n"
    "Năm trước\t63.810.000.000\t17.376.000.000\t46.434.000.000\n"
)


def test_a_unit_that_makes_amounts_larger_than_any_budget() -> None:
    told = ("broken", numbers("76122000000"))
    assert told in outcomes(SPENDING.format("Triệu đồng"), "plausibility")
    assert outcomes(SPENDING.format("đồng"), "plausibility") == []


def test_a_row_of_differences_is_no_part() -> None:
    table = (
        "Nơi\tXét nghiệm\tHình ảnh\nToàn quốc\t182.518\t235.847\nLào Cai\t186.256\t271.988\n"
        "Chênh so toàn quốc\t3.738\t36.141\n"
    )
    told = [c.message for c in checked(table) if c.kind == "sum"]
    assert len(told) == 2
    assert all("Lào Cai - Toàn quốc" in message for message in told)


SCORES = (
    "TT\tĐơn vị\tThể chế\tHạ tầng\tTổng điểm\n\tĐiểm tối đa\t10\t15\t25\n"
    "1\tXã An Bình\t9,5\t14,25\t23,75\n2\tXã Phú Lộc\t8\t{}\t22,5\n"
    "3\tXã Tân Hòa\t9\t13,5\t22,5\n4\tXã Vạn Thắng\t7,25\t12\t19,25\n"
)
AWARDED = (
    "TT\tĐơn vị\tĐiểm chuẩn\tĐiểm tự chấm\tĐiểm thẩm định\n1\tSở Nội vụ\t87\t86\t{}\n"
    "2\tSở Y tế\t90\t88\t79,5\n3\tSở Tư pháp\t85\t84\t80\n4\tSở Xây dựng\t92\t90\t81,5\n"
)


@pytest.mark.parametrize(
    ("table", "points", "told"),
    [
        (SCORES, "14,5", []),
        (SCORES, "15,82", [("broken", numbers("15.82 15"))]),
        (AWARDED, "82,5", []),
        (AWARDED, "88,5", [("broken", numbers("88.5 87"))]),
    ],
)
def test_no_more_points_than_a_row_or_a_column_allows(
    table: str, points: str, told: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert outcomes(table.format(points), "plausibility") == told
