"""Ruled tables on pictures drawn here: grids, merged cells, open borders, and pages that hold no
table."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from pipeline.pages.tables import lattice, lattice_cells
from pipeline.records import Cell

DPI = 200


def page(height: int = 1200, width: int = 1600) -> np.ndarray:
    return np.full((height, width), 245, np.uint8)


def rules(
    picture: np.ndarray, xs: list[int], ys: list[int], thick: int = 3
) -> None:
    for y in ys:
        cv2.line(picture, (xs[0], y), (xs[-1], y), 20, thick)
    for x in xs:
        cv2.line(picture, (x, ys[0]), (x, ys[-1]), 20, thick)


def write(picture: np.ndarray, text: str, x: int, y: int) -> None:
    cv2.putText(
        picture, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 15, 2, cv2.LINE_AA
    )


def turned(picture: np.ndarray, degrees: float) -> np.ndarray:
    matrix = cv2.getRotationMatrix2D(
        (picture.shape[1] / 2, picture.shape[0] / 2), degrees, 1
    )
    return cv2.warpAffine(picture, matrix, picture.shape[::-1], borderValue=245)


def spans(cells: tuple[Cell, ...]) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.row_span, c.column_span) for c in cells]


@pytest.mark.parametrize("degrees", [0, 0.3, -0.3])
@pytest.mark.parametrize("thick", [1, 3, 6])
def test_grid_of_rows_and_columns(degrees: float, thick: int) -> None:
    picture = page()
    rules(picture, [100, 400, 900, 1500], [200, 300, 400, 500, 600], thick)
    grids = lattice.find_grids(turned(picture, degrees), DPI)
    assert [spans(grid.cells) for grid in grids] == [
        [(r, c, 1, 1) for r in range(1, 5) for c in range(1, 4)]
    ]


def test_boxes_are_points_and_pixels() -> None:
    picture = page()
    rules(picture, [100, 400, 900, 1500], [200, 300, 400])
    grid = lattice.find_grids(picture, DPI)[0]
    assert np.allclose(grid.boxes[4], (400, 300, 900, 400), atol=3)
    box = grid.cells[4].box
    assert box is not None and np.allclose((box.x0, box.y1), (144, 144), atol=1)
    table = lattice.table_of(grid, 3, 1)
    assert (table.page, table.number, len(table.cells)) == (
        3,
        1,
        6,
    ) and table.box is not None
    assert np.allclose((table.box.x0, table.box.x1), (36, 540), atol=1)


def test_missing_edges_merge_cells() -> None:
    picture = page()
    rules(picture, [100, 400, 700, 1000, 1300], [200, 300, 400, 500])
    cv2.line(picture, (700, 206), (700, 294), 245, 5)  # a head over two columns
    cv2.line(picture, (106, 300), (394, 300), 245, 5)  # a head over two rows
    assert spans(lattice.find_grids(picture, DPI)[0].cells)[:5] == [
        (1, 1, 2, 1),
        (1, 2, 1, 2),
        (1, 4, 1, 1),
        (2, 2, 1, 1),
        (2, 3, 1, 1),
    ]


def test_rules_with_gaps_are_joined() -> None:
    picture = page()
    rules(picture, [100, 400, 900, 1500], [200, 300, 400, 500])
    for x in range(150, 1500, 170):
        picture[190:510, x : x + 30] = 245
    assert len(lattice.find_grids(picture, DPI)[0].cells) == 9


def test_open_borders_at_both_sides() -> None:
    picture = page()
    rules(picture, [400, 900], [200, 300, 400, 500])
    for y in (200, 300, 400, 500):
        cv2.line(picture, (100, y), (1500, y), 20, 3)
    cells = lattice.find_grids(picture, DPI)[0].cells
    assert len(cells) == 9 and max(cell.column for cell in cells) == 3


def test_table_that_goes_on_below_without_a_rule() -> None:
    picture = page()
    rules(picture, [100, 400, 900, 1500], [200, 300, 400])
    for x in (100, 400, 900, 1500):
        cv2.line(picture, (x, 400), (x, 620), 20, 3)
    assert len(lattice.find_grids(picture, DPI)[0].cells) == 9


def stamp(picture: np.ndarray) -> None:
    cv2.rectangle(picture, (200, 200), (480, 330), 20, 3)
    cv2.line(picture, (200, 240), (480, 240), 20, 3)
    cv2.line(picture, (300, 240), (300, 330), 20, 3)


def frame(picture: np.ndarray) -> None:
    cv2.rectangle(picture, (100, 100), (1500, 1100), 20, 3)
    cv2.line(picture, (100, 500), (1500, 500), 20, 3)


def seal(picture: np.ndarray) -> None:
    cv2.circle(picture, (700, 500), 140, 30, 6)
    cv2.line(picture, (600, 500), (800, 500), 30, 3)
    cv2.line(picture, (700, 400), (700, 600), 30, 3)


def letterhead(picture: np.ndarray) -> None:
    for x in (200, 900):
        write(picture, "UBND TINH", x, 200)
        cv2.line(picture, (x, 230), (x + 300, 230), 20, 2)


def edges(picture: np.ndarray) -> None:
    picture[:, :40] = 0
    picture[:30] = 0
    picture[-60:] = 0
    picture[:, -25:] = 0


@pytest.mark.parametrize("draw", [stamp, frame, seal, letterhead, edges])
def test_what_is_no_table(draw: Callable[[np.ndarray], None]) -> None:
    picture = page()
    draw(picture)
    assert lattice.find_grids(picture, DPI) == []


def test_strokes_across_a_table_make_no_lines() -> None:
    picture = page()
    rules(picture, [100, 400, 900, 1500], [200, 320, 440, 560, 680, 800])
    for y in range(200, 800, 120):  # signatures that cross the rules
        cv2.line(picture, (1200, y + 40), (1203, y + 110), 30, 3)
        cv2.line(picture, (1210, y + 100), (1300, y + 60), 30, 3)
    assert len(lattice.find_grids(picture, DPI)[0].cells) == 15


def lines_of(picture: np.ndarray) -> list[list[lattice_cells.Cut]]:
    return lattice_cells.cut(picture, DPI, lattice.find_grids(picture, DPI)[0])


def test_cells_are_cut_into_lines() -> None:
    picture = page()
    rules(picture, [100, 700, 1100, 1500], [200, 400, 600])
    write(picture, "So may tinh", 130, 260)
    write(picture, "cua don vi", 130, 305)
    write(picture, "2.360", 800, 300)
    cuts = lines_of(picture)
    assert [len(cell) for cell in cuts] == [2, 1, 0, 0, 0, 0]
    x0, y0, x1, y1 = cuts[1][0].box
    assert (
        780 < x0 < 805 and 880 < x1 < 920 and 260 < y0 < 285 and 295 < y1 < 315
    )
    assert cuts[1][0].crop.shape == (round(y1 - y0), round(x1 - x0))
    assert cuts[1][0].crop.min() < 60 and cuts[1][0].glyph == ""


def test_letters_on_the_rule_stay_and_the_rule_goes() -> None:
    picture = page()
    rules(picture, [100, 700, 1100, 1500], [200, 300, 400])
    write(picture, "gay y qp", 130, 296)
    crop = lines_of(picture)[0][0].crop
    # no row is the rule
    assert ((crop < 100).sum(1) < 0.7 * crop.shape[1]).all()


@pytest.mark.parametrize(
    ("marks", "glyph"),
    [
        ([((820, 250), (840, 254))], "-"),
        ([((820, 240), (823, 250)), ((828, 240), (831, 250))], '"'),
        ([((820, 225), (824, 260))], ""),
        ([((820, 225), (824, 260)), ((835, 225), (839, 260))], ""),  # 11
    ],
)
def test_marks_told_by_their_shape(
    marks: list[tuple[tuple[int, int], tuple[int, int]]], glyph: str
) -> None:
    picture = page()
    rules(picture, [100, 700, 1100, 1500], [200, 300, 400])
    write(picture, "May tinh", 130, 260)
    for a, b in marks:
        cv2.rectangle(picture, a, b, 15, -1)
    assert [cut.glyph for cut in lines_of(picture)[1]] == [glyph]


@pytest.mark.parametrize(
    ("points", "glyph"),
    [
        ([(840, 235), (822, 244), (840, 253)], "≤"),
        ([(822, 235), (840, 244), (822, 253)], "≥"),
        ([(822, 235), (840, 235), (822, 253)], ""),  # a 7 that is underlined
    ],
)
def test_comparisons_split_the_line(
    points: list[tuple[int, int]], glyph: str
) -> None:
    picture = page()
    rules(picture, [100, 700, 1100, 1500], [200, 300, 400])
    write(picture, "May tinh", 130, 260)
    cv2.polylines(picture, [np.array(points)], False, 15, 2, cv2.LINE_AA)
    cv2.line(picture, (822, 260), (840, 260), 15, 2)
    write(picture, "20", 860, 260)
    assert [cut.glyph for cut in lines_of(picture)[1]] == (
        [glyph, ""] if glyph else [""]
    )


def test_a_dash_between_words_keeps_its_spaces() -> None:
    picture = page()
    rules(picture, [100, 700, 1100, 1500], [200, 300, 400])
    write(picture, "2018", 730, 260)
    cv2.rectangle(picture, (830, 248), (846, 250), 15, -1)
    write(picture, "2020", 870, 260)
    cuts = lines_of(picture)[1]
    assert [cut.glyph for cut in cuts] == ["", "–", ""]
    assert cuts[0].box[0] < cuts[1].box[0] < cuts[2].box[0]


def test_a_line_too_long_for_the_recogniser_is_cut_at_a_gap() -> None:
    picture = page(600, 2600)
    rules(picture, [60, 200, 2560], [200, 300, 400])
    write(picture, "mot hai ba bon nam sau bay tam chin muoi " * 3, 230, 260)
    cuts = lines_of(picture)[1]
    assert len(cuts) > 1
    assert all(cut.crop.shape[1] <= 51 * cut.crop.shape[0] for cut in cuts)
