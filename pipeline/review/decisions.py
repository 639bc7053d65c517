"""The decisions of reviewers: one JSON object a line in ``OUTPUT/review.jsonl``, appended and never
rewritten.

A decision names its figure by the document's bytes and the span of the page's text, not by the
figure's ordinal, so that it survives a new extraction by newer rules. The last decision on a figure
or check counts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.grouping import by_key
from pipeline.records import Check, Document, Fact, Mention
from pipeline.text import one_line

FILE = "review.jsonl"
SETTLED = ("dismissed", "explained")  # a check that a person has done away with


@dataclass(frozen=True, slots=True)
class Decision:
    """``decision`` on a figure: accepted, corrected (``value`` is the new canonical value) or
    explained (``note`` says why); on a check: confirmed (the documents do not agree), dismissed
    (the finding is none; ``note`` says why) or explained; on either: undone, as if there had been
    none.

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
    return page, start, one_line(text)


def history(output: Path) -> Iterator[Decision]:
    """Every decision in the order in which they were made; a torn last line is ignored."""
    path = output / FILE
    for line in (
        path.read_text(encoding="utf-8").splitlines() if path.exists() else ()
    ):
        try:
            yield Decision(**json.loads(line))
        except (ValueError, TypeError):
            continue


def name(decision: Decision) -> _Key:
    """What a decision is about, the same for all decisions about it."""
    return (
        _key(decision)
        if decision.check_id
        else (decision.doc_id, *_key(decision))
    )


def load(output: Path) -> dict[str, tuple[Decision, ...]]:
    """The decisions that count, by document; the order of each is that of the file."""
    last: dict[_Key, Decision] = {}
    for decision in history(output):
        last[name(decision)] = decision
    counted = (one for one in last.values() if one.decision != "undone")
    found = by_key((one.doc_id, one) for one in counted)
    return {doc_id: tuple(own) for doc_id, own in found.items()}


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
        _decided(m, figures.get(place(m.page, m.start, m.text)))
        for m in document.mentions
    )
    by_id = {m.mention_id: m for m in mentions if m.reviewed}
    facts = tuple(
        _followed(f, by_id.get(f.mention_id)) for f in document.findings.facts
    )
    return replace(
        document,
        mentions=mentions,
        findings=replace(document.findings, facts=facts),
    )


def _decided(mention: Mention, decision: Decision | None) -> Mention:
    if decision is None:
        return mention
    if decision.decision != "corrected" or decision.value == mention.value:
        return replace(mention, reviewed=decision.decision)
    return replace(
        mention,
        reviewed="corrected",
        value=decision.value,
        value_read=mention.value,
    )


def _followed(fact: Fact, mention: Mention | None) -> Fact:
    if mention is None:
        return fact
    if not mention.value_read:
        return replace(fact, reviewed=mention.reviewed)
    return replace(
        fact, reviewed="corrected", value=mention.value, value_read=fact.value
    )


def mark(
    checks: tuple[Check, ...], decisions: Mapping[str, tuple[Decision, ...]]
) -> tuple[Check, ...]:
    """``checks`` with what a person decided about each: the decision, the reason, the name, the
    time."""
    by_id = {
        d.check_id: d
        for found in decisions.values()
        for d in found
        if d.check_id
    }
    return tuple(
        _decided_check(c, by_id[c.check_id]) if c.check_id in by_id else c
        for c in checks
    )


def _decided_check(check: Check, decision: Decision) -> Check:
    return replace(
        check,
        reviewed=decision.decision,
        note=decision.note,
        reviewed_by=decision.who,
        reviewed_at=decision.when,
    )
