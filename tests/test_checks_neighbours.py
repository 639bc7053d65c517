"""What a figure is compared with: brackets, the members of a list, and how time grows with a
text."""

from __future__ import annotations

from functools import partial

import pytest
from timing import cpu_seconds

from pipeline import checks, mentions, structure
from pipeline.checks.figures import figure
from pipeline.checks.listings import explained
from pipeline.checks.passages import Passage
from pipeline.records import Block, Document, Mention, Page, Reading, Source


@pytest.mark.parametrize(
    ("text", "opening", "closing"),
    [
        ("a (b (c) d) e", 2, 10),
        ("a (b (c) d) e", 5, 7),
        ("a) b (c) d", 5, 7),
        ("a (b (c d. E", 2, 11),  # never closed: up to the end of the sentence
    ],
)
def test_a_bracket_and_the_one_that_closes_it(
    text: str, opening: int, closing: int
) -> None:
    assert (
        Passage(0, Block("paragraph", text, ()), (), ()).closing(opening)
        == closing
    )


@pytest.mark.parametrize(
    ("text", "at", "end"),
    [
        ("a (b (c) d) e", 4, 10),
        ("a (b (c) d) e", 6, 7),
        ("a (b (c) d) e", 9, 10),
        ("a (b (c) d) e", 12, 13),
        ("a (b", 3, 4),
    ],
)
def test_where_the_bracket_closes_that_holds_an_offset(
    text: str, at: int, end: int
) -> None:
    assert Passage(0, Block("paragraph", text, ()), (), ()).leaves(at) == end


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        ("10", "4 6", "4 6"),
        ("10", "4 6 3", "4 6"),  # the list goes on behind its parts
        ("17", "10 6 4 7", "10 7"),  # 6 and 4 only detail the 10
        ("11", "4 6", ""),
        ("4", "4", ""),
    ],
)
def test_the_members_of_a_list_that_make_its_total(
    total: str, parts: str, expected: str
) -> None:
    whole, *members = (
        figure(Mention(f"m{at}", 1, 1, 0, 0, "COUNT", text, text))
        for at, text in enumerate([total, *parts.split()])
    )
    assert whole is not None
    found = explained(whole, [member for member in members if member])
    assert " ".join(member.mention.value for member in found) == expected


def _checked(source: Source, reading: Reading) -> None:
    layout = structure.parse(reading, source)
    found = mentions.find(source.doc_id, reading, layout)
    checks.check_document(Document(source, reading, layout, found))


@pytest.mark.parametrize(
    "piece",
    [
        "| {0} | Xã số {0} | 1.{0:03} | 25 | 4% |\n",
        "Tổng cộng\t{0}\t3\nXã số {0}\t{0}\t1\nXã khác\t2\t2\n",
        "{0} hồ sơ ({0} hồ sơ mới), ",
        "({0} máy tính ",
        "ngày 5 tháng 6 năm 2020, ",
        "Quyết định số {0}/QĐ-UBND của UBND tỉnh, ",
        "Có {0} lượt khám, chiếm 5% tổng số lượt khám chữa bệnh trong tháng.\n",
        "Bằng chữ: một triệu năm trăm nghìn đồng {0} đồng ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def spent(count: int) -> float:
        text = "".join(piece.format(at) for at in range(1, count + 1))
        source, reading = (
            Source("a.txt", "", "0" * 16, "text", len(text)),
            Reading((Page(1, text),)),
        )
        return cpu_seconds(partial(_checked, source, reading))

    spent(20)  # patterns are compiled
    # with the square of the length it were 64 times as much
    assert spent(800) < 20 * max(spent(100), 0.02)
