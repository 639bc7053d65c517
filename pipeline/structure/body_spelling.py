"""Names of bodies in standard spelling, from letterheads in capitals and damaged by scanning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from pipeline import document_codes, gazetteer, place_names
from pipeline.structure.divisions import spell_division
from pipeline.structure.word_lists import (
    abbreviations,
    all_body_words,
    body_words,
    councils,
    header_word,
)
from pipeline.text import fold, one_line

_LONGEST = 12  # words of a phrase


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """Folded words of a phrase -> its standard spelling; names of bodies, places and what bodies
    are named with."""
    places = place_names.places().items()
    placed = {_key(printed): name for printed, (name, _) in places}
    names = [*all_body_words(), *document_codes.agency_names()]
    spelt = {_key(name): name for name in names}
    short = {_key(text): long for text, long in abbreviations()}
    return placed | spelt | short


def _key(text: str) -> tuple[str, ...]:
    """Folded words without commas: a name broken over lines loses the comma at the break."""
    return tuple(fold(text).replace(",", " ").split())


# letters of a name of several words that scanning may have run together
_JOINABLE = 5


@cache
def _run_together() -> dict[str, str]:
    """Names of several words without the blanks between them: congan -> Công an."""
    return {
        "".join(words): name
        for words, name in _phrases().items()
        if len(words) > 1 and len("".join(words)) >= _JOINABLE
    }


@cache
def _kinds() -> frozenset[str]:
    return frozenset(text for text in body_words("head") if not text.isupper())


@cache
def _levels() -> frozenset[str]:
    return frozenset(map(fold, body_words("level")))


def standard(text: str) -> str:
    """The name of a body in standard spelling.

    >>> standard("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI")
    'UBND tỉnh Quảng Ngãi'
    """
    words = _and_in_full(_councils_short(_without_print(text)).split())
    folded = [fold(word).strip(",") for word in words]
    spelt: list[str] = []
    at = 0
    named = False  # behind a word for a level stands a name, whether it is known or not
    # behind a word for a kind of body stands its task (Nghị định 30/2020/NĐ-CP, phụ lục II, mục
    # III)
    tasked = False
    while at < len(words):
        phrase, taken = _phrase_at(words, folded, at)
        tasked = tasked or words[at - 1 : at] == ["-"]
        if phrase:
            if tasked and _is_task(phrase):
                phrase = phrase[0].upper() + phrase[1:]
            comma = "," if words[at + taken - 1].endswith(",") else ""
            spelt.append(phrase + comma)
            named, tasked = (
                fold(phrase) in _levels(),
                phrase in _kinds() and not tasked,
            )
        elif place := _place_at_end(words[at:]) if spelt else "":
            spelt.append(place)
            taken = len(words) - at
        else:
            spelt.append(
                _unknown(words[at], capital=named or tasked or not spelt)
            )
            tasked = False
        at += taken
    name = spell_division(" ".join(spelt))
    return name[:1].upper() + name[1:]


def _and_in_full(words: Sequence[str]) -> list[str]:
    """The words, "&" written out where it stands between abbreviations that are none together:
    THCS&THPT."""
    joining = f" {header_word('and')} "
    known = (
        word if (fold(word),) in _phrases() else word.replace("&", joining)
        for word in words
    )
    return " ".join(known).split()


def _place_at_end(words: Sequence[str]) -> str:
    """The district or commune that the rest of a name is: Phòng Tư pháp LẠNG GIANG. One syllable is
    none: it may be any word."""
    if len(words) < 2:
        return ""
    printed = " ".join(words)
    named = {one.name for one in gazetteer.divisions(printed)}
    same = [name for name in named if name.lower() == printed.lower()]
    return same[0] if same else ""


def _is_task(phrase: str) -> bool:
    """Whether a phrase may be what a body is for: not its place or level, nor
    a word that joins others."""
    return " " in phrase and phrase not in body_words("division")


def _without_print(text: str) -> str:
    """A name without marks that are none of it; hyphens between words stand between blanks."""
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = text.replace(" & ", f" {header_word('and')} ")
    text = re.sub(r"[^\w&\s,-]|_", " ", text)
    text = re.sub(r"\s+-\s*|-\s+", " - ", one_line(text))
    return _JOINED.sub(_apart, text).strip(" ,-")


def _councils_short(text: str) -> str:
    """A name with people's committees and councils by their abbreviations."""
    folded = fold(text)
    for short, full in councils().items():
        long = fold(full)
        while (at := folded.find(long)) >= 0:
            text = text[:at] + short + text[at + len(long) :]
            folded = fold(text)
    return text


def _phrase_at(
    words: Sequence[str],
    folded: Sequence[str],
    at: int,
) -> tuple[str, int]:
    """The longest known phrase that begins at a word, and how many words it takes; ("", 1) where
    none does."""
    for size in range(min(_LONGEST, len(words) - at), 1, -1):
        if known := _phrases().get(tuple(folded[at : at + size])):
            return known, size
    known = _phrases().get((folded[at],), "")
    if known and _may_be(words[at], known, first=at == 0):
        return known, 1
    return _run_together().get(folded[at], ""), 1


def _unknown(word: str, capital: bool) -> str:
    if _is_code(word):
        return word
    return word.capitalize() if capital else word.lower()


_JOINED = re.compile(r"([^\W\d_]{2,})-([^\W\d_]{2,})")
_VOWEL = re.compile("[aeiouy]")


def _apart(match: re.Match[str]) -> str:
    """Two words with a hyphen between them, set apart; abbreviations (GD-ĐT) stay together."""
    both = match.groups()
    are_words = all(_VOWEL.search(fold(word)) for word in both)
    return " - ".join(both) if are_words else match[0]


def _may_be(
    word: str,
    known: str,
    first: bool,
) -> bool:
    """Whether a word may be one that is known: "ĐĂNG" is not "Đảng", but "DANG" may be, its marks
    lost by scanning, unless it is a kind of body and not the ``first`` word (Hoa Phong).

    An abbreviation is what it stands for, and a level may be read with a wrong tone ("TÌNH" for
    "tỉnh")."""
    # a name begins with what it is, however its marks were read
    if first and known in _kinds():
        return True
    bare = fold(word).strip(",")
    unmarked = bare == word.strip(",").lower() and known not in _kinds()
    if bare != fold(known) or unmarked:
        return True
    if fold(known) in _levels():
        return _toneless(word) == _toneless(known)  # QUẢN is no quận
    return _marks(word) == _marks(known)


def _toneless(word: str) -> list[str]:
    return [mark for mark in _marks(word) if mark not in _TONES]


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _marks(word: str) -> list[str]:
    """Letters and marks in an order that does not tell where a tone is put ("hoà", "hòa")."""
    return sorted(unicodedata.normalize("NFD", word.strip(",").lower()))


def _is_code(word: str) -> bool:
    """Whether a word is spelt as it stands: it has a figure, is one, or is of
    capitals that are no syllable (THADS)."""
    return any(c.isdigit() for c in word) or bool(
        re.fullmatch("[IVX]+", word)
        or (word.isupper() and not _SYLLABLE.fullmatch(fold(word)))
    )


# of any language of the country
_SYLLABLE = re.compile(
    r"(?=.*[aeiouy])[^aeiouy]{0,3}[aeiouy]{1,4}(?:ch|n[gh]?|\W?[a-z])?\W?"
)


def without_place(name: str) -> str:
    """A department without its province: ``Sở Nội vụ tỉnh X`` -> ``Sở Nội vụ``."""
    departments = tuple(f"{text} " for text in body_words("department"))
    if not name.startswith(departments) or name.startswith(body_words("whole")):
        return name
    words = name.split()
    for cut in range(2, len(words)):
        if _is_place(words[cut:]) and not _goes_on(words[cut:]):
            return " ".join(words[:cut])
    return name


def _goes_on(words: Sequence[str]) -> bool:
    """Whether another body of a joint document stands behind a place: Công an tỉnh - Sở Y tế."""
    _, dash, rest = " ".join(words).partition(" - ")
    return bool(dash) and rest.startswith(body_words("head"))


def _is_place(words: Sequence[str]) -> bool:
    """Whether words begin with one for a level of administration, or are a place that is known."""
    if fold(" ".join(words)) in place_names.places():
        return True
    seats = body_words("seat")
    return words[0] in seats or " ".join(words[:2]) in seats
