"""What Word shows of a DOCX and other readers miss, and what it keeps without showing it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from test_formats_docx import NS, RULES, cell, p, package, row

from pipeline.intake.sniff import sniff
from pipeline.pages.formats.docx import read_docx
from pipeline.records import Reading, ReadOptions

SYMBOL = "<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>"
UNSEEN = "<w:rStyle w:val='An'/>"
TYPED = "\uf036\uf034"  # as Word keeps what is typed in that font
LIFTED = "<w:position w:val='4'/>"
HIDES = f"<w:styles {NS}><w:style w:type='character' w:styleId='An'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
NOTE = f"<w:footnotes {NS}><w:footnote w:id='2'>{p('Có 5 máy chủ')}</w:footnote></w:footnotes>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def ruled(*rows: str) -> str:
    return f"<w:tbl>{RULES}{''.join(rows)}</w:tbl>"


def field(code: str, result: str = "") -> str:
    begin, separate, end = (
        f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"
        for kind in ("begin", "separate", "end")
    )
    shown = separate + run(result) if result else ""
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{shown}{end}"


def read(folder: Path, data: bytes) -> Reading:
    path = folder / "a.docx"
    path.write_bytes(data)
    assert sniff(path) == ("docx", "")
    return read_docx(path, ReadOptions())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (  # figures moved to the middle of a high row are no marks of notes
            ruled(
                row(cell("Sở"), cell("Số máy")),
                row(cell("A"), f"<w:tc>{p('64', properties=LIFTED)}</w:tc>"),
            ),
            "Sở\tSố máy\nA\t64",
        ),
        (
            f"<w:p>{run('có 64')}{run('1', LIFTED)}{run(' máy')}</w:p>",
            "có 64¹ máy",
        ),
        (  # boxes to be ticked
            "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0A8'/><w:t> 64 </w:t>"
            "<w:sym w:font='Wingdings' w:char='F0FE'/><w:t> 65 </w:t>"
            "<w:sym w:font='Wingdings' w:char='F0D8'/></w:r></w:p>",
            "☐ 64 ☑ 65 •",
        ),
        (
            ruled(
                row(cell("Sở"), cell("Số máy")),
                f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('A')}{cell('999')}</w:tr>",
                f"<w:tr><w:trPr><w:hidden w:val='0'/></w:trPr>{cell('B')}{cell('64')}</w:tr>",
            ),
            "Sở\tSố máy\nB\t64",
        ),
        (  # a table of its own within a cell stands behind the outer one
            ruled(
                row(cell("Sở"), cell("Kết quả")),
                row(
                    cell("A"),
                    f"<w:tc><w:tbl>{row(cell('Loại'), cell('Máy'))}{row(cell('5'), cell('64'))}</w:tbl></w:tc>",
                ),
            ),
            "Sở\tKết quả\nA\t\nLoại\tMáy\n5\t64",
        ),
        (  # figures side by side within a cell are two
            ruled(
                row(cell("Sở"), cell("Kết quả")),
                row(
                    cell("A"),
                    f"<w:tc><w:tbl>{row(cell('417'), cell('403'), cell('hồ sơ'))}</w:tbl></w:tc>",
                ),
            ),
            "Sở\tKết quả\nA\t417; 403 hồ sơ",
        ),
        (
            ruled(
                row(cell("Sở"), cell("Kết quả")),
                row(
                    cell("A"),
                    f"<w:tc><w:p>{run('417')}<w:r><w:tab/></w:r>{run('403 hồ sơ')}</w:p></w:tc>",
                ),
            ),
            "Sở\tKết quả\nA\t417; 403 hồ sơ",
        ),
        (  # what is read out stands above what is written
            f"<w:p>{run('có ')}<w:r><w:ruby><w:rt>{run('sáu tư')}</w:rt><w:rubyBase>"
            f"{run('64')}</w:rubyBase></w:ruby></w:r>{run(' máy')}</w:p>",
            "có 64 máy",
        ),
        (
            f"<w:p>{run('có ')}{run(TYPED, SYMBOL)}{run(' máy')}</w:p>",
            "có 64 máy",
        ),
        (
            p("có 64 máy")
            + p(
                "999",
                properties="<w:color w:val='000000'/><w:shd w:fill='000000'/>",
            ),
            "có 64 máy",
        ),
        (
            p("có 64 máy")
            + p(
                "999",
                properties="<w:color w:val='000000'/><w:highlight w:val='black'/>",
            ),
            "có 64 máy",
        ),
        (  # letters of no colour of their own are white there
            p("có 64 máy", properties="<w:shd w:fill='000000'/>"),
            "có 64 máy",
        ),
        (f"<w:p>{run('cộng ')}{field('=SUM(ABOVE)', '64')}</w:p>", "cộng 64"),
    ],
)
def test_what_word_shows_is_read(tmp_path: Path, body: str, text: str) -> None:
    reading = read(tmp_path, package(body))
    assert reading.pages[0].text == text
    assert reading.problem == ""


def test_a_sum_that_is_not_stored_is_named(tmp_path: Path) -> None:
    body = f"<w:p>{run('cộng ')}{field(' =SUM(ABOVE) ')}</w:p>"
    problem = read(tmp_path, package(body)).problem
    assert problem == "not read: a field whose sum is not stored"


def related(body: str, parts: dict[str, str], *relations: str) -> bytes:
    """A package whose main part leads to others: ``kind=name``."""
    said = "".join(
        f"<Relationship Id='{kind}' Type='x/{kind.rstrip('0123456789')}' Target='{name}'/>"
        for kind, name in (one.split("=") for one in relations)
    )
    links = f"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{said}</Relationships>"
    buffer = io.BytesIO(package(body))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", links)
        for name, data in parts.items():
            archive.writestr(f"word/{name}", data)
    return buffer.getvalue()


def test_parts_are_found_by_what_they_are_and_not_by_their_names(
    tmp_path: Path,
) -> None:
    body = f"<w:p>{run('có 64 máy')}{run(' cũ 999', UNSEEN)}</w:p>"
    parts = {"styles7.xml": HIDES, "notes/below.xml": NOTE}
    data = related(
        body, parts, "styles=styles7.xml", "footnotes=notes/below.xml"
    )
    text = read(tmp_path, data).pages[0].text
    assert text == "có 64 máy\n² Có 5 máy chủ"


@pytest.mark.parametrize(
    ("kind", "section", "settings", "shown"),
    [
        ("default", "", "", True),
        ("first", "", "", False),
        ("first", "<w:titlePg/>", "", True),
        ("even", "", "", False),
        ("even", "", "<w:evenAndOddHeaders/>", True),
    ],
)
def test_a_header_that_no_page_has_is_not_read(
    tmp_path: Path, kind: str, section: str, settings: str, shown: bool
) -> None:
    link = (
        "<w:headerReference xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
        f" w:type='{kind}' r:id='header1'/>"
    )
    body = p("có 64 máy") + f"<w:sectPr>{link}{section}</w:sectPr>"
    parts = {
        "top.xml": f"<w:hdr {NS}>{p('Bản nháp')}</w:hdr>",
        "settings.xml": f"<w:settings {NS}>{settings}</w:settings>",
    }
    data = related(body, parts, "header1=top.xml", "settings=settings.xml")
    text = read(tmp_path, data).pages[0].text
    assert text == ("Bản nháp\ncó 64 máy" if shown else "có 64 máy")


def test_backslashes_and_other_capitals_in_names_of_parts(
    tmp_path: Path,
) -> None:
    data = package(p("có 64 máy"))
    for name, other in (
        (b"[Content_Types].xml", b"[content_types].xml"),
        (b"word/document.xml", b"Word\\document.xml"),
    ):
        data = data.replace(name, other)
    assert read(tmp_path, data).pages[0].text == "có 64 máy"


def test_an_imported_web_archive_is_read(tmp_path: Path) -> None:
    chunk = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        "--b\nContent-Type: text/html; charset=utf-8\n\n<p>có 64 máy</p>\n--b--\n"
    )
    link = (
        "<w:altChunk xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
        " r:id='aFChunk'/>"
    )
    data = related(link, {"a.mht": chunk}, "aFChunk=a.mht")
    assert read(tmp_path, data).pages[0].text.strip() == "có 64 máy"
