"""The page of `baocao review` in a browser: figures typed as pages print them, decisions taken back,
two tabs, a server that has stopped."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, baocao, rows

from pipeline import review

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
]
Opens = Callable[..., Any]

pytestmark = pytest.mark.slow
sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect


@contextmanager
def served(output: Path, who: str = "Lan") -> Iterator[tuple[Any, str]]:
    """The server as a process of its own, and its address."""
    command = [sys.executable, "-m", "pipeline", "--lang", "vi", "review"]
    with subprocess.Popen(
        [*command, str(output), "--no-open", "--who", who],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout
        yield server, server.stdout.readline().strip()
        server.kill()


@pytest.fixture
def opens(chromium: str) -> Iterator[Opens]:
    """Opens an address in a tab and waits for its figures."""
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=_FLAGS)

        def tab(address: str, **options: Any) -> Any:
            page = browser.new_context(**options).new_page()
            page.goto(address)
            expect(page.locator(".figure").first).to_be_visible()
            return page

        yield tab
        browser.close()


def choose(page: Any, text: str) -> None:
    """Points at the figure of that text."""
    mark = page.locator("mark", has_text=re.compile(f"^{text}$"))
    page.locator(".figure", has=mark).click()


def decisions(output: Path) -> list[tuple[str, str]]:
    """What was decided and counts: (decision, value)."""
    found = review.load(output).values()
    return [(one.decision, one.value) for several in found for one in several]


@pytest.mark.parametrize(
    ("typed", "shown", "value"),
    [
        ("1.578", "1.578 hồ sơ", "1578"),
        ("mười hai", "12 hồ sơ", "12"),
        ("1,2 nghìn", "1.200 hồ sơ", "1200"),
    ],
)
def test_a_figure_is_typed_as_the_page_prints_it(
    output: Path, opens: Opens, typed: str, shown: str, value: str
) -> None:
    with served(output) as (_, address):
        page = opens(address)
        choose(page, "88")
        page.keyboard.press("c")
        page.locator("#value").fill(typed)
        expect(page.locator("#preview")).to_contain_text(f"sẽ ghi: {shown}")
        assert decisions(output) == []  # shown before it is kept
        page.keyboard.press("Enter")
        expect(page.locator("#status")).to_contain_text(f"Đã ghi. 88 → {value}")
    assert decisions(output) == [("corrected", value)]


@pytest.mark.parametrize("typed", ["một ít", "1,5", "", "=1+1"])
def test_what_is_no_figure_is_refused_in_words(
    output: Path, opens: Opens, typed: str
) -> None:
    with served(output) as (_, address):
        page = opens(address)
        choose(page, "88")
        page.keyboard.press("c")
        page.locator("#value").fill(typed)
        refused = page.locator("#preview.bad")
        expect(refused).to_contain_text(
            re.compile("không hiểu|chưa ghi giá trị")
        )
        page.keyboard.press("Enter")
        expect(refused).to_be_visible()
        assert page.locator("#status").inner_text() == ""
    assert decisions(output) == []


def test_a_reason_is_asked_for(output: Path, opens: Opens) -> None:
    with served(output) as (_, address):
        page = opens(address)
        page.keyboard.press("d")
        page.keyboard.press("Enter")
        said = page.locator("#status")
        expect(said).to_have_text("CHƯA GHI: cần ghi lý do")
        page.locator("#value").fill("88 là số của quý")
        page.keyboard.press("Enter")
        expect(said).to_have_text("Đã ghi.")
    assert decisions(output) == [("dismissed", "")]


def test_decisions_are_taken_back_one_by_one(
    output: Path, opens: Opens
) -> None:
    with served(output) as (_, address):
        page = opens(address)
        said = page.locator("#status")
        choose(page, "88")
        page.keyboard.press("c")
        page.locator("#value").fill("112")
        expect(page.locator("#preview")).to_contain_text("112")
        page.keyboard.press("Enter")
        expect(said).to_contain_text("Đã ghi")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("a")
        expect(said).to_have_text("Đã ghi.")
        assert len(decisions(output)) == 2
        page.keyboard.press("z")
        expect(said).to_have_text("Đã hoàn tác.")
        assert decisions(output) == [("corrected", "112")]
        page.get_by_role("button", name="Hoàn tác (Z)").click()
        expect(page.get_by_role("button", name="Hoàn tác (Z)")).to_have_count(0)
        assert decisions(output) == []
        # and once more, which must not be out of date
        page.keyboard.press("a")
        expect(said).to_have_text("Đã ghi.")
    assert decisions(output) == [("confirmed", "")]


def test_the_second_of_two_tabs_learns_what_the_first_decided(
    output: Path, opens: Opens
) -> None:
    with served(output) as (_, address):
        first, second = opens(address), opens(address)
        first.keyboard.press("a")
        expect(first.locator("#status")).to_have_text("Đã ghi.")
        second.keyboard.press("d")
        second.locator("#value").fill("không sao")
        second.keyboard.press("Enter")
        expect(second.locator("#status")).to_have_text(
            re.compile(
                "^CHƯA GHI: Lan vừa quyết định: sai lệch thật, .*tải lại"
            )
        )
        expect(second.locator("#count")).to_contain_text("0 đã xong")
        assert decisions(output) == [("confirmed", "")]
        second.reload()
        expect(second.locator("#item")).to_contain_text("Không còn gì")
        # what the first tab takes back comes again
        first.keyboard.press("z")
        expect(first.locator("#status")).to_have_text("Đã hoàn tác.")
        second.reload()
        expect(second.locator(".figure").first).to_be_visible()
    assert decisions(output) == []


def test_a_server_that_has_stopped_is_told(output: Path, opens: Opens) -> None:
    with served(output) as (server, address):
        page = opens(address)
        page.keyboard.press("a")
        expect(page.locator("#status")).to_have_text("Đã ghi.")
        server.kill()
        server.wait()
        page.keyboard.press("z")
        expect(page.locator("#status.bad")).to_contain_text(
            "CHƯA HOÀN TÁC: máy chủ đã dừng; hãy chạy lại baocao review"
        )
        expect(page.locator("#count")).to_contain_text("1 đã xong")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("a")
        expect(page.locator("#status.bad")).to_contain_text("CHƯA GHI")
    assert decisions(output) == [("confirmed", "")]


def test_a_correction_survives_a_new_extraction(
    output: Path, opens: Opens
) -> None:
    with served(output) as (_, address):
        page = opens(address)
        choose(page, "88")
        page.keyboard.press("c")
        page.locator("#value").fill("một trăm mười hai")
        expect(page.locator("#preview")).to_contain_text("112 hồ sơ")
        page.keyboard.press("Enter")
        expect(page.locator("#status")).to_contain_text("Đã ghi")
    reports = output.parent / "reports"
    assert baocao("extract", reports, "-o", output).returncode == 0
    figure = next(m for m in rows(output / "mentions.csv") if m["text"] == "88")
    kept = ("value", "value_read", "reviewed")
    assert [figure[name] for name in kept] == ["112", "88", "corrected"]
    number = figure["mention_id"]
    fact = next(
        one for one in rows(output / "facts.csv") if one["mention_id"] == number
    )
    assert (fact["value"], fact["value_read"]) == ("112", "88")
    sums = [c for c in rows(output / "checks.csv") if c["kind"] == "sum"]
    assert {one["outcome"] for one in sums} == {"holds"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_the_review_bars_nobody(
    output: Path, opens: Opens, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with served(output) as (_, address):
        size = {"width": width, "height": 800}
        page = opens(address, color_scheme=scheme, viewport=size)
        for key in ("Escape", "c", "d"):
            page.locator("h1").click()
            page.keyboard.press(key)
            found = axe.run(page).response["violations"]
            assert [one["id"] for one in found] == [], key
        room = page.evaluate("document.documentElement.scrollWidth")
        assert room <= width
