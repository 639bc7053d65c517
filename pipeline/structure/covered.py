"""The period that a document reports on or plans for."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import reporting
from pipeline.period import bounds
from pipeline.structure.patterns import begins, finds, is_whole, patterns
from pipeline.text import fold


def period(
    doc_type: str,
    title: str,
    body: Sequence[str],
) -> str:
    """The period of a document of a periodical type or with a form's line for
    it; "" where it has none. ``body``: the first lines below the title."""
    found = ""
    periodical = patterns("periodical").fullmatch(fold(doc_type))
    if periodical or begins("report", fold(title)):
        found = _titled(title, body)
    text = " ".join(body)
    if not found and is_whole("report", fold(doc_type)):
        found = _said("period of a report spelt", text)
    return found or _said("period of a form spelt", text)


def _titled(title: str, body: Sequence[str]) -> str:
    """The period that a title names; where it names a week of a month, or
    none, the days in brackets below it."""
    found = reporting.reported(title)
    below = body[0] if body else ""
    if below.startswith("(") and (not found or finds("week", fold(title))):
        return _whole_month(reporting.reported(below)) or found
    return found


def _whole_month(days: str) -> str:
    """A month for the interval of all its days; else the interval."""
    month = days[:7]
    return month if days and bounds(month) == bounds(days) else days


def _said(kind: str, text: str) -> str:
    match = patterns(kind).search(text)
    return reporting.reported(match[1]) if match else ""
