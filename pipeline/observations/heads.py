"""Heads of tables: rows above the first figures, rows that number the columns, printed formulas."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from pipeline.observations.labels import rank
from pipeline.observations.values import tells_figure
from pipeline.records import Cell
from pipeline.text import fold, one_line

Cells = Mapping[int, Cell]  # the cells of one row, by column
_NUMBERED = re.compile(
    r"\s*[(\[]?\s*(\d{1,2})\s*[)\]]?\s*(?:[=\-–:]\s*[\d()=+\-–*x×/:.% ]+)?\s*"
)
_LETTERED = re.compile(r"\s*[(\[]?\s*[A-ZĐ]\s*[)\]]?\s*")
_FORMULA = re.compile(r"\(?(?P<column>\d{1,2})\)?\s*=\s*[\d\s()+\-–*x×/:%]+")
_DEEPEST = 8  # rows of a head
_LIKENESS = 0.8  # of a head that a page repeats, read by OCR
_LONGER = 0.3  # the share of its letters by which it may be longer or shorter


def numbers_columns(row: Cells) -> bool:
    """Whether a row numbers the columns: "A | B | 1 | 2 | 3=1+2", also with one number twice."""
    filled = [cell.text for cell in row.values() if cell.text.strip()]
    numbers = []
    for text in filled:
        if match := _NUMBERED.fullmatch(text):
            numbers.append(int(match[1]))
        elif not _LETTERED.fullmatch(text):
            return False
    if len(filled) < 3 or len(numbers) < 2:
        return False
    steps = [after - before for before, after in itertools.pairwise(numbers)]
    return steps.count(1) * 2 > len(steps) and set(steps) <= {0, 1, 2}


def depth(rows: Sequence[Cells]) -> int:
    """How many of the first rows are the head: all before the first figures, the first row that
    bears a number, or the first that heads a section; of a table of words alone those up to the
    first of several cells."""
    for at, row in enumerate(rows[:_DEEPEST]):
        if numbers_columns(row):
            return at + 1
    filled = list(map(_texts, rows))
    if len(filled) > 1 and all(map(_numbered, filled[:2])):
        return 0
    divided = False  # a row of several cells was seen: what stands before it is a title
    for at, texts in enumerate(filled):
        if _has_figures(rows[at]):
            return at
        if divided and (len(texts) == 1 or _numbered(texts)):
            return at
        divided = divided or len(texts) > 1
    several = (at for at, texts in enumerate(filled, 1) if len(texts) > 1)
    return next(several, len(rows))


def _texts(row: Cells) -> list[str]:
    """What the cells of a row say, from the left, but for empty ones."""
    texts = (row[column].text for column in sorted(row))
    return [text for text in texts if text.strip()]


def title(row: Cells, width: int) -> str:
    """The text of a row of the head that is one cell over all columns; "" for another row."""
    filled = [cell for cell in row.values() if cell.text.strip()]
    if len(filled) != 1 or width < 2:
        return ""
    (only,) = filled
    return only.text if only.column_span * 4 >= width * 3 else ""


def _numbered(filled: Sequence[str]) -> bool:
    return bool(filled) and rank(filled[0]) not in ("", "dash")


def _has_figures(row: Cells) -> bool:
    first = min(row, default=0)
    behind = [cell.text for column, cell in row.items() if column > first]
    return any(map(tells_figure, behind))


def repeats(row: Cells, head: Sequence[Cells]) -> bool:
    """Whether a row of a later page says again what a row of the head says."""
    if numbers_columns(row):
        return True
    own = _words(row)
    return bool(own) and any(
        _are_alike(own, other) for other in map(_words, head)
    )


def _are_alike(one: str, other: str) -> bool:
    """Whether two texts are about as long and share most letters."""
    if abs(len(one) - len(other)) >= _LONGER * len(other):
        return False
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike >= _LIKENESS


def _words(row: Cells) -> str:
    joined = one_line(fold(" ".join(_texts(row))))
    return joined if re.search(r"[a-z]{2}", joined) else ""


def paths(head: Sequence[Cells], width: int) -> dict[int, tuple[str, ...]]:
    """Column -> its heads, outer first; a merged cell heads every column that it covers."""
    found: dict[int, list[str]] = {}
    named = [
        row
        for row in head
        if not numbers_columns(row) and not title(row, width)
    ]
    for at, row in enumerate(named):
        spread = _spread(row, named[at + 1 :])
        for column, cell in spread.items():
            for covered in range(column, column + max(1, cell.column_span)):
                path = found.setdefault(covered, [])
                path.append(one_line(cell.text))
    return {
        column: _path(texts) for column, texts in found.items() if any(texts)
    }


def _path(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts that stand above each other, each said once."""
    path: list[str] = []
    for text in filter(None, texts):
        if text not in path[-1:]:
            path.append(text)
    return tuple(path)


def _spread(row: Cells, below: Sequence[Cells]) -> Cells:
    """Heads of a table where a merged cell may stand in its first column alone, as in plain text:
    it also heads the empty ones after it that have a head of their own below."""
    spread: dict[int, Cell] = {}
    last: Cell | None = None
    for column in sorted(row):
        cell = row[column]
        if cell.text.strip():
            last = cell
        elif last and _is_headed(column, below):
            cell = last
        spread[column] = cell
    return spread


def _is_headed(column: int, rows: Sequence[Cells]) -> bool:
    """Whether one of some rows of the head has a text in a column."""
    cells = (row[column] for row in rows if column in row)
    return any(cell.text.strip() for cell in cells)


def printed_numbers(
    head: Sequence[Cells],
) -> tuple[dict[int, int], tuple[str, ...]]:
    """Column -> its printed number, and the formulas that the head prints."""
    numbers: dict[int, int] = {}
    formulas: list[str] = []
    for row in head:
        counts = numbers_columns(row)
        for column, cell in row.items():
            if counts and (match := _NUMBERED.fullmatch(cell.text)):
                numbers[column] = int(match[1])
            for found in _FORMULA.finditer(cell.text):
                formulas.append(one_line(found[0]))
                numbers.setdefault(column, int(found["column"]))
    return numbers, tuple(dict.fromkeys(formulas))
