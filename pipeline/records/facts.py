"""What the facts stage gives: facts, systems, references."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.box import Box


@dataclass(frozen=True, slots=True)
class Fact:
    fact_id: str
    indicator: str
    value: str
    unit: str
    kind: str
    cmp: str
    period: str
    status: str
    evidence: str
    page: int
    mention_id: str
    confidence: float
    subject: str = ""
    item: str = ""
    system: str = ""
    box: Box | None = None
    reviewed: str = ""
    value_read: str = ""
    # central, province, district, commune: of whom the figure is
    level: str = ""
    channel: str = ""  # online, post, counter
    # fact_id of the first statement of the same fact in the document
    repeats: str = ""
    # names of the rules that decided indicator, period and status
    rule: str = ""


@dataclass(frozen=True, slots=True)
class System:
    page: int
    system: str
    category: str
    vendor: str = ""
    status: str = "in use"
    url: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    page: int
    mention_id: str
    code: str
    type: str
    date: str = ""
    issuer: str = ""  # derived from the symbol, in words
    title: str = ""
    issuer_said: str = ""  # as the text names it, for the audit
    type_said: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the facts stage makes of one document."""

    facts: tuple[Fact, ...] = ()
    systems: tuple[System, ...] = ()
    references: tuple[Reference, ...] = ()
