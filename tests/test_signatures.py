"""Digital signatures: read from a PDF, and what they tell of a document."""

from __future__ import annotations

import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7

from pipeline.pages import signatures
from pipeline.records import (
    DigitalSignature,
    Header,
    Page,
    Reading,
    ReadOptions,
    Source,
)
from pipeline.structure import parse

SOURCE = Source("", "", "0" * 16, "pdf", 0)


def _container(name: str) -> bytes:
    """A PKCS #7 container signed by a certificate of its own."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    issuer = x509.Name(
        [x509.NameAttribute(x509.NameOID.COMMON_NAME, "CA phục vụ các cơ quan")]
    )
    began = datetime.datetime(2025, 1, 1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(began)
        .not_valid_after(began + datetime.timedelta(days=1000))
        .sign(key, hashes.SHA256())
    )
    signer = pkcs7.PKCS7SignatureBuilder().set_data(b"x")
    signer = signer.add_signer(certificate, key, hashes.SHA256())
    return signer.sign(
        serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature]
    )


def _pdf(*signers: str) -> bytes:
    """A PDF of one page with a signature field for each signer."""
    fields = [
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(S%d)/Rect[0 0 0 0]/V %d 0 R>>"
        % (n, n)
        for n in range(10, 10 + len(signers))
    ]
    values = [
        b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/M(D:20250219092629+07'00')"
        b"/ByteRange[0 1 2 1]/Contents<"
        + _container(name).hex().encode()
        + b"00000000>>>"
        for name in signers
    ]
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[%s]>>>>"
        % b" ".join(b"%d 0 R" % (20 + n) for n in range(len(signers))),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        **{20 + n: field for n, field in enumerate(fields)},
        **{10 + n: value for n, value in enumerate(values)},
    }
    body = b"%PDF-1.7\n"
    offsets = {}
    for number, content in sorted(objects.items()):
        offsets[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n"
    for number, offset in sorted(offsets.items()):
        body += b"%d 1\n%010d 00000 n \n" % (number, offset)
    return (
        body
        + b"trailer\n<</Root 1 0 R/Size 30>>\nstartxref\n%d\n%%%%EOF\n" % start
    )


def test_names_and_days_of_a_signed_pdf(tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(_pdf("Trần Văn Bình", "Sở Nội vụ", "Sở Nội vụ"))
    found = signatures.read(
        Source("signed.pdf", str(path), "", "pdf", 0), ReadOptions()
    )
    assert found == (
        DigitalSignature("Trần Văn Bình", "2025-02-19"),
        DigitalSignature("Sở Nội vụ", "2025-02-19"),
    )


def test_a_pdf_without_signatures_or_broken_has_none(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    for data in (_pdf(), b"%PDF-1.7\nbroken"):
        path.write_bytes(data)
        assert (
            signatures.read(Source("", str(path), "", "pdf", 0), ReadOptions())
            == ()
        )


TEXT = """UBND TỈNH HÀ NAM
SỞ NỘI VỤ
Số: /BC-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Nam, ngày     tháng 02 năm 2025
BÁO CÁO
Kết quả số hóa hồ sơ năm 2024
1. Đã số hóa 1.200 hồ sơ./.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
"""
SIGNED = (
    DigitalSignature("Trần Văn Bình", "2025-02-18"),
    DigitalSignature("SỞ NỘI VỤ", "2025-02-19"),
)


def _header(text: str, reader: str = "text") -> Header:
    return parse(
        Reading((Page(1, text, reader=reader),), signed=SIGNED), SOURCE
    ).header


def test_signer_and_day_come_from_the_signatures() -> None:
    found = _header(TEXT)
    assert (found.signer, found.issued_on) == ("Trần Văn Bình", "2025-02-19")
    assert found.signed_by == "Trần Văn Bình | SỞ NỘI VỤ"
    assert found.problem == "day taken from the signature"


def test_a_scan_is_sealed_later_than_it_is_issued() -> None:
    assert _header(TEXT, "ocr").issued_on == "2025-02"


def test_a_certificate_mends_the_name_on_the_page_and_no_other() -> None:
    assert _header(TEXT + "Trần Văn Bính\n").signer == "Trần Văn Bình"
    assert _header(TEXT + "Lê Thị Hoa\n").signer == "Lê Thị Hoa"
