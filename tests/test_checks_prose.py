"""Relations in running text: what holds, what is broken, and what must not be called so."""

from __future__ import annotations

from string import Formatter

import pytest
from checks_kit import checked, document, numbers, outcomes, read_by_ocr
from hypothesis import given
from hypothesis import strategies as st
from timing import cpu_seconds

from pipeline.checks import check_document
from pipeline.checks.wording import Message, messages

SUMS = [
    (
        "Tiếp nhận 1.200 hồ sơ (800 hồ sơ trực tuyến, 400 hồ sơ trực tiếp).",
        "holds",
        "800 400 1200",
    ),
    (
        "Tiếp nhận 1.200 hồ sơ (800 hồ sơ trực tuyến, 350 hồ sơ trực tiếp).",
        "broken",
        "800 350 1200",
    ),
    (
        "Đơn vị có 05 máy in (02 máy in màu, 03 máy in đen trắng).",
        "holds",
        "2 3 5",
    ),
    (
        "Tổng số công chức là 45 người, trong đó nam 20 người, nữ 26 người.",
        "broken",
        "20 26 45",
    ),
    (
        "Tổng số thủ tục là 1.845 thủ tục, trong đó cấp tỉnh 1.400, cấp huyện 300, cấp xã 145.",
        "holds",
        "1400 300 145 1845",
    ),
    (
        "Tổng số thủ tục là 1.845 thủ tục, trong đó cấp tỉnh 1.400, cấp huyện 300, cấp xã 140.",
        "broken",
        "1400 300 140 1845",
    ),
    (
        "Hội nghị có 21 điểm cầu, gồm Tỉnh ủy, HĐND tỉnh, UBND tỉnh, 18 sở.",
        "holds",
        "18 21",
    ),
    (
        "Toàn tỉnh có 120 xã, trong đó 130 xã đã có mạng LAN.",
        "broken",
        "130 120",
    ),
    (
        "Kinh phí là 3.500 triệu đồng, gồm: ngân sách tỉnh 2.000 triệu đồng, ngân sách huyện "
        "1.500 triệu đồng.",
        "holds",
        "2000000000 1500000000 3500000000",
    ),
    # 3,54 is cut to 3,5
    (
        "Kinh phí là 3,5 tỷ đồng, gồm: ngân sách tỉnh 2,04 tỷ đồng và ngân sách huyện 1,5 tỷ đồng.",
        "holds",
        "2040000000 1500000000 3500000000",
    ),
    (
        "Đã cấp 3.000 chứng thư số cho cá nhân và 500 chứng thư số cho tổ chức, tổng cộng 3.500 "
        "chứng thư số.",
        "holds",
        "3000 500 3500",
    ),
    (
        "Đã cấp 3.400 chứng thư số: 3.000 chứng thư số cho cá nhân và 500 chứng thư số cho tổ "
        "chức.",
        "broken",
        "3000 500 3400",
    ),
    (
        "Hệ thống có 28 điểm cầu đặt tại Tỉnh ủy, HĐND tỉnh, UBND tỉnh, 18 sở, ban, ngành và 7 "
        "huyện.",
        "holds",
        "18 7 28",
    ),
    (
        "Sở đã cấp 1.602 chứng thư số cho 3 cấp chính quyền. Trong đó có 425 chứng thư số tập "
        "thể, 972 chứng thư số cá "
        "nhân và 205 sim ký số.",
        "holds",
        "425 972 205 1602",
    ),
    (
        "Huyện có 9.400/10.000 hộ đã nối cáp quang, còn lại 600 hộ chưa nối.",
        "holds",
        "9400 600 10000",
    ),
    (
        "Huyện có 9.400/10.000 hộ đã nối cáp quang, còn lại 650 hộ chưa nối.",
        "broken",
        "9400 650 10000",
    ),
]


@pytest.mark.parametrize(("text", "outcome", "values"), SUMS)
def test_sums(text: str, outcome: str, values: str) -> None:
    assert (outcome, numbers(values)) in outcomes(text, "sum")


SILENT = [  # nothing here may be called broken
    # parts that overlap
    "Tổng số cán bộ là 50 người, trong đó có 45 người có bằng đại học và 10 người là nữ.",
    "Sở tổ chức 12 lớp cho 480 học viên (mỗi lớp 40 học viên), trong đó 5 lớp về an toàn thông "
    "tin.",
    "Nộp 01 hồ sơ gồm: 01 đơn đề nghị, 01 bản sao giấy phép và 02 ảnh.",
    "Thời hạn là 10 ngày làm việc, trong đó 07 ngày tại Sở và 02 ngày tại UBND tỉnh.",
    "Đội gồm 7 đến 9 xe, gồm: 01 xe dẫn đường, 02 đến 03 xe chở khách, 04 xe tải.",
    "Có 3 mã lĩnh vực (101, 102, 103).",
    "Tiếp nhận 1.200 hồ sơ (tăng 15% so với cùng kỳ), trong đó 800 hồ sơ trực tuyến.",
    "Hạ tầng của Sở có 04 đường truyền (02 đường 100 Mbps).",
    "Giải ngân 300 tỷ đồng đạt 60% kế hoạch; nguồn tỉnh giải ngân 200 tỷ đồng (đạt 80%).",
    "Được giảm từ 15% đến 20% định mức.",
    "Đạt 98,7 điểm, xếp thứ 12/63 tỉnh, thành phố, tăng 3 bậc.",
    "Toàn ngành có 1.250 máy tính; đã thay 300 máy, đạt 75% kế hoạch năm.",
    "Hơn 54.000 dịch vụ, trong đó trên 16.000 dịch vụ toàn trình; tỷ lệ có hồ sơ là 25,3%.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_alarm(text: str) -> None:
    assert not [c for c in checked(text) if c.outcome == "broken"]


RATIOS = [
    ("Có 15/41 thủ tục trực tuyến, đạt tỷ lệ 36,6%.", "holds", "15 41 36.6"),
    ("Có 15/41 thủ tục trực tuyến, đạt tỷ lệ 38%.", "broken", "15 41 38"),
    # 85,56 cut off
    ("Đơn vị đạt chuẩn là 77/90 (85,5%).", "holds", "77 90 85.5"),
    (
        "Trong tổng số 200 xã có 150 xã đạt chuẩn, chiếm 65%.",
        "broken",
        "150 200 65",
    ),
    (
        "Có hơn 1,4 triệu tài khoản trên tổng số 4,2 triệu tài khoản, đạt tỷ lệ 33,7%.",
        "holds",
        "1400000 4200000 33.7",
    ),
    (
        "Năm 2020 đạt 1.200 lượt, tăng 20% so với năm 2019 (1.000 lượt).",
        "holds",
        "1200 1000 20",
    ),
    (
        "Năm 2020 đạt 1.200 lượt, tăng 25% so với năm 2019 (1.000 lượt).",
        "broken",
        "1200 1000 25",
    ),
    (
        "Huyện có 6.000/9.000 hộ dùng Internet, còn 3.000 hộ, chiếm 33,3%.",
        "holds",
        "3000 9000 33.3",
    ),
    (
        "Số văn bản gửi đi là 5.000 văn bản. Số văn bản ký số là 4.000 văn bản, chiếm 90% tổng số "
        "văn bản gửi đi.",
        "broken",
        "4000 5000 90",
    ),
]


@pytest.mark.parametrize(("text", "outcome", "values"), RATIOS)
def test_ratios(text: str, outcome: str, values: str) -> None:
    assert (outcome, numbers(values)) in outcomes(text, "ratio")


def test_base_of_a_change_stands_in_a_footnote() -> None:
    text = (
        "Trong tháng, bệnh lao phổi ghi nhận 320 ca mắc, so với tháng trước giảm 40 ca mắc. Lũy "
        "kế từ đầu năm có "
        "2.510 ca mắc1.\n\n1 Số ca mắc LP tháng 9 là 360 ca, lũy kế 2.200 ca.\n"
    )
    found = outcomes(text.replace("bệnh lao phổi", "Lao phổi"), "sum")
    assert ("holds", numbers("360 40 320")) in found
    assert ("broken", numbers("2200 320 2510")) in found


def test_difference_to_a_mean() -> None:
    text = (
        "Tỉnh đạt 0,75 điểm, cao hơn 0,25 so với bình quân cả nước (0,5 điểm)."
    )
    assert outcomes(text, "sum") == [("holds", numbers("0.5 0.25 0.75"))]


def test_remainder_in_a_bracket_is_doubtful() -> None:
    text = (
        "Tiếp nhận 500 hồ sơ, trong đó số hồ sơ đã giải quyết là 450 hồ sơ; số hồ sơ đang giải "
        "quyết là 49 hồ sơ "
        "(1 hồ sơ rút)."
    )
    assert ("doubtful", numbers("450 49 1 500")) in outcomes(text, "sum")
    assert not [o for o, _ in outcomes(text, "sum") if o == "broken"]


def test_doubted_digit_is_named_and_nothing_changed() -> None:
    text = "Tiếp nhận 1.200 hồ sơ (800 hồ sơ trực tuyến, 460 hồ sơ trực tiếp)."
    sure = check_document(read_by_ocr(document(text)))
    assert [c.outcome for c in sure if c.kind == "sum"] == ["broken"]
    for doubt in ((96.0, "400"), (66.0, "")):
        found = [
            c
            for c in check_document(read_by_ocr(document(text), n460=doubt))
            if c.kind == "sum"
        ]
        assert [c.outcome for c in found] == ["doubtful"]
        assert "400" in found[0].message and "460" in found[0].numbers


@given(
    st.lists(st.integers(1, 4000), min_size=2, max_size=6), st.integers(-3, 3)
)
def test_lists_hold_exactly_when_they_add_up(
    parts: list[int], off: int
) -> None:
    total = sum(parts) + off
    shown = ", ".join(
        f"{part} hồ sơ của phòng {'ABCDEF'[i]}" for i, part in enumerate(parts)
    )
    found = [
        c.outcome
        for c in checked(f"Sở tiếp nhận {total} hồ sơ ({shown}).")
        if c.kind == "sum" and len(c.numbers) == len(parts) + 1
    ]
    if off == 0:
        assert found == ["holds"]
    elif total > max(parts) and total >= len(parts):
        assert (
            "broken" in found
            or any(  # unless a beginning of the list makes it, or one part only details another
                c.outcome == "holds"
                for c in checked(f"Sở tiếp nhận {total} hồ sơ ({shown}).")
                if c.kind == "sum"
            )
        )


def test_nothing_occurred_but_was_counted() -> None:
    text = (
        "Số hồ sơ thủ tục hành chính nộp trực tuyến được giải quyết là 520 hồ sơ.\n\n"
        "Việc nộp hồ sơ thủ tục hành chính trực tuyến chưa phát sinh.\n"
    )
    assert ("doubtful", "520") in outcomes(text, "contradiction")


def test_trend_words() -> None:
    assert [
        c.outcome
        for c in checked("Tỷ lệ tăng từ 45% lên 38%.")
        if c.kind == "contradiction"
    ] == ["broken"]
    assert [
        c.outcome
        for c in checked("Tỷ lệ giảm từ 45% xuống 38%.")
        if c.kind == "contradiction"
    ] == ["holds"]


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Một trăm năm mươi mốt triệu đồng", "holds"),
        ("Một trăm năm mươi triệu đồng", "broken"),
    ],
)
def test_amount_in_words(words: str, outcome: str) -> None:
    assert outcome in {
        c.outcome
        for c in checked(f"Số tiền 151.000.000 đồng (Bằng chữ: {words}).")
    }


@pytest.mark.parametrize(
    ("money", "outcome"),
    [("650 triệu đồng", "holds"), ("650.000 đồng", "doubtful")],
)
def test_price_of_a_computer(money: str, outcome: str) -> None:
    found = checked(f"Mua 50 bộ máy vi tính với tổng kinh phí {money}.")
    assert [c.outcome for c in found if c.kind == "plausibility"] == [outcome]


def test_one_quantity_twice() -> None:
    text = (
        "Đến nay, toàn tỉnh có 235 điểm cầu cấp xã phục vụ họp trực tuyến.\n\n"
        "Hệ thống họp trực tuyến với 253 điểm cầu cấp xã đã giúp giảm thời gian đi lại.\n"
    )
    header = (
        "SỞ NỘI VỤ\n\nSố: 96/BC-SNV\n\nHải Dương, ngày 08 tháng 9 năm 2020\n\nBÁO CÁO\nKết "
        "quả năm 2020\n\n"
    )
    assert ("broken", "235 253") in outcomes(header + text, "same")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Tỷ lệ hồ sơ đúng hạn là 97,5%, trễ hạn là 2,5%.", "holds"),
        ("Tỷ lệ hồ sơ đúng hạn là 97,5%, trễ hạn là 3,5%.", "broken"),
        ("Tỷ lệ hồ sơ trước hạn 50%, đúng hạn 40%, trễ hạn 7%.", "doubtful"),
    ],
)
def test_shares_of_one_whole(text: str, outcome: str) -> None:
    assert [o for o, _ in outcomes(text, "sum")] == [outcome]


@pytest.mark.parametrize("row", messages().values(), ids=lambda row: row.key)
def test_both_languages_name_the_same_values(row: Message) -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert row.vi and row.en and names(row.vi) == names(row.en)


def test_messages_speak_two_languages() -> None:
    for check in checked(
        "Tiếp nhận 1.200 hồ sơ (800 hồ sơ trực tuyến, 350 hồ sơ trực tiếp)."
    ):
        assert "1.200" in check.message and "1,200" in check.message_en
        assert (
            check.expected == "1150"
            and check.observed == "1200"
            and check.difference == "50"
        )


@pytest.mark.parametrize(
    "unit",
    [
        "12 máy tính, ",
        "12 (1) ",
        "5 hồ sơ; ",
        "tổng cộng 12 máy ",
        "12 triệu đồng 3 hồ sơ ",
    ],
)
def test_a_paragraph_of_a_thousand_figures_takes_a_second(unit: str) -> None:
    """The checks compare figures with their neighbours; all with all took minutes and cost the
    document its facts."""
    whole = document(unit * 1200)
    assert cpu_seconds(lambda: check_document(whole)) < 10
