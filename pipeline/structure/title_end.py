"""Where the trích yếu of a document ends: named rules, the first that speaks wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline import reporting
from pipeline.structure.lines import Line, in_capitals, patterns
from pipeline.structure.outline import BULLET, Outline
from pipeline.structure.row_pieces import is_row
from pipeline.structure.uncovered import says_something
from pipeline.text import fold

_DAYS = 21  # characters of a period from one day to another
_SHORT = 15  # characters of a title in capitals that may go on in small letters
_LETTER = 80  # characters of a line beside the addressee: V/v stands in a narrow column
_WORD = 3  # letters that a word of a title has
_FEWEST = 8  # lines with boxes by which the edges of a page are known
_FULL = 15  # points before the right edge in which a full line ends
_CENTRED = 12  # points by which the margins of a centred line may differ
_PARAGRAPH = 140  # characters of a line that no title has


@dataclass
class _Candidate:
    """A line that may go on with a title, and what the title has so far."""

    lines: Sequence[Line]
    before: int  # the line of the title's last part
    index: int
    text: str
    title: Sequence[str]

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def line(self) -> Line:
        return self.lines[self.index]

    @property
    def last(self) -> str:
        return self.title[-1]

    @cached_property
    def joined(self) -> str:
        return " ".join(self.title)

    @cached_property
    def hangs(self) -> bool:
        """Whether the title so far cannot end: a word that leads on, an open quote or bracket."""
        for opening, closing in ("“”", "()"):
            if self.joined.count(opening) > self.joined.count(closing):
                return True
        return patterns("hanging spelt").search(self.last) is not None

    @property
    def goes_on(self) -> bool:
        first = self.text[0]
        return first.islower() or first.isdigit() or self.hangs

    @property
    def leads(self) -> bool:
        """Whether the line names who decides: CHỦ TỊCH ỦY BAN NHÂN DÂN."""
        if not in_capitals(self.text):
            return False
        return patterns("lead").search(self.folded) is not None

    @property
    def is_beside_stamp(self) -> bool:
        """Whether the text goes on, and only an incoming stamp, or what is
        left of it, stands before it on its line."""
        before = self.line.text[: self.line.text.find(self.text)].strip()
        if not before or not self.text[0].islower():
            return False
        stamp = patterns("incoming stamp").fullmatch(fold(before))
        return bool(stamp) or not says_something(before)

    @property
    def below(self) -> str:
        later = self.lines[self.index + 1 : self.index + 2]
        return later[0].folded if later else ""


# True: the title ended; None: no say
_Rule = Callable[[_Candidate], "bool | None"]


def _another_part(c: _Candidate) -> bool | None:
    kinds = ("addressee", "annexed", "recipients")
    return any(patterns(kind).search(c.folded) for kind in kinds) or None


def _what_the_figures_cover(c: _Candidate) -> bool | None:
    """ "(Kỳ báo cáo từ ngày ... đến ngày ...)" is no part of the title."""
    if c.text[0] != "(":
        return None
    times = reporting.named(c.text)
    in_days = any(time.day or len(time.period) == _DAYS for time in times)
    return in_days or None


def _list(c: _Candidate) -> bool | None:
    to_year = re.match(r"[-–]\s*\d{4}", c.text)
    return bool(BULLET.match(c.text) and not to_year) or None


def _marker(c: _Candidate) -> bool | None:
    marker = Outline().read(c.text)
    if marker is None or marker.style == "small":
        return None
    return not patterns("hanging spelt").search(c.last) or None


def _marks_only(c: _Candidate) -> bool | None:
    letters = sum(map(str.isalpha, c.text))
    if letters >= _WORD or c.text[0].isdigit():
        return None
    return not c.text.replace(" ", "").isalnum() or None


def _table_row(c: _Candidate) -> bool | None:
    return (is_row(c.line) and not c.is_beside_stamp) or None


def _who_decides_before_the_basis(c: _Candidate) -> bool | None:
    """However the title seems to hang: "... CHÍNH PHỦ SỐ", "THỦ TƯỚNG CHÍNH PHỦ", "Căn cứ"."""
    return (c.leads and bool(patterns("basis").search(c.below))) or None


def _gap(c: _Candidate) -> bool | None:
    apart = c.line.gap and c.index > c.before
    if not apart or c.goes_on:
        return None
    return not (in_capitals(c.last) and in_capitals(c.text)) or None


def _opening(c: _Candidate) -> bool | None:
    kinds = ("basis", "opening")
    if not any(patterns(kind).search(c.folded) for kind in kinds):
        return None
    if not c.goes_on:
        return True
    return not (c.text[0].islower() or in_capitals(c.text))


def _who_decides(c: _Candidate) -> bool | None:
    return (c.leads and not c.hangs) or None


def _other_case(c: _Candidate) -> bool | None:
    if c.goes_on or in_capitals(c.text) == in_capitals(c.joined):
        return None
    if in_capitals(c.text):
        return True
    return (c.text[0] != "(" and len(c.joined) > _SHORT) or None


def _sentence(c: _Candidate) -> bool | None:
    ends = re.search(r"[.;:]\W{0,2}$", c.text)
    ended = re.search(r"[.;:]$", c.last)
    return bool(ends and not ended and not c.goes_on) or None


def _paragraph(c: _Candidate) -> bool | None:
    skipped = c.index > c.before + 1
    if len(c.text) > _PARAGRAPH or (skipped and c.line.gap > 1):
        return True
    return bool(not c.goes_on and patterns("speech").search(c.folded)) or None


def _first_line_of_a_paragraph(c: _Candidate) -> bool | None:
    return not c.goes_on and _indented(c.lines, c.index)


def _runs_into_the_addressee(c: _Candidate) -> bool | None:
    """What a stamp put before Kính gửi hides that a line begins with it."""
    return bool(patterns("addressee within").search(c.folded)) or None


def _receiver(c: _Candidate) -> bool | None:
    """The body that an incoming stamp names in capitals above ĐẾN."""
    stamped = patterns("incoming word").match(c.below)
    return bool(stamped and in_capitals(c.text)) or None


def _letter_ends(c: _Candidate) -> bool | None:
    """V/v in the left column goes on up to Kính gửi."""
    based = patterns("basis").search(c.folded) and not c.text[0].islower()
    return len(c.text) > _LETTER or bool(based and c.index > c.before + 1)


_ANY: tuple[_Rule, ...] = (
    _another_part,
    _what_the_figures_cover,
    _list,
    _marker,
    _marks_only,
)
_BESIDE: tuple[_Rule, ...] = (
    *_ANY,
    _receiver,
    _runs_into_the_addressee,
    _letter_ends,
)
_BELOW: tuple[_Rule, ...] = (
    *_ANY,
    _table_row,
    _who_decides_before_the_basis,
    _gap,
    _opening,
    _who_decides,
    _other_case,
    _sentence,
    _paragraph,
    _first_line_of_a_paragraph,
)


def has_ended(
    lines: Sequence[Line],
    before: int,
    index: int,
    text: str,
    title: Sequence[str],
    beside: bool,
) -> bool:
    """Whether a title ended before ``text``, of line ``index``. ``title``: its parts so far, the
    last of line ``before``. ``beside``: V/v in the left column."""
    candidate = _Candidate(lines, before, index, text, title)
    said = (rule(candidate) for rule in (_BESIDE if beside else _BELOW))
    return next((verdict for verdict in said if verdict is not None), False)


def _indented(lines: Sequence[Line], index: int) -> bool:
    """With boxes: whether a line is the first of a paragraph of running text, not a centred line of
    a title."""
    line = lines[index]
    boxed = [
        other
        for other in lines
        if other.page == line.page and other.x0 is not None
    ]
    if line.x0 is None or line.x1 is None or len(boxed) < _FEWEST:
        return False
    lefts = sorted(other.x0 or 0 for other in boxed)
    rights = sorted(other.x1 or 0 for other in boxed)
    fifth = len(boxed) // 5
    left, right = lefts[fifth], rights[-max(1, fifth)]
    if line.x1 <= right - _FULL:
        return False
    return abs((line.x0 - left) - (right - line.x1)) > _CENTRED
