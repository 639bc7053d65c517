"""How figures are written, made uniform without moving a character: note marks become blanks, the
blanks that part thousands become dots."""

from __future__ import annotations

import re

from pipeline.mentions.numbers import reads_english
from pipeline.mentions.patterns import pattern
from pipeline.text import RAISED, fold

# right behind a figure; the power of a unit (m², km²) and the mark behind a word stay
_NOTE_MARK = re.compile(f"(?<=[0-9]) ?[{RAISED}]+")
# what only typesetters, spreadsheets and programs write between groups: every blank but the common
# one, those without width too; the Swiss apostrophe, the raised dot, the programmer's underscore
_NARROW = "\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff'\u2019\u00b7_"
_BY_NARROW = re.compile(
    rf"(?<![\w.,/])\d{{1,3}}(?:[{_NARROW}]\d{{3}})+(?![\d.])"
)
# a common blank may also part two figures: a word must follow, and neither a figure nor the name
# of something numbered go before
_BY_SPACE = re.compile(
    r"(?<![\w.,/:%–-])(?<!\d )\d{1,3}(?: \d{3})+(?=(?:,\d+)? (?!x )[^\W\d_])"
)
# a cell that holds nothing else: nobody writes 000 by itself, and figures of two columns, run
# together, have about as many digits
_CELL = re.compile(
    r"(?m)(?<![^\t\n])(?:\d{1,3}(?: \d{3})* 000|[1-9]\d?(?: \d{3})+)(?![^\t\n])"
)
_NAME = 12  # characters before a figure that may name it
_DOTTED = re.compile(r"(?<![\d.,/])\d{1,3}\.\d{3}(?![\d/])")


def without_note_marks(text: str) -> str:
    """``text`` with the marks of notes behind figures blanked, so that a figure meets its noun.

    >>> without_note_marks("405¹ bộ, 25 m²")
    '405  bộ, 25 m²'
    """
    return _NOTE_MARK.sub(lambda match: " " * len(match[0]), text)


def plain_cell(text: str) -> str:
    """The text of a cell without note marks, its thousands parted by dots; common blanks may part
    two figures of a cell.

    >>> plain_cell("4\xa0210³"), plain_cell("135 215"), plain_cell("1 250 000"), plain_cell("1 771")
    ('4.210 ', '135 215', '1.250.000', '1.771')
    """
    return _whole_cells(_without_narrow_blanks(without_note_marks(text)))


def _whole_cells(text: str) -> str:
    return _CELL.sub(lambda match: match[0].replace(" ", "."), text)


def _without_narrow_blanks(text: str) -> str:
    return _BY_NARROW.sub(
        lambda match: re.sub(f"[{_NARROW}]", ".", match[0]), text
    )


def grouped_by_marks(text: str) -> str:
    """``text`` with the mark of its language where blanks part the thousands of a figure: in one
    that writes 1,250 and 95.3 % a dot would make decimals of them.

    >>> grouped_by_marks("the 21 561 of 1,250 files, 95.3 % of 2,417")
    'the 21,561 of 1,250 files, 95.3 % of 2,417'
    """
    dotted = grouped_by_dots(text)
    if dotted == text or not reads_english(fold(text)):
        return dotted
    return "".join(
        "," if new == "." and old != "." else new
        for old, new in zip(text, dotted, strict=True)
    )


def grouped_by_dots(text: str) -> str:
    """``text`` with dots where blanks part the thousands of a figure.

    In a text that groups figures by dots, common blanks count so only before a last ``000``.

    >>> grouped_by_dots("có 1 345 678 lượt, năm 2020 350 hồ sơ")
    'có 1.345.678 lượt, năm 2020 350 hồ sơ'
    """
    dotted = _DOTTED.search(text)
    text = _without_narrow_blanks(text)

    def dots(match: re.Match[str]) -> str:
        if dotted and not match[0].endswith(" 000"):
            return match[0]
        before = max(0, match.start() - _NAME)
        if pattern("name of a number").search(text, before, match.start()):
            return match[0]
        return match[0].replace(" ", ".")

    return _BY_SPACE.sub(dots, _whole_cells(text))
