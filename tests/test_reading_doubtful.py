"""Which lines Tesseract reads again."""

from __future__ import annotations

import math

from pipeline.pages.ocr import second
from pipeline.pages.ocr.correct import Option, Spot
from pipeline.pages.ocr.ctc import Piece

_UNSURE, _SURE = 0.2, 0.99  # of its weakest letter
_WRONG, _RIGHT = 0.9, 0.01  # how probable it is that a word is wrong


def _line(*words: tuple[str, float, float]) -> list[Spot]:
    return [
        Spot(
            Piece(text, 0, 9, [4], [math.log(weakest)]),
            [Option(text, 0.0, ())],
            doubt=doubt,
        )
        for text, weakest, doubt in words
    ]


_SIGNATURE = _line(("Danh", _UNSURE, _WRONG), ("tai", _UNSURE, _WRONG))
_MISREAD = _line(
    ("điều", _SURE, _RIGHT), ("lẫn", _UNSURE, _WRONG), ("thi", _SURE, _RIGHT)
)
_CLEAR = _line(("cơ", _SURE, _RIGHT), ("sở", _SURE, _RIGHT))


def test_a_doubtful_word_among_print_is_read_again_and_no_handwriting() -> None:
    rows = [_CLEAR, _SIGNATURE, _MISREAD, _SIGNATURE]
    assert second.doubtful(rows) == [2]


def test_a_page_with_little_to_doubt_is_left_as_it_is() -> None:
    assert second.doubtful([_CLEAR, _MISREAD]) == []


def test_a_doubtful_figure_is_worth_a_look() -> None:
    figure = _line(("ngày", _SURE, _RIGHT), ("1O5", _UNSURE, _WRONG))
    assert second.doubtful([figure]) == [0]
