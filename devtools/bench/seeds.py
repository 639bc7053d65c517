"""Whole inputs of every kind, composed, for the fuzzer to break; and those of ``archive.hostile``
that are small."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.message import EmailMessage
from random import Random
from typing import Any

from devtools.bench import archive, mutate

_SEED = 20_000  # bytes; a larger one would take all the time


def hostile(*endings: str) -> Iterator[bytes]:
    for name, data in archive.hostile():
        if name.endswith(endings) and len(data) <= _SEED:
            yield data


def texts() -> Iterator[bytes]:
    for number in range(1, 6):
        text = archive.text(number).decode()
        yield text.encode()
        yield text.encode(
            ("utf-16", "cp1258", "utf-16-be", "utf-8-sig", "cp1252")[
                number - 1
            ],
            "replace",
        )
    yield from hostile(".txt")


def pages() -> Iterator[bytes]:
    for number in range(1, 4):
        lines = archive.lines(number, 2)
        rows = "".join(
            f"<tr><td>{n}<td>{line}<td>{n * 7}</tr>"
            for n, line in enumerate(lines[6:14])
        )
        yield (
            "<html><head><meta charset=utf-8></head><body>"
            + "".join(f"<p>{line}</p>" for line in lines)
            + f"<table border=1><tr><th>TT<th>Nội dung<th>Số lượng</tr>{rows}</table></body></html>"
        ).encode()
    yield from hostile(".html")


def packages() -> Iterator[bytes]:
    import docx

    for number in range(1, 4):
        document = docx.Document()
        for line in archive.lines(number, 2):
            document.add_paragraph(
                line,
                style="List Number"
                if number == 2 and line.startswith("-")
                else None,
            )
        table = document.add_table(rows=4, cols=3, style="Table Grid")
        for n, cell in enumerate(table._cells):
            cell.text = f"{n * 13}"
        table.cell(0, 0).merge(table.cell(1, 1))
        buffer = io.BytesIO()
        document.save(buffer)
        yield buffer.getvalue()
    yield from hostile(".docx")


def workbooks() -> Iterator[bytes]:
    """Small workbooks with heads that span cells, formats, and what is hidden."""
    import openpyxl

    for format_code in ("General", "#,##0.00", "0.0%", "d/m/yyyy"):
        book = openpyxl.Workbook()
        sheet = book.active
        for row in (
            ["Đơn vị", "Hồ sơ", None],
            ["Văn phòng", 1350, 0.97],
            ["Chi cục", 215, 1],
        ):
            sheet.append(row)
        sheet.merge_cells("B1:C1")
        sheet["B2"].number_format = format_code
        sheet.row_dimensions[3].hidden = True
        buffer = io.BytesIO()
        book.save(buffer)
        yield buffer.getvalue()


def delimited() -> Iterator[bytes]:
    """Tables in text with each delimiter."""
    for sign in ";,\t|":
        rows = (
            ["TT", "Đơn vị", "Số"],
            ["1", '"Sở A"', "350"],
            ["2", "Sở B", "1.350"],
        )
        yield "\r\n".join(sign.join(row) for row in rows).encode()


def mails() -> Iterator[bytes]:
    """E-mails with alternatives, pictures, attachments, a message that is passed on."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.vn", "Báo cáo năm 2020"
    message.set_content("Sở tiếp nhận 350 hồ sơ")
    yield message.as_bytes()
    message.add_alternative("<p>Sở tiếp nhận <b>350</b> hồ sơ", subtype="html")
    yield message.as_bytes()
    message.add_attachment(b"64 may", "text", "plain", filename="báo cáo.txt")
    outer = EmailMessage()
    outer["To"], outer["Subject"] = "b@example.vn", "Chuyển tiếp"
    outer.add_attachment(message)
    yield outer.as_bytes()


def portable() -> Iterator[bytes]:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0, invariant=1)
    for line, y in zip(archive.lines(1), range(800, 0, -20), strict=False):
        canvas.drawString(60, y, line.encode("ascii", "ignore").decode())
    canvas.grid([60, 200, 300, 500], [100, 130, 160, 190])
    for n in range(9):
        canvas.drawString(70 + 120 * (n % 3), 110 + 30 * (n // 3), f"{n * 37}")
    canvas.save()
    yield buffer.getvalue()
    for number in (1, 2):
        yield mutate.inflated(archive.pdf(number, 1, 2))
    yield from hostile(".pdf")


def pictures() -> Iterator[bytes]:
    from PIL import Image

    image = Image.radial_gradient("L").resize((90, 130)).convert("RGB")
    for kind, mode in (
        ("PNG", "RGB"),
        ("PNG", "P"),
        ("PNG", "RGBA"),
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("GIF", "P"),
        ("TIFF", "1"),
        ("TIFF", "RGB"),
        ("BMP", "RGB"),
        ("WEBP", "RGB"),
        ("PNG", "I;16"),
    ):
        buffer = io.BytesIO()
        more: dict[str, Any] = (
            {"save_all": True, "append_images": [image]}
            if kind == "TIFF"
            else {}
        )
        made = (
            image.convert("L").convert("I").convert(mode)
            if mode == "I;16"
            else image.convert(mode)
        )
        made.save(buffer, kind, dpi=(100, 100), **more)
        yield buffer.getvalue()


def dice() -> Iterator[bytes]:
    for number in range(40):
        yield Random(number).randbytes(100 * (1 + number % 10))


def rich() -> Iterator[bytes]:
    text = "\\par ".join(archive.lines(1, 2))
    yield (
        "{\\rtf1\\ansi "
        + "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)
        + "}"
    ).encode()
    yield (
        b"{\\rtf1 {\\*\\bad {\\fonttbl{\\f0 .VnTime;}}\\f0 S\xe8 li\xd6u 12 "
        b"m\xb8y\\trowd\\cellx100 1\\cell\\row}"
    )
