"""Stated against real confidence, by tenth, and the commonest errors, over documents with gold.

    python -m devtools.evaluate.facts ../shared [GOLD]

GOLD is a folder of gold facts; its documents lie in ``texts`` and ``files`` below ../shared (by
default the excerpts of gold/dev). A gold row whose note begins with "optional" counts neither way;
a fact under a code that the first taxonomy lacks is right where the gold has its value under any
such code, as in the scorer beside the gold."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from devtools.evaluate.gold import number, rows
from pipeline import intake, mentions, pages, structure, taxonomy
from pipeline.facts import normalise
from pipeline.records import Layout, Limits, Mention, ReadOptions

Key = tuple[str, str]
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.01)
_NEW = "new"  # in place of every code that the first taxonomy lacks
_WORST = 10  # errors that are listed


def main(arguments: list[str]) -> int:
    """Prints stated and real confidence by step, and the codes that are wrong or missed most."""
    shared = Path(arguments[0] if arguments else "../shared").resolve()
    gold = Path(arguments[1]) if len(arguments) > 1 else shared / "gold" / "dev"
    if not gold.is_dir():
        print(f"evaluate facts: no gold at {gold}")
        return 0
    steps: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    errors: Counter[str] = Counter()
    folders = ("texts", "files") if len(arguments) > 1 else ("seeds", "unseen")
    for path, layout, found in documents(
        [shared / name for name in folders], gold
    ):
        must, may = gold_of(path)
        for fact in normalise("", layout, found).facts:
            key = key_of(fact.indicator, fact.value)
            right = int(must[key] > 0)
            if not right and may[key] > 0:
                may[key] -= 1
                continue
            must[key] -= right
            low = max(edge for edge in _EDGES if edge <= fact.confidence)
            steps[low][0] += right
            steps[low][1] += 1
            if not right:
                errors[f"false {fact.indicator}"] += 1
        for (code, _), left in must.items():
            errors[f"missed {code}"] += max(left, 0)
    print("stated confidence   facts   right   real precision")
    for low, high in pairwise(_EDGES):
        right, every = steps[low]
        if every:
            stated = f"{low:.2f} .. {min(high, 1):.2f}"
            print(f"{stated}       {every:6} {right:7}   {right / every:.3f}")
    print("\ncommonest errors")
    for name, count in errors.most_common(_WORST):
        print(f"{count:5} {name}")
    return 0


def documents(
    folders: list[Path], gold: Path
) -> Iterator[tuple[Path, Layout, tuple[Mention, ...]]]:
    """The gold file and what was read of each document that has one."""
    names = {
        path.name.split(".")[0]: path
        for path in sorted(gold.glob("*.facts.tsv"))
    }
    files = [
        file
        for folder in folders
        for file in sorted(folder.iterdir())
        if file.name.split(".")[0] in names
    ]
    with tempfile.TemporaryDirectory(prefix="baocao-facts-") as work:
        for source in intake.find(files, Path(work), Limits()):
            reading = pages.read(source, ReadOptions())
            layout = structure.parse(reading, source)
            found = mentions.find(source.doc_id, reading, layout)
            name = source.source.split("/")[-1].split(".")[0]
            yield names[name], layout, found


def gold_of(path: Path) -> tuple[Counter[Key], Counter[Key]]:
    """What must be found and what may be."""
    must: Counter[Key] = Counter()
    may: Counter[Key] = Counter()
    for row in rows(path):
        to = may if row["note"].startswith("optional") else must
        to[key_of(row["indicator"], row["value"])] += 1
    return must, may


def key_of(code: str, value: str) -> Key:
    """What a fact is compared by: its value under its code, or under any that is not of the first
    taxonomy."""
    known = taxonomy.first_rows().get(code)
    return code if known and known.since == 1 else _NEW, number(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
