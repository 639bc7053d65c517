"""The end of a document: recipients, and who signed as what for whom (ND 30/2020, boxes 7a, 7b and
9b)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline.resources import rows
from pipeline.structure.lines import Line, patterns, upper
from pipeline.structure.outline import BULLET
from pipeline.text import fold

_REACH = 45  # lines from the close of the text in which recipients and signature stand
_SIGNED = re.compile(
    r"(?<![\w.])(?P<how>TM|KT|TL|TUQ|T/M|K/T|T/L|Thay mặt|Q(?=\.))(?:\s*[.,;:]\s*|\s+)"
    r"(?P<whom>[^\W\d_]{2}[^\d\n]{2,70})$"
)
_RECIPIENTS = re.compile(r"\W*n[o0]i ?nhan\b")
_DAMAGED = 70  # of 100: as alike is a damaged title to the title
_BELOW = 12  # lines that a name may stand below the last title or recipient
_CLOSE = re.compile(r"\./\.?|\s/\.$")
_WORN = re.compile(r"(?<!\w)(?:[KVRX]\W?[T1I7]|[1I]\W?[TG])\W{0,2}$")  # KT. under a seal
_DEGREE = re.compile(
    r"(?<!\w)(?:ThS|Ths|TS|Ts|BS|Bs|KS|Ks|CN|PGS|GS|DS|Ds|Đ/c|đ/c|CKI+|Ông|Bà)(?:\s*\.|\s)\s*(?=[^\W\d_])"
)


@dataclass(slots=True)
class Signature:
    """Who signed; the lines of the recipients and of the signature."""

    signer: str = ""
    title: str = ""
    signed_for: str = ""
    recipients: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@cache
def _surnames() -> dict[str, str]:
    return {row["text"]: row["text"] for row in rows("titles.tsv") if row["kind"] == "surname"}


@cache
def _surname(read: str) -> str:
    """A surname with a damaged diacritic undone where just one surname has the letters; given names
    are never mended: nearly every syllable is one."""
    named = {name for name in _surnames() if fold(name) == fold(read)}
    return next(iter(named)) if len(named) == 1 else read


@cache
def _titles() -> dict[str, str]:
    return {fold(row["text"]): row["text"] for row in rows("titles.tsv") if row["kind"] == "title"}


@cache
def _bodies() -> tuple[str, ...]:
    """The bodies in whose name one signs."""
    return tuple(row["text"] for row in rows("titles.tsv") if row["kind"] == "body")


def find(lines: Sequence[Line], first: int, last: int) -> Signature:
    """The first signature between two lines (``last`` excluded): that of the document, not of what
    it encloses."""
    start = _start(lines, first, last)
    if start < 0:
        return Signature()
    block = _Block(start)
    for index in range(start, _end(lines, start, last)):
        block.take(lines, index)
    return block.signature()


def _end(lines: Sequence[Line], start: int, last: int) -> int:
    """Where what is enclosed begins: an annex, or the next sheet that somebody approves."""
    end = min(last, start + _REACH)
    for index in range(start + 1, end):
        if patterns("approved").search(lines[index].folded):
            return index
        annex = patterns("annex").search(lines[index].folded)
        if annex and index > start + 3 and not BULLET.match(lines[index].bare):
            return index
    return end


class _Block:
    """Collects what stands below the close of a text: recipients, titles, names."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._titles: list[tuple[int, str, str]] = []  # line, signed for, title
        self._names: list[tuple[int, str]] = []
        self._recipients: list[int] = []
        self._listing = False  # of recipients

    def take(self, lines: Sequence[Line], index: int) -> None:
        line = lines[index]
        numbered = re.match(r"\d+\s?[.)]", line.text)
        if line.kind == "furniture" or (numbered and not self._listing):
            return
        heads = bool(patterns("recipients").search(re.sub(r"^\W+", "", line.folded)))
        self._listing = self._listing or heads
        bulleted = bool(re.match(r"\W{0,3}[-–~+*•=]\s?\S", line.bare))
        if heads or (self._listing and bulleted):
            self._recipients.append(index)
        below = lines[index + 1] if index + 1 < len(lines) else None
        segments = _segments(line)
        for segment in segments:
            if title := _title(_whole_formula(segment, below)):
                self._titles.append((index, *title))
            elif name := personal_name(segment, alone=not bulleted or len(segments) > 1):
                self._names.append((index, name))
        if patterns("filing").search(line.folded):
            self._listing = False

    def signature(self) -> Signature:
        found = Signature(recipients=self._recipients)
        if names := self._near_the_titles():
            row = names[0][0]
            found.signer = "; ".join(name for index, name in names if index == row)
            found.lines.append(row)
        _rank(found, self._titles)
        found.lines += [index for index, *_ in self._titles if index not in found.recipients]
        found.lines.sort()
        return found

    def _near_the_titles(self) -> list[tuple[int, str]]:
        """The names below the first title; a name far below the block is somebody of an annex."""
        marks = [index for index, *_ in self._titles[:1]] + self._recipients[:1]
        top = min(marks, default=self._start)
        bottom = max([i for i, *_ in self._titles] + self._recipients, default=self._start)
        below = [(index, name) for index, name in self._names if index >= top] or self._names
        return [(index, name) for index, name in below if index <= bottom + _BELOW]


def _whole_formula(segment: str, below: Line | None) -> str:
    """A formula of signing with the rest of the body's name, where that wrapped: TM. ỦY BAN |
    NHÂN DÂN."""
    match = _SIGNED.search(segment)
    if match is None or below is None:
        return segment
    joined = f"{match['whom']} {below.bare}"
    wrapped = any(fold(joined) == fold(body) for body in _bodies())
    return f"{segment} {below.bare}" if wrapped else segment


def _start(lines: Sequence[Line], first: int, last: int) -> int:
    """Where the text closes: the first Nơi nhận or signing formula, else the last line that ends
    ./. or, of a short text, a title or a name near its end. -1 where there is none."""
    for index in range(first, last):
        line = lines[index]
        if _RECIPIENTS.match(line.folded) or (
            len(line.text) < 75 and _SIGNED.fullmatch(line.bare.strip(" |")) and upper(line.bare)
        ):
            return _signed_above(lines, first, index)
    for index in range(last - 1, first - 1, -1):
        if _CLOSE.search(lines[index].text[-14:]) and lines[index].kind != "row":
            return index
    for index in range(max(first, last - 4), last):
        if _title(lines[index].bare):
            return index
    return -1


def _signed_above(lines: Sequence[Line], first: int, index: int) -> int:
    """Where a signature begins that stands above the recipients, else ``index``."""
    for back in range(index - 1, max(first, index - 8) - 1, -1):
        text = lines[back].text
        if len(text) > 75 or _CLOSE.search(text[-14:]) or lines[back].page != lines[index].page:
            return index
        if any(_title(segment) for segment in _segments(lines[back])) and (
            back == first or not any(_title(segment) for segment in _segments(lines[back - 1]))
        ):
            return back
    return index


def _segments(line: Line) -> list[str]:
    return [part for a, b in pairwise(line.columns) if (part := line.text[a:b].strip(" |\t*_"))]


def _title(text: str) -> tuple[str, str] | None:
    """(signed for, title) that a segment ends with, in standard spelling: one of them is ""."""
    text = re.sub(r"[\W_]+$", "", text)
    if not upper(text) and len(text) < 40:  # small letters, as before 2004
        alone = re.sub(r"^[\W_]+", "", text)
        if _known(alone) and fold(alone) in _titles():
            return "", _known(alone)
        match = _SIGNED.fullmatch(alone)
        if match and fold(match["whom"]) in _titles():
            text = text.upper()
    if (match := _SIGNED.search(text)) and upper(match["whom"]):
        whom = re.sub(r"[^\w\s&-]", " ", match["whom"])
        whom = _spelt(" ".join(whom.split()))
        how = match["how"].replace("/", "").replace("Thay mặt", "TM")
        return (
            ("", f"Q. {whom}") if how == "Q" else (f"{how}. {whom}", "")
        )  # an acting head signs for himself
    words = re.findall(r"[^\W\d_]+", text)
    tail: list[str] = []
    for word in reversed(words):
        if not (word.isupper() or sum(c.isupper() for c in word) >= 2):
            break
        tail.insert(0, word)
    for size in range(min(len(tail), 9), 1, -1):
        name = " ".join(tail[-size:])
        if spelt := _known(name):
            before = text[: text.rfind(tail[-size])].rstrip()
            if _WORN.search(before) and not spelt.startswith("PHÓ"):
                return f"KT. {spelt}", ""
            return "", spelt
        if (
            size == len(tail)
            and (spelt := _known(" ".join(tail[:2])))
            and len(tail) > 2
            and len(words) == len(tail)
        ):
            return "", _body_of(spelt, tail[2:])
    return None


def _body_of(title: str, rest: Sequence[str]) -> str:
    """A title with the body behind it: TRƯỞNG PHÒNG NỘI VỤ."""
    return f"{title} {' '.join(rest)}"


def _known(name: str) -> str:
    folded = fold(name)
    if folded in _titles():
        return _titles()[folded]
    if len(folded) >= 8:
        near = [
            spelt
            for key, spelt in _titles().items()
            if abs(len(key) - len(folded)) <= 1
            and key[0] == folded[0]
            and fuzz.ratio(key, folded) >= 88
        ]
        if len(near) == 1:
            return near[0]
    return ""


def _spelt(whom: str) -> str:
    folded = fold(whom)
    for key, spelt in sorted(_titles().items(), key=lambda item: -len(item[0])):
        if folded == key or (folded.startswith(key + " ") and len(key) > 6):
            return (spelt + whom[len(key) :]).strip()
    known = _known(whom)
    if not known:
        for long in _bodies():
            if folded.startswith(fold(long)):
                return (long + whom[len(long) :]).strip()
    return known or whom


def personal_name(text: str, alone: bool = True) -> str:
    """The personal name that a line ends with: a surname and one to four syllables; "" where there
    is none.

    ``alone``: the line may hold little else but the name, not running text."""
    text = _DEGREE.sub(" ", re.sub(r"\[[^\]]*\]", " ", text))
    words = re.sub(r"[\W_]+$", "", text).split()
    name: list[str] = []
    for word in reversed(words):
        if not (word.replace("'", "").isalpha() and word.istitle() and len(word) <= 8):
            break
        name.insert(0, word)
    if len(name) < len(words) and len(name) < 5:  # a mark of the stamp glued to the surname: WPhạm
        glued = words[len(words) - len(name) - 1]
        surname = next((glued[cut:] for cut in (1, 2) if glued[cut:] in _surnames()), "")
        name = [surname, *name] if surname else name
    if len(name) > 2 and name[0] not in _surnames():
        name[0] = _surname(name[0])
    while len(name) >= 2 and name[0] not in _surnames():
        name = name[1:]
    if len(name) < 2:
        return _in_capitals(text)
    if _is_title(name):
        return ""
    before = " ".join(words[: len(words) - len(name)])
    if name[0] in ("Văn", "Thị") and before:
        return ""  # a middle name whose surname was not read
    if re.search(r"[.;]$", before):
        return (
            " ".join(name) if len(name) <= 5 else ""
        )  # behind the last recipient, the columns run together
    if not alone or len(re.findall(r"[^\W\d_]{2,}", before)) > 2:
        return ""
    if len(name) == 6 and name[3] in _surnames():
        return " ".join(name[:3]) + "; " + " ".join(name[3:])
    return " ".join(name) if len(name) <= 5 else ""


def _is_title(name: Sequence[str]) -> bool:
    """Whether a name is a damaged title: Phó Chủ Tiền, Phó Ci."""
    if name[0] != "Phó":
        return False
    read = fold(" ".join(name))
    return len(name) < 3 or any(
        fuzz.ratio(read, title) >= _DAMAGED for title in _titles() if title.startswith("pho ")
    )


def _in_capitals(text: str) -> str:
    words = text.split()
    capitals = {name.upper() for name in _surnames()}
    if (
        2 <= len(words) <= 5
        and text.isupper()
        and words[0] in capitals
        and all(w.isalpha() for w in words)
        and not _known(text)
    ):
        return " ".join(word.capitalize() for word in words)
    return ""


def _rank(found: Signature, titles: Sequence[tuple[int, str, str]]) -> None:
    """Signed for, and the signer's own title: the last title; without it, what a formula names is
    his own."""
    formulas = [signed for _, signed, _ in titles if signed]
    own = [title for _, _, title in titles if title]
    if (
        not formulas and len(own) > 1 and own[0] in own[-1]
    ):  # KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC, the seal over KT. or PHÓ
        formulas, own = [f"KT. {own[0]}"], [own[-1] if own[-1] != own[0] else f"PHÓ {own[0]}"]
    found.signed_for = " ".join(dict.fromkeys(formulas))
    found.title = own[-1] if own else ""
