"""The text of a page as HTML: an anchor at each figure, and a passage around those that matter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from pipeline.report.sentences import around

Row = dict[str, Any]
Span = tuple[int, int]


def marked(
    text: str,
    figures: Sequence[Row],
    roles: Mapping[str, str],
) -> Markup:
    """``text`` with a ``mark`` at each of ``figures`` (rows of mentions, offsets into ``text``).

    ``roles``: mention_id -> class of those that matter, whose sentence becomes a ``passage``."""
    rows = list(_apart(text, figures))
    important = [row for row in rows if row["mention_id"] in roles]
    starts = [row["start"] for row in rows]
    pieces: list[str] = []
    at = 0

    def woven(first: int, last: int) -> str:
        among = rows[bisect_left(starts, first) : bisect_left(starts, last)]
        return _woven(
            text,
            (first, last),
            among,
            roles,
        )

    for start, end in _passages(text, important):
        pieces.append(woven(at, start))
        pieces.append(f'<span class="passage">{woven(start, end)}</span>')
        at = end
    pieces.append(woven(at, len(text)))
    # every piece is escaped: Markup.format would look through each of them again
    return Markup("".join(pieces))


def _apart(text: str, figures: Sequence[Row]) -> Iterator[Row]:
    """The figures in order; of two that overlap the first alone, since marks cannot cross."""
    at = 0
    for row in sorted(figures, key=lambda row: row["start"] or 0):
        start, end = row["start"], row["end"]
        if start is not None and at <= start < end <= len(text):
            yield row
            at = end


def _passages(text: str, rows: Sequence[Row]) -> list[Span]:
    """The sentences and table rows around ``rows``, those that touch as one."""
    spans: list[Span] = []
    for row in rows:
        start, end = around(text, row["start"], row["end"])
        if spans and start <= spans[-1][1]:
            start, end = spans[-1][0], max(end, spans[-1][1])
            spans.pop()
        spans.append((start, end))
    return spans


def _woven(
    text: str,
    span: Span,
    rows: Sequence[Row],
    roles: Mapping[str, str],
) -> str:
    """The part ``span`` of ``text``, escaped, with the marks of ``rows`` that lie wholly in it."""
    at, last = span
    pieces: list[str] = []
    for row in rows:
        start, end = row["start"], row["end"]
        if end > last:  # a passage may end within a figure that does not matter
            break
        role = roles.get(row["mention_id"], "")
        pieces.append(escape(text[at:start]))
        anchor = f'id="{escape(row["mention_id"])}" class="{escape(role)}"'
        pieces.append(f"<mark {anchor}>{escape(text[start:end])}</mark>")
        at = end
    pieces.append(escape(text[at:last]))
    return "".join(pieces)
