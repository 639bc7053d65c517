"""Files that are locked, cut, looped or too large, and a Tesseract that hangs: each is named, none
costs more."""

from __future__ import annotations

import csv
import io
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from devtools.bench import archive
from pipeline import pages
from pipeline.errors import Encrypted, UnreadableInput
from pipeline.pages.ocr import resident, tesseract
from pipeline.pages.pdf import ink
from pipeline.records import ReadOptions, Source


def source(tmp_path: Path, data: bytes, media: str = "pdf") -> Source:
    path = tmp_path / "input"
    path.write_bytes(data)
    return Source("input", str(path), "0" * 16, media, len(data))


def locked(password: str) -> bytes:
    """A report whose text needs the password of its reader."""
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Regular", archive.FONT.format("Regular")))
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        encrypt=encryption.StandardEncryption(password, "chủ", canPrint=1),
    )
    for number, line in enumerate(archive.lines(3)):
        canvas.setFont("Regular", 5)  # the longest lines stay on the page
        canvas.drawString(60, 800 - 18 * number, line.replace("\t", " "))
    canvas.save()
    return buffer.getvalue()


def test_a_locked_pdf_opens_with_its_password_only(tmp_path: Path) -> None:
    given = source(tmp_path, locked("moc-khoa"))
    for password, said in (
        ("", "the PDF is encrypted"),
        ("sai", "the password does not open the PDF"),
    ):
        with pytest.raises(Encrypted, match=said) as caught:
            pages.count(given, ReadOptions(password=password))
        assert "--password" in caught.value.remedy
    [page] = pages.read(given, ReadOptions(password="moc-khoa")).pages
    assert (
        page.reader == "text"
        and not page.problem
        and archive.lines(3)[5] in page.text
    )


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_pdf_that_is_cut_short_is_read_or_named(
    tmp_path: Path, tenth: int
) -> None:
    whole = archive.pdf(7, 1)
    given = source(tmp_path, whole[: len(whole) * tenth // 10])
    try:
        assert len(
            pages.read(given, ReadOptions("tesseract", pictures=False)).pages
        ) == pages.count(given, ReadOptions())
    except UnreadableInput as error:
        assert "PDF" in str(error)


@pytest.mark.parametrize(
    "kids", [b"[2 0 R]", b"[2 0 R 2 0 R 3 0 R]", b"[1 0 R]", b"[4 0 R 3 0 R]"]
)
def test_a_page_tree_that_loops_ends(tmp_path: Path, kids: bytes) -> None:
    data = archive._pdf_of(1).replace(b"/Kids [3 0 R]", b"/Kids " + kids)
    given, began = source(tmp_path, data), time.monotonic()
    try:
        assert pages.count(given, ReadOptions()) <= 1
        assert len(pages.read(given, ReadOptions("tesseract")).pages) <= 1
    except UnreadableInput:
        pass
    assert time.monotonic() - began < 10


def test_a_picture_of_20_000_by_20_000_pixels_is_never_decoded(
    tmp_path: Path,
) -> None:
    given, before = (
        source(tmp_path, archive._png(20_000, 20_000), "image"),
        _peak(),
    )
    [page] = pages.read(given, ReadOptions()).pages
    assert (
        page.problem
        == "the picture has 20000 x 20000 pixels, more than 250000000 (limit pixels)"
    )
    assert _peak() - before < 100 << 20


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


HUNG = """#!/bin/sh
case "$*" in
*--list-langs*) printf 'List of available languages (1):\\nvie\\n';;
*--version*) echo 'tesseract 5.3.0';;
*) echo $$ >> {mark}; exec sleep 300;;
esac
"""


def test_a_tesseract_that_hangs_costs_its_page(tmp_path: Path) -> None:
    programs, mark, folder = (
        tmp_path / "bin",
        tmp_path / "pids",
        tmp_path / "in",
    )
    programs.mkdir()
    (programs / "tesseract").write_text(HUNG.format(mark=mark))
    (programs / "tesseract").chmod(0o755)
    folder.mkdir()
    (folder / "scan.pdf").write_bytes(archive.scan(1, 1, 100))
    (folder / "thư.txt").write_bytes(archive.text(1))
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "extract",
        str(folder),
        "-o",
        str(tmp_path / "out"),
        "-j",
        "1",
        "--reader",
        "tesseract",
        "--page-seconds",
        "12",  # a loaded machine needs some seconds before it calls the program at all
    ]
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    began = time.monotonic()
    done = subprocess.run(
        command,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert mark.exists(), done.stderr
    assert time.monotonic() - began < 60
    with open(
        tmp_path / "out" / "documents.csv", encoding="utf-8", newline=""
    ) as file:
        rows = {row["source"]: row for row in csv.DictReader(file)}
    assert rows["thư.txt"]["status"] == "ok"
    assert (
        rows["scan.pdf"]["status"] == "partial"
        and "longer than 12 s" in rows["scan.pdf"]["problem"]
    )
    for number in mark.read_text().split():
        state = Path(f"/proc/{number}/stat")
        assert (
            not state.exists()
            or state.read_text().rsplit(")", 1)[1].split()[0] == "Z"
        )


@pytest.mark.skipif(not tesseract.available(), reason="needs Tesseract")
def test_the_kept_reader_keeps_to_its_time() -> None:
    dots = np.random.default_rng(1).integers(0, 256, (600, 600), np.uint8)
    began = time.monotonic()
    with pytest.raises(TimeoutError, match="longer than"):
        resident.read(dots, 300, 6, 0.01)
    assert time.monotonic() - began < 10


@pytest.mark.skipif(not tesseract.available(), reason="needs Tesseract")
def test_the_kept_reader_reads_what_the_program_reads() -> None:
    page = Image.new("L", (900, 200), 255)
    font = ImageFont.load_default(60)
    ImageDraw.Draw(page).text((30, 60), "Bao cao 768,6", 0, font)
    gray = np.asarray(page)
    once, again = (resident.read(gray, 300, 6, 30) for _ in range(2))
    assert once == again == tesseract.read(gray, 300, 6, 30)


class _Sheet:
    """A page of pypdfium2 as far as drawing asks it."""

    def __init__(self, side: float) -> None:
        self.side, self.scale = side, 0.0

    def get_size(self) -> tuple[float, float]:
        return self.side, self.side

    def render(self, scale: float, **_: object) -> _Sheet:
        self.scale = scale
        return self

    def to_numpy(self) -> np.ndarray:
        return np.zeros((2, 2), np.uint8)

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("side", "full"), [(842.0, True), (3000.0, True), (60_000.0, False)]
)
def test_a_page_with_a_box_of_any_size_is_drawn_within_bounds(
    side: float, full: bool
) -> None:
    sheet = _Sheet(side)
    view = ink.draw(sheet, ink.FINE)
    assert (view.scale == ink.FINE) == full
    assert (sheet.scale * side) ** 2 <= 1.01e8
