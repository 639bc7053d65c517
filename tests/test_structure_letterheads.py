"""Letterheads and ends of documents of all kinds of bodies, composed: what documents.csv says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records import Box, Header, Page, Reading, Source, Word
from pipeline.structure import parse

SOURCE = Source("", "", "0" * 16, "text", 0)
DOCUMENTS = Path(__file__).with_name("letterheads.txt")


def _cases() -> list[object]:
    _, *parts = DOCUMENTS.read_text(encoding="utf-8").split("\n@@ ")
    cases = []
    for part in parts:
        said, _, text = part.partition("\n@@@\n")
        shows, *columns = said.split("\n")
        expected = {
            name: "" if value == "-" else value
            for name, value in (column.split(": ", 1) for column in columns)
        }
        cases.append(pytest.param(text, expected, id=shows))
    return cases


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_letterhead(text: str, expected: dict[str, str]) -> None:
    found = _header(text)
    assert {name: getattr(found, name) for name in expected} == expected


def _header(text: str) -> Header:
    return parse(Reading((Page(1, text),)), SOURCE).header


UNSURE = [
    ("PHỤ LỤC II\nDANH SÁCH MÁY TÍNH\n1. 12 bộ.\n", "title:0.80"),
    (
        "Số: 12/KH-UBND Đức Phổ, ngày 12 tháng 02 năm 2019\nKẾ HOẠCH\nCải cách hành chính\n",
        "issuer:0.80",
    ),
    (
        "CỤC QUẢN LÝ GIÁ\nPHẦN MỀM QUỐC GIA\nSố: 12/QXZ-KT\nHà Nội, ngày 12 tháng 02 năm 2019\n"
        "V/v gửi số liệu\nKính gửi: Bộ Tài chính\n\tGIÁM ĐỐC\n\tLê Thị Hà\n",
        "issuer:0.70",
    ),
    (
        "SỞ Y TẾ HÀ NAM\nSố: 12/KH-KT\nHà Nam, ngày 12 tháng 02 năm 2019\nKẾ HOẠCH\n"
        "Gửi số liệu\nGửi 03 bảng.\n\tCHI CỤC TRƯỞNG\n\tLê Thị Hà\n",
        "issuer:0.50",
    ),
    (
        "SỞ Y TẾ\nSố: 12/KH-UBDT\nHà Nam, ngày 12 tháng 02 năm 2019\nKẾ HOẠCH\nGửi số liệu\n",
        "issuer:0.50",
    ),
    (
        "SỞ Y TẾ\nSố: 12/KH-SYT\nBến Lặng, ngày 12 tháng 02 năm 2019\nKẾ HOẠCH\nGửi số liệu\n",
        "place:0.70",
    ),
]


@pytest.mark.parametrize(("text", "confidence"), UNSURE)
def test_what_no_letterhead_prints_is_less_sure(
    text: str, confidence: str
) -> None:
    assert _header(text).confidence == confidence


def test_words_that_a_picture_gave_badly_are_told() -> None:
    text = "SỞ Y TẾ\nSố: 2/BC-SYT\nKiên Giang, ngày 02 tháng 3 năm 2020\nBÁO CÁO\nKết quả nãm 2019\n"
    words = tuple(
        Word(
            word,
            at,
            at + len(word),
            Box(at, 0.0, at + 1.0, 9.0),
            40.0 if word == "nãm" else 99.0,
        )
        for word in dict.fromkeys(text.split())
        if (at := text.index(word)) >= 0
    )
    page = Page(1, text, words=words, reader="ocr")
    found = parse(Reading((page,)), SOURCE).header
    assert found.confidence == "title:0.40"


def test_title_spelt_otherwise_than_the_text_is_told() -> None:
    text = (
        "SỞ Y TẾ\nSố: 2/KH-SYT\nKiên Giang, ngày 02 tháng 3 năm 2020\nKẾ HOẠCH\n"
        "Khám ở trường phố thông\nKhám ở các trường phổ thông của tỉnh.\n"
    )
    box = Box(0.0, 0.0, 9.0, 9.0)
    words = (Word("SỞ", 0, 2, box, 99.0),)
    found = parse(Reading((Page(1, text, words=words, reader="ocr"),)), SOURCE)
    assert found.header.confidence == "title:0.70"


def test_scan_without_a_legible_name_says_so() -> None:
    text = (
        "SỞ Y TẾ\nSố: 2/KH-SYT\nKiên Giang, ngày 02 tháng 3 năm 2020\nKẾ HOẠCH\n"
        "Khám mắt\nKhám 12 em./.\nGIÁM ĐỐC\nHguuễn luân\n"
    )
    at = text.index("GIÁM")
    box = Box(0.0, 0.0, 9.0, 9.0)
    words = (Word("GIÁM", at, at + 4, box, 99.0),)
    found = parse(Reading((Page(1, text, words=words, reader="ocr"),)), SOURCE)
    assert found.header.signer == ""
    assert found.header.problem == (
        "signer not sure: no name was read below the title"
    )


def test_day_that_is_no_figure_is_told() -> None:
    found = _header("Số: 2o/BC-SYT Kiên Giang, ngày A4 tháng 3 năm 2020\n")
    assert (found.doc_code, found.issued_on) == ("/BC-SYT", "2020-03")
    assert found.problem == (
        "date not sure: day read as a4; number 2o not sure: no figure"
    )
