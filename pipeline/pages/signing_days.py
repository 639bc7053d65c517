"""The days of a PDF's digital signatures (ISO 32000-1, 12.8.1, entry M)."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 100  # signatures of a document that are read
_TIME = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def objects(pdf: Any) -> list[pdfium.FPDF_SIGNATURE]:
    """The signatures of an open PDF, in their order."""
    count = min(_MOST, max(0, pdfium.FPDF_GetSignatureCount(pdf)))
    return [
        pdfium.FPDF_GetSignatureObject(pdf, number) for number in range(count)
    ]


def day(signature: pdfium.FPDF_SIGNATURE) -> str:
    """The day of a signature, ISO 8601; "" where it tells none."""
    size = pdfium.FPDFSignatureObj_GetTime(signature, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFSignatureObj_GetTime(signature, buffer, size)
    match = _TIME.match(buffer.value.decode("ascii", "replace"))
    return "-".join(match.groups()) if match else ""


def read(pdf: Any) -> tuple[str, ...]:
    """The days of an open PDF's signatures, the first one first."""
    return tuple(sorted({found for one in objects(pdf) if (found := day(one))}))
