"""Heads composed at random in the layouts that readers deliver: every field comes back."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import document_codes, place_names
from pipeline.records import Page, Reading, Source
from pipeline.structure import parse

PROVINCES = sorted(
    name
    for name, kind in set(place_names.places().values())
    if kind == "tỉnh" or name in ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ")
)
DEPARTMENTS = sorted(
    (agency.code, agency.name)
    for agency in document_codes.agencies()
    if agency.name.startswith("Sở ")
)
TYPES = [
    ("BC", "Báo cáo"),
    ("KH", "Kế hoạch"),
    ("TB", "Thông báo"),
    ("QĐ", "Quyết định"),
    ("TTr", "Tờ trình"),
    ("", "Công văn"),
]
TITLES = [
    "Kết quả số hóa hồ sơ lưu trữ năm 2020",
    "kiểm tra an toàn thông tin mạng tại Ủy ban nhân dân cấp huyện",
    "cấp chữ ký số cho lãnh đạo các phòng, ban và đơn vị trực thuộc Sở Giáo dục và Đào tạo",
]
SIGNERS = [
    "Nguyễn Văn Hùng",
    "Trần Thị Mai Hương",
    "Lê Quang Đạo",
    "Hoàng Minh",
]
FORMULAS = [
    ("", "GIÁM ĐỐC"),
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
]
NATION = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def side_by_side(left: list[str], right: list[str], mark: str) -> list[str]:
    height = max(len(left), len(right))
    pairs = zip(
        left + [""] * (height - len(left)),
        right + [""] * (height - len(right)),
        strict=True,
    )
    return [f"{a}{mark}{b}" if a and b else a or b for a, b in pairs]


@settings(deadline=None, max_examples=120)
@given(st.data())
def test_composed_heads(data: st.DataObject) -> None:
    def pick(values: list[Any]) -> Any:
        return data.draw(st.sampled_from(values))

    place, (agency, department), (kind, name) = (
        pick(PROVINCES),
        pick(DEPARTMENTS),
        pick(TYPES),
    )
    number, title = pick(["7", "979", "12345", ""]), pick(TITLES)
    signer, (signed_for, own) = pick(SIGNERS), pick(FORMULAS)
    day, month, year = (
        pick([3, 14, 31]),
        pick([1, 8, 12]),
        pick([2009, 2018, 2022]),
    )
    parent, layout = (
        f"UBND {place_names.administered(place)}",
        pick(["stacked", "\t", " ", " | ", "right first"]),
    )
    tail = f"/{kind}-{agency}" if kind else f"/{agency}-VP"
    left = [
        part
        for body in (parent, department)
        for part in textwrap.wrap(body.upper(), pick([22, 60]))
    ]
    left.append(f"Số: {number.zfill(2) if number else ''}{tail}")
    dated = f"{place}, ngày {day:02d} tháng {month:02d} năm {year}"
    subject = textwrap.wrap(f"V/v {title}", 30) if not kind else []
    if layout == "stacked":
        head = [
            *left[:-1],
            "-----",
            *NATION,
            "-----",
            left[-1],
            *subject,
            dated,
        ]
    elif layout == "right first":
        head = [*NATION, dated, *left, *subject]
    else:
        head = (
            side_by_side(
                left, [*NATION, *[""] * (len(left) - 3), dated], layout
            )
            + subject
        )
    heading = (
        [name.upper(), *textwrap.wrap(title, 60)]
        if kind
        else ["Kính gửi: Các cơ quan, đơn vị."]
    )
    body = [
        "",
        "Căn cứ Luật Lưu trữ ngày 11/11/2011;",
        "I. KẾT QUẢ",
        "Đã số hóa 45 hồ sơ./.",
    ]
    end = [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        *([signed_for] if signed_for else []),
        own,
        "",
        signer,
    ]
    text = "\n".join([*head, "", *heading, *body, *end])
    found = parse(
        Reading((Page(1, text),)), Source("", "", "0" * 16, "text", 0)
    ).header
    assert (found.doc_code, found.doc_type) == (number + tail, name)
    assert (found.issuer, found.issuer_parent, found.place) == (
        department,
        parent,
        place,
    )
    assert (found.issued_on, found.title) == (
        f"{year}-{month:02d}-{day:02d}",
        title,
    )
    assert (
        found.signer,
        found.signer_title,
        found.signed_for,
        found.letters,
    ) == (
        signer,
        own,
        signed_for,
        1,
    )


@pytest.mark.parametrize("code", ["BC-STP", "TTr-STP", "BC-UBND", "BC-TTP"])
def test_a_code_before_the_place_is_no_word_for_a_city(code: str) -> None:
    lines = [
        "UBND TỈNH AN GIANG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ TƯ PHÁP Độc lập - Tự do - Hạnh phúc",
        f"Số: 07/{code} An Giang, ngày 31 tháng 12 năm 2018",
        "",
        "BÁO CÁO",
        "Kết quả số hóa hồ sơ lưu trữ",
    ]
    page = Page(1, "\n".join(lines))
    source = Source("", "", "0" * 16, "text", 0)
    found = parse(Reading((page,)), source).header
    assert (found.place, found.issued_on) == ("An Giang", "2018-12-31")
