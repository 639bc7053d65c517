"""The overview page in a real browser: it loads nothing, links lead from bars to facts, documents
cannot inject."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, baocao

from pipeline.report.charts import body, trends
from pipeline.report.overview import write_overview
from pipeline.report.overview_rows import citations, verified
from pipeline.report.packed import columns_of, packed
from pipeline.report.table import Table


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
def test_a_bar_leads_to_its_facts_and_a_fact_to_its_figure(
    browser: Any, sample_dataset: Path
) -> None:
    page, troubles = visit(browser, sample_dataset / "overview.html")
    everything = page.locator(".dt-info").inner_text()
    page.locator("#figures svg a").first.click()
    expect = pytest.importorskip("playwright.sync_api").expect
    expect(page).to_have_url(re.compile("indicator="))
    expect(page.locator(".dt-info")).not_to_have_text(everything)
    expect(page.locator("#chips button")).to_have_count(1)
    link = page.locator("#rows-table tbody a").first.get_attribute("href")
    place, _, anchor = link.partition("#")
    html = (sample_dataset / place).read_text(encoding="utf-8")
    assert f'id="{anchor}"' in html
    assert not troubles


@pytest.mark.slow
def test_a_point_leads_to_all_facts_that_say_so(
    browser: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, year, share in ((17, 2021, 71), (18, 2021, 71), (19, 2022, 83)):
        (folder / f"{number}.txt").write_text(
            f"SỞ Y TẾ TỈNH HÀ TĨNH\nSố: {number}/BC-SYT\n"
            f"Hà Tĩnh, ngày 20 tháng 12 năm {year}\n\nBÁO CÁO\n"
            f"Kết quả ứng dụng công nghệ thông tin năm {year}\n\n"
            f"Năm {year}, tỷ lệ hồ sơ tiếp nhận trực tuyến đạt {share}%.\n",
            encoding="utf-8",
        )
    assert baocao("extract", folder, "-o", tmp_path / "out").returncode == 0
    page, troubles = visit(browser, tmp_path / "out" / "overview.html")
    points = page.locator("#trends svg a")
    expect = pytest.importorskip("playwright.sync_api").expect
    expect(points).to_have_count(2)
    points.first.click()
    expect(page).to_have_url(re.compile("#facts.*value=71"))
    expect(page.locator("#rows-table tbody tr")).to_have_count(2)
    assert not troubles


@pytest.mark.parametrize(
    ("issuer", "place", "province", "expected"),
    [
        ("Sở Nội vụ", "Vinh", "Nghệ An", "Sở Nội vụ (Vinh, Nghệ An)"),
        ("Sở Nội vụ", "Lào Cai", "Lào Cai", "Sở Nội vụ (Lào Cai)"),
        (
            "UBND tỉnh Quảng Ninh",
            "Hạ Long",
            "Quảng Ninh",
            "UBND tỉnh Quảng Ninh",
        ),
        ("Bộ Nội vụ", "Hà Nội", None, "Bộ Nội vụ"),
        (None, None, None, ""),
    ],
)
def test_a_body_is_told_from_those_of_other_provinces(
    issuer: str | None, place: str | None, province: str | None, expected: str
) -> None:
    row: dict[str, object] = {
        "issuer": issuer,
        "place": place,
        "province": province,
    }
    assert body(row) == expected


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 820])
def test_on_a_small_screen_a_fact_is_a_card_within_the_edges(
    browser: Any, sample_dataset: Path, width: int
) -> None:
    page, troubles = visit(browser, sample_dataset / "overview.html", width)
    cells = page.locator("#rows-table tbody tr").first.locator("td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert len(boxes) == 9
    assert all(box["x"] + box["width"] <= width for box in boxes)
    assert not troubles


@pytest.mark.slow
def test_filters_add_up_and_stand_in_the_address(
    browser: Any, sample_dataset: Path
) -> None:
    page, troubles = visit(browser, sample_dataset / "overview.html")
    page.select_option("#province", "Quảng Ngãi")
    page.select_option("#year", "2019")
    page.fill("#search", "giai quyet")
    expect = pytest.importorskip("playwright.sync_api").expect
    expect(page).to_have_url(re.compile("q=giai"))  # after a pause
    rows = page.locator("#rows-table tbody tr")
    found = rows.count()
    assert found > 1
    assert "thực hiện" in rows.first.inner_text()
    assert "actual" not in page.locator("main").inner_text()
    page.click("#language")
    other, more = visit(browser, sample_dataset / "overview.html")
    other.goto(page.url)
    other.reload()
    assert other.locator("h1").inner_text() == "Overview of the dataset"
    assert other.input_value("#province") == "Quảng Ngãi"
    assert other.locator("#rows-table tbody tr").count() == found
    other.locator("#chips button").first.click()
    assert other.input_value("#province") == ""
    other.fill("#search", "4928850000")
    expect(other.locator("#rows-table tbody tr")).to_have_count(1)
    assert not troubles and not more


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_bars_nobody(
    browser: Any, sample_dataset: Path, scheme: str
) -> None:
    page, troubles = visit(browser, sample_dataset / "overview.html", width=380)
    page.emulate_media(color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["help"]) for one in found] == []
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


def test_the_libraries_are_as_published() -> None:
    vendor = files("pipeline.report").joinpath("vendor")
    told = vendor.joinpath("LICENCES.txt").read_text(encoding="utf-8")
    listed = dict(
        re.findall(r"^(\S+\.js): .* sha256 ([0-9a-f]{64})$", told, re.MULTILINE)
    )
    assert set(listed) == {
        path.name for path in vendor.iterdir() if path.name.endswith(".js")
    }
    for name, expected in listed.items():
        assert (
            hashlib.sha256(vendor.joinpath(name).read_bytes()).hexdigest()
            == expected
        )


def _of_year(
    about: dict[str, object], fact_id: str, year: int, number: int
) -> dict[str, object]:
    """A fact of a year, as the overview is given it."""
    return {
        **about,
        "fact_id": fact_id,
        "value": str(number),
        "number": number,
        "year": year,
        "period": str(year),
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
    }


@pytest.mark.parametrize(
    ("figures", "shown", "unit"),
    [
        ((25_238_031_000, 500_000_000), [0.5, 25.238031], "tỷ đồng"),
        ((768_600_000, 2_000_000), [2.0, 768.6], "triệu đồng"),
    ],
)
def test_money_is_charted_in_units_that_people_say(
    figures: tuple[int, int], shown: list[float], unit: str
) -> None:
    about: dict[str, object] = {
        "issuer": "Sở Tài chính",
        "place": "Huế",
        "indicator": "fin.ict.equipment",
        "unit": "VND",
        "status": "actual",
        "subject": None,
    }
    facts: list[dict[str, object]] = [
        _of_year(about, f"f{year}", year, number)
        for number, year in zip(figures, (2024, 2021), strict=True)
    ]
    (found,) = trends(facts, set())
    points: Any = found["points"]
    assert [point["value"] for point in points] == shown
    assert [point["day"] for point in points] == ["2021-07-02", "2024-07-01"]
    assert found["unit_vi"] == unit


def test_facts_that_say_the_same_are_one_point_that_leads_to_all() -> None:
    about: dict[str, object] = {
        "issuer": "Sở Y tế",
        "place": "Huế",
        "indicator": "hr.email",
        "unit": "%",
        "status": "actual",
        "subject": None,
    }
    told = [("a", 2020, 80), ("b", 2020, 80), ("c", 2020, 90), ("d", 2021, 95)]
    facts: list[dict[str, object]] = [
        _of_year(about, fact_id, year, number) for fact_id, year, number in told
    ]
    (found,) = trends(facts, set())
    points: Any = found["points"]
    assert [(p["value"], p["facts"]) for p in points] == [
        (80, 2),
        (90, 1),
        (95, 1),
    ]
    assert [p["link"] for p in points] == [
        "#facts?indicator=hr.email&body=S%E1%BB%9F+Y+t%E1%BA%BF"
        "&period=2020&value=80&unit=%25&status=actual",
        "#facts?id=c",
        "#facts?id=d",
    ]
    disputed: Any = trends(facts, {"b"})[0]["points"]
    assert [p["conflict"] for p in disputed] == [False, True, False, False]


def test_a_document_is_checked_once_however_often_its_file_is_there() -> None:
    documents: list[dict[str, object]] = [
        {"doc_id": "a", "source": "a.pdf", "status": "ok"},
        {"doc_id": "a", "source": "b.pdf", "status": "duplicate"},
        {"doc_id": "c", "source": "c.pdf", "status": "ok"},
    ]
    checks: list[dict[str, object]] = [
        {"doc_ids": "a", "outcome": "holds"},
        {"doc_ids": "c", "outcome": "doubtful"},
    ]
    ranked = verified(documents, checks)
    assert [row["source"] for row in ranked] == ["c.pdf", "a.pdf"]


def test_cited_documents_are_ranked_by_who_cites_them() -> None:
    cited = {"type": "Quyết định", "issuer": "Thủ tướng"}
    references: list[dict[str, object]] = [
        {"code": code, "doc_id": doc_id, **cited}
        for code, doc_id in (
            ("2/QĐ", "a"),
            ("2/QĐ", "a"),
            ("1/QĐ", "a"),
            ("1/QĐ", "b"),
        )
    ]
    ranked, cites = citations(references)
    assert [(r["code"], r["documents"], r["times"]) for r in ranked] == [
        ("1/QĐ", 2, 2),
        ("2/QĐ", 1, 2),
    ]
    assert cites == {"a": ["1/QĐ", "2/QĐ"], "b": ["1/QĐ"]}


@pytest.mark.slow
def test_heads_sort_all_rows_and_not_only_the_page(
    browser: Any, sample_dataset: Path
) -> None:
    page, troubles = visit(browser, sample_dataset / "overview.html")
    head = page.locator("#rows-table thead th").nth(1)
    first = page.locator("#rows-table tbody tr").first.locator("td").nth(1)
    # DataTables sorts and turns a page a moment after the click, so each look waits for its rows
    expect = pytest.importorskip("playwright.sync_api").expect
    head.click()
    expect(first).to_have_text("1")
    head.click()
    expect(first).to_have_text("25.238.031.000")
    page.locator(".dt-paging button.next").click()
    expect(page.locator(".dt-info")).to_contain_text("26–50 ")
    page.fill("#search", "khong co chu nay")
    page.wait_for_timeout(400)
    assert page.locator("#rows-table tbody").inner_text().strip()
    head.click()
    assert not troubles


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([], '{"rows":0,"columns":{}}'),
        (
            [{"a": 1, "b": "x"}, {"a": 2, "b": "x"}, {"a": 3, "b": None}],
            '{"rows":3,"columns":{"a":{"values":[1,2,3]},'
            '"b":{"values":["x",null],"at":[0,0,1]}}}',
        ),
        (
            [{"a": ("x", "</script>")}],
            '{"rows":1,"columns":{"a":{"values":[["x","\\u003c/script\\u003e"]]}}}',
        ),
    ],
)
def test_a_page_carries_each_value_of_a_column_once(
    rows: list[dict[str, object]], text: str
) -> None:
    assert "".join(packed(columns_of(rows))) == text


def test_a_table_is_read_anew_each_time(sample_dataset: Path) -> None:
    table = Table(sample_dataset, "facts", ("doc_id", "value"))
    first = list(table)
    assert first == list(table)
    assert len(first) == len(table) > 1
    assert {tuple(row) for row in first} == {("doc_id", "value")}


def test_the_same_dataset_gives_the_same_page(sample_dataset: Path) -> None:
    first = write_overview(sample_dataset).read_bytes()
    assert write_overview(sample_dataset).read_bytes() == first
