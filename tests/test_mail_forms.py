"""Mails as programs really store them: with their way before them, sealed, passed on, with bodies
in forms that few readers know; files that were packed alone."""

from __future__ import annotations

import binascii
import bz2
import gzip
import lzma
import shutil
import struct
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.errors import UnreadableInput
from pipeline.intake import find
from pipeline.intake.sniff import sniff
from pipeline.pages.formats import mail
from pipeline.pages.formats.assembly import Draft
from pipeline.pages.formats.mail import read_mail
from pipeline.pages.formats.packed_rtf import unpacked
from pipeline.records import Limits, ReadOptions, Source

SAID = "Sở tiếp nhận 350 hồ sơ"
# of MS-OXRTFCP, 4.1.1
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3"
    "2068656c090020627705b06c647d0a800fa0"
)
SEALED = b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80"


def sources(folder: Path, name: str, data: bytes) -> list[Source]:
    (folder / "in").mkdir()
    (folder / "in" / name).write_bytes(data)
    return list(find([folder / "in"], folder / "work", Limits()))


@pytest.mark.parametrize(
    "first",
    [
        "Return-Path: <a@example.vn>",
        "Received: from a by b; Tue, 14 Dec 2021 08:00:00 +0700",
        "Delivered-To: b@example.vn",
        "DKIM-Signature: v=1; d=example.vn",
        "Message-ID: <1@example.vn>",
    ],
)
def test_a_mail_may_begin_with_any_field(tmp_path: Path, first: str) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.vn", "Thư"
    message.set_content(SAID, cte="base64")
    path = tmp_path / "a.eml"
    path.write_bytes(f"{first}\n".encode() + message.as_bytes())
    assert sniff(path) == ("email", "")
    assert SAID in read_mail(path, ReadOptions()).pages[0].text


def test_a_letter_with_a_colon_is_no_mail(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"To: UBND\n\n{SAID}", encoding="utf-8")
    assert sniff(path) == ("text", "")


def test_of_alternatives_that_which_says_something_is_read(
    tmp_path: Path,
) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.vn", "Thư"
    message.set_content(SAID)
    page = "<html><head><style>p{}</style></head><p>&nbsp;<img src='cid:a'></p></html>"
    message.add_alternative(page, subtype="html")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    assert SAID in read_mail(path, ReadOptions()).pages[0].text


def test_a_sealed_mail_has_a_row_for_what_it_holds(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.vn", "Thư"
    message.set_content(
        SEALED + SAID.encode(),
        "application",
        "pkcs7-mime",
        filename="smime.p7m",
    )
    del message["Content-Disposition"]
    found = sources(tmp_path, "a.eml", message.as_bytes())
    assert [one.source for one in found] == ["a.eml", "a.eml!/part.pkcs7-mime"]
    assert "1 attached file" in found[0].note
    assert found[1].problem.startswith("a signed or sealed message")


def test_a_file_within_the_text_of_a_mail_has_a_row(tmp_path: Path) -> None:
    lines = b"".join(
        binascii.b2a_uu(SAID.encode()[at : at + 45]) for at in (0, 45)
    )
    data = (
        b"From: a@example.vn\nSubject: a\nDate: Tue, 14 Dec 2021 08:00:00 +0700\n\n"
        b"Xem kem theo\nbegin 644 a.txt\n" + lines + b"`\nend\nChao\n"
    )
    found = sources(tmp_path, "a.eml", data)
    assert [one.source for one in found] == ["a.eml", "a.eml!/a.txt"]
    assert Path(found[1].path).read_text(encoding="utf-8") == SAID
    page = read_mail(Path(found[0].path), ReadOptions()).pages[0]
    assert page.text.split("\n")[-3:] == ["Xem kem theo", "", "Chao"]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.txt.gz", gzip.compress),
        ("a.txt.bz2", bz2.compress),
        ("a.txt.xz", lzma.compress),
    ],
)
def test_a_file_packed_alone_is_unpacked(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    for said in (SAID, f"{SAID}\n" * 100):
        folder = tmp_path / str(len(said))
        folder.mkdir()
        [one] = sources(folder, name, pack(said.encode()))
        assert (one.source, one.media) == (f"{name}!/content", "text")
        assert Path(one.path).read_text(encoding="utf-8") == said


def test_packed_rtf_is_unpacked() -> None:
    assert unpacked(PACKED) == (
        b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    )
    plain = struct.pack("<IIII", 17, 5, 0x414C454D, 0) + b"{\\rtf"
    assert unpacked(plain) == b"{\\rtf"


@pytest.mark.parametrize("data", [b"", PACKED[:12], b"\0" * 40])
def test_broken_packed_rtf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        unpacked(data)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice")
def test_a_body_in_rtf_alone_is_read() -> None:
    letters = "".join(
        char if char < "\x80" else f"\\u{ord(char)}?" for char in SAID
    )
    body = f"{{\\rtf1\\ansi {letters}\\par}}".encode()
    packed = struct.pack("<IIII", len(body) + 12, len(body), 0x414C454D, 0)
    draft = Draft()
    mail._rich_body(draft, packed + body, ReadOptions())
    assert draft.reading().pages[0].text.strip() == SAID


def test_a_body_in_rtf_that_is_broken_is_named() -> None:
    draft = Draft()
    mail._rich_body(draft, b"\0", ReadOptions())
    assert draft.problems[0].startswith("not read: a body in RTF")


@pytest.mark.parametrize("kind", ["P4", "P5", "P6"])
def test_a_portable_bitmap_is_a_picture(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(
        f"{kind}\n# made by a scanner\n8 8\n255\n".encode() + b"\0" * 192
    )
    assert sniff(path) == ("image", "")
