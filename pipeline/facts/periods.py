"""Decides what time a figure covers (GUIDELINES: facts): a stock's date, a flow's interval, the
year that is named.

Dates of cited documents, of plans and programmes ("Đề án ... 2016 - 2020") and of comparisons ("so
với năm 2016") say nothing about the figure. A date is looked for in the heads of the figure's cell,
in its sentence, in the sentences before it, in the label of its paragraph, the caption, the line
that opens its list, the headings; the last resort is what the document as a whole covers: the days
it says it counts, the period of the report, the date of issue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.facts.calendars import Calendar
from pipeline.facts.heads import Heads, of_cell, told
from pipeline.facts.scene import Figure, Scene
from pipeline.facts.words import said
from pipeline.records import Mention
from pipeline.text import fold

FAR = 500.0  # cost of a date that stands behind the figure with something between
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LABEL = 60  # characters before a figure in which a bracket with its time opens
_DAY = 10  # characters of a day: up to it a head counts
_YEARLY = 11  # the month from which a report on the running year speaks of the whole of it
_SAME_TIME = re.compile(
    r"\((?:cung ky(?: nam (?:truoc|(?P<year>\d{4})))?|nam truoc)(?: la| dat| co| chi dat)?:? $"
)
_OPENS = re.compile(r"\s*\([^()\d;]{0,40}")
_BRACKET = re.compile(r"\(([^();]{4,40})[:,]\s*$")


def period_of(
    figure: Figure,
    scene: Scene,
    dates: Sequence[Mention],
    kind: str,
    heads: Heads,
    calendar: Calendar,
    status: str = "actual",
) -> str:
    """ISO 8601 period of a figure; "" where the text supports none.

    ``dates``: the DATE mentions of the block; ``kind``: stock, flow, year, or share (a percentage
    of a flow: with a date it is read as a stock, in a report on a part of a year it covers that);
    ``status``: of what is not yet real the date of a count says nothing."""
    real = status in ("actual", "estimated")
    cell = of_cell(heads, calendar, real)
    if cell is not None:
        return _up_to(cell, kind) if real and len(cell) == _DAY else cell
    usable = [
        _without_guess(date)
        for date in dates
        if date.role in ("", "own")
        and not _is_named(date, scene)
        and (real or not _is_as_of(date, scene))
        and not scene.brackets.keep(date.block_start, figure.mention.block_start)
    ]
    for date in dates:
        between = scene.words.text[date.block_end : figure.mention.block_start]
        if date.role == "" and _OPENS.fullmatch(between):
            return _with_year(
                date.value, usable, figure, calendar, real
            )  # "tăng so với năm 2022 (40.285 hồ sơ)"
    low = max(figure.mention.block_start - _LABEL, 0)
    bracket = _BRACKET.search(scene.words.text, low, figure.mention.block_start)
    if bracket and len(times := told(bracket[1])) == 1 and real:
        return _with_year(
            times[0], usable, figure, calendar, real
        )  # "đăng 120 tin, bài (quý III: 98 tin, bài)"
    if real and (
        same := _SAME_TIME.search(fold(scene.words.text[low : figure.mention.block_start]))
    ):
        return calendar.year_before(same["year"] or "")  # "đạt 89,8% (cùng kỳ: 59,6%)"
    inside = _in_text(figure, scene, usable, kind, calendar, real)
    return _from_outside(figure, scene, kind, heads, calendar, status) if inside is None else inside


def _in_text(
    figure: Figure,
    scene: Scene,
    usable: Sequence[Mention],
    kind: str,
    calendar: Calendar,
    real: bool,
) -> str | None:
    """The period that the sentence of a figure or those before it tell, which may be ""; None where
    they do not."""
    stock = kind in ("stock", "share")
    here, sofar, to_date = _sentence(figure, scene)
    own = [d for d in usable if here[0] <= d.block_start < here[1]]
    found, near = _nearest(
        [d for d in own if sofar or not real or not _is_edge(d, scene, stock)], figure, scene
    )
    if not near and not real and said("yearend", scene.words.text[slice(*here)]):
        return calendar.running
    if not near and not sofar:
        earlier = [
            d
            for d in usable
            if d.block_start < here[0]
            and not _is_edge(d, scene, stock)
            and not (calendar.is_after(d.value) if real else _is_until(d, scene))
        ]
        found = earlier[-1].value if earlier else ""
    elif not near and stock:
        found = ""
    edges = [d for d in own if real and not stock and _is_edge(d, scene, stock)]
    if not found and _nearest(edges, figure, scene)[1] and edges:
        return ""  # "31 máy mua trước năm 2016"
    found = _with_year(found, usable, figure, calendar, real)
    if found and _rises_from(figure, scene):
        return found.split("/")[0]
    if found and sofar and "/" not in found and _since(own, figure, scene):
        found += "/.."
    if found.endswith("/.."):
        return found[:-2] + calendar.issued if calendar.issued else found if kind == "flow" else ""
    if found:
        until = (
            real
            and kind == "flow"
            and any(
                found.endswith(d.value.lstrip("-")) and _is_until(d, scene)
                for d in usable
                if d.block_start < figure.mention.block_start
            )
        )
        return _fit(found, kind, to_date or until, calendar)
    return _up_to(calendar.issued, kind) if sofar else None


def _from_outside(
    figure: Figure, scene: Scene, kind: str, heads: Heads, calendar: Calendar, status: str
) -> str:
    """The period of a figure in whose paragraph no date governs it."""
    real = status in ("actual", "estimated")
    for text in (*heads.near, *heads.headings[:1]):
        times = told(text)
        if len(times) == 1:
            found = calendar.dated(times[0], not real)
            if real and kind == "stock" and found == calendar.period and len(found) > 4:
                break  # under "Kết quả quý III" of a report on it: at the date of issue
            return _up_to(found, kind) if len(found) == _DAY else found
        if times:
            break
    if beyond := _of_part(heads.headings[1:], calendar, real):
        return beyond
    if status == "proposed" and not (kind == "flow" and _is_advised(figure, scene)):
        return calendar.ahead if calendar.stance == "proposed" else ""
    if not real and status != "proposed":
        return calendar.ahead or (calendar.following if heads.look_ahead else calendar.period)
    within = _within(figure, scene)
    if kind == "stock" and not within:
        return calendar.stands
    return _reported(kind, calendar, within, figure.mention.value == "100")


def _of_part(headings: Sequence[str], calendar: Calendar, real: bool) -> str:
    """The time that a heading farther above names, where it is not that of the whole document."""
    for times in map(told, headings):
        if len(times) == 1:
            found = calendar.dated(times[0], not real)
            return "" if real and found in (calendar.period, calendar.issued[:4]) else found
    return ""


def _reported(kind: str, calendar: Calendar, within: bool, full: bool) -> str:
    """The period of a report, as a flow or a share takes it that names no time.

    A report on the running year covers it up to the date of issue, unless it was issued at the
    year's end (Nghị định 09/2019/NĐ-CP, điều 12: the figures of a year are closed in December).
    "100%" of a running year tells how work is done now, and stands at the date of issue; another
    share was reckoned over the year."""
    if calendar.window:
        return calendar.window
    period, until = calendar.period, calendar.counted or calendar.issued
    if not period:
        if kind != "flow":
            return until
        return (
            "" if calendar.is_article and not within else _up_to(until, kind)
        )  # the press tells of any time
    whole = len(period) == 4
    if whole and kind == "share" and period == calendar.issued[:4] and full:
        return calendar.stands
    if (
        whole
        and period == until[:4]
        and (calendar.counted or until[5:7] < f"{_YEARLY:02d}")
        and not within
    ):
        return _up_to(until, "flow")
    return period


def _is_advised(figure: Figure, scene: Scene) -> bool:
    """Whether what is proposed was itself work done: "đã tham mưu công bố 12 thủ tục"."""
    return bool(said("advised", scene.words.text, scene.first_word(figure.sentence), figure.first))


def _within(figure: Figure, scene: Scene) -> bool:
    """Whether the clause of a figure speaks of the period of the report: "trong tháng kích hoạt mới
    637 tài khoản"."""
    return bool(said("within", scene.words.text, scene.clause_start(figure), figure.first))


def _without_guess(date: Mention) -> Mention:
    """A half year or quarter without its year as such: that of a date before it may be
    another's."""
    guessed = (
        ("Q" in date.value or "/" in date.value)
        and date.value[:1] != "-"
        and not _YEAR.search(date.text)
    )
    return replace(date, value=re.sub(r"(?<!\d)\d{4}", "-", date.value)) if guessed else date


def _is_edge(date: Mention, scene: Scene, stock: bool) -> bool:
    """Whether a date is one before which something was done or is due, or, for a stock, since when
    it is."""
    at = bisect_left(scene.words.starts, date.block_start)
    if said("deadline", scene.words.text, at - 3, at):
        return True
    return stock and "/" not in date.value and bool(said("start", scene.words.text, at - 3, at))


def _rises_from(figure: Figure, scene: Scene) -> bool:
    """Whether the figure is where a change began ("từ năm 2018 đến nay tăng từ 4,55%")."""
    return scene.words.words[figure.first - 1 : figure.first] == ("tu",)


def _since(dates: Sequence[Mention], figure: Figure, scene: Scene) -> bool:
    """Whether the sentence goes from a date up to now: "từ năm 2016 ... đến nay đã cấp 200 tài
    khoản"."""
    for date in dates[:1]:
        at = bisect_left(scene.words.starts, date.block_start)
        if "tu" in scene.words.words[max(at - 2, 0) : at]:
            return bool(said("yeartodate", scene.words.text, at, figure.first))
    return False


def _sentence(figure: Figure, scene: Scene) -> tuple[tuple[int, int], bool, bool]:
    """Offsets of the figure's sentence; whether it speaks of now; whether of the running year up to
    now."""
    start, end = scene.sentence_span(figure.sentence)
    return (start, end), *_speaks_of(scene.words.text[start:end])


@lru_cache(maxsize=500)  # asked again for each figure of a sentence
def _speaks_of(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence speaks of now; whether of the running year up to now."""
    other = {
        n for hit in said("notnow", sentence) for n in range(hit.first, hit.stop)
    }  # "thực hiện tại"
    now = any(hit.first not in other for hit in said("sofar", sentence))
    return now, bool(said("yeartodate", sentence))


def _is_named(date: Mention, scene: Scene) -> bool:
    """Whether a date belongs to the name of a plan, to a quotation or to a comparison."""
    text = scene.words.text
    at = bisect_left(scene.words.starts, date.block_start)
    start = scene.sentence_span(scene.sentence_at(date.block_start))[0]
    if text.count("“", start, date.block_start) > text.count("”", start, date.block_start):
        return True
    for hit in said("named", text, at - 28, at):
        if scene.words.starts[hit.stop - 1] < start:
            continue
        words, _, hard, _ = scene.gap(hit.stop, at)
        near = (
            3
            if scene.words.words[hit.first]
            in ("so", "cung", "khoa", "nhiem", "phien", "tam", "dinh")
            else 25
        )
        if not hard and words <= near and date.label == "DATE":
            return True
    return False


def _is_until(date: Mention, scene: Scene) -> bool:
    """Whether a flow goes up to a day or month: "đến hết ngày 30/11/2021 tiếp nhận 450 hồ sơ"."""
    at = bisect_left(scene.words.starts, date.block_start)
    return bool(said("until", scene.words.text, at - 4, at))


def _is_as_of(date: Mention, scene: Scene) -> bool:
    """Whether the date says when something was counted ("tính đến ngày ...")."""
    at = bisect_left(scene.words.starts, date.block_start)
    return bool(said("asof", scene.words.text, at - 4, at))


def _nearest(dates: Sequence[Mention], figure: Figure, scene: Scene) -> tuple[str, bool]:
    """The date that governs the figure: right behind it with nothing between, else the nearest
    before it.

    False where the only dates stand far behind."""
    best, least = "", 1e9
    for date in dates:
        first = bisect_left(scene.words.starts, date.block_start)
        stop = bisect_left(scene.words.starts, date.block_end)
        if first >= figure.stop:
            words, soft, hard, figures = scene.gap(figure.stop, first)
            if (soft or hard) and _leads(stop, scene):
                continue  # "620 triệu đồng, trong đó năm 2023: 200 triệu đồng"
            cost: float = words + 4 * soft
            if (words > 12 and not _is_as_of(date, scene)) or hard or figures:
                cost += FAR
        else:
            words, soft, hard, _ = scene.gap(stop, figure.first)
            cost = 2 + words / 4 + soft + 3 * hard
        if cost < least:
            best, least = date.value, cost
    return best, least < FAR


def _leads(stop: int, scene: Scene) -> bool:
    """Whether the figure right behind a date is what it dates."""
    return bool(scene.between(stop, stop + 3))


def _with_year(
    value: str, dates: Sequence[Mention], figure: Figure, calendar: Calendar, real: bool
) -> str:
    """A date without a year takes that of the last full date before, of the document; "" where
    neither is known."""
    before = [
        d.value
        for d in dates
        if _YEAR.match(d.value) and d.block_start < figure.mention.block_start
    ]
    if value.startswith("--") and value[2] != "-" and before:
        return value.replace("--", f"{before[-1][:4]}-")
    return calendar.dated(value, not real)


def _fit(value: str, kind: str, to_date: bool, calendar: Calendar) -> str:
    """A date that was found, as the kind of figure needs it."""
    if kind != "flow" or "/" in value or "Q" in value:
        return value
    if len(value) == 4:
        running = to_date and calendar.issued[:4] == value
        return _up_to(calendar.issued, kind) if running else value
    return _up_to(value, kind) if to_date else value


def _up_to(day: str, kind: str) -> str:
    """A flow of a running year goes from its 1 January up to the day; a stock stands at the day."""
    if kind != "flow" or len(day) in (0, 4):
        return day
    if day.endswith("-12-31"):
        return day[:4]
    return f"{day[:4]}-01-01/{day}" if len(day) == 10 else f"{day[:4]}-01/{day}"
