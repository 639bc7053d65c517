"""The ledger of rules: how often each decided, how often rightly, what its loss costs.

    python -m devtools.evaluate.ledger ../shared [GOLD...]

Every fact names the rules that decided its indicator, status and period. A fact is laid
beside the gold row of the same value under the same indicator: its indicator was right
where there is such a row, its status and period where that row says the same. Then each
rule is switched off in turn, and the facts are made anew: the loss is by how many fewer
facts are right in indicator, status and period, a gain stands with a minus. A rule that
never decides and whose loss costs nothing is one to take out."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from devtools.evaluate.facts import Key, documents, key_of
from devtools.evaluate.gold import rows
from pipeline.facts import guards, normalise
from pipeline.facts.times import rules as periods
from pipeline.facts.times import status_from_words as status
from pipeline.records import Fact, Layout, Mention

Row = dict[str, str]


@dataclass(frozen=True)
class Document:
    """A document with gold, read up to its mentions."""

    gold: Path
    layout: Layout
    mentions: tuple[Mention, ...]


@dataclass
class Entry:
    """What a rule did over all documents."""

    decided: int = 0
    right: int = 0
    loss: int = 0


@dataclass
class Score:
    """Facts that are wholly right, facts stated, and the entries of the rules."""

    right: int = 0
    stated: int = 0
    entries: dict[str, Entry] = field(
        default_factory=lambda: defaultdict(Entry)
    )

    @property
    def worth(self) -> int:
        """A wrong fact weighs as much as a right one."""
        return 2 * self.right - self.stated


def main(arguments: list[str]) -> int:
    """Prints the ledger over folders of gold: by default the excerpts and the real documents."""
    shared = Path(arguments[0] if arguments else "../shared").resolve()
    named = [Path(name) for name in arguments[1:]]
    golds = named or [shared / "gold" / "dev", shared / "gold" / "facts"]
    folders = [shared / name for name in ("seeds", "unseen", "texts", "files")]
    read = [
        Document(*found)
        for gold in golds
        for found in documents([f for f in folders if f.is_dir()], gold)
    ]
    print(report(read) if read else f"ledger of rules: no gold below {shared}")
    return 0


def report(read: list[Document]) -> str:
    """The ledger as lines of text, the rules that decided most first."""
    today = score(read)
    for name in switchable():
        with switched_off(name):
            today.entries[name].loss = today.worth - score(read).worth
    lines = ["rule                            decided   right   share    loss"]
    ranked = sorted(
        today.entries.items(), key=lambda item: (-item[1].decided, item[0])
    )
    for name, entry in ranked:
        share = f"{entry.right / entry.decided:.2f}" if entry.decided else "-"
        lines.append(
            f"{name:30} {entry.decided:8} {entry.right:7} {share:>7} {entry.loss:7}"
        )
    idle = [
        name for name, entry in ranked if not entry.decided and not entry.loss
    ]
    lines.append(f"without effect: {' '.join(idle) or 'none'}")
    return "\n".join(lines)


def score(read: list[Document]) -> Score:
    """The facts of all documents beside their gold."""
    found = Score()
    for document in read:
        facts = normalise("", document.layout, document.mentions).facts
        for fact, row in beside_gold(facts, rows(document.gold)):
            _count(found, fact, row)
    return found


def beside_gold(
    facts: tuple[Fact, ...], gold: list[Row]
) -> Iterator[tuple[Fact, Row | None]]:
    """Each fact with the gold row of its value and code that fits it best, if any is left."""
    left: dict[Key, list[Row]] = defaultdict(list)
    for row in gold:
        left[key_of(row["indicator"], row["value"])].append(row)
    for fact in facts:
        same = left[key_of(fact.indicator, fact.value)]
        best = max(same, key=lambda row: _alike(fact, row), default=None)
        if best is not None:
            same.remove(best)
        yield fact, best


def _alike(fact: Fact, row: Row) -> int:
    return (fact.status == row["status"]) + (fact.period == row["period"])


def _count(found: Score, fact: Fact, row: Row | None) -> None:
    """Enters a fact under each rule that it names."""
    right = {
        "": row is not None,
        "status": row is not None and row["status"] == fact.status,
        "period": row is not None and row["period"] == fact.period,
    }
    found.stated += 1
    found.right += all(right.values())
    for name in Counter(fact.rule.split()):
        part = name.partition(":")[0] if ":" in name else ""
        if part and row is None:
            continue  # of what is no fact nobody knows the period
        found.entries[name].decided += 1
        found.entries[name].right += right[part]


def switchable() -> list[str]:
    """The names of the rules that can be switched off by themselves."""
    return [
        *(f"period:{name}" for name, _ in periods.RULES),
        *(f"status:{rule.rule}" for rank in status._rules() for rule in rank),
        *(name for name, _ in guards.GUARDS),
    ]


@contextmanager
def switched_off(name: str) -> Iterator[None]:
    """While it lasts, the rule does not speak."""
    kind, _, rule = name.partition(":")
    if kind == "period":
        left = tuple(entry for entry in periods.RULES if entry[0] != rule)
        with patch.object(periods, "RULES", left):
            yield
    elif kind == "status":
        ranks = tuple(
            tuple(entry for entry in rank if entry.rule != rule)
            for rank in status._rules()
        )
        with patch.object(status, "_rules", lambda: ranks):
            yield
    else:
        guarding = tuple(entry for entry in guards.GUARDS if entry[0] != name)
        with patch.object(guards, "GUARDS", guarding):
            yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
