"""Titles of signers and the formulas of signing for somebody, in standard spelling (ND 30/2020,
boxes 7a and 7b)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from rapidfuzz import fuzz

from pipeline.structure import body_lines
from pipeline.structure.lines import in_capitals
from pipeline.structure.patterns import patterns
from pipeline.structure.word_lists import header_word, signing_words
from pipeline.text import fold, one_line


def formula() -> re.Pattern[str]:
    """A formula of signing at the end of a text: ``how`` (TM, KT ...) for ``whom``."""
    return patterns("formula spelt")


_WORN = {  # formulas under a seal
    "KT": re.compile(r"(?<!\w)(?:[KVRX]\W?[T1I7]|[1I]\W?[TG])\W{0,2}$"),
    "TL": re.compile(r"(?<!\w)T\W?[EFU]\W{0,2}$"),
}
_MOST_WORDS = 9  # of a title
_LEAST_LETTERS = 8  # of a title that may be damaged
_MARK = 2  # letters of what a seal leaves before a title
_NEAR = 88  # of 100: as alike is a damaged title to the title


@cache
def titles() -> dict[str, str]:
    """Folded title -> its standard spelling."""
    return {_key(text): text for text in signing_words("title")}


def _key(text: str) -> str:
    """A text folded, without commas: words are asked for without them."""
    return fold(text).replace(",", "")


def bodies() -> tuple[str, ...]:
    """The bodies in whose name one signs."""
    return signing_words("body")


def read(text: str) -> tuple[str, str] | None:
    """(signed for, title) that a text ends with, in standard spelling; one
    of them may be ""."""
    text = re.sub(r"[\W_]+$", "", text)
    # small letters, as before 2004
    if not in_capitals(text) and len(text) < 40:
        alone = re.sub(r"^[\W_]+", "", text)
        if fold(alone) in titles():
            return "", titles()[fold(alone)]
        match = formula().fullmatch(alone)
        if match and fold(match["whom"]) in titles():
            text = text.upper()
    match = formula().search(text)
    if match and in_capitals(match["whom"]):
        return _formula(match)
    return _title_in_capitals(text)


def deputy(head: str) -> str:
    """The title of who signs for a head (KT.), as a rule."""
    named = signing_words(f"deputy of {head}")
    return named[0] if named else f"{_deputy_word()} {head}"


def head_of(title: str) -> str:
    """The title of the head whose deputy a title names; the title itself of a head."""
    return title.removeprefix(f"{_deputy_word()} ")


@cache
def deputy_titles() -> tuple[str, ...]:
    """The titles of deputies, folded."""
    lead = f"{fold(_deputy_word())} "
    return tuple(title for title in titles() if title.startswith(lead))


def names_deputy(title: str) -> bool:
    """Whether a title is that of a deputy."""
    return title.upper().split()[:1] == [_deputy_word()]


def _deputy_word() -> str:
    (word,) = signing_words("deputy")
    return word


def goes_on(title: str, below: str) -> bool:
    """Whether the name of a body goes on with the capitals below: it began behind the office, or
    begins there; what a seal leaves are no syllables."""
    words = fold(below).split()
    joined_already = fold(title).endswith(fold(below))
    if joined_already or not all(map(_SYLLABLE.fullmatch, words)):
        return False
    how, _, whom = title.rpartition(". ")
    if how == "TM" or office_of(whom) != whom:
        return True
    return not how and body_lines.begins_body(below)


_SYLLABLE = re.compile(
    "[b-dghk-np-tvx]{0,3}[aeiouy]{1,3}(?:[mpt]|ch?|n[gh]?)?,?"
)


def _formula(match: re.Match[str]) -> tuple[str, str] | None:
    """(signed for, title) of a formula of signing; an acting head (Q.) signs
    for himself. One signs on behalf of any body, but only for a known office."""
    how = match["how"].replace("/", "")
    how = how.replace(header_word("on behalf"), "TM")
    whom = re.sub(r"[^\w\s&,-]", " ", match["whom"])
    whom = one_line(whom).strip(" ,")
    office = office_of(whom) or (_body_of(whom) if how == "TM" else "")
    if not office:
        return (f"TM. {whom}", "") if how == "TM" else None
    rest = whom[len(office) :].strip()
    if how == "Q":
        return "", f"Q. {office} {rest}".strip()
    if fold(rest) in titles():
        return f"{how}. {office}", titles()[fold(rest)]
    return f"{how}. {office} {rest}".strip(), ""


def office_of(whom: str) -> str:
    """The title that a text in capitals begins with; "" where none does."""
    words = whom.split()
    for size in range(min(len(words), _MOST_WORDS), 1, -1):
        if spelt := titles().get(_key(" ".join(words[:size]))):
            return spelt
    return known(whom)


def without_office(name: str) -> str:
    """The body of whose head a name speaks: Chủ tịch UBND tỉnh X -> UBND tỉnh
    X. The Prime Minister is one of his own."""
    office = office_of(name)
    if not office or office in signing_words("own body"):
        return name
    return name[len(office) :].strip() or name


def headed(title: str, signed_for: str) -> str:
    """The kind of body, folded, that a signer heads or deputises for, where his title names it:
    chi cuc of KT. CHI CỤC TRƯỞNG, thanh tra of CHÁNH THANH TRA; "" where it does not."""
    how, _, whom = signed_for.partition(". ")
    office = fold(whom if how in _FOR_A_HEAD else title)
    kind = patterns("headed kind").search(office)
    return next(filter(None, kind.groups()), "") if kind else ""


_FOR_A_HEAD = ("KT", "TL", "TUQ")


def _body_of(whom: str) -> str:
    """The body that a text in capitals begins with; "" where none does."""
    folded = fold(whom)
    return next((b for b in bodies() if folded.startswith(fold(b))), "")


def _title_in_capitals(text: str) -> tuple[str, str] | None:
    """(signed for, title) of the capitals that a text ends with: a title and
    the body behind it (TRƯỞNG PHÒNG NỘI VỤ), else the longest title at the
    end. Only what stands alone, but for marks of a seal, may be damaged."""
    words = re.findall(r"[^\W\d_]+", text)
    tail = _capitals(words)
    if len(tail) == len(words) and (title := _with_body(tail)):
        return "", title
    for size in range(min(len(tail), _MOST_WORDS), 1, -1):
        rest, name = tail[:-size], tail[-size:]
        if spelt := _spelt(" ".join(name), alone=_are_marks(rest)):
            before = text[: text.rfind(name[0])]
            return _unsealed(before.rstrip(), spelt)
    return None


def _with_body(words: Sequence[str]) -> str:
    """The title that words begin with and the body behind it; "" where they begin with none."""
    office = office_of(" ".join(words))
    if not office:
        return ""
    behind = words[len(office.split()) :]
    body = [word for word in behind if len(word) > 1]
    return " ".join([office, *body])


def _are_marks(words: Sequence[str]) -> bool:
    """Whether words are no more than what a seal leaves."""
    return all(len(word) <= _MARK for word in words)


def _spelt(name: str, *, alone: bool) -> str:
    """The standard spelling of a title, ``alone`` also of a damaged one; "" for no title."""
    return known(name) if alone else titles().get(fold(name), "")


def _unsealed(before: str, title: str) -> tuple[str, str]:
    """(signed for, title) of a title and what a seal left before it."""
    for how, worn in _WORN.items():
        if worn.search(before) and not names_deputy(title):
            return f"{how}. {title}", ""
    return "", title


def _capitals(words: Sequence[str]) -> list[str]:
    """The words in capitals that a text ends with; two capitals in a word are enough for a scan."""
    tail = list(takewhile(_is_in_capitals, reversed(words)))
    return tail[::-1]


def _is_in_capitals(word: str) -> bool:
    return word.isupper() or sum(map(str.isupper, word)) >= 2


def known(name: str) -> str:
    """The title that a name is, damaged by one letter or two; "" where it is none."""
    folded = fold(name)
    if folded in titles():
        return titles()[folded]
    if len(folded) < _LEAST_LETTERS:
        return ""
    alike = [title for title in titles() if _may_be(title, folded)]
    near = [title for title in alike if fuzz.ratio(title, folded) >= _NEAR]
    return titles()[near[0]] if len(near) == 1 else ""


def _may_be(title: str, read: str) -> bool:
    """Whether a title begins like what was read and is about as long."""
    return title[0] == read[0] and abs(len(title) - len(read)) <= 1
