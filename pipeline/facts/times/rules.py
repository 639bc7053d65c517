"""Decides what time a figure covers (docs/times.md): a stock's date, a flow's interval, the year
that is named.

The rules stand in order; the first that speaks wins, and its name goes to ``facts.rule``. A date is
looked for in the heads of the figure's cell, in its sentence, in the sentences before it, in the
label of its paragraph, the caption, the line that opens its list, the headings; the last resort is
what the document as a whole covers: the days it says it counts, the period of the report, the date
of issue. Dates of cited documents, of plans and programmes ("Đề án ... 2016 - 2020") and of
comparisons ("so với năm 2016") say nothing about the figure."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.facts.times import (
    above,
    at_end,
    at_figure,
    due,
    from_now,
    in_sentence,
    of_document,
    since,
)
from pipeline.facts.times.in_turn import in_turn
from pipeline.facts.times.question import Answer, PeriodQuestion

RULES: tuple[tuple[str, Callable[[PeriodQuestion], Answer | None]], ...] = (
    ("cell", at_figure.cell),
    ("same-time-before", at_figure.same_time_before),
    ("date-with-bracket", at_figure.date_with_bracket),
    ("label-in-bracket", at_figure.label_in_bracket),
    ("same-time-behind", at_figure.same_time_behind),
    ("time-before", at_figure.time_before),
    ("new-year", from_now.new_year),
    ("date-in-bracket", at_figure.date_in_bracket),
    ("decision-told", at_figure.decision_told),
    ("year-to-spend", at_figure.year_to_spend),
    ("in-turn", in_turn),
    ("year-from-now", from_now.year_from_now),
    ("whole-year", due.whole_year),
    ("within-behind-date", since.within_behind_date),
    ("from-opening", since.from_opening),
    ("since-then", since.since_then),
    ("now-behind-figure", from_now.now_behind_figure),
    ("now-behind-date", from_now.now_behind_date),
    ("since-new-year", since.since_new_year),
    ("due", due.due),
    ("year-end-behind-date", due.year_end_behind_date),
    ("date-in-sentence", in_sentence.date_in_sentence),
    ("end-of-year", due.end_of_year),
    ("date-far-behind", in_sentence.date_far_behind),
    ("date-in-last-bracket", at_end.date_in_last_bracket),
    ("date-that-closes", at_end.date_that_closes),
    ("due-behind", due.due_behind),
    ("formerly", from_now.formerly),
    ("frame-before", in_sentence.frame_before),
    ("framed-since-new-year", since.framed_since_new_year),
    ("before-a-date", in_sentence.before_a_date),
    ("each-year", in_sentence.each_year),
    ("up-to-now", from_now.up_to_now),
    ("year-gone", from_now.year_gone),
    ("asked-for", of_document.asked_for),
    ("near-head", above.near_head),
    ("far-heading", above.far_heading),
    ("ahead", of_document.ahead),
    ("stock-of-document", of_document.stock_of_document),
    ("counted-window", of_document.counted_window),
    ("press", of_document.press),
    ("report", of_document.report),
)


def period_of(ask: PeriodQuestion) -> tuple[str, str]:
    """ISO 8601 period of a figure, "" where the text supports none, and the rule that decided."""
    for name, rule in RULES:
        answer = rule(ask)
        if answer is not None:
            period = answer[0]
            # "29/02" of a year that has none
            sound = period is not None and period.is_sound
            return (str(period) if sound else "", name)
    return "", ""
