"""The type and the trích yếu of a document: below its letterhead, or beside it after V/v (ND
30/2020, boxes 5a, 5b)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline import document_codes
from pipeline.structure import title_end, title_text
from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line, in_capitals
from pipeline.structure.outline import Outline
from pipeline.structure.patterns import begins, finds, is_whole, patterns
from pipeline.structure.uncovered import uncovered
from pipeline.text import fold

_LEAST_TYPE = 4  # letters of the name of a type; what is shorter abbreviates it
_REACH = 30  # lines below the letterhead in which type and title stand
_LONGEST = 1200
_BODIES = 5  # lines of the letterhead above its number
_LONGEST_ABOVE = 250  # characters of a title above the letterhead
_MOST_LINES = 3  # of the title of a letter without V/v
_RUNNING = 60  # characters of a line from which it is running text
_LEAST_CAPITALS = 20  # characters of a line in capitals that is a title


@dataclass(slots=True)
class Subject:
    """What a document is: its type as its heading names it, its title, and the lines they stand
    on."""

    doc_type: str = ""
    title: str = ""
    lines: list[int] = field(default_factory=list)
    body: int = 0  # the first line after them


def read_type(text: str) -> tuple[str, str]:
    """(standard type, what follows it) of a heading in capitals that begins with the name of a
    type, else ("", "").

    >>> read_type("BÁO CÁO TÌNH HÌNH CHUYỂN ĐỔI SỐ")
    ('Báo cáo', 'TÌNH HÌNH CHUYỂN ĐỔI SỐ')"""
    if _SPACED.fullmatch(text):
        text = _LETTER_SPACE.sub("", text)
    text = re.sub(r"^\W+", "", text)
    for spelt in (text, _SCAN_MARK.sub("", text)):
        # BÁO CÁO TUẦN 38 (từ ngày ... đến ngày ...)
        named = _BRACKET.sub("", spelt)
        if in_capitals(named) and (found := _begins_with_type(spelt)):
            return found
    return "", ""


_SPACED = re.compile(r"(?:[^\W\d]\s){4,}[^\W\d]")  # B Á O C Á O
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_LETTER_SPACE = re.compile(r"(?<=\w) (?=\w)")
_SCAN_MARK = re.compile(r"^[^\W\d]{1,2}\W? (?=[^\W\d]{3})")  # before a word


def _begins_with_type(text: str) -> tuple[str, str] | None:
    """(standard type, what follows it) of a text that begins with the name of a type."""
    folded = fold(text)
    for words, name in _types_of_headings().items():
        pattern = words.replace(" ", r"\s*")
        if match := re.match(rf"{pattern}(?![a-z])", folded):
            return name, text[match.end() :].strip(" :.-*_|")
    return None


@cache
def _types_of_headings() -> dict[str, str]:
    """Folded words with which a heading names a type -> its standard name; no abbreviations."""
    never = patterns("no type in a heading")
    return {
        words: name
        for words, name in document_codes.type_words().items()
        if len(words) >= _LEAST_TYPE and not never.fullmatch(words)
    }


def find(lines: Sequence[Line], head: Head) -> Subject:
    """The type and title of the document whose letterhead is ``head``."""
    subject = Subject(body=head.last + 1)
    parts = _parts_below(lines, head)
    running = False  # whether text stands above
    for at, (index, text) in enumerate(parts):
        if finds("subject", fold(text)):
            _collect(subject, lines, parts[at:], beside=index <= head.last + 1)
            return subject
        name, rest = _named_type(text, alone=not running and index > head.last)
        if name and not (running and text.rstrip().endswith(":")):
            _begin(subject, index, name)
            below = [(index, rest)] if rest else []
            _collect(subject, lines, below + parts[at + 1 :], beside=False)
            return subject
        if name or finds("addressee", fold(text)):
            break  # QUYẾT ĐỊNH: the basis stands before
        running = running or _is_running(text)
    _collect_by_symbol(subject, lines, head, parts)
    if not subject.lines:
        _collect_above(subject, lines, head)
    return subject


def _collect_above(subject: Subject, lines: Sequence[Line], head: Head) -> None:
    """The title that a portal sets above the letterhead, by itself and with its type: "Báo cáo kết
    quả công tác quý I năm 2026"."""
    above = [
        index
        for index in range(head.first)
        if lines[index].kind != "furniture"
        if not in_capitals(lines[index].bare)  # the body
    ]
    if len(above) != 1 or above[0] + _BODIES < head.first:
        return
    text = lines[above[0]].bare
    name, rest = read_type(text.upper())
    if name and rest and len(text) < _LONGEST_ABOVE:
        subject.doc_type = name
        subject.title = title_text.clean(text[len(text) - len(rest) :])
        subject.lines += above[:1]


def _collect_by_symbol(
    subject: Subject,
    lines: Sequence[Line],
    head: Head,
    parts: Sequence[tuple[int, str]],
) -> None:
    """The title where no heading names the type: what the symbol says tells where to look."""
    if head.symbol is None:
        return
    if head.symbol.type == document_codes.LETTER:
        _collect_unmarked(subject, parts, head)
    elif head.symbol.type_code:
        below = [part for part in parts if part[0] > head.last]
        _collect_capitals(subject, lines, below)


def of_annex(lines: Sequence[Line], first: int) -> Subject:
    """The title in capitals of an annex or a form, which begins on line
    ``first``."""
    subject = Subject(body=first)
    below = uncovered(lines, first, first + _REACH, ())
    parts = _on_page_of(lines, first, below)
    _collect(subject, lines, parts, beside=False)
    numbered = patterns("annex number").match(fold(subject.title))
    if numbered and numbered[0].rstrip().endswith((".", ":")):
        subject.title = subject.title[numbered.end() :]
    return subject


def _parts_below(lines: Sequence[Line], head: Head) -> list[tuple[int, str]]:
    """What stands on the letterhead's page from its number on: (line index, text)."""
    first = head.number_line if head.number_line >= 0 else head.first
    parts = uncovered(lines, first, head.last + _REACH, head.taken)
    return _on_page_of(lines, first, parts)


def _on_page_of(
    lines: Sequence[Line],
    first: int,
    parts: Iterable[tuple[int, str]],
) -> list[tuple[int, str]]:
    """The (line index, text) whose lines stand on the page of line ``first``."""
    page = lines[first].page
    return [part for part in parts if lines[part[0]].page == page]


def _begin(
    subject: Subject,
    index: int,
    name: str,
) -> None:
    subject.doc_type = name
    subject.lines.append(index)
    subject.body = index + 1


def _is_running(text: str) -> bool:
    return len(text) > _RUNNING or finds("basis", fold(text))


def _collect_capitals(
    subject: Subject,
    lines: Sequence[Line],
    parts: Sequence[tuple[int, str]],
) -> None:
    """A title that stands in capitals right below the letterhead, its type left out as in tables
    of figures."""
    first = next((text for _, text in parts), "")
    says = in_capitals(first) and len(first) > _LEAST_CAPITALS
    if says and not finds("lead", fold(first)):
        _collect(subject, lines, parts, beside=False)


def _collect_unmarked(
    subject: Subject,
    parts: Sequence[tuple[int, str]],
    head: Head,
) -> None:
    """The title of a letter without V/v, as the Party sets it: short lines between the letterhead
    and the addressee."""
    title: list[tuple[int, str]] = []
    for index, text in parts:
        if index <= head.last:
            continue
        if finds("addressee", fold(text)):
            break
        title.append((index, text))
        if len(title) > _MOST_LINES or _is_running(text) or _no_title(text):
            return
    else:
        return
    if title and title[0][1][0].isupper() and not in_capitals(title[0][1]):
        subject.title = title_text.clean(" ".join(text for _, text in title))
        subject.lines += [index for index, _ in title]
        subject.body = title[-1][0] + 1


def _named_type(text: str, alone: bool) -> tuple[str, str]:
    """(type, what follows it) that a line names. ``alone``: no text stands above, so the type may
    be set in small letters where the line says nothing else."""
    name, rest = read_type(text)
    if not name and alone and len(text) < 30 and text[:1].isalpha():
        name = document_codes.type_said(re.sub(r"\W+$", "", text))
    return name, rest


def _collect(
    subject: Subject,
    lines: Sequence[Line],
    parts: Sequence[tuple[int, str]],
    beside: bool,
) -> None:
    """Joins the lines of a title, with which ``parts`` begin. ``beside``: V/v in the left
    column, up to Kính gửi."""
    title: list[str] = []
    before = -1
    for index, text in parts:
        if beside and index == before:
            continue  # the other column
        if _is_stamped(text):
            continue
        if not lines[index].text.startswith(text):
            text = title_text.without_mark(text)
        if title and title_end.has_ended(
            lines, before, index, text, title, beside
        ):
            break
        if not title and _no_title(text):
            break
        title.append(text)
        before = index
        subject.lines.append(index)
        subject.body = max(subject.body, index + 1)
        if sum(map(len, title)) > _LONGEST:
            break
    subject.title = title_text.clean(" ".join(title))


def _is_stamped(text: str) -> bool:
    """Whether a stamp stands among the lines of a title: of receipt, of urgency or secrecy."""
    folded = fold(text)
    if in_capitals(text) and is_whole("mark", folded):
        return True
    return is_whole("incoming stamp", folded)


def _no_title(text: str) -> bool:
    """Whether a line begins what stands below a title: the addressee, who decides, the basis, the
    text."""
    folded = fold(text)
    if len(text) > _LONGEST:
        return True
    if finds("addressee", folded) or begins("weekday", folded):
        return True
    if in_capitals(text) and finds("lead", folded):
        return True
    if not in_capitals(text) and _is_basis(folded):
        return True
    marker = Outline().read(text)
    return marker is not None and marker.style in _HEADINGS


_HEADINGS = ("part", "roman", "chapter", "article")
_BASIS = 120  # characters from which a line with the words of a basis is one


def _is_basis(folded: str) -> bool:
    """Whether a line says what a document is based on."""
    if not finds("basis", folded):
        return False
    return len(folded) > _BASIS or begins("basis of a decision", folded)
