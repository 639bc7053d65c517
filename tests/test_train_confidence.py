"""The stated confidence: fitted to what was right, never falling with the score, told of documents
that it was not fitted on."""

from __future__ import annotations

from itertools import pairwise

import pytest

from devtools.train.confidence import STEPS, Sample, area, fit, left_out, stated


def _document(name: str, score: float, right: int, wrong: int) -> list[Sample]:
    verdicts = [True] * right + [False] * wrong
    return [Sample(name, score, verdict, 1.0) for verdict in verdicts]


def test_confidence_is_the_share_that_was_right() -> None:
    samples = _document("a", 1.6, 900, 100) + _document("b", 0.2, 500, 500)
    steps = fit(samples)
    assert stated(steps, 2.0) == pytest.approx(0.9, abs=0.01)
    assert stated(steps, 0.1) == pytest.approx(0.5, abs=0.01)


def test_confidence_never_falls_with_the_score() -> None:
    turned = _document("a", 1.6, 5, 15) + _document("b", 0.2, 19, 1)
    assert all(low <= high for low, high in pairwise(fit(turned)))


def test_a_document_is_judged_by_the_others() -> None:
    samples = _document("a", 1.6, 0, 40) + _document("b", 1.6, 40, 0)
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


def test_every_score_has_a_step() -> None:
    assert STEPS[0] == 0 and list(STEPS) == sorted(STEPS)
