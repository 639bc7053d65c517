"""Heads of columns that name several things, and cells that give as many figures: "12/73/82" under
"Hỗ trợ/Trực tuyến/Tổng số"."""

from __future__ import annotations

from collections.abc import Sequence

_MARK = "/"


def names(head: str) -> list[str]:
    """What a head names side by side; the head alone where it names one thing.

    >>> names("Hỗ trợ / Trực tuyến/Tổng số")
    ['Hỗ trợ', 'Trực tuyến', 'Tổng số']"""
    return [name.strip() for name in head.split(_MARK)]


def name_of(
    place: int,
    figures: Sequence[str],
    cell: str,
    head: str,
) -> str:
    """What a head names the figure at a place among the ``figures`` of a cell, all as printed; ""
    where the cell holds one figure, or anything else.

    >>> name_of(1, ["12", "73"], "12/ 73", "Hỗ trợ/Tổng số")
    'Tổng số'"""
    named = names(head)
    if len(figures) < 2 or len(figures) != len(named):
        return ""
    if _MARK.join(figures) != cell.replace(" ", ""):
        return ""
    return named[place]
