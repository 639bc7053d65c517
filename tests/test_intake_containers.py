"""E-mails, PDFs with files attached, RAR and 7-Zip: what lies in them has rows of its own."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
from email.message import EmailMessage
from pathlib import Path

import libarchive
import pikepdf
import pytest

from pipeline.intake import find
from pipeline.intake.sniff import sniff
from pipeline.pages.formats.mail import read_mail
from pipeline.pages.read import read
from pipeline.records import Limits, ReadOptions, Source

REPORT = "BÁO CÁO\nSở tiếp nhận 350 hồ sơ.\n".encode()


def sources(tmp_path: Path, name: str, data: bytes) -> list[Source]:
    (tmp_path / "in").mkdir(exist_ok=True)
    (tmp_path / "in" / name).write_bytes(data)
    return list(find([tmp_path / "in"], tmp_path / "work", Limits()))


def mail(subject: str = "Báo cáo CNTT") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = (
        "vanthu@example.gov.vn",
        "vp@example.gov.vn",
    )
    message["Subject"], message["Date"] = (
        subject,
        "Mon, 14 Dec 2020 08:00:00 +0700",
    )
    return message


def test_the_messages_of_a_mailbox_have_rows(tmp_path: Path) -> None:
    first, second = mail("Một/hai"), mail("Một/hai")
    first.set_content("Có 64 máy.")
    second.set_content("Có 65 máy.\n\nFrom đây trở đi: hết.")
    line = b"From vanthu@example.gov.vn Mon Dec 14 08:00:00 2020\n"
    box = b"\n\n".join(line + one.as_bytes() for one in (first, second))
    found = sources(tmp_path, "hop-thu", box)
    assert [(one.source, one.media) for one in found] == [
        ("hop-thu!/2-Một-hai.eml", "email"),
        ("hop-thu!/Một-hai.eml", "email"),
    ]


def test_an_attachment_has_a_row_beside_its_mail(tmp_path: Path) -> None:
    message = mail()
    message.set_content("Trong năm 2020, Sở tiếp nhận 350 hồ sơ.")
    message.add_attachment(
        REPORT, maintype="text", subtype="plain", filename="báo cáo.txt"
    )
    inner = mail("Công văn cũ")
    inner.set_content("Có 64 máy.")
    inner.add_attachment(
        REPORT + b"2", maintype="text", subtype="plain", filename="../x.txt"
    )
    message.add_attachment(inner)
    found = sources(tmp_path, "a.eml", message.as_bytes())
    assert [(one.source, one.media) for one in found] == [
        ("a.eml", "email"),
        ("a.eml!/Công văn cũ.eml", "email"),
        ("a.eml!/Công văn cũ.eml!/x.txt", "text"),
        ("a.eml!/báo cáo.txt", "text"),
    ]
    assert (
        found[0].note
        == "e-mail with 2 attached files, each with a row of its own"
    )
    assert found[3].problem == ""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1258"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_the_body_is_read_in_any_encoding(
    tmp_path: Path, charset: str, encoding: str
) -> None:

    text = (
        "Sở tiếp nhận 350 hồ sơ"
        if charset == "utf-8"
        else "tho\u0300i gian: 350 phu\u0301t"
    )
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.vn", "Thư"
    message.set_content(text, charset=charset, cte=encoding)
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    assert sniff(path) == ("email", "")
    assert read_mail(path, ReadOptions()).pages[0].text.split("\n") == [
        "Thư",
        "Từ: a@example.vn",
        unicodedata.normalize("NFC", text),
    ]


def test_of_alternatives_the_richest_is_read_once(tmp_path: Path) -> None:
    message = mail()
    message.set_content("350 hồ sơ")
    message.add_alternative(
        "<table border=1><tr><th>Đơn vị<th>Hồ sơ<tr><td>Sở<td>350<tr><td>Cục<td>5</table>",
        subtype="html",
    )
    message.get_payload()[1].add_related(
        b"\x89PNG\r\n\x1a\n", "image", "png", cid="<a>"
    )
    found = sources(tmp_path, "a.eml", message.as_bytes())
    assert [one.source for one in found] == ["a.eml", "a.eml!/part.png"]
    [page] = read(found[0], ReadOptions()).pages
    assert page.text.count("350") == 1 and page.text.endswith("Sở\t350\nCục\t5")
    assert "Ngày gửi: 14/12/2020" in page.text
    assert page.tables


def pdf(attached: dict[str, bytes], portfolio: bool = False) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    for name, data in attached.items():
        document.attachments[name] = pikepdf.AttachedFileSpec(document, data)
    if portfolio:
        document.Root.Collection = pikepdf.Dictionary(
            Type=pikepdf.Name.Collection
        )
    buffer = io.BytesIO()
    document.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


@pytest.mark.parametrize("portfolio", [False, True])
def test_a_file_attached_to_a_pdf_has_a_row(
    tmp_path: Path, portfolio: bool
) -> None:
    found = sources(tmp_path, "a.pdf", pdf({"báo cáo.txt": REPORT}, portfolio))
    assert [(one.source, one.media) for one in found] == [
        ("a.pdf", "pdf"),
        ("a.pdf!/báo cáo.txt", "text"),
    ]
    assert found[0].note.startswith(
        "PDF portfolio with 1" if portfolio else "PDF with 1"
    )
    assert Path(found[1].path).read_bytes() == REPORT


def test_a_pdf_without_attachments_is_one_source(tmp_path: Path) -> None:
    [found] = sources(tmp_path, "a.pdf", pdf({}))
    assert (found.media, found.note) == ("pdf", "")


def test_a_7_zip_archive_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.7z"
    with libarchive.file_writer(str(path), "7zip") as archive:
        archive.add_file_from_memory("Tỉnh/báo cáo.txt", len(REPORT), REPORT)
    [found] = sources(tmp_path, "a.7z", path.read_bytes())
    assert (found.source, found.media) == ("a.7z!/Tỉnh/báo cáo.txt", "text")
    assert Path(found.path).read_bytes() == REPORT


def test_names_of_zip_members_in_old_and_new_forms(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        unicode_name = "Báo cáo.txt".encode()
        info = zipfile.ZipInfo("Bao cao.txt")
        info.extra = (
            struct.pack("<HHBI", 0x7075, 5 + len(unicode_name), 1, 0)
            + unicode_name
        )
        archive.writestr(info, REPORT)
        archive.writestr("xx.txt", REPORT + b"2")
    data = buffer.getvalue().replace(b"xx.txt", "nă.txt".encode("cp1258"))
    assert [one.source for one in sources(tmp_path, "a.zip", data)] == [
        "a.zip!/Báo cáo.txt",
        "a.zip!/nă.txt",
    ]


def test_what_systems_leave_has_no_row_but_the_locks_of_documents(
    tmp_path: Path,
) -> None:
    members = {
        "bao-cao.txt": REPORT,
        "__MACOSX/._bao-cao.txt": b"\x00\x05\x16\x07" + bytes(80),
        ".DS_Store": b"\x00\x00\x00\x01Bud1" + bytes(80),
        "Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(80),
        "desktop.ini": b"[.ShellClassInfo]",
        "~$bao-cao.docx": bytes(162),
        "._ghi-chu.txt": REPORT
        + b"3",  # a person's own file, whatever its name
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    found = sources(tmp_path, "a.zip", buffer.getvalue())
    assert {one.source: one.problem[:11] for one in found} == {
        "a.zip!/._ghi-chu.txt": "",
        "a.zip!/bao-cao.txt": "",
        "a.zip!/~$bao-cao.docx": "a lock file",
    }


def test_a_dynamic_form_is_read_from_its_data(tmp_path: Path) -> None:
    form = (
        "<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'>"
        "<template xmlns='http://www.xfa.org/schema/xfa-template/3.0/'><subform>"
        "<draw><value><text>BÁO CÁO</text></value></draw>"
        "<field name='nhan'><caption><value><text>Hồ sơ tiếp nhận:</text></value></caption></field>"
        "<field name='nhap' presence='hidden'/></subform></template>"
        "<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><xfa:data><bc>"
        "<nhan>350</nhan><khac>64 máy</khac></bc></xfa:data></xfa:datasets></xdp:xdp>"
    )
    document = pikepdf.new()
    document.add_blank_page()
    document.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array(), XFA=document.make_stream(form.encode())
    )
    document.Root.NeedsRendering = True
    document.save(tmp_path / "a.pdf")
    source = Source("a.pdf", str(tmp_path / "a.pdf"), "0" * 16, "pdf", 1)
    reading = read(source, ReadOptions())
    assert (
        reading.pages[0].text == "BÁO CÁO\nHồ sơ tiếp nhận: 350\nkhac: 64 máy"
    )
    assert "XFA" in reading.problem
