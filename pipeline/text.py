"""What several stages need of Vietnamese text: folding with equal length, texts on one line,
canonical numbers."""

from __future__ import annotations

import sys
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # digits as superscripts: marks of notes, powers of units


@cache
def _fold_letter(letter: str) -> str:
    """The base letter of one character, lower case, always one character long."""
    if letter in "đĐÐð":
        return "d"
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_letter(chr(code))
        return folded


_FOLDING = _Folding()
_LONG = 200  # characters from which looking all of them up at once is faster
_CODE = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"


def fold(text: str) -> str:
    """``text`` without diacritics and in lower case, of the same length (NFC in), so that offsets
    stay valid.

    >>> fold("Số: 979/BC-SGDĐT")
    'so: 979/bc-sgddt'"""
    return _fold_short(text) if len(text) < _LONG else _fold_long(text)


# units, labels and sentences are folded again and again, nine times on the average
@lru_cache(maxsize=2000)
def _fold_short(text: str) -> str:
    return text.translate(_FOLDING)


def _fold_long(text: str) -> str:
    """The same for a long text, in a tenth of the time."""
    # a fifth of the start of the main process, which folds no long text
    import numpy as np

    letters = np.frombuffer(text.encode(_CODE, "surrogatepass"), np.uint32)
    known = _folded_codes()
    folded = known[letters]
    if not folded.all():
        for code in np.unique(letters[folded == 0]).tolist():
            known[code] = ord(_FOLDING[code])
        folded = known[letters]
    return folded.tobytes().decode(_CODE, "surrogatepass")


@cache
def _folded_codes() -> npt.NDArray[np.uint32]:
    """What each code folds to, 0 where that was not asked for yet."""
    import numpy as np

    return np.zeros(sys.maxunicode + 1, np.uint32)


def one_line(text: str) -> str:
    """``text`` with one space for every run of blanks and line ends, none around it.

    >>> one_line(" Sở Nội vụ\\n  tỉnh ")
    'Sở Nội vụ tỉnh'"""
    return " ".join(text.split())


def canonical(number: Decimal) -> str:
    """A number as the dataset prints it: plain decimal, ``.`` as the mark, no grouping, no trailing
    zeros.

    >>> canonical(Decimal("768.60"))
    '768.6'"""
    # normalize() would round to the context's precision
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain
