"""What the sentences at the top of a document say of the days that its figures cover."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from pipeline.clauses.roles import said
from pipeline.clauses.sentences import cuts
from pipeline.clauses.surroundings import is_time
from pipeline.facts.patterns import pattern
from pipeline.facts.times.document.dates_in_text import TEXT, before, period_in
from pipeline.period import Period
from pipeline.records import FIGURES, Block, Layout, Mention
from pipeline.text import fold

_SEMICOLON = re.compile(r"(?<=;)\s+")
# "(Số liệu từ ngày ... đến ngày ...)" before the text of its paragraph
_BRACKET = re.compile(r"^\s*\([^()]*\)\s+")
_OPENING = 10  # blocks of text at the top in which a document says what its figures cover


# days before the issue, and sentences, in which a report tells up to when it counted
_SHORTLY = 45
_OFTEN = 2
_EARLY = 20  # blocks of text in which a section may say that of all figures


class Counts:
    """What the sentences at the top say of the days that the figures cover. ``told``: the time of
    issue or of the report, in whose year a day lies that names none."""

    def __init__(
        self,
        layout: Layout,
        opening: Sequence[int],
        mentions: Sequence[Mention],
        dates: Sequence[Mention],
        told: Period | None,
    ) -> None:
        self._now = told
        self.window: Period | None = None
        self.day: Period | None = None
        for block, start, end in _plain_sentences(layout, opening, mentions):
            for date in dates:
                if date.block == block and start <= date.block_start < end:
                    self._take(date, layout.blocks[block].text)

    def _take(self, date: Mention, text: str) -> None:
        period = self._in_its_year(period_in(date))
        if period is None:
            return
        if period.is_window:
            self.window = self.window or period
        elif period.is_interval and period.closing.is_day:
            # "kết quả từ năm 2011 đến hết ngày 25/9/2014"
            self.day = self.day or period.closing
        elif (period.is_day or period.is_month) and _is_counted(date, text):
            self.day = self.day or period

    def _in_its_year(self, time: Period) -> Period | None:
        """A day or days in their year, no later than the document; None where it is not known."""
        if not time.lacks_year:
            return time
        if self._now is None or time.end is None:
            return None
        found = time.completed(self._now.year)
        if not found.is_sound:  # from December to March
            found = Period(found.shifted(-1).start, found.end)
        late = self._now.is_day and self._now.before(found.closing)
        return found.shifted(-1) if late else found


def told_often(
    layout: Layout, dates: Sequence[Mention], issued: Period | None
) -> Period | None:
    """The day shortly before the issue up to which sentences all over a report count; None where
    none is told twice, or another as often."""
    if issued is None or not issued.is_day:
        return None
    told: Counter[Period] = Counter()
    for date in dates:
        period, text = period_in(date), layout.blocks[date.block].text
        if not period.is_day or not before("counted", date, text):
            continue
        if 0 < _days(period, issued) <= _SHORTLY:
            told[period] += 1
    best = told.most_common(2)
    tied = len(best) > 1 and best[0][1] == best[1][1]
    if not best or tied or best[0][1] < _OFTEN:
        return None
    return best[0][0]


def _days(period: Period, later: Period) -> int:
    """How many days lie between the ends of two times."""
    assert period.last and later.last  # both are days
    return (later.last - period.last).days


def opening_of(layout: Layout) -> list[int]:
    """The first blocks of text, up to the first section; an annex opens with a heading."""
    texts = [
        at for at, block in enumerate(layout.blocks) if block.kind in TEXT
    ][:_OPENING]
    begun = {"", *(_annex(layout.blocks[at]) for at in texts[:1])}
    return list(takewhile(lambda at: layout.blocks[at].section in begun, texts))


def _annex(block: Block) -> str:
    """The section of a block that heads an annex ("PHỤ LỤC"), else ""."""
    annexed = pattern("annex folded").match(fold(block.text))
    return block.section if annexed else ""


def _plain_sentences(
    layout: Layout, opening: Sequence[int], mentions: Sequence[Mention]
) -> Iterator[tuple[int, int, int]]:
    """(block, start, end) of the sentences that speak of the figures of the document and hold none
    themselves: those of the opening, then what the first sections say of all."""
    texts = [n for n, block in enumerate(layout.blocks) if block.kind in TEXT]
    later = [n for n in texts[:_EARLY] if n > max(opening, default=-1)]
    for at in (*opening, *later):
        block: Block = layout.blocks[at]
        figures = [
            m.block_start
            for m in mentions
            if m.block == at and m.label in FIGURES
        ]
        for start, end in pairwise(_edges(block.text)):
            speaks = (
                _of_all(block, block.text[start:end])
                if at in later
                else _at_top(block, block.text[start:end])
            )
            if speaks and not any(start <= figure < end for figure in figures):
                yield at, start, end


def _edges(text: str) -> list[int]:
    """Where the sentences of a text begin, the items that semicolons part, and what follows a
    bracket at its top; last its end."""
    parted = (_SEMICOLON, _BRACKET)
    behind = {found.end() for mark in parted for found in mark.finditer(text)}
    return [0, *sorted({*cuts(text), *behind}), len(text)]


def _at_top(block: Block, sentence: str) -> bool:
    """Whether a sentence before the first section may tell the days of the figures."""
    if block.kind == "title" or is_time(block.text):
        return True
    return bool(said("data", sentence))


def _of_all(block: Block, sentence: str) -> bool:
    """Whether a sentence of a section tells the days of all figures: "Số liệu trong báo cáo tính từ
    ngày ...", "II. KẾT QUẢ (số liệu chốt ngày 31/12/2025)"."""
    if block.kind == "heading":
        return bool(said("data", sentence) and said("results", sentence))
    return pattern("says its days folded").match(fold(sentence)) is not None


def _is_counted(date: Mention, text: str) -> bool:
    """Whether a day is the one up to which figures were counted ("tính đến ngày ...", "chốt số liệu
    ngày ...")."""
    return before("counted", date, text)
