"""What cannot be right is left out of a header, and it is said why."""

from __future__ import annotations

import pytest

from pipeline.records import Header
from pipeline.structure import doubts

NUMBERS = [
    ("1755/QĐ-UBND", "UBND huyện Mộ Đức", "2019-07-24", "1755/QĐ-UBND"),
    ("21755/QĐ-UBND", "UBND huyện Mộ Đức", "2019-06-24", "/QĐ-UBND"),
    ("14084/KH-UBND", "UBND tỉnh Khánh Hòa", "2024-12-09", "14084/KH-UBND"),
    ("31768/QĐ-SYT", "Sở Y tế", "2019-08-02", "/QĐ-SYT"),
    ("42019/NQ-HĐND", "HĐND huyện Mộ Đức", "2019-07-12", "/2019/NQ-HĐND"),
    ("2019/QĐ-UBND", "UBND tỉnh Hà Nam", "2019-11-12", "2019/QĐ-UBND"),
]


@pytest.mark.parametrize(("code", "issuer", "issued", "expected"), NUMBERS)
def test_numbers(code: str, issuer: str, issued: str, expected: str) -> None:
    header = Header(doc_code=code, issuer=issuer, issued_on=issued)
    found = doubts.without_unlikely(header, optical=True)
    assert found.doc_code == expected
    assert bool(found.problem) == (code != expected)
    # print is not doubted
    assert doubts.without_unlikely(header, optical=False).doc_code == code


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("UBND", ""),
        ("Số 1155M37STC", ""),
        ("Bệnh viện Quân y 103", "Bệnh viện Quân y 103"),
        ("UBND quận 1", "UBND quận 1"),
    ],
)
def test_bodies(read: str, expected: str) -> None:
    found = doubts.without_unlikely(Header(issuer=read), optical=False)
    assert (found.issuer, bool(found.problem)) == (expected, not expected)


@pytest.mark.parametrize(
    ("surety", "signer", "confidence", "problem"),
    [
        (0.91, "Lê Mai An", "day:0.98 signer:0.91", ""),
        (0.51, "", "day:0.98", "signer not sure: read as Lê Mai An"),
        (1.0, "Lê Mai An", "day:0.98", ""),  # was not read from a picture
    ],
)
def test_a_name_that_is_hardly_legible(
    surety: float, signer: str, confidence: str, problem: str
) -> None:
    header = Header(signer="Lê Mai An", confidence="day:0.98")
    found = doubts.signer(header, surety)
    assert (found.signer, found.confidence) == (signer, confidence)
    assert found.problem == problem


FILE_NAMES = [
    ("kh_2062_snv_nvy.pdf", "/SNV-NVY", "2062/SNV-NVY"),
    ("41_bchdnd.pdf", "/BC-HĐND", "41/BC-HĐND"),
    ("07KH_signed.pdf", "-KH/BTC", "7-KH/BTC"),
    ("2062_snv.pdf", "15/SNV-NVY", "15/SNV-NVY"),
    ("bao_cao_2019_bc.pdf", "/BC-HĐND", "/BC-HĐND"),
    ("20190415_bc.pdf", "/BC-HĐND", "/BC-HĐND"),
    ("12_bc_kem_15_bc.pdf", "/BC-HĐND", "/BC-HĐND"),
    ("scan_15.pdf", "/BC-HĐND", "/BC-HĐND"),
]


@pytest.mark.parametrize(("name", "code", "expected"), FILE_NAMES)
def test_a_number_that_only_the_name_of_the_file_tells(
    name: str, code: str, expected: str
) -> None:
    header = Header(doc_code=code, issued_on="2019-04-15", issuer="Sở Nội vụ")
    found = doubts.without_unlikely(header, optical=True, name=name)
    assert found.doc_code == expected
    assert bool(found.problem) == (expected != code)
