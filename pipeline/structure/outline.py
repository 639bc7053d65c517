"""The outline of a document: markers of headings and list items, and the path of headings above a
block."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPITAL = "A-ZĐÀ-ỴƯƠĂÂÊÔ"
# style, depth, pattern; ND 30/2020 Phu luc I: phan, chuong, muc, dieu, khoan, diem; reports: A, I,
# 1., 1.1., a)
_STYLES: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (style, depth, re.compile(pattern))
    for style, depth, pattern in (
        (
            "appendix",
            0,
            r"(?P<label>(?:PHỤ LỤC|Phụ lục)(?: số)?(?: (?:\d{1,2}|[IVXLC]+|[A-Z]))?)\b(?=[\s.:]|$)",
        ),
        (
            "part",
            1,
            r"(?P<label>(?:PHẦN|Phần) (?:(?:thứ|THỨ) [^\W\d]{2,4}|[IVX]+|\d{1,2}))(?=[\s.:]|$)",
        ),
        (
            "chapter",
            2,
            r"(?P<label>(?:CHƯƠNG|Chương) (?:[IVXL]+|\d{1,2}))(?=[\s.:]|$)",
        ),
        ("section", 3, r"(?P<label>(?:MỤC|Mục) (?:[IVX]+|\d{1,2}))(?=[.:]|$)"),
        ("article", 4, r"(?P<label>(?:ĐIỀU|Điều) \d{1,3}[a-z]?)(?=[.:])"),
        (
            "roman",
            4,
            rf"(?P<label>(?=[IVX])X{{0,3}}(?:IX|IV|V?I{{0,3}}))\s?[.)]\s*(?=[\"“{_CAPITAL}*])",
        ),
        (
            "roman",
            4,
            rf"(?P<label>(?=[IVX])X{{0,3}}(?:IX|IV|V?I{{0,3}}))\s?[-–/:]\s+(?=[\"“{_CAPITAL}*])",
        ),
        ("letter", 3, rf"(?P<label>[A-H])\s?[.)-]\s+(?=[\"“{_CAPITAL}*])"),
        (
            "decimal",
            6,
            r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,4})(?P<dot>\.?\)?)\s*(?=[^\W\d]|[\"“*])",
        ),
        (
            "arabic",
            5,
            r"(?P<label>\d{1,2})\s?(?:[.)]|\s?[-/](?=\s))\s*(?=[^\W\d]|[\"“*(])",
        ),
        ("small", 11, r"(?P<label>[a-zđ])\s?\)\s*(?=\S)"),
        ("small", 11, rf"(?P<label>[a-eđ])\.\s+(?=[{_CAPITAL}\"“*])"),
    )
)
_OPENS = re.compile(
    r"[PCMĐ]|[IVX]+\s?[-–/:.)]|[A-H]\s?[-.)]|\d|[a-zđ]\s?[.)]"
)  # how any of them begins
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
        for style, depth, pattern in _STYLES:
            if not (match := pattern.match(text)):
                continue
            label = match["label"]
            if style == "decimal":
                depth += label.count(".")
                if not match["dot"] and not self._continues(label):
                    continue
            return Marker(style, depth, label, offset + match.end())
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
