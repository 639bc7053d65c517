"""Reports in other wordings: how far the rules carry to documents that nobody had in view when they
were written.

    python -m devtools.evaluate.wordings [samples/wordings]

Each set was composed, text and gold, by an author who did not know the rules; its figures at first
sight stand in docs/accuracy.md. Since then the rules have learnt from it, so that it guards what
was gained. A gold row whose note begins with "optional" counts neither way, as in the scorers
beside the real gold; "also=" in a note names another period that is as right."""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools.evaluate.gold import number, rows
from pipeline import checks, facts, intake, mentions, pages, structure, taxonomy
from pipeline.records import Document, Fact, Limits, ReadOptions

FOLDER = Path(__file__).resolve().parents[2] / "samples" / "wordings"
_ALSO = re.compile(r"also=([^;\s]*)")  # another period that a note allows
Row = dict[str, str]
Key = tuple[str, ...]
PARTS = (
    "mentions",
    "count with unit",
    "facts",
    "facts with period and status",
    "new facts by value",
    "checks broken",
    "checks holding",
)


@dataclass
class Tally:
    """Right, false and missed rows of one part."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        return (
            2 * self.right / max(2 * self.right + self.false + self.missed, 1)
        )

    def compare(
        self,
        gold: Sequence[Row],
        found: Iterable[Key],
        key: Callable[[Row], Key],
    ) -> None:
        must = Counter(
            key(row) for row in gold if not row["note"].startswith("optional")
        )
        may = Counter(
            key(row) for row in gold if row["note"].startswith("optional")
        )
        said = Counter(found)
        self.right += (must & said).total()
        self.missed += (must - said).total()
        self.false += (said - must - may).total()


def main(arguments: list[str]) -> int:
    """Prints a table with a row for each set and part."""
    folder = Path(arguments[0]) if arguments else FOLDER
    print(
        f"{'set':4} {'':30} {'right':>6} {'false':>6} {'missed':>7} {'F1':>7}"
    )
    for name, tallies in sorted(score(folder).items()):
        for part in PARTS:
            tally = tallies[part]
            print(
                f"{name:4} {part:30} {tally.right:6} {tally.false:6} {tally.missed:7} "
                f"{tally.f1:7.3f}"
            )
    return 0


def score(folder: Path = FOLDER) -> dict[str, dict[str, Tally]]:
    """Set (the first letter of a document's name) -> part -> tally. A kind of gold that a document
    does not have is not judged there; of holding checks only what is missed counts."""
    sets: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for name, document in documents(folder / "reports"):
        for kind, compare in COMPARED.items():
            gold = folder / "gold" / f"{name}.{kind}.tsv"
            if gold.exists():
                compare(sets[name[0]], rows(gold), document)
    return sets


def _compare_mentions(
    tallies: dict[str, Tally], gold: Sequence[Row], document: Document
) -> None:
    said = [row for row in gold if row["label"] != "SKIP"]
    tallies["mentions"].compare(
        said,
        [(m.label, number(m.value)) for m in document.mentions],
        lambda row: (row["label"], number(row["value"])),
    )
    tallies["count with unit"].compare(
        [row for row in said if row["label"] == "COUNT"],
        [
            (number(m.value), _folded(m.unit))
            for m in document.mentions
            if m.label == "COUNT"
        ],
        lambda row: (number(row["value"]), _folded(row["unit"])),
    )


def _compare_facts(
    tallies: dict[str, Tally], gold: Sequence[Row], document: Document
) -> None:
    first = [row for row in gold if _is_of_the_first(row["indicator"])]
    later = [row for row in gold if not _is_of_the_first(row["indicator"])]
    stated = document.findings.facts
    known = [fact for fact in stated if _is_of_the_first(fact.indicator)]
    new = [fact for fact in stated if not _is_of_the_first(fact.indicator)]
    tallies["facts"].compare(
        first,
        [(f.indicator, number(f.value)) for f in known],
        lambda row: (row["indicator"], number(row["value"])),
    )
    tallies["facts with period and status"].compare(
        _with_periods_that_may_be(first, known),
        [(f.indicator, number(f.value), f.period, f.status) for f in known],
        lambda row: (
            row["indicator"],
            number(row["value"]),
            row["period"],
            row["status"],
        ),
    )
    if not later:  # composed before the taxonomy was widened
        return
    # an author who finds no code for a figure proposes one, so that only values can agree
    tallies["new facts by value"].compare(
        later,
        [(number(fact.value),) for fact in new],
        lambda row: (number(row["value"]),),
    )


def _with_periods_that_may_be(
    gold: Sequence[Row], stated: Sequence[Fact]
) -> list[Row]:
    """The gold with the period that a fact states where its note allows that as well
    ("also=2024-12-31"): whether what there is stands at the day counted or that of issue is open.
    """
    told = {(f.indicator, number(f.value), f.period) for f in stated}
    found = []
    for row in gold:
        allowed = [row["period"], *_ALSO.findall(row["note"])]
        said = (row["indicator"], number(row["value"]))
        period = next((one for one in allowed if (*said, one) in told), "")
        found.append({**row, "period": period or row["period"]})
    return found


def _is_of_the_first(code: str) -> bool:
    """Whether a code is of the first taxonomy; later ones and proposals ("x.") are not."""
    row = taxonomy.first_rows().get(code)
    return row is not None and row.since == 1


def documents(folder: Path) -> Iterator[tuple[str, Document]]:
    """The name of each report and what is made of it."""
    with tempfile.TemporaryDirectory(prefix="baocao-wordings-") as work:
        for source in intake.find([folder], Path(work), Limits()):
            reading = pages.read(source, ReadOptions())
            layout = structure.parse(reading, source)
            found = mentions.find(source.doc_id, reading, layout)
            findings = facts.normalise(source.doc_id, layout, found)
            yield (
                Path(source.source).stem,
                Document(source, reading, layout, found, findings),
            )


def _compare_checks(
    tallies: dict[str, Tally], gold: Sequence[Row], document: Document
) -> None:
    judged = [
        row
        for row in gold
        if row["outcome"] != "doubtful"
        and not row["note"].startswith("optional")
    ]
    spared = {
        _numbers(row["numbers"].split()) for row in gold if row not in judged
    }
    tested = {
        (check.outcome, _numbers(check.numbers))
        for check in checks.check_document(document)
    }
    for outcome, part in (
        ("broken", "checks broken"),
        ("holds", "checks holding"),
    ):
        must = {
            _numbers(row["numbers"].split())
            for row in judged
            if row["outcome"] == outcome
        }
        seen = {numbers for kind, numbers in tested if kind == outcome}
        tallies[part].right += len(must & seen)
        tallies[part].missed += len(must - seen)
        tallies[part].false += (
            len(seen - must - spared) if outcome == "broken" else 0
        )


COMPARED: dict[
    str, Callable[[dict[str, Tally], Sequence[Row], Document], None]
] = {
    "mentions": _compare_mentions,
    "facts": _compare_facts,
    "checks": _compare_checks,
}


def _numbers(texts: Iterable[str]) -> Key:
    return tuple(sorted(map(number, texts)))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
