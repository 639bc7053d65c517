"""``make evaluate``: extracts the documents that have gold and runs the scorers that lie beside it.

usage: python -m devtools.evaluate SHARED [PART...]   (the parts are PARTS below; all by default)
       python -m devtools.evaluate stress [DATASET]   (composed tables with a changed figure
       each, and the tables of an output of ``baocao extract``)"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from devtools.evaluate import ledger, stress, stress_real

# a script and its arguments, below SHARED; OUT is the dataset
Command = tuple[str, ...]
OUT = "{out}"
# facts of documents of SHARED that were annotated blind for this project
BLIND = str(Path(__file__).parent / "blind")


@dataclass(frozen=True)
class Part:
    """Documents, and what scores the dataset that is made of them."""

    folders: tuple[str, ...]
    scorers: tuple[Command, ...]
    gold: str = ""  # only the documents that are named in this folder are read
    stressed: bool = False  # figures of its tables are changed


def _score(gold: str) -> Command:
    return ("gold/score.py", OUT, gold, "--errors", "3")


PARTS = {
    "cases": Part(
        ("cases/in",), (("cases/score_cases.py", OUT, "cases/cases.tsv"),)
    ),
    "dev": Part(("seeds", "unseen"), (_score("gold/dev"),)),
    "facts": Part(("texts", "files"), (_score("gold/facts"),), "gold/facts"),
    "blind": Part(("texts", "files"), (_score(BLIND),), BLIND),
    "headers": Part(("files",), (_score("gold/headers"),), "gold/headers"),
    "checks": Part(("files",), (_score("gold/checks"),), "gold/checks"),
    "scans": Part(
        ("scans",),
        (
            ("gold/score_reading.py", OUT, "gold/scans", "scans"),
            _score("gold/scans"),
            ("gold/score_tables.py", OUT, "gold/tables"),
        ),
    ),
    "legacy": Part(
        ("legacy",), (("gold/score_legacy.py", OUT, "gold/legacy"),)
    ),
    "stress": Part(("files",), (), stressed=True),
}


def main(arguments: list[str]) -> int:
    """Scores each part whose documents are there. Ends with 1 where a scorer finds its target
    missed."""
    if arguments[:1] == ["stress"]:
        print(stress.report())
        for dataset in arguments[1:]:
            print(stress_real.report(Path(dataset)))
        return 0
    shared = Path(arguments[0] if arguments else "../shared").resolve()
    if not (shared / "gold").is_dir():
        print(
            f"evaluate: no gold at {shared}/gold; the figures need the documents that lie beside "
            "the project"
        )
        return 0
    worst = 0
    for name in arguments[1:] or PARTS:
        worst |= _evaluate(name, PARTS[name], shared)
    if not arguments[1:]:
        print("\n== ledger of rules", flush=True)
        ledger.main([str(shared)])
    return int(bool(worst))


def _evaluate(name: str, part: Part, shared: Path) -> int:
    """Extracts the documents of a part and runs its scorers; the worst of their exit codes."""
    worst = 0
    with tempfile.TemporaryDirectory(prefix="baocao-evaluate-") as out:
        print(
            f"\n== {name}: baocao extract {' '.join(part.folders)}", flush=True
        )
        extract = [sys.executable, "-m", "pipeline", "extract", "-o", out]
        subprocess.run([*extract, *_inputs(part, shared)], check=False)
        for script, *arguments in part.scorers:
            print(f"\n-- {Path(script).name}", flush=True)
            paths = [_argument(text, shared, out) for text in arguments]
            scorer = [sys.executable, str(shared / script), *paths]
            worst |= subprocess.run(scorer, check=False).returncode
        if part.stressed:
            print(f"\n{stress.report()}\n{stress_real.report(Path(out))}")
    return worst


def _argument(text: str, shared: Path, out: str) -> str:
    if text == OUT:
        return out
    path = shared / text
    return str(path) if path.exists() else text


def _inputs(part: Part, shared: Path) -> list[str]:
    """The folders of a part, or the documents in them that its gold names."""
    folders = [shared / folder for folder in part.folders]
    if not part.gold:
        return [str(folder) for folder in folders]
    named = named_in(shared / part.gold)
    return [
        str(path)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name.split(".")[0] in named
    ]


def named_in(gold: Path) -> set[str]:
    """The documents that a folder of gold names: by a file of each, and in the rows of
    documents.tsv."""
    named = {path.name.split(".")[0] for path in gold.glob("*.*.tsv")}
    table = gold / "documents.tsv"
    if not table.exists():
        return named
    with table.open(encoding="utf-8-sig", newline="") as file:
        return named | {
            row["name"] for row in csv.DictReader(file, delimiter="\t")
        }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
