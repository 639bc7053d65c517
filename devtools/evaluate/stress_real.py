"""How the audit of real tables stands a changed figure:
``python -m devtools.evaluate stress DATASET``.

``DATASET`` is an output of ``baocao extract``. Cells of its tables that stand in a relation
(``arithmetic``) get another digit, one cell at a time, so that the relation fails; an alarm that
names the figure finds the change. Alarms that come up elsewhere, and those that such a table
raises without any change, are listed to be looked at."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from devtools.evaluate import arithmetic
from devtools.evaluate.arithmetic import Relation
from pipeline import checks, facts, mentions, structure
from pipeline.records import Cell, Check, Document, Page, Reading, Table, Word
from pipeline.run.ledger import Ledger
from pipeline.run.stored import documents

_TRIES = 40  # digits that are thought of before a table is passed over
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_UNITS = (
    1,
    10**3,
    10**6,
    10**9,
)  # that the head of a table may give its figures
_TINY = 1e-6
# what a changed figure of a table can upset
_KINDS = ("sum", "ratio", "same", "plausibility", "contradiction")


@dataclass(frozen=True)
class Change:
    """One figure of a table with another digit."""

    source: str
    table: Table
    cell: Cell
    relation: Relation
    text: str

    def named(self, alarm: Check) -> bool:
        """Whether an alarm names the figure, in the table's unit or in đồng."""
        number = arithmetic.read(self.text)
        assert number
        said = (*alarm.numbers, alarm.expected, alarm.observed)
        return any(
            abs(float(one) - number.value * unit) < _TINY
            for one in said
            if _PLAIN.fullmatch(one)
            for unit in _UNITS
        )

    def __str__(self) -> str:
        place = f"p{self.table.page} t{self.table.number} r{self.cell.row} c{self.cell.column}"
        return f"{self.source} {place} {self.cell.text} -> {self.text} ({self.relation.kind})"


@dataclass
class Result:
    """Changes made and found by kind of relation; what was missed; alarms beside."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found.total() / max(self.made.total(), 1)


class _Tested:
    """A document, its tables whose cells are related, and the alarms that it raises as it is."""

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self.reading = document.reading
        layout = structure.parse(self.reading, self.source)
        self.tables = [
            (table, related)
            for table in layout.tables
            if (related := arithmetic.relations(table))
        ]

    @cached_property
    def alarms(self) -> list[Check]:
        return self.judged(self.reading)

    def judged(self, reading: Reading) -> list[Check]:
        """The alarms of a reading of this document."""
        layout = structure.parse(reading, self.source)
        found = mentions.find(self.source.doc_id, reading, layout)
        made = facts.normalise(self.source.doc_id, layout, found)
        told = checks.check_document(
            Document(self.source, reading, layout, found, made)
        )
        return [c for c in told if c.outcome != "holds" and c.kind in _KINDS]


def run(read: Iterable[Document], count: int = 50, seed: int = 1) -> Result:
    """Changes ``count`` figures, spread evenly over the tables of the documents."""
    every = [tested for one in read if (tested := _Tested(one)).tables]
    result = Result()
    for tested in every:
        result.unchanged += map(_line, tested.alarms)
    for tested, change in _changes(every, count, random.Random(seed)):
        _tell(result, tested, change)
    return result


def _tell(result: Result, tested: _Tested, change: Change) -> None:
    """Adds to ``result`` what the audit makes of a change."""
    known = {_key(alarm) for alarm in tested.alarms}
    raised = [
        alarm
        for alarm in tested.judged(changed(tested.reading, change))
        if _key(alarm) not in known
    ]
    named = [alarm for alarm in raised if change.named(alarm)]
    result.made[change.relation.kind] += 1
    result.found[change.relation.kind] += bool(named)
    if not named:
        result.missed.append(str(change))
    result.elsewhere += (
        f"{change}: {_line(a)}" for a in raised if a not in named
    )


def _key(alarm: Check) -> tuple[str, str]:
    return alarm.kind, alarm.message


def _line(alarm: Check) -> str:
    return f"{alarm.kind} {alarm.outcome}: {alarm.message}"


# ---------------------------------------------------------------- changes


def _changes(
    read: Sequence[_Tested], count: int, dice: random.Random
) -> Iterator[tuple[_Tested, Change]]:
    """One change of each table after the other, again from the first until there are enough."""
    tables = [
        (tested, table, related)
        for tested in read
        for table, related in tested.tables
    ]
    made = 0
    while tables and made < count:
        for tested, table, related in tables[: count - made]:
            if change := _change(tested.source.source, table, related, dice):
                yield tested, change
        made += len(tables)


def _change(
    source: str, table: Table, related: Sequence[Relation], dice: random.Random
) -> Change | None:
    """Another digit in one cell of a relation, so that the relation fails; None where no
    cell that stands in its page's text can be changed so."""
    numbers = arithmetic.numbers(table)
    cells = {(c.row, c.column): c for c in table.cells if c.start >= 0}
    kinds = sorted({relation.kind for relation in related})
    for _ in range(_TRIES):
        kind = dice.choice(kinds)
        relation = dice.choice([r for r in related if r.kind == kind])
        place = dice.choice(relation.places)
        if place not in cells:
            continue
        text = _other_digit(cells[place].text, dice)
        number = arithmetic.read(text)
        if number and not arithmetic.holds(
            relation, {**numbers, place: number}
        ):
            return Change(source, table, cells[place], relation, text)
    return None


def _other_digit(text: str, dice: random.Random) -> str:
    """The text with another digit before its decimal comma, none of them a zero in front."""
    digits = [at for at, c in enumerate(text.split(",")[0]) if c.isdigit()]
    at = dice.choice(digits)
    digit = dice.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + digit + text[at + 1 :]


def changed(reading: Reading, change: Change) -> Reading:
    """The reading with the change in its page's text, words and tables."""
    pages = (
        _changed_page(page, change) if page.page == change.table.page else page
        for page in reading.pages
    )
    return replace(reading, pages=tuple(pages))


def _changed_page(page: Page, change: Change) -> Page:
    start = change.cell.start
    end = start + len(change.text)
    return replace(
        page,
        text=page.text[:start] + change.text + page.text[end:],
        words=tuple(_changed_word(word, change) for word in page.words),
        tables=tuple(_changed_table(table, change) for table in page.tables),
    )


def _changed_word(word: Word, change: Change) -> Word:
    at = word.start - change.cell.start
    if not 0 <= at < len(change.text):
        return word
    return replace(word, text=change.text[at : at + len(word.text)], read="")


def _changed_table(table: Table, change: Change) -> Table:
    cells = (
        replace(cell, text=change.text)
        if cell.start == change.cell.start
        else cell
        for cell in table.cells
    )
    return replace(table, cells=tuple(cells))


# ---------------------------------------------------------------- report


def report(dataset: Path, count: int = 50, seed: int = 1) -> str:
    """Recall by kind of relation, and every miss and alarm beside."""
    ledger = Ledger(dataset / "ledger.sqlite")
    try:
        result = run(documents(ledger, {}), count, seed)
    finally:
        ledger.close()
    if not result.made:
        return f"real tables: none below {dataset} has relations"
    kinds = ", ".join(
        f"{kind} {result.found[kind]}/{made}"
        for kind, made in sorted(result.made.items())
    )
    return "\n".join(
        [
            f"real tables: recall {result.recall:.2f} ({kinds}), alarms without a change "
            f"{len(result.unchanged)}, alarms elsewhere {len(result.elsewhere)}",
            *_listed("missed", result.missed),
            *_listed("without a change", result.unchanged),
            *_listed("elsewhere", result.elsewhere),
        ]
    )


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"  {title}: {line}" for line in lines)
