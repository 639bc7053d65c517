"""Personal names as signers and lists of recipients print them, and as scans damage them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline.structure import office_titles
from pipeline.structure.lines import in_capitals
from pipeline.structure.patterns import patterns
from pipeline.structure.word_lists import signing_words
from pipeline.text import fold

_DAMAGED = 70  # of 100: as alike is a damaged title to the title
_MOST_SYLLABLES = 5
_MOST_BEFORE = 2  # words before a name on a line that holds little else
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_SYLLABLE = 8  # letters


@cache
def _surnames() -> frozenset[str]:
    return frozenset(signing_words("surname"))


@cache
def _surname(read: str) -> str:
    """A surname with a damaged diacritic undone where just one surname has the letters; given names
    are never mended: nearly every syllable is one."""
    alike = {name for name in _surnames() if fold(name) == fold(read)}
    return alike.pop() if len(alike) == 1 else read


def personal_name(text: str, alone: bool = True) -> str:
    """The personal name that a line ends with: a surname and one to four syllables; "" where there
    is none.

    ``alone``: the line may hold little else but the name, not running text."""
    text = patterns("degree spelt").sub(" ", re.sub(r"\[[^\]]*\]", " ", text))
    words = re.sub(r"[\W_]+$", "", text).split()
    name = _from_surname(_syllables(words))
    if len(name) < 2:
        return _in_capitals(text)
    before = " ".join(words[: len(words) - len(name)])
    lacks_surname = before != "" and name[0] in signing_words("middle")
    if lacks_surname or _is_title(name):
        return ""
    # the last recipient, the columns run together
    behind_sentence = before.endswith((".", ";"))
    if not behind_sentence:
        if not alone or len(_WORD.findall(before)) > _MOST_BEFORE:
            return ""
        if _are_two(name):
            return f"{' '.join(name[:3])}; {' '.join(name[3:])}"
    return " ".join(name) if len(name) <= _MOST_SYLLABLES else ""


def _are_two(name: Sequence[str]) -> bool:
    """Whether syllables are two names of three, side by side."""
    return len(name) == 6 and name[3] in _surnames()


def apart(column: str) -> tuple[str, ...]:
    """A title in capitals and the name behind it: PHÓ CHỦ TỊCH UBND TỈNH | Lê Thị Hà."""
    capitals = [word for word in column.split() if word.isupper()]
    if len(capitals) < 2 or in_capitals(column):
        return (column,)
    above, _, name = column.rpartition(f"{capitals[-1]} ")
    title = f"{above}{capitals[-1]}"
    if not name or personal_name(name) != name.strip():
        return (column,)
    if not in_capitals(title) or not office_titles.read(title):
        return (column,)
    return title, name


def _syllables(words: Sequence[str]) -> list[str]:
    """The words that may be a name's, at the end of a line; without what a stamp glued to the first
    (WPhạm)."""
    name: list[str] = []
    for word in reversed(words):
        if not _is_syllable(word):
            break
        name.insert(0, word)
    if 0 < len(name) < min(len(words), _MOST_SYLLABLES):
        surname = _damaged_surname(words[-len(name) - 1], whole=len(name) > 1)
        return [surname, *name] if surname else name
    return name


def _damaged_surname(word: str, whole: bool) -> str:
    """The surname in a word with a mark of a stamp before it (WPhạm), or, where the ``whole`` of a
    name follows, read in capitals (HA)."""
    spelt = _surname(word.capitalize())
    if whole and word.isupper() and spelt in _surnames():
        return spelt
    behind_mark = (word[cut:] for cut in (1, 2))
    return next((rest for rest in behind_mark if rest in _surnames()), "")


def _is_syllable(word: str) -> bool:
    letters = re.sub("['’]", "", word).isalpha()
    return letters and word.istitle() and len(word) <= _LONGEST_SYLLABLE


def _from_surname(name: Sequence[str]) -> list[str]:
    """A name from its surname on, the surname's marks mended; one syllable at most where none
    stands."""
    name = list(name)
    if len(name) > 2 and name[0] not in _surnames():
        name[0] = _surname(name[0])
    while len(name) >= 2 and not _begins_name(name):
        name = name[1:]
    return name


def _begins_name(name: Sequence[str]) -> bool:
    """Whether a surname that is known stands first, or one before Văn or Thị; or a name of the
    highlands (H’Yâo Knul). A letter before a surname (A Nguyễn) is a mark of a stamp."""
    if len(name[0]) == 1 and name[1] in _surnames():
        return False
    if name[0] in _surnames() or _HIGHLAND.match(name[0]):
        return True
    return len(name) > 2 and name[1] in signing_words("middle")


_HIGHLAND = re.compile(r"[HK]['’][^\W\d_]")


def _is_title(name: Sequence[str]) -> bool:
    """Whether a name is a damaged title: Phó Chủ Tiền, Phó Ci."""
    if not office_titles.names_deputy(name[0]):
        return False
    read = fold(" ".join(name))
    return len(name) < 3 or any(
        fuzz.ratio(read, title) >= _DAMAGED
        for title in office_titles.deputy_titles()
    )


def _in_capitals(text: str) -> str:
    words = text.split()
    if not text.isupper() or not 2 <= len(words) <= _MOST_SYLLABLES:
        return ""
    name = [word.capitalize() for word in words]
    if name[0] not in _surnames() or not all(map(str.isalpha, words)):
        return ""
    if _is_title(name) or office_titles.known(text):
        return ""
    return " ".join(name)
