"""Documents that a document cites, from composed text through structure and mentions."""

from __future__ import annotations

import pytest

from pipeline.mentions import find
from pipeline.names.references import references
from pipeline.records import Page, Reading, Reference, Source
from pipeline.structure import parse

HEAD = """UBND TỈNH HÀ NAM
SỞ NỘI VỤ
Số: 96/BC-SNV
Hà Nam, ngày 08 tháng 9 năm 2020
BÁO CÁO
Kết quả số hóa hồ sơ

"""


def cited(body: str, head: str = HEAD) -> tuple[Reference, ...]:
    reading = Reading((Page(1, head + body),))
    layout = parse(reading, Source("", "", "0" * 16, "text", 0))
    return references("d", layout, find("d", reading, layout))


CASES = [
    (
        "Căn cứ Quyết định số 131/QĐ-TTg ngày 25/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án "
        "“Tăng tốc, bứt phá”;",
        (
            "131/QĐ-TTg",
            "2022-01-25",
            "Quyết định",
            "Thủ tướng Chính phủ",
            "Thủ tướng Chính phủ",
            "phê duyệt Đề án “Tăng tốc, bứt phá”",
        ),
    ),
    (
        "Công văn số 951/SGD&ĐT-VP ngày 16 tháng 7 năm 2019 của Sở Giáo dục và Đào tạo về việc ký "
        "số, Sở Nội vụ đã mua.",
        (
            "951/SGDĐT-VP",
            "2019-07-16",
            "Công văn",
            "Sở Giáo dục và Đào tạo",
            "Sở Giáo dục và Đào tạo",
            "ký số",
        ),
    ),
    (
        "Theo Kế hoạch 61/KH-UBND của UBND tỉnh, toàn ngành có 5 máy chủ.",
        ("61/KH-UBND", "", "Kế hoạch", "UBND tỉnh Hà Nam", "UBND tỉnh", ""),
    ),
    (
        "(Nghị quyết số 05-NQ/TU ngày 02/3/2020 của Tỉnh ủy về chuyển đổi số)",
        (
            "5-NQ/TU",
            "2020-03-02",
            "Nghị quyết",
            "Tỉnh ủy Hà Nam",
            "Tỉnh ủy",
            "chuyển đổi số",
        ),
    ),
    (
        "Căn cứ Quyết định số 77/QĐ-UBND ngày 4/5/2018 của UBND tỉnh Nam Định ban hành Quy chế "
        "phối hợp.",
        (
            "77/QĐ-UBND",
            "2018-05-04",
            "Quyết định",
            "UBND tỉnh Nam Định",
            "UBND tỉnh Nam Định",
            "ban hành Quy chế phối hợp",
        ),
    ),
    (
        "Theo hướng dẫn số 820/VP-SNV ngày 1/2/2020, hồ sơ nộp trước ngày 15.",
        (
            "820/VP-SNV",
            "2020-02-01",
            "Hướng dẫn",
            "Văn phòng Sở Nội vụ",
            "",
            "",
        ),
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_reference(body: str, expected: tuple[str, ...]) -> None:
    [found] = cited(body)
    assert (
        found.code,
        found.date,
        found.type,
        found.issuer,
        found.issuer_said,
        found.title,
    ) == expected


def test_own_number_is_no_reference() -> None:
    assert (
        cited("(Kèm theo Báo cáo số 96/BC-SNV ngày 08 tháng 9 năm 2020)") == ()
    )


def test_repeated_citations_are_one() -> None:
    body = (
        "Căn cứ Nghị quyết số 17/NQ-CP ngày 7/3/2019 của Chính phủ về chính phủ điện tử.\n"
        "Đã thực hiện Nghị quyết số 17/NQ-CP.\nKết quả theo Nghị quyết 17 được công khai.\n"
    )
    [found] = cited(body)
    assert (found.code, found.date, found.title) == (
        "17/NQ-CP",
        "2019-03-07",
        "chính phủ điện tử",
    )


def test_contradicting_dates_stay_apart() -> None:
    body = (
        "Quyết định số 12/QĐ-SNV ngày 3/4/2018.\nQuyết định số 12/QĐ-SNV ngày 3/4/2019.\nQuyết "
        "định số 12/QĐ-SNV.\n"
    )
    assert [(r.code, r.date) for r in cited(body)] == [
        ("12/QĐ-SNV", "2018-04-03"),
        ("12/QĐ-SNV", "2019-04-03"),
        ("12/QĐ-SNV", ""),
    ]


def test_contradicting_types_stay_apart() -> None:
    body = "Quyết định số 12/KH-SNV ngày 3/4/2018.\nKế hoạch số 12/KH-SNV ngày 3/4/2018.\n"
    assert [r.type for r in cited(body)] == ["Quyết định", "Kế hoạch"]


def test_date_belongs_to_the_number_before_it() -> None:
    body = "Luật số 76/2015/QH13 và Nghị định số 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ."
    assert [(r.code, r.date) for r in cited(body)] == [
        ("76/2015/QH13", ""),
        ("43/2011/NĐ-CP", "2011-06-13"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Lập danh sách theo mẫu số 01/QTDA kèm theo.",
        "Theo Nghị quyết 20 của cấp trên.",
    ],
)
def test_forms_and_bare_numbers_are_no_references(body: str) -> None:
    assert cited(body) == ()


def test_titles_end_before_the_next_citation() -> None:
    body = (
        "Theo Thông tư số 49/2017/TT-BYT ngày 28/12/2017 quy định về khám từ xa và Thông tư số "
        "54/2017/TT-BYT."
    )
    assert [(r.code, r.title) for r in cited(body)] == [
        ("49/2017/TT-BYT", "quy định về khám từ xa"),
        ("54/2017/TT-BYT", ""),
    ]
