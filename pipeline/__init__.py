"""baocao: from archives of Vietnamese government reports to a dataset of ICT-adoption facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.records import VERSION as __version__

if TYPE_CHECKING:
    from pipeline.desk.frames import Dataset

__all__ = ["__version__", "open_dataset"]


def open_dataset(output: str | Path) -> Dataset:
    """The tables of an output folder as pandas DataFrames; see ``pipeline.desk.frames``."""
    # pandas takes half a second: only when it is asked for
    from pipeline.desk.frames import open_dataset as opened

    return opened(output)
