"""What stands around a block: headings above it, the sentence that opens its list, its table's
headers and caption."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.records import Block, Cell, Layout, Table
from pipeline.text import fold

_NUMBER_CELL = re.compile(r"[\W\d]*(?:%|bo|ho so|nguoi|dong|trieu|ty|tthc)?[\W\d]*")
_TOTAL = re.compile(r"\W*(?:tong|cong|toan)(?!\w)")
_SHARE = ("%", "ty le", "ti le", "so luong", "ty le %", "tl %", "ty le (%)", "tong", "tong so")
_PART = (
    "-",
    "+",
    "–",
    "•",
    "Trong đó",
    "trong đó",
)  # how the label of a part of the row above begins
CONTENT = frozenset(("heading", "paragraph", "row", "footnote", "title"))


@dataclass(frozen=True, slots=True)
class Around:
    """Texts around a block, nearest first."""

    lead: str = ""  # the sentence before it that opens a list
    headings: tuple[str, ...] = ()
    caption: str = ""  # what stands right above the table


class Surroundings:
    """Finds the surroundings of the blocks of one document."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._around: list[Around] = []
        lead, caption, table, section = "", "", -1, ""
        for at, block in enumerate(layout.blocks):
            if block.section != section or block.kind == "heading":
                section, lead = block.section, "" if block.kind == "heading" else lead
            if block.kind == "row" and block.table != table:
                table = block.table
                caption = self._caption(at)
            text = block.text.rstrip(" *_")
            opens = block.kind == "paragraph" and text.endswith(":")
            above = caption if block.kind == "row" else ""
            self._around.append(Around("" if opens else lead, self._headings(block), above))
            if opens:
                lead = block.text

    def of(self, block: int) -> Around:
        return self._around[block] if 0 <= block < len(self._around) else Around()

    def _headings(self, block: Block) -> tuple[str, ...]:
        path = block.section.split("/") if block.section else []
        paths = ["/".join(path[:n]) for n in range(len(path), 0, -1)]
        found = [self.layout.headings[p] for p in paths if p in self.layout.headings]
        return tuple(h for h in found if h != block.text)

    def _caption(self, at: int) -> str:
        above = self.layout.blocks[at - 1] if at else None
        return (
            above.text
            if above and above.kind in ("paragraph", "heading", "title") and len(above.text) < 300
            else ""
        )

    @cached_property
    def _grids(self) -> dict[int, Grid]:
        return {}

    def grid(self, table: int) -> Grid:
        if table not in self._grids:
            self._grids[table] = Grid(self.layout.tables[table])
        return self._grids[table]


def is_number(text: str) -> bool:
    """Whether a cell holds a figure and nothing else but its unit."""
    return any(c.isdigit() for c in text) and _NUMBER_CELL.fullmatch(fold(text).strip()) is not None


class Grid:
    """A table by row and column, spans filled."""

    def __init__(self, table: Table) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + max(cell.row_span, 1)):
                for column in range(cell.column, cell.column + max(cell.column_span, 1)):
                    self.cells.setdefault((row, column), cell)
        self.rows = sorted({row for row, _ in self.cells})
        self.head = self._head_rows()
        self._last = {row: column for row, column in sorted(self.cells)}

    def _head_rows(self) -> list[int]:
        """The rows at the top that hold no figure outside the first column; numbers of columns (1 2
        3) do not count."""
        head: list[int] = []
        for row in self.rows:
            cells = [
                cell.text
                for (r, column), cell in sorted(self.cells.items())
                if r == row and column > 1
            ]
            digits = [text.strip("() ") for text in cells if is_number(text)]
            numbering = len(digits) > 2 and all(len(text) <= 2 for text in digits)
            if (
                digits
                and not numbering
                and not all(re.fullmatch(r"(?:19|20)\d\d", text) for text in digits)
            ):
                break
            head.append(row)
        return head[:4] if len(head) < len(self.rows) else head[:1]

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def header(self, row: int, column: int) -> str:
        """The header above a cell; a bare "%" takes the words of its left neighbour."""
        column += self._shift(row)
        parts = [self.text(r, column) for r in self.head if r < row]
        unique = list(
            dict.fromkeys(
                part for part in parts if (part and not is_number(part)) or len(part) == 4
            )
        )
        header = " ".join(unique)
        if (
            fold(header).strip(" ()") in _SHARE
            and (self.head[0], column - 1) in self.cells
            and column > 2
        ):
            return f"{self.header(row, column - 1 - self._shift(row))} {header}"
        return header

    @cached_property
    def heads(self) -> str:
        """The heads of all columns."""
        return " | ".join(
            dict.fromkeys(
                cell.text for (row, _), cell in sorted(self.cells.items()) if row in self.head
            )
        )

    def beside(self, row: int, column: int) -> str:
        """The heads of the two columns before a cell, nearest first."""
        heads = [self.header(row, before) for before in (column - 1, column - 2) if before > 1]
        return " | ".join(head for head in dict.fromkeys(heads) if head)

    def _shift(self, row: int) -> int:
        """Columns by which a row of totals that a text file writes with fewer cells ("Tổng<TAB>36")
        stands too far left; of any other row the last cells are empty."""
        if not _TOTAL.match(fold(self.text(row, 1))):
            return 0
        widest = max((self._last[head] for head in self.head), default=0)
        return max(widest - self._last.get(row, widest), 0) if row not in self.head else 0

    @property
    def corner(self) -> str:
        """The words of the first cell where they are the table's title rather than the name of a
        column."""
        text = self.text(self.rows[0], 1)
        return text if len(text.split()) > 3 else ""

    def label(self, row: int, column: int) -> str:
        """The words of a row to the left of a cell; of a part ("- Trực tuyến") behind those of its
        whole."""
        label = self._label(row, column)
        if not label.startswith(_PART):
            return label
        above = (
            self._label(other, column)
            for other in reversed(self.rows)
            if other < row and other not in self.head
        )
        whole = next((text for text in above if text and not text.startswith(_PART)), "")
        return f"{whole} {label}".strip()

    def _label(self, row: int, column: int) -> str:
        texts = [self.text(row, c) for c in range(1, column)]
        return " ".join(
            dict.fromkeys(text for text in texts if text and not is_number(text) and len(text) > 2)
        )


@cache
def marker() -> re.Pattern[str]:
    """A list marker at the start of a text."""
    return re.compile(r"^\s*(?:[-+*•–—=@]+|\(?[a-zđ]\)|\(?\d{1,2}(?:\.\d{1,2})*[.)])\s+")
