"""Which files a part of the pipeline depends on, read from its code: the modules that it imports,
however deep, and the files under ``models/`` that those modules name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.grouping import by_key
from pipeline.resources import MODELS

PACKAGE = Path(__file__).resolve().parent.parent
# By patterns, not by a syntax tree: a run would spend more than a second of its start on 400 trees.
# The formatter writes every string of one line in double quotes; a test compares with the tree.
_STRING = re.compile(r'"([^"\n]+)"')
# from the end of the line before: what a pattern begins with is looked for first
_IMPORT = re.compile(
    r"\n *(?:from|import) (pipeline[\w.]*)(?: import (\([^)]*\)|.*))?"
)
_NAME = re.compile(r"\w+")


@cache
def of(part: str) -> frozenset[Path]:
    """All files that ``part`` depends on, itself included: ``pages``, ``structure``, ``report`` …
    (a folder of the package). Imports within functions count, so do modules that are named in a
    string to be run by another process."""
    code = _code(part)
    return code.union(*map(_named, code))


def _code(part: str) -> frozenset[Path]:
    found: set[Path] = set()
    folder = f"{PACKAGE.name}.{part}."
    waiting = {
        path for name, path in _every().items() if f"{name}.".startswith(folder)
    }
    while waiting:
        found |= waiting
        waiting = set().union(*map(_needed, waiting)) - found
    return frozenset(found)


@cache
def _needed(path: Path) -> frozenset[Path]:
    """The files that a module may load."""
    return frozenset().union(*map(_files, _modules(path)))


@cache
def _named(path: Path) -> frozenset[Path]:
    """The files under ``models/`` that a module names."""
    names = _strings(path) & _data().keys()
    return frozenset(file for name in names for file in _data()[name])


@cache
def _strings(path: Path) -> frozenset[str]:
    return frozenset(_STRING.findall(_text(path)))


@cache
def _modules(path: Path) -> frozenset[str]:
    """The dotted names in the package that a file may load; some of them name functions."""
    names = set(_strings(path))
    for module, imported in _IMPORT.findall(_text(path)):
        names.add(module)
        names.update(f"{module}.{name}" for name in _NAME.findall(imported))
    return frozenset(name for name in names if name.startswith("pipeline."))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _files(name: str) -> frozenset[Path]:
    """The files that importing a dotted name runs; the package's own ``__init__`` only brings what
    others may import, and counts for nothing."""
    before, _, _ = name.rpartition(".")
    if not before:
        return frozenset()
    file = _every().get(name)
    return _files(before) | {file} if file else _files(before)


@cache
def _every() -> dict[str, Path]:
    """All modules of the package by their dotted names: looking each of thousands of names up on
    the disk would take longer."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


@cache
def _data() -> dict[str, tuple[Path, ...]]:
    """The files under ``models/`` by every name that code may give them: their own path, or that
    of a folder they lie in."""
    files = [path for path in MODELS.rglob("*") if path.is_file()]
    named = by_key(
        (name, path)
        for path in files
        if "__pycache__" not in path.parts
        for name in _names(path)
    )
    return {name: tuple(sorted(paths)) for name, paths in named.items()}


def _names(path: Path) -> Iterator[str]:
    """The path of a file under ``models/``, and those of the folders that it lies in."""
    inside = path.relative_to(MODELS)
    for part in (inside, *inside.parents[:-1]):
        yield part.as_posix()
