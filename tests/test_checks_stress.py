"""The audit of tables finds a changed figure and raises no alarm without one."""

from __future__ import annotations

import pytest
from checks_kit import checked

from devtools.evaluate import stress


@pytest.mark.parametrize(("damage", "recall"), [(False, 0.9), (True, 0.8)])
def test_changed_figures_are_found(damage: bool, recall: float) -> None:
    result = stress.run(20, seed=7, damage=damage)
    assert result.false == 0
    assert result.recall >= recall


def test_one_wrong_figure_is_one_finding() -> None:
    table = (
        "TT\tĐơn vị\tTổng số\tNam\tNữ\n1\tXã A\t90\t40\t50\n2\tXã B\t130\t60\t70\n"
        "3\tXã C\t155\t70\t80\n4\tXã D\t55\t25\t30\nTổng cộng\t425\t195\t230\n"
    )
    failed = [check for check in checked(table) if check.outcome != "holds"]
    assert len(failed) == 2  # the row of Xã C, and the column of totals
    assert len({check.finding for check in failed}) == 1
    assert all(
        not check.finding
        for check in checked(table)
        if check.outcome == "holds"
    )
