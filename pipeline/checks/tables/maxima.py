"""Points against the most that can be had, which a row of the table tells ("Điểm tối đa") or a
column beside them ("Điểm chuẩn")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks.figures import Figure
from pipeline.checks.tables.sheet import Sheet
from pipeline.checks.verdict import of_figures
from pipeline.checks.wording import Value
from pipeline.observations.words import says, says_only
from pipeline.records import Check

_WITHIN = 3  # figures that keep within the most, for each that passes it

# the place of points -> the points and the most that can be had
Pairs = dict[tuple[int, int], tuple[Figure, Figure]]


def check(sheet: Sheet) -> Iterator[Check]:
    """Every figure of points above the most that can be had, where nearly all keep within it."""
    for pairs in (*_below_rows(sheet), *_beside_columns(sheet)):
        beyond = [at for at, (one, most) in pairs.items() if _passes(one, most)]
        if len(pairs) - len(beyond) >= _WITHIN * len(beyond):
            yield from (_told(sheet, at, pairs) for at in beyond)


def _passes(one: Figure, most: Figure) -> bool:
    return one.interval.low > most.interval.high


def _below_rows(sheet: Sheet) -> Iterator[Pairs]:
    """What stands below each row of the most: "Điểm tối đa | 10 | 15 | 35"."""
    for row in sheet.rows:
        if not says_only("most", sheet.label(row)):
            continue
        below = [other for other in sheet.rows if other > row]
        for column in sheet.columns:
            if most := sheet.figures.get((row, column)):
                cells = sheet.down_column(column, below)
                yield {(at, column): (one, most) for at, one in cells.items()}


def _beside_columns(sheet: Sheet) -> Iterator[Pairs]:
    """Each column of points behind one of the most: "Điểm chuẩn | Điểm đạt được"."""
    most = -1
    for column in sheet.columns:
        head = sheet.own_head(column)
        if says_only("most", head):
            most = column
        elif most >= 0 and says("score", head):
            yield {
                (row, column): (one, sheet.figures[row, most])
                for row, one in sheet.down_column(column, sheet.rows).items()
                if (row, most) in sheet.figures
            }


def _told(
    sheet: Sheet,
    at: tuple[int, int],
    pairs: Mapping[tuple[int, int], tuple[Figure, Figure]],
) -> Check:
    row, column = at
    one, most = pairs[at]
    shown: dict[str, Value] = {
        "value": one,
        "most": most,
        "row": sheet.label(row),
        "column": sheet.title(column),
        "table": sheet.name,
    }
    return of_figures(
        "plausibility", "broken", "points.over.most", [one, most], shown
    )
