"""What the fuzzer once found stays mended, and a few broken inputs of every kind do no harm.

The corpus holds the smallest inputs that found a fault, named by target. More: ``make fuzz
SECONDS=600``."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from devtools.bench.fuzz import attempt
from devtools.bench.targets import TARGETS

CORPUS = sorted((Path(__file__).parent / "fuzz_corpus").iterdir())
SLOW = ("scan", "office")  # start Tesseract and LibreOffice for every input


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path) -> None:
    name = path.name.split("-")[0]
    if name in SLOW and not shutil.which(
        {"scan": "tesseract", "office": "soffice"}[name]
    ):
        pytest.skip(f"needs the program that reads the target {name}")
    found = attempt(TARGETS[name], path.read_bytes())
    if found == "slow":  # the first call loads libraries and word lists
        found = attempt(TARGETS[name], path.read_bytes())
    assert found == ""


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in SLOW])
def test_broken_inputs_do_no_harm(name: str) -> None:
    target, chance = TARGETS[name], Random(name)
    seeds = list(target.seeds())
    for _ in range(5 if name == "dataset" else 20):
        assert (
            attempt(target, target.mutate(chance.choice(seeds), chance)) == ""
        )
