"""Runs of known fonts and the cells of tables that they make, before their text is placed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.pages.tables.wrapped import continues, stand_apart

_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)\t(?=\d)")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set in one font."""

    text: str
    font: str = ""
    capitals: bool = False


Line = list[Run]


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell before its text is placed: ``lines`` are joined by spaces; row and column from 1."""

    row: int
    column: int
    lines: tuple[Line, ...]
    row_span: int = 1
    column_span: int = 1


def trimmed(runs: Sequence[Run]) -> Line:
    """``runs`` without blanks at both ends."""
    line = [run for run in runs if run.text]
    while line and not line[0].text.strip():
        line = line[1:]
    while line and not line[-1].text.strip():
        line = line[:-1]
    if line:
        line = [replace(line[0], text=line[0].text.lstrip()), *line[1:]]
        line = [*line[:-1], replace(line[-1], text=line[-1].text.rstrip())]
    return line


def one_line(lines: Sequence[Line]) -> Line:
    """The lines of a cell joined by single spaces, but figures that it wraps without any, and
    figures of their own by semicolons, as those with a tab between; it would part the cell."""
    joined: Line = []
    apart = stand_apart(["".join(run.text for run in line) for line in lines])
    for line in map(_figure_as_one, map(trimmed, lines)):
        if line:
            wrapped = bool(joined) and continues(joined[-1].text, line[0].text)
            between = "; " if apart else " "
            joined += [Run(between)] if joined and not wrapped else []
            joined += line
    return [_within_cell(joined, n) for n in range(len(joined))]


def _figure_as_one(line: Line) -> Line:
    """A line of a cell; where it is one figure with blanks between its thousands, these do not part
    it."""
    if not _GROUPED.fullmatch("".join(run.text for run in line)):
        return line
    return [replace(run, text=run.text.replace(" ", "\u00a0")) for run in line]


def _within_cell(line: Line, n: int) -> Run:
    """Run ``n`` of the line of a cell: a tab within parts its figures, and else only words."""
    run = line[n]
    text = _BETWEEN_FIGURES.sub("; ", run.text)
    around = [one.text for one in (*line[n - 1 : n], *line[n + 1 : n + 2])]
    if text.strip(" ") == "\t" and len(around) == 2:
        figures = around[0][-1:].isdigit() and around[1][:1].isdigit()
        text = "; " if figures else text
    return replace(run, text=text.replace("\t", " ").replace("\n", " "))
