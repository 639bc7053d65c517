"""The audit of tables finds a changed figure and raises no alarm without one."""

from __future__ import annotations

import pytest
from checks_kit import checked, document

from devtools.evaluate import stress, stress_real


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


_SHARES = (
    "TT\tĐơn vị\tTiếp nhận\tĐúng hạn\tTỷ lệ (%)\n1\tXã A\t120\t90\t75,0\n"
    "2\tXã B\t250\t205\t82,0\n3\tXã C\t364\t273\t75,0\n4\tXã D\t80\t58\t72,5\n"
    "5\tXã E\t410\t369\t90,0\n\tTổng\t1.224\t995\t81,3\n"
)


def test_changed_figures_of_whole_documents_are_found() -> None:
    result = stress_real.run(
        [document(_SHARES), document("Không có bảng.")], 12
    )
    assert result.made.total() == 12
    assert set(result.made) == {"share", "total"}
    assert result.recall == 1
    assert not result.unchanged
