"""Reads the tables of a document into grids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from fractions import Fraction

from pipeline.grouping import by_key
from pipeline.observations import heads, labels, times
from pipeline.observations.cell_value import states_figure, valued
from pipeline.observations.grid import Column, Grid, Observation, Row
from pipeline.observations.parts import Cells, Place, groups, parts_of
from pipeline.observations.values import is_figure, reads_english
from pipeline.observations.words import says_first, says_only
from pipeline.records import Block, Cell, Layout, Mention

_BEFORE = 4  # blocks before a table that may be its caption
_CAPTION = 300  # characters
_SHORT = 4  # words of a label that may name a status: "Kế hoạch", "Thực hiện"


def observe(
    layout: Layout, mentions: Sequence[Mention], *, every: bool = False
) -> tuple[Grid, ...]:
    """The tables of a document that hold figures, in reading order; those that go on over a page
    end as one. ``every``: also those whose cells hold sentences alone."""
    by_cell = by_key((one.cell, one) for one in mentions if one.cell)

    def title(table: int) -> str:
        return "\n".join(_caption(layout.blocks, table))

    found = (
        _Reader(layout, by_cell, group).grid()
        for group in groups(layout.tables, title)
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
        paths = heads.paths(head, width)
        printed, formulas = heads.printed_numbers(head)
        titles = [text for row in head if (text := heads.title(row, width))]
        above = _caption(self.layout.blocks, self.group[0])
        caption = "\n".join([*above, *titles])
        columns = self._columns(paths, printed, caption, parts.body)
        rows, cells = self._labelled(columns, parts.body)
        grid = Grid(
            number=self.group[0] + 1,
            tables=self.group,
            caption=caption,
            columns=columns,
            rows=rows,
            figures={},
            texts={},
            formulas=formulas,
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
        found = []
        for column in sorted(set(paths).union(*(row for _, row in body))):
            path = paths.get(column, ())
            near = path[::-1]
            found.append(
                Column(
                    number=column,
                    heads=path,
                    printed=printed.get(column, 0),
                    period=times.period([*near, caption], reported),
                    status=times.status(near),
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
        units = [n for n in named if says_only("units", named[n])]
        codes = [n for n in named if says_first("code", named[n])]
        leading = labels.leading(cells, [*units, *codes])
        if not labels.names(cells, leading):
            leading = labels.leading(cells, units)
        grouping = labels.groups(cells, leading)
        outline = labels.Outline(bool(numbering))
        rows, figures = [], []
        for place, row in body:
            values = _without(row, {*numbering, *units, *codes})
            label = labels.read(row, leading, grouping)
            bare = not _any_figure(values)
            rows.append(_row(place, label, outline, _unit(row, units), bare))
            figures.append(values)
        return tuple(rows), figures

    def _fill(self, grid: Grid, cells: Sequence[Cells]) -> None:
        """The figures and texts of the cells."""
        placed = {
            (at, column): cell
            for at, row in enumerate(cells)
            for column, cell in row.items()
        }
        for place, cell in placed.items():
            grid.texts[place] = cell.text
        english = reads_english(filter(is_figure, grid.texts.values()))
        for place, cell in placed.items():
            if found := self._observation(grid, *place, cell, english):
                grid.figures[place] = found

    def _observation(
        self, grid: Grid, at: int, column: int, cell: Cell, english: bool
    ) -> Observation | None:
        row, head = grid.rows[at], grid.by_column.get(column, Column(column))
        mention = self._mention(row, cell)
        if not states_figure(cell, mention, column):
            return None
        value, kind, unit = valued(cell, mention, row, head, english)
        table = self.layout.tables[row.table]
        return Observation(
            page=table.page,
            table=table.number,
            row=cell.row,
            column=cell.column,
            labels=row.labels,
            heads=head.heads,
            text=mention.text if mention else cell.text.strip(),
            value=value,
            kind=kind,
            unit=unit,
            period=head.period or self._period(grid, row, head),
            status=head.status or _status(row),
            mention=mention,
            cell=cell,
            english=english,
        )

    def _mention(self, row: Row, cell: Cell) -> Mention | None:
        """The one mention of a cell, or the first beside its share ("868 (98,4%)"); none that
        runs on into the next cell."""
        told = self.mentions.get((row.table, cell.row, cell.column), ())
        labels = [mention.label for mention in told]
        if len(told) != 1 and labels != ["COUNT", "PERCENT"]:
            return None
        return told[0] if told[0].text in cell.text else None

    def _period(self, grid: Grid, row: Row, head: Column) -> str:
        near = [*head.heads[::-1], *row.labels[::-1], grid.caption]
        return times.period(near, self.layout.header.period)


def _row(
    place: Place,
    label: labels.Label,
    outline: labels.Outline,
    unit: str,
    bare: bool,
) -> Row:
    """A row by its label; ``bare``: it has no figures, and heads those below it."""
    table, number = place
    total = says_first("total", label.own.lstrip("*-+ .:"))
    return Row(
        table=table,
        number=number,
        labels=outline.path(label, heads=bare, total=total),
        rank=label.rank,
        mark=label.mark,
        unit=unit,
        total=total,
    )


def _without(row: Cells, columns: Set[int]) -> Cells:
    """The cells of a row but for those of some columns."""
    return {n: cell for n, cell in row.items() if n not in columns}


def _unit(row: Cells, columns: Sequence[int]) -> str:
    """What the first cell of the columns of units says; "" where the row has none."""
    texts = (row[column].text.strip() for column in columns if column in row)
    return next(texts, "")


def _status(row: Row) -> str:
    """The status that a short label of a row names, its own first."""
    labels = row.labels[::-1]
    return times.status(text for text in labels if len(text.split()) <= _SHORT)


def _any_figure(row: Cells) -> bool:
    return any(is_figure(cell.text) for cell in row.values())


def _numbering(
    columns: Sequence[Column], cells: Sequence[Cells]
) -> tuple[int, ...]:
    """The columns that number the rows: by their head, or the first that counts up."""
    named = [column for column in columns if column.heads]
    found = [c.number for c in named if says_only("numbering", c.heads[-1])]
    texts = by_key(
        (column, cell.text) for row in cells for column, cell in row.items()
    )
    first = min(texts, default=0)
    if not found and first and labels.numbers_rows(texts[first]):
        found.append(first)
    found += [column for column in texts if labels.counts_on(texts[column])]
    return tuple(found)


def _carry_units(grid: Grid) -> None:
    """Money goes on over a page end: a later part of the table does not repeat "Đơn vị: triệu
    đồng", so that its figures were read as counts."""
    worths = by_key(
        (column, Fraction(one.value) / one.printed)
        for (_, column), one in grid.figures.items()
        if one.kind == "MONEY" and one.printed
    )
    factors = {column: set(found) for column, found in worths.items()}
    for (row, column), one in grid.figures.items():
        own = factors.get(column, set())
        if grid.rows[row].table == grid.tables[0] or len(own) != 1:
            continue
        if one.kind != "COUNT" or one.printed is None:
            continue
        value = one.printed * min(own)
        if value.denominator == 1:
            grid.figures[row, column] = replace(
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
    rows = (at for at, block in enumerate(blocks) if block.table == table)
    first = next(rows, 0)
    found: list[str] = []
    for block in reversed(blocks[max(0, first - _BEFORE) : first]):
        if block.kind == "row" or len(block.text) > _CAPTION:
            break
        found.insert(0, block.text)
    return found
