"""How sure a fact is: each sign against the same statement without it."""

from __future__ import annotations

import pytest
from test_facts import found

from pipeline.records import Fact

PLAIN = "Đến nay, toàn tỉnh có 120 máy chủ."

LESS_SURE = [
    ("a small count", "Đến nay, toàn tỉnh có 4 máy chủ."),
    ("no time near it", "Toàn tỉnh có 120 máy chủ."),
    (
        "behind a figure of something else",
        "Đến nay, toàn tỉnh trồng 340 cây xanh và có 120 máy chủ.",
    ),
    (
        "two values of one thing",
        "Đến nay, toàn tỉnh có 120 máy chủ. Đến nay, toàn tỉnh có 130 máy chủ.",
    ),
]


def _servers(text: str) -> Fact:
    return next(
        fact for fact in found(text) if fact.indicator == "infra.server.count"
    )


@pytest.mark.parametrize(("why", "text"), LESS_SURE)
def test_a_sign_of_doubt_lessens_confidence(why: str, text: str) -> None:
    assert _servers(text).confidence < _servers(PLAIN).confidence, why


def test_a_cue_of_another_sentence_is_trusted_less() -> None:
    near = found("Kinh phí công nghệ thông tin đã chi 3 tỷ đồng.")[0]
    far = found("Kinh phí công nghệ thông tin eo hẹp. Đã dùng 3 tỷ đồng.")[0]
    assert "cue.before" in far.rule
    assert near.confidence > far.confidence


def test_many_facts_of_one_group_bear_each_other_out() -> None:
    text = "Năm {}, tiếp nhận 120 hồ sơ thủ tục hành chính."
    one = found(text.format(2020))
    many = found("\n\n".join(map(text.format, range(2012, 2022))))
    assert (len(one), len(many)) == (1, 10)
    assert many[0].confidence > one[0].confidence
