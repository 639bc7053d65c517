"""Changes against their base: "tăng 51 ca so với tháng trước" with the base in a footnote,
cumulative = before + new, "cao hơn 0,105 so với bình quân (0,4014)", and growth in percent."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.checks.changed import changed, sign_of
from pipeline.checks.counted import comparable
from pipeline.checks.figures import Figure
from pipeline.checks.intervals import Interval
from pipeline.checks.passages import Figures, Passage, preceding
from pipeline.checks.patterns import direction, finds, said, words
from pipeline.checks.prior_periods import Statement, bases, statements, stating
from pipeline.checks.shares import grown
from pipeline.checks.verdict import compare, tested
from pipeline.checks.wording import Value, of_amount
from pipeline.grouping import by_key
from pipeline.records import Check

_LED = 40  # characters before a change that say its direction and base
_NEAR = 500  # blocks within which a footnote stands: a text file is one page


def check(figures: Figures) -> Iterator[Check]:
    """Every change in the running text of a document."""
    prose = figures.outside_tables
    notes = by_key(
        (passage.block.slices[0].page, note)
        for passage in prose
        for note in statements(passage)
    )
    for passage in prose:
        yield from _differences(passage)
        if passage.block.kind != "footnote":
            there = notes.get(passage.block.slices[-1].page, [])
            yield from _against_notes(passage, _near(passage, there))


def _near(passage: Passage, notes: Sequence[Statement]) -> Sequence[Statement]:
    """The notes of other passages near one; notes stand in reading order."""
    first = bisect_left(notes, passage.index - _NEAR, key=_index)
    last = bisect_left(notes, passage.index + _NEAR, key=_index)
    near = notes[first:last]
    return [note for note in near if note.passage is not passage]


def _index(note: Statement) -> int:
    return note.passage.index


# ---------------------------------------------------------------- footnotes with the base


def _against_notes(
    passage: Passage, notes: Sequence[Statement]
) -> Iterator[Check]:
    """The first change against the month before, and the cumulative count, against what other
    passages state of that month."""
    change = _change_of_month(passage)
    now = _changed_count(passage, change) if change else None
    if not change or not now:
        return
    sign = direction(passage.before(change)[-30:])
    note = stating(
        passage,
        notes,
        now,
        change,
        sign,
    )
    if note is None:
        return
    base, base_total = bases(note, now)
    if base is not None:
        yield step(base, change, now, sign, "change")
    total = _cumulative(passage, now)
    if base_total is not None and total is not None:
        yield step(base_total, now, total, 1, "cumulative")


def _change_of_month(passage: Passage) -> Figure | None:
    """The first change against the month before, where it is a count."""
    for item in filter(passage.changes, passage.figures):
        if said("month before", _clause(passage, item)):
            return item if item.is_count else None
    return None


def _changed_count(passage: Passage, change: Figure) -> Figure | None:
    """The first figure before a change that can be what has changed."""
    for item in passage.figures[: passage.ordinal(change)]:
        if comparable(item, change):
            return item
    return None


def _clause(passage: Passage, item: Figure) -> str:
    """The words around a change: from the figure before to the one after."""
    return passage.before(item) + " " + passage.after(item)


def _cumulative(passage: Passage, now: Figure) -> Figure | None:
    """The first figure that words such as "lũy kế" lead to, behind the count of the month."""
    for item in passage.figures[passage.ordinal(now) + 1 :]:
        if not comparable(item, now):
            continue
        if said("cumulative", passage.before(item)):
            return item
    return None


def step(
    before: Figure,
    change: Figure,
    now: Figure,
    sign: int,
    key: str,
    *,
    sure: bool = True,
) -> Check:
    """The check of before ± change = now."""

    def fits(values: Sequence[Interval]) -> bool:
        first, by, last = values
        return last.meets(first + by if sign > 0 else first - by)

    figures = (before, change, now)
    added = before.value + sign * change.value
    values: dict[str, Value] = {
        "before": before,
        "change": change,
        "now": now,
        "added": of_amount(added, now),
        "missing": of_amount(abs(now.value - added), now),
        "sign": "+" if sign > 0 else "-",
    }
    return tested(
        "sum",
        key,
        figures,
        fits,
        values,
        compare(added, now.value),
        sure=sure and all(f.equals for f in figures),
    )


# ---------------------------------------------------------------- within one passage


def _differences(passage: Passage) -> Iterator[Check]:
    """ "0,5064, cao hơn 0,105 so với bình quân (0,4014)" and, later, "0,4880, cao hơn bình quân
    0,0866"."""
    for change in filter(passage.changes, passage.figures):
        base, named = _base(passage, change)
        now = changed(passage, change, base if named else None)
        if now is None:
            continue
        if base is not None:
            yield from _difference(
                passage,
                base,
                change,
                now,
                named=named,
            )
        elif change.is_percent:
            yield from _grown(passage, change)


def _difference(
    passage: Passage,
    base: Figure,
    change: Figure,
    now: Figure,
    *,
    named: bool,
) -> Iterator[Check]:
    """The check of a change with its base; ``named``: the text ties the base to it."""
    if base is now or not comparable(base, now):
        return
    sign = sign_of(passage, change)
    if change.is_percent and not now.is_percent:
        yield from growth(base, now, change, sign)
    elif comparable(change, now) and not change.is_ratio:
        first = replace(now, whole=None)  # of 42/58 the 42 has changed
        yield step(
            base,
            change,
            first,
            sign,
            "change",
            sure=named,
        )


def _base(passage: Passage, change: Figure) -> tuple[Figure | None, bool]:
    """The base of a change and whether the text ties it to this change: "so với bình quân cả nước
    (0,4014 điểm)"."""
    behind = passage.next(change)
    if behind and _leads_to_base(passage.after(change)):
        return behind, True
    lead = passage.before(change)[-_LED:]
    mark = words("benchmark").search(lead)
    if not mark:
        return None, False
    earlier = passage.figures[: passage.ordinal(change) - 1]
    for item in earlier:
        named = mark[0] in passage.before(item)[-60:]
        if named and not passage.changes(item):
            return item, False
    return None, False


def _leads_to_base(after: str) -> bool:
    """Whether the words behind a change give the next figure as its base."""
    if not said("base", after) or finds("changes apart", after):
        return False
    return finds("changes base follows", after)


def _grown(passage: Passage, change: Figure) -> Iterator[Check]:
    """ "1.200 hồ sơ (cùng kỳ 1.000 hồ sơ), tăng 20%": two counts before the change, the second said
    to be its base."""
    lead = preceding(passage.figures, passage.ordinal(change), 2)
    if len(lead) < 2 or not all(f.adds for f in lead):
        return
    now, base = lead
    if any(map(passage.changes, lead)) or not comparable(now, base):
        return
    if not passage.in_one_sentence(now, change):
        return
    if not said("benchmark", passage.before(base)):
        return
    for found in growth(base, now, change, sign_of(passage, change)):
        if found.outcome == "holds":
            yield found


def growth(
    before: Figure,
    now: Figure,
    percent: Figure,
    sign: int,
) -> Iterator[Check]:
    """The check of a change in percent; none where ``before`` may be zero."""
    if before.interval.can_divide:
        yield grown(now, before, percent, sign)
