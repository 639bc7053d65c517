"""Tables as grids of figures: heads, column numbers, labels of rows and their rank in the
numbering."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from pipeline.checks.figures import Figure, Figures, figure, words
from pipeline.checks.intervals import Interval, last_place, plain
from pipeline.checks.verdict import cell_id
from pipeline.records import Cell, Mention, Table

Key = tuple[int, int]  # table, row: a row of a grid; a grid may go on over several tables
_NUMBERING = re.compile(r"\s*(?:\(?\s*(\d{1,2})\s*\)?\s*(?:=.*)?|\(?[A-ZĐ]\)?|)\s*")
_RANKS = (
    ("roman", re.compile(r"[IVX]+[.)]?")),
    ("capital", re.compile(r"[A-ZĐ][.)]?")),
    ("sub", re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?")),
    ("number", re.compile(r"\d{1,3}[.)]?")),
    ("letter", re.compile(r"[a-zđ][.)]?")),
    ("dash", re.compile(r"[-–+•*]")),
)
RANKS = ("capital", "roman", "number", "sub", "letter", "dash")
_BARE = re.compile(r"\s*(?:\d{1,3}(?:\.\d{3})*|\d+)(?:,\d+)?\s*%?\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(
    r"(?<!\w)(?:\d+\s+tháng\s+)?(?:(?:đầu|cuối|cả|trong)\s+)?năm\s+(?:học\s+)?(?:\d{4}|trước|nay|này)"
)
_QUALIFIED = re.compile(
    r"[^\w]*(?:(?:khoảng|trên|hơn|gần|ước|đạt|dưới|tối thiểu|tối đa|còn|tăng|giảm)\s*)?[^\w]*"
)
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

    @cached_property
    def labels_of(self) -> dict[int, str]:
        found: dict[int, Counter[str]] = {}
        for (_, column), item in self.figures.items():
            found.setdefault(column, Counter())[item.label] += 1
        return {
            c: min(count, key=lambda label: (-count[label], label)) for c, count in found.items()
        }

    def label_of(self, column: int) -> str:
        """COUNT, MONEY, PERCENT …: what most figures of a column are."""
        return self.labels_of.get(column, "")

    @cached_property
    def additive(self) -> tuple[int, ...]:
        """Columns whose figures may be added up."""
        plain = ("COUNT", "MONEY", "MEASURE")
        return tuple(
            c
            for c in self.columns
            if self.label_of(c) in plain
            and not self.percent(c)
            and not words("not additive").search(
                _PERIOD.sub("", self.heads.get(c, "").split(" / ")[-1])
            )
        )

    def percent(self, column: int) -> bool:
        return (
            self.label_of(column) == "PERCENT" or "%" in self.heads.get(column, "").split(" / ")[-1]
        )

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
    cells = {
        ((index, cell.row), cell.column): cell for index in group for cell in tables[index].cells
    }
    found: dict[tuple[Key, int], Figure] = {}
    for ((index, row), column), cell in cells.items():
        items = figures.cells.get((index, row, column), ())
        if (
            len(items) == 1
            and len(cell.text) - len(items[0].mention.text) < 16
            and (
                column > 2
                or _QUALIFIED.fullmatch(cell.text[: cell.text.find(items[0].mention.text)].lower())
            )
        ):
            found[(index, row), column] = _plain(items[0], cell)
    if not all(tables[index].ruled for index in group):
        _to_the_right(cells, found)
    by_row: dict[Key, list[tuple[int, Cell]]] = {}
    for (key, column), cell in sorted(cells.items()):
        by_row.setdefault(key, []).append((column, cell))
    keys = list(by_row)
    numbering = next((key for key in keys if _is_numbering(by_row[key])), None)
    numeric = Counter(
        k
        for (k, c), cell in cells.items()
        if c > 1
        and k != numbering
        and (
            (k, c) in found
            or (_BARE.fullmatch(cell.text) and not _YEAR.fullmatch(cell.text.strip()))
        )
    )
    first = next((key for key in keys if numeric[key] > 1), None) or next(
        (key for key in keys if numeric[key]), None
    )
    if first is None:
        return
    if numbering is not None and numbering > first:
        first = next((k for k in keys if k > numbering), first)
    above = [k for k in keys if k < first and k != numbering]
    heads = {c: " / ".join(texts) for c, texts in _heads([by_row[k] for k in above]).items()}
    numbers, formulas = _numbers([by_row[k] for k in keys if k < first or k == numbering])
    doc_id = figures.document.source.doc_id
    found |= dict(_bare_cells(doc_id, cells, {k for k in keys if k >= first}, found, heads))
    filled = {key for key, _ in found}
    rows = tuple(key for key in keys if key >= first and key in filled)
    labels, ranks = {}, {}
    for key in rows:
        texts = [
            cells[key, c].text.strip()
            for c in range(1, 5)
            if (key, c) in cells and (key, c) not in found
        ]
        words_of = [t for t in texts if re.search(r"[^\W\d_]{2}", t) and _rank(t) in ("", "roman")]
        labels[key] = max(words_of, key=len) if words_of else " ".join(texts)
        ranks[key] = _rank(texts[0]) if texts else ""
        if not ranks[key] and (
            mark := re.match(r"(\d{1,2}(?:\.\d+)*|[IVX]+|[a-zđ])[.)]\s|([-–+•*])\s?", labels[key])
        ):
            ranks[key] = _rank(mark[1] or mark[2])
    kept = set(rows)
    inner = _rounded({key: item for key, item in found.items() if key[0] in kept})
    yield Grid(str(group[0] + 1), cells, inner, rows, heads, numbers, formulas, labels, ranks)


def _plain(item: Figure, cell: Cell) -> Figure:
    """A bare number is a count in a table, whatever the words of its row made of it."""
    if (
        item.label == "MONEY"
        and _BARE.fullmatch(cell.text)
        and last_place(cell.text, item.interval.value) == 1
    ):
        return replace(item, mention=replace(item.mention, label="COUNT"))
    return item


def _to_the_right(cells: dict[tuple[Key, int], Cell], found: dict[tuple[Key, int], Figure]) -> None:
    """Moves the figures of short rows "Tổng cộng | 250 | 220" under their columns: in plain text
    the label of a total stands for the merged cells before them."""
    columns: dict[Key, list[int]] = {}
    for key, column in cells:
        columns.setdefault(key, []).append(column)
    widest = max((max(own) for own in columns.values()), default=0)
    for key, own in columns.items():
        shift = widest - max(own)
        inside = [column for column in own if column > 1]
        label = cells.get((key, 1))
        filled = [c for c in inside if _BARE.fullmatch(cells[key, c].text) or (key, c) in found]
        if (
            not shift
            or label is None
            or len(inside) < 2
            or not words("total").match(label.text.lower())
            or not filled
            or not all(c in filled or _NOTHING.fullmatch(cells[key, c].text) for c in inside)
        ):
            continue
        for column in sorted(inside, reverse=True):
            cells[key, column + shift] = cells.pop((key, column))
            if (key, column) in found:
                found[key, column + shift] = found.pop((key, column))


def _bare_cells(
    doc_id: str,
    cells: dict[tuple[Key, int], Cell],
    rows: set[Key],
    found: dict[tuple[Key, int], Figure],
    heads: dict[int, str],
) -> Iterator[tuple[tuple[Key, int], Figure]]:
    """Figures of cells that hold nothing but a number and are no mention, for the head does not say
    what is counted."""
    columns: dict[int, dict[Key, Cell]] = {}
    labels: dict[int, set[str]] = {}
    for (key, column), cell in cells.items():
        if key in rows and (key, column) in found:
            labels.setdefault(column, set()).add(found[key, column].label)
        elif key in rows and _BARE.fullmatch(cell.text):
            columns.setdefault(column, {})[key] = cell
    for column, bare in sorted(columns.items()):
        ordinal = [cell.text.strip(" .)") for _, cell in sorted(bare.items())[:3]]
        if (
            column == 1
            or labels.get(column, set()) - {"COUNT", "PERCENT"}
            or ordinal == ["1", "2", "3"]
        ):
            continue
        percent = "%" in heads.get(column, "").split(" / ")[-1]
        for key, cell in bare.items():
            text = cell.text.strip().rstrip("% ")
            label = "PERCENT" if percent or "%" in cell.text else "COUNT"
            value = Fraction(text.replace(".", "").replace(",", "."))
            name = cell_id(doc_id, *key, column)
            mention = Mention(
                name, 0, 0, cell.start, cell.end, label, text, plain(value), box=cell.box
            )
            if item := figure(mention):
                yield (key, column), item


def _rounded(found: dict[tuple[Key, int], Figure]) -> dict[tuple[Key, int], Figure]:
    """A whole number in a column of decimals is rounded as they are: 2 beside 4,04 may be 1,5 to
    2,5."""
    decimal = {
        column
        for (_, column), item in found.items()
        if not item.interval.exact and item.interval.low % 1
    }
    return {
        key: replace(
            item,
            interval=Interval(
                item.interval.value - Fraction(1, 2), item.interval.value + 1, item.interval.value
            ),
        )
        if key[1] in decimal and item.interval.exact
        else item
        for key, item in found.items()
    }


def _rank(text: str) -> str:
    return next((name for name, pattern in _RANKS if pattern.fullmatch(text.strip())), "")


def _is_numbering(row: list[tuple[int, Cell]]) -> bool:
    """A row of column numbers: "(1) (2) (3)=(1)+(2)"."""
    plain = [m for _, cell in row if (m := _NUMBERING.fullmatch(cell.text))]
    numbers = [int(m[1]) for m in plain if m[1]]
    return (
        len(plain) == len(row)
        and len(numbers) > 2
        and all(b - a == 1 for a, b in pairwise(numbers))
    )


def _heads(rows: list[list[tuple[int, Cell]]]) -> dict[int, list[str]]:
    heads: dict[int, list[str]] = {}
    for column, cell in (pair for row in rows for pair in row):
        if cell.text.strip():
            for covered in range(column, column + cell.column_span):
                heads.setdefault(covered, []).append(" ".join(cell.text.lower().split()))
    return heads


_FORMULA = re.compile(r"\(?\d{1,2}\)?\s*=\s*[\d\s()+\-–*x×/:%]+")


def _numbers(rows: list[list[tuple[int, Cell]]]) -> tuple[dict[int, int], tuple[str, ...]]:
    """Printed column numbers and formulas of the head."""
    numbers: dict[int, int] = {}
    formulas: list[str] = []
    for row in rows:
        counted = _is_numbering(row)
        for column, cell in row:
            if counted and (match := _NUMBERING.fullmatch(cell.text)) and match[1]:
                numbers[int(match[1])] = column
            for match in _FORMULA.finditer(cell.text):
                formulas.append(" ".join(match[0].split()))
                numbers.setdefault(int(re.findall(r"\d+", match[0])[0]), column)
    return numbers, tuple(dict.fromkeys(formulas))
