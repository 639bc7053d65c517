"""What a count is of where a phrase right beside it names it: behind the figure, or before one
whose unit only classifies, "máy quét: 11 chiếc"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, split
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import Key
from pipeline.facts.indicator.vicinity import Vicinity


def named_behind(
    scene: Scene, every: Sequence[Hit[Key]], figure: Figure
) -> Sequence[Hit[Key]]:
    """The phrases among ``every`` that begin right behind a figure; none in "75%, hồ sơ trực tuyến
    82%"."""
    words = scene.words
    if figure.stop < len(words.starts):
        between = words.text[figure.end : words.starts[figure.stop]]
        if any(mark in between for mark in ",;:(\t"):
            return []
    low = bisect_left(every, figure.stop, key=attrgetter("first"))
    high = bisect_left(every, figure.stop + 1, key=attrgetter("first"))
    begun = scene.whole(list(every[low:high]))
    # "45 bộ, máy in 12 chiếc" are no printers, "13 bộ, ngành" one noun
    further = figure.stop + len(split(figure.mention.unit).words)
    if not scene.begins("machine", further):
        return begun
    return [hit for hit in begun if not scene.holds_separator(hit)]


def named_before(
    scene: Scene, phrases: Vicinity, figure: Figure
) -> list[Hit[Key]]:
    """The phrases that end right before a figure that only classifies what it counts: "máy quét: 11
    chiếc"."""
    unit = figure.mention.unit
    if " " in unit or not opens("classifier", unit):
        return []
    return [
        hit
        for hit in phrases.near(figure)
        if hit.stop == figure.first
        and not scene.gap(hit.stop, figure.first).parts
    ]
