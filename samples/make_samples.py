#!/usr/bin/env python3
"""Makes the sample reports (``reports/``) and their gold (``gold/``) from the annotated sources
(``source/``).

Run by ``make samples``; needs the packages of the extra ``dev`` and the font Tinos (Debian:
fonts-croscore)."""

from __future__ import annotations

import html
from io import BytesIO
from pathlib import Path

import damage
import numpy as np
import pypdfium2
from annotated import Report, load, write_documents, write_gold
from docx import Document
from docx.shared import Pt
from legacy import tcvn3, vni
from PIL import Image
from typeset import Sheet, typeset

HERE = Path(__file__).resolve().parent
DPI = 200


def scanned(report: Report, sheet: Sheet) -> list[np.ndarray]:
    random = np.random.default_rng(sum(report.name.encode()))
    pictures = damage.render(sheet.buffer.getvalue(), DPI)
    for page, x, y, text in sheet.hand:
        damage.write_by_hand(pictures[page], x, y, text, DPI, random)
    if sheet.seal:
        damage.press_seal(pictures[sheet.seal[0]], *sheet.seal[1:], DPI)
    if "skew" in report.kind:
        pictures = [damage.skew(p, 1.4) for p in pictures]
    make = damage.photocopy if "bad" in report.kind else damage.office
    return [make(p, random) for p in pictures]


def mixed(sheet: Sheet, report: Report) -> bytes:
    """The first page as text, the others as scans."""
    target = pypdfium2.PdfDocument.new()
    target.import_pages(pypdfium2.PdfDocument(sheet.buffer.getvalue()), [0])
    target.import_pages(
        pypdfium2.PdfDocument(
            damage.to_pdf(scanned(report, sheet)[1:], DPI, grey=True)
        )
    )
    out = BytesIO()
    target.save(out)
    return out.getvalue()


def word(report: Report) -> bytes:
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    head = report.head
    table = document.add_table(2, 2)
    table.cell(0, 0).text = f"{head['parent']}\n{head['issuer']}"
    table.cell(
        0, 1
    ).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = f"Số: {head['code']}"
    table.cell(1, 1).text = report.dated()
    for line in [head["type"], head["title"], *report.body(), *report.close()]:
        if line:
            document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def portal(report: Report) -> bytes:
    paragraphs = "\n".join(
        f"<p>{html.escape(line)}</p>" for line in report.body()
    )
    title = html.escape(report.head["title"])
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<script>document.title = "2020";</script><style>p {{ margin: 1em }}</style></head>
<body><nav><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></nav>
<article><h1>{title}</h1>
{paragraphs}
</article><footer>Bản quyền thuộc về Cổng thông tin điện tử</footer></body></html>
""".encode()


def make(report: Report) -> tuple[str, bytes, int]:
    """(suffix, bytes, lines above the body) of a report."""
    kind = report.kind
    lines = [*report.letterhead(), *report.body(), *report.close()]
    text = "\n".join(lines) + "\n"
    above = len(report.letterhead())
    if "tcvn3" in kind:
        return ".txt", tcvn3(text), above
    if "vni" in kind:
        return ".txt", vni(text), above
    if "text" in kind:
        return ".txt", text.encode(), above
    if "docx" in kind:
        return ".docx", word(report), above
    if "html" in kind:
        return ".html", portal(report), above
    sheet = typeset(report)
    if "pdf" in kind:
        return ".pdf", sheet.buffer.getvalue(), above
    if "mixed" in kind:
        return ".pdf", mixed(sheet, report), above
    pictures = scanned(report, sheet)
    if "png" in kind:
        out = BytesIO()
        # packs well
        grey = (
            Image.fromarray(pictures[0])
            .convert("L")
            .point(lambda level: round(level / 36) * 36)
        )
        grey.save(out, "PNG", optimize=True, dpi=(DPI, DPI))
        return ".png", out.getvalue(), above
    return ".pdf", damage.to_pdf(pictures, DPI, grey="seal" not in kind), above


def main() -> None:
    for name in ("reports", "gold"):
        (HERE / name).mkdir(exist_ok=True)
        for old in (HERE / name).iterdir():
            old.unlink()
    reports = load(HERE / "source")
    for report in reports:
        suffix, data, above = make(report)
        (HERE / "reports" / (report.name + suffix)).write_bytes(data)
        write_gold(report, HERE / "gold", above)
    write_documents(reports, HERE / "gold")


if __name__ == "__main__":
    main()
