"""Takes the decisions of reviewers: refuses what names nothing in the dataset, says nothing, or was
decided in another tab meanwhile."""

from __future__ import annotations

import datetime
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.folders import pages_of
from pipeline.mentions.numbers import reads_english
from pipeline.mentions.typed import Printed, shown, typed
from pipeline.review.decisions import Decision, history, name, place, record
from pipeline.review.queue import Row, read
from pipeline.text import fold

_FOR_FIGURES = ("accepted", "corrected", "explained", "undone")
_FOR_CHECKS = ("confirmed", "dismissed", "explained", "undone")
_WANT_REASON = ("dismissed", "explained")


class Refused(ValueError):
    """A decision that cannot be taken; the message is for the person."""


class Overtaken(Refused):
    """Somebody decided on the same thing meanwhile."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a typed text will be: as the dataset keeps it, and as a person reads it."""

    value: str
    shown: str


class Desk:
    """The decisions on one dataset."""

    def __init__(self, output: Path, who: str) -> None:
        self._output, self._who = output, who
        self._lock = threading.Lock()
        self._checks = {row["check_id"]: row for row in read(output, "checks")}
        self._figures: dict[tuple[object, ...], Row] = {
            (row["doc_id"], *place(row["page"], row["start"], row["text"])): row
            for row in read(output, "mentions")
        }

    def value(self, data: dict[str, Any]) -> Value:
        """What the text that was typed for a figure will be. Raises Refused where it is no value of
        the figure's kind."""
        row = self._figure(data)
        try:
            value = typed(str(data.get("typed", "")), self._printed(row))
        except ValueError as error:
            raise Refused(str(error)) from error
        return Value(value, shown(value, row["unit"] or ""))

    def decide(self, data: dict[str, Any]) -> Decision:
        """Records what a person decided and returns it. ``data["seen"]`` counts the decisions on
        the same thing that the page knew of. Raises Refused, Overtaken."""
        kind = str(data.get("decision", ""))
        note = str(data.get("note", "")).strip()
        if kind in _WANT_REASON and not note:
            raise Refused("a reason is needed")
        made = (
            self._on_check(data, kind, note) if data.get("check_id") else None
        )
        made = made or self._on_figure(data, kind, note)
        with self._lock:
            before = [d for d in history(self._output) if name(d) == name(made)]
            if len(before) != int(data.get("seen", 0)):
                last = before[-1] if before else made
                raise Overtaken(
                    f"{last.who} decided meanwhile: {last.decision}, {last.when}; "
                    "reload the page"
                )
            record(self._output, made)
        return made

    def _on_check(self, data: dict[str, Any], kind: str, note: str) -> Decision:
        check = self._checks.get(str(data["check_id"]))
        if check is None:
            raise Refused("there is no such check")
        if kind not in _FOR_CHECKS:
            raise Refused("there is no such decision")
        doc_id = str(check["doc_ids"]).split()[0]
        return Decision(
            doc_id,
            kind,
            self._who,
            _now(),
            note=note,
            check_id=check["check_id"],
        )

    def _on_figure(
        self, data: dict[str, Any], kind: str, note: str
    ) -> Decision:
        if kind not in _FOR_FIGURES:
            raise Refused("there is no such decision")
        row = self._figure(data)
        return Decision(
            row["doc_id"],
            kind,
            self._who,
            _now(),
            page=row["page"],
            start=row["start"],
            text=row["text"],
            label=row["label"],
            read=row["value_read"] or row["value"] or "",
            value=self.value(data).value if kind == "corrected" else "",
            note=note,
        )

    def _figure(self, data: dict[str, Any]) -> Row:
        try:
            where = place(
                int(data["page"]), int(data["start"]), str(data["text"])
            )
        except (KeyError, TypeError, ValueError) as error:
            raise Refused("no figure is named") from error
        row = self._figures.get((data.get("doc_id"), *where))
        if row is None:
            raise Refused("there is no such figure")
        return row

    def _printed(self, row: Row) -> Printed:
        text = "\n".join(pages_of(self._output, row["doc_id"]))
        return Printed(
            row["label"],
            row["text"] or "",
            row["value_read"] or row["value"] or "",
            row["unit"] or "",
            reads_english(fold(text)),
        )


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
