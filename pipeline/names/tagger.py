"""The trained tagger of names beside the rules' lists: bodies and systems that no list knows.

``models/ner/names`` is a small spaCy pipeline (labels ORG and SYSTEM), trained by ``python -m
devtools.train ../shared ner``. Where the folder or spaCy is missing, the lists work alone:
``missing()`` says so."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from pipeline.resources import MODELS

FOLDER = MODELS / "ner"
_CHUNK = 4000  # characters read for names at once
# spaCy's commands for a terminal
_COMMANDS = ("spacy.cli", "spacy.cli.info")


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
        with _without_commands():
            # slow to import, and not needed where the model is missing
            import spacy
    except ImportError:
        return None
    pipeline: Any = spacy.load(FOLDER / name)
    return pipeline


@contextlib.contextmanager
def _without_commands() -> Iterator[None]:
    """While entered, spaCy's commands are empty: it imports them with itself, and they bring nearly
    half of 850 modules, programs for downloads among them."""
    left_out = [name for name in _COMMANDS if name not in sys.modules]
    for name in left_out:
        empty = ModuleType(name)
        vars(empty)["info"] = None  # all that spaCy takes of them
        sys.modules[name] = empty
    try:
        yield
    finally:
        for name in left_out:
            del sys.modules[name]


def missing() -> str:
    """Why the lists work alone, in one line; "" where the model is there."""
    if not (FOLDER / "names" / "config.cfg").exists():
        return "models/ner is missing: systems come from the lists alone (make models trains it)"
    if _load("names") is None:
        return "spaCy is not installed: systems come from the lists alone"
    return ""


def names(text: str) -> list[Entity]:
    """Bodies and systems that the model finds in ``text``; none without the model."""
    pipeline = _load("names")
    if pipeline is None or not text.strip():
        return []
    return [
        Entity(entity.start_char, entity.end_char, entity.label_)
        for entity in pipeline(text[:_CHUNK]).ents
    ]
