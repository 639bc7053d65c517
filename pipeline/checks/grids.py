"""Tables as grids of figures: heads, column numbers, labels of rows and their rank in the numbering."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from pipeline.checks.figures import Figure, Figures, words
from pipeline.records import Cell, Table

Key = tuple[int, int]  # table, row: a row of a grid; a grid may go on over several tables
_NUMBERING = re.compile(r"\s*(?:\(?\s*(\d{1,2})\s*\)?\s*(?:=.*)?|\(?[A-ZĐ]\)?|)\s*")
_RANKS = (("roman", re.compile(r"[IVX]+[.)]?")), ("capital", re.compile(r"[A-ZĐ][.)]?")),
          ("sub", re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?")), ("number", re.compile(r"\d{1,3}[.)]?")),
          ("letter", re.compile(r"[a-zđ][.)]?")), ("dash", re.compile(r"[-–+•*]")))
RANKS = ("capital", "roman", "number", "sub", "letter", "dash")
_NOTHING = re.compile(r"[-–—−\s.]*")


@dataclass(frozen=True)
class Grid:
    """One table, over all pages it stands on."""

    name: str  # its ordinal in the document, for messages
    cells: dict[tuple[Key, int], Cell]
    figures: dict[tuple[Key, int], Figure]
    rows: tuple[Key, ...]  # rows with figures, in order
    heads: dict[int, str]  # column -> words of its head, lower case, outer heads first
    numbers: dict[int, int]  # printed column number -> column
    formulas: tuple[str, ...]  # printed ones: "9=7/4"
    labels: dict[Key, str]
    ranks: dict[Key, str] = field(default_factory=dict)

    @cached_property
    def columns(self) -> tuple[int, ...]:
        return tuple(sorted({column for _, column in self.figures}))

    def label_of(self, column: int) -> str:
        """COUNT, MONEY, PERCENT … where all figures of a column agree; "" else."""
        found = {f.label for (_, c), f in self.figures.items() if c == column}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def additive(self) -> tuple[int, ...]:
        """Columns whose figures may be added up."""
        plain = ("COUNT", "MONEY", "MEASURE")
        return tuple(c for c in self.columns if self.label_of(c) in plain and not self.percent(c)
                     and not words("not additive").search(self.heads.get(c, "").split(" / ")[-1]))

    def percent(self, column: int) -> bool:
        return self.label_of(column) == "PERCENT" or "%" in self.heads.get(column, "").split(" / ")[-1]

    def blank(self, row: Key, column: int) -> bool:
        """Whether a cell says nothing: empty, a dash."""
        cell = self.cells.get((row, column))
        return cell is None or _NOTHING.fullmatch(cell.text) is not None

    def title(self, column: int) -> str:
        """A column's head for messages."""
        return " ".join(self.heads.get(column, "").split())[-60:] or str(column)


def grids(figures: Figures) -> Iterator[Grid]:
    """The tables of a document that hold figures, those over a page end put together."""
    group: list[int] = []
    tables = figures.document.layout.tables
    for index, table in enumerate(tables):
        if group and not _goes_on(tables[group[-1]], table):
            yield from _grid(figures, group)
            group = []
        group.append(index)
    if group:
        yield from _grid(figures, group)


def _goes_on(before: Table, table: Table) -> bool:
    return table.continues and _width(before) == _width(table)


def _width(table: Table) -> int:
    return max((cell.column + cell.column_span - 1 for cell in table.cells), default=0)


def _grid(figures: Figures, group: list[int]) -> Iterator[Grid]:
    tables = figures.document.layout.tables
    cells = {((index, cell.row), cell.column): cell for index in group for cell in tables[index].cells}
    found: dict[tuple[Key, int], Figure] = {}
    for (index, row, column), items in figures.cells.items():
        cell = cells.get(((index, row), column)) if index in group else None
        if cell and len(items) == 1 and len(cell.text) - len(items[0].mention.text) < 16:
            found[(index, row), column] = items[0]
    keys = sorted({key for key, _ in cells})
    numbering = next((key for key in keys if _is_numbering(cells, key)), None)
    first = next((key for key in keys if sum(k == key and c > 1 for k, c in found) and key != numbering), None)
    if not found or first is None:
        return
    if numbering is not None and numbering > first:
        first = next((k for k in keys if k > numbering), first)
    rows = tuple(key for key in keys if key >= first and any(k == key for k, _ in found))
    above = [k for k in keys if k < first and k != numbering]
    heads = {c: " / ".join(texts) for c, texts in _heads(cells, above).items()}
    numbers, formulas = _numbers(cells, keys, first)
    labels, ranks = {}, {}
    for key in rows:
        texts = [cells[key, c].text.strip() for c in range(1, 5) if (key, c) in cells and (key, c) not in found]
        words_of = [t for t in texts if re.search(r"[^\W\d_]{2}", t) and _rank(t) in ("", "roman")]
        labels[key] = max(words_of, key=len) if words_of else " ".join(texts)
        ranks[key] = _rank(texts[0]) if texts else ""
        if not ranks[key] and (mark := re.match(r"(\d{1,2}(?:\.\d+)*|[IVX]+|[a-zđ])[.)]\s|([-–+•*])\s?", labels[key])):
            ranks[key] = _rank(mark[1] or mark[2])
    inner = {key: item for key, item in found.items() if key[0] in rows}
    yield Grid(str(group[0] + 1), cells, inner, rows, heads, numbers, formulas, labels, ranks)


def _rank(text: str) -> str:
    return next((name for name, pattern in _RANKS if pattern.fullmatch(text.strip())), "")


def _is_numbering(cells: dict[tuple[Key, int], Cell], key: Key) -> bool:
    """A row of column numbers: "(1) (2) (3)=(1)+(2)"."""
    texts = [cell.text for (k, _), cell in cells.items() if k == key]
    plain = [m for t in texts if (m := _NUMBERING.fullmatch(t))]
    numbers = [int(m[1]) for m in plain if m[1]]
    return len(plain) == len(texts) and len(numbers) > 2 and all(b - a == 1 for a, b in pairwise(numbers))


def _heads(cells: dict[tuple[Key, int], Cell], keys: list[Key]) -> dict[int, list[str]]:
    heads: dict[int, list[str]] = {}
    for key in keys:
        for (k, column), cell in sorted(cells.items()):
            if k == key and cell.text.strip():
                for covered in range(column, column + cell.column_span):
                    heads.setdefault(covered, []).append(" ".join(cell.text.lower().split()))
    return heads


_FORMULA = re.compile(r"\(?\d{1,2}\)?\s*=\s*[\d\s()+\-–*x×/:%]+")


def _numbers(cells: dict[tuple[Key, int], Cell], keys: list[Key], first: Key) -> tuple[dict[int, int], tuple[str, ...]]:
    """Printed column numbers and formulas of the head."""
    numbers: dict[int, int] = {}
    formulas: list[str] = []
    for (key, column), cell in sorted(cells.items()):
        if key >= first and not _is_numbering(cells, key):
            continue
        if _is_numbering(cells, key) and (match := _NUMBERING.fullmatch(cell.text)) and match[1]:
            numbers[int(match[1])] = column
        for match in _FORMULA.finditer(cell.text):
            formulas.append(" ".join(match[0].split()))
            numbers.setdefault(int(re.findall(r"\d+", match[0])[0]), column)
    return numbers, tuple(dict.fromkeys(formulas))
