"""Text layers of PDF pages, by pypdfium2."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.pages import quality
from pipeline.pages.blocks import Block
from pipeline.pages.formats.pdf_fonts import decode_layer
from pipeline.pages.formats.raised import superscript
from pipeline.pages.pdf.glyphs import Area, Glyphs, around
from pipeline.records import Box, Word

Span = tuple[int, int]
FIGURE = re.compile(r"\S*\d\S*")
_SPACES = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u00ad": "-",
        "\ufffe": "-",
        "\u0002": "-",
        "\u2212": "-",
    }
)
# without width, or marks of the direction of writing
_UNSEEN = (
    "\r\x00\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
)
_REPLACED = re.compile(f"[{''.join(map(chr, _SPACES))}]")
_SPACES.update(dict.fromkeys(map(ord, _UNSEEN), ""))
_DROPPED = re.compile(f"[{_UNSEEN}]+")
# characters that no print looks like: control characters, U+FFFD, the private area of fonts
_UNREADABLE = re.compile(
    "[\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]"
)
_NO_SIGN = "\ufffd"  # of a list: no font keeps its signs there
_BRACKETS = ("()", "[]")
_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class Layer:
    """The text of a page, and the way from each of its characters to the glyph on the page.

    ``dropped`` and ``parted`` hold offsets into ``text``: of characters that the page does not
    show, and of those that a space parts from what is before them."""

    text: str
    at: Sequence[int]  # for each character of the text its index in the glyphs
    glyphs: Glyphs
    encoding: str = "unicode"
    capitals: tuple[Span, ...] = ()  # see Page.capitals
    quality: float = 1.0
    dropped: set[int] = field(default_factory=set)
    parted: set[int] = field(default_factory=set)
    by_place: bool = False  # its words were put in another order than drawn

    def lines(self) -> list[Span]:
        """Where each line begins and ends."""
        found = []
        start = 0
        for line in self.text.split("\n"):
            found.append((start, start + len(line)))
            start += len(line) + 1
        return found

    def shown_text(self) -> str:
        """The characters that the page shows."""
        if not self.dropped:
            return self.text
        kept = (n for n in range(len(self.text)) if n not in self.dropped)
        return "".join(map(self.text.__getitem__, kept))

    def area(self, start: int, end: int) -> Area | None:
        """Where characters ``start`` to ``end``, of one line, stand."""
        if not self.glyphs.exact or end <= start:
            return None
        return self.glyphs.span(self.at[start], self.at[end - 1])

    def runs(self, start: int, end: int) -> list[Area]:
        """Where the runs of print between two characters stand."""
        if not self.glyphs.exact or end <= start:
            return []
        spans = [(start, end)]
        if self.by_place:
            its = words(self.text[start:end])
            spans = [(start + first, start + last) for first, last in its]
        return [
            run
            for first, last in spans
            for run in self.glyphs.runs(self.at[first], self.at[last - 1])
        ]

    def raise_figure(self, start: int, end: int) -> None:
        """Sets a figure as the mark of a note: superscript digits without brackets, right behind a
        number."""
        text = self.text
        before = start
        if text[start - 1 : start] + text[end : end + 1] in _BRACKETS:
            before -= 1
            self.dropped.update((before, end))
        number = len(text[:before].rstrip(" "))
        if text[number - 1 : number].isdecimal():
            self.dropped.update(range(number, before))
        else:
            self.parted.add(start)
        self.text = text[:start] + superscript(text[start:end]) + text[end:]

    def block(self, spans: Iterable[Span], area: Area | None = None) -> Block:
        """The characters of ``spans``, a space between them, without what is not shown; words with
        a digit in it have boxes."""
        kept = self._kept(list(spans))
        text = self._text(kept)
        words = tuple(
            Word(
                run.group(),
                run.start(),
                run.end(),
                self.shown(
                    self.area(kept[run.start()], kept[run.end() - 1] + 1)
                ),
            )
            for run in FIGURE.finditer(text)
        )
        return Block(text, self.shown(area), words, (), self._capitals(kept))

    def shown(self, area: Area | None) -> Box | None:
        """What of an area the page shows."""
        if area is None:
            return None
        width, height = self.glyphs.placing.size
        x0, y0, x1, y1 = area
        box = Box(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
        return box.within(round(width, 2), round(height, 2))

    def _text(self, kept: Sequence[int]) -> str:
        """The characters at some offsets."""
        if isinstance(kept, range):
            return self.text[kept.start : kept.stop]
        # behind the last character stands the space for those at -1
        return "".join(map(f"{self.text} ".__getitem__, kept))

    def _kept(self, spans: Sequence[Span]) -> Sequence[int]:
        """Offsets of the characters that stay; -1 for a space that is set between."""
        untouched = not self.dropped and not self.parted
        if untouched and len(spans) == 1:
            return range(*spans[0])
        kept: list[int] = []
        for start, end in spans:
            if kept:
                kept.append(-1)
            if untouched:
                kept.extend(range(start, end))
                continue
            for n in range(start, end):
                if n in self.dropped:
                    continue
                if (
                    n in self.parted
                    and kept
                    and kept[-1] >= 0
                    and self.text[n - 1] != " "
                ):
                    kept.append(-1)
                kept.append(n)
        return kept

    def _capitals(self, kept: Sequence[int]) -> tuple[Span, ...]:
        if not self.capitals:
            return ()
        raised = [any(a <= n < b for a, b in self.capitals) for n in kept]
        edges = [
            n
            for n in range(len(raised))
            if raised[n] != (n > 0 and raised[n - 1])
        ]
        if len(edges) % 2:
            edges.append(len(raised))
        return tuple(zip(edges[::2], edges[1::2], strict=True))


def read_layer(page: Any, letters: Any) -> Layer:
    """The text layer of a page (of pypdfium2), by its letters, legacy encodings undone."""
    glyphs = Glyphs(page, letters)
    if not glyphs.raw.strip():
        return Layer("", (), glyphs)
    decoded = decode_layer(glyphs.layer, glyphs.raw)
    text, at = _clean(decoded.text)
    capitals = decoded.capitals
    if capitals and len(text) != len(decoded.text):
        where = {old: new for new, old in reversed(list(enumerate(at)))}
        capitals = tuple(
            (where[a], where[b - 1] + 1)
            for a, b in capitals
            if a in where and b - 1 in where
        )
    if decoded.origins is not None:
        at = [decoded.origins[n] for n in at]
    return Layer(
        text,
        at,
        glyphs,
        decoded.encoding,
        tuple(capitals),
        quality.quality(text),
    )


def words(text: str) -> list[Span]:
    """Where each word begins and ends."""
    return [word.span() for word in _WORD.finditer(text)]


def unreadable(text: str) -> list[Span]:
    """The words that hold characters without a meaning; not the sign of a list, which fonts of
    signs keep in their private area."""
    found = []
    for word in _WORD.finditer(text) if _UNREADABLE.search(text) else ():
        strange = _UNREADABLE.search(word.group())
        if strange and (len(word.group()) > 1 or _NO_SIGN in word.group()):
            found.append(word.span())
    return found


def extent(runs: list[Area]) -> Area | None:
    """The area around the runs of a line."""
    return around(runs) if runs else None


def _clean(text: str) -> tuple[str, list[int]]:
    """NFC text with plain spaces and line ends, and for each of its characters the index in
    ``text``."""
    if unicodedata.is_normalized("NFC", text):
        kept: list[int] = []
        begin = 0
        # by runs: a page has thousands of letters and tens of line ends
        for dropped in _DROPPED.finditer(text):
            kept.extend(range(begin, dropped.start()))
            begin = dropped.end()
        kept.extend(range(begin, len(text)))
        plain = _DROPPED.sub("", text)
        if _REPLACED.search(plain):
            plain = plain.translate(_SPACES)
        return plain, kept
    out: list[str] = []
    at: list[int] = []
    n = 0
    while n < len(text):
        end = n + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[n:end].translate(_SPACES))
        out.append(piece)
        at.extend([n] * len(piece))
        n = end
    return "".join(out), at
