"""Searchable PDFs: the text is found by search, at its place on the page."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from conftest import SAMPLES
from PIL import Image

from pipeline import pages
from pipeline.desk.searchable import describe, write_searchable
from pipeline.errors import UnreadableInput
from pipeline.records import Box, Page, ReadOptions, Source, Word

pytest.importorskip("ocrmypdf")


def read(path: Path, media: str) -> tuple[Page, ...]:
    return pages.read(
        Source(path.name, str(path), "0" * 16, media, 1), ReadOptions()
    ).pages


def boxes(pdf: Path) -> dict[str, tuple[float, float]]:
    """The centre of each word, as fractions of the page."""
    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext: sudo apt-get install poppler-utils")
    out = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', out)
    assert size
    wide, high = map(float, size.groups())
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<',
        out,
    )
    return {
        w: ((float(a) + float(c)) / 2 / wide, (float(b) + float(d)) / 2 / high)
        for a, b, c, d, w in words
    }


@pytest.mark.slow
@pytest.mark.parametrize("turn", [0, 90])
def test_a_word_is_found_where_it_stands(tmp_path: Path, turn: int) -> None:
    picture = (
        pypdfium2.PdfDocument(SAMPLES / "reports" / "02-scan-skew.pdf")[0]
        .render(scale=200 / 72)
        .to_pil()
    )
    scan = tmp_path / "scan.pdf"
    picture.rotate(turn, expand=True).convert("RGB").save(scan, resolution=200)
    write_searchable(
        scan, "pdf", read(scan, "pdf"), tmp_path / "out" / "scan.pdf"
    )
    found = boxes(tmp_path / "out" / "scan.pdf")
    # in the left column of the head
    x, y = next(
        place for word, place in found.items() if word.endswith("/BC-STP")
    )
    assert 0.15 < x < 0.45 and 0.08 < y < 0.18
    assert found["Độc"][1] < found["BÁO"][1] < found["chứng"][1] < 0.7
    assert list((tmp_path / "out").iterdir()) == [tmp_path / "out" / "scan.pdf"]


@pytest.mark.slow
def test_a_text_page_keeps_its_own_text(tmp_path: Path) -> None:
    mixed = SAMPLES / "reports" / "05-mixed-pdf.pdf"
    write_searchable(mixed, "pdf", read(mixed, "pdf"), tmp_path / "mixed.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "mixed.pdf")
    texts = [page.get_textpage().get_text_bounded() for page in document]
    assert texts[0].count("235 điểm cầu") == 1 and "253 điểm cầu" in texts[1]


@pytest.mark.slow
def test_a_picture_becomes_a_pdf(tmp_path: Path) -> None:
    path = SAMPLES / "reports" / "12-letter-png.png"
    write_searchable(
        path, "image", read(path, "image"), tmp_path / "letter.pdf"
    )
    with Image.open(path) as image:
        assert (
            abs(
                pypdfium2.PdfDocument(tmp_path / "letter.pdf")[0].get_width()
                - image.width * 72 / 200
            )
            < 2
        )
    assert "1.602" in boxes(tmp_path / "letter.pdf")


def test_lines_break_where_the_text_does_and_skew_is_undone() -> None:
    placed = (("ab", 0, 0), ("cd", 3, 0), ("ef", 6, 400))
    words = tuple(
        Word(text, start, start + 2, Box(100, y, 120, y + 10), 90.0)
        for text, start, y in placed
    )
    page = Page(1, "ab cd\nef", 600, 800, skew=90, reader="ocr", words=words)
    lines = describe(page)["lines"]
    assert [[w["text"] for w in line] for line in lines] == [
        ["ab", "cd"],
        ["ef"],
    ]  # type: ignore[attr-defined]
    assert lines[1][0]["box"] == pytest.approx([290, 200, 300, 220])  # type: ignore[index]


def test_a_file_whose_text_would_change_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ocrmypdf

    def lose_the_letters(source: Path, target: Path, **_: object) -> None:
        """As Ghostscript 10.00 does: the pages stand, their words do not."""
        shutil.copy(SAMPLES / "reports" / "10-ruled-table.pdf", target)

    monkeypatch.setattr(ocrmypdf, "ocr", lose_the_letters)
    mixed = SAMPLES / "reports" / "04-text-pdf.pdf"
    with pytest.raises(
        UnreadableInput, match=r"OCRmyPDF (would change the text of|made)"
    ):
        write_searchable(
            mixed, "pdf", read(mixed, "pdf"), tmp_path / "text.pdf"
        )
    assert list(tmp_path.iterdir()) == []
