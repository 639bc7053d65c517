"""The ledger of rules: what decided is counted beside the gold, and its loss is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools.evaluate.facts import documents
from devtools.evaluate.ledger import (
    Document,
    report,
    score,
    switchable,
    switched_off,
)

REPORT = """UBND TỈNH TÂN SƠN

BÁO CÁO
Kết quả ứng dụng công nghệ thông tin năm 2023

Tính đến ngày 30/11/2023, toàn tỉnh đã cấp 1.250 chứng thư số.
Phấn đấu đến năm 2025 có 3.000 chứng thư số được cấp.
"""
GOLD = """line\tindicator\tvalue\tunit\tcmp\tperiod\tstatus\tnote
6\tapp.signature.cert_total\t1250\tchứng thư\t=\t2023-11-30\tactual\t
7\tapp.signature.cert_total\t3000\tchứng thư\t=\t2025\ttarget\t
"""


@pytest.fixture
def read(tmp_path: Path) -> list[Document]:
    """A composed report beside its gold."""
    (tmp_path / "made.txt").write_text(REPORT, encoding="utf-8")
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "made.facts.tsv").write_text(GOLD, encoding="utf-8")
    return [Document(*found) for found in documents([tmp_path], gold)]


def test_each_rule_is_counted_beside_the_gold(read: list[Document]) -> None:
    found = score(read)
    assert (found.right, found.stated) == (2, 2)
    assert found.entries["status:aimed"].decided == 1
    assert found.entries["status:aimed"].right == 1


def test_the_loss_of_a_rule_is_told(read: list[Document]) -> None:
    whole = score(read)
    with switched_off("status:aimed"):
        without = score(read)
    assert without.right < whole.right
    assert score(read).right == whole.right


def test_the_report_names_every_rule_that_can_be_switched_off(
    read: list[Document],
) -> None:
    text = report(read)
    assert all(name in text for name in switchable())
    assert "without effect:" in text
