"""How figures are written, made uniform without moving a character: note marks become blanks, the
blanks that part thousands become dots."""

from __future__ import annotations

import re

# right behind a figure; the power of a unit (m², km²) and the mark behind a word stay
_NOTE_MARK = re.compile("(?<=[0-9]) ?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
# blanks that only typesetters and spreadsheets write: no-break, figure, thin, narrow no-break
_NARROW = "\u00a0\u2007\u2009\u202f"
_BY_NARROW = re.compile(rf"(?<![\d.,/])\d{{1,3}}(?:[{_NARROW}]\d{{3}})+(?![\d.])")
# a common blank may also part two figures: a word must follow, and neither a figure nor the name
# of something numbered go before
_BY_SPACE = re.compile(
    r"(?<![\w.,/:%–-])(?<!\d )\d{1,3}(?: \d{3})+(?=(?:,\d+)? (?!x )[^\W\d_])"
)
_NUMBERED = re.compile(
    r"(?:năm|ngày|tháng|quý|số|điều|khoản|mục|lớp|thứ|tổ|khu|phường|quận|khóa|kỳ|đợt|lần|bảng|biểu"
    r"|mẫu|phụ lục|trang|mức độ|và|,)\s*$",
    re.I,
)
_DOTTED = re.compile(r"(?<![\d.,/])\d{1,3}\.\d{3}(?![\d/])")


def without_note_marks(text: str) -> str:
    """``text`` with the marks of notes behind figures blanked, so that a figure meets its noun.

    >>> without_note_marks("405¹ bộ, 25 m²")
    '405  bộ, 25 m²'
    """
    return _NOTE_MARK.sub(lambda match: " " * len(match[0]), text)


def grouped_by_dots(text: str) -> str:
    """``text`` with dots where blanks part the thousands of a figure.

    A common blank counts as one only in a text that groups no figure by dots.

    >>> grouped_by_dots("có 1 345 678 lượt, năm 2020 350 hồ sơ")
    'có 1.345.678 lượt, năm 2020 350 hồ sơ'
    """
    dotted = _DOTTED.search(text)
    text = _BY_NARROW.sub(lambda match: re.sub(f"[{_NARROW}]", ".", match[0]), text)
    if dotted:
        return text

    def dots(match: re.Match[str]) -> str:
        if _NUMBERED.search(text, max(0, match.start() - 12), match.start()):
            return match[0]
        return match[0].replace(" ", ".")

    return _BY_SPACE.sub(dots, text)
