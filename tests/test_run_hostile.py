"""Sixty inputs that are broken or mean harm: each ends as a row, and none costs another input
anything."""

import csv
from pathlib import Path

import pytest

from devtools.bench import archive
from pipeline import run
from pipeline.records import Limits, ReadOptions


@pytest.mark.slow
def test_every_broken_input_has_its_row(tmp_path: Path) -> None:
    folder = archive.build(tmp_path / "in", texts=2, broken=True)
    limits = Limits(page_seconds=60, pages=500)
    summary = run.extract(
        [folder],
        tmp_path / "out",
        run.Options(ReadOptions(limits=limits), workers=2),
    )
    with open(
        tmp_path / "out" / "documents.csv", encoding="utf-8", newline=""
    ) as file:
        rows = {row["source"]: row for row in csv.DictReader(file)}
    for name, _ in archive.hostile():
        assert any(
            source.startswith(f"broken/{name[:3]}") for source in rows
        ), name
    assert all(row["problem"] for row in rows.values() if row["status"] != "ok")
    assert rows["texts-00/report-00000.txt"]["status"] == "ok"
    assert (
        "3000 pages" in rows["broken/thousands-of-empty-pages.pdf"]["problem"]
    )
    assert "(limit pixels)" in rows["broken/huge.png"]["problem"]
    assert "limit archive_ratio" in rows["broken/bomb.zip!/bomb.txt"]["problem"]
    assert not any(
        "root:" in path.read_text("utf-8")
        for path in (tmp_path / "out" / "text").iterdir()
    )
    assert not (tmp_path / "outside.txt").exists()
    assert summary.documents == len(rows)


def test_the_archive_is_the_same_each_time() -> None:
    names = [name for name, _ in archive.hostile()]
    assert len(set(names)) == len(names) >= 60
    assert archive.text(5) == archive.text(5) != archive.text(6)
    assert archive.pdf(5, 1) == archive.pdf(5, 1)
