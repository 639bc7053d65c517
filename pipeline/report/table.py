"""Tables of a dataset as the reports read them: row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_ROWS = 2_000  # that stand in memory at once


class Table:
    """Some columns of a table, read from its file each time it is walked over: the tables of ten
    thousand documents would fill the memory."""

    def __init__(
        self,
        output: Path,
        name: str,
        columns: Sequence[str],
    ) -> None:
        self._path = output / f"{name}.parquet"
        self._columns = list(columns)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        # ParquetFile: read_table would import pandas
        with pq.ParquetFile(self._path) as file:
            for batch in file.iter_batches(_ROWS, columns=self._columns):
                yield from batch.to_pylist()
        # else it would stay taken beside what the page holds
        pa.default_memory_pool().release_unused()

    def __len__(self) -> int:
        with pq.ParquetFile(self._path) as file:
            return int(file.metadata.num_rows)
