"""Dataset: the tables of the contract as CSV and Parquet."""

from pipeline.dataset.cites import Codes
from pipeline.dataset.signers import Signers
from pipeline.dataset.write import write

__all__ = ["Codes", "Signers", "write"]
