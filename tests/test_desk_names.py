"""Names and codes that stand beside the figures: indicators, problems, conflicts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline.dataset.indicators import indicators, names
from pipeline.dataset.problems import codes, in_vietnamese
from pipeline.report.overview_rows import conflicting


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_indicator_is_without_a_name(language: str) -> None:
    assert len(names(language)) == len(indicators()) >= 90
    # a code would stand for a name that is missing
    assert not [code for code, name in names(language).items() if name == code]
    assert all(name.strip() for name in names(language).values())


def test_every_label_of_the_overview_has_letters(sample_dataset: Path) -> None:
    page = (sample_dataset / "overview.html").read_text(encoding="utf-8")
    assert '"vi":""' not in page and '"en":""' not in page


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        ("", ""),
        (
            "the PDF is encrypted: give its password with --password",
            "encrypted",
        ),
        ("21000 pages, more than 20000 (limit pages)", "limit.pages"),
        ("page 3: took longer than 120 s (limit page_seconds)", "limit.time"),
        ("2 documents in one file", "letters"),
        ("signer not sure: read as Lê Thị Hông", "doubtful.signer"),
        ("binary data of unknown kind", "unread.kind"),
        ("page 2: the picture cannot be decoded: bad bytes", "unread.picture"),
        (
            "page 1: its reader died (signal 9); page 2: its reader died (signal 9)",
            "crashed",
        ),
        ("same bytes as a.pdf", "duplicate"),
        ("ValueError: who knows", "unread.page"),
        ("2 documents in one file; page 9: strange", "letters unread.page"),
    ],
)
def test_a_problem_has_a_stable_code(problem: str, expected: str) -> None:
    assert codes(problem) == expected


def test_a_problem_is_told_in_vietnamese_with_its_page() -> None:
    assert in_vietnamese(
        "page 3: took longer than 9 s (limit page_seconds)"
    ).startswith("trang 3: đọc quá 9 giây")
    assert in_vietnamese("3 documents in one file") == "một tệp chứa 3 văn bản"


def test_every_code_of_a_problem_is_explained_and_none_is_lost() -> None:
    guide = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([\w.]+)` \|", guide, re.MULTILINE))
    with open(ROOT / "models" / "problems.tsv", encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    assert {line.split("\t")[0] for line in lines[1:]} == explained


@pytest.mark.parametrize(
    "problem",
    [
        "page 3: took longer than 120 s (limit page_seconds)",
        "21000 pages, more than 20000 (limit pages)",
        "something nobody has thought of; same bytes as a.pdf",
    ],
)
def test_a_problem_that_is_told_in_vietnamese_stays(problem: str) -> None:
    told = in_vietnamese(problem)
    assert told != problem and in_vietnamese(told) == told


def test_two_purchases_are_no_conflict_and_a_broken_check_is_one() -> None:
    facts: list[dict[str, object]] = [
        {"fact_id": f"d-f{n}", "mention_id": f"d-m{n}", "value": value}
        for n, value in ((1, "405"), (2, "100"), (3, "88"), (4, "112"))
    ]
    checks: list[dict[str, object]] = [
        {"kind": "same", "outcome": "broken", "mention_ids": "d-m3 d-m4"},
        {"kind": "same", "outcome": "holds", "mention_ids": "d-m1 d-m2"},
    ]
    assert conflicting(facts, checks) == {"d-f3", "d-f4"}
