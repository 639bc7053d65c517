"""Names of signers beside those who sign for the same body elsewhere in the dataset."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.dataset import Signers
from pipeline.dataset.document_row import document_row
from pipeline.records import Digest, Document, Header, Layout, Reading, Source

OFFICE = Header(issuer="Sở Y tế", province="Kiên Giang", place="Kiên Giang")
OTHER = replace(OFFICE, issuer="Sở Nội vụ", signer="Bùi Văn Khang")
SURE = [
    replace(OFFICE, signer="Nguyễn Thu Giang"),
    replace(OFFICE, signer="Hà Văn Phúc", confidence="day:0.4 signer:0.98"),
    replace(OFFICE, signer="Lê Mai Toản"),
    replace(OFFICE, signer="Trần Minh Ân", confidence="signer:0.80"),
    OTHER,
]
SIGNERS = Signers(
    Digest(str(n), f"{n}.pdf", header) for n, header in enumerate(SURE)
)

READ = [
    ("Nguyễn Thú Giang", "signer:0.89", "Nguyễn Thu Giang", "signer:0.89"),
    ("Tạ Văn Phúc", "signer:0.64", "Hà Văn Phúc", "signer:0.64"),
    # read surely: somebody else
    ("Tạ Văn Phúc", "signer:0.92", "Tạ Văn Phúc", "signer:0.92"),
    ("Tạ Văn Phúc", "", "Tạ Văn Phúc", ""),
    # the same name is surer for being known
    (
        "Hà Văn Phúc",
        "day:0.9 signer:0.64",
        "Hà Văn Phúc",
        "day:0.9 signer:0.95",
    ),
    # two syllables differ; another body; a name that was itself not sure
    ("Tạ Vân Phú", "signer:0.64", "Tạ Vân Phú", "signer:0.64"),
    ("Bùi Văn Khanh", "signer:0.64", "Bùi Văn Khanh", "signer:0.64"),
    ("Trần Minh An", "signer:0.64", "Trần Minh An", "signer:0.64"),
]


@pytest.mark.parametrize(("read", "sure", "name", "told"), READ)
def test_unsure_name_beside_those_of_its_office(
    read: str, sure: str, name: str, told: str
) -> None:
    found = _told(replace(OFFICE, signer=read, confidence=sure))
    assert (found.signer, found.confidence) == (name, told)
    assert bool(found.problem) == (read != name)


def test_name_left_out_comes_back_with_what_was_read() -> None:
    problem = "1 thing; signer not sure: read as Mai Coản; another"
    found = _told(replace(OFFICE, problem=problem))
    assert found.signer == "Lê Mai Toản"
    assert found.confidence == "signer:0.60"
    assert found.problem == (
        "1 thing; signer read as Mai Coản, taken from other documents of the"
        " body; another"
    )


def _told(header: Header) -> Header:
    source = Source("", "", "0" * 16, "text", 0)
    one = Document(source, Reading(()), Layout(header, ()))
    return SIGNERS.told(one).layout.header


SIGNED = [
    ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TM KT"),
    ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "TUQ"),
    ("TL. BỘ TRƯỞNG", "VỤ TRƯỞNG", "TL"),
    ("", "Q. GIÁM ĐỐC", "Q"),
    ("", "GIÁM ĐỐC", ""),
]


@pytest.mark.parametrize(("signed_for", "title", "codes"), SIGNED)
def test_authority_signed_under(
    signed_for: str, title: str, codes: str
) -> None:
    header = Header(signed_for=signed_for, signer_title=title)
    source = Source("", "", "0" * 16, "text", 0)
    one = Document(source, Reading(()), Layout(header, ()))
    assert document_row(one, "en")["authority"] == codes
