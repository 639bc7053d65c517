"""No text makes the stages after reading raise, whatever tables, figures and citations it seems to
hold."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import checks, facts, mentions, structure
from pipeline.records import Document, Page, Reading, Source

PIECES = st.sampled_from(
    [
        "\n",
        "\t",
        " | ",
        "|",
        "; ",
        ", ",
        "(",
        ")",
        ". ",
        ":",
        "/",
        "%",
        "-",
        "1",
        "2.360",
        "36,6%",
        "100%",
        "15/41",
        "03",
        "2019",
        "BÁO CÁO",
        "Số: 979/BC-SGDĐT",
        "Tổng cộng",
        "Trong đó",
        "TT",
        "Tỷ lệ (%)",
        "Đơn vị",
        "hồ sơ",
        "máy tính",
        "768,6 triệu đồng",
        "ĐVT: triệu đồng",
        "ngày 27/11/2019",
        "mức độ 3, 4",
        "Quyết định số 92/QĐ-STTTT",
        "tiếp nhận",
        "gồm",
        "đạt",
        "tăng",
        "so với",
        "năm 2018",
        "Nơi nhận:",
        "I. KẾT QUẢ",
        "a) ",
        "¹ ",
        "[1]",
        "9=7/4",
        "Xã A",
        "chữ ký số",
        "đến nay",
        "KT. GIÁM ĐỐC",
        "./.",
        "Kính gửi:",
        "20.000",
        "0,5",
        "III",
        "24/24",
        "từ 1 đến 5",
    ]
)
SOURCE = Source("", "", "d" * 16, "text", 1)


def through(text: str) -> Document:
    reading = Reading(
        tuple(Page(n, page) for n, page in enumerate(text.split("\f"), 1))
    )
    layout = structure.parse(reading, SOURCE)
    found = mentions.find(SOURCE.doc_id, reading, layout)
    document = Document(
        SOURCE,
        reading,
        layout,
        found,
        facts.normalise(SOURCE.doc_id, layout, found),
    )
    checks.check_document(document)
    return document


@settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_no_text_makes_the_stages_raise(text: str) -> None:
    document = through(text)
    pages = {page.page: page.text for page in document.reading.pages}
    for mention in document.mentions:
        span = pages[mention.page][mention.start : mention.end]
        assert " ".join(span.split()) == " ".join(mention.text.split())


def test_a_sentence_of_a_thousand_figures_is_not_told_a_thousand_times() -> (
    None
):
    document = through("12 máy tính, " * 1001)
    assert len(document.findings.facts) > 900
    assert max(len(fact.evidence) for fact in document.findings.facts) < 2100
    assert document.findings.facts[500].evidence.startswith("…")
