"""Relations between documents."""

from __future__ import annotations

from dataclasses import replace

from checks_kit import document

from pipeline.checks import check_archive
from pipeline.records import Check, Digest, Fact, Header, Reference


def digest(
    number: int,
    *,
    issued: str = "2020-06-30",
    code: str = "",
    cites: tuple[tuple[str, str], ...] = (),
    facts: tuple[Fact, ...] = (),
    place: str = "Kon Tum",
    issuer: str = "Sở Nội vụ",
) -> Digest:
    doc_id = f"{number:016x}"
    references = tuple(
        Reference(1, f"{doc_id}-m{i}", cited, "", date)
        for i, (cited, date) in enumerate(cites, 1)
    )
    header = Header(
        doc_code=code,
        issued_on=issued,
        place=place,
        issuer=issuer,
        title=f"Báo cáo số {number}",
    )
    return Digest(
        doc_id,
        f"{number}.txt",
        header,
        tuple(
            replace(f, mention_id=f"{doc_id}-m{i}")
            for i, f in enumerate(facts, 50)
        ),
        references,
    )


def fact(
    value: str,
    period: str,
    evidence: str = "Sở đã tiếp nhận hồ sơ trực tuyến của người dân",
) -> Fact:
    return Fact(
        "f",
        "ops.dossier.received",
        value,
        "hồ sơ",
        "count",
        "=",
        period,
        "actual",
        evidence,
        1,
        "m",
        0.9,
    )


def told(*digests: Digest) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted(
        (c.kind, c.outcome, c.numbers) for c in check_archive(digests)
    )


def test_one_decision_with_two_dates() -> None:
    right, wrong = ("749/QĐ-TTg", "2020-06-03"), ("749/QĐ-TTg", "2022-06-03")
    assert told(
        digest(1, cites=(right,)),
        digest(2, cites=(wrong,)),
        digest(3, cites=(right,)),
    ) == [("reference", "broken", ("749/QĐ-TTg", "2020-06-03", "2022-06-03"))]
    assert told(digest(1, cites=(right,)), digest(2, cites=(right,))) == [
        ("reference", "holds", ("749/QĐ-TTg",))
    ]


def test_numbers_of_two_provinces_are_two_documents() -> None:
    first, second = ("61/KH-UBND", "2019-04-10"), ("61/KH-UBND", "2019-02-22")
    assert (
        told(
            digest(1, cites=(first,)),
            digest(2, cites=(second,), place="Hải Dương"),
        )
        == []
    )
    assert told(digest(1, cites=(first,)), digest(2, cites=(second,)))[0][
        :2
    ] == (
        "reference",
        "doubtful",
    )


def test_a_citation_against_the_document_itself() -> None:
    report = digest(1, code="96/BC-SNV", issued="2020-06-30")
    assert ("reference", "holds", ("96/BC-SNV",)) in told(
        report, digest(2, cites=(("96/BC-SNV", "2020-06-30"),))
    )
    assert (
        "reference",
        "doubtful",
        ("96/BC-SNV", "2020-06-20", "2020-06-30"),
    ) in told(report, digest(2, cites=(("96/BC-SNV", "2020-06-20"),)))


def test_stale_and_falling_counts() -> None:
    march, june = "2020-01-01/2020-03-31", "2020-01-01/2020-06-30"
    assert told(
        digest(1, facts=(fact("655", march),)),
        digest(2, facts=(fact("655", june),)),
    ) == [("stale", "doubtful", ("655", "655"))]
    assert told(
        digest(1, facts=(fact("655", march),)),
        digest(2, facts=(fact("540", june),)),
    ) == [("same", "broken", ("655", "540"))]
    assert told(
        digest(1, facts=(fact("655", march),)),
        digest(2, facts=(fact("900", june),)),
    ) == [("same", "holds", ("655", "900"))]
    assert (
        told(
            digest(1, facts=(fact("655", march),)),
            digest(2, facts=(fact("540", june),), issuer="Sở Y tế"),
        )
        == []
    )


def test_a_year_that_runs_on_between_two_reports() -> None:
    october = digest(1, issued="2020-10-20", facts=(fact("1523", "2020"),))
    november = digest(2, issued="2020-11-20", facts=(fact("1532", "2020"),))
    assert told(october, november) == []


def test_one_period_with_two_values() -> None:
    assert told(
        digest(1, facts=(fact("1523", "2020"),)),
        digest(2, facts=(fact("1532", "2020"),)),
    ) == [("same", "broken", ("1523", "1532"))]
    assert told(
        digest(1, facts=(fact("1523", "2020"),)),
        digest(2, facts=(fact("1523", "2020"),)),
    ) == [("same", "holds", ("1523", "1523"))]


def test_order_of_documents_does_not_matter() -> None:
    digests = [
        digest(
            i,
            cites=(("749/QĐ-TTg", f"202{i % 3}-06-03"),),
            facts=(fact(str(500 + i), f"202{i}"),),
        )
        for i in range(6)
    ]
    assert check_archive(digests) == check_archive(reversed(digests))


def test_digests_of_real_stages() -> None:
    texts = [
        f"Số: {n}/BC-SNV\n\nHải Dương, ngày 0{n} tháng 9 năm 2020\n\nBÁO CÁO\n\n"
        f"Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/202{n} của Thủ tướng Chính phủ.\n"
        for n in (0, 2)
    ]
    found: tuple[Check, ...] = check_archive(
        document(t, doc_id=f"{i:016x}").digest() for i, t in enumerate(texts)
    )
    assert [
        (c.outcome, len(c.doc_ids)) for c in found if c.kind == "reference"
    ] == [("broken", 2)]


def test_reports_of_a_month_without_a_day_may_be_of_different_days() -> None:
    reports = [
        digest(n, issued="2025-11", facts=(fact(value, "2025-11"),))
        for n, value in enumerate(("8326078", "8773048"), 1)
    ]
    assert told(*reports) == []
    dated = [
        replace(r, header=replace(r.header, issued_on="2025-11-30"))
        for r in reports
    ]
    assert [outcome for _, outcome, _ in told(*dated)] == ["doubtful"]
