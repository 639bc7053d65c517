"""Fits ``models/doubt.tsv``: how likely a word that was read is wrong, from made pages whose text
is known.

    python -m devtools.train.doubt ../shared [PAGES]

The pages are set from documents that the language model used here has not seen (every 40th of the
corpus is left out of it); the model that ships has seen them, so its own margins would be too good
to learn from."""

from __future__ import annotations

import json
import lzma
import sys
import tempfile
import unicodedata
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from devtools.evaluate.made import LEVELS, damage, set_page
from devtools.train import language as train_language
from pipeline.pages.ocr import (
    choice,
    correct,
    doubt,
    language,
    looks,
    picture,
    second,
)
from pipeline.pages.ocr import reader as ocr
from pipeline.pages.ocr.correct import Spot
from pipeline.pages.ocr.place import Strip
from pipeline.resources import MODELS

_HELD_OUT = 40
_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-"})
Sample = tuple[str, list[float], bool]


def texts(shared: Path) -> list[str]:
    """Running text of the documents that were left out."""
    found = []
    with lzma.open(
        shared / "corpora" / "legal_texts.jsonl.xz", "rt", encoding="utf-8"
    ) as file:
        for n, row in enumerate(file):
            if n % _HELD_OUT == 0:
                body = unicodedata.normalize(
                    "NFC", json.loads(row)["text"]
                ).splitlines()
                found.append("\n".join(line for line in body if len(line) > 60))
    return found


def samples(
    text: str, level: str, dpi: int, seed: int, lm: language.Model
) -> list[Sample]:
    """Kind, features and whether it is wrong of every word of a made page, after the first look
    and, for doubtful lines, after the second."""
    page, truth = set_page(text, dpi)
    gray, dpi_used = picture.resize(damage(page, level, seed, dpi), dpi)
    upright = ocr.upright(gray, dpi_used)
    strips = [Strip(upright.gray, box) for box in ocr.line_boxes(upright.gray)]
    looked = looks.first(strips, {0})
    found = _judged(looked.rows, truth, lm)
    for spot in (spot for row in looked.rows for spot in row):
        spot.doubt = 0.2  # all lines are read again, so that the second model sees good ones too
    looks.again(looked, strips, {0}, 120)
    return found + _judged(looked.rows, truth, lm)


def _judged(
    rows: list[list[Spot]], truth: str, lm: language.Model
) -> list[Sample]:
    run = [spot for row in rows for spot in row]
    words = [spot.text.translate(_SAME) for spot in run]
    right = [True] * len(run)
    for edit in Levenshtein.opcodes(words, truth.translate(_SAME).split()):
        if edit.tag != "equal":
            right[edit.src_start : edit.src_end] = [False] * (
                edit.src_end - edit.src_start
            )
    return [
        (
            "figure" if doubt.is_figure(spot.text) else "word",
            doubt.features(spot, lm),
            not good,
        )
        for spot, good in zip(run, right, strict=True)
        if " " not in spot.text
    ]


def train(
    shared: Path, pages: int = 24, output: Path = MODELS / "doubt.tsv"
) -> None:
    """Writes the weights learned from ``pages`` made pages."""
    try:
        from sklearn.linear_model import LogisticRegression
        from sklearn.metrics import roc_auc_score
    except ImportError:
        print("doubt: scikit-learn is not installed; the model stays as it is")
        return
    if not (shared / "corpora" / "legal_texts.jsonl.xz").is_file():
        print(
            f"doubt: no corpus at {shared / 'corpora'}; the model stays as it is"
        )
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "language.npz.xz"
        train_language.train(shared, path, without=_HELD_OUT)
        unseen = language.Model(path.read_bytes())
    for module in (choice, correct, doubt, second):
        module.model = lambda: unseen  # type: ignore[attr-defined]
    found: list[Sample] = []
    long = [text for text in texts(shared) if len(text) > 2000]
    for n, text in enumerate(long[:pages]):
        found += samples(text, LEVELS[n % 3], (200, 300)[n // 3 % 2], n, unseen)
    lines = [
        "# Weights of the logistic models that tell how likely a word is wrong "
        "(pages/ocr/doubt.py); made by "
        "devtools.train.doubt.",
        "kind\tfeature\tweight",
    ]
    for kind in ("word", "figure"):
        chosen = [(x, wrong) for k, x, wrong in found if k == kind]
        x, y = (
            np.array([c[0] for c in chosen]),
            np.array([c[1] for c in chosen]),
        )
        model = LogisticRegression(
            fit_intercept=False, C=3.0, max_iter=2000
        ).fit(x, y)
        print(
            f"{kind}: {len(y)} words, {int(y.sum())} wrong, "
            f"AUC {roc_auc_score(y, model.decision_function(x)):.3f}"
        )
        lines += [
            f"{kind}\t{name}\t{weight:.3f}"
            for name, weight in zip(doubt.FEATURES, model.coef_[0], strict=True)
        ]
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    train(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 24)
