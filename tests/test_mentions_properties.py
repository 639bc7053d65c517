"""Properties of the mentions stage that hold for any text, and its time on hostile text."""

from __future__ import annotations

import string
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import cpu_seconds

from pipeline import mentions, symbols
from pipeline.number_words import parse_words
from pipeline.records import (
    Block,
    Header,
    Layout,
    Mention,
    Page,
    Reading,
    Slice,
)
from pipeline.text import canonical

PIECES = (
    "Quyết định số ",
    "12",
    "/QĐ-UBND",
    " ngày ",
    "05",
    " tháng ",
    " năm ",
    "2019",
    "/",
    "-",
    ".",
    ",",
    " ",
    "\n",
    "\t",
    "%",
    " triệu đồng",
    " hồ sơ",
    "mức độ ",
    "(",
    ")",
    "từ ",
    " đến ",
    "hơn ",
    "http://a.vn",
    "a@b.vn",
    "một",
    " máy tính",
    "Số: ",
    "Điều ",
    "1.2.",
    "³",
    "Ƣ",
    "İ",
    "\u0301",
    "\u00a0",
    "|",
    "quý III/",
    "khoản 1, 2",
    "½",
    "١٢",
)
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.text(alphabet=string.digits + "./,- \n", max_size=200),
)


def layout_of(text: str, kind: str = "paragraph") -> Layout:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(kind, line, (Slice(0, 1, at, len(line)),)))
        at += len(line) + 1
    return Layout(Header(), tuple(blocks))


def find(text: str) -> tuple[Mention, ...]:
    return mentions.find("d", Reading((Page(1, text),)), layout_of(text))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_offsets_point_at_the_text(text: str) -> None:
    last = 0
    for number, found in enumerate(find(text), 1):
        assert found.mention_id == f"d-m{number}"
        assert last <= found.start < found.end <= len(text)
        assert " ".join(text[found.start : found.end].split()) == " ".join(
            found.text.split()
        )
        assert found.line == text.count("\n", 0, found.start) + 1
        assert found.value
        last = found.end


@settings(max_examples=200, deadline=None)
@given(texts)
def test_values_survive_printing(text: str) -> None:
    for found in find(text):
        if found.label in ("COUNT", "MONEY", "PERCENT", "MEASURE", "LEVEL"):
            assert canonical(Decimal(found.value)) == found.value
        elif found.label == "DOCNO":
            assert (
                symbols.canonical(found.value) == found.value
                or "." in found.value
            )
        elif found.label == "RATIO":
            part, whole = map(Decimal, found.value.split("/"))
            assert part <= whole


ACCENTS = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ",
    "e": "eèéẻẽẹêềếểễệ",
    "i": "iìíỉĩị",
    "u": "uùúủũụưừứửữự",
    "y": "yỳýỷỹỵ",
}
NUMBERS = {"trăm", "chục", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"}


@pytest.mark.parametrize(
    "spelt", ["tr.m", "ch.c", "ngh.n", "ng.n", "v.n", "tri.u", "t.", "t"]
)
def test_words_that_only_look_like_multipliers_never_multiply(
    spelt: str,
) -> None:
    vowel = {
        "tr.m": "a",
        "ch.c": "u",
        "ngh.n": "i",
        "ng.n": "a",
        "v.n": "a",
        "tri.u": "e",
        "t.": "y",
        "t": "i",
    }[spelt]
    for letter in ACCENTS[vowel][1:]:
        word = (
            spelt.replace(".", letter) if "." in spelt else f"{spelt}{letter}"
        )
        if word not in NUMBERS:
            found = find(f"Toàn tỉnh có 12 {word} xã đạt chuẩn, được đầu tư.")
            assert [
                each.value
                for each in found
                if each.label != "COUNT" or each.value != "12"
            ] == [], word


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ba", 3),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("một trăm lẻ năm", 105),
        ("một trăm năm mươi mốt triệu", 151_000_000),
        ("hai nghìn không trăm mười", 2010),
        ("ba tỷ", 3_000_000_000),
        ("máy", None),
    ],
)
def test_number_words(words: str, value: int | None) -> None:
    assert parse_words(words) == value


@pytest.mark.parametrize(
    "hostile",
    [
        "1",
        "1/",
        "1.",
        "1,2",
        "12/12/",
        "(",
        "((1",
        "1-",
        "2019 ",
        "một hai ",
        "1 ",
        "1/QĐ-",
        "A&",
        "A-",
        "a@",
        "a.",
        "http://",
        "ngày 1 tháng ",
        "từ 1 đến ",
        "1\n",
        "khoản 1, ",
        "\t1",
        "hồ sơ, ",
        "tổng số ",
        "1 hồ sơ (",
        "Số",
        "Số....",
        "trên 1,",
    ],
    ids=lambda text: text.strip(),
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    """Four times the text takes no more than eight times the seconds (half a second is noise)."""
    seconds = []
    for size in (10_000, 40_000):
        text = "Số 1/" + hostile * (size // len(hostile))
        seconds.append(cpu_seconds(partial(find, text)))
    assert seconds[1] < 8 * seconds[0] + 0.5


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Họp ngày 29/02/2020.", ["2020-02-29"]),
        ("Họp ngày 29/02/2019.", []),
        ("từ ngày 27-31/11/2019", []),
        ("từ ngày 29/02 đến ngày 12/01/2020", ["--02-29", "2020-01-12"]),
        ("tháng 6-2/2019", []),
        ("từ 7-5/12/2019", ["2019-12-05"]),
    ],
)
def test_no_date_that_no_calendar_has(text: str, values: list[str]) -> None:
    assert [
        found.value
        for found in find(text)
        if found.label == "DATE" and found.value.count("-") > 1
    ] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Theo Quyết định số 12/QĐ-UBND UBND tỉnh giao", "12/QĐ-UBND"),
        ("Quyết định số 12/QĐ UBND của tỉnh", "12/QĐ-UBND"),
        ("Theo Kế hoạch số 12/KH-SNV\nUBND tỉnh giao", "12/KH-SNV"),
        ("Công văn số 12/UBND HĐND đã bàn", "12/UBND"),
    ],
)
def test_the_body_that_acts_next_is_no_part_of_a_symbol(
    text: str, value: str
) -> None:
    assert [found.value for found in find(text)][:1] == [value]
