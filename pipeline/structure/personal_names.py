"""Personal names as signers and lists of recipients print them, and as scans damage them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline.structure import office_titles
from pipeline.structure.lines import in_capitals, patterns
from pipeline.structure.word_lists import signing_words
from pipeline.text import fold

_DAMAGED = 70  # of 100: as alike is a damaged title to the title
_MOST_SYLLABLES = 5
_LONGEST_SYLLABLE = 8  # letters


@cache
def _surnames() -> frozenset[str]:
    return frozenset(signing_words("surname"))


@cache
def _surname(read: str) -> str:
    """A surname with a damaged diacritic undone where just one surname has the letters; given names
    are never mended: nearly every syllable is one."""
    named = {name for name in _surnames() if fold(name) == fold(read)}
    return next(iter(named)) if len(named) == 1 else read


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
    # its surname was not read
    if _is_title(name) or (name[0] in signing_words("middle") and before):
        return ""
    # the last recipient, the columns run together
    behind_sentence = re.search(r"[.;]$", before)
    if not behind_sentence and (
        not alone or len(re.findall(r"[^\W\d_]{2,}", before)) > 2
    ):
        return ""
    if not behind_sentence and len(name) == 6 and name[3] in _surnames():
        return " ".join(name[:3]) + "; " + " ".join(name[3:])
    return " ".join(name) if len(name) <= _MOST_SYLLABLES else ""


def apart(column: str) -> tuple[str, ...]:
    """A title in capitals and the name behind it: PHÓ CHỦ TỊCH UBND TỈNH | Lê Thị Hà."""
    capitals = [word for word in column.split() if word.isupper()]
    if len(capitals) < 2 or in_capitals(column):
        return (column,)
    title, _, name = column.rpartition(f"{capitals[-1]} ")
    title = f"{title}{capitals[-1]}"
    titled = in_capitals(title) and office_titles.read(title)
    whole = personal_name(name) == name.strip()
    return (title, name) if name and titled and whole else (column,)


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
    return next((word[cut:] for cut in (1, 2) if word[cut:] in _surnames()), "")


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
    told = len(name) > 2 and name[1] in signing_words("middle")
    return bool(told or name[0] in _surnames() or _HIGHLAND.match(name[0]))


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
    named = name[0] in _surnames() and all(word.isalpha() for word in words)
    if not named or _is_title(name) or office_titles.known(text):
        return ""
    return " ".join(name)
