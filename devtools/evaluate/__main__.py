"""``make evaluate``: extracts the documents that have gold and runs the scorers that lie beside it.

usage: python -m devtools.evaluate SHARED [PART...]   (parts: dev scans tables legacy; all by
default)
       python -m devtools.evaluate stress   (composed tables with a changed figure each)"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from devtools.evaluate import stress

# part: folders of documents, scorer, its arguments ({out} is the dataset), all below SHARED
_PARTS: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "dev": (
        ("seeds", "unseen"),
        (("gold/score.py", "{out}", "gold/dev", "--errors", "3"),),
    ),
    "scans": (
        ("scans",),
        (
            ("gold/score_reading.py", "{out}", "gold/scans", "scans"),
            ("gold/score.py", "{out}", "gold/scans", "--errors", "3"),
            ("gold/score_tables.py", "{out}", "gold/tables"),
        ),
    ),
    "legacy": (("legacy",), (("gold/score_legacy.py", "{out}", "gold/legacy"),)),
}


def main(arguments: list[str]) -> int:
    """Scores each part whose documents are there. Ends with 1 where a scorer finds its target
    missed."""
    if arguments[:1] == ["stress"]:
        print(stress.report())
        return 0
    shared = Path(arguments[0] if arguments else "../shared").resolve()
    wanted = arguments[1:] or list(_PARTS)
    if not (shared / "gold").is_dir():
        print(
            f"evaluate: no gold at {shared}/gold; the figures need the documents that lie beside "
            "the project"
        )
        return 0
    worst = 0
    for part in wanted:
        folders, scorers = _PARTS[part]
        with tempfile.TemporaryDirectory(prefix="baocao-evaluate-") as out:
            command = [
                sys.executable,
                "-m",
                "pipeline",
                "extract",
                *(str(shared / f) for f in folders),
                "-o",
                out,
            ]
            print(f"\n== {part}: baocao extract {' '.join(folders)}", flush=True)
            subprocess.run(command, check=False)
            for script, *rest in scorers:
                paths = [
                    out
                    if a == "{out}"
                    else str(shared / a)
                    if (shared / a).exists()
                    else a
                    for a in rest
                ]
                print(f"\n-- {Path(script).name}", flush=True)
                worst |= subprocess.run(
                    [sys.executable, str(shared / script), *paths], check=False
                ).returncode
    return int(bool(worst))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
