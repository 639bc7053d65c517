"""One quantity in two places: two tables, a table and the words before it."""

from __future__ import annotations

import pytest
from checks_kit import numbers, outcomes

_HEAD = (
    "STT\tChỉ tiêu\tĐVT\tKế hoạch năm 2018\tThực hiện năm 2018\tSo với KH (%)"
)
_SECOND = "STT\tNội dung\tĐVT\tThực hiện năm 2018\tKế hoạch năm 2018"


def _tables(first: str, second: str) -> str:
    """Two tables that share rows; the second gives the result before the plan."""
    return (
        f"Biểu 1\n\n{_HEAD}\n1\tTổng số giường bệnh thực kê\tgiường\t1.200\t1.250\t104,2\n"
        f"{first}\n\nMột đoạn văn ở giữa hai bảng.\n\nBiểu 2\n\n{_SECOND}\n"
        f"1\tTổng số giường bệnh thực kê\tgiường\t1.250\t1.200\n{second}\n"
    )


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (  # equal, in other columns and another spelling
            "2\tSố xã đạt chuẩn y tế\txã\t120\t131\t109,2",
            "2\tSố xã đạt chuẩn y tế (xã)\txã\t131\t120",
            [("holds", "131 131"), ("holds", "120 120")],
        ),
        (  # one cell of the row differs
            "2\tSố xã đạt chuẩn y tế\txã\t120\t131\t109,2",
            "2\tSố xã đạt chuẩn y tế\txã\t137\t120",
            [("broken", "131 137"), ("holds", "120 120")],
        ),
        (  # another unit: another quantity
            "2\tSố xã đạt chuẩn y tế\txã\t120\t131\t109,2",
            "2\tSố xã đạt chuẩn y tế\t%\t67\t60",
            [],
        ),
    ],
)
def test_a_cell_that_another_table_repeats(
    first: str, second: str, expected: list[tuple[str, str]]
) -> None:
    beds = [("holds", "1250 1250"), ("holds", "1200 1200")]
    wanted = sorted((o, numbers(n)) for o, n in [*beds, *expected])
    assert outcomes(_tables(first, second), "same") == wanted


def test_two_tables_that_agree_nowhere_speak_of_two_things() -> None:
    rows = "1\tSố hồ sơ tiếp nhận trực tuyến\thồ sơ\t{}\t{}\n"
    text = f"Biểu 1\n\n{_HEAD}\n" + rows.format(300, "410\t136,7")
    text += f"\nHuyện khác.\n\nBiểu 2\n\n{_SECOND}\n" + rows.format(95, 80)
    assert outcomes(text, "same") == []


_TABLE = (
    "\n\nTT\tNội dung\tDự toán năm 2019\tThực hiện quý I năm 2019\tDự toán (%)\t"
    "Cùng kỳ năm trước (%)\n"
    "1\tChi mua sắm máy chủ mới\t1.733\t799\t46\t354\n"
    "2\tChi sự nghiệp giáo dục đào tạo\t4.599\t926\t20\t107\n"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Chi sự nghiệp giáo dục đào tạo 926 bộ, đạt 20% dự toán, tăng 7% so với cùng kỳ.",
            [("holds", "926 4599 20 20"), ("holds", "926 7 107")],
        ),
        (
            "Chi mua sắm máy chủ mới 799 bộ, đạt 33% dự toán, tăng 9% so với cùng kỳ.",
            [("broken", "799 33 9 46 354")],
        ),
        (
            "Chi mua sắm máy chủ mới 799 bộ, đạt 33% dự toán.",
            [("broken", "799 1733 33 46")],
        ),
        ("Chi mua sắm máy chủ mới 512 bộ, đạt 33% dự toán.", []),
    ],
)
def test_percentages_in_words_against_the_row(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    wanted = sorted((o, numbers(n)) for o, n in expected)
    assert outcomes(sentence + _TABLE, "same") == wanted


def test_another_result_in_words_than_the_official_one() -> None:
    table = (
        "\n\nTT\tChỉ tiêu\tĐVT\tKế hoạch năm 2018\tƯTH năm 2018\tThực hiện năm 2018\t"
        "So sánh với KH (%)\n"
        "1\tTỷ lệ tiêm chủng mở rộng\t%\t90\t90\t92\t102\n"
        "2\tTỷ lệ hộ dùng nước sạch\t%\t80\t84\t84\t105\n"
    )
    said = "Tỷ lệ tiêm chủng mở rộng 90%, đạt 100% KH; số liệu khác xem bảng."
    assert outcomes(said + table, "same") == [("broken", numbers("90 92 102"))]
