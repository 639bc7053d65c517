"""The counts beside a figure: which words of its sentence speak of them alone, and which of them
says what the figure leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import words_of
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.chains import begins_with_noun
from pipeline.facts.indicator.readings import Indicator
from pipeline.facts.patterns import pattern
from pipeline.text import fold, one_line

_CLAUSE = re.compile(r"[^,;.:()\t]*")
_ACT_WORDS = 1  # between what is done with things and their count
_BOUNDS = words_of("bound")


def spoken_of(scene: Scene, figure: Figure) -> int:
    """The word up to which the sentence of a count speaks of the count before alone; 0 where it
    does not."""
    before = _before(scene, figure)
    if before is None or (before.label, figure.label) != ("COUNT", "COUNT"):
        return 0
    return max(_of_part(scene, figure, before), _of_act(scene, figure, before))


def _of_part(scene: Scene, figure: Figure, part: Figure) -> int:
    """ "318 doanh nghiệp số | trong hơn 7.000 doanh nghiệp": the whole of a part."""
    if part.noun != figure.noun:
        return 0
    first = figure.first
    while first > part.stop and scene.words.words[first - 1] in _BOUNDS:
        first -= 1
    said = scene.said("out_of", part.stop, first)
    return next((hit.first for hit in said if hit.stop == first), 0)


def _of_act(scene: Scene, figure: Figure, before: Figure) -> int:
    """ "Một cửa tiếp nhận 320 hồ sơ, | Y tế cập nhật 540 hồ sơ": what is done with these."""
    acts = scene.said("own_act", before.stop, figure.first)
    gap = scene.gap(acts[-1].stop, figure.first) if acts else None
    if gap is None or gap.words > _ACT_WORDS or gap.parts:
        return 0
    return before.first


def whole_of(scene: Scene, figure: Figure) -> Figure | None:
    """The figure that one is a part of; of a share also the count before, where that leaves out
    what both are of: "Đã trả 612, đúng hạn 99%"."""
    if figure.parent >= 0:
        return scene.figures[figure.parent]
    before = _before(scene, figure)
    if before is None or (before.label, figure.label) != ("COUNT", "PERCENT"):
        return None
    return None if says_unit(scene, before) else before


def parts_of(scene: Scene, at: int) -> Iterator[int]:
    """The counts that are parts of count ``at``: behind "trong đó", or right behind a comma with a
    mode of their own: "316 hồ sơ, trực tuyến 305 hồ sơ"."""
    whole = scene.figures[at]
    for number in range(at + 1, len(scene.figures)):
        part = scene.figures[number]
        if part.label != "COUNT":
            continue
        told = part.parent == at and scene.names_parts(whole.stop, part.first)
        if told or (number == at + 1 and _is_beside(scene, whole, part)):
            yield number


def _is_beside(scene: Scene, whole: Figure, part: Figure) -> bool:
    if Decimal(part.mention.value) > Decimal(whole.mention.value):
        return False
    if part.noun != whole.noun:
        return False
    between = scene.text[whole.end : part.start]
    return pattern("part beside").fullmatch(between) is not None


def says_unit(scene: Scene, figure: Figure) -> bool:
    """Whether the unit of a figure stands by it, rather than by the figure before that it follows:
    "hồ sơ tạm dừng 63, rút 18"."""
    unit, text = figure.mention.unit, scene.text
    earlier = scene.between(0, figure.first)
    opens = earlier[-1].end if earlier else 0
    behind = text[figure.end : figure.end + len(unit) + 2]
    return unit in " ".join((text[opens : figure.start], behind))


def is_listed_as(scene: Scene, figure: Figure, row: Indicator) -> bool:
    """Whether a count of a list counts what the one before it does by its words: what it counts
    begins with a noun of that row ("máy in" is no "máy tính"), and nothing behind it says otherwise
    ("hoàn thành 11 nhiệm vụ, 25 nhiệm vụ đang triển khai")."""
    if not begins_with_noun(figure.mention.unit, row):
        return False
    return not says_otherwise(scene, figure, row)


def says_otherwise(scene: Scene, figure: Figure, row: Indicator) -> bool:
    """Whether the words behind what a figure counts, up to the next mark, forbid a row."""
    clause = _CLAUSE.match(scene.text, figure.end)
    said = one_line(clause[0] if clause else "")
    behind = f" {fold(said.removeprefix(figure.mention.unit))} "
    excludes = (fold(phrase.lstrip("!")) for phrase in row.excludes)
    return any(f" {phrase} " in behind for phrase in excludes)


def _before(scene: Scene, figure: Figure) -> Figure | None:
    """The figure before one in its sentence."""
    earlier = scene.earlier(figure)
    return earlier[-1] if earlier else None
