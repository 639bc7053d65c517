"""The samples end to end: every stage on real files, against the gold that their sources carry."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from conftest import SAMPLES

from pipeline.dataset.cells import safe

NAMES = sorted(path.stem for path in (SAMPLES / "source").glob("*.txt"))


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=quoting))


def gold(name: str, kind: str) -> list[dict[str, str]]:
    return rows(SAMPLES / "gold" / f"{name}.{kind}.tsv", "\t")


def found(dataset: Path, name: str, table: str) -> list[dict[str, str]]:
    document = next(
        d
        for d in rows(dataset / "documents.csv")
        if d["source"].startswith(name)
    )
    key = "doc_ids" if table == "checks" else "doc_id"
    return [
        r
        for r in rows(dataset / f"{table}.csv")
        if document["doc_id"] in r[key].split()
    ]


def share(
    expected: Counter[tuple[str, ...]], seen: Counter[tuple[str, ...]]
) -> tuple[float, float]:
    """Precision and recall."""
    right = sum((expected & seen).values())
    return right / max(1, sum(seen.values())), right / max(
        1, sum(expected.values())
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_found_with_its_value(
    sample_dataset: Path, name: str
) -> None:
    expected = Counter((m["label"], m["value"]) for m in gold(name, "mentions"))
    seen = Counter(
        (m["label"], m["value"])
        for m in found(sample_dataset, name, "mentions")
    )
    precision, recall = share(expected, seen)
    assert precision >= 0.9, seen - expected
    assert recall >= 0.9, expected - seen


def test_facts_carry_the_right_indicator(sample_dataset: Path) -> None:
    expected: Counter[tuple[str, ...]] = Counter()
    seen: Counter[tuple[str, ...]] = Counter()
    for name in NAMES:
        expected.update(
            (name, f["indicator"], f["value"]) for f in gold(name, "facts")
        )
        seen.update(
            (name, f["indicator"], f["value"])
            for f in found(sample_dataset, name, "facts")
        )
    precision, recall = share(expected, seen)
    assert precision >= 0.8, seen - expected
    assert recall >= 0.85, expected - seen


def _key(check: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(check["numbers"].split()))


@pytest.mark.parametrize("name", NAMES)
def test_the_planted_errors_are_found_and_no_others(
    sample_dataset: Path, name: str
) -> None:
    planted = {
        _key(c) for c in gold(name, "checks") if c["outcome"] == "broken"
    }
    alarms = {
        _key(c)
        for c in found(sample_dataset, name, "checks")
        if c["outcome"] == "broken"
    }
    assert alarms == planted


@pytest.mark.parametrize("name", NAMES)
def test_what_holds_is_said_to_hold(sample_dataset: Path, name: str) -> None:
    held = {
        _key(c)
        for c in found(sample_dataset, name, "checks")
        if c["outcome"] == "holds"
    }
    assert {
        _key(c) for c in gold(name, "checks") if c["outcome"] == "holds"
    } <= held


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "column", ["doc_code", "doc_type", "issuer", "place", "issued_on"]
)
def test_the_header_is_read(
    sample_dataset: Path, name: str, column: str
) -> None:
    expected = next(
        d
        for d in rows(SAMPLES / "gold" / "documents.tsv", "\t")
        if d["name"] == name
    )[column]
    document = next(
        d
        for d in rows(sample_dataset / "documents.csv")
        if d["source"].startswith(name)
    )
    if expected != "?":
        assert document[column] == expected


def test_offsets_point_at_the_text_they_claim(sample_dataset: Path) -> None:
    for mention in rows(sample_dataset / "mentions.csv"):
        text = (sample_dataset / "text" / f"{mention['doc_id']}.txt").read_text(
            encoding="utf-8"
        )
        page = text.split("\f")[int(mention["page"]) - 1]
        span = page[int(mention["start"]) : int(mention["end"])]
        assert safe(span) == mention["text"]
        assert page.count("\n", 0, int(mention["start"])) + 1 == int(
            mention["line"]
        )


def test_no_cell_can_run_as_a_formula(sample_dataset: Path) -> None:
    for table in (
        "documents",
        "mentions",
        "facts",
        "references",
        "systems",
        "checks",
        "tables",
    ):
        for row in rows(sample_dataset / f"{table}.csv"):
            for column, cell in row.items():
                numeric = cell[1:].replace(".", "", 1).isdigit()
                assert (
                    not cell.startswith(("=", "+", "-", "@"))
                    or column in ("cmp", "value", "numbers")
                    or numeric
                ), (table, column, cell)
