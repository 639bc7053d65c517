"""Sets how the network for digits and the recogniser of print are weighed, on made letterhead
lines.

Softmax regression over the fillings a blank allows (log-probability of the right one) for blanks
filled by hand and by the printer, and logistic regression for "by hand": a handful of numbers, so
the confidence comes out calibrated. They go into the network's metadata, where
``pages/hand/seen.py`` reads them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from pipeline.pages.hand import handwriting, slots
from pipeline.pages.hand.seen import look
from pipeline.pages.line import Line, Token
from pipeline.pages.ocr import trueocr

from .digits_lines import MadeLine, lines
from .digits_synth import Writer

# evidence, what stands there, by hand
Seen = tuple[handwriting.Evidence, str, bool]


def look_at(made: MadeLine) -> list[Seen]:
    text = trueocr.recognise_in([(made.picture, made.box)])[0].text
    line = Line(made.box, [Token(text, made.box)])
    # a head has a page
    page = np.vstack(
        [made.picture, np.full_like(made.picture, int(np.median(made.picture)))]
    )
    seen = []
    for blank in slots.find_blanks(page, [line]):
        if blank.kind in made.blanks:
            seen.append(
                (
                    handwriting.weigh(blank, look(page, blank)),
                    *made.blanks[blank.kind],
                )
            )
    return seen


def fit(glyphs: dict[str, np.ndarray], seed: int, count: int) -> dict[str, str]:
    """Metadata: ``hand`` and ``print``, the weights of (network, recogniser); ``pen``, those of
    Evidence.pen."""
    seen = [
        one
        for made in lines(Writer(glyphs, seed), count)
        for one in look_at(made)
    ]
    notes = {}
    for name, by_hand in (("hand", True), ("print", False)):
        chosen = [
            (evidence, text)
            for evidence, text, hand in seen
            if hand is by_hand and text in evidence.texts
        ]
        result = minimize(
            _surprise,
            np.array([0.5, 0.5]),
            args=(chosen,),
            method="Nelder-Mead",
            options={"xatol": 1e-3, "fatol": 1e-5},
        )
        notes[name] = " ".join(f"{max(0.0, value):.3f}" for value in result.x)
    notes["pen"] = " ".join(f"{value:.3f}" for value in pen(seen, seed))
    return notes


def pen(seen: list[Seen], seed: int) -> np.ndarray:
    """Weights that tell a pen. Bold bitonal print in real scans looks more like a pen to the
    network than made print does, so its logit is drawn up at random for print: it must not decide
    alone."""
    features = np.array([evidence.pen for evidence, _, _ in seen])
    truth = np.array([hand for _, _, hand in seen], float)
    drift = np.random.default_rng(seed).uniform(0, 10, len(seen)) * (1 - truth)
    features[:, 1] += drift
    return np.asarray(
        minimize(
            _mistakes,
            np.array([0.0, 0.5, -2.0, 0.0]),
            args=(features, truth),
            method="Nelder-Mead",
            options={"maxiter": 4000},
        ).x
    )


def _surprise(
    weights: np.ndarray, chosen: list[tuple[handwriting.Evidence, str]]
) -> float:
    total = 0.0
    for evidence, text in chosen:
        score = weights[0] * evidence.ours + weights[1] * evidence.theirs
        total += float(
            np.logaddexp.reduce(score) - score[evidence.texts.index(text)]
        )
    # made print is read without a mistake: without the second term its weights would grow without
    # bound
    return (
        total / max(1, len(chosen))
        + 0.005 * float((weights**2).sum())
        + 100 * float((np.minimum(weights, 0) ** 2).sum())
    )


def _mistakes(
    weights: np.ndarray, features: np.ndarray, truth: np.ndarray
) -> float:
    logit = features @ weights
    return float(
        np.mean(np.logaddexp(0, logit) - truth * logit)
    ) + 1e-3 * float((weights**2).sum())


def store(path: Path, notes: dict[str, str]) -> None:
    """Writes the metadata into the ONNX file."""
    import onnx

    model = onnx.load(str(path))
    kept = [entry for entry in model.metadata_props if entry.key not in notes]
    del model.metadata_props[:]
    model.metadata_props.extend(kept)
    for key, value in sorted(notes.items()):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, str(path))
