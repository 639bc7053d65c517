"""audit.html in a real browser: on a desk, a phone and paper; hostile text; an archive of a
thousand documents."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pipeline.errors import UsageError
from pipeline.report.audit import write_audit
from pipeline.report.explain import explain

HOSTILE = (
    "</script><script>window.broken=1</script><!--<img src=x "
    'onerror="window.broken=2">{{7*7}}\u2028'
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
]


def table(path: Path, rows: list[dict[str, object]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def dataset(output: Path, documents: int, hostile: str = "") -> Path:
    """A dataset with, in each document, a broken sum on a page with a picture, a doubtful ratio,
    and five that hold."""
    (output / "text").mkdir(parents=True)
    (output / "pictures").mkdir()
    stored = io.BytesIO()
    Image.effect_noise((800, 1100), 20).convert("RGB").save(
        stored, "WEBP", quality=20
    )
    text = "Tiếp nhận 120 hồ sơ, trong đó 70 hồ sơ trực tuyến và 45 hồ sơ trực tiếp, đạt 98%.\n"
    places = [(text.index(n), n) for n in ("120", "70", "45", "98%")]
    rows: dict[str, list[dict[str, object]]] = {
        "documents": [],
        "pages": [],
        "mentions": [],
        "checks": [],
        "facts": [],
    }
    for i in range(documents):
        doc = f"{i:016x}"
        rows["facts"].append(
            {"doc_id": doc, "level": ("province", "commune")[i % 2]}
        )
        rows["documents"].append(
            {
                "doc_id": doc,
                "source": f"bao-cao-{i}{hostile}.pdf",
                "doc_type": "Báo cáo",
                "status": "ok",
                "doc_code": f"{i}/BC-SNV",
                "issuer": f"Sở Nội vụ{hostile}",
                "issued_on": "2020-09-08",
                "title": f"Kết quả{hostile}",
                "problem": "2 documents in one file",
                "place": "Hà Giang",
                "province": ("Hà Giang", "Lâm Đồng")[i % 2],
                "period": str(2020 + i % 2),
            }
        )
        rows["pages"].append(
            {"doc_id": doc, "page": 1, "width": 595, "height": 842}
        )
        (output / "text" / f"{doc}.txt").write_text(
            hostile + text, encoding="utf-8"
        )
        shift = len(hostile)
        if i < 40:
            (output / "pictures" / f"{doc}-0001.webp").write_bytes(
                stored.getvalue()
            )
        for n, (at, shown) in enumerate(places, 1):
            rows["mentions"].append(
                {
                    "mention_id": f"{doc}-m{n}",
                    "doc_id": doc,
                    "page": 1,
                    "start": at + shift,
                    "end": at + shift + len(shown),
                    "text": shown,
                    "x0": 60 + 60 * n,
                    "y0": 300,
                    "x1": 90 + 60 * n,
                    "y1": 312,
                }
            )
        ids = [f"{doc}-m{n}" for n in range(1, 5)]
        for n, (kind, outcome, used) in enumerate(
            [
                ("sum", "broken", ids[:3]),
                ("ratio", "doubtful", ids[1:4]),
                *[("symbol", "holds", ids[:1])] * 5,
            ]
        ):
            rows["checks"].append(
                {
                    "check_id": f"{i:06x}{n:06x}",
                    "kind": kind,
                    "outcome": outcome,
                    "doc_ids": doc,
                    "mention_ids": " ".join(used),
                    "numbers": "70 45 120",
                    "expected": "115",
                    "observed": "120",
                    "difference": "5",
                    "message": f"70 + 45 = 115, nhưng tổng ghi 120{hostile} (61.493)",
                    "message_en": f"70 + 45 = 115, but the total says 120{hostile}",
                    "reviewed": "",
                    "severity": {
                        "broken": "error",
                        "doubtful": "warning",
                        "holds": "info",
                    }[outcome],
                }
            )
    for name, found in rows.items():
        table(output / f"{name}.csv", found)
    write_audit(output)
    return output


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    import shutil

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("needs Chromium: sudo apt-get install chromium")
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="needs playwright"
    )
    with sync_api.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dataset(tmp_path_factory.mktemp("small") / "output", 3)


def opened(browser, output: Path, width: int = 1200, height: int = 900):  # type: ignore[no-untyped-def]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.trouble = []
    page.on("console", lambda message: page.trouble.append(message.text))
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on(
        "request",
        lambda request: (
            page.trouble.append(request.url)
            if request.url.startswith("http")
            else None
        ),
    )
    page.goto((output / "audit.html").as_uri())
    page.wait_for_selector(".card")
    return page


def test_page_is_one_file_without_foreign_parts(small: Path) -> None:
    page = (small / "audit.html").read_text(encoding="utf-8")
    assert not re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", page)
    assert "default-src 'none'" in page and page.count("<script>") == 1
    for block in re.findall(
        r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL
    ):
        json.loads(block)


def test_same_dataset_gives_the_same_page(small: Path) -> None:
    before = (small / "audit.html").read_bytes()
    write_audit(small)
    assert (small / "audit.html").read_bytes() == before


@pytest.mark.slow
def test_findings_that_stand_apart_are_told_with_their_document(
    tmp_path: Path,
) -> None:
    output = dataset(tmp_path / "output", 3)
    with open(output / "checks.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    first, second = f"{0:016x}", f"{1:016x}"
    both = {"check_id": "both", "doc_ids": f"{first} {second}"}
    both["mention_ids"] = f"{first}-m1 {second}-m2"
    late = {"check_id": "late", "mention_ids": f"{first}-m3"}
    added = [
        rows[0] | both,
        rows[0] | late,
        rows[6] | both | {"check_id": "held"},
    ]
    table(output / "checks.csv", [*rows, *added])
    write_audit(output)
    page = (output / "audit.html").read_text(encoding="utf-8")
    pieces = re.findall(r'id="d-(\w+)">(\[.*?\])</script>', page)
    assert [name for name, _ in pieces] == [
        "across",
        *(f"{i:016x}" for i in range(3)),
    ]
    told = {
        name: [one["i"] for one in json.loads(data)] for name, data in pieces
    }
    assert told["across"] == ["both", "held"]
    assert told[first][:2] == [rows[0]["check_id"], "late"]
    assert len(told[first]) == 8 and len(told[second]) == 7
    across = json.loads(pieces[0][1])[0]
    assert [one["n"].split(" ")[0] for one in across["x"]] == [
        "0/BC-SNV",
        "1/BC-SNV",
    ]
    assert page.count('id="p-both-') == 2


def test_desk(browser, small: Path) -> None:  # type: ignore[no-untyped-def]
    page = opened(browser, small)
    assert page.locator(".document").count() == 3
    card = page.locator(".card.broken").first
    assert "nhưng tổng ghi 120" in card.inner_text()
    assert card.locator("mark").all_inner_texts() == ["120", "70", "45"]
    told = card.locator("blockquote").first.inner_text()
    assert told.startswith(
        "trang 1 "
    )  # not "trang 1120 máy" where it is copied
    page.wait_for_selector(".cut img")
    assert card.locator(".cut i").count() == 3
    assert (
        page.evaluate("document.querySelector('.cut img').naturalWidth") > 400
    )
    page.click("#language")
    assert (
        "but the total says 120"
        in page.locator(".card.broken").first.inner_text()
    )
    expect = pytest.importorskip("playwright.sync_api").expect
    found = page.locator(".document")
    page.fill("#search", "2/BC-SNV")
    expect(found).to_have_count(1)
    for typed in ("61493", "61.493", "Ha Giang"):
        page.fill("#search", "no such thing")
        expect(found).to_have_count(0)
        page.fill("#search", typed)
        expect(found).to_have_count(3)
    page.fill("#search", "")
    page.uncheck("input[value=broken]")
    expect(page.locator(".card.broken")).to_have_count(0)
    expect(page.locator(".card.doubtful").first).to_be_visible()
    page.check("input[value=holds]")
    held = page.locator(".held").first
    expect(held).to_have_text(re.compile("^Checks that hold: 5"))
    assert page.trouble == []


@pytest.mark.slow
def test_what_is_filtered_stands_in_the_address(browser, small: Path) -> None:  # type: ignore[no-untyped-def]
    page = opened(browser, small)
    page.select_option("#province", "Lâm Đồng")
    page.select_option("#year", "2021")
    page.select_option("#level", "commune")
    page.check("input[value=holds]")
    assert page.locator(".document").count() == 1
    assert "một tệp chứa 2 văn bản" in page.locator(".document").inner_text()
    page.click("#language")
    sent = page.evaluate("location.hash")
    other = opened(browser, small)
    other.goto((small / "audit.html").as_uri() + sent)
    other.reload()
    assert other.input_value("#province") == "Lâm Đồng"
    assert other.is_checked("input[value=holds]")
    assert other.locator(".document").count() == 1
    assert other.title() == "baocao · Audit of figures"
    assert "2 documents in one file" in other.locator(".document").inner_text()
    other.select_option("#year", "2020")
    assert other.locator(".document").count() == 0
    other.click("#clear")
    assert other.locator(".document").count() == 3
    assert page.trouble == other.trouble == []


@pytest.mark.slow
@pytest.mark.parametrize("check_id", ["000001000000", "000001000004"])
def test_the_address_of_a_finding_leads_to_it(  # type: ignore[no-untyped-def]
    browser, small: Path, check_id: str
) -> None:
    page = opened(browser, small)
    page.fill("#search", "no such thing")
    page.wait_for_timeout(300)
    page.evaluate(f"location.hash = '#c-{check_id}'")
    page.wait_for_selector(f"#c-{check_id}.found")
    assert page.locator(f"#c-{check_id}").is_visible()
    assert (
        page.evaluate(
            f"document.getElementById('c-{check_id}').getBoundingClientRect().top"
        )
        > 0
    )


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_a_reader_with_a_screen_reader(
    browser, small: Path, scheme: str
) -> None:  # type: ignore[no-untyped-def]
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = browser.new_page(color_scheme=scheme)
    page.goto((small / "audit.html").as_uri())
    page.wait_for_selector(".cut img")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["help"]) for one in found] == []


@pytest.mark.slow
def test_phone_has_no_sideways_scroll(browser, small: Path) -> None:  # type: ignore[no-untyped-def]
    page = opened(browser, small, 360, 740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".card.broken").first.bounding_box()["width"] > 300


@pytest.mark.slow
def test_paper_holds_every_finding(browser, small: Path) -> None:  # type: ignore[no-untyped-def]
    page = opened(browser, small)
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert [round(n) for n in paper[0].get_size()] == [595, 842]
    assert text.count("nhưng tổng ghi 120") == 6
    assert any(
        True
        for sheet in paper
        for _ in sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    )


@pytest.mark.slow
def test_text_of_documents_is_never_markup(browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = opened(browser, dataset(tmp_path / "output", 2, HOSTILE))
    page.wait_for_timeout(300)
    assert page.evaluate("window.broken") is None and page.trouble == []
    assert (
        "</script><script>" in page.locator(".card.broken").first.inner_text()
    )
    assert page.locator(".card img[src=x]").count() == 0


@pytest.mark.slow
def test_a_thousand_documents_open_in_a_second(browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    output = dataset(tmp_path / "output", 1000)
    page = opened(browser, output)
    spent = page.evaluate(
        "performance.timing.loadEventEnd - performance.timing.navigationStart"
    )
    made = page.evaluate("document.getElementsByTagName('*').length")
    counts = page.locator(".numbers b")
    assert counts.first.inner_text() == "1.000"
    page.click("#language")
    assert counts.first.inner_text() == "1,000"
    # about 300 ms on an idle machine; the test may share its cores
    assert spent < 2000, f"{spent} ms"
    assert made < 12_000
    page.fill("#search", "999/BC-SNV")
    expect = pytest.importorskip("playwright.sync_api").expect
    expect(page.locator(".document")).to_have_count(1)


def test_explain(small: Path) -> None:
    told = explain(small, "000001000000", "vi")
    for part in (
        "Sai lệch ·",
        "nhưng tổng ghi 120",
        "1/BC-SNV",
        "[70]",
        "0001.webp",
    ):
        assert part in told
    with pytest.raises(UsageError):
        explain(small, "ffff", "vi")
    with pytest.raises(UsageError):
        explain(small, "", "vi")
    with pytest.raises(UsageError):
        explain(small / "text", "000001000000", "vi")
