"""The words that govern a figure from outside its sentence, and how far each place lets them:
heads of its cell, the label of its row, the label and the line above, headings, the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.clauses.surroundings import marker
from pipeline.facts.cells import Place
from pipeline.facts.patterns import pattern
from pipeline.text import fold

HEAD, LABEL, CAPTION, BESIDE, HEADING, TITLE = 0.9, 0.6, 0.45, 0.45, 0.36, 0.29
# the label of a row whose cell is text: the evidence for a criterion
CRITERION = 0.4
_IN_TEXT = 3  # times less weigh the head and label of a cell for the figures of its text
_FARTHER = 0.9  # by which each place farther above weighs less
_ABOVE = 2  # labels and headings above that are looked at
_FEW = 8  # words of the longest label that ends with a stop
# roles of the words with which it opens
_TELLING = ("target", "tasks", "results")
_RUN_IN = 80  # characters of the longest label that opens a paragraph
_BREAK = re.compile(r"[;\t]|[^\W\d]{2}[.,] ")


BAR = " | "  # between heads that stand above each other


class Outside(NamedTuple):
    """Words outside the sentence, and how far they govern (0..1)."""

    text: str
    factor: float
    counted: bool = False  # names what is counted, nothing more
    name: str = "outside"  # of the place, for the trace of rules

    def stands_behind(self, place: str) -> bool:
        """Whether what a nearer place says counts for more: the item of a list than the line that
        opens it, the head of a column than what stands around the table."""
        if self.name == "lead":
            return place in ("head", "sentence")
        return place == "head" and self.factor < LABEL


def outside_of(
    figure: Figure, scene: Scene, place: Place, title: str
) -> list[Outside]:
    """The words outside that govern a figure, strongest first."""
    words = (
        _of_cell(place, title)
        if place.number_cell
        else _of_text(figure, scene, place)
    )
    return [one for one in words if one.text]


def _naming(place: Place) -> str:
    """The heads above a cell, parted by bars, without those that only tell whether its figures
    were planned or done, and when: "Thực hiện đến 31/10"."""
    stage = pattern("head of a stage")
    return BAR.join(head for head in place.stack if not stage.fullmatch(head))


def is_named_by_head(figure: Figure, outside: Sequence[Outside]) -> bool:
    """Whether the head of a count's column names what it counts: "Số trường" beside "Máy tính
    (bộ)"."""
    unit = fold(figure.mention.unit)
    if figure.label != "COUNT" or not unit:
        return False
    heads = (words.text for words in outside if words.name == "head")
    return any(unit in fold(head) for head in heads)


def run_in_label(scene: Scene, figure: Figure) -> str:
    """The label that opens the paragraph of a figure: "6. Phương hướng quý IV: ...", "Mục tiêu năm
    2030. ..."; "" where there is none."""
    label, colon, _ = scene.text[:_RUN_IN].partition(":")
    first = min(scene.figures[0].start, figure.start)
    if not colon or len(label) >= first:
        label = _first_words(scene, first)
    return "" if _BREAK.search(label) else label


def _first_words(scene: Scene, first: int) -> str:
    """The few words that end with a stop before the first figure, where they say what is aimed at
    or done in the paragraph; "" for others."""
    _, end = scene.sentence_span(0)
    label = scene.text[:end].strip()
    if not label.endswith(".") or end > first or len(label.split()) > _FEW:
        return ""
    tells = any(opens(role, marker().sub("", label)) for role in _TELLING)
    return label[:-1] if tells else ""


def _of_cell(place: Place, title: str) -> Iterator[Outside]:
    """What a table counts may stand in the column before, or in the title alone: "Hồ sơ tiếp nhận
    | Đúng hạn"."""
    yield Outside(_naming(place), HEAD, name="head")
    yield Outside(place.label, LABEL, name="label")
    yield from _farther(place.above, HEADING, "above")
    yield from _around(place)
    yield Outside(place.beside, BESIDE, counted=True, name="beside")
    yield Outside(title, TITLE, counted=True, name="title")


def _of_text(figure: Figure, scene: Scene, place: Place) -> Iterator[Outside]:
    """A bare share in the evidence for a criterion is the criterion's."""
    label = CRITERION if figure.kind == "share" else LABEL / _IN_TEXT
    yield Outside(place.header, HEAD / _IN_TEXT, name="head")
    yield Outside(place.label, label, name="label")
    yield from _farther(place.above, min(label, HEADING), "above")
    yield Outside(run_in_label(scene, figure), HEADING, name="run_in")
    yield from _around(place)


def _around(place: Place) -> Iterator[Outside]:
    yield Outside(place.around.lead, HEADING, name="lead")
    yield Outside(place.around.caption, CAPTION, name="caption")
    yield from _farther(place.around.headings, HEADING, "heading")


def _farther(
    texts: Sequence[str], factor: float, name: str
) -> Iterator[Outside]:
    for steps, text in enumerate(texts[:_ABOVE]):
        yield Outside(text, factor * _FARTHER**steps, name=name)
