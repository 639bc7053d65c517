"""Lists: what a head passes to its items, what is said of all owners at once. Composed."""

from __future__ import annotations

from collections import Counter

import pytest
from test_facts import found

from pipeline.clauses.lists import (
    Place,
    head_of,
    label_of,
    names_owner,
    shared_predicates,
)
from pipeline.clauses.phrases import split

_TITLE = "Kết quả cải cách hành chính và ứng dụng công nghệ thông tin năm 2023"


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (["Số máy tính:", "- Cấp tỉnh: 5", "- Cấp xã: 9"], 0),
        (["Kết quả:", "1. Sở Y tế: 5", "2. Sở Tư pháp: 9"], 0),
        (["Kết quả:", "a) Cấp xã:", "- Máy tính: 5", "b) Cấp huyện: 9"], 0),
        (["Kết quả:", "a) Cấp xã:", "- Máy tính: 5", "- Máy in: 9"], 1),
        (["Đã họp 5 lần.", "- Cấp tỉnh: 5"], -1),
        (["Số máy tính:", "Sở có 5 máy.", "- Cấp tỉnh: 5"], -1),
        (["Số máy tính:", "Sở có 5 máy."], -1),
    ],
)
def test_the_line_that_heads_the_last(lines: list[str], head: int) -> None:
    assert head_of(lines, len(lines) - 1) == head


def test_label_of_an_item() -> None:
    assert label_of("2) UBND xã Tân Lập: ") == "UBND xã Tân Lập"


@pytest.mark.parametrize(
    ("label", "owner"),
    [
        ("Cấp tỉnh", True),
        ("UBND xã Tân Lập", True),
        ("Cá nhân", True),
        ("Máy tính xách tay", False),
        ("Số xã", False),
        ("", False),
    ],
)
def test_a_label_that_says_whose_a_figure_is(label: str, owner: bool) -> None:
    assert names_owner(label) is owner


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        (
            "100% sở, 95% UBND huyện và 80% UBND xã đã dùng chữ ký số",
            {0: "da", 1: "da"},
        ),
        ("100% sở có mạng LAN, 80% xã có Internet", {}),
        ("100% sở; 80% xã có Internet", {}),
        ("100% hồ sơ, 80% xã có Internet", {}),
    ],
)
def test_what_is_said_of_all_owners(text: str, shared: dict[int, str]) -> None:
    words = split(text)
    places = [
        Place(n, n + 1) for n, word in enumerate(words.words) if word.isdigit()
    ]
    told = shared_predicates(text, words, places)
    assert {at: words.words[word] for at, word in told.items()} == shared


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Số chứng thư số đã cấp:\n- Tổ chức: 10;\n- Cá nhân: 44.",
            {"app.signature.cert_org": "10", "app.signature.cert_person": "44"},
        ),
        (
            "Tổng số thủ tục hành chính: 820 thủ tục, trong đó:\n- Cấp tỉnh: 550;\n- Cấp xã: 270.",
            {"ops.procedure.total": "820 550 270"},
        ),
        (
            "Kết quả giải quyết hồ sơ:\n- Đúng hạn: 1.190;\n- Quá hạn: 10.",
            {"ops.dossier.on_time": "1190", "ops.dossier.late": "10"},
        ),
        (
            "Số tài khoản thư điện tử đã cấp: sở, ngành 2.450; huyện 1.320; xã 900.",
            {"app.email.account_count": "2450 1320 900"},
        ),
        (
            "Số máy tính tại các xã: xã An Bình 12; xã Tân Lập 9.",
            {"infra.pc.count": "12 9"},
        ),
        (
            "Đến nay, 100% sở, 95% UBND huyện và 80% UBND xã đã sử dụng chữ ký số.",
            {"app.signature.unit_coverage": "100 95 80"},
        ),
        (
            "Có 18 sở, ngành và 137 xã đã sử dụng phần mềm quản lý văn bản.",
            {"app.dms.unit_coverage": "18 137"},
        ),
        (
            "Tổng số cán bộ, công chức: 520 người, trong đó cấp tỉnh 320, cấp xã 200.",
            {"hr.staff.total": "520 320 200"},
        ),
        (
            "Tỷ lệ văn bản được ký số đạt 95% ở cấp tỉnh và 70% ở cấp xã.",
            {"app.edoc.signed_share": "95 70"},
        ),
        (
            "Tỷ lệ hồ sơ quá hạn qua các năm: 2022: 5,2%; 2023: 1,4%.",
            {"ops.dossier.late": "5.2 1.4"},
        ),
        # what a list of another thing does not take over
        (
            "Tỷ lệ hồ sơ nộp trực tuyến đạt 82%; tỷ lệ che phủ rừng đạt 54%.",
            {"ops.dossier.online": "82"},
        ),
        (
            "Năm 2022 tỷ lệ hồ sơ trực tuyến đạt 5%, nay tỷ lệ này đạt 43%.",
            {"ops.dossier.online": "5 43"},
        ),
        (
            "Số máy tính và thiết bị:\n- Máy in: 12;\n- Máy quét: 5.",
            {"infra.printer.count": "12", "infra.scanner.count": "5"},
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_an_item_takes_over_what_its_list_is_of(
    text: str, expected: dict[str, str]
) -> None:
    said = Counter((fact.indicator, fact.value) for fact in found(text, _TITLE))
    assert said == Counter(
        (code, value)
        for code, values in expected.items()
        for value in values.split()
    )
