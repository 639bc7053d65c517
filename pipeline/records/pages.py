"""What the pages stage gives: text, words, tables and blanks of each page."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.box import Box


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page. Pages with a text layer carry only the words that hold a digit (boxes are
    dear)."""

    text: str
    start: int
    end: int
    box: Box | None = None
    # 0..100; None where nothing was recognised optically
    confidence: float | None = None
    alternatives: tuple[str, ...] = ()  # what another reader saw
    read: str = ""  # what was read before the language model corrected it, where it differs


@dataclass(frozen=True, slots=True)
class Cell:
    row: int  # from 1
    column: int  # from 1
    text: str
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    # offsets of the cell's text in Page.text; -1 where the text does not stand there
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Table:
    page: int
    number: int  # from 1 on its page
    cells: tuple[Cell, ...]
    box: Box | None = None
    ruled: bool = True  # False for tables that structure found in tabs, pipes or columns of text
    continues: bool = False  # goes on from the last table of the page before


@dataclass(frozen=True, slots=True)
class Slot:
    """A blank of a printed form that may be filled by hand: the document's number, its day, month
    or year."""

    kind: str  # number, day, month, year
    box: Box
    handwritten: bool
    value: str = ""  # digits; "" where the reader is not sure enough
    confidence: float = 0.0  # 0..1, calibrated
    # where the slot stands in Page.text (the reading, or the gap before the print that follows)
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Page:
    page: int  # from 1
    # reading order, lines by \n, tables row by row with a tab between cells, footnotes last
    text: str
    width: float = 0.0
    height: float = 0.0
    rotation: int = 0  # degrees that were undone
    skew: float = 0.0
    reader: str = "text"  # text or ocr
    quality: float = 1.0  # 0..1, how far the text reads as Vietnamese
    words: tuple[Word, ...] = ()
    tables: tuple[Table, ...] = ()
    slots: tuple[Slot, ...] = ()
    seconds: float = 0.0  # CPU
    problem: str = ""
    # WebP of the upright page, for cut-outs; run/ writes it to a file and drops it here
    picture: bytes = b""
    # spans of the text that font or style draws in capitals (.VnTimeH)
    capitals: tuple[tuple[int, int], ...] = ()
    # line of the file on which the page begins: a text file counts lines through its form feeds
    first_line: int = 1

    def shown(self) -> str:
        """The text as the page shows it, of the same length: letters in ``capitals`` raised."""
        if not self.capitals:
            return self.text
        parts, at = [], 0
        for start, end in self.capitals:
            parts += [
                self.text[at:start],
                "".join(
                    c.upper() if len(c.upper()) == 1 else c
                    for c in self.text[start:end]
                ),
            ]
            at = end
        return "".join([*parts, self.text[at:]])


@dataclass(frozen=True, slots=True)
class DigitalSignature:
    """``name``: of a person or a body, from the certificate; ``day``: ISO 8601, "" where unsaid."""

    name: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document after the page stage."""

    pages: tuple[Page, ...]
    encoding: str = "unicode"  # or the legacy encoding that was converted: tcvn3, vni, viscii
    problem: str = ""
    signed: tuple[DigitalSignature, ...] = ()
