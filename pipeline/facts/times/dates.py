"""The dates that may tell the time of a figure, and what is said of each: whose it is, since when,
up to when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.clauses.figures import Figure
from pipeline.clauses.scene import Scene
from pipeline.facts.patterns import pattern
from pipeline.period import Period
from pipeline.records import Mention
from pipeline.reporting import years
from pipeline.text import fold

# the years with which a name ended before
_CLOSED = re.compile(r"(?:19|20)\d\d,")
# words in which a phrase of a role and what follows it must stand before a date: the name of a
# plan before its years, "so với" before the year that is compared with
_WITHIN = {"named": 25, "likened": 5}
# characters before a date in which a plan says that it looks farther
_LEFT = 24
_FIRST = 1950  # the year before which nothing is told of machines and services
_EVENT = 90  # characters before a date in which is told what began then
# words before the date with which a sentence or what follows its label opens: "Trong 6 tháng ..."
_FRAME = 4


def time_of(date: Mention) -> Period | None:
    """The time that a DATE mention writes."""
    return Period.parse(date.value)


def usable(
    dates: Sequence[Mention], figure: Figure, scene: Scene, real: bool
) -> list[Mention]:
    """The dates that may be the figure's: no reference's, no name's, no other figure's alone."""
    return [
        without_guess(date)
        for date in dates
        if date.role in ("", "own") and not _is_number(date)
        if not is_named(date, scene, figure)
        if real or not is_as_of(date, scene)
        if not scene.brackets.keep(date.block_start, figure.start)
        if bracket_owner(date, scene) in (None, figure)
        if not _is_aside(date, figure, scene)
    ]


def _is_number(date: Mention) -> bool:
    """Whether a year is none but a number: "Tổng đài 1900 nhận 450 cuộc gọi"."""
    told = time_of(date)
    return told is not None and 0 < told.year < _FIRST


def _is_aside(date: Mention, figure: Figure, scene: Scene) -> bool:
    """Whether a date closes a bracket before the figure that tells of something else: "Cổng dữ liệu
    (khai trương tháng 3) có 412 bộ dữ liệu"."""
    if date.block_end > figure.start:
        return False
    if scene.text[date.block_end : date.block_end + 1] != ")":
        return False
    return bool(pattern("aside").search(scene.text[: date.block_start]))


def bracket_owner(date: Mention, scene: Scene) -> Figure | None:
    """The figure behind which a date stands alone in a bracket: "từ 48 máy chủ (năm 2020) lên
    112"."""
    text = scene.text
    if text[date.block_end : date.block_end + 1] != ")":
        return None
    for figure in reversed(scene.figures):
        if figure.end <= date.block_start:
            between = text[figure.end : date.block_start]
            return figure if pattern("own bracket").fullmatch(between) else None
    return None


def without_guess(date: Mention) -> Mention:
    """A half year or quarter without its year as such: that of a date before it may be
    another's."""
    time = time_of(date)
    part = time is not None and time.is_interval
    if not part or years(date.text):
        return date
    return replace(date, value=re.sub(r"(?<!\d)\d{4}", "-", date.value))


def is_deadline(date: Mention, scene: Scene) -> bool:
    """Whether something was done or is due before a date."""
    return _said_before("deadline", date, scene, 3)


def is_start(date: Mention, scene: Scene) -> bool:
    """Whether something goes on since a date ("từ năm 2016", "từ cuối tháng 7/2026")."""
    if _said_before("since_part", date, scene, 3):
        return True
    return _said_before("start", date, scene, 2) or is_opening(date, scene)


def is_opening(date: Mention, scene: Scene) -> bool:
    """Whether what is told of opened on a date: "ra mắt tháng 9/2021", "từ khi khai trương (ngày
    02/01)"."""
    return _is_behind("opened", date, scene)


def is_origin(date: Mention, scene: Scene) -> bool:
    """Whether a date tells when a thing was got: "12 máy (trang bị 2014)"."""
    return _is_behind("got then", date, scene)


def _is_behind(event: str, date: Mention, scene: Scene) -> bool:
    """Whether what a pattern tells stands before a date."""
    left = scene.text[max(date.block_start - _EVENT, 0) : date.block_start]
    return pattern(event).search(left) is not None


def is_since(date: Mention, scene: Scene) -> bool:
    """Whether something goes on since a date that tells one time, no window."""
    time = time_of(date)
    single = time is not None and not time.is_interval
    return single and is_start(date, scene)


def is_until(date: Mention, scene: Scene) -> bool:
    """Whether a flow goes up to a day or month: "đến hết ngày 30/11/2021 tiếp nhận 450 hồ sơ"."""
    return _said_before("until", date, scene, 4)


def is_in_time(date: Mention, scene: Scene) -> bool:
    """Whether something is done in the time of a date: "trong quý II"."""
    return _said_before("in_time", date, scene, 3)


def is_as_of(date: Mention, scene: Scene) -> bool:
    """Whether the date says when something was counted ("tính đến ngày ...")."""
    return _said_before("asof", date, scene, 4)


def _said_before(role: str, date: Mention, scene: Scene, words: int) -> bool:
    at = scene.word_at(date.block_start)
    hits = scene.said(role, at - words, at)
    # "của tỉnh, đến hết năm 2025" is no "tính đến"; "từ" is the share's in "từ 45% năm 2022"
    return any(
        not scene.holds_separator(hit) and not scene.gap(hit.stop, at).parts
        for hit in hits
        if not _is_of_other_mark(hit.first, scene)
    )


def _is_of_other_mark(word: int, scene: Scene) -> bool:
    """Whether a word only without its mark is "từ": "Nhu cầu đầu tư năm 2026", "Văn bản điện tử năm
    2015"."""
    start, end = scene.words.starts[word], scene.words.ends[word]
    other = pattern("since with another mark")
    return other.fullmatch(scene.text[start:end]) is not None


def is_day(date: Mention) -> bool:
    """Whether a date is that of an event: "Ngày 29/12/2025 Bộ ban hành ... Quý I hoàn thành 11
    nhiệm vụ"."""
    time = time_of(date)
    return time is not None and time.is_day


def is_day_of_event(
    date: Mention, figure: Figure, scene: Scene, issued: Period | None
) -> bool:
    """Whether a day before the issue tells when goals were set: "Tại cuộc họp hôm 11/7, tỉnh yêu
    cầu nâng tỷ lệ lên 15%"."""
    told = time_of(date)
    if told is None or issued is None or date.block_start >= figure.start:
        return False
    if not is_day(date) or is_until(date, scene) or is_deadline(date, scene):
        return False
    at = scene.word_at(date.block_start)
    named = scene.said("on_day", at - 1, at)
    return bool(named) and told.completed(issued.year).before(issued)


def is_named(date: Mention, scene: Scene, figure: Figure) -> bool:
    """Whether a date belongs to the name of a plan or to a comparison in which the figure has no
    part ("so với 0,67 điểm năm 2022")."""
    time = time_of(date)
    if time is not None and time.is_open:  # "từ năm 2016 đến nay"
        return False
    text = scene.text
    if _opens_farther_aim(date, text):
        return False
    at = scene.word_at(date.block_start)
    if _tells_likened(date, scene, figure):
        return False
    hits = (
        hit
        for role, words in _WITHIN.items()
        # "thuộc dự án trước tháng 11" is when it is due
        if role != "named" or not is_deadline(date, scene)
        for hit in scene.said(role, at - words, at)
    )
    for hit in hits:
        if hit.stop <= figure.first < at or scene.gap(hit.stop, at).hard:
            continue
        between = text[scene.words.ends[hit.stop - 1] : date.block_start]
        closed = _CLOSED.search(between)
        if not closed and not pattern("due apart").search(between):
            return True
    return False


def _tells_likened(date: Mention, scene: Scene, figure: Figure) -> bool:
    """Whether a figure is itself what is compared with. Of a year that is compared with the same
    part is meant, but where that opens its sentence."""
    time = time_of(date)
    first, at = (
        scene.first_word(figure.sentence),
        scene.word_at(date.block_start),
    )
    of_year = time is None or time.is_year
    if of_year and not scene.begins("likened", first, at):
        return False
    between = fold(scene.text[date.block_end : figure.start])
    return pattern("likened tells folded").fullmatch(between) is not None


def _opens_farther_aim(date: Mention, text: str) -> bool:
    """Whether a date opens what a plan aims at later: "định hướng đến năm 2030: 95% ..."."""
    if not text[date.block_end :].lstrip().startswith(":"):
        return False
    left = text[max(date.block_start - _LEFT, 0) : date.block_start]
    return pattern("vision folded").search(fold(left)) is not None


def frames(dates: Sequence[Mention], scene: Scene) -> list[Mention]:
    """The dates with which a sentence opens, so that those behind it speak of that time too; a time
    that a sentence only mentions ("do tỉnh đầu tư năm 2016") dates nothing after it. "Tính đến
    ngày ..." frames wherever it stands."""
    return [
        date for date in dates if _opens(date, scene) or is_as_of(date, scene)
    ]


def _opens(date: Mention, scene: Scene) -> bool:
    start, _ = scene.sentence_span(scene.sentence_at(date.block_start))
    left = scene.text[start : date.block_start]
    label = left.rfind(":") + 1
    if pattern("source of it").match(left):  # "Theo Sở Nội vụ, năm 2023, ..."
        label = max(label, left.find(",") + 1)
    first = scene.word_at(start + label)
    at = scene.word_at(date.block_start)
    # "Chỉ số DTI năm 2024 xếp thứ 6": of that index alone
    return at - first <= _FRAME and not scene.begins("of_year", first, at)
