"""What the checks stage gives: relations between figures that were tested."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """A relation between figures that was tested. ``check_id`` is a hash of what takes part, stable
    between runs."""

    check_id: str
    kind: str
    outcome: str  # holds, broken, doubtful
    doc_ids: tuple[str, ...]
    mention_ids: tuple[str, ...]
    numbers: tuple[str, ...]
    message: str
    message_en: str
    expected: str = ""
    observed: str = ""
    difference: str = ""
    severity: str = ""  # error, warning, info
    reviewed: str = ""
    finding: str = ""  # checks with one cause share it
    note: str = ""  # what the reviewer wrote
    reviewed_by: str = ""
    reviewed_at: str = ""  # ISO 8601, UTC
