"""Of whom a figure is, by which channel it came, what says it again, which rules decided."""

from __future__ import annotations

import pytest
from test_facts import found

LEVELS = [
    ("Cấp xã tiếp nhận 120 hồ sơ thủ tục hành chính.", "commune"),
    ("Tiếp nhận 540 hồ sơ thủ tục hành chính cấp huyện.", "district"),
    ("Toàn tỉnh tiếp nhận 2.540 hồ sơ thủ tục hành chính.", "province"),
    ("Cả nước tiếp nhận 1.200.000 hồ sơ thủ tục hành chính.", "central"),
    ("Tiếp nhận 540 hồ sơ thủ tục hành chính.", ""),
    # what it is good for says nothing of whose it is
    (
        "Tiếp nhận 540 hồ sơ thủ tục hành chính, giúp người dân không phải đến UBND cấp xã.",
        "",
    ),
]

CHANNELS = [
    ("Tiếp nhận 120 hồ sơ trực tuyến.", "online"),
    ("Tiếp nhận 25 hồ sơ qua dịch vụ bưu chính công ích.", "post"),
    ("Tiếp nhận 80 hồ sơ nộp trực tiếp tại bộ phận một cửa.", "counter"),
    ("Tiếp nhận 540 hồ sơ thủ tục hành chính.", ""),
    # an electronic one-stop shop takes dossiers by any channel
    ("100% thủ tục hành chính được tiếp nhận tại bộ phận một cửa.", ""),
]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_level(text: str, level: str) -> None:
    assert [fact.level for fact in found(text)] == [level]


@pytest.mark.parametrize(("text", "channel"), CHANNELS)
def test_channel(text: str, channel: str) -> None:
    assert [fact.channel for fact in found(text)] == [channel]


def test_what_follows_a_bracket_is_of_all() -> None:
    text = (
        "Công bố thủ tục hành chính mới ban hành (06 thủ tục), bị bãi bỏ (01 thủ tục) thuộc thẩm quyền "
        "của Sở Y tế, UBND cấp huyện."
    )
    facts = found(text, title="Công bố thủ tục hành chính")
    assert [(fact.value, fact.level) for fact in facts] == [
        ("6", ""),
        ("1", ""),
    ]


def test_all_that_there_is_came_by_no_one_channel() -> None:
    text = "Tiếp nhận 104 hồ sơ trực tuyến/108 tổng hồ sơ tiếp nhận."
    facts = found(text, heading="Giải quyết thủ tục hành chính")
    assert [(fact.value, fact.channel) for fact in facts] == [
        ("104", "online"),
        ("108", ""),
    ]


def test_a_repeated_fact_names_the_first() -> None:
    facts = found(
        "Có 12 hồ sơ trễ hạn.\n\nNhư vậy, có 12 hồ sơ trễ hạn.\n\nCó 13 hồ sơ trễ hạn."
    )
    assert [fact.repeats for fact in facts] == ["", facts[0].fact_id, ""]


def test_the_rules_that_decided_are_named() -> None:
    facts = found("Tiếp nhận 120 hồ sơ thủ tục hành chính.")
    assert [fact.rule.split()[:2] for fact in facts] == [
        ["cue.sentence", "noun.unit"]
    ]


def test_a_title_that_says_a_count_again_states_the_same_fact() -> None:
    text = (
        "Sở đưa 55 dịch vụ công lên mạng\n\n"
        "Ngày 29/12, Sở công bố 55 dịch vụ công trực tuyến mức độ 4."
    )
    facts = found(text)
    assert [fact.indicator for fact in facts] == [
        "ops.service.level4.count"
    ] * 2
    assert (
        facts[0].rule.startswith("said_again")
        and facts[0].confidence < facts[1].confidence
    )


def test_a_share_behind_the_count_of_its_cell_is_of_its_column() -> None:
    table = (
        "Chỉ tiêu\tNăm 2022 (hồ sơ)\tNăm 2023 (hồ sơ)\n"
        "Hồ sơ tiếp nhận trực tuyến\t1.500 (70%)\t1.980 (73,4%)"
    )
    assert [(fact.value, fact.period) for fact in found(table)] == [
        ("1500", "2022"),
        ("70", "2022"),
        ("1980", "2023"),
        ("73.4", "2023"),
    ]
