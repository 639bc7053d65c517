"""Symbols, citations and dates of one document."""

from __future__ import annotations

import pytest
from checks_kit import checked, document, outcomes

from pipeline.checks import check_document

HEAD = (
    "SỞ NỘI VỤ\n\nSố: 96/BC-SNV\n\nHải Dương, ngày 08 tháng 9 năm 2020\n\nBÁO CÁO\nKết quả năm "
    "2020\n\n"
)

SYMBOLS = [
    (
        "Quyết định số 12/KH-UBND ngày 05/3/2019 của UBND tỉnh",
        "broken",
        "12/KH-UBND",
    ),
    (
        "Kế hoạch số 2680/UBND-VX ngày 18/5/2018 của UBND tỉnh",
        "broken",
        "2680/UBND-VX",
    ),
    ("Hướng dẫn số 772/SNV-CCHC ngày 18/5/2018", "doubtful", "772/SNV-CCHC"),
    (
        "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Chính phủ",
        "broken",
        "749/QĐ-TTg",
    ),
    (
        "Nghị quyết số 36-NQ/TU ngày 01/7/2014 của Bộ Chính trị",
        "broken",
        "36-NQ/TU",
    ),
    (
        "Nghị quyết số 25/NQ-HĐND ngày 10/7/2020 của UBND tỉnh",
        "broken",
        "25/NQ-HĐND",
    ),
    ("Thông tư số 53/TT-BGDĐT ngày 20/12/2012", "broken", "53/TT-BGDĐT"),
    (
        "Thông tư số 39/2017/TT-BTTTT ngày 15/12/2018 của Bộ Thông tin và Truyền thông",
        "broken",
        "2018-12-15 39/2017/TT-BTTTT",
    ),
    (
        "Thông tư số 39/2017/TT-BTTTT ngày 15/12/2017 của Bộ Thông tin và Truyền thông",
        "holds",
        "39/2017/TT-BTTTT",
    ),
]


@pytest.mark.parametrize(("text", "outcome", "values"), SYMBOLS)
def test_symbols(text: str, outcome: str, values: str) -> None:
    assert (outcome, values) in outcomes(
        f"Căn cứ {text} về chuyển đổi số, đơn vị báo cáo.", "symbol"
    )


SILENT = [
    "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ",
    "Công văn số 3755/UBND-HCTC ngày 03/7/2019",
    "Nghị định số 25/CP ngày 23/5/1993 của Chính phủ",
    "Nghị quyết số 1210/2016/UBTVQH13 ngày 25/5/2016",
    "Quy định số 296-QĐ/TW ngày 30/5/2025 của Ban Chấp hành Trung ương",
    "Luật số 76/2015/QH13",
    "Quyết định số 686/QĐ-UBND ngày 17/5/2019 của UBND tỉnh Quảng Ngãi",
    "Chỉ thị số 15/CT-TTg ngày 22/5/2012",
    "Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ",
    "Công văn số 820/VP-HCTC của Văn phòng UBND tỉnh",
    "Quyết định số 500/BYT-QĐ ngày 15/8/1997 của Bộ Y tế",
    "Nghị quyết số 36-NQ/TW ngày 01/7/2014 của Bộ Chính trị",
    "Quyết định 1034/QĐ-UBND ngày 02/6/2017 phê duyệt kế hoạch",
]


@pytest.mark.parametrize("text", SILENT)
def test_right_citations_raise_no_alarm(text: str) -> None:
    assert not [
        c
        for c in checked(f"Căn cứ {text}; đơn vị báo cáo.")
        if c.outcome == "broken"
    ]


DATES = [
    (
        "Nghị quyết số 36a/NQ-CP ngày 14/10/2015 của Chính phủ; Nghị quyết số 36a/NQ-CP ngày "
        "24/10/2015.",
        "broken",
    ),
    (
        "Quyết định số 749/QĐ-TTg ngày 03/6/2020; Quyết định số 749/QĐ-TTg ngày 03/6/2022.",
        "broken",
    ),
    (
        "Quyết định số 749/QĐ-TTg ngày 03/6/2020; Quyết định số 749/QĐ-TTg ngày 03/6/2020.",
        "holds",
    ),
    # one number in two years is two documents; one number of two committees may be
    (
        "Kế hoạch số 61/KH-UBND ngày 10/4/2018; Kế hoạch số 61/KH-UBND ngày 22/02/2019.",
        "",
    ),
    (
        "Kế hoạch số 61/KH-UBND ngày 10/4/2019; Kế hoạch số 61/KH-UBND ngày 22/02/2019.",
        "doubtful",
    ),
]


@pytest.mark.parametrize(("text", "outcome"), DATES)
def test_one_document_with_two_dates(text: str, outcome: str) -> None:
    assert [o for o, _ in outcomes(f"Căn cứ {text}", "reference")] == (
        [outcome] if outcome else []
    )


def test_cited_documents_are_not_younger() -> None:
    text = HEAD + (
        "Thực hiện Kế hoạch số 61/KH-UBND ngày 10/12/2020 của UBND tỉnh và Kế hoạch số 12/KH-UBND "
        "ngày 05/01/2020.\n"
    )
    found = [
        (c.outcome, c.numbers) for c in checked(text) if c.kind == "chronology"
    ]
    assert ("broken", ("61/KH-UBND", "2020-12-10", "2020-09-08")) in found
    assert [o for o, _ in found].count("holds") == 1


def test_deadline_before_the_letter_that_sets_it() -> None:
    text = (
        "Theo Công văn số 12/BCĐCNTT ngày 8/6/2010 về cung cấp số liệu, các đơn vị gửi phiếu "
        "trước ngày {}."
    )
    assert outcomes(text.format("27/7/2009"), "chronology") == [
        ("broken", "12/BCĐCNTT 2009-07-27 2010-06-08")
    ]
    assert outcomes(text.format("27/7/2010"), "chronology") == [
        ("holds", "12/BCĐCNTT 2010-06-08 2010-07-27")
    ]


def test_ids_are_stable_and_alone() -> None:
    text = (
        HEAD
        + "Tiếp nhận 1.200 hồ sơ (800 hồ sơ trực tuyến, 350 hồ sơ trực tiếp). Căn cứ Thông tư số "
        "53/TT-BGDĐT."
    )
    first, second = (check_document(document(text)) for _ in range(2))
    assert first == second
    assert len({c.check_id for c in first}) == len(first) > 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "(",
        "((((1",
        "1)2)3",
        "12/",
        "trong đó",
        "gồm: 1",
        "0/0 (0%)",
        "5 (5%) 5",
        "100% 100% 100%",
        "|1|2|\n|3|4|",
        "1\t2\t3\n4\t5\t6\n",
        "Tổng cộng\t1\t2\n",
    ],
)
def test_odd_texts_do_not_raise(text: str) -> None:
    check_document(document(text))
