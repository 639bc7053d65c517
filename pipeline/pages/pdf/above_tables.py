"""What stands above a table and was drawn after it: its title and unit, as spreadsheets print
them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.pages.blocks import Block

_NEAR = 2.0  # points by which a line may reach into the table below it
_OVER = 0.5  # of its width, that a line shares with the table below it


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines that stand above a table before it. Those that follow one another down the
    page stay together, behind what is no lower than the first of them."""
    found = list(blocks)
    for table in [block for block in blocks if block.tables and block.box]:
        at = found.index(table)
        late = [block for block in found[at + 1 :] if _is_above(block, table)]
        for group in _groups(late):
            for block in group:
                found.remove(block)
            place = _place(found, group[0], found.index(table))
            found[place:place] = group
    return found


def _is_above(block: Block, table: Block) -> bool:
    one, other = block.box, table.box
    if one is None or other is None or block.tables or not block.text.strip():
        return False
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return one.y1 <= other.y0 + _NEAR and shared >= _OVER * (one.x1 - one.x0)


def _groups(late: Sequence[Block]) -> list[list[Block]]:
    """Lines that follow one another down the page."""
    groups: list[list[Block]] = []
    for block in late:
        last = groups[-1][-1] if groups else None
        if last is not None and _top(block) >= _top(last):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _place(found: Sequence[Block], first: Block, table: int) -> int:
    for n, block in enumerate(found[:table]):
        if block.box is not None and _top(block) >= _top(first):
            return n
    return table


def _top(block: Block) -> float:
    return block.box.y0 if block.box is not None else 0.0
