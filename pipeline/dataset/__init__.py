"""Dataset: the tables of the contract as CSV and Parquet."""
from pipeline.dataset.write import write

__all__ = ["write"]
