"""Fits ``models/confidence.tsv``: what each sign at a fact says of its being right.

    python -m devtools.train.confidence [FOLDER ...]

``first_sight.tsv`` holds the facts that the rules of the hour stated in documents that nobody had
opened, each with its signs and whether the gold had it: documents that rules were written on tell
less. A FOLDER with ``reports`` and ``gold`` that nobody has opened adds its own. Prints how well
the signs tell right from wrong in documents that they were not fitted on, what is stated beside
what is right, and the rows of the data file. Not part of ``make models``: the rows belong to one
state of the rules."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from devtools.evaluate.facts import Key, documents, gold_of, key_of
from pipeline.facts.confidence import Stated, signs, stating_in
from pipeline.records import Layout, Mention

normalising = sys.modules["pipeline.facts.normalise"]

SEEN_FIRST = Path(__file__).with_name("first_sight.tsv")
FOLDS = 10
DOCUMENT = 12  # facts of one document that count in full, so that no long table decides
# what the points of all signs are held back by, in standard deviations of the signs
RIDGE = 3.0
NARROW = 0.1  # the least such deviation, so that a rare sign does not decide
STEPS = 25  # of Newton's method

Points = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sample:
    """A fact of an annotated document: its signs, whether the gold has it."""

    document: str
    signs: Points
    right: bool
    weight: float = 1.0


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
    for folder in arguments:
        _keep(list(_samples_of(Path(folder))))
    samples = list(kept())
    pairs = left_out(samples)
    wrong = sum(not sample.right for sample in samples)
    told = area([(sample.right, value) for sample, value in pairs])
    print(f"{len(samples)} facts, {wrong} wrong", end="; ")
    print(f"AUC of the signs, documents left out, {told:.3f}")
    _print_table(pairs)
    print("sign\tpoints")
    for sign, much in fit(samples).items():
        print(f"{sign}\t{much:.2f}")
    return 0


def kept() -> Iterator[Sample]:
    """The facts of ``first_sight.tsv``."""
    with SEEN_FIRST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    facts = Counter(row["document"] for row in rows)
    for row in rows:
        document, right = row.pop("document"), row.pop("right")
        yield Sample(
            document,
            {"base": 1.0, **{sign: float(much) for sign, much in row.items()}},
            right == "1",
            min(1.0, DOCUMENT / facts[document]),
        )


def _keep(samples: Sequence[Sample]) -> None:
    """Adds the facts of new documents."""
    with SEEN_FIRST.open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        for sample in samples:
            told = [
                much for sign, much in sample.signs.items() if sign != "base"
            ]
            rows.writerow(
                [sample.document, int(sample.right)]
                + [f"{much:.2f}".rstrip("0").rstrip(".") for much in told]
            )


def _print_table(pairs: Sequence[tuple[Sample, float]]) -> None:
    """What is stated beside what is right."""
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


def _samples_of(folder: Path) -> Iterator[Sample]:
    for path, layout, found in documents([folder / "reports"], folder / "gold"):
        yield from _of_document(folder.name, path, layout, found)


def _of_document(
    name: str, path: Path, layout: Layout, found: tuple[Mention, ...]
) -> Iterator[Sample]:
    facts: list[Stated] = normalising.stated(layout, found)
    stating = stating_in(facts)
    keyed = [
        (key_of(one.fact.indicator, one.fact.value), signs(one, stating))
        for one in facts
    ]
    document = f"{name}/{path.name.split('.')[0]}"
    for told, right in _compared(keyed, *gold_of(path)):
        yield Sample(document, told, right)


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
