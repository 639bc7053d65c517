"""The trained model beside the rules: names of bodies and systems, and the indicator of a figure in
its context.

``models/ner`` holds two small spaCy pipelines, trained by ``python -m devtools.train ../shared
ner``: ``names`` (NER with labels ORG and SYSTEM) and ``figures`` (a linear text classifier over
words that carry their place beside the figure). Where the folder or spaCy is missing, the rules
work alone: ``missing()`` says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from pipeline.clauses.phrases import split
from pipeline.facts.scene import Figure, Scene
from pipeline.resources import MODELS

FOLDER = MODELS / "ner"
NONE = "none"  # the class of figures that state no fact
_NEAR = 10  # words to either side that carry their place
_FAR = 200  # words to either side that count at all: a page may be one sentence
_CHUNK = 4000  # characters read for names at once


@dataclass(frozen=True, slots=True)
class Guess:
    """The model's most likely indicator ("none" for no fact) and its probability."""

    code: str
    probability: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A name found by the model: offsets in the text and its label, ORG or SYSTEM."""

    start: int
    end: int
    label: str


@cache
def _load(name: str) -> Any:
    """A spaCy pipeline of models/ner; None where it or spaCy is not there."""
    if not (FOLDER / name / "config.cfg").exists():
        return None
    try:
        import spacy  # slow to import, and not needed where the model is missing
    except ImportError:
        return None
    pipeline: Any = spacy.load(FOLDER / name)
    if name == "figures":
        # it looks at words alone; their shapes cost as much as its answer
        pipeline.vocab.lex_attr_getters.clear()
    return pipeline


def missing() -> str:
    """Why the rules work alone, in one line; "" where the model is there."""
    if not (FOLDER / "figures" / "config.cfg").exists():
        return (
            "models/ner is missing: indicators and systems come from the rules alone (make "
            "models trains it)"
        )
    return (
        ""
        if _load("figures") is not None
        else "spaCy is not installed: indicators come from the rules alone"
    )


def features(scene: Scene, figure: Figure) -> list[str]:
    """Words around a figure, each with its place: unit (u), right (r), left (l), rest of the
    sentence (s).

    Only the three words next to the figure keep their order; the rest is a bag, so that a sentence
    in another wording shares features with those of the training."""
    sentence = scene.sentence_span(figure.sentence)
    low, high = scene.segment(figure)
    words = scene.words
    inside = [
        n
        for n in range(max(figure.first - _FAR, 0), min(figure.stop + _FAR, len(words.starts)))
        if sentence[0] <= words.starts[n] < sentence[1]
    ]
    left = [words.words[n] for n in inside if n < figure.first and words.starts[n] >= low][-_NEAR:]
    right = [words.words[n] for n in inside if n >= figure.stop and words.starts[n] < high][:_NEAR]
    rest = [words.words[n] for n in inside if not (low <= words.starts[n] < high)]
    unit = split(figure.mention.unit).words
    found = [
        f"L={figure.mention.label}",
        *_marked("u", unit),
        *_marked("r", right),
        *_marked("l", left),
    ]
    found += sorted({f"s={word}" for word in rest if not word.isdigit()})
    if right:
        found.append(f"r0={right[0]}")
    if left:
        found.append(f"l0={left[-1]}")
    return found


def _marked(place: str, words: Sequence[str]) -> list[str]:
    words = [word for word in words if not word.isdigit()]
    return [f"{place}={word}" for word in words] + [f"{place}={a}_{b}" for a, b in pairwise(words)]


def guesses(figures: Sequence[tuple[Scene, Figure]]) -> list[Guess | None]:
    """The model's indicator for each figure, None without the model. Many at once cost a fraction
    of one by one."""
    pipeline = _load("figures")
    if pipeline is None or not figures:
        return [None] * len(figures)
    from spacy.tokens import Doc  # after _load, which knows that spaCy is there

    classifier = pipeline.get_pipe("textcat")
    codes = classifier.labels
    with pipeline.memory_zone():  # else the words of every document stay in memory
        scores = classifier.predict(
            [Doc(pipeline.vocab, words=features(*figure)) for figure in figures]
        )
    best = scores.max(axis=1)
    return [
        Guess(max(codes[n] for n in (row == top).nonzero()[0]), float(top))
        for row, top in zip(scores, best, strict=True)
    ]


def names(text: str) -> list[Entity]:
    """Bodies and systems that the model finds in ``text``; none without the model."""
    pipeline = _load("names")
    if pipeline is None or not text.strip():
        return []
    return [
        Entity(entity.start_char, entity.end_char, entity.label_)
        for entity in pipeline(text[:_CHUNK]).ents
    ]
