"""Fits ``models/confidence.tsv``: what each sign at a fact says of its being right.

    python -m devtools.train.confidence ../shared

Facts of the real documents with gold and of the composed ones are right where the gold has them.
Prints how well the signs tell right from wrong in documents that they were not fitted on, in real
ones when fitted on composed ones and the reverse, what is stated beside what is right, and the rows
of the data file. Not part of ``make models``: the rows belong to one state of the rules."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from devtools.evaluate.facts import Key, documents, gold_of, key_of
from devtools.evaluate.wordings import FOLDER as WORDINGS
from pipeline.facts.confidence import Stated, Whole, signs
from pipeline.records import Layout, Mention

normalising = sys.modules["pipeline.facts.normalise"]

BLIND = Path(__file__).resolve().parents[1] / "evaluate" / "blind"
FOLDS = 10
DOCUMENT = 12  # facts of one document that count in full, so that no long table decides
# what the points of all signs are held back by, in standard deviations of the signs
RIDGE = 3.0
NARROW = 0.1  # the least such deviation, so that a rare sign does not decide
STEPS = 25  # of Newton's method
# Documents that nobody had in view have more errors: how much less the odds are there. Measured by
# the rules as they stood before anybody opened the gold: 843 facts of 86 documents, 592 of 36.
FIRST_SIGHT = 0.75

Points = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sample:
    """A fact of an annotated document: its signs, whether the gold has it."""

    document: str
    signs: Points
    right: bool
    weight: float = 1.0
    composed: bool = False


def fit(samples: Sequence[Sample]) -> Points:
    """What each sign adds to the log-odds of being right: a logistic regression, held back.

    >>> low, high = ({"base": 1.0, "near": near} for near in (0.0, 1.0))
    >>> seen = [Sample("a", low, number < 5) for number in range(100)]
    >>> seen += [Sample("a", high, number < 95) for number in range(100)]
    >>> fit(seen)["near"] > 1
    True
    """
    names = list(samples[0].signs)
    found = np.array([[one.signs[name] for name in names] for one in samples])
    right = np.array([float(one.right) for one in samples])
    weight = np.array([one.weight for one in samples])
    held = np.array([0.0 if name == "base" else RIDGE for name in names])
    held *= np.maximum(found.std(axis=0), NARROW) ** 2
    points = np.zeros(len(names))
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-found @ points))
        slope = found.T @ (weight * (right - said)) - held * points
        bend = (found.T * (weight * said * (1 - said))) @ found + np.diag(held)
        points += np.linalg.solve(bend, slope)
    return dict(zip(names, points.tolist(), strict=True))


def stated(points: Points, sample: Sample) -> float:
    """The confidence of a fact."""
    odds = sum(points[name] * much for name, much in sample.signs.items())
    return float(1 / (1 + np.exp(-odds)))


def left_out(samples: Sequence[Sample]) -> list[tuple[Sample, float]]:
    """Each sample with the confidence that the other documents give it."""
    names = sorted({sample.document for sample in samples})
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    fitted = [
        fit([sample for sample in samples if fold[sample.document] != at])
        for at in range(FOLDS)
    ]
    return [
        (sample, stated(fitted[fold[sample.document]], sample))
        for sample in samples
    ]


def area(pairs: Sequence[tuple[bool, float]]) -> float:
    """The chance that a right fact is stated with more confidence than a wrong one (AUC).

    >>> area([(True, 0.9), (False, 0.5), (True, 0.5)])
    0.75
    """
    right = Counter(value for is_right, value in pairs if is_right)
    wrong = Counter(value for is_right, value in pairs if not is_right)
    won = sum(
        times * other * (float(high > low) + (high == low) / 2)
        for high, times in right.items()
        for low, other in wrong.items()
    )
    return won / max(right.total() * wrong.total(), 1)


def main(arguments: list[str]) -> int:
    """Prints what was measured, and the rows of the data file."""
    samples = list(_samples(Path(arguments[0]).resolve()))
    real = [sample for sample in samples if not sample.composed]
    composed = [sample for sample in samples if sample.composed]
    for name, some in (
        ("real", real),
        ("composed", composed),
        ("all", samples),
    ):
        wrong = sum(not sample.right for sample in some)
        alone = area([(s.right, s.signs["strength"]) for s in some])
        print(f"{name}: {len(some)} facts, {wrong} wrong", end="; ")
        print(f"AUC of the strength {alone:.3f}", end=", ")
        told = area([(sample.right, value) for sample, value in left_out(some)])
        print(f"of the signs, documents left out, {told:.3f}")
    for name, seen, new in (
        ("composed to real", composed, real),
        ("real to composed", real, composed),
    ):
        points = fit(seen)
        told = area([(sample.right, stated(points, sample)) for sample in new])
        print(f"{name}: AUC {told:.3f}")
    _print_table(left_out(samples))
    print("sign\tpoints")
    for sign, much in fit(samples).items():
        print(f"{sign}\t{much - FIRST_SIGHT * (sign == 'base'):.2f}")
    return 0


def _print_table(pairs: Sequence[tuple[Sample, float]]) -> None:
    """What is stated, before the odds are lessened for first sight, beside what is right."""
    print(
        "stated      facts   mean stated   real   real, each document the same"
    )
    for tenth in range(10):
        inside = [(s, value) for s, value in pairs if int(value * 10) == tenth]
        if inside:
            mean = sum(value for _, value in inside) / len(inside)
            share = sum(s.right for s, _ in inside) / len(inside)
            weight = sum(s.weight for s, _ in inside)
            fair = sum(s.weight for s, _ in inside if s.right) / weight
            low = f"{tenth / 10:.1f}..{(tenth + 1) / 10:.1f}"
            print(
                f"{low} {len(inside):9} {mean:13.2f} {share:6.2f} {fair:8.2f}"
            )


def _samples(shared: Path) -> Iterator[Sample]:
    whole = [shared / "texts", shared / "files"]
    excerpts = [shared / "seeds", shared / "unseen"]
    for folders, gold, composed in (
        (whole, shared / "gold" / "facts", False),
        (whole, BLIND, False),
        (excerpts, shared / "gold" / "dev", False),
        ([WORDINGS / "reports"], WORDINGS / "gold", True),
    ):
        seen: set[Path] = set()
        for path, layout, found in documents(folders, gold):
            if path not in seen:
                seen.add(path)
                yield from _of_document(path, layout, found, composed)


def _of_document(
    path: Path, layout: Layout, found: tuple[Mention, ...], composed: bool
) -> list[Sample]:
    facts: list[Stated] = normalising.stated(layout, found)
    whole = Whole.of(facts)
    keyed = [
        (key_of(one.fact.indicator, one.fact.value), signs(one, whole))
        for one in facts
    ]
    must, may = gold_of(path)
    if composed and not any(code == _NEW for code, _ in must + may):
        # annotated before the taxonomy was widened: what new codes state is not judged
        keyed = [(key, told) for key, told in keyed if key[0] != _NEW]
    judged = list(_compared(keyed, must, may))
    weight = min(1.0, DOCUMENT / max(len(judged), 1))
    return [
        Sample(path.name, told, right, weight, composed)
        for told, right in judged
    ]


_NEW = key_of("", "")[0]


def _compared(
    keyed: Sequence[tuple[Key, Points]], must: Counter[Key], may: Counter[Key]
) -> Iterator[tuple[Points, bool]]:
    """The signs of each fact and whether the gold has it; none for what may be and need not."""
    for key, told in keyed:
        if must[key] > 0:
            must[key] -= 1
            yield told, True
        elif may[key] > 0:
            may[key] -= 1
        else:
            yield told, False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
