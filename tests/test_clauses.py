"""What stands in the text itself: words, phrases, sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.clauses.phrases import split
from pipeline.clauses.sentences import cuts


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Sở có 5 máy. Xã có 9 máy.", ["Sở có 5 máy. ", "Xã có 9 máy."]),
        ("UBND TP. Huế có 120 máy.", ["UBND TP. Huế có 120 máy."]),
        (
            "Bệnh viện và TT. Y tế có 80 máy.",
            ["Bệnh viện và TT. Y tế có 80 máy."],
        ),
        ("KT. GIÁM ĐỐC ký 12 văn bản.", ["KT. GIÁM ĐỐC ký 12 văn bản."]),
        ("Ông Nguyễn A. Tuấn dạy 3 lớp.", ["Ông Nguyễn A. Tuấn dạy 3 lớp."]),
        ("ThS. Lê Hoa dạy 3 lớp.", ["ThS. Lê Hoa dạy 3 lớp."]),
        (
            "Nối mạng LAN. Năm 2024 có 5 máy.",
            ["Nối mạng LAN. ", "Năm 2024 có 5 máy."],
        ),
        (
            "Công bố 12 TTHC. Trong đó 5 mới.",
            ["Công bố 12 TTHC. ", "Trong đó 5 mới."],
        ),
        ("Đạt 95%. 12 xã có mạng.", ["Đạt 95%. ", "12 xã có mạng."]),
        ("Cấp cho 1.250 người.", ["Cấp cho 1.250 người."]),
        ("Máy tính\t120\t95", ["Máy tính\t", "120\t", "95"]),
        ("Sở có 5 máy\nXã có 9 máy", ["Sở có 5 máy\n", "Xã có 9 máy"]),
        ("Sở có 5 máy\nvà 9 máy in", ["Sở có 5 máy\nvà 9 máy in"]),
        (
            "Cụ thể: + Cấp xã 5 + Cấp huyện 9",
            ["Cụ thể: + ", "Cấp xã 5 + ", "Cấp huyện 9"],
        ),
        ("", [""]),
    ],
)
def test_cuts_sentences(text: str, sentences: list[str]) -> None:
    edges = [0, *cuts(text), len(text)]
    assert [text[a:b] for a, b in pairwise(edges)] == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trả trong 08ngày", ["Trả", "trong", "08", "ngày"]),
        ("TTHC bịbãi bỏ, Chỉsố", ["TTHC", "bị", "bãi", "bỏ", "Chỉ", "số"]),
        # two ways to part it, none, one word
        ("sựcố mạng 4G, ngoài H5N1", ["sựcố", "mạng", "4G", "ngoài", "H5N1"]),
    ],
)
def test_words_that_run_together(text: str, words: list[str]) -> None:
    found = split(text)
    spans = zip(found.starts, found.ends, strict=True)
    assert [text[start:end] for start, end in spans] == words
