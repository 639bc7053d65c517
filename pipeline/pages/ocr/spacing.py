"""Where a space is missing in what was read (``Phòng,chống``, ``Số:979``, ``ngày15``), and which of
``,`` and ``.`` ends a word: the recogniser sees hardly a difference between the two at 200 dpi, the
next word tells them apart."""

from __future__ import annotations

import regex as re

from pipeline.pages.ocr.language import Model

_NEVER = re.compile(
    r"[@_]|www\.|://|\.(?:vn|com|gov|edu|org|net)\b", re.IGNORECASE
)
_UPPER, _LOWER = r"\p{Lu}", r"\p{Ll}"
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[^\W\d_][,;:])(?=[^\W_])",  # Phòng,chống  Số:979
        r"(?<=^[,;:.])(?=\p{L})",  # ,Tính
        r"(?<=\)[,;:.])(?=\w)",  # (0/2),Cúm
        r"(?<=\d[,;])(?=[^\W\d_]{2})",  # 2017,Sở
        r"(?<=[^\W\d_]{2})(?=\([^\W_])",  # vong(giảm
        rf"(?<=[{_LOWER}][{_LOWER}]\.)(?=[{_UPPER}][{_LOWER}])",  # vong.Trong
    )
)
# 2.Phòng at the start of a line
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4})\.(?=\p{Lu}\p{L})"
)
_INNER_CAPITAL = re.compile(rf"(?<=[{_LOWER}])(?=[{_UPPER}][{_LOWER}])")
_WORD_DIGITS = re.compile(r"([^\W\d_]{3,})(?=\d{1,4}(?:\D|$))")
_DIGITS_WORD = re.compile(r"\d(?=([^\W\d_]{3,}))")
_OUTLINE = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){0,3}[.,]|[a-zđ][.,]|[IVX]{1,5}[.,]"
)
_BULLET = re.compile(
    r"[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.,)]|[a-zđ]\)|[IVX]{1,5}[.,]"
)


def cuts(text: str, opens_line: bool, lm: Model) -> list[int]:
    """Offsets in ``text``, one run without a space, before which a space is missing."""
    if text.isalpha() and (text[1:].islower() or text.isupper()):
        return []  # as most words: nothing in it but letters of one case
    if _NEVER.search(text):
        return []
    found = {
        match.start() for pattern in _CUTS for match in pattern.finditer(text)
    }
    if opens_line and (match := _NUMBERED.match(text)):
        found.add(match.end())
    for pattern in (_WORD_DIGITS, _DIGITS_WORD):
        found.update(
            m.end()
            for m in pattern.finditer(text)
            if lm.syllable(m.group(1)) and "/" not in text[: m.end()]
        )
    found.update(_at_inner_capitals(text, lm))
    return sorted(n for n in found if 0 < n < len(text))


def _at_inner_capitals(text: str, lm: Model) -> list[int]:
    """Offsets of the capitals that begin a word behind a syllable: SởYtế, not eOffice."""
    found = []
    for match in _INNER_CAPITAL.finditer(text):
        left = re.search(r"[^\W\d_]+$", text[: match.start()])
        if left and not left.group().isascii() and lm.syllable(left.group()):
            found.append(match.start())
    return found


def stop_preference(
    text: str, opens_line: bool, following: str, ends_line: bool
) -> float:
    """How much the words around speak for ``.`` against ``,`` at the end of ``text`` (logarithm of
    the odds)."""
    if opens_line and _OUTLINE.fullmatch(text):
        return 6.0
    if not following:
        return 1.5
    if ends_line and _BULLET.match(following):
        return 4.0
    letters = [c for c in following if c.isalpha()]
    if not letters or not following[0].isalpha():
        return 0.0
    if following[0].islower():
        return -4.0
    return 1.5 if ends_line else 0.0


def starts_anew(word: str) -> bool:
    """Whether a line that begins with ``word`` begins a new item or sentence."""
    return _BULLET.match(word) is not None or word[0].isupper()
