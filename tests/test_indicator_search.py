"""Indicators are found by what people type, the nearest first."""

from __future__ import annotations

import pytest

from pipeline.facts.indicator.readings import search


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("sim pki", "app.signature.sim_pki"),
        ("máy chủ", "infra.server.count"),
        ("may chu", "infra.server.count"),
        ("infra.pc.count", "infra.pc.count"),
        ("chữ kí số", "app.signature.unit_coverage"),
    ],
)
def test_the_nearest_name_comes_first(text: str, first: str) -> None:
    assert search(text)[0].code == first


def test_a_name_comes_before_a_trigger() -> None:
    found = search("chữ ký số")
    named = ["chữ ký số" in row.vi.lower() for row in found]
    assert named[0] and named == sorted(named, reverse=True)


def test_nothing_is_lost_and_nothing_added() -> None:
    assert len(search()) >= 90
    assert search("không hề có từ này") == []
