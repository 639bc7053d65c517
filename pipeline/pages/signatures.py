"""The digital signatures of a PDF: in whose name and on what day (ISO 32000-1, 12.8; the
certificates in the signature's PKCS #7 container)."""

from __future__ import annotations

import ctypes
import warnings
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.pages import signing_days
from pipeline.records import DigitalSignature, ReadOptions, Source
from pipeline.text import one_line


def read(source: Source, options: ReadOptions) -> tuple[DigitalSignature, ...]:
    """The signatures of a PDF in their order, each once; () where there is none or it cannot be
    opened. A certificate that cannot be read gives no name."""
    try:
        pdf = pypdfium2.PdfDocument(
            source.path, password=options.password or None
        )
    except pypdfium2.PdfiumError:
        return ()  # whoever reads the pages says so
    with closing(pdf):
        found = [
            DigitalSignature(_name(one), signing_days.day(one))
            for one in signing_days.objects(pdf)
        ]
    return tuple(
        dict.fromkeys(signature for signature in found if signature.name)
    )


def _name(signature: pdfium.FPDF_SIGNATURE) -> str:
    """The common name of the certificate that no other one of the container was issued by."""
    # slow to import, and few documents are signed
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import pkcs7

    size = pdfium.FPDFSignatureObj_GetContents(signature, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFSignatureObj_GetContents(signature, buffer, size)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # BER where DER should be
            chain = pkcs7.load_der_pkcs7_certificates(_container(buffer.raw))
        issuers = {certificate.issuer for certificate in chain}
        own = [one for one in chain if one.subject not in issuers] or chain
        names = own[0].subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    except (ValueError, IndexError):
        return ""
    return one_line(str(names[0].value)) if names else ""


def _container(data: bytes) -> bytes:
    """The container without the zeros that fill its place in the file."""
    if len(data) < 2 or data[1] & 0x7F == 0 or data[1] < 0x80:
        return data
    width = data[1] & 0x7F
    return data[: 2 + width + int.from_bytes(data[2 : 2 + width], "big")]
