"""Words of the language stand in models/, not in code: no string but a docstring has one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline.text import fold

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
# letters in brackets are a class of letters, those behind a stroke a sign of a pattern: no words
_NO_WORD = re.compile(r"\[[^\]]*\]|\\[a-zA-Z]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKED = re.compile("[à-ỹđ]")
_SYLLABLE = re.compile("[b-dghk-np-tvx]{0,3}[aeiouy]{1,3}(?:[mpt]|ch?|n[gh]?)?")
# what the command shows as an example of what to type
_EXAMPLES = Path("pipeline/cli/ask.py")
# a unit of the taxonomy that offers no alternatives
_UNIT = Path("pipeline/facts/indicator/readings.py")


def _strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The strings of a module that are no docstrings."""
    described = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, _DOCUMENTED)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in described:
            continue
        if isinstance(node.value, str):
            yield node


def _vietnamese(text: str) -> list[str]:
    """The words that have diacritics and are a syllable, not a code or an alphabet."""
    words = _WORD.findall(_NO_WORD.sub(" ", text))
    return [word for word in words if _is_syllable(word)]


def _is_syllable(word: str) -> bool:
    if not word.islower() and not word.istitle():
        return False
    marked = _MARKED.search(word.lower()) is not None
    return marked and _SYLLABLE.fullmatch(fold(word)) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo cáo", ["Báo", "cáo"]),
        (r"[a-zđ][.)]", []),
        ("QĐ-UBND", []),
        ("report", []),
    ],
)
def test_what_counts_as_a_word(text: str, expected: list[str]) -> None:
    assert _vietnamese(text) == expected


def test_no_word_of_the_language_stands_in_code() -> None:
    found = []
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        name = path.relative_to(ROOT)
        if name in (_EXAMPLES, _UNIT):
            continue
        for string in _strings(ast.parse(path.read_text(encoding="utf-8"))):
            words = _vietnamese(string.value)
            found += [f"{name}:{string.lineno} {word}" for word in words]
    assert found == []
