"""The command ``baocao``."""
from __future__ import annotations

from pathlib import Path

import click

from pipeline import run


@click.group()
def main() -> None:
    """From archives of Vietnamese government reports to a dataset."""


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output"))
@click.option("-j", "--workers", type=int, default=1)
def extract(inputs: tuple[Path, ...], output: Path, workers: int) -> None:
    """Read INPUTS and write the dataset to OUTPUT."""
    print(run.extract(inputs, output, run.Options(workers=workers)))
