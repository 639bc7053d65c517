"""How sure a fact is: each sign against the same statement without it."""

from __future__ import annotations

import pytest
from test_facts import found

from pipeline.records import Fact

PLAIN = "Đến nay, toàn tỉnh có 120 máy chủ."

LESS_SURE = [
    ("a small count", "Đến nay, toàn tỉnh có 4 máy chủ."),
    (
        "behind a figure of something else",
        "Đến nay, toàn tỉnh trồng 340 cây xanh và có 120 máy chủ.",
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


def test_what_only_a_heading_names_is_trusted_less() -> None:
    said = found("Thư điện tử có 450 tài khoản.")[0]
    above = found("1. Thư điện tử\nCó 450 tài khoản.")[0]
    assert (said.indicator, said.value) == (above.indicator, above.value)
    assert "cue.heading" in above.rule
    assert said.confidence > above.confidence
