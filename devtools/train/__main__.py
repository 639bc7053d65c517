"""``make models``: trains every model anew, each with a fixed seed.

usage: python -m devtools.train SHARED [MODEL...]   (models: language, doubt, digits, lookalikes,
ner; all by default)"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

MODELS = ("language", "doubt", "digits", "lookalikes", "ner")


def main(arguments: list[str]) -> int:
    """Calls ``train(shared: Path)`` of each model's module in turn."""
    shared = Path(arguments[0] if arguments else "../shared").resolve()
    for name in arguments[1:] or MODELS:
        print(f"training {name} ...", flush=True)
        importlib.import_module(f"devtools.train.{name}").train(shared)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
