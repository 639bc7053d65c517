"""The relations that rows may have, and what labels and numbering claim of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, permutations

from pipeline.checks import partitions
from pipeline.checks.intervals import HUNDRED, Interval, added_up
from pipeline.checks.passages import preceding
from pipeline.checks.patterns import opens, total_opening
from pipeline.checks.tables.relations import Relation
from pipeline.checks.tables.sheet import Line, Sheet
from pipeline.checks.tables.support import (
    NOBODY,
    OUTLINE,
    PARTIAL,
    PARTITION,
    TOTAL,
    Claim,
    difference_of,
    sum_of,
)
from pipeline.grouping import by_key
from pipeline.observations.labels import RANKS
from pipeline.observations.words import says_first

_RUN = 8  # rows that a sum without a claim may have
_NEAR = 3  # rows before and behind, two of which may make a row
_LONG = 120  # rows of a table beyond which nothing is tried without a claim
_TOTALS = 60  # rows "Tổng" of which one may be the total of all
_SHORT = 12  # words of a label that names a member; a longer one describes
_MORE = 4  # words beside "Tổng cộng" with which a label is none of a total
_NAMED = 60  # rows that name a member of a known partition


def claims(sheet: Sheet) -> Iterator[Claim]:
    """Every relation between rows that is worth a trial."""
    sources = (_totals, _below, _parted, _differences, _runs)
    for claim in chain.from_iterable(source(sheet) for source in sources):
        fields = claim.relation.fields
        rates = {sheet.rates(row) for row in fields}
        if len(rates) == 1:
            yield claim
    yield from _shares(sheet)


def is_total(sheet: Sheet, row: int) -> bool:
    """Whether a label says "Tổng cộng" and little else."""
    label = sheet.label(row).lower().lstrip("*-+ .:")
    match = total_opening(label)
    if match is None:
        return False
    more = len(label.split()) - len(match[0].split())
    return more < _MORE


def made_up(sheet: Sheet) -> Iterator[Line]:
    """Columns of percentages that a row "Tổng" of 100 % adds up: they say as amounts do which rows
    make the total."""
    totals = {row for row in sheet.rows if is_total(sheet, row)}
    for line in map(sheet.down, sheet.shares):
        own: list[Interval] = []
        whole: list[Interval] = []
        for row, figure in line.figures.items():
            kind = whole if row in totals else own
            kind.append(figure.interval)
        if len(own) < 2 or len(whole) != 1:
            continue
        made = added_up(own).meets(HUNDRED)
        if made and whole[0].value == HUNDRED.value:
            yield line


def _totals(sheet: Sheet) -> Iterator[Claim]:
    """Rows "Tổng cộng" against the rows above, or below where the total comes first."""
    rows = sheet.rows
    places = [at for at, row in enumerate(rows) if is_total(sheet, row)]
    if len(places) > _TOTALS:
        return
    totals = [rows[at] for at in places]
    others = tuple(row for row in rows if row not in totals)
    edges = [-1, *places, len(rows)]
    for at, total in enumerate(totals, 1):
        before, own, after = edges[at - 1 : at + 2]
        above = rows[before + 1 : own]
        below = rows[own + 1 : after]
        scopes = [above, below]
        if len(totals) > 1:
            scopes.append(others)
            scopes.append(_without(totals, total))
        for scope in scopes:
            for parts in _sets(sheet, scope):
                yield sum_of(total, parts, by=TOTAL)


def _without(rows: Sequence[int], left_out: int) -> tuple[int, ...]:
    return tuple(row for row in rows if row != left_out)


def _sets(sheet: Sheet, scope: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The rows that may make a total: all of them, those of one rank in the numbering, those of
    the outermost level, those that detail no other."""
    levels = {row: len(sheet.grid.rows[row].labels) for row in scope}
    outermost = min(levels.values(), default=0)
    by_rank = by_key((sheet.rank(row), row) for row in scope)
    chosen = [
        scope,
        *(by_rank.get(rank, ()) for rank in RANKS),
        [row for row in scope if levels[row] == outermost],
        [row for row in scope if not _details(sheet, row)],
    ]
    for rows in dict.fromkeys(map(tuple, chosen)):
        if len(rows) > 1:
            yield rows


def _details(sheet: Sheet, row: int) -> bool:
    return opens("some", sheet.label(row).lower())


def _below(sheet: Sheet) -> Iterator[Claim]:
    """A numbered row against the rows of the next rank below it: I = 1 + 2 + 3."""
    for at, row in enumerate(sheet.rows):
        if sheet.rank(row) == "dash" or is_total(sheet, row):
            continue
        children = _children(sheet, at)
        if len(children) > 1 and sheet.rank(children[0]):
            yield sum_of(row, tuple(children), by=OUTLINE)


def _children(sheet: Sheet, at: int) -> list[int]:
    """The rows of the first rank below a row, down to the next row of its own."""
    own = sheet.rank(sheet.rows[at])
    children: list[int] = []
    first = ""
    for row in sheet.rows[at + 1 :]:
        rank = sheet.rank(row)
        if rank == own or is_total(sheet, row):
            break
        if rank and _outer(rank, first or own):
            break
        first = first or rank
        if rank == first:
            children.append(row)
    return children


def _outer(rank: str, own: str) -> bool:
    return bool(own) and RANKS.index(rank) < RANKS.index(own)


def _parted(sheet: Sheet) -> Iterator[Claim]:
    """Rows that name the members of a known partition, and the row above them that names its whole:
    "Tiếp nhận", …, "Đã giải quyết", …, "Đang giải quyết"."""
    labels = {row: sheet.label(row).lower() for row in sheet.rows}
    named = {row: _members(label) for row, label in labels.items()}
    naming = [row for row in named if named[row]]
    if len(naming) > _NAMED:
        return
    for name, size in partitions.sizes().items():
        of_it = [row for row in naming if name in named[row]]
        members = {row: named[row][name] for row in of_it}
        for run in _complete(members, size):
            yield from _of_partition(labels, name, run)


def _members(label: str) -> Mapping[str, int]:
    """Partition -> the member of it that a short label names."""
    short = len(label.split()) <= _SHORT
    return partitions.members(label) if short else {}


def _of_partition(
    labels: Mapping[int, str],
    name: str,
    run: tuple[int, ...],
) -> Iterator[Claim]:
    """The members of a partition against the nearest row above that names their whole."""
    hint = partitions.whole_of(name)
    above = (row for row in labels if row < run[0])
    wholes = [row for row in above if hint.search(labels[row])]
    by = PARTIAL if partitions.kind_of(name) == "partial" else PARTITION
    for whole in wholes[-1:]:
        yield sum_of(whole, run, by)


def _differences(sheet: Sheet) -> Iterator[Claim]:
    """A row "Bội chi", "Tăng/giảm" against two rows above it of its own rank."""
    for at, row in enumerate(sheet.rows):
        if not says_first("change", sheet.label(row)):
            continue
        rank, above = sheet.rank(row), sheet.rows[:at]
        alike = [other for other in above if sheet.rank(other) == rank]
        for pair in permutations(alike[-_NEAR:], 2):
            yield difference_of(row, pair, by=OUTLINE)


def _complete(
    members: Mapping[int, int], size: int
) -> Iterator[tuple[int, ...]]:
    """Runs of rows that name each member of a partition once."""
    rows = tuple(members)
    for start in range(len(rows) - size + 1):
        run = rows[start : start + size]
        if {members[row] for row in run} == set(range(size)):
            yield run


def _runs(sheet: Sheet) -> Iterator[Claim]:
    """Neighbouring rows of one level that may make the row before or behind them."""
    rows = sheet.rows
    if len(rows) > _LONG:
        return
    for at, total in enumerate(rows):
        behind = rows[at + 1 : at + 1 + _RUN]
        before = preceding(rows, at, _RUN)[::-1]
        for near in (behind, before):
            level = _level(sheet, near)
            for size in range(2, len(level) + 1):
                run = tuple(sorted(level[:size]))
                yield sum_of(total, run, by=NOBODY)
        around = (*preceding(rows, at, _NEAR), *behind[:_NEAR])
        for pair in combinations(around, 2):
            yield sum_of(total, pair, by=NOBODY)


def _shares(sheet: Sheet) -> Iterator[Claim]:
    """Rows of rates, of the rows of amounts above them."""
    for at, target in enumerate(sheet.rows[:_LONG]):
        if not sheet.rates(target):
            continue
        near = preceding(sheet.rows, at, _NEAR)
        amounts = [row for row in near if not sheet.rates(row)]
        for pair in permutations(amounts, 2):
            yield Claim(Relation("share", target, pair))
            yield Claim(Relation("growth", target, pair))


def _level(sheet: Sheet, rows: Sequence[int]) -> list[int]:
    """The first of the rows that stand on one level of the numbering."""

    found: list[int] = []
    for row in rows:
        first = found[0] if found else row
        above = _labels_above(sheet, row) == _labels_above(sheet, first)
        if not above or sheet.rank(row) != sheet.rank(first):
            break
        found.append(row)
    return found


def _labels_above(sheet: Sheet, row: int) -> Sequence[str]:
    return sheet.grid.rows[row].labels[:-1]
