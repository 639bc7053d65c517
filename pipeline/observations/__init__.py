"""The figures of tables, each with what its table says of it.

``observe(layout, mentions)`` reads every table of a document, ruled or found in text, and gives
``Grid``s: one for each table, over all pages on which it goes on, heads repeated or not. A grid has

- ``columns``: path of heads (outer first, merged ones spread), printed number, status, period;
- ``rows``: path of labels (by numbering and merged cells), rank in the numbering, unit;
- ``figures``: (place of the row in ``rows``, column) -> ``Observation``, every figure of the table,
  also those that are no mention; rows that number the columns and columns that number the rows are
  recognised and never taken for figures;
- ``formulas``: what the head prints of how columns are reckoned ("9=7/4").

``observations(grids)`` gives the figures in reading order, as ``observations.csv`` lists them. The
folder knows no indicator and no check; facts, checks and the dataset ask it.
"""

from pipeline.observations.grid import (
    Column,
    Grid,
    Observation,
    Row,
    observations,
)
from pipeline.observations.read import observe

__all__ = ["Column", "Grid", "Observation", "Row", "observations", "observe"]
