"""A corpus of examples for each code of the taxonomy: sentences, lists and rows in the wordings of
reports, plans, tables and the press, with all that they state. ``corpus/``: a table for each
family of codes, written before its author saw the rules, but for what a comment parts off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from test_facts import found

# of the report that every example stands in
TITLE = "Kết quả cải cách hành chính, chuyển đổi số"
ISSUED = "2024-03-15"
CORPUS = Path(__file__).parent / "corpus"


class Stated(NamedTuple):
    """A fact as the tables write it: "code value [period] [status]", the status actual unless told,
    the period any unless told."""

    indicator: str
    value: str
    period: str = ""
    status: str = "actual"


def _examples() -> Iterator[tuple[str, list[Stated]]]:
    """The texts, with their tabs and line breaks, and what they state."""
    for table in sorted(CORPUS.glob("*.tsv")):
        lines = table.read_text(encoding="utf-8").splitlines()
        for line in lines:
            if line.startswith("#"):
                continue
            text, _, told = line.partition("\t")
            spelt = text.replace(r"\t", "\t").replace(r"\n", "\n")
            facts = filter(None, told.split(";"))
            yield spelt, [_stated(fact) for fact in facts]


def _stated(told: str) -> Stated:
    indicator, value, *more = told.split()
    period = next((word for word in more if word[0].isdigit()), "")
    status = next((word for word in more if word.isalpha()), "actual")
    return Stated(indicator, value, period, status)


@pytest.mark.parametrize(
    ("text", "expected"), list(_examples()), ids=lambda part: str(part)[:40]
)
def test_an_example_states(text: str, expected: list[Stated]) -> None:
    said = [
        Stated(fact.indicator, fact.value, fact.period, fact.status)
        for fact in found(text, TITLE, issued=ISSUED)
    ]
    assert Counter(one[:2] for one in said) == Counter(
        one[:2] for one in expected
    )
    for one in expected:
        fits = one if one.period else one._replace(period="")
        timed = [
            fact if one.period else fact._replace(period="") for fact in said
        ]
        assert fits in timed
