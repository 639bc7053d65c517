"""What the structure stage gives: header, blocks and tables of a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.records.pages import Table


@dataclass(frozen=True, slots=True)
class Slice:
    """Where a run of a block's text stands: ``start`` in the block, ``page_start`` in Page.text,
    same length."""

    start: int
    page: int
    page_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Block:
    """A logical unit of running text: a paragraph whose lines (also over a page break) were joined
    by single spaces, a heading, a table row. Line breaks became spaces one for one, so slices map
    back exactly."""

    # title, heading, paragraph, row, footnote, letterhead, recipients, signature, furniture
    kind: str
    text: str
    slices: tuple[Slice, ...]
    section: str = ""  # path of headings above it: II/1/1.4
    table: int = -1  # index into Layout.tables for kind == "row"
    row: int = 0

    def locate(self, start: int, end: int) -> tuple[int, int, int]:
        """(page, start, end) in that page's text of a span of this block; cut at the page's end if
        it crosses one."""
        for piece in self.slices:
            if piece.start <= start < piece.start + piece.length:
                last = max(
                    (
                        p
                        for p in self.slices
                        if p.page == piece.page and p.start < end
                    ),
                    key=lambda p: p.start,
                )
                stop = (
                    min(end, last.start + last.length)
                    + last.page_start
                    - last.start
                )
                return piece.page, start + piece.page_start - piece.start, stop
        raise ValueError(f"span {start}..{end} lies in no slice")


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of documents.csv that describe the document itself; "" where the document does
    not say."""

    doc_type: str = ""
    doc_code: str = ""
    issuer: str = ""
    issuer_parent: str = ""
    place: str = ""
    issued_on: str = ""
    title: str = ""
    signer: str = ""
    signer_title: str = ""
    signed_for: str = ""
    period: str = ""
    handwritten: str = ""
    # of what is not print: "number:0.97 day:0.88 signer:0.91"
    confidence: str = ""
    # headers found; more than one means several documents in one file
    letters: int = 1
    province: str = ""  # of the issuing body, not the place of signing
    signed_by: str = ""  # name in the digital signature
    problem: str = ""  # what was read but is not likely, and so left out


@dataclass(frozen=True, slots=True)
class Layout:
    """A document after the structure stage. ``headings`` maps a section path to the heading's
    text."""

    header: Header
    blocks: tuple[Block, ...]
    # ruled ones of the pages and those found in text, in reading order
    tables: tuple[Table, ...] = ()
    headings: dict[str, str] = field(default_factory=dict)
