"""Which documents an evaluation reads."""

from __future__ import annotations

from pathlib import Path

from devtools.evaluate.__main__ import named_in


def test_documents_have_files_of_gold_or_rows_of_a_table(
    tmp_path: Path,
) -> None:
    (tmp_path / "r001.facts.tsv").write_text("indicator\tvalue\n")
    assert named_in(tmp_path) == {"r001"}
    (tmp_path / "documents.tsv").write_text("name\tplace\nbc_12\tHuế\n")
    assert named_in(tmp_path) == {"r001", "bc_12"}
