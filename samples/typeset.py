"""Typesets a report on A4 by the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I, with Tinos."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

from annotated import Report
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = "/usr/share/fonts/truetype/croscore/Tinos-{}.ttf"
# points; the origin of PDF is at the bottom left
LEFT, RIGHT, TOP, BOTTOM = (85, 567, 792, 60)
LEADING = 19


@dataclass
class Sheet:
    """A PDF in the making and the places that are filled by hand later: (page, x, y from the top,
    text)."""

    canvas: Canvas
    buffer: BytesIO
    hand: list[tuple[int, float, float, str]] = field(default_factory=list)
    seal: tuple[int, float, float] | None = None
    page: int = 0
    y: float = TOP

    def down(self, by: float) -> None:
        self.y -= by
        if self.y < BOTTOM:
            self.turn()

    def turn(self) -> None:
        self.canvas.showPage()
        self.page, self.y = self.page + 1, TOP


def typeset(report: Report) -> Sheet:
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        pdfmetrics.registerFont(TTFont(f"Tinos-{style}", FONTS.format(style)))
    buffer = BytesIO()
    sheet = Sheet(Canvas(buffer, pagesize=A4, invariant=1), buffer)
    _head(sheet, report)
    _body(sheet, report)
    _signature(sheet, report)
    sheet.canvas.save()
    return sheet


def _centred(
    sheet: Sheet, x: float, text: str, style: str, size: float
) -> None:
    sheet.canvas.setFont(f"Tinos-{style}", size)
    sheet.canvas.drawCentredString(x, sheet.y, text)


def _head(sheet: Sheet, report: Report) -> None:
    head, top = report.head, sheet.y
    for text, style in ((head["parent"], "Regular"), (head["issuer"], "Bold")):
        for line in _wrap(text, f"Tinos-{style}", 12, 210) if text else ():
            _centred(sheet, 180, line, style, 12)
            sheet.y -= 15
    sheet.canvas.line(150, sheet.y + 8, 210, sheet.y + 8)
    after, sheet.y = sheet.y - 8, top
    _centred(sheet, 425, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold", 12)
    sheet.y -= 16
    _centred(sheet, 425, "Độc lập - Tự do - Hạnh phúc", "Bold", 13)
    sheet.canvas.line(350, sheet.y - 5, 500, sheet.y - 5)
    sheet.y = min(after, sheet.y - 24)
    canvas, by_hand = sheet.canvas, "handwritten" in report.kind
    canvas.setFont("Tinos-Regular", 13)
    number = " " * 12 if by_hand else report.number
    canvas.drawString(110, sheet.y, f"Số: {number}/{report.symbol}")
    day = report.head["date"][-2:]
    dated = report.dated()
    canvas.setFont("Tinos-Italic", 13)
    if by_hand:
        sheet.hand.append(
            (
                sheet.page,
                110 + pdfmetrics.stringWidth("Số: ", "Tinos-Regular", 13),
                A4[1] - sheet.y,
                report.number,
            )
        )
        before = dated.split(day)[0]
        x = 425 - pdfmetrics.stringWidth(dated, "Tinos-Italic", 13) / 2
        sheet.hand.append(
            (
                sheet.page,
                x + pdfmetrics.stringWidth(before, "Tinos-Italic", 13),
                A4[1] - sheet.y,
                day,
            )
        )
        dated = dated.replace(f"ngày {day}", "ngày        ", 1)
    canvas.drawCentredString(425, sheet.y, dated)
    sheet.y -= 34
    if head["type"]:
        _centred(sheet, 326, head["type"], "Bold", 14)
        sheet.y -= LEADING
        for line in _wrap(head["title"], "Tinos-Bold", 14, 400):
            _centred(sheet, 326, line, "Bold", 14)
            sheet.y -= LEADING
        sheet.canvas.line(280, sheet.y + 10, 372, sheet.y + 10)
    else:  # an official letter: the subject stands under the number
        sheet.y += 14
        for line in _wrap("V/v " + head["title"], "Tinos-Regular", 12, 190):
            _centred(sheet, 180, line, "Regular", 12)
            sheet.y -= 15
    sheet.y -= 14


def _wrap(text: str, font: str, size: float, width: float) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and pdfmetrics.stringWidth(longer, font, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _body(sheet: Sheet, report: Report) -> None:
    table: list[list[str]] | None = None
    for text in report.body():
        if text == "#table":
            table = []
        elif text == "#end" and table:
            _table(sheet, table)
            table = None
        elif table is not None:
            table.append(text.split("\t"))
        elif text == "~~~":
            sheet.turn()
        else:
            style = (
                "Bold"
                if text.split(".")[0] in {"I", "II", "III"}
                else "Regular"
            )
            for n, line in enumerate(
                _wrap(text, f"Tinos-{style}", 14, RIGHT - LEFT - 28)
            ):
                sheet.canvas.setFont(f"Tinos-{style}", 14)
                sheet.canvas.drawString(
                    LEFT + (28 if n == 0 else 0), sheet.y, line
                )
                sheet.down(LEADING)
            sheet.down(4)


def _table(sheet: Sheet, rows: list[list[str]]) -> None:
    edges = [LEFT, 185, 310, 440, RIGHT]
    heights = [40 if n == 0 else 24 for n in range(len(rows))]
    y = sheet.y
    for n, row in enumerate(rows):
        style = "Bold" if n in (0, len(rows) - 1) else "Regular"
        for text, x0, x1 in zip(row, edges, edges[1:], strict=False):
            sheet.canvas.rect(x0, y - heights[n], x1 - x0, heights[n])
            sheet.canvas.setFont(f"Tinos-{style}", 13)
            lines = _wrap(text, f"Tinos-{style}", 13, x1 - x0 - 8)
            for k, line in enumerate(lines):
                middle = y - heights[n] / 2 - 4 + 8 * (len(lines) - 1) - 16 * k
                sheet.canvas.drawCentredString((x0 + x1) / 2, middle, line)
        y -= heights[n]
    sheet.y = y - 24


def _signature(sheet: Sheet, report: Report) -> None:
    head = report.head
    if sheet.y < 220:
        sheet.turn()
    sheet.y -= 8
    top = sheet.y
    sheet.canvas.setFont("Tinos-BoldItalic", 12)
    sheet.canvas.drawString(LEFT, sheet.y, "Nơi nhận:")
    for line in head["recipients"].split("|"):
        sheet.y -= 14
        sheet.canvas.setFont("Tinos-Regular", 11)
        sheet.canvas.drawString(LEFT, sheet.y, line)
    sheet.y = top
    for text in (head["signed_for"], head["signer_title"]):
        if text:
            _centred(sheet, 430, text, "Bold", 13)
            sheet.y -= 16
    if "seal" in report.kind:
        sheet.seal = (sheet.page, 395, A4[1] - sheet.y + 36)
    sheet.y -= 74
    _centred(sheet, 430, head["signer"], "Bold", 14)
