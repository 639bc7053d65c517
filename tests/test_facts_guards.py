"""Figures beside words of an indicator that state no fact: points, ranks, pages, prices, days."""

from __future__ import annotations

import pytest
from test_facts import found

TABLES = [
    # the column that numbers the rows, or names them by a code
    (
        "STT\tMã\tTên thủ tục hành chính sửa đổi\n"
        "1\t0301\tĐăng ký tàu\n2\t0302\tXóa đăng ký tàu\n3\t0303\tCấp lại giấy chứng nhận",
        [],
    ),
    (
        "TT\tNội dung\tTỷ lệ\tĐiểm\tThứ hạng\n"
        "1\tTỷ lệ hồ sơ TTHC giải quyết đúng hạn\t71,5%\t4,3\t14/34\n"
        "2\tTỷ lệ TTHC được công khai\t76,4%\t3,1\t9/34",
        ["71.5", "76.4"],
    ),
    (
        "STT\tTên thủ tục hành chính\tThời gian giải quyết theo quy định\tThời gian sau khi cắt giảm\n"
        "1\tGiải quyết hồ sơ trợ cấp\t10\t8\n2\tGiải quyết hồ sơ mai táng\t15\t12",
        [],
    ),
    (
        "Nội dung\tChỉ số PAR INDEX năm 2022\n"
        "Sở Tư pháp\t91,5%\nSở Xây dựng\t88,2%\nSở Nội vụ\t87,1%",
        ["91.5", "88.2", "87.1"],
    ),
]

PROSE = [
    "Nếu tỷ lệ hồ sơ giải quyết đúng hạn đạt dưới 95% thì điểm đánh giá là 0.",
    "- Dưới 80% số hồ sơ trực tuyến toàn trình được giải quyết đúng hạn: 0,25",
]


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_a_column_of_something_else_states_no_fact(
    table: str, expected: list[str]
) -> None:
    facts = found(f"Bảng số liệu cải cách hành chính\n{table}\n")
    assert [fact.value for fact in facts] == expected


@pytest.mark.parametrize("text", PROSE)
def test_a_step_of_a_scale_states_no_fact(text: str) -> None:
    assert found(text) == ()


def test_a_threshold_in_a_bracket_leaves_the_figure_before_it() -> None:
    text = "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97,4% (dưới 95% thì tiêu chí này đạt 0 điểm)."
    assert [(fact.indicator, fact.value) for fact in found(text)] == [
        ("ops.dossier.on_time", "97.4")
    ]


def test_a_trial_is_no_scale() -> None:
    assert [
        fact.value for fact in found("Thí điểm cấp 20 chứng thư số cho cá nhân.")
    ] == ["20"]


def test_a_document_that_a_dossier_must_hold_is_not_counted() -> None:
    text = "01 bản sao điện tử được chứng thực của Giấy chứng nhận đăng ký tàu biển;"
    assert found(text, title="Quy định về hồ sơ đăng ký tàu biển") == ()
