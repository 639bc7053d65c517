"""Decisions of reviewers: kept, applied, never losing what was read; the page that takes them."""

from __future__ import annotations

import json
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import baocao, rows

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
    "d",
    "corrected",
    "Lan",
    "2026-01-01T00:00:00+00:00",
    1,
    10,
    "88",
    "COUNT",
    "88",
    "112",
)


@pytest.mark.parametrize(
    ("decision", "value", "read", "reviewed"),
    [
        (DECISION, "112", "88", "corrected"),
        (
            replace(DECISION, decision="accepted", value=""),
            "88",
            "",
            "accepted",
        ),
        (
            replace(
                DECISION,
                decision="explained",
                value="",
                note="đếm cả năm trước",
            ),
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
        assert (row.value, row.value_read, row.reviewed) == (
            value,
            read,
            reviewed,
        )


def test_the_last_decision_counts_and_a_torn_line_is_ignored(
    tmp_path: Path,
) -> None:
    review.record(tmp_path, DECISION)
    review.record(tmp_path, replace(DECISION, value="113"))
    review.record(tmp_path, replace(DECISION, doc_id="e"))
    with open(tmp_path / "review.jsonl", "a", encoding="utf-8") as file:
        file.write('{"doc_id": "d", "deci')
    assert {
        k: [d.value for d in v] for k, v in review.load(tmp_path).items()
    } == {
        "d": ["113"],
        "e": ["112"],
    }


def test_an_undone_decision_counts_no_more(tmp_path: Path) -> None:
    review.record(tmp_path, DECISION)
    review.record(tmp_path, replace(DECISION, decision="undone"))
    assert review.load(tmp_path) == {}


def test_an_explained_check_is_marked() -> None:
    check = Check("c1", "sum", "broken", ("d",), ("d-m1",), ("88",), "", "")
    decision = Decision(
        "d", "explained", "Lan", "", note="đúng như bản gốc", check_id="c1"
    )
    assert review.mark((check,), {"d": (decision,)})[0].reviewed == "explained"


@pytest.fixture
def address(output: Path) -> Iterator[str]:
    found: list[str] = []
    ready = threading.Event()

    def tell(url: str) -> None:
        found.append(url)
        ready.set()

    threading.Thread(
        target=serve, args=(output, 0, "Lan", tell, "en"), daemon=True
    ).start()
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
def test_strangers_are_refused(
    address: str, change: object, headers: dict[str, str]
) -> None:
    request = urllib.request.Request(change(address), headers=headers)  # type: ignore[operator]
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request, timeout=10)


def test_a_broken_check_comes_first_with_its_figures(output: Path) -> None:
    first = items(output)[0]
    assert first.check_id and {f.text for f in first.figures} == {
        "88",
        "5",
        "7",
        "100",
    }
    assert all(
        (f.before + f.text + f.after).count(f.text) for f in first.figures
    )


def post(address: str, path: str, data: dict[str, object]) -> tuple[int, str]:
    token = address.split("token=")[1]
    request = urllib.request.Request(
        address.split("?")[0].rstrip("/") + path,
        data=json.dumps(data).encode(),
        headers={"X-Token": token},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def total(output: Path) -> dict[str, object]:
    """The figure 88 as the page names it."""
    found = next(
        f for item in items(output) for f in item.figures if f.text == "88"
    )
    return {
        "doc_id": found.doc_id,
        "page": found.page,
        "start": found.start,
        "text": found.text,
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.578", "1578"),
        ("mười hai", "12"),
        ("112 hồ sơ", "112"),
        ("1,2 nghìn", "1200"),
    ],
)
def test_a_correction_is_read_as_the_page_prints_it(
    output: Path, address: str, text: str, value: str
) -> None:
    figure = total(output)
    status, shown = post(address, "/value", {**figure, "typed": text})
    assert status == 200 and json.loads(shown)["value"] == value
    post(
        address,
        "/decide",
        {**figure, "decision": "corrected", "typed": text, "seen": 0},
    )
    assert [
        d.value for found in review.load(output).values() for d in found
    ] == [value]


@pytest.mark.parametrize(
    "change",
    [
        {"decision": "corrected", "typed": "một ít"},
        {"decision": "corrected", "typed": ""},
        {"decision": "explained", "note": "  "},
        {"decision": "accepted", "start": 999},
        {"decision": "accepted", "doc_id": "../../etc/passwd"},
        {"decision": "confirmed"},
        {"decision": "accepted", "check_id": "c-unknown"},
        {"decision": "destroyed"},
    ],
)
def test_a_decision_that_says_nothing_is_refused(
    output: Path, address: str, change: dict[str, object]
) -> None:
    status, why = post(
        address, "/decide", {**total(output), "seen": 0, **change}
    )
    assert status == 400 and why
    assert not (output / "review.jsonl").exists()


def test_an_unknown_path_takes_nothing(output: Path, address: str) -> None:
    status, _ = post(
        address,
        "/elsewhere",
        {**total(output), "decision": "accepted", "seen": 0},
    )
    assert status == 404 and not (output / "review.jsonl").exists()


def test_two_tabs_do_not_overwrite_each_other(
    output: Path, address: str
) -> None:
    first = {**total(output), "decision": "accepted", "seen": 0}
    assert post(address, "/decide", first)[0] == 200
    status, why = post(
        address, "/decide", {**first, "decision": "corrected", "typed": "112"}
    )
    assert status == 409 and "Lan" in why
    assert (
        post(address, "/decide", {**first, "decision": "undone", "seen": 1})[0]
        == 200
    )
    assert review.load(output) == {}


def test_a_dismissed_check_carries_its_reason_everywhere(
    output: Path, address: str
) -> None:
    check = items(output)[0].check_id
    data = {
        "check_id": check,
        "decision": "dismissed",
        "note": "88 là số của quý",
        "seen": 0,
    }
    assert post(address, "/decide", data)[0] == 200
    assert baocao("audit", output, "--fail-on", "broken").returncode == 0
    row = next(c for c in rows(output / "checks.csv") if c["check_id"] == check)
    assert (row["reviewed"], row["note"], row["reviewed_by"]) == (
        "dismissed",
        "88 là số của quý",
        "Lan",
    )
    assert row["reviewed_at"].startswith("20")
    for told in (
        baocao("explain", check, "-o", output).stdout,
        audit_page(output),
    ):
        assert "88 là số của quý" in told and "Lan" in told


def audit_page(output: Path) -> str:
    return (output / "audit.html").read_text(encoding="utf-8")
