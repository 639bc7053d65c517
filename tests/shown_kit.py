"""Composes PDF pages of the kinds that people have: what a page shows is not always in its text
layer, and what is there is not always shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline import pages
from pipeline.records import Page, ReadOptions, Source

FONT = "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf"
SIZE = (595.0, 842.0)
LETTER = (
    "UBND TỈNH HOÀNG LIÊN",
    "SỞ NỘI VỤ",
    "BÁO CÁO",
    "Kết quả ứng dụng công nghệ thông tin năm 2021",
    "Thực hiện kế hoạch của Ủy ban nhân dân tỉnh, Sở Nội vụ báo cáo kết quả như sau:",
    "Các đơn vị trực thuộc tiếp tục duy trì hệ thống quản lý văn bản và điều hành, bảo đảm",
    "an toàn thông tin cho cán bộ, công chức và người dân trên địa bàn toàn tỉnh.",
)
FIGURES = "Trong năm Sở tiếp nhận 417 hồ sơ, đã giải quyết 403 hồ sơ."
HEAD = ("TT", "Đơn vị", "Số hồ sơ tiếp nhận", "Đã giải quyết", "Trễ hạn")
ROWS = (
    ("1", "Văn phòng Sở", "162", "157", "5"),
    ("2", "Chi cục Văn thư", "255", "246", "9"),
    ("", "Tổng cộng", "417", "403", "14"),
)
COLUMNS = (60, 95, 240, 350, 440, 510)
ROW_HEIGHT = 24


def canvas(buffer: io.BytesIO, **options: Any) -> Canvas:
    """A page in a font with Vietnamese letters."""
    pdfmetrics.registerFont(TTFont("Tinos", FONT))
    made = Canvas(buffer, pagesize=SIZE, **options)
    made.setFont("Tinos", 12)
    return made


def letter(made: Canvas, lines: tuple[str, ...] = LETTER) -> None:
    """Lines of running text from the top of the page."""
    for n, line in enumerate(lines):
        made.drawString(60, 790 - 20 * n, line)


def table(
    made: Canvas, top: float = 600, twice: bool = False, turned: bool = False
) -> None:
    """A ruled table; ``twice`` prints the last row as word processors feign bold, ``turned`` sets
    the heads of figures upright."""
    high = 90 if turned else ROW_HEIGHT
    edges = [top, *(top - high - ROW_HEIGHT * n for n in range(len(ROWS) + 1))]
    for y in edges:
        made.line(COLUMNS[0], y, COLUMNS[-1], y)
    for x in COLUMNS:
        made.line(x, top, x, edges[-1])
    for r, row in enumerate((HEAD, *ROWS)):
        for c, text in enumerate(row):
            x, y = COLUMNS[c] + 4, edges[r + 1] + 8
            if turned and r == 0 and c > 1:
                made.saveState()
                made.translate(x + 14, y)
                made.rotate(90)
                made.drawString(0, 0, text.replace("Số hồ sơ t", "T"))
                made.restoreState()
            else:
                made.drawString(x, y, text)
                if twice and r == len(ROWS):
                    made.drawString(x + 0.3, y, text)


def pdf(draw: Callable[[Canvas], None], **options: Any) -> bytes:
    """A PDF of one page on which ``draw`` draws."""
    buffer = io.BytesIO()
    made = canvas(buffer, **options)
    draw(made)
    made.showPage()
    made.save()
    return buffer.getvalue()


def picture(data: bytes, dpi: int = 200) -> Image.Image:
    """The first page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()


def image(of: Image.Image) -> ImageReader:
    """A picture to be drawn on a canvas."""
    return ImageReader(of)


def changed(data: bytes, change: Callable[[pikepdf.Pdf, Any], None]) -> bytes:
    """The PDF after ``change`` of its document and first page (of pikepdf)."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document, document.pages[0])
        document.save(buffer)
    return buffer.getvalue()


def read(folder: Path, data: bytes, name: str = "page.pdf") -> Page:
    """The first page of a file of these bytes, read as in a run."""
    path = folder / name
    path.write_bytes(data)
    media = "pdf" if name.endswith(".pdf") else "image"
    source = Source(name, str(path), "0" * 16, media, len(data))
    return pages.read(source, ReadOptions(pictures=False)).pages[0]
