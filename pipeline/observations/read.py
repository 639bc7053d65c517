"""Reads the tables of a document into grids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pipeline.observations import heads, labels, times
from pipeline.observations.cell_value import states_figure, valued
from pipeline.observations.grid import Column, Grid, Observation, Row
from pipeline.observations.parts import Cells, Place, groups, parts_of
from pipeline.observations.values import is_figure, reads_english
from pipeline.observations.words import says
from pipeline.records import Block, Cell, Layout, Mention

_BEFORE = 4  # blocks before a table that may be its caption
_CAPTION = 300  # characters
_SHORT = 4  # words of a label that may name a status: "Kế hoạch", "Thực hiện"


def observe(
    layout: Layout, mentions: Sequence[Mention], *, every: bool = False
) -> tuple[Grid, ...]:
    """The tables of a document that hold figures, in reading order; those that go on over a page
    end as one. ``every``: also those whose cells hold sentences alone."""
    by_cell: dict[tuple[int, int, int], list[Mention]] = {}
    for mention in mentions:
        if mention.cell:
            by_cell.setdefault(mention.cell, []).append(mention)
    found = (
        _Reader(layout, by_cell, group).grid()
        for group in groups(layout.tables)
    )
    return tuple(grid for grid in found if every or grid.figures)


@dataclass
class _Reader:
    """Reads one group of tables."""

    layout: Layout
    mentions: Mapping[tuple[int, int, int], Sequence[Mention]]
    group: tuple[int, ...]

    def grid(self) -> Grid:
        parts = parts_of(self.layout.tables, self.group)
        head, width = parts.head, parts.width
        paths = heads.paths(head, parts.ruled, width)
        printed, formulas = heads.printed_numbers(head)
        titles = [text for row in head if (text := heads.title(row, width))]
        caption = "\n".join(
            [*_caption(self.layout.blocks, self.group[0]), *titles]
        )
        columns = self._columns(paths, printed, caption, parts.body)
        rows, cells = self._labelled(columns, parts.body)
        grid = Grid(
            self.group[0] + 1,
            self.group,
            caption,
            columns,
            rows,
            {},
            {},
            formulas,
        )
        self._fill(grid, cells)
        _carry_units(grid)
        return _with_bare_rows(grid)

    def _columns(
        self,
        paths: Mapping[int, tuple[str, ...]],
        printed: Mapping[int, int],
        caption: str,
        body: Sequence[tuple[Place, Cells]],
    ) -> tuple[Column, ...]:
        reported = self.layout.header.period
        numbers = sorted(
            {*paths, *(column for _, row in body for column in row)}
        )
        found = []
        for column in numbers:
            path = paths.get(column, ())
            near = path[::-1]
            period = times.period([*near, caption], reported)
            found.append(
                Column(
                    column,
                    path,
                    printed.get(column, 0),
                    period,
                    times.status(near),
                )
            )
        return tuple(found)

    def _labelled(
        self, columns: Sequence[Column], body: Sequence[tuple[Place, Cells]]
    ) -> tuple[tuple[Row, ...], list[Cells]]:
        """The rows with their labels, and the cells of each that may hold figures."""
        cells = [row for _, row in body]
        numbering = _numbering(columns, cells)
        named = {c.number: c.heads[-1] for c in columns if c.heads}
        units = [
            column
            for column, head in named.items()
            if says("units", head, whole=True)
        ]
        codes = [
            column
            for column, head in named.items()
            if says("code", head, start=True)
        ]
        leading = labels.leading(cells, [*units, *codes])
        labelled = labels.groups(cells, leading)
        skipped = {*numbering, *units, *codes}
        outline = labels.Outline(bool(numbering))
        rows, figures = [], []
        for (table, at), row in body:
            values = {
                column: cell
                for column, cell in row.items()
                if column not in skipped
            }
            label = labels.read(row, leading, labelled)
            unit = next((row[c].text.strip() for c in units if c in row), "")
            total = says("total", label.own.lstrip("*-+ .:"), start=True)
            path = outline.path(
                label, heads=not _any_figure(values), total=total
            )
            rows.append(
                Row(table, at, path, label.rank, label.mark, unit, total)
            )
            figures.append(values)
        return tuple(rows), figures

    def _fill(self, grid: Grid, cells: Sequence[Cells]) -> None:
        """The figures and texts of the cells."""
        bare = [
            cell.text
            for row in cells
            for cell in row.values()
            if is_figure(cell.text)
        ]
        english = reads_english(bare)
        for at, row in enumerate(cells):
            for column, cell in row.items():
                grid.texts[at, column] = cell.text
                if found := self._observation(grid, at, column, cell, english):
                    grid.figures[at, column] = found

    def _observation(
        self, grid: Grid, at: int, column: int, cell: Cell, english: bool
    ) -> Observation | None:
        row, head = grid.rows[at], grid.by_column.get(column, Column(column))
        told = self.mentions.get((row.table, cell.row, cell.column), ())
        mention = told[0] if len(told) == 1 else None
        if mention and mention.text not in cell.text:
            mention = None  # it runs on into the next cell
        if not states_figure(cell, mention, column):
            return None
        value, kind, unit = valued(cell, mention, row, head, english)
        table = self.layout.tables[row.table]
        near = [*head.heads[::-1], *row.labels[::-1]]
        short = [
            text for text in row.labels[::-1] if len(text.split()) <= _SHORT
        ]
        return Observation(
            table.page,
            table.number,
            cell.row,
            cell.column,
            row.labels,
            head.heads,
            mention.text if mention else cell.text.strip(),
            value,
            kind,
            unit,
            head.period
            or times.period([*near, grid.caption], self.layout.header.period),
            head.status or times.status(short),
            mention,
            cell,
            english,
        )


def _any_figure(row: Cells) -> bool:
    return any(is_figure(cell.text) for cell in row.values())


def _numbering(
    columns: Sequence[Column], cells: Sequence[Cells]
) -> tuple[int, ...]:
    """The columns that number the rows: by their head, or the first that counts up."""
    found = [
        c.number
        for c in columns
        if c.heads and says("numbering", c.heads[-1], whole=True)
    ]
    texts: dict[int, list[str]] = {}
    for row in cells:
        for column, cell in row.items():
            texts.setdefault(column, []).append(cell.text)
    first = min(texts, default=0)
    if not found and first and labels.numbers_rows(texts[first]):
        found.append(first)
    found += [column for column, own in texts.items() if labels.counts_on(own)]
    return tuple(found)


def _carry_units(grid: Grid) -> None:
    """Money goes on over a page end: a later part of the table does not repeat "Đơn vị: triệu
    đồng", so that its figures were read as counts."""
    worth: dict[int, set[Fraction]] = {}
    for (_, column), one in grid.figures.items():
        if one.kind == "MONEY" and one.printed:
            worth.setdefault(column, set()).add(
                Fraction(one.value) / one.printed
            )
    for place, one in grid.figures.items():
        factors = worth.get(place[1], set())
        first = grid.rows[place[0]].table == grid.tables[0]
        if (
            one.kind == "COUNT"
            and not first
            and len(factors) == 1
            and one.printed is not None
        ):
            value = one.printed * min(factors)
            if value.denominator == 1:
                grid.figures[place] = replace(
                    one, value=str(value.numerator), kind="MONEY", unit="VND"
                )


def _with_bare_rows(grid: Grid) -> Grid:
    """The grid, its rows without figures marked."""
    filled = {at for at, _ in grid.figures}
    rows = tuple(
        replace(row, bare=at not in filled) for at, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)


def _caption(blocks: Sequence[Block], table: int) -> list[str]:
    """The short blocks right before a table: its title and its line of units."""
    first = next(
        (i for i, block in enumerate(blocks) if block.table == table), 0
    )
    found: list[str] = []
    for block in reversed(blocks[max(0, first - _BEFORE) : first]):
        if block.kind == "row" or len(block.text) > _CAPTION:
            break
        found.insert(0, block.text)
    return found
