"""Fits ``models/confidence.tsv``: how often an indicator is right, by the strength of its evidence.

    python -m devtools.train.confidence ../shared GOLD...

GOLD are folders of gold facts whose documents lie in ``texts`` and ``files`` below ../shared; take
documents that nobody had in view when the rules were written. Prints what the steps say of
documents that they were not fitted on, and the steps fitted on all. Not part of ``make models``:
the gold that it needs was made for one state of the rules."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools.evaluate.facts import Key, documents, gold_of, key_of
from pipeline.facts.indicator.confidence import strength

normalising = sys.modules["pipeline.facts.normalise"]

STEPS = (0.0, 1.4, 1.7, 2.05)  # least strengths
FOLDS = 8
DOCUMENT = 12  # facts of one document that count in full, so that no long table decides
PRIOR = 4.0  # facts of the mean kind that each step is given beforehand


@dataclass(frozen=True, slots=True)
class Sample:
    """A fact of an annotated document: the strength of its evidence, whether the gold has it."""

    document: str
    score: float
    right: bool
    weight: float


def fit(samples: Sequence[Sample]) -> list[float]:
    """The confidence of each step, never falling from one to the next (pool adjacent violators).

    >>> low, high = Sample("a", 0.1, False, 1.0), Sample("a", 2.0, True, 1.0)
    >>> [round(share, 2) for share in fit([low, high])]
    [0.4, 0.5, 0.5, 0.5, 0.6]
    """
    mean = _share(samples, 0.5)
    pools: list[list[float]] = []  # right, all, steps
    for at, least in enumerate(STEPS):
        most = STEPS[at + 1] if at + 1 < len(STEPS) else float("inf")
        inside = [sample for sample in samples if least <= sample.score < most]
        every = sum(sample.weight for sample in inside)
        right = sum(sample.weight for sample in inside if sample.right)
        pools.append([right + PRIOR * mean, every + PRIOR, 1])
        while (
            len(pools) > 1
            and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]
        ):
            last = pools.pop()
            pools[-1] = [
                one + other for one, other in zip(pools[-1], last, strict=True)
            ]
    return [
        right / every for right, every, many in pools for _ in range(int(many))
    ]


def stated(steps: Sequence[float], score: float) -> float:
    """The confidence of a score."""
    return next(
        share
        for least, share in zip(STEPS[::-1], steps[::-1], strict=True)
        if score >= least
    )


def left_out(samples: Sequence[Sample]) -> list[tuple[Sample, float]]:
    """Each sample with the confidence that the other documents give it."""
    names = sorted({sample.document for sample in samples})
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    fitted = [
        fit([sample for sample in samples if fold[sample.document] != at])
        for at in range(FOLDS)
    ]
    return [
        (sample, stated(fitted[fold[sample.document]], sample.score))
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
    """Prints the table of stated and real confidence by tenth, and the rows of the data file."""
    shared = Path(arguments[0]).resolve()
    samples = list(_samples(shared, [Path(name) for name in arguments[1:]]))
    pairs = left_out(samples)
    print(
        f"{len(samples)} facts of {len({s.document for s in samples})} documents"
    )
    print(
        f"AUC of the strength {area([(s.right, s.score) for s in samples]):.3f}"
    )
    print(
        "stated      facts   mean stated   real   real, each document the same"
    )
    for tenth in range(10):
        inside = [(s, value) for s, value in pairs if int(value * 10) == tenth]
        if inside:
            mean = sum(value for _, value in inside) / len(inside)
            real = sum(s.right for s, _ in inside) / len(inside)
            fair = _share([s for s, _ in inside], 0.0)
            low = f"{tenth / 10:.1f}..{(tenth + 1) / 10:.1f}"
            print(f"{low} {len(inside):9} {mean:13.2f} {real:6.2f} {fair:8.2f}")
    print("strength\tconfidence")
    for least, share in zip(STEPS[::-1], fit(samples)[::-1], strict=True):
        print(f"{least:g}\t{share:.2f}")
    return 0


def _samples(shared: Path, golds: Sequence[Path]) -> Iterator[Sample]:
    for gold in golds:
        for path, layout, found in documents(
            [shared / "texts", shared / "files"], gold
        ):
            scored = [
                (
                    key_of(
                        case.verdict.indicator.code,
                        case.context.figure.mention.value,
                    ),
                    strength(case.verdict),
                )
                for case in normalising._cases(layout, found)
                if case.verdict
            ]
            facts = list(_compared(scored, *gold_of(path)))
            weight = min(1.0, DOCUMENT / max(len(facts), 1))
            for score, right in facts:
                yield Sample(path.name, score, right, weight)


def _compared(
    scored: Sequence[tuple[Key, float]], must: Counter[Key], may: Counter[Key]
) -> Iterator[tuple[float, bool]]:
    """The score of each fact and whether the gold has it; none for what may be and need not."""
    for key, score in scored:
        if must[key] > 0:
            must[key] -= 1
            yield score, True
        elif may[key] > 0:
            may[key] -= 1
        else:
            yield score, False


def _share(samples: Sequence[Sample], empty: float) -> float:
    every = sum(sample.weight for sample in samples)
    return (
        sum(sample.weight for sample in samples if sample.right) / every
        if every
        else empty
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
