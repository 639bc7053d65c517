"""The dataset as pandas DataFrames with real types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UsageError

_DTYPES = {
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.string(): pd.StringDtype(),
}


def _read(output: Path, table: str) -> pd.DataFrame:
    path = output / f"{table}.parquet"
    if not path.exists():
        raise UsageError(
            f"{output} holds no dataset ({path.name} is missing)",
            f"baocao extract INPUT -o {output}",
        )
    frame: pd.DataFrame = pq.read_table(path).to_pandas(
        types_mapper=_DTYPES.get
    )
    for field in pq.read_schema(path):
        if pa.types.is_date(field.type):
            frame[field.name] = pd.to_datetime(frame[field.name])
    return frame


@dataclass(frozen=True)
class Dataset:
    """The tables of one output folder; each is read when it is first asked for.

    Text is ``string``, whole numbers ``Int64``, measures and ``facts.number`` ``Float64``, dates
    ``datetime64``, ``facts.vnd`` whole đồng (``Int64``; missing where the figure is no money)."""

    output: Path

    @cached_property
    def documents(self) -> pd.DataFrame:
        return _read(self.output, "documents")

    @cached_property
    def pages(self) -> pd.DataFrame:
        return _read(self.output, "pages")

    @cached_property
    def tables(self) -> pd.DataFrame:
        return _read(self.output, "tables")

    @cached_property
    def mentions(self) -> pd.DataFrame:
        return _read(self.output, "mentions")

    @cached_property
    def references(self) -> pd.DataFrame:
        return _read(self.output, "references")

    @cached_property
    def facts(self) -> pd.DataFrame:
        frame = _read(self.output, "facts")
        money = (
            (frame["kind"] == "money")
            & (frame["unit"] == "VND")
            & frame["number"].notna()
        )
        vnd = [
            int(number) if is_money else pd.NA
            for number, is_money in zip(frame["number"], money, strict=True)
        ]
        frame["vnd"] = pd.array(vnd, dtype="Int64")
        frame["number"] = frame["number"].astype(pd.Float64Dtype())
        return frame

    @cached_property
    def systems(self) -> pd.DataFrame:
        return _read(self.output, "systems")

    @cached_property
    def checks(self) -> pd.DataFrame:
        return _read(self.output, "checks")

    @cached_property
    def indicators(self) -> pd.DataFrame:
        return _read(self.output, "indicators")

    @cached_property
    def observations(self) -> pd.DataFrame:
        return _read(self.output, "observations")


def open_dataset(output: str | Path) -> Dataset:
    """The dataset that ``baocao extract`` wrote to ``output``. Raises UsageError where there is
    none.

    >>> open_dataset("output").facts.groupby("indicator").size()  # doctest: +SKIP
    """
    dataset = Dataset(Path(output))
    if not (dataset.output / "documents.parquet").exists():
        raise UsageError(
            f"{output} holds no dataset", f"baocao extract INPUT -o {output}"
        )
    return dataset
