"""The brackets of a text and the figures in them: whose words a bracketed phrase or date is."""

from __future__ import annotations

from collections.abc import Sequence, Set

Span = tuple[int, int]  # offsets of an opening and a closing bracket


class Brackets:
    """All places are offsets; a figure is known by where it begins. ``sums``: those of money."""

    def __init__(
        self, text: str, figures: Sequence[int], sums: Set[int] = frozenset()
    ) -> None:
        pairs = _pairs(text)
        self._around = _around(pairs, sorted(figures))
        # those that hold a figure
        self._counting = sorted(
            {span for spans in self._around.values() for span in spans}
        )
        self._wordy = [
            span
            for span in pairs
            if span not in self._counting or self._is_priced(span, sums)
        ]

    def _is_priced(self, span: Span, sums: Set[int]) -> bool:
        """Whether a bracket holds no figure but sums."""
        inside = {at for at, spans in self._around.items() if span in spans}
        return inside <= sums

    def around(self, figure: int) -> list[Span]:
        """The brackets around a figure, outermost first."""
        return self._around[figure]

    def close_before(self, figure: int, at: int) -> bool:
        """Whether the figure stands in a bracket that closes before a place."""
        return any(high <= at for _, high in self._around[figure])

    def keep(self, at: int, figure: int) -> bool:
        """Whether a place stands in a bracket with a figure of its own: "(cấp huyện 171), kết nối
        436 điểm cầu", "168 hồ sơ (năm 2016: 143), đúng hạn 45"."""
        return any(
            low < at < high and not low < figure < high
            for low, high in self._counting
        )

    def hold(
        self,
        figure: int,
        low: int,
        high: int,
    ) -> bool:
        """Whether a bracket between two places holds the figure: "40 máy (12 triệu) và 10 máy"."""
        return any(
            low <= start and end <= high for start, end in self._around[figure]
        )

    def asides(self, low: int, high: int) -> list[Span]:
        """The brackets between two places that count nothing: "văn bản (trừ văn bản mật) gửi", "40
        máy tính (18 triệu đồng/bộ), 6 máy quét"."""
        return [
            span for span in self._wordy if low <= span[0] and span[1] < high
        ]

    def last_closed(self, low: int, high: int) -> int:
        """Where the last bracket with a figure that lies between two places closes; -1 where there
        is none."""
        inside = (
            end for start, end in self._counting if low <= start and end <= high
        )
        return max(inside, default=-1)


def _pairs(text: str) -> list[Span]:
    found, opened = [], []
    for at, letter in enumerate(text):
        if letter in "([":
            opened.append(at)
        elif letter in ")]" and opened:
            found.append((opened.pop(), at))
    return sorted(found)


def _around(
    pairs: Sequence[Span], figures: Sequence[int]
) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    opened: list[Span] = []
    at = 0
    for figure in figures:
        while at < len(pairs) and pairs[at][0] < figure:
            opened.append(pairs[at])
            at += 1
        opened = [span for span in opened if span[1] > figure]
        found[figure] = opened[:]
    return found
