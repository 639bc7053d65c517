"""What holds of every document, whatever its text: figures lie where they are said to lie, the
files say the same.

Used by the fuzzer and by the tests; every function yields sentences that say what is wrong, none
where all is well."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal, DecimalException
from pathlib import Path

from pipeline.period import bounds
from pipeline.records import Box, Document, Fact, Layout, Mention, Page

_DATES = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_NUMBERS = frozenset({"COUNT", "MONEY", "PERCENT", "MEASURE", "LEVEL"})
_FORMULA = re.compile(r"[=+@\t\r]|-(?![\d-])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SLACK = (
    0.51  # points by which rounding may take a box over the edge of its page
)


def broken(document: Document) -> Iterator[str]:
    """What is wrong with a document after the checks stage."""
    pages = {page.page: page for page in document.reading.pages}
    yield from _layout(document.layout, pages)
    for number, mention in enumerate(document.mentions, 1):
        if mention.mention_id != f"{document.source.doc_id}-m{number}":
            yield f"mention {number} has the id {mention.mention_id}"
        yield from _mention(mention, document.layout, pages)
    ids = {mention.mention_id: mention for mention in document.mentions}
    for number, fact in enumerate(document.findings.facts, 1):
        if fact.fact_id != f"{document.source.doc_id}-f{number}":
            yield f"fact {number} has the id {fact.fact_id}"
        yield from _fact(fact, ids)
    for system in document.findings.systems:
        if system.page not in pages or not system.system:
            yield f"system {system.system!r} on page {system.page}"
    for reference in document.findings.references:
        if reference.mention_id not in ids:
            yield f"a reference to no mention: {reference.mention_id}"
    for check in document.checks:
        if not set(check.mention_ids) <= ids.keys():
            yield f"check {check.kind} of mentions that are not there"
        if (
            check.outcome not in ("holds", "broken", "doubtful")
            or not check.message
            or not check.message_en
        ):
            yield f"check {check.kind} without outcome or message"


def _layout(layout: Layout, pages: dict[int, Page]) -> Iterator[str]:
    for number, block in enumerate(layout.blocks):
        for piece in block.slices:
            here = block.text[piece.start : piece.start + piece.length]
            there = pages[piece.page].text[
                piece.page_start : piece.page_start + piece.length
            ]
            if len(here) != piece.length or _plain(here) != _plain(there):
                yield (
                    f"block {number} ({block.kind}) says {here[:80]!r} where the page says "
                    f"{there[:80]!r}"
                )
        if block.table >= len(layout.tables):
            yield f"block {number} is of table {block.table} of {len(layout.tables)}"


def _plain(text: str) -> str:
    """Line breaks became spaces one for one, and letters may be shown as capitals."""
    return "".join(
        " " if letter.isspace() else letter for letter in text
    ).casefold()


def _mention(
    mention: Mention, layout: Layout, pages: dict[int, Page]
) -> Iterator[str]:
    page = pages[mention.page]
    said = f"mention {mention.mention_id} {mention.label} {mention.text[:60]!r}"
    span = page.text[mention.start : mention.end]
    if (
        not 0 <= mention.start < mention.end <= len(page.text)
        or span.split() != mention.text.split()
    ):
        yield f"{said} is not at {mention.start}..{mention.end}: {span[:60]!r}"
    if not 0 <= mention.block < len(layout.blocks):
        yield f"{said} is in no block"
    else:
        block = layout.blocks[mention.block]
        inside = _plain(
            " ".join(
                block.text[mention.block_start : mention.block_end].split()
            )
        )
        whole = _plain(" ".join(span.split()))
        # a figure may run on into the next block, or its block over the end of the page
        longer = mention.block_end == len(block.text) and whole.startswith(
            inside
        )
        if (
            inside != whole
            and not longer
            and not (len(block.slices) > 1 and inside.startswith(whole))
        ):
            yield f"{said} is not in its block at {mention.block_start}: {inside[:60]!r}"
    if (
        mention.line
        != page.text.count("\n", 0, mention.start) + page.first_line
    ):
        yield f"{said} is not on line {mention.line}"
    if not mention.value or (
        mention.label in _NUMBERS and not _is_number(mention.value)
    ):
        yield f"{said} has the value {mention.value!r}"
    if mention.label == "DATE":
        yield from _period(said, mention.value)
    if mention.box:
        yield from _box(said, mention.box, page)
    if mention.cell and not 0 <= mention.cell[0] < len(layout.tables):
        yield f"{said} is in no table"


def _fact(fact: Fact, mentions: dict[str, Mention]) -> Iterator[str]:
    said = f"fact {fact.indicator} {fact.value}"
    if fact.mention_id not in mentions:
        yield f"{said} of no mention: {fact.mention_id}"
    if not 0 <= fact.confidence <= 1:
        yield f"{said} has the confidence {fact.confidence}"
    if fact.kind != "level" and not _is_number(*fact.value.split("/")):
        yield f"{said} ({fact.kind}) is no number"
    if not fact.evidence.strip() or not fact.indicator:
        yield f"{said} without evidence"
    yield from _period(said, fact.period)


def _period(said: str, period: str) -> Iterator[str]:
    for date in _DATES.findall(period):
        if None in bounds(date):
            yield f"{said}: no such day as {date}"
    first, last = bounds(period)
    if first and last and first > last:
        yield f"{said}: {period} ends before it begins"


def _is_number(*values: str) -> bool:
    try:
        return all(Decimal(value).is_finite() for value in values)
    except DecimalException:
        return False


def _box(said: str, box: Box, page: Page) -> Iterator[str]:
    if not (
        -_SLACK <= box.x0 <= box.x1 <= page.width + _SLACK
        and -_SLACK <= box.y0 <= box.y1 <= page.height + _SLACK
    ):
        yield f"{said} has the box {box} on a page of {page.width} x {page.height}"


def unequal(
    output: Path, expected: dict[str, list[dict[str, str]]]
) -> Iterator[str]:
    """What the CSV files of ``output`` say otherwise than ``expected`` (table -> rows of text),
    read by two readers."""
    import pandas

    for table, rows in expected.items():
        path = output / f"{table}.csv"
        with open(path, encoding="utf-8", newline="") as file:
            plain = list(csv.DictReader(file))
        yield from (
            f"{table}.csv starts a formula in {name}: {cell!r}"
            for row in plain
            for name, cell in row.items()
            if name != "cmp" and _FORMULA.match(cell)
        )
        yield from (
            f"{table}.csv has a control character in {name}: {cell!r}"
            for row in plain
            for name, cell in row.items()
            if name != "source" and _CONTROL.search(cell)
        )
        frame = pandas.read_csv(
            path, dtype=str, keep_default_na=False, na_filter=False
        )
        for name, found in (
            ("csv", plain),
            ("pandas", frame.to_dict("records")),
        ):
            if len(found) != len(rows):
                yield f"{table}.csv has {len(found)} rows for {name}, not {len(rows)}"
            for one, other in zip(found, rows, strict=False):
                wrong = next(
                    (key for key in other if one.get(key) != other[key]), None
                )
                if wrong is not None:
                    yield (
                        f"{table}.csv gives {name} {one.get(wrong)!r} in {wrong}, not "
                        f"{other[wrong]!r}"
                    )
                    break


def formulas(book: Path) -> Iterator[str]:
    """Formulas of a workbook that are none of our own links, and cells that start one where they
    are opened as text."""
    import openpyxl

    for sheet in openpyxl.load_workbook(book).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and not re.match(
                    r'=HYPERLINK\("(?:text|pictures|places)/', str(cell.value)
                ):
                    yield f"{sheet.title} {cell.coordinate} is the formula {cell.value!r}"
