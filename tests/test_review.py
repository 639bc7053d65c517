"""Decisions of reviewers: kept, applied, never losing what was read; the page that takes them."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, baocao

from pipeline import review
from pipeline.records import (
    Check,
    Document,
    Fact,
    Findings,
    Header,
    Layout,
    Mention,
    Reading,
    Source,
)
from pipeline.review import Decision
from pipeline.review.queue import items
from pipeline.review.server import serve

MENTION = Mention("d-m1", 1, 1, 10, 12, "COUNT", "88", "88", "hồ sơ")
FACT = Fact(
    "d-f1",
    "ops.dossier.received",
    "88",
    "hồ sơ",
    "count",
    "=",
    "2021",
    "actual",
    "88 hồ sơ",
    1,
    "d-m1",
    0.9,
)
DOCUMENT = Document(
    Source("a.txt", "a.txt", "d", "text", 1),
    Reading(()),
    Layout(Header(), ()),
    (MENTION,),
    Findings((FACT,)),
)
DECISION = Decision(
    "d", "corrected", "Lan", "2026-01-01T00:00:00+00:00", 1, 10, "88", "COUNT", "88", "112"
)


@pytest.mark.parametrize(
    ("decision", "value", "read", "reviewed"),
    [
        (DECISION, "112", "88", "corrected"),
        (replace(DECISION, decision="accepted", value=""), "88", "", "accepted"),
        (
            replace(DECISION, decision="explained", value="", note="đếm cả năm trước"),
            "88",
            "",
            "explained",
        ),
        (replace(DECISION, start=99), "88", "", ""),
    ],
)
def test_a_decision_reaches_the_figure_and_its_fact(
    decision: Decision, value: str, read: str, reviewed: str
) -> None:
    document = review.apply(DOCUMENT, (decision,))
    for row in (document.mentions[0], document.findings.facts[0]):
        assert (row.value, row.value_read, row.reviewed) == (value, read, reviewed)


def test_the_last_decision_counts_and_a_torn_line_is_ignored(tmp_path: Path) -> None:
    review.record(tmp_path, DECISION)
    review.record(tmp_path, replace(DECISION, value="113"))
    review.record(tmp_path, replace(DECISION, doc_id="e"))
    with open(tmp_path / "review.jsonl", "a", encoding="utf-8") as file:
        file.write('{"doc_id": "d", "deci')
    assert {k: [d.value for d in v] for k, v in review.load(tmp_path).items()} == {
        "d": ["113"],
        "e": ["112"],
    }


def test_an_explained_check_is_marked() -> None:
    check = Check("c1", "sum", "broken", ("d",), ("d-m1",), ("88",), "", "")
    decision = Decision("d", "explained", "Lan", "", note="đúng như bản gốc", check_id="c1")
    assert review.mark((check,), {"d": (decision,)})[0].reviewed == "explained"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    text = (
        "BÁO CÁO\nKết quả năm 2021\n\nTrong năm 2021, Sở tiếp nhận 88 hồ sơ trực tuyến, trong đó: "
        "5 hồ sơ hộ tịch, "
        "7 hồ sơ quốc tịch và 100 hồ sơ chứng thực.\n"
    )
    (folder / "a.txt").write_text(text, encoding="utf-8")
    assert baocao("extract", folder, "-o", tmp_path / "out").returncode == 0
    return tmp_path / "out"


@pytest.fixture
def address(output: Path) -> Iterator[str]:
    found: list[str] = []
    ready = threading.Event()

    def tell(url: str) -> None:
        found.append(url)
        ready.set()

    threading.Thread(target=serve, args=(output, 0, "Lan", tell), daemon=True).start()
    assert ready.wait(10)
    yield found[0]


@pytest.mark.parametrize(
    ("change", "headers"),
    [
        (lambda url: re.sub("token=.*", "token=guess", url), {}),
        (lambda url: url.split("?")[0], {}),
        (lambda url: url, {"Host": "evil.example"}),
    ],
)
def test_strangers_are_refused(address: str, change: object, headers: dict[str, str]) -> None:
    request = urllib.request.Request(change(address), headers=headers)  # type: ignore[operator]
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request, timeout=10)


def test_a_broken_check_comes_first_with_its_figures(output: Path) -> None:
    first = items(output)[0]
    assert first.check_id and {f.text for f in first.figures} == {"88", "5", "7", "100"}
    assert all((f.before + f.text + f.after).count(f.text) for f in first.figures)


def rows(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.slow
def test_a_correction_survives_a_new_extraction(output: Path, address: str, chromium: str) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        flags = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
        ]
        browser = play.chromium.launch(executable_path=chromium, args=flags)
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector(".figure")
        total = page.locator(".figure", has=page.locator("mark", has_text=re.compile("^88$")))
        total.click()
        page.keyboard.press("c")
        page.locator("#value").fill("112")
        page.keyboard.press("Enter")
        page.get_by_text("Recorded").wait_for()
        browser.close()
    again = [
        sys.executable,
        "-m",
        "pipeline",
        "extract",
        str(output.parent / "reports"),
        "-o",
        str(output),
    ]
    assert subprocess.run(again, cwd=ROOT, capture_output=True, timeout=300).returncode == 0
    figure = next(m for m in rows(output / "mentions.csv") if m["text"] == "88")
    assert (figure["value"], figure["value_read"], figure["reviewed"]) == ("112", "88", "corrected")
    fact = next(f for f in rows(output / "facts.csv") if f["mention_id"] == figure["mention_id"])
    assert (fact["value"], fact["value_read"]) == ("112", "88")
    outcome = {
        c["numbers"]: c["outcome"] for c in rows(output / "checks.csv") if c["kind"] == "sum"
    }
    assert set(outcome.values()) == {"holds"}, outcome
