"""The PDF that was read last, kept open for its next page.

Workers are asked for one page at a time, so that one page alone pays for what kills its process. A
PDF that is opened anew for each reads its fonts anew: a third of what a page costs that has a text
layer."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pipeline.pages.pdf.opening import open_pdf
from pipeline.records import Source


@dataclass(slots=True)
class _Kept:
    """An open PDF. ``name``: its file as it was, and the password; ``read``: pages that were
    opened, and may hold since what was drawn into them."""

    name: tuple[object, ...] = ()
    pdf: Any = None
    read: set[int] = field(default_factory=set)

    def close(self) -> None:
        if self.pdf is not None:
            self.pdf.close()
        self.name, self.pdf, self.read = (), None, set()


_kept = _Kept()
# before the library itself is closed, which it asked for when it was loaded
atexit.register(_kept.close)


@contextmanager
def for_page(source: Source, password: str, number: int) -> Iterator[Any]:
    """The PDF (of pypdfium2), as if it were opened for page ``number`` (from 1). Raises what
    ``open_pdf`` raises."""
    name = (*_file(source.path), password)
    if name != _kept.name or number in _kept.read:
        _kept.close()
        _kept.pdf = open_pdf(source, password)
        _kept.name = name
    _kept.read.add(number)
    try:
        yield _kept.pdf
        done = number >= len(_kept.pdf)
    except BaseException:
        _kept.close()
        raise
    if done:  # its file may be about to go
        _kept.close()


def _file(path: str) -> tuple[object, ...]:
    """What tells a file from another of its name; nothing where it cannot be seen."""
    try:
        found = os.stat(path)
    except OSError:
        return (path,)
    return path, found.st_ino, found.st_size, found.st_mtime_ns
