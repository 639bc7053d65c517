"""The overview page in a real browser: it loads nothing, links lead from bars to facts, documents
cannot inject."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, baocao

from pipeline.report.overview import write_overview


@pytest.fixture
def browser(chromium: str) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        flags = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
        ]
        browser = play.chromium.launch(executable_path=chromium, args=flags)
        yield browser
        browser.close()


def visit(browser: Any, path: Path, width: int = 1200) -> tuple[Any, list[str]]:
    troubles: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request",
        lambda request: (
            troubles.append(request.url)
            if not request.url.startswith("file:")
            else None
        ),
    )
    page.goto(path.as_uri())
    return page, troubles


@pytest.mark.slow
def test_a_bar_leads_to_its_facts_and_a_fact_to_its_page(
    browser: Any, sample_dataset: Path
) -> None:
    page, troubles = visit(browser, sample_dataset / "overview.html")
    everything = page.locator("#rows-count").inner_text()
    page.locator("#figures svg a").first.click()
    assert (
        page.url.endswith(page.evaluate("location.hash")) and "indicator=" in page.url
    )
    assert page.locator("#rows-count").inner_text() != everything
    link = page.locator("#rows-table tbody a").first.get_attribute("href")
    assert (sample_dataset / link).exists()
    page.locator("#search").fill("chung thu so")
    page.locator("#language").click()
    assert page.locator("h1").inner_text() == "Overview of the dataset"
    assert not troubles


@pytest.mark.slow
def test_it_fits_a_phone(browser: Any, sample_dataset: Path) -> None:
    page, troubles = visit(browser, sample_dataset / "overview.html", width=380)
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    assert not troubles


@pytest.mark.slow
def test_a_document_cannot_run_a_script(browser: Any, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    evil = (
        "</script><script>document.title='owned'</script><img src=x "
        "onerror=\"document.title='owned'\">"
    )
    report = (
        (SAMPLES / "reports" / "11-plan.txt")
        .read_text(encoding="utf-8")
        .replace("Dự toán", f"{evil} Dự toán")
    )
    (folder / "a.txt").write_text(report, encoding="utf-8")
    assert baocao("extract", folder, "-o", tmp_path / "out").returncode == 0
    for name in ("overview.html", "audit.html"):
        page, _ = visit(browser, tmp_path / "out" / name)
        page.wait_for_timeout(300)
        assert "owned" not in page.title()


def test_the_same_dataset_gives_the_same_page(sample_dataset: Path) -> None:
    first = write_overview(sample_dataset).read_bytes()
    assert write_overview(sample_dataset).read_bytes() == first
