"""The dataset in Datasette: keys that lead on, facets, and a search that needs no diacritics."""

from __future__ import annotations

import asyncio
import io
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import ROOT
from PIL import Image

from pipeline.dataset.contract import columns, tables
from pipeline.desk.explore import build, open_datasette
from pipeline.errors import MissingEngine, UsageError
from pipeline.labels import column_heads

_FACTS = [
    (
        "f1",
        "hs.online",
        "Lâm Đồng",
        2025,
        "actual",
        "61.493 hồ sơ trực tuyến",
        61493,
    ),
    (
        "f2",
        "hs.online",
        "Lâm Đồng",
        2024,
        "actual",
        "tiếp nhận 500 hồ sơ trực tuyến",
        500,
    ),
    (
        "f3",
        "pc.count",
        "Hà Giang",
        2025,
        "planned",
        "mua 40 máy tính ở Đồng Văn",
        40,
    ),
]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Three facts, one document and a copy of it, two indicators."""

    def write(name: str, columns: dict[str, list[Any]]) -> None:
        pq.write_table(pa.table(columns), tmp_path / f"{name}.parquet")

    names = (
        "fact_id",
        "indicator",
        "province",
        "year",
        "status",
        "evidence",
        "number",
    )
    facts: dict[str, list[Any]] = {
        name: list(values)
        for name, values in zip(names, zip(*_FACTS, strict=True), strict=True)
    }
    facts["number"] = [Decimal(number) for number in facts["number"]]
    write("facts", {**facts, "doc_id": ["d"] * 3, "repeats": [None] * 3})
    documents = {
        "doc_id": ["d", "d"],
        "source": ["a.pdf", "b.pdf"],
        "status": ["ok", "duplicate"],
    }
    write("documents", documents)
    write(
        "indicators",
        {
            "code": ["hs.online", "pc.count"],
            "vi": ["Hồ sơ trực tuyến", "Máy tính"],
        },
    )
    return tmp_path


def _asked(output: Path, *paths: str, language: str = "vi") -> list[Any]:
    pytest.importorskip("datasette", reason="needs the extra explore")
    datasette = open_datasette(output, language)

    async def ask() -> list[Any]:
        return [await datasette.client.get(path) for path in paths]

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hồ sơ trực tuyến", ["f1", "f2"]),
        ("ho so truc tuyen", ["f1", "f2"]),
        ("dong van", ["f3"]),  # SQLite alone knows no plain letter for đ
        ("Đồng Văn", ["f3"]),
        ("61.493", ["f1"]),
        ("cáp quang", []),
    ],
)
def test_evidence_is_found_without_marks(
    dataset: Path, words: str, found: list[str]
) -> None:
    path = "/explore/facts.json?_shape=array&_search=" + words.replace(" ", "+")
    (answer,) = _asked(dataset, path)
    assert [row["fact_id"] for row in answer.json()] == found


def test_a_province_and_a_year_are_chosen_by_facets_with_names(
    dataset: Path,
) -> None:
    chosen = "province=L%C3%A2m+%C4%90%E1%BB%93ng&year=2025"
    data, page, document, copy = _asked(
        dataset,
        f"/explore/facts.json?_shape=objects&{chosen}",
        "/explore/facts",
        "/explore/documents/d.json?_shape=objects",
        "/explore/duplicates.json?_shape=array",
    )
    assert set(data.json()["facet_results"]) == {
        "province",
        "year",
        "indicator",
        "status",
    }
    assert [row["number"] for row in data.json()["rows"]] == [61493]
    # the indicator by its name, not by its code alone
    assert "Hồ sơ trực tuyến" in page.text
    assert "tỉnh" in page.text  # the columns are explained in Vietnamese
    assert document.json()["rows"][0]["source"] == "a.pdf"
    assert [row["source"] for row in copy.json()] == ["b.pdf"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "table", "rows", "province", "status"),
    [
        ("vi", "Số liệu", "3 hàng", "Tỉnh, thành", "thực hiện"),
        ("en", "facts", "3 rows", "Province", "actual"),
    ],
)
def test_the_page_speaks_a_language_and_still_filters(
    dataset: Path,
    chromium: str,
    language: str,
    table: str,
    rows: str,
    province: str,
    status: str,
) -> None:
    (page,) = _asked(dataset, "/explore/facts", language=language)
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = play.chromium.launch(executable_path=chromium, args=flags)
        shown = browser.new_page()
        shown.set_content(page.text)
        assert shown.locator("h1").inner_text() == table
        assert shown.locator("h3").first.inner_text() == rows
        assert shown.locator("td.col-status").first.inner_text() == status
        column = shown.locator("[name=_filter_column]")
        column.select_option(label=province)
        assert column.input_value() == "province"
        browser.close()


def test_every_column_has_heads_in_both_languages() -> None:
    wanted = {column.name for table in tables() for column in columns(table)}
    for language in ("vi", "en"):
        assert wanted <= {
            name for name, head in column_heads(language).items() if head
        }


def test_what_cannot_be_opened_says_what_to_do(
    dataset: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(UsageError, match="no dataset"):
        build(tmp_path_factory.mktemp("empty"))
    monkeypatch.setitem(sys.modules, "datasette.app", None)
    with pytest.raises(MissingEngine) as missing:
        open_datasette(dataset)
    assert "baocao[explore]" in missing.value.remedy


def test_each_key_leads_to_a_row(dataset: Path) -> None:
    connection = sqlite3.connect(build(dataset))
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert not list(dataset.glob(".*.new"))
    connection.close()


@pytest.fixture
def pictured(dataset: Path) -> Path:
    """The dataset with a picture of the page on which its figures stand."""

    def write(name: str, row: dict[str, Any]) -> None:
        pq.write_table(pa.Table.from_pylist([row]), dataset / f"{name}.parquet")

    edges = {"x0": 100.0, "y0": 100.0, "x1": 140.0, "y1": 110.0}
    write("pages", {"doc_id": "d", "page": 1, "width": 595.0, "height": 842.0})
    write("mentions", {"mention_id": "d-m1", "doc_id": "d", "page": 1, **edges})
    (dataset / "pictures").mkdir()
    Image.new("RGB", (1190, 1684), "white").save(
        dataset / "pictures" / "d-0001.webp"
    )
    facts = pq.read_table(dataset / "facts.parquet")
    links = pa.array(["places/d.html#d-m1"] * len(facts))
    pq.write_table(
        facts.append_column("link", links), dataset / "facts.parquet"
    )
    return dataset


def test_a_figure_is_shown_framed_beside_its_row(pictured: Path) -> None:
    page, picture, none = _asked(
        pictured, "/explore/facts", "/-/figure/d-m1.webp", "/-/figure/d-m2.webp"
    )
    assert 'src="/-/figure/d-m1.webp"' in page.text
    assert 'href="/places/d.html#d-m1"' in page.text
    assert (
        '"province": "Tỉnh, thành"' in page.text
        and '"actual": "thực hiện"' in page.text
    )
    assert none.status_code == 404
    with Image.open(io.BytesIO(picture.content)) as shown:
        colours = shown.convert("RGB").getcolors(1 << 20) or []
    red = sum(
        n
        for n, rgb in colours
        if isinstance(rgb, tuple) and rgb[0] > 180 and rgb[1] < 90
    )
    assert red > 100


@pytest.fixture
def shown(pictured: Path, chromium: str) -> Iterator[tuple[Any, str]]:
    """A browser, and the address of the dataset as `baocao explore` serves it."""
    pytest.importorskip("datasette", reason="needs the extra explore")
    sync_api = pytest.importorskip("playwright.sync_api")
    command = [sys.executable, "-m", "pipeline", "--lang", "vi", "explore"]
    with (
        subprocess.Popen(
            [*command, str(pictured), "--no-open"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as server,
        sync_api.sync_playwright() as play,
    ):
        assert server.stdout
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = play.chromium.launch(executable_path=chromium, args=flags)
        yield browser, server.stdout.readline().strip()
        browser.close()
        server.terminate()


@pytest.mark.slow
def test_three_clicks_lead_to_the_framed_figure(
    shown: tuple[Any, str],
) -> None:
    expect = pytest.importorskip("playwright.sync_api").expect
    browser, address = shown
    page = browser.new_page()
    page.goto(address)
    for chosen in ("Lâm Đồng", "2025", "Hồ sơ trực tuyến"):
        page.locator(".facet-info a", has_text=chosen).click()
    expect(page.locator(".content h3").first).to_have_text(
        '1 hàng có Chỉ tiêu = "hs.online", Tỉnh, thành = "Lâm Đồng" và Năm = 2025'
    )
    row = page.locator(".rows-and-columns tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("61493")
    page.wait_for_function("document.querySelector('td img').naturalWidth > 0")
    link = row.locator("td.col-link a")
    expect(link).to_have_attribute("href", "/places/d.html#d-m1")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_datasette_bars_nobody(
    shown: tuple[Any, str], scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    browser, address = shown
    home = address.partition("/explore")[0]
    size = {"width": width, "height": 900}
    page = browser.new_context(color_scheme=scheme, viewport=size).new_page()
    paths = ("", "?year=2025", "/f1")
    for path in (*(address + path for path in paths), f"{home}/explore", home):
        page.goto(path)
        page.wait_for_load_state("load")
        assert page.evaluate("scrollX + innerWidth") >= page.evaluate(
            "document.documentElement.scrollWidth"
        )
        found = axe.run(page).response["violations"]
        assert [one["id"] for one in found] == [], path
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(20, 25, 31)") == (scheme == "dark")
