"""The end of a document: recipients, and who signed as what for whom (ND 30/2020, boxes 7a, 7b and
9b)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from pipeline.structure import office_titles, signature_block
from pipeline.structure.lines import Line, in_capitals
from pipeline.structure.patterns import begins, finds
from pipeline.structure.personal_names import personal_name
from pipeline.text import fold

_BELOW = 12  # lines that a name may stand below the last title or recipient
_TITLES_BELOW = 4  # lines of titles below the last recipient
_SEAL = 2  # lines that a seal covers
_COLUMNS = 2  # of a signature: of who drew a form up, and who signs it

_FOR_HEAD = "KT. "  # a deputy signs for his head

_Title = tuple[int, str, str]  # line, signed for, title


@dataclass(slots=True)
class Signature:
    """Who signed; the lines of the recipients and of the signature."""

    signer: str = ""
    title: str = ""
    signed_for: str = ""
    recipients: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def find(
    lines: Sequence[Line],
    first: int,
    last: int,
) -> Signature:
    """The first signature between two lines (``last`` excluded): that of the document, not of what
    it encloses."""
    start = signature_block.start(lines, first, last)
    if start < 0:
        return Signature()
    block = _Block(start)
    for index in range(start, signature_block.end(lines, start, last)):
        block.take(lines, index)
    return block.signature()


class _Block:
    """Collects what stands below the close of a text: recipients, titles, names."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._titles: list[_Title] = []
        self._names: list[tuple[int, str]] = []
        self._recipients: list[int] = []
        # line, capitals that are neither title nor name
        self._capitals: list[tuple[int, str]] = []
        self._signs = set[int]()  # of two columns, those with a title
        self._listing = False  # of recipients

    def take(self, lines: Sequence[Line], index: int) -> None:
        """One more line of the block."""
        line = lines[index]
        numbered = re.match(r"\d+\s?[.)\t|]", line.text)
        if line.kind == "furniture" or (numbered and not self._listing):
            return
        bulleted = bool(re.match(r"\W{0,3}[-–~+*•=]\s?\S", line.bare))
        self._take_recipient(index, line, bulleted)
        below = lines[index + 1] if index + 1 < len(lines) else None
        self._take_signature(index, line, below, bulleted)
        if finds("filing", line.folded):
            self._listing = False

    def _take_recipient(
        self,
        index: int,
        line: Line,
        bulleted: bool,
    ) -> None:
        heads = begins("recipients", line.folded)
        self._listing = self._listing or heads
        if heads or (self._listing and bulleted):
            self._recipients.append(index)

    def _take_signature(
        self,
        index: int,
        line: Line,
        below: Line | None,
        bulleted: bool,
    ) -> None:
        segments = signature_block.columns(line)
        paired = len(segments) == _COLUMNS and not self._listing
        alone = not bulleted or len(segments) > 1
        for column, segment in enumerate(segments):
            listed = bulleted and segment is segments[0]
            text = _capitals(segment) if listed else segment
            if title := office_titles.read(_whole_formula(text, below)):
                self._titles.append((index, *title))
                self._signs |= {column} if paired else set()
            elif name := personal_name(segment, alone=alone):
                self._names.append((index, name))
            elif in_capitals(text):
                bare = re.sub(r"^\W+|\W+$", "", text)
                self._capitals.append((index, bare))

    def signature(self) -> Signature:
        found = Signature(recipients=self._recipients)
        lowest = max(self._recipients, default=self._start) + _TITLES_BELOW
        if names := self._near_the_titles():
            lowest = names[0][0]
            found.signer = self._signers(
                [name for index, name in names if index == lowest]
            )
            found.lines.append(lowest)
        titles = [title for title in self._titles if title[0] <= lowest]
        whole = [self._with_rest(title) for title in titles]
        _rank(found, self._under_the_seal(titles) + whole)
        found.lines += [
            index for index, *_ in titles if index not in found.recipients
        ]
        found.lines.sort()
        return found

    def _signers(self, names: Sequence[str]) -> str:
        """The names of a line. Of two columns the one without a title is of who
        drew up a form (Người lập biểu)."""
        if len(names) == _COLUMNS and len(self._signs) == 1:
            return names[next(iter(self._signs))]
        return "; ".join(names)

    def _with_rest(self, title: _Title) -> _Title:
        """A title with the rest of the body's name, where that wrapped: TRƯỞNG PHÒNG ĐĂNG KÝ |
        KINH DOANH."""
        row, signed, office = title
        below = [text for index, text in self._capitals if index == row + 1]
        if len(below) != 1:
            return title
        (rest,) = below
        if not office_titles.goes_on(office or signed, rest):
            return title
        if office:
            return row, signed, f"{office} {rest}"
        return row, f"{signed} {rest}", ""

    def _under_the_seal(self, titles: Sequence[_Title]) -> list[_Title]:
        """The formula that a damaged line above the only title was: it ends
        like the head's title (M Đ ĐỐC over GIÁM ĐỐC)."""
        if len(titles) != 1 or titles[0][1]:
            return []
        row, _, title = titles[0]
        head = office_titles.head_of(title)
        end = fold(head.split()[-1])
        covered = range(row - _SEAL, row)
        above = (
            index
            for index, text in self._capitals
            if index in covered and fold(text).endswith(end)
        )
        formula = f"{_FOR_HEAD}{head}"
        return [(index, formula, "") for index in islice(above, 1)]

    def _near_the_titles(self) -> list[tuple[int, str]]:
        """The names below the first title; a name far below the block is somebody of an annex."""
        titles = [index for index, *_ in self._titles]
        top = min([*titles[:1], *self._recipients[:1]], default=self._start)
        last = max([*titles, *self._recipients], default=self._start)
        below = [named for named in self._names if named[0] >= top]
        names = below or self._names
        return [named for named in names if named[0] <= last + _BELOW]


def _capitals(recipient: str) -> str:
    """What a line of recipients ends with in capitals: the other column, run
    into it. A recipient in small letters (Phó Giám đốc) does not sign."""
    small = [at for at, letter in enumerate(recipient) if letter.islower()]
    return recipient[small[-1] + 1 :] if small else recipient


def _whole_formula(segment: str, below: Line | None) -> str:
    """A formula of signing with the rest of the body's name, where that wrapped: TM. ỦY BAN |
    NHÂN DÂN."""
    match = office_titles.formula().search(segment)
    if match is None or below is None:
        return segment
    joined = f"{match['whom']} {below.bare}"
    wrapped = any(fold(joined) == fold(body) for body in office_titles.bodies())
    return f"{segment} {below.bare}" if wrapped else segment


def _rank(found: Signature, titles: Sequence[_Title]) -> None:
    """Signed for, and the signer's title: his post in the body that he signs
    for, whatever else he is (NĐ 30/2020, phụ lục I, 7b)."""
    formulas = [signed for _, signed, _ in titles if signed]
    own = [title for _, _, title in titles if title]
    if not formulas and len(own) > 1 and own[0] in own[-1]:
        formulas = [f"{_FOR_HEAD}{own[0]}"]  # the seal over KT. or PHÓ
    found.signed_for = " ".join(dict.fromkeys(formulas))
    found.title = _below_the_formulas(titles) or _of_own_body(own)
    last = formulas[-1] if formulas else ""
    if not last.startswith(_FOR_HEAD):
        return
    head = office_titles.office_of(last.removeprefix(_FOR_HEAD))
    if found.title in ("", head):  # only a deputy signs so
        found.title = office_titles.deputy(head)


def _of_own_body(own: Sequence[str]) -> str:
    """The last of titles without a formula that names no body of its own: TỔ TRƯỞNG, not CHỦ TỊCH
    UBND HUYỆN below it; else the last."""
    bare = [title for title in own if office_titles.office_of(title) == title]
    last = bare[-1:] or own[-1:]
    return "".join(last)


def _below_the_formulas(titles: Sequence[_Title]) -> str:
    """The first title from the last formula of signing on, "" without one."""
    first = ""
    for _, signed, title in titles:
        first = title if signed else first or title
    signs = any(signed for _, signed, _ in titles)
    return first if signs else ""
