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
_IMPORT = re.compile(
    r"^ *(?:from|import) (pipeline[\w.]*)(?: import (\([^)]*\)|.*))?",
    re.MULTILINE,
)
_NAME = re.compile(r"\w+")


@cache
def of(part: str) -> frozenset[Path]:
    """All files that ``part`` depends on, itself included: ``pages``, ``structure``, ``report`` …
    (a folder of the package). Imports within functions count, so do modules that are named in a
    string to be run by another process."""
    code = _code(part)
    named = frozenset().union(*(_strings(path) for path in code))
    return code | frozenset(
        data for name in named for data in _data().get(name, ())
    )


def _code(part: str) -> frozenset[Path]:
    found: set[Path] = set()
    waiting = sorted((PACKAGE / part).rglob("*.py"))
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        waiting += [file for name in _modules(path) for file in _files(name)]
    return frozenset(found)


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
    before, _, step = name.rpartition(".")
    if not before:
        return frozenset()
    folder = PACKAGE.joinpath(*before.split(".")[1:])
    own = (folder / step / "__init__.py", folder / f"{step}.py")
    return _files(before) | {file for file in own if file in _every()}


@cache
def _every() -> frozenset[Path]:
    """All modules of the package: looking each of thousands of names up on the disk would take
    longer."""
    return frozenset(PACKAGE.rglob("*.py"))


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
