"""Decides what time a figure covers (GUIDELINES: facts): a stock's date, a flow's interval, the year that is named.

Dates of cited documents, of plans and programmes ("Đề án ... 2016 - 2020") and of comparisons ("so với năm 2016") say
nothing about the figure. A date is looked for in the figure's sentence, in the sentences before it, in the line that
opens its list, in the heading right above; the last resort is the date of issue, or the period of the report.
"""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.facts.phrases import split
from pipeline.facts.scene import Figure, Scene
from pipeline.facts.words import said
from pipeline.records import Mention

FAR = 500.0  # cost of a date that stands behind the figure with something between
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HEADING_DATE = re.compile(r"(?:NĂM|năm|Năm)\s+((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?|"
                           r"(?:GIAI ĐOẠN|giai đoạn|Giai đoạn)\s+(?:(?:NĂM|năm)\s+)?((?:19|20)\d\d)\s*[-–]\s*"
                           r"((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The document's own times: date of issue (ISO, may be partial; "" unknown) and the period it reports on."""

    issued: str = ""
    period: str = ""
    ahead: str = ""  # the year or years that a plan is for
    issuer: str = ""

    @property
    def year(self) -> str:
        return self.issued[:4] if self.issued else self.period[:4]


def period_of(figure: Figure, scene: Scene, dates: Sequence[Mention], kind: str, around: Sequence[str],
              calendar: Calendar, status: str = "actual") -> str:
    """ISO 8601 period of a figure; "" where the text supports none.

    ``dates``: the DATE mentions of the block; ``kind``: stock, flow or year; ``around``: the opening line and the
    heading right above, nearest first; ``status``: of what is not yet real the date of a count says nothing.
    """
    real = status in ("actual", "estimated")
    usable = [date for date in dates if date.role in ("", "own") and not _is_named(date, scene)
              and (real or not _is_as_of(date, scene))]
    for date in dates:
        between = scene.words.text[date.block_end:figure.mention.block_start]
        if date.role == "" and between.strip() == "(":
            return _with_year(date.value, usable, figure, calendar)  # "tăng so với năm 2022 (40.285 hồ sơ)"
    here, sofar, to_date = _sentence(figure, scene)
    own = [d for d in usable if here[0] <= d.block_start < here[1]]
    found, near = _nearest(own, figure, scene)
    if not near and not sofar:
        earlier = [d for d in usable if d.block_start < here[0]]
        found = earlier[-1].value if earlier else found
    elif not near and kind == "stock":
        found = ""
    found = _with_year(found, usable, figure, calendar)
    if found and _rises_from(figure, scene):
        return found.split("/")[0]
    if found and sofar and "/" not in found and _since(own, figure, scene):
        found += "/.."
    if found.endswith("/.."):
        return found[:-2] + calendar.issued if calendar.issued else found if kind == "flow" else ""
    if found:
        return _fit(found, kind, to_date, calendar)
    if sofar:
        return _up_to(calendar.issued, kind) if calendar.issued else ""
    for text in around:
        years = heading_years(text)
        if len(years) == 1:
            return years[0]
        if years:
            break
    if not real:
        return "" if status == "proposed" else calendar.ahead or calendar.period
    if kind == "stock":
        return calendar.issued or calendar.period
    if calendar.period and (not calendar.issued or calendar.period != calendar.issued[:4]):
        return calendar.period
    return _up_to(calendar.issued, kind) if calendar.issued else calendar.period


def heading_years(text: str) -> list[str]:
    """The years or spans of years that a heading or an opening line names.

    >>> heading_years("b) Kế hoạch năm 2016 - 2020:")
    ['2016/2020']
    """
    if re.fullmatch(r"\W*(?:19|20)\d\d\W*", text):
        return _YEAR.findall(text)
    found = []
    for match in _HEADING_DATE.finditer(text):
        first, last = (match[1], match[2]) if match[1] else (match[3], match[4])
        before = text[:match.start()]
        if not any(hit.stop >= len(split(before).words) - 2 for hit in said("named", before)):
            found.append(f"{first}/{last}" if last else first)
        rest = re.match(r"(?:\s*(?:,|và)\s*(?:(?:19|20)\d\d)(?!\d))+", text[match.end():])
        if rest:
            found += _YEAR.findall(rest[0])
    return list(dict.fromkeys(found))


def _rises_from(figure: Figure, scene: Scene) -> bool:
    """Whether the figure is where a change began ("từ năm 2018 đến nay tăng từ 4,55%")."""
    return scene.words.words[figure.first - 1:figure.first] == ("tu",)


def _since(dates: Sequence[Mention], figure: Figure, scene: Scene) -> bool:
    """Whether the sentence goes from a date up to now: "từ năm 2016 ... đến nay đã cấp 200 tài khoản"."""
    for date in dates[:1]:
        at = bisect_left(scene.words.starts, date.block_start)
        if "tu" in scene.words.words[max(at - 2, 0):at]:
            return bool(said("yeartodate", scene.words.text, at, figure.first))
    return False


def _sentence(figure: Figure, scene: Scene) -> tuple[tuple[int, int], bool, bool]:
    """Offsets of the figure's sentence; whether it speaks of now; whether of the running year up to now."""
    start, end = scene.sentence_span(figure.sentence)
    return (start, end), *_speaks_of(scene.words.text[start:end])


@lru_cache(maxsize=500)  # asked again for each figure of a sentence
def _speaks_of(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence speaks of now; whether of the running year up to now."""
    other = {n for hit in said("notnow", sentence) for n in range(hit.first, hit.stop)}  # "thực hiện tại"
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
        near = 3 if scene.words.words[hit.first] in ("so", "cung", "khoa", "nhiem", "phien", "tam", "dinh") else 25
        if not hard and words <= near and date.label == "DATE":
            return True
    return False


def _is_as_of(date: Mention, scene: Scene) -> bool:
    """Whether the date says when something was counted ("tính đến ngày ...")."""
    at = bisect_left(scene.words.starts, date.block_start)
    return bool(said("asof", scene.words.text, at - 4, at))


def _nearest(dates: Sequence[Mention], figure: Figure, scene: Scene) -> tuple[str, bool]:
    """The date that governs the figure: right behind it with nothing between, else the nearest before it.

    False where the only dates stand far behind.
    """
    best, least = "", 1e9
    for date in dates:
        first = bisect_left(scene.words.starts, date.block_start)
        stop = bisect_left(scene.words.starts, date.block_end)
        if first >= figure.stop:
            words, soft, hard, figures = scene.gap(figure.stop, first)
            if (soft or hard) and _leads(stop, scene):
                continue  # "620 triệu đồng, trong đó năm 2023: 200 triệu đồng"
            cost: float = words + 4 * soft
            if words > 12 or hard or figures:
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


def _with_year(value: str, dates: Sequence[Mention], figure: Figure, calendar: Calendar) -> str:
    """A date without a year takes that of the last full date before, of the document; "" where neither is known."""
    if not value.startswith("--"):
        return value
    before = [d.value for d in dates if _YEAR.match(d.value) and d.block_start < figure.mention.block_start]
    year = before[-1][:4] if before else calendar.year
    return year + value[1:] if year else ""


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
    if kind != "flow" or len(day) == 4:
        return day
    return f"{day[:4]}-01-01/{day}" if len(day) == 10 else f"{day[:4]}-01/{day}"
