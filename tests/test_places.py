"""A figure leads to its place: the page with a frame round it, or its passage marked."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pypdfium2
import pytest
from conftest import SAMPLES, baocao
from PIL import Image

from pipeline.dataset.links import link
from pipeline.report.marking import marked
from pipeline.report.places import write_places

_TEXT = "Tiếp nhận 120 hồ sơ <b>mới</b>. Có 7 máy.\n"


def figure(text: str, shown: str, name: str) -> dict[str, Any]:
    start = text.index(shown)
    return {"mention_id": name, "start": start, "end": start + len(shown)}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (
            {},
            'Tiếp nhận <mark id="a" class="">120</mark> hồ sơ &lt;b&gt;mới&lt;/b&gt;. '
            'Có <mark id="b" class="">7</mark> máy.\n',
        ),
        (
            {"b": "fact"},
            'Tiếp nhận <mark id="a" class="">120</mark> hồ sơ &lt;b&gt;mới&lt;/b&gt;. '
            '<span class="passage">Có <mark id="b" class="fact">7</mark> máy.</span>\n',
        ),
    ],
)
def test_a_figure_of_a_text_has_an_anchor_and_its_sentence(
    roles: dict[str, str], expected: str
) -> None:
    found = [figure(_TEXT, "7", "b"), figure(_TEXT, "120", "a")]
    assert marked(_TEXT, found, roles) == expected


def test_figures_that_overlap_do_not_cross() -> None:
    text = "từ 2016-2020 đến nay"
    found = [figure(text, "2016-2020", "a"), figure(text, "2020", "b")]
    shown = str(marked(text, found, {"a": "fact", "b": "fact"}))
    assert shown.count("<mark") == 1
    assert re.sub("<[^>]+>", "", shown) == text


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A scan with its picture, a PDF with a text layer, a text and one that failed."""
    output = tmp_path / "output"
    for folder in ("text", "pictures"):
        (output / folder).mkdir(parents=True)

    def write(name: str, rows: list[dict[str, Any]]) -> None:
        pq.write_table(pa.Table.from_pylist(rows), output / f"{name}.parquet")

    ids = {"scan": "pdf", "layer": "pdf", "plain": "text", "failed": "pdf"}
    about = ("doc_type", "doc_code", "issuer", "issued_on", "title")
    documents = [
        {"doc_id": doc_id, "source": doc_id, "media": media, "status": "ok"}
        | dict.fromkeys(about, "")
        for doc_id, media in ids.items()
    ]
    write("documents", documents)
    sizes = {
        "scan": (595.0, 842.0),
        "layer": (200.0, 400.0),
        "plain": (None, None),
    }
    pages = [
        {"doc_id": doc_id, "page": 1, "width": width, "height": height}
        for doc_id, (width, height) in sizes.items()
    ]
    write("pages", pages)
    mentions = []
    for doc_id, (width, _) in sizes.items():
        (output / "text" / f"{doc_id}.txt").write_text(_TEXT, encoding="utf-8")
        edges = dict.fromkeys(("x0", "y0", "x1", "y1"))
        if width:
            edges = {"x0": 20.0, "y0": 40.0, "x1": 40.0, "y1": 50.0}
        row = {
            **figure(_TEXT, "120", f"{doc_id}-m1"),
            "doc_id": doc_id,
            "page": 1,
        }
        mentions.append({**row, "text": "120", **edges})
    write("mentions", mentions)
    facts = [
        {
            "doc_id": row["doc_id"],
            "mention_id": row["mention_id"],
            "indicator": "ops.dossier.received",
        }
        for row in mentions
    ]
    write("facts", facts)
    write("checks", [{"outcome": "broken", "mention_ids": "plain-m1"}])
    Image.new("RGB", (60, 84)).save(output / "pictures" / "scan-0001.jpg")
    return output


def test_every_kind_of_page_shows_its_figure(dataset: Path) -> None:
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(200, 400)
    source = dataset.parent / "layer.pdf"
    pdf.save(source)
    (dataset / "places").mkdir()
    (dataset / "places" / "gone.html").write_text("old")
    write_places(dataset, {"layer": source})
    names = {path.name for path in (dataset / "places").iterdir()}
    assert names == {
        "place.css",
        "scan.html",
        "layer.html",
        "layer-0001.jpg",
        "plain.html",
    }
    shown = {
        name: (dataset / "places" / f"{name}.html").read_text(encoding="utf-8")
        for name in ("scan", "layer", "plain")
    }
    assert 'src="../pictures/scan-0001.jpg"' in shown["scan"]
    assert 'src="layer-0001.jpg"' in shown["layer"]
    frame = '<i id="layer-m1" class="fact" style="left:9.00%;top:9.50%;width:12.00%;'
    assert frame in shown["layer"]
    assert '<mark id="plain-m1" class="broken">120</mark>' in shown["plain"]
    for doc_id, html in shown.items():
        assert f'id="{link(doc_id, f"{doc_id}-m1").partition("#")[2]}"' in html


def test_a_figure_of_a_pdf_in_an_archive_is_framed(tmp_path: Path) -> None:
    name = "04-text-pdf.pdf"
    with zipfile.ZipFile(tmp_path / "kho.zip", "w") as archive:
        archive.write(SAMPLES / "reports" / name, name)
    output = tmp_path / "out"
    done = baocao("extract", tmp_path / "kho.zip", "-o", output, "-j", 1)
    assert done.returncode == 0, done.stderr
    (page,) = (output / "places").glob("*.html")
    html = page.read_text(encoding="utf-8")
    assert "<img" in html and html.count('class="fact" style="left:') > 3
    assert "data:image" not in html
    assert list((output / "pictures").glob("*.jpg"))


def test_figures_are_listed_for_whom_no_anchor_has_led(dataset: Path) -> None:
    write_places(dataset, {})
    html = (dataset / "places" / "scan.html").read_text(encoding="utf-8")
    assert '<a href="#scan-m1">120</a> · Hồ sơ tiếp nhận' in html


def test_a_page_whose_file_is_gone_shows_its_text(dataset: Path) -> None:
    write_places(dataset, {"layer": dataset / "nowhere.pdf"})
    html = (dataset / "places" / "layer.html").read_text(encoding="utf-8")
    assert "<img" not in html and '<mark id="layer-m1" class="fact">' in html
