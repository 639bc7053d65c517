"""Text layers of PDFs set in fonts from before Unicode."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pipeline.pages import read
from pipeline.pages.formats.pdf_fonts import decode_layer
from pipeline.records import ReadOptions, Source

TCVN3 = b"S\xe8 h\xe5 s\xac ti\xd5p nh\xcbn qua m\xb9ng l\xb5 1.250, \xae\xb9t t\xfb l\xd6 85%"
VNI = b"So\xe1 ho\xe0 s\xf4 tie\xe1p nha\xe4n qua ma\xefng la\xf8 1.250, \xf1a\xeft ty\xfb le\xe4 85%"
TEXT = "Số hồ sơ tiếp nhận qua mạng là 1.250, đạt tỷ lệ 85%"


def pdf(font: bytes, *lines: bytes, rules: bool = False) -> bytes:
    """A page with one line of text a row, in a font without a Unicode map; with ``rules``, a table
    of two columns."""
    drawn = b"".join(
        b"BT /F1 12 Tf 60 %d Td <%s> Tj ET\n"
        % (760 - 30 * n, line.hex().encode())
        for n, line in enumerate(lines)
    )
    if rules:
        for n, line in enumerate(lines):
            drawn += (
                b"BT /F1 12 Tf 420 %d Td (%d) Tj ET BT /F1 12 Tf 520 %d Td <%s> Tj ET\n"
                % (
                    760 - 30 * n,
                    n + 1,
                    760 - 30 * n,
                    line[:3].hex().encode(),
                )
            )
        for y in range(len(lines) + 1):
            drawn += b"50 %d m 560 %d l S\n" % (780 - 30 * y, 780 - 30 * y)
        for x in (50, 410, 510, 560):
            drawn += b"%d 780 m %d %d l S\n" % (x, x, 780 - 30 * len(lines))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 "
        b"0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding>>"
        % font,
    ]
    out, places = b"%PDF-1.4\n", []
    for n, data in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, data)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % place for place in places
    )
    return (
        out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    )


@pytest.mark.parametrize(
    ("font", "raw", "encoding", "capitals"),
    [
        (b".VnTime", TCVN3, "tcvn3", False),
        (b"ABCDEF+.VnTimeH,Bold", TCVN3, "tcvn3", True),
        (b"VNI-Times", VNI, "vni", False),
        (b"Times", TCVN3, "tcvn3", False),
        (b"Times", VNI, "vni", False),
    ],
)
def test_text_layer(
    font: bytes, raw: bytes, encoding: str, capitals: bool
) -> None:
    page = pypdfium2.PdfDocument(pdf(font, raw))[0]
    layer = page.get_textpage()
    text = layer.get_text_range()
    decoded = decode_layer(layer, text)
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)
    assert bool(decoded.capitals) == capitals
    assert decoded.origins is not None
    digits = [
        (n, text[origin])
        for n, origin in enumerate(decoded.origins)
        if text[origin].isdecimal()
    ]
    assert [decoded.text[n] for n, _ in digits] == [
        digit for _, digit in digits
    ]


def test_reading_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(b".VnTime", *[TCVN3] * 4))
    reading = read(
        Source("a.pdf", str(path), "0" * 16, "pdf", 0), ReadOptions()
    )
    assert reading.encoding == "tcvn3"
    assert [line.strip() for line in reading.pages[0].text.splitlines()] == [
        TEXT
    ] * 4
    assert {word.text for word in reading.pages[0].words} == {"1.250,", "85%"}
    assert all(word.box for word in reading.pages[0].words)


@pytest.mark.parametrize(
    ("font", "raw"), [(b".VnTime", TCVN3), (b"VNI-Times", VNI)]
)
def test_cells_of_ruled_tables(tmp_path: Path, font: bytes, raw: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(font, *[raw] * 3, rules=True))
    reading = read(
        Source("a.pdf", str(path), "0" * 16, "pdf", 0), ReadOptions()
    )
    [table] = reading.pages[0].tables
    assert [cell.text for cell in table.cells if cell.column == 1] == [TEXT] * 3
    assert TEXT + "\t1" in reading.pages[0].text
