"""A figure whose time is asked for, and what its sentence says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit
from pipeline.clauses.scene import Scene
from pipeline.facts.patterns import pattern
from pipeline.facts.times.dates import (
    frames,
    is_day,
    is_day_of_event,
    is_deadline,
    is_origin,
    is_since,
    is_start,
    time_of,
    usable,
)
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import Heads
from pipeline.facts.times.nearest import nearest
from pipeline.facts.times.part_of_year import lasts, tells_year, years_within
from pipeline.period import Period
from pipeline.records import Mention

_LABEL = 60  # characters before a figure in which a bracket with its time opens
_NEAR = 6  # words before a date in which "năm nay" is said of it
CLOSING = " .;:)…"  # what may stand behind the end of a sentence
Answer = tuple[Period | None]  # (None,): the time is one that is not known


@dataclass(frozen=True)
class PeriodQuestion:
    """A figure whose time is asked for. ``kind``: stock, flow, year, or share (a percentage of a
    flow: with a date it is read as a stock, in a report on a part of a year it covers that);
    ``status``: of what is not yet real the date of a count says nothing."""

    figure: Figure
    scene: Scene
    dates: Sequence[Mention]  # the DATE mentions of the block
    kind: str
    heads: Heads
    document: DocumentTime
    status: str

    @property
    def real(self) -> bool:
        return self.status in ("actual", "estimated")

    def is_past(self, period: Period | None) -> bool:
        """Whether the figure is real and so does not lie in a time to come: "hạn chế và giải pháp
        trong tháng 12" stands over what was reached in November."""
        return self.real and self.document.goes_beyond(period)

    @property
    def part_told(self) -> Period | None:
        """The part of a year of which an article tells up to the figure."""
        return self.document.part_told(self.figure.mention.block)

    @property
    def stock(self) -> bool:
        return self.kind in ("stock", "share")

    @cached_property
    def usable(self) -> list[Mention]:
        dates = usable(self.dates, self.figure, self.scene, self.real)
        now = self.document.period or self.document.issued
        return [
            one for one in dates if not lasts(one, self.figure, now, self.real)
        ]

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """Offsets of the figure's sentence."""
        return self.scene.sentence_span(self.figure.sentence)

    @cached_property
    def own(self) -> list[Mention]:
        """The usable dates of the figure's sentence."""
        low, high = self.sentence
        dates = [date for date in self.usable if low <= date.block_start < high]
        if self.real:
            return dates
        dates = [date for date in dates if not self._is_anothers(date)]
        ahead = [date for date in dates if not self._is_gone(date)]
        return ahead if ahead or self.status == "proposed" else dates

    def _is_gone(self, date: Mention) -> bool:
        """Whether something began before the document was issued: "cấp 40 máy thay số máy mua từ
        năm 2011"; "năm 2022 được giao 385 triệu đồng" was a plan of that year."""
        if not self._is_past(date):
            return False
        behind = date.block_start >= self.figure.end
        asked = self.status == "proposed" and behind
        return asked or is_start(date, self.scene)

    def _is_anothers(self, date: Mention) -> bool:
        """Whether a time gone by is that of a figure behind which a new clause begins: "(năm 2017
        là 58%; Bộ giao 70%)", that before which something else is due, or the day of an event."""
        if is_day_of_event(date, self.figure, self.scene, self.document.issued):
            return True
        at = self.scene.word_at(date.block_end)
        gap = self.scene.gap(at, self.figure.first)
        if gap.hard and is_deadline(date, self.scene):
            return self.scene.semicolons(at, self.figure.first) > 0
        return bool(gap.figures and gap.hard) and self._is_past(date)

    def _is_past(self, date: Mention) -> bool:
        told, issued = time_of(date), self.document.issued
        return bool(told and issued and told.before(issued))

    @cached_property
    def governing(self) -> Mention | None:
        """The date of its sentence that governs the figure."""
        dates = self.own
        if self.real:
            dates = [date for date in dates if not self._is_apart(date)]
        if self.kind == "year":  # "khảo sát 2024, công bố tháng 9"
            told = [date for date in dates if tells_year(date, self.scene)]
            dates = told or dates
        found, near = nearest(dates, self.figure, self.scene)
        return found if near else None

    def _is_apart(self, date: Mention) -> bool:
        """Whether a thing was before a date, "96 máy mua trước năm 2016", was got then, or is since
        then where the sentence does not speak of now."""
        if is_deadline(date, self.scene):
            return True
        if self.kind == "stock" and is_origin(date, self.scene):
            return True
        of_now = not self.stock or self.speaks_of_now
        return not of_now and is_since(date, self.scene)

    @cached_property
    def told(self) -> Period | None:
        """The time of the governing date, with its year."""
        return (
            self.with_year(time_of(self.governing)) if self.governing else None
        )

    @property
    def speaks_of_now(self) -> bool:
        """Whether its sentence tells how the figure stands now."""
        return any(map(self._is_its, self.times_of_now))

    @cached_property
    def times_of_now(self) -> list[Hit[str]]:
        """Where its sentence speaks of now."""
        hits = [*self._told_in_sentence("sofar"), *self._bare_now()]
        if not hits:
            return hits
        other = {  # "thực hiện tại"
            word
            for hit in self._told_in_sentence("notnow")
            for word in range(hit.first, hit.stop)
        }
        return [hit for hit in hits if hit.first not in other]

    def _bare_now(self) -> Iterator[Hit[str]]:
        """Where its sentence says "nay" alone: "khai trương năm 2019, nay có 372 gian hàng"."""
        for at in _bare_nows(self.scene.text, *self.sentence):
            word = self.scene.word_at(at)
            yield Hit("sofar", word, word + 1, 1)

    @cached_property
    def speaks_up_to_now(self) -> bool:
        """Whether its sentence adds the figure up over the running year."""
        return any(map(self._is_its, self._told_in_sentence("yeartodate")))

    def _told_in_sentence(self, role: str) -> list[Hit[str]]:
        sentence = self.figure.sentence
        first = self.scene.first_word(sentence)
        return self.scene.said(role, first, self.scene.first_word(sentence + 1))

    def _is_its(self, time: Hit[str]) -> bool:
        """Whether words on a time are the figure's: before it, right behind it, or at the end of
        the sentence; not in "trong tháng 420 hồ sơ; lũy kế 4.204 hồ sơ"."""
        figure = self.figure
        if time.first < figure.stop:
            return True
        ends = self.scene.words.ends[time.stop - 1]
        if not self.scene.text[ends : self.sentence[1]].strip(CLOSING):
            return True
        gap = self.scene.gap(figure.stop, time.first)
        return not (gap.hard or gap.figures or self.leads_on(time))

    def leads_on(self, time: Hit[str]) -> bool:
        """Whether nothing parts words on a time from a figure behind them."""
        other = self.scene.next_figure(time.stop)
        if other is None or other.sentence != self.figure.sentence:
            return False
        return not self.scene.gap(time.stop, other.first).parts

    def said_before(self, role: str) -> bool:
        """Whether a phrase of a role stands before the figure in its sentence."""
        first = self.scene.first_word(self.figure.sentence)
        return bool(self.scene.said(role, first, self.figure.first))

    @property
    def is_beside_result(self) -> bool:
        """Whether it is the goal that was set for what is told before it."""
        start = self.scene.first_word(self.figure.sentence)
        stop = self.figure.first
        if self.scene.ends("goal_here", start, stop):
            return True
        return self.said_before("goal_set")

    @property
    def left(self) -> str:
        """What stands right before the figure."""
        at = self.figure.start
        return self.scene.text[max(at - _LABEL, 0) : at]

    def up_to(self, day: Period | None) -> Period | None:
        """A flow of a running year goes from its 1 January up to the day; a stock stands at the
        day."""
        if day is None or self.kind != "flow":
            return day
        return day.from_new_year

    def so_far(self, day: Period | None) -> Period | None:
        """``up_to``, but what a report on a month or the press gives "up to now" began at no
        told time."""
        untold = self.document.is_monthly or self.document.is_article
        if untold and not self._is_of_this_year:
            return day
        return self.up_to(day)

    def with_year(self, period: Period | None) -> Period | None:
        """A date without a year takes that of the last full date of its sentence or with which one
        before opens, else that of the document, else that of any date before; None where none is
        known."""
        if period is None:
            return None
        part = period.start.month or period.start.quarter
        bare = period.lacks_year and part
        if bare and self._years_near and not self._is_of_this_year:
            return period.completed(self._years_near[-1])
        found = self.document.dated(period, not self.real)
        if not bare or found is not None:
            return found
        years = years_within(self._before)
        return period.completed(years[-1]) if years else None

    @cached_property
    def _is_of_this_year(self) -> bool:
        """Whether the date that governs the figure is said to be of the running year: "2 tháng đầu
        năm nay", "năm nay đến hết tháng 9"."""
        if self.governing is None:
            return False
        if pattern("months gone").search(self.governing.text):
            return True
        behind = self.scene.text[self.governing.block_end :]
        if pattern("of this year").match(behind):
            return True
        at = self.scene.word_at(self.governing.block_start)
        return bool(self.scene.said("this_year", at - _NEAR, at))

    @cached_property
    def _years_near(self) -> list[int]:
        """The years of the full dates before the figure, in its sentence or where others open."""
        framing = frames(self._before, self.scene)
        begins = self.sentence[0]
        return years_within(
            date
            for date in self._before
            if date.block_start >= begins
            or (date in framing and not is_day(date))
        )

    @cached_property
    def _before(self) -> list[Mention]:
        """The usable dates before the figure."""
        at = self.figure.start
        return [date for date in self.usable if date.block_start < at]


@lru_cache(maxsize=8)
def _bare_nows(text: str, low: int, high: int) -> tuple[int, ...]:
    """Where a sentence of a text says "nay" alone; asked for each figure of it."""
    found = pattern("bare now").finditer(text, low, high)
    return tuple(match.start() for match in found)
