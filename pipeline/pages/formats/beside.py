"""Tables that stand beside each other on a sheet, an empty column between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LEAST = 2  # rows of a table that are named and have a figure
_DIFFERENT = 0.8  # of the names of rows; units and kinds are said again

Said = Sequence[
    tuple[int, int, str]
]  # of a row: column, columns it goes over, text


def parts(rows: Sequence[Said]) -> list[tuple[int, int]]:
    """The first and last column of each table. An empty column parts two where both name their rows
    and have figures beside the names: else what stands right of the gap goes on with the labels
    left of it.

    >>> parts([[(1, 1, "Sở"), (2, 1, "7"), (4, 1, "Xã"), (5, 1, "9")], [(1, 1, "Ban"), (2, 1, "6"),
    ... (4, 1, "Ấp"), (5, 1, "8")]])
    [(1, 2), (4, 5)]
    """
    found = list(_between_gaps(rows))
    whole = (found[0][0], found[-1][1])
    return found if all(_is_table(rows, *one) for one in found) else [whole]


def _between_gaps(rows: Sequence[Said]) -> Iterator[tuple[int, int]]:
    filled = sorted(
        {
            one
            for row in rows
            for column, wide, text in row
            if text
            for one in range(column, column + wide)
        }
    )
    first = filled[0]
    for column, after in zip(filled, [*filled[1:], 0], strict=True):
        if after != column + 1:
            yield first, column
            first = after


def _is_table(rows: Sequence[Said], first: int, last: int) -> bool:
    """Whether rows have a name, in the first column or behind their number, and a figure right of
    it."""
    named = [
        named
        for row in rows
        if (named := _named([one for one in row if first <= one[0] <= last]))
    ]
    return len(named) >= _LEAST and len(set(named)) >= _DIFFERENT * len(named)


def _named(row: Said) -> str:
    """The name of a row that has a figure; "" of others."""
    texts = [text for _, _, text in row if text]
    at = next((n for n, text in enumerate(texts[:2]) if text[0].isalpha()), -1)
    figures = any(text[0].isdigit() for text in texts[at + 1 :])
    return texts[at] if at >= 0 and figures else ""
