"""The decisions of reviewers: one JSON object a line in ``OUTPUT/review.jsonl``, appended and never
rewritten.

A decision names its figure by the document's bytes and the span of the page's text, not by the
figure's ordinal, so that it survives a new extraction by newer rules. The last decision on a figure
or check counts."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.records import Check, Document, Fact, Mention

FILE = "review.jsonl"


@dataclass(frozen=True, slots=True)
class Decision:
    """``decision``: accepted, corrected (``value`` is the new canonical value) or explained
    (``note`` says why).

    Either ``check_id`` or the place of a figure (``page``, ``start``, ``text``) is given, with the
    document's id."""

    doc_id: str
    decision: str
    who: str
    when: str  # ISO 8601, UTC
    page: int = 0
    start: int = 0
    text: str = ""
    label: str = ""
    read: str = ""  # the value that was read
    value: str = ""
    note: str = ""
    check_id: str = ""


_Key = tuple[object, ...]


def _key(decision: Decision) -> _Key:
    return (
        (decision.check_id,)
        if decision.check_id
        else place(decision.page, decision.start, decision.text)
    )


def place(page: int, start: int, text: str) -> _Key:
    """What names a figure within its document, whatever white space stands in its text."""
    return page, start, " ".join(text.split())


def load(output: Path) -> dict[str, tuple[Decision, ...]]:
    """The decisions that count, by document; the order of each is that of the file. A torn last
    line is ignored."""
    last: dict[str, dict[_Key, Decision]] = {}
    path = output / FILE
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            decision = Decision(**json.loads(line))
        except (ValueError, TypeError):
            continue
        last.setdefault(decision.doc_id, {})[_key(decision)] = decision
    return {doc_id: tuple(found.values()) for doc_id, found in last.items()}


def record(output: Path, decision: Decision) -> None:
    """Appends one decision and has it on the disk before it returns."""
    with open(output / FILE, "a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(decision), ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def apply(document: Document, decisions: tuple[Decision, ...]) -> Document:
    """``document`` with the decisions on its figures: a corrected value replaces the one read,
    which is kept beside it. Call it before the checks, so that they see what people confirmed."""
    figures = {_key(d): d for d in decisions if not d.check_id}
    if not figures:
        return document
    mentions = tuple(
        _decided(m, figures.get(place(m.page, m.start, m.text))) for m in document.mentions
    )
    by_id = {m.mention_id: m for m in mentions if m.reviewed}
    facts = tuple(_followed(f, by_id.get(f.mention_id)) for f in document.findings.facts)
    return replace(document, mentions=mentions, findings=replace(document.findings, facts=facts))


def _decided(mention: Mention, decision: Decision | None) -> Mention:
    if decision is None:
        return mention
    if decision.decision != "corrected" or decision.value == mention.value:
        return replace(mention, reviewed=decision.decision)
    return replace(mention, reviewed="corrected", value=decision.value, value_read=mention.value)


def _followed(fact: Fact, mention: Mention | None) -> Fact:
    if mention is None:
        return fact
    if not mention.value_read:
        return replace(fact, reviewed=mention.reviewed)
    return replace(fact, reviewed="corrected", value=mention.value, value_read=fact.value)


def mark(
    checks: tuple[Check, ...], decisions: Mapping[str, tuple[Decision, ...]]
) -> tuple[Check, ...]:
    """``checks`` with ``reviewed`` set where a person accepted or explained one."""
    by_id = {d.check_id: d for found in decisions.values() for d in found if d.check_id}
    return tuple(
        replace(c, reviewed=by_id[c.check_id].decision) if c.check_id in by_id else c
        for c in checks
    )
