"""The typed records that pass between the stages; every stage imports this module and no stage
imports a later one.

All are frozen, hashable where their fields are, and made of plain types, so that they travel
between processes and into the ledger (msgspec). Offsets are character offsets into ``Page.text``;
boxes are PDF points with the origin at the top left of the upright page; numbers that reach the
dataset are canonical decimal text, never floats."""

from __future__ import annotations

from dataclasses import dataclass, field

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF points (1/72 inch), origin top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def within(self, width: float, height: float) -> Box | None:
        """What of the box lies on a page of that size; None where nothing does."""
        kept = Box(
            max(0.0, self.x0),
            max(0.0, self.y0),
            min(width, self.x1),
            min(height, self.y1),
        )
        return kept if kept.x0 < kept.x1 and kept.y0 < kept.y1 else None


# ---------------------------------------------------------------- intake


@dataclass(frozen=True, slots=True)
class Source:
    """One input as intake found it. ``path`` is on this machine; a member of an archive lies in a
    work folder."""

    source: str  # as documents.csv names it: relative path, or archive.zip!/inner/file.pdf
    path: str
    doc_id: str  # first 16 hex digits of the SHA-256 of the bytes
    media: str  # pdf, image, text, docx ... (see intake/sniff.py); "" where no reader knows it
    size: int
    problem: str = ""  # why it cannot be read; "" when it can
    duplicate_of: str = ""  # the earlier source with the same bytes
    note: str = ""  # what a person should know of it that is no fault: "3 attached files ..."


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one input may cost. Each is named in the message of the input that passes
    it."""

    file_bytes: int = 2 * 1024**3
    archive_bytes: int = 20 * 1024**3  # all members of one archive together
    archive_members: int = 100_000
    archive_ratio: int = 1000  # uncompressed to compressed, of one member
    archive_depth: int = 3
    pages: int = 20_000
    pixels: int = 250_000_000
    page_seconds: int = 120
    document_seconds: int = 3600
    memory_bytes: int = 3 * 1024**3  # of a process that reads a foreign format


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user chose about reading pages."""

    reader: str = (
        "auto"  # auto (TrueOCR with Tesseract for doubtful lines) or tesseract
    )
    password: str = ""
    pictures: bool = (
        True  # keep a small picture of each page that was read by OCR
    )
    limits: Limits = field(default_factory=Limits)


# ---------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page. Pages with a text layer carry only the words that hold a digit (boxes are
    dear)."""

    text: str
    start: int
    end: int
    box: Box | None = None
    confidence: float | None = (
        None  # 0..100; None where nothing was recognised optically
    )
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


# ---------------------------------------------------------------- structure


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
    confidence: str = (
        ""  # of what is not print: "number:0.97 day:0.88 signer:0.91"
    )
    letters: int = (
        1  # headers found; more than one means several documents in one file
    )
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


# ---------------------------------------------------------------- mentions


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that means something, where it stands. ``label``, ``value``, ``unit``, ``cmp``: see
    docs/tables."""

    mention_id: str
    page: int
    line: int  # from 1, of the page's text
    start: int
    end: int
    label: str  # DOCNO DATE MONEY PERCENT COUNT RATIO MEASURE LEVEL URL EMAIL
    text: str
    value: str
    unit: str = ""
    cmp: str = "="
    box: Box | None = None
    section: str = ""
    origin: str = "text"
    alternatives: tuple[str, ...] = ()
    confidence: float | None = None
    # own (the document's number), issued (its date), ref (date of a cited document), furniture
    role: str = ""
    block: int = (
        -1
    )  # index into Layout.blocks, and offsets in that block's text
    block_start: int = -1
    block_end: int = -1
    cell: tuple[int, int, int] | None = (
        None  # index into Layout.tables, row, column
    )
    reviewed: str = (
        ""  # accepted, corrected or explained by a person; see review/
    )
    value_read: str = ""  # the value that was read, where a person corrected it


# ---------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True)
class Fact:
    fact_id: str
    indicator: str
    value: str
    unit: str
    kind: str
    cmp: str
    period: str
    status: str
    evidence: str
    page: int
    mention_id: str
    confidence: float
    subject: str = ""
    item: str = ""
    system: str = ""
    box: Box | None = None
    reviewed: str = ""
    value_read: str = ""
    level: str = (
        ""  # central, province, district, commune: of whom the figure is
    )
    channel: str = ""  # online, post, counter
    repeats: str = (
        ""  # fact_id of the first statement of the same fact in the document
    )
    rule: str = (
        ""  # names of the rules that decided indicator, period and status
    )


@dataclass(frozen=True, slots=True)
class System:
    page: int
    system: str
    category: str
    vendor: str = ""
    status: str = "in use"
    url: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    page: int
    mention_id: str
    code: str
    type: str
    date: str = ""
    issuer: str = ""  # derived from the symbol, in words
    title: str = ""
    issuer_said: str = ""  # as the text names it, for the audit
    type_said: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the facts stage makes of one document."""

    facts: tuple[Fact, ...] = ()
    systems: tuple[System, ...] = ()
    references: tuple[Reference, ...] = ()


# ---------------------------------------------------------------- checks


@dataclass(frozen=True, slots=True)
class Check:
    """A relation between figures that was tested. ``check_id`` is a hash of what takes part, stable
    between runs."""

    check_id: str
    kind: str
    outcome: str  # holds, broken, doubtful
    doc_ids: tuple[str, ...]
    mention_ids: tuple[str, ...]
    numbers: tuple[str, ...]
    message: str
    message_en: str
    expected: str = ""
    observed: str = ""
    difference: str = ""
    severity: str = ""  # error, warning, info
    reviewed: str = ""
    finding: str = ""  # checks with one cause share it
    note: str = ""  # what the reviewer wrote
    reviewed_by: str = ""
    reviewed_at: str = ""  # ISO 8601, UTC


# ---------------------------------------------------------------- the whole


@dataclass(frozen=True, slots=True)
class Digest:
    """What the checks over documents need of one document."""

    doc_id: str
    source: str
    header: Header
    facts: tuple[Fact, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document after the last stage that works on one document."""

    source: Source
    reading: Reading
    layout: Layout
    mentions: tuple[Mention, ...] = ()
    findings: Findings = field(default_factory=Findings)
    checks: tuple[Check, ...] = ()

    def digest(self) -> Digest:
        found = self.findings
        return Digest(
            self.source.doc_id,
            self.source.source,
            self.layout.header,
            found.facts,
            found.references,
        )
