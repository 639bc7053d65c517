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
        unclosed = any(
            self.joined.count(a) > self.joined.count(b) for a, b in ("“”", "()")
        )
        return unclosed or bool(patterns("hanging spelt").search(self.last))

    @property
    def goes_on(self) -> bool:
        return self.text[0].islower() or self.text[0].isdigit() or self.hangs

    @property
    def leads(self) -> bool:
        """Whether the line names who decides: CHỦ TỊCH ỦY BAN NHÂN DÂN."""
        return in_capitals(self.text) and bool(
            patterns("lead").search(self.folded)
        )

    @property
    def is_beside_stamp(self) -> bool:
        """Whether the text goes on, and only an incoming stamp, or what is
        left of it, stands before it on its line."""
        before = self.line.text[: self.line.text.find(self.text)].strip()
        stamp = patterns("incoming stamp").fullmatch(fold(before))
        left = bool(stamp) or not says_something(before)
        return bool(before) and left and self.text[0].islower()

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
    return (
        any(
            time.day or len(time.period) == _DAYS
            for time in reporting.named(c.text)
        )
        or None
    )


def _list(c: _Candidate) -> bool | None:
    return (
        bool(BULLET.match(c.text) and not re.match(r"[-–]\s*\d{4}", c.text))
        or None
    )


def _marker(c: _Candidate) -> bool | None:
    marker = Outline().read(c.text)
    return (
        bool(
            marker
            and marker.style != "small"
            and not patterns("hanging spelt").search(c.last)
        )
        or None
    )


def _marks_only(c: _Candidate) -> bool | None:
    few = sum(letter.isalpha() for letter in c.text) < 3
    return (
        few
        and not c.text.replace(" ", "").isalnum()
        and not c.text[0].isdigit()
    ) or None


def _table_row(c: _Candidate) -> bool | None:
    return (is_row(c.line) and not c.is_beside_stamp) or None


def _who_decides_before_the_basis(c: _Candidate) -> bool | None:
    """However the title seems to hang: "... CHÍNH PHỦ SỐ", "THỦ TƯỚNG CHÍNH PHỦ", "Căn cứ"."""
    return (c.leads and bool(patterns("basis").search(c.below))) or None


def _gap(c: _Candidate) -> bool | None:
    apart = c.line.gap and c.index > c.before and not c.goes_on
    return (
        bool(apart and not (in_capitals(c.last) and in_capitals(c.text)))
        or None
    )


def _opening(c: _Candidate) -> bool | None:
    if not (
        patterns("basis").search(c.folded)
        or patterns("opening").search(c.folded)
    ):
        return None
    return not (c.goes_on and (c.text[0].islower() or in_capitals(c.text)))


def _who_decides(c: _Candidate) -> bool | None:
    return (c.leads and not c.hangs) or None


def _other_case(c: _Candidate) -> bool | None:
    if c.goes_on or in_capitals(c.text) == in_capitals(c.joined):
        return None
    if in_capitals(c.text):
        return True
    return (c.text[0] != "(" and len(c.joined) > _SHORT) or None


def _sentence(c: _Candidate) -> bool | None:
    ends = re.search(r"[.;:]\W{0,2}$", c.text) and not re.search(
        r"[.;:]$", c.last
    )
    return bool(ends and not c.goes_on) or None


def _paragraph(c: _Candidate) -> bool | None:
    if len(c.text) > _PARAGRAPH or (c.index > c.before + 1 and c.line.gap > 1):
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
    edges = [
        other
        for other in lines
        if other.page == line.page and other.x0 is not None
    ]
    if line.x0 is None or line.x1 is None or len(edges) < 8:
        return False
    lefts, rights = (
        sorted(o.x0 or 0 for o in edges),
        sorted(o.x1 or 0 for o in edges),
    )
    left, right = lefts[len(lefts) // 5], rights[-max(1, len(rights) // 5)]
    return (
        line.x1 > right - 15 and abs((line.x0 - left) - (right - line.x1)) > 12
    )
