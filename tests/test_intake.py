"""What intake makes of folders, files and archives: kinds by bytes, order, duplicates, a row for
everything."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from pipeline.intake import find
from pipeline.intake.members import shown
from pipeline.intake.sniff import sniff
from pipeline.records import Limits, Source

TEXT = "BÁO CÁO\nSố hồ sơ tiếp nhận: 1.204 hồ sơ.\n"


def sources(
    tmp_path: Path, *inputs: Path, limits: Limits | None = None
) -> list[Source]:
    return list(find(inputs, tmp_path / "work", limits or Limits()))


def make_zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def make_tar(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def picture(form: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (8, 8), 255).save(buffer, form)
    return buffer.getvalue()


def docx() -> bytes:
    return make_zip(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}
    )


def ole(stream: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(1000)
        + stream.encode("utf-16-le")
        + bytes(1000)
    )


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"%PDF-1.4\n", "pdf"),
        (b"\r\n\r\njunk before the header\n%PDF-1.7\n", "pdf"),
        (picture("PNG"), "image"),
        (picture("JPEG"), "image"),
        (picture("TIFF"), "image"),
        (picture("BMP"), "image"),
        (picture("GIF"), "image"),
        (picture("WEBP"), "image"),
        (b"{\\rtf1\\ansi x}", "rtf"),
        (docx(), "docx"),
        (ole("WordDocument"), "doc"),
        (make_zip({"a.txt": b"a"}), "zip"),
        (make_tar({"a.txt": b"a"}), "tar"),
        (gzip.compress(make_tar({"a.txt": b"a"})), "tar"),
        (bz2.compress(make_tar({"a.txt": b"a"})), "tar"),
        (lzma.compress(make_tar({"a.txt": b"a"})), "tar"),
        (make_zip({"a.pdf": b"%PDF-1.4\n"}), "zip"),
        (make_tar({"a.pdf": b"%PDF-1.4\n"}), "tar"),
        (TEXT.encode(), "text"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "text"),
        (TEXT.encode("utf-16"), "text"),
        (TEXT.encode("utf-16-le"), "text"),
        (b"S\xe8 h\xe5 s\xac", "text"),
        (b"BM: is no picture", "text"),
        (b"<!DOCTYPE html><p>a", "html"),
        (b"\n <html lang=vi><body>a</body></html>", "html"),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?><!DOCTYPE html><html><body><p>a</p></body></html>",
            "html",
        ),
        (b"<div><p>a</p><p>b</p></div>", "html"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n",
            "html",
        ),
        (b"Date: 5/2019\nContent: bao cao\n", "text"),
        (b"So sanh a < b va c > d; xem <trang 3>", "text"),
        (
            b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>",
            "doc",
        ),
        (
            b"<?xml version='1.0'?><?mso-application progid=\"Excel.Sheet\"?><Workbook "
            b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "ods",
        ),
        (
            b"<?xml version='1.0'?><office:document "
            b'office:mimetype="application/vnd.oasis.opendocument.text"/>',
            "odt",
        ),
    ],
)
def test_kind_is_told_from_bytes(
    tmp_path: Path, data: bytes, media: str
) -> None:
    path = tmp_path / "misleading.exe"
    path.write_bytes(data)
    assert sniff(path) == (media, "")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty file (0 bytes)"),
        (bytes(range(256)) * 4, "binary data of unknown kind"),
        (b"Rar!\x1a\x07\x00" + bytes(50), "archive"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "archive"),
        (
            make_zip(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.math",
                    "content.xml": b"",
                }
            ),
            "OpenDocument",
        ),
        (b"AT&TFORM" + bytes(50), "DjVu"),
        (ole("EncryptedPackage"), "encrypted"),
        (ole("Nothing"), "OLE"),
        (
            b"<?xml version='1.0'?><BaoCao><TiepNhan>512</TiepNhan></BaoCao>",
            "XML",
        ),
        (b"PK\x03\x04 not an archive", "broken zip"),
        (make_zip({"a.txt": b"a" * 1000})[:40], "broken zip"),
    ],
)
def test_what_no_reader_knows_is_named(
    tmp_path: Path, data: bytes, said: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.pdf").write_bytes(data)
    [source] = sources(tmp_path, tmp_path / "in")
    assert (source.source, source.media) == ("report.pdf", "")
    assert said in source.problem


def test_order_names_ids_and_duplicates(tmp_path: Path) -> None:
    top = tmp_path / "in"
    (top / "b").mkdir(parents=True)
    (top / "b" / "2.txt").write_text("hai")
    (top / "b" / "1.txt").write_text("một")
    (top / "a.zip").write_bytes(
        make_zip({"z.txt": "một".encode(), "c/y.txt": b"ba"})
    )
    (top / "B.txt").write_text("bốn")
    found = sources(tmp_path, top)
    assert [s.source for s in found] == [
        "B.txt",
        "a.zip!/c/y.txt",
        "a.zip!/z.txt",
        "b/1.txt",
        "b/2.txt",
    ]
    assert [s.duplicate_of for s in found] == ["", "", "", "a.zip!/z.txt", ""]
    assert found[0].doc_id == hashlib.sha256("bốn".encode()).hexdigest()[:16]
    assert found[1].size == 2
    assert Path(found[1].path).read_bytes() == b"ba"
    assert [s.source for s in sources(tmp_path, top / "B.txt", top / "b")] == [
        "B.txt",
        "1.txt",
        "2.txt",
    ]


def test_the_same_input_twice_is_a_duplicate(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("một")
    assert [s.duplicate_of for s in sources(tmp_path, path, path)] == [
        "",
        "a.txt",
    ]


def test_archives_within_archives(tmp_path: Path) -> None:
    inner = make_zip({"sâu/báo cáo.txt": TEXT.encode()})
    middle = gzip.compress(make_tar({"inner.zip": inner, "m.txt": b"m"}))
    path = tmp_path / "outer.zip"
    path.write_bytes(make_zip({"middle.tgz": middle, "o.txt": b"o"}))
    assert [s.source for s in sources(tmp_path, path)] == [
        "outer.zip!/middle.tgz!/inner.zip!/sâu/báo cáo.txt",
        "outer.zip!/middle.tgz!/m.txt",
        "outer.zip!/o.txt",
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "Báo cáo số 1.txt",
        "Bảng   kê\t2019.txt",
        "a\nb.txt",
        "名前.txt",
        "=1+1.txt",
    ],
)
def test_names_are_shown_on_one_line(tmp_path: Path, raw: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / raw).write_text("x")
    [source] = sources(tmp_path, tmp_path / "in")
    assert "\n" not in source.source and "\t" not in source.source
    assert Path(source.path).read_text() == "x"


def test_names_in_other_encodings(tmp_path: Path) -> None:
    top = tmp_path / "in"
    top.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(top) + b"/b\xe1o c\xe1o.txt")).write_text(
            "x"
        )
    except OSError:
        pytest.skip("this file system takes no such names")
    (top / "Ba\u0301o ca\u0301o 2.txt").write_text("y")
    found = sources(tmp_path, top)
    assert sorted(s.source for s in found) == ["Báo cáo 2.txt", "báo cáo.txt"]
    assert sorted(
        Path(s.path.encode().decode()).read_text() for s in found
    ) == [
        "x",
        "y",
    ]
    assert shown(b"\xff\xd2\xf0\x9d.txt") == "\\xff\\xd2\\xf0\\x9d.txt"


def test_zip_names_without_a_declared_encoding(tmp_path: Path) -> None:
    """Old programs wrote the local code page and set no flag."""
    for number, name in enumerate(
        ("báo cáo.txt".encode(), "báo cáo.txt".encode("cp1258"))
    ):
        data = make_zip({"x" * len(name): b"1"}).replace(b"x" * len(name), name)
        path = tmp_path / f"{number}.zip"
        path.write_bytes(data)
        assert [s.source for s in sources(tmp_path, path)] == [
            f"{number}.zip!/báo cáo.txt"
        ]
