"""Reports in other wordings, composed by authors who did not know the rules: what was gained on
them stays."""

from __future__ import annotations

import pytest
from conftest import SAMPLES

from devtools.evaluate.wordings import Tally, score

FLOORS = {
    "mentions": 0.97,
    "count with unit": 0.75,
    "facts": 0.9,
    "facts with period and status": 0.73,
    "new facts by value": 0.87,
    "checks broken": 0.85,
    "checks holding": 0.85,
}


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    """Of all sets together."""
    total = {part: Tally() for part in FLOORS}
    for parts in score(SAMPLES / "wordings").values():
        for part, tally in parts.items():
            total[part].right += tally.right
            total[part].false += tally.false
            total[part].missed += tally.missed
    return total


@pytest.mark.parametrize(("part", "floor"), FLOORS.items())
def test_a_report_in_other_wordings_is_understood(
    tallies: dict[str, Tally], part: str, floor: float
) -> None:
    assert tallies[part].f1 >= floor, tallies[part]
