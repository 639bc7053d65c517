"""The outline of a document: markers of headings and list items, and the path of headings above a
block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.resources import table


@dataclass(frozen=True, slots=True)
class _Style:
    """A row of models/outline.tsv."""

    style: str
    depth: int
    pattern: str


@cache
def _styles() -> tuple[tuple[_Style, re.Pattern[str]], ...]:
    rows = table("outline.tsv", _Style)
    return tuple((row, re.compile(row.pattern)) for row in rows)


# how any of them begins
_OPENS = re.compile(r"[PCMĐ]|[IVX]+\s?[-–/:.)]|[A-H]\s?[-.)]|\d|[a-zđ]\s?[.)]")
BULLET = re.compile(r"(?:[-–—+•●▪◦*>]|\uf0b7|\uf02d)\s*(?=\D|\d+[\s%/.])")


@dataclass(frozen=True, slots=True)
class Marker:
    style: str
    depth: int
    label: str
    length: int  # characters of the marker, blanks behind it included


class Outline:
    """Follows the markers of a document from top to bottom. ``path`` is that of the last marker
    taken."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str, str]] = []  # depth, style, label

    @property
    def path(self) -> str:
        return "/".join(label for _, _, label in self._open)

    def read(self, text: str) -> Marker | None:
        """The marker that a line begins with, None where it begins with none."""
        offset = len(text) - len(text.lstrip("*_# "))
        text = text[offset:]
        if not _OPENS.match(text):
            return None
        for row, pattern in _styles():
            match = pattern.match(text)
            if match is None:
                continue
            label, depth = match["label"], row.depth
            if row.style == "decimal":
                depth += label.count(".")
                if not match["dot"] and not self._continues(label):
                    continue
            return Marker(row.style, depth, label, offset + match.end())
        return None

    def take(self, marker: Marker) -> None:
        """Goes on to a marker: closes what is as deep or deeper, opens it."""
        while self._open and self._open[-1][0] >= marker.depth:
            self._open.pop()
        self._open.append((marker.depth, marker.style, marker.label))

    def _continues(self, label: str) -> bool:
        """Whether 1.4 without a closing dot stands under the heading 1, so that it is no decimal
        number."""
        return any(
            label.startswith(f"{open_label}.")
            or label.rsplit(".", 1)[0] == open_label.rsplit(".", 1)[0]
            for _, style, open_label in self._open
            if style in ("arabic", "decimal")
        )
