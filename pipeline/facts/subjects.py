"""Says whom a figure is about when it is not the issuer as a whole, in the words of the text."""
from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.phrases import split
from pipeline.facts.scene import Figure, Scene
from pipeline.facts.words import words_of

_END = re.compile(r"\s+(?:với|là|đã|được|có|trên địa bàn|đạt|để|và|theo|trong|tổng|kinh phí|sử dụng|cung cấp|năm|từ|"
                  r"như|do|ứng dụng|tại)\b|\s[-–]\s|[,;:.()\t|]|$")
LIMIT = 60  # characters of a subject


def subject_of(figure: Figure, scene: Scene, label: str = "") -> str:
    """The words that name it; ``label`` is that of the table row. "" where the text names none."""
    if label:
        hits = words_of("subject").find(split(label))
        return label.strip() if hits and len(label) <= LIMIT else ""
    start, end = scene.sentence_span(figure.sentence)
    best, least = "", 14.0
    for hit in scene.find(words_of("subject")):
        at = scene.words.starts[hit.first]
        if not start <= at < end or (hit.first < figure.stop and hit.stop > figure.first):
            continue
        right = hit.first >= figure.stop
        words, soft, hard, figures = scene.gap(figure.stop, hit.first) if right else scene.gap(hit.stop, figure.first)
        cost = words + 4 * soft + 20 * (hard + figures) + (0 if right else 2)
        if cost < least and not _is_counted(figure, scene, hit.first):
            least, best = cost, _phrase(scene.words.text, at, min(end, len(scene.words.text)))
    return best


def _is_counted(figure: Figure, scene: Scene, first: int) -> bool:
    """Whether the words are the counted noun itself ("63 trường mầm non")."""
    return first == figure.stop


def _phrase(text: str, start: int, end: int) -> str:
    stop = _END.search(text, start + 3, min(end, start + LIMIT))
    return text[start:stop.start() if stop else min(end, start + LIMIT)].strip(" *_“”\"")


def item_of(unit: str, words: Sequence[str] = ()) -> str:
    """What is counted or bought, as written."""
    return " ".join(unit.split()) or " ".join(words)
