"""The type and the trích yếu of a document: below its letterhead, or beside it after V/v (ND
30/2020, boxes 5a, 5b)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline import symbols
from pipeline.structure import title_end
from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line, patterns, upper
from pipeline.structure.outline import Outline
from pipeline.text import fold

_REACH = 30  # lines below the letterhead in which type and title stand
_LONGEST = 1200
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


def remainders(
    lines: Sequence[Line],
    first: int,
    last: int,
    taken: Sequence[tuple[int, int, int]],
) -> Iterator[tuple[int, str]]:
    """What stands on lines ``first`` to ``last`` beside the spans taken: (line index, text),
    columns apart."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for index, start, end in taken:
        if end > start:
            spans.setdefault(index, []).append((start, end))
    for index in range(first, min(last + 1, len(lines))):
        if lines[index].kind == "furniture":
            continue
        for text in _uncovered(lines[index], spans.get(index, [])):
            if _says_something(text):
                yield index, text


def _uncovered(line: Line, covered: Sequence[tuple[int, int]]) -> Iterator[str]:
    """What of a line no span covers, its columns apart."""
    edges = sorted(
        {*line.columns, *(edge for span in covered for edge in span)}
    )
    for start, end in pairwise(edges):
        if not any(s <= start and end <= e for s, e in covered):
            yield line.text[start:end].strip(" |\t*_")


def _says_something(text: str) -> bool:
    """Whether a text has a word; what is shorter is a mark of a stamp or of the scan."""
    return any(
        len(word) > 2
        or (len(word) == 2 and word.isdigit())
        or fold(word) in _SHORT
        for word in re.findall(r"[^\W_]+", text)
    )


_SHORT = (
    "uy",
    "va",
    "ve",
)  # words of two letters that a title's line may be alone with


def read_type(text: str) -> tuple[str, str]:
    """(standard type, what follows it) of a heading in capitals that begins with the name of a
    type, else ("", "").

    >>> read_type("BÁO CÁO TÌNH HÌNH CHUYỂN ĐỔI SỐ")
    ('Báo cáo', 'TÌNH HÌNH CHUYỂN ĐỔI SỐ')"""
    if re.fullmatch(r"(?:[^\W\d]\s){4,}[^\W\d]", text):  # spaced letters
        text = re.sub(r"(?<=\w) (?=\w)", "", text)
    text = re.sub(r"^\W+", "", text)
    for spelt in (
        text,
        re.sub(r"^[^\W\d]{1,2}\W? (?=[^\W\d]{3})", "", text),
    ):  # a mark of the scan may stand before
        folded = fold(spelt)
        for words, name in symbols.type_words().items() if upper(spelt) else ():
            pattern = words.replace(" ", r"\s*")
            if (
                len(words) > 3
                and words != "van ban"
                and (match := re.match(rf"{pattern}(?![a-z])", folded))
            ):
                return name, spelt[match.end() :].strip(" :.-*_|")
    return "", ""


def find(lines: Sequence[Line], head: Head) -> Subject:
    """The type and title of the document whose letterhead is ``head``."""
    subject = Subject(body=head.last + 1)
    parts = _parts_below(lines, head)
    running = False  # whether text stands above
    for at, (index, text) in enumerate(parts):
        if patterns("subject").search(fold(text)):
            _collect(subject, lines, parts[at:], beside=index <= head.last + 1)
            return subject
        name, rest = _named_type(text, alone=not running and index > head.last)
        if name and not (running and text.rstrip().endswith(":")):
            _begin(subject, index, name)
            below = [(index, rest)] if rest else []
            _collect(subject, lines, below + parts[at + 1 :], beside=False)
            return subject
        if name or patterns("addressee").search(fold(text)):
            break  # QUYẾT ĐỊNH: the basis stands before
        running = running or _is_running(text)
    if head.symbol and head.symbol.type_code:
        below = [part for part in parts if part[0] > head.last]
        _collect_capitals(subject, lines, below)
    return subject


def _parts_below(lines: Sequence[Line], head: Head) -> list[tuple[int, str]]:
    """What stands on the letterhead's page from its number on: (line index, text)."""
    first = head.number_line if head.number_line >= 0 else head.first
    parts = remainders(lines, first, head.last + _REACH, head.taken)
    page = lines[first].page
    return [(index, text) for index, text in parts if lines[index].page == page]


def _begin(subject: Subject, index: int, name: str) -> None:
    subject.doc_type = name
    subject.lines.append(index)
    subject.body = index + 1


def _is_running(text: str) -> bool:
    return len(text) > _RUNNING or bool(patterns("basis").search(fold(text)))


def _collect_capitals(
    subject: Subject,
    lines: Sequence[Line],
    parts: Sequence[tuple[int, str]],
) -> None:
    """A title that stands in capitals right below the letterhead, its type left out as in tables
    of figures."""
    first = next((text for _, text in parts), "")
    says = upper(first) and len(first) > _LEAST_CAPITALS
    if says and not patterns("lead").search(fold(first)):
        _collect(subject, lines, parts, beside=False)


def _named_type(text: str, alone: bool) -> tuple[str, str]:
    """(type, what follows it) that a line names. ``alone``: no text stands above, so the type may
    be set in small letters where the line says nothing else."""
    name, rest = read_type(text)
    if not name and alone and len(text) < 30 and text[:1].isalpha():
        name = symbols.type_said(re.sub(r"\W+$", "", text))
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
        if title and title_end.ends(lines, before, index, text, title, beside):
            break
        if not title and _no_title(text):
            break
        title.append(text)
        before = index
        subject.lines.append(index)
        subject.body = max(subject.body, index + 1)
        if sum(map(len, title)) > _LONGEST:
            break
    subject.title = clean(" ".join(title))


def _no_title(text: str) -> bool:
    folded = fold(text)
    marker = Outline().read(text)
    based = patterns("basis").search(folded) and (
        len(text) > 120 or re.match(r"can\b|cancu|xet|theo de nghi", folded)
    )
    return bool(
        patterns("addressee").search(folded)
        or (based and not upper(text))
        or (marker and marker.style in ("part", "roman", "chapter", "article"))
        or (upper(text) and patterns("lead").search(folded))
        or len(text) > _LONGEST
    )


@dataclass(frozen=True, slots=True)
class Gazetted:
    """A heading as gazettes print it: type, body, number and date before the title."""

    doc_type: str = ""
    body: str = ""
    code: str = ""
    date: str = ""
    title: str = ""


def gazetted(text: str) -> Gazetted | None:
    """Reads ``Nghị định của Chính phủ số 29/1998/NĐ-CP ngày 11 tháng 5 năm 1998 về …``; None where
    it is none.

    A citation names the body behind the number, so it is no such heading."""
    match = patterns("gazetted spelt").match(" ".join(text.split()))
    if not match or not (name := symbols.type_said(match["type"])):
        return None
    symbol = symbols.parse(match["code"])
    if symbol is None or not symbol.agency:
        return None
    day, month, year = match["day"], match["month"], match["year"]
    date = (
        f"{year}-{int(month):02d}-{int(day):02d}"
        if year and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
        else ""
    )
    name_of = patterns("about spelt").sub("", clean(match["title"]))
    return Gazetted(name, match["body"], symbol.code, date, name_of)


_STAMP = re.compile(
    r"(?<!\S)[^\w\s]?[A-ZĐ]{8,}\b[^\w\s]?"
)  # longer than any syllable
_LEAD = 60  # characters before Về việc that a stamp may have left


def _without_stamp(text: str) -> str:
    """A title without what readers made of a stamp before or behind it."""
    if upper(text):
        return text
    begins = patterns("subject spelt").search(text)
    if (
        begins
        and begins.start() <= _LEAD
        and _STAMP.search(text[: begins.start()])
    ):
        text = text[begins.end() :]
    while (last := list(_STAMP.finditer(text))[-1:]) and not text[
        last[0].end() :
    ].strip(" ."):
        text = text[: last[0].start()].rstrip(" .")
    return text


def quoted(text: str) -> str:
    """A title read from a picture with the quotes and apostrophes that are printed: readers give
    straight ones, and lose the last."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    return text.replace('"', "“") + "”" if text.count('"') == 1 else text


def clean(text: str) -> str:
    """A title on one line, without V/v or Về việc, without what printing put around it."""
    text = re.sub(r"\*+|_{2,}|\[[^\]]{0,12}\]$", "", " ".join(text.split()))
    text = re.sub(
        r"(?<=[A-ZĐ][A-ZĐ])- (?=[A-ZĐ]{2})",
        "-",
        text,
    )  # a symbol broken over two lines
    if match := patterns("subject").search(fold(text)):
        text = text[match.end() :]
    text = re.sub(
        r"^[^\W\d]\S*\d\S*[:/]\S*\s+(?=[^\W\d_]{2})",
        "",
        text,
    )  # the number of a stamp beside it
    text = _without_stamp(text)
    text = text.strip(" .,;:-–—_|'`~*/\\")
    return patterns("about spelt").sub("", text).strip()
