"""Abbreviations and closing marks that readers of pictures take for something alike."""

from __future__ import annotations

from typing import cast

import pytest

from pipeline.pages.line import Line, Token
from pipeline.pages.ocr import quotes, terms
from pipeline.pages.ocr.correct import Option, Spot
from pipeline.pages.ocr.ctc import Piece

_BOX = (0.0, 0.0, 10.0, 10.0)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("VNelD", "VNeID"),
        ("VNEID", "VNeID"),
        ("VNe1D,", "VNeID,"),
        ("(7THC)", "(TTHC)"),
        ("CN77", "CNTT"),
        ("C5DL", "CSDL"),
        ("VNeID", "VNeID"),
        ("vneid.gov.vn", "vneid.gov.vn"),
        ("THC", "THC"),
        ("7TH", "7TH"),
        ("17THC", "17THC"),
        ("1.577", "1.577"),
    ],
)
def test_a_word_that_looks_like_a_term_is_taken_for_it(
    read: str, meant: str
) -> None:
    token = Token(read, _BOX)
    terms.settle([Line(_BOX, [token])])
    assert token.text == meant
    assert token.read == ("" if read == meant else read)


def test_no_two_terms_look_alike_and_none_is_short() -> None:
    listed = terms.listed("term")
    assert tuple(map(terms.term, listed)) == listed
    assert min(map(len, listed)) >= 4


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("2030n", '2030"'),
        ("2025n,", '2025",'),
        ("45n", "45n"),
        ("12030n", "12030n"),
    ],
)
def test_an_n_behind_a_year_is_a_closing_mark(read: str, meant: str) -> None:
    spots = [
        Spot(cast(Piece, None), [Option(text, 0.0, ())])
        for text in ("đến", "năm", read, "và")
    ]
    quotes.settle([spots])
    assert spots[2].text == meant
