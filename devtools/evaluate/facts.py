"""Rules alone, the model alone, both: on seeds and on unseen excerpts apart; stated against real
confidence.

    python -m devtools.evaluate.facts ../shared

A gold row whose note begins with "optional" counts neither way, as in the scorer beside the gold.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from devtools.evaluate.gold import number, rows
from pipeline import intake, mentions, pages, structure
from pipeline.facts import judge
from pipeline.facts import normalise as _  # noqa: F401  (loads the submodule that the package's function hides)
from pipeline.records import Fact, Layout, Limits, Mention, ReadOptions

Key = tuple[str, str]
_BINS = (0.0, 0.85, 0.9, 0.93, 0.96, 1.01)
normalising = sys.modules["pipeline.facts.normalise"]


def main(arguments: list[str]) -> int:
    """Prints both tables."""
    shared = Path(arguments[0] if arguments else "../shared").resolve()
    if not (shared / "gold" / "dev").is_dir():
        print(f"evaluate facts: no gold at {shared}/gold/dev")
        return 0
    bins: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    tallies: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for part in ("seeds", "unseen"):
        for name, layout, found in _documents(shared / part):
            gold = _gold(shared / "gold" / "dev", name)
            if gold is None:
                continue
            for way in ("rules", "trained", "both"):
                facts = list(normalising.facts(layout, found, getattr(judge, way)))
                tallies[way, part] += _tally(facts, *gold)
                if way == "both":
                    _calibrate(facts, *gold, bins)
    print(f"{'':10} {'':8} {'tp':>5} {'fp':>5} {'fn':>5} {'prec':>7} {'recall':>7} {'F1':>7}")
    for (way, part), tally in tallies.items():
        tp, fp, fn = tally["tp"], tally["fp"], tally["fn"]
        precision, recall = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
        f1 = 2 * tp / max(2 * tp + fp + fn, 1)
        print(f"{way:10} {part:8} {tp:5} {fp:5} {fn:5} {precision:7.3f} {recall:7.3f} {f1:7.3f}")
    print("\nstated confidence   facts   right   real precision")
    for low, high in pairwise(_BINS):
        right, every = bins[low]
        if every:
            print(
                f"{low:.2f} .. {min(high, 1):.2f}       {every:6} {right:7}   {right / every:.3f}"
            )
    return 0


def _documents(folder: Path) -> Iterator[tuple[str, Layout, tuple[Mention, ...]]]:
    with tempfile.TemporaryDirectory(prefix="baocao-facts-") as work:
        for source in intake.find([folder], Path(work), Limits()):
            reading = pages.read(source, ReadOptions())
            layout = structure.parse(reading, source)
            yield (
                source.source.split("/")[-1].split(".")[0],
                layout,
                mentions.find(source.doc_id, reading, layout),
            )


def _gold(folder: Path, name: str) -> tuple[Counter[Key], Counter[Key]] | None:
    """What must be found and what may be; None where the document has no gold."""
    path = folder / f"{name}.facts.tsv"
    if not path.exists():
        return (Counter(), Counter()) if (folder / f"{name}.mentions.tsv").exists() else None
    must: Counter[Key] = Counter()
    may: Counter[Key] = Counter()
    for row in rows(path):
        to = may if row["note"].startswith("optional") else must
        to[row["indicator"], number(row["value"])] += 1
    return must, may


def _tally(facts: list[Fact], must: Counter[Key], may: Counter[Key]) -> Counter[str]:
    said = Counter((fact.indicator, number(fact.value)) for fact in facts)
    return Counter(
        tp=(must & said).total(), fn=(must - said).total(), fp=(said - must - may).total()
    )


def _calibrate(
    facts: list[Fact], must: Counter[Key], may: Counter[Key], bins: dict[float, list[int]]
) -> None:
    left, spare = must.copy(), may.copy()
    for fact in facts:
        key = fact.indicator, number(fact.value)
        low = max(edge for edge in _BINS if edge <= fact.confidence)
        if left[key] > 0:
            left[key] -= 1
            bins[low][0] += 1
            bins[low][1] += 1
        elif spare[key] > 0:
            spare[key] -= 1
        else:
            bins[low][1] += 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
