"""What a stage depends on is read from its code, so that nothing is forgotten after an upgrade."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pipeline.resources import MODELS
from pipeline.run import dependencies, fingerprint

PARTS = (
    "pages",
    *fingerprint.STAGES,
    "dataset",
    "report",
    "desk",
    "run",
    "review",
    "cli",
)


def names(part: str) -> set[str]:
    roots = (MODELS, dependencies.PACKAGE)
    return {
        path.relative_to(root).as_posix()
        for path in dependencies.of(part)
        for root in roots
        if root in path.parents
    }


@pytest.mark.parametrize(
    ("part", "needed"),
    [
        ("pages", "language.npz.xz"),  # named in a call of model_path
        ("pages", "digits.onnx"),
        ("pages", "rhymes.tsv"),
        ("pages", "text.py"),  # imported by a module that it imports
        ("pages", "pages/formats/docx.py"),  # imported within a function
        ("structure", "reporting.py"),
        ("facts", "symbols.py"),
        ("facts", "ner/names/ner/model"),  # lies in a folder that is named
        ("facts", "indicators.tsv"),
        ("dataset", "columns.tsv"),
    ],
)
def test_a_part_depends_on_what_it_imports_and_names(
    part: str, needed: str
) -> None:
    assert needed in names(part)


@pytest.mark.parametrize(
    ("part", "foreign"), [("pages", "indicators.tsv"), ("facts", "cli")]
)
def test_a_part_does_not_depend_on_what_it_never_uses(
    part: str, foreign: str
) -> None:
    assert not any(name.startswith(foreign) for name in names(part))


def names_by_syntax(path: Path) -> set[str]:
    """What a module imports and the strings it holds, by the syntax tree."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return found


def test_patterns_find_what_the_syntax_tree_has() -> None:
    known = dependencies._data()
    for path in dependencies.PACKAGE.rglob("*.py"):
        names = names_by_syntax(path)
        modules = {name for name in names if name.startswith("pipeline.")}
        assert {
            file for name in modules for file in dependencies._files(name)
        } == {
            file
            for name in dependencies._modules(path)
            for file in dependencies._files(name)
        }, path
        assert names & known.keys() == (
            dependencies._strings(path) & known.keys()
        ), path


def test_every_file_of_data_counts_somewhere() -> None:
    files = {path for path in MODELS.rglob("*") if path.is_file()}
    used = frozenset().union(*(dependencies.of(part) for part in PARTS))
    assert {
        path for path in files - used if "__pycache__" not in path.parts
    } == set()


def test_a_changed_word_list_makes_its_stage_and_the_later_ones_stale(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = fingerprint.stages()
    changed = tmp_path / "title_periods.tsv"
    changed.write_text("changed")
    honest = dependencies.of

    def of(part: str) -> frozenset[Path]:
        files = honest(part)
        return files | {changed} if part == "mentions" else files

    monkeypatch.setattr(dependencies, "of", of)
    fingerprint.stages.cache_clear()
    after = fingerprint.stages()
    fingerprint.stages.cache_clear()
    assert [stage for stage in before if before[stage] != after[stage]] == [
        "mentions",
        "facts",
        "checks",
    ]
