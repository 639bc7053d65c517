"""Runs an extraction with the network forbidden in this process and in every worker: INPUT
OUTPUT."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import offline  # noqa: F401

from pipeline import run
from pipeline.run import workers

if __name__ == "__main__":
    workers.PLUGINS = ("offline",)
    print(run.extract([Path(sys.argv[1])], Path(sys.argv[2]), run.Options()))
