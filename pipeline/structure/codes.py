"""The code of a body in a symbol beside the initials of the body's name: BQLRPH of Ban Quản lý rừng
phòng hộ."""

from __future__ import annotations

import re
from unicodedata import normalize

from pipeline import document_codes, symbols
from pipeline.symbols import Symbol
from pipeline.text import fold


def spans(code: str, above: str, line: str) -> bool:
    """Whether a code goes over two lines, so that they are one name: BQLRPH of BAN QUẢN LÝ RỪNG |
    PHÒNG HỘ."""
    over = initials(above)
    reaches = f"{over}{initials(line)}".startswith(code or "-")
    return bool(over) and reaches and not over.startswith(code)


def initials(text: str) -> str:
    """The initials of a text's words but "và", folded; of an abbreviation all letters."""
    return fold(
        "".join(
            word if _SHORTENED.fullmatch(word) else word[0]
            for word in re.findall(r"[^\W\d_]+", text)
            if fold(word) != "va"
        )
    )


# an abbreviation: no word of a Vietnamese name has three consonants on end
_SHORTENED = re.compile("[B-DĐGHK-NP-TVX]{3,}")


def with_code_spelt_by(symbol: Symbol, body: str) -> Symbol:
    """A symbol with the marks of Đ and Ư that scanning lost in its body's code, by the initials of
    the body's name: DHNT of Trường Đại học Nha Trang is ĐHNT."""
    code = symbol.agency
    if (
        not code
        or document_codes.agency_name(code)
        or not set(code) & set("DU")
    ):
        return symbol
    words = [
        word
        for word in body.upper().split()
        if word[0].isalpha() and word != "VÀ"
    ]
    initials = "".join(_toneless(word[0]) for word in words)
    at = fold(initials).find(fold(code))
    if at < 0:
        return symbol
    spelt = initials[at : at + len(code)]
    return symbols.parse(symbol.code.replace(code, spelt)) or symbol


_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def _toneless(letter: str) -> str:
    """A letter without its tone; Ư, Ô and the like keep their marks."""
    return normalize("NFC", normalize("NFD", letter).translate(_TONES))


def is_type_agency(symbol: Symbol, issuer: str) -> bool:
    """Whether what was read as a symbol's type is the code of the body itself: CT of Cục Thuế."""
    known = document_codes.agency_name(symbol.type_code)
    return bool(known) and fold(issuer) == fold(known)
