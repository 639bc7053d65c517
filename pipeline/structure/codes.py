"""The code of a body in a symbol beside the initials of the body's name: BQLRPH of Ban Quản lý rừng
phòng hộ."""

from __future__ import annotations

import re
from unicodedata import normalize

from pipeline import document_codes, symbols
from pipeline.structure.word_lists import header_word
from pipeline.symbols import Symbol
from pipeline.text import fold


def initials(name: str) -> str:
    """The initials of a name's words but "và", capitals without their tones; Đ, Ư and the like keep
    their marks. Of an abbreviation they are all its letters.

    >>> initials("Sở Giáo dục và Đào tạo"), initials("Trường THCS Ứng Hòa")
    ('SGDĐT', 'TTHCSƯH')"""
    joining = header_word("and")
    words = (word for word in _WORD.findall(name) if word.lower() != joining)
    return "".join(map(_initials_of_word, words))


def _initials_of_word(word: str) -> str:
    letters = word if _SHORTENED.fullmatch(word) else word[0]
    return _toneless(letters.upper())


_WORD = re.compile(r"[^\W\d_]+")
# an abbreviation: no word of a Vietnamese name has three consonants on end
_SHORTENED = re.compile("[B-DĐGHK-NP-TVX]{3,}")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def _toneless(text: str) -> str:
    """A text without its tones; Ư, Ô and the like keep their marks."""
    return normalize("NFC", normalize("NFD", text).translate(_TONES))


def is_made_of(code: str, name: str) -> bool:
    """Whether a code's letters are initials of a name's words in their order: ĐLBL of Công ty Điện
    lực Bạc Liêu."""
    letters = re.findall("[a-z]", fold(code))
    rest = iter(fold(initials(name)))
    in_order = all(letter in rest for letter in letters)
    return in_order and len(letters) >= _FEWEST


_FEWEST = 2  # letters of a code that tell something


def spans(
    code: str,
    above: str,
    line: str,
) -> bool:
    """Whether a folded code goes over two lines, so that they are one name: BQLRPH of BAN QUẢN LÝ
    RỪNG | PHÒNG HỘ."""
    over, rest = fold(initials(above)), fold(initials(line))
    if not over or over.startswith(code):
        return False
    return f"{over}{rest}".startswith(code or "-")


def with_code_spelt_by(symbol: Symbol, body: str) -> Symbol:
    """A symbol with the marks of Đ and Ư that scanning lost in its body's code, by the initials of
    the body's name: DHNT of Trường Đại học Nha Trang is ĐHNT."""
    code = symbol.agency
    if not _may_lack_marks(code):
        return symbol
    printed = initials(body)
    at = fold(printed).find(fold(code))
    if at < 0:
        return symbol
    spelt = printed[at : at + len(code)]
    return symbols.parse(symbol.code.replace(code, spelt)) or symbol


def _may_lack_marks(code: str) -> bool:
    """Whether a code that is no known one has a letter that may be Đ or Ư."""
    if not code or document_codes.agency_name(code):
        return False
    return not set(code).isdisjoint("DU")


def is_type_agency(symbol: Symbol, issuer: str) -> bool:
    """Whether what was read as a symbol's type is the code of the body itself: CT of Cục Thuế."""
    known = document_codes.agency_name(symbol.type_code)
    return bool(known) and fold(issuer) == fold(known)
