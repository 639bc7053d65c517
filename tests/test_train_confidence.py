"""The stated confidence: fitted to what was right, by the signs at the facts, told of documents that
it was not fitted on."""

from __future__ import annotations

import pytest

from devtools.train.confidence import Sample, area, fit, left_out, stated
from pipeline.facts.confidence import _SIGNS, _rows


def _document(name: str, near: float, right: int, wrong: int) -> list[Sample]:
    told = {"base": 1.0, "near": near}
    verdicts = [True] * right + [False] * wrong
    return [Sample(name, told, verdict) for verdict in verdicts]


def test_confidence_is_the_share_that_was_right() -> None:
    samples = _document("a", 1, 900, 100) + _document("b", 0, 500, 500)
    points = fit(samples)
    assert stated(points, samples[0]) == pytest.approx(0.9, abs=0.01)
    assert stated(points, samples[-1]) == pytest.approx(0.5, abs=0.01)


def test_a_sign_that_is_rare_says_little() -> None:
    samples = _document("a", 1, 1, 0) + _document("b", 0, 80, 20)
    assert stated(fit(samples), samples[0]) < 0.97


def test_what_hardly_counts_decides_nothing() -> None:
    told = {"base": 1.0}
    many = [Sample("a", told, False, 0.001) for _ in range(100)]
    few = [Sample("b", told, number < 9, 1.0) for number in range(10)]
    assert stated(fit(many + few), few[0]) == pytest.approx(0.9, abs=0.02)


def test_a_document_is_judged_by_the_others() -> None:
    samples = _document("a", 0, 0, 40) + _document("b", 0, 40, 0)
    told = {sample.document: value for sample, value in left_out(samples)}
    assert told["a"] > 0.9
    assert told["b"] < 0.1


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(True, 0.9), (False, 0.1)], 1.0),
        ([(True, 0.5), (False, 0.5)], 0.5),
        ([(True, 0.1), (False, 0.9)], 0.0),
        ([(True, 0.9)], 0.0),
    ],
)
def test_area_under_the_curve(
    pairs: list[tuple[bool, float]], expected: float
) -> None:
    assert area(pairs) == expected


def test_each_sign_has_its_points_and_its_meaning() -> None:
    reckoned = [row.sign for row in _rows() if not row.rules]
    assert sorted(reckoned) == sorted(_SIGNS)
