"""Where the trích yếu of a document ends: named rules, any of which may say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline import reporting
from pipeline.structure.lines import Line, in_capitals
from pipeline.structure.outline import BULLET, Outline
from pipeline.structure.patterns import begins, finds, is_whole
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
_TO_YEAR = re.compile(r"[-–]\s*\d{4}")
_STOP = re.compile(r"[.;:]$")
_STOP_NEAR_END = re.compile(r"[.;:]\W{0,2}$")


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
        return finds("hanging spelt", self.last)

    @property
    def goes_on(self) -> bool:
        first = self.text[0]
        return first.islower() or first.isdigit() or self.hangs

    @property
    def leads(self) -> bool:
        """Whether the line names who decides: CHỦ TỊCH ỦY BAN NHÂN DÂN."""
        if not in_capitals(self.text):
            return False
        return finds("lead", self.folded)

    @property
    def is_beside_stamp(self) -> bool:
        """Whether the text goes on, and only an incoming stamp, or what is
        left of it, stands before it on its line."""
        before, _, _ = self.line.text.partition(self.text)
        before = before.strip()
        if not before or not self.text[0].islower():
            return False
        if is_whole("incoming stamp", fold(before)):
            return True
        return not says_something(before)

    @property
    def below(self) -> str:
        later = self.lines[self.index + 1 : self.index + 2]
        return later[0].folded if later else ""


# whether a title ended before a line
_Rule = Callable[[_Candidate], bool]


def _another_part(c: _Candidate) -> bool:
    kinds = ("addressee", "annexed", "recipients", "table title")
    return any(finds(kind, c.folded) for kind in kinds)


def _what_the_figures_cover(c: _Candidate) -> bool:
    """ "(Kỳ báo cáo từ ngày ... đến ngày ...)" is no part of the title."""
    if c.text[0] != "(":
        return False
    times = reporting.named(c.text)
    return any(time.day or len(time.period) == _DAYS for time in times)


def _list(c: _Candidate) -> bool:
    if not BULLET.match(c.text):
        return False
    return _TO_YEAR.match(c.text) is None


def _marker(c: _Candidate) -> bool:
    marker = Outline().read(c.text)
    if marker is None or marker.style == "small":
        return False
    return not finds("hanging spelt", c.last)


def _marks_only(c: _Candidate) -> bool:
    letters = sum(map(str.isalpha, c.text))
    if letters >= _WORD or c.text[0].isdigit():
        return False
    return not c.text.replace(" ", "").isalnum()


def _table_row(c: _Candidate) -> bool:
    return is_row(c.line) and not c.is_beside_stamp


def _who_decides_before_the_basis(c: _Candidate) -> bool:
    """However the title seems to hang: "... CHÍNH PHỦ SỐ", "THỦ TƯỚNG CHÍNH PHỦ", "Căn cứ"."""
    return c.leads and finds("basis", c.below)


def _gap(c: _Candidate) -> bool:
    apart = c.line.gap and c.index > c.before
    if not apart or c.goes_on:
        return False
    return not (in_capitals(c.last) and in_capitals(c.text))


def _who_decides(c: _Candidate) -> bool:
    return c.leads and not c.hangs


def _other_case(c: _Candidate) -> bool:
    if c.goes_on or in_capitals(c.text) == in_capitals(c.joined):
        return False
    if in_capitals(c.text):
        return True
    return c.text[0] != "(" and len(c.joined) > _SHORT


def _sentence(c: _Candidate) -> bool:
    if c.goes_on or _STOP.search(c.last):
        return False
    return _STOP_NEAR_END.search(c.text) is not None


def _paragraph(c: _Candidate) -> bool:
    if len(c.text) > _PARAGRAPH:
        return True
    skipped = c.index > c.before + 1
    if skipped and c.line.gap > 1:
        return True
    return not c.goes_on and finds("speech", c.folded)


def _first_line_of_a_paragraph(c: _Candidate) -> bool:
    return not c.goes_on and _indented(c.lines, c.index)


def _runs_into_the_addressee(c: _Candidate) -> bool:
    """What a stamp put before Kính gửi hides that a line begins with it."""
    return finds("addressee within", c.folded)


def _receiver(c: _Candidate) -> bool:
    """The body that an incoming stamp names in capitals above ĐẾN."""
    return in_capitals(c.text) and begins("incoming word", c.below)


def _letter_ends(c: _Candidate) -> bool:
    """V/v in the left column goes on up to Kính gửi."""
    if len(c.text) > _LETTER:
        return True
    skipped = c.index > c.before + 1
    return skipped and not c.text[0].islower() and finds("basis", c.folded)


_ANYWHERE: tuple[_Rule, ...] = (
    _another_part,
    _what_the_figures_cover,
    _list,
    _marker,
    _marks_only,
)
_BESIDE: tuple[_Rule, ...] = (
    _receiver,
    _runs_into_the_addressee,
    _letter_ends,
)
_BELOW: tuple[_Rule, ...] = (
    _table_row,
    _who_decides_before_the_basis,
    _gap,
)
# of what does not open a text
_OF_A_TITLE: tuple[_Rule, ...] = (
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
    if _any_says(_ANYWHERE, candidate):
        return True
    if beside:
        return _any_says(_BESIDE, candidate)
    if _any_says(_BELOW, candidate):
        return True
    if _opens_text(candidate):
        return not _names_basis_in_title(candidate)
    return _any_says(_OF_A_TITLE, candidate)


def _any_says(rules: Sequence[_Rule], c: _Candidate) -> bool:
    return any(rule(c) for rule in rules)


def _opens_text(c: _Candidate) -> bool:
    """Whether a line has words that a text begins with: its basis, or to whom it reports."""
    return any(finds(kind, c.folded) for kind in ("basis", "opening"))


def _names_basis_in_title(c: _Candidate) -> bool:
    """Whether the title itself goes on with such words."""
    if not c.goes_on:
        return False
    return c.text[0].islower() or in_capitals(c.text)


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
