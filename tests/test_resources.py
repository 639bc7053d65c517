"""The tables under models/: every row has every column, and a bad cell fails by its file's name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import resources
from pipeline.taxonomy import first_rows


@dataclass(frozen=True)
class _Limit:
    level: str
    most: int
    note: str = "none"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "MODELS", tmp_path)
    return tmp_path


def test_cells_become_the_types_of_the_record(models: Path) -> None:
    text = "# limits\nlevel\tmost\tnote\nxã\t900\tmỗi năm\n"
    (models / "typed.tsv").write_text(text, encoding="utf-8")
    (found,) = resources.table("typed.tsv", _Limit)
    assert found == _Limit("xã", 900, "mỗi năm")


def test_an_empty_cell_takes_the_default_of_its_field(models: Path) -> None:
    text = "level\tmost\tnote\nxã\t900\t\n"
    (models / "empty.tsv").write_text(text, encoding="utf-8")
    assert resources.table("empty.tsv", _Limit) == (_Limit("xã", 900),)


@pytest.mark.parametrize("text", ["level\nxã\n", "level\tmost\nxã\tnhiều\n"])
def test_a_bad_table_fails_by_name(models: Path, text: str) -> None:
    name = f"bad{len(text)}.tsv"
    (models / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=name):
        resources.table(name, _Limit)


def test_lists_are_asked_for_by_their_columns(models: Path) -> None:
    text = "kind\ttext\nbody\tsở\nplace\txã\nbody\tban\n"
    (models / "list.tsv").write_text(text, encoding="utf-8")
    assert resources.column("list.tsv", "text") == ("sở", "xã", "ban")
    assert resources.lookup("list.tsv", "text", "kind")["xã"] == "place"
    by_kind = resources.grouped("list.tsv", "kind", "text")
    assert by_kind["body"] == ("sở", "ban")
    with pytest.raises(ValueError, match=r"list\.tsv: no column 'words'"):
        resources.column("list.tsv", "words")


@pytest.mark.parametrize(
    "path", sorted(resources.MODELS.glob("*.tsv")), ids=str
)
def test_every_row_fills_its_columns(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [
        line.split("\t") for line in lines if line and not line.startswith("#")
    ]
    assert {len(row) for row in rows[1:]} == {len(rows[0])}


def test_the_first_row_of_a_code_says_what_it_is() -> None:
    """Its name and unit; those below only list more ways to say it."""
    nameless = [code for code, row in first_rows().items() if not row.vi]
    assert not nameless
