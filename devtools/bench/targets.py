"""What the fuzzer feeds: for each target how an input is run, whole inputs to begin with, and how
they are broken.

Stages are imported where they are first run, so that a coverage-guided fuzzer can watch them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest import mock

from devtools.bench import archive, mutate, seeds

DOC_ID = "d" * 16


class Fault(Exception):
    """An input for which a stage breaks its word."""


@dataclass(frozen=True, slots=True)
class Target:
    # with a folder to write to; raises where the input is a fault
    run: Callable[[bytes, Path], None]
    seeds: Callable[[], Iterable[bytes]]
    mutate: mutate.Mutator = mutate.bytewise


# ---------------------------------------------------------------- targets


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "input"
    path.write_bytes(data)
    return path


def _analysed(reading: Any, doc_id: str = DOC_ID, source: str = "") -> Any:
    """The document of a reading, by every stage, through the ledger's bytes as in a run."""
    from devtools.bench import invariants
    from pipeline import checks, facts, mentions, structure
    from pipeline.records import (
        Document,
        Findings,
        Layout,
        Mention,
        Reading,
        Source,
    )
    from pipeline.run.codec import pack, unpack

    reading = unpack(pack(reading), Reading)
    name = Source(source, "", doc_id, "text", 1)

    def once() -> Document:
        layout = structure.parse(reading, name)
        found = mentions.find(doc_id, reading, layout)
        made = Document(
            name, reading, layout, found, facts.normalise(doc_id, layout, found)
        )
        return replace(made, checks=checks.check_document(made))

    document = once()
    for said in invariants.broken(document):
        raise Fault(said)
    kept = [
        pack(part)
        for part in (
            document.layout,
            document.mentions,
            document.findings,
            document.checks,
        )
    ]
    back = (
        unpack(kept[0], Layout),
        unpack(kept[1], tuple[Mention, ...]),
        unpack(kept[2], Findings),
    )
    if back != (document.layout, document.mentions, document.findings):
        raise Fault("a document is another one after it was kept")
    if zlib.crc32(kept[1]) % 16 == 0:
        again = once()
        if kept != [
            pack(part)
            for part in (
                again.layout,
                again.mentions,
                again.findings,
                again.checks,
            )
        ]:
            raise Fault("a second time gives another result")
    return document


def _whole_file(kind: str) -> Callable[[bytes, Path], None]:
    def run(data: bytes, folder: Path) -> None:
        from pipeline.intake.sniff import sniff
        from pipeline.pages.formats import docx, html, text_file
        from pipeline.records import ReadOptions

        options = ReadOptions()
        path = _file(folder, data)
        sniff(path)
        if kind == "text":
            reading = text_file.read_text(path, options)
        else:  # not in a child as in a run: that would hide how it ends
            reading = (
                {"html": html, "docx": docx}[kind]
                ._parse(path, options.limits)
                .reading()
            )
        _analysed(reading)

    return run


def _pdf(data: bytes, folder: Path) -> None:
    from pipeline import pages
    from pipeline.pages.ocr import reader as ocr
    from pipeline.records import Page, ReadOptions, Source

    source, options = (
        Source("a.pdf", str(_file(folder, data)), DOC_ID, "pdf", len(data)),
        ReadOptions(),
    )
    count = pages.count(source, options)
    # Tesseract would take all the time; what it sees is the matter of the target scan.
    with (
        mock.patch.object(
            ocr,
            "read_picture",
            lambda gray, dpi, number, *rest: Page(number, "", reader="ocr"),
        ),
        mock.patch.object(ocr, "read_region", lambda *given: ([], [])),
    ):
        reading = pages.read(source, options, 1, min(count, 5))
    for page in reading.pages:
        if (
            ": " in page.problem
            and page.problem.split(": ")[0].endswith(("Error", "Exception"))
            and not page.problem.startswith("PdfiumError")
        ):
            raise Fault(page.problem)
    _analysed(reading)


def _picture(data: bytes, folder: Path) -> None:
    from pipeline import pages
    from pipeline.pages.ocr import picture, straighten
    from pipeline.records import Limits, ReadOptions, Source

    limits = Limits(pixels=4_000_000)
    path = _file(folder, data)
    count = pages.count(
        Source("a", str(path), DOC_ID, "image", len(data)),
        ReadOptions(limits=limits),
    )
    for frame in range(min(count, 3)):
        gray, dpi = picture.resize(*picture.from_image(path, frame, limits), 50)
        picture.ruled(gray, dpi)
        picture.preview(straighten.level(gray, dpi, 0, straighten.skew(gray)))


def _scan(data: bytes, folder: Path) -> None:
    """A picture drawn as the bytes say, read by Tesseract."""
    import cv2
    import numpy as np

    from pipeline.pages.ocr import reader
    from pipeline.records import Reading, ReadOptions

    dice = mutate.Dice(data)
    high, wide = (
        (400, 300),
        (1, 1),
        (3, 900),
        (900, 3),
        (60, 1200),
        (1100, 800),
    )[dice(6)]
    gray = np.full((high, wide), (255, 240, 128, 0)[dice(4)], np.uint8)
    while dice.left:
        what, ink = dice(4), dice(256)
        (x0, y0), (x1, y1) = (
            (dice(256) * wide // 256, dice(256) * high // 256) for _ in range(2)
        )
        if what == 0:
            cv2.line(
                gray,
                (x0, y0),
                (x1, y0) if dice(2) else (x0, y1),
                ink,
                1 + dice(4),
            )
        elif what == 1:
            cv2.rectangle(gray, (x0, y0), (x1, y1), ink, dice(4) - 1)
        elif what == 2:
            words = (
                mutate.WORDS[dice(len(mutate.WORDS))]
                .encode("ascii", "ignore")
                .decode()
            )
            cv2.putText(
                gray,
                words,
                (x0, y1),
                cv2.FONT_HERSHEY_SIMPLEX,
                (1 + dice(8)) / 5,
                ink,
                1 + dice(2),
            )
        else:
            noise = np.random.default_rng(ink).integers(
                0, 256, gray.shape, np.uint8
            )
            gray[y0:y1, x0:x1] = noise[y0:y1, x0:x1]
    options = ReadOptions("tesseract" if dice(2) else "auto")
    page = reader.read_picture(
        gray, float((200, 100, 72, 600)[dice(4)]), 1, options
    )
    _analysed(Reading((page,)))


def _archive(data: bytes, folder: Path) -> None:
    from pipeline.intake import find
    from pipeline.records import Limits

    limits = Limits(
        file_bytes=1 << 22, archive_bytes=1 << 23, archive_members=50
    )
    found = list(find([_file(folder, data)], folder / "work", limits))
    if not found:
        raise Fault("an input without a row")
    for source in found:
        if len(source.doc_id) != 16 or not (source.media or source.problem):
            raise Fault(f"{source.source!r} has neither a kind nor a problem")


def _stages(data: bytes, folder: Path) -> None:
    from pipeline.records import Page, Reading

    # bytes that are none of UTF-8 as lone surrogates
    texts = data.decode("utf-8", "surrogateescape").split("\f")
    _analysed(
        Reading(
            tuple(Page(number, text) for number, text in enumerate(texts, 1))
        )
    )


def _readings(data: bytes, folder: Path) -> None:
    _analysed(mutate.reading(mutate.Dice(data)))


def _dataset(data: bytes, folder: Path) -> None:
    from devtools.bench import invariants
    from pipeline import checks, dataset
    from pipeline.dataset.contract import columns, tables
    from pipeline.dataset.rows import of_check, of_document
    from pipeline.desk.package import write_package
    from pipeline.desk.workbook import write_workbook
    from pipeline.report.audit import write_audit
    from pipeline.report.overview import write_overview

    dice = mutate.Dice(data)
    documents = [
        _analysed(
            mutate.reading(dice),
            f"{n:016x}",
            mutate.WORDS[dice(len(mutate.WORDS))] + f"{n}.txt",
        )
        for n in range(1 + dice(3))
    ]
    digests = [document.digest() for document in documents]
    codes, tested = dataset.Codes(digests), checks.check_archive(digests)
    dataset.write(documents, tested, codes, folder)
    rows: dict[str, list[dict[str, object]]] = {
        table: [] for table in tables() if table != "indicators"
    }
    for document in documents:
        for table, found in of_document(document, codes).items():
            rows[table] += found
    rows["checks"] += map(of_check, tested)
    expected = {
        table: [
            {
                column.name: _printed(row.get(column.name))
                for column in columns(table)
            }
            for row in found
        ]
        for table, found in rows.items()
    }
    for said in invariants.unequal(folder, expected):
        raise Fault(said)
    write_audit(folder)
    write_package(folder)
    write_overview(folder)
    for said in invariants.formulas(write_workbook(folder)):
        raise Fault(said)


def _printed(value: object) -> str:
    return (
        ""
        if value is None
        else str(value).encode("utf-8", "backslashreplace").decode()
    )


def _carried(kind: str) -> Callable[[bytes, Path], None]:
    """Readers of sheets, slides and mails, which refuse what is broken; what lies in a container is
    unpacked too."""

    def run(data: bytes, folder: Path) -> None:
        from pipeline import pages
        from pipeline.intake.archives import Budget, unpack
        from pipeline.pages.formats import office
        from pipeline.records import Limits, ReadOptions, Source

        path, limits = _file(folder, data), Limits()
        if kind == "email":
            budget = Budget(limits.archive_bytes, limits.archive_members)
            unpack(path, kind, folder / "inside", limits, budget)
        source = Source("a", str(path), DOC_ID, kind, len(data))
        # LibreOffice, which opens what openpyxl cannot, would take all the time
        with mock.patch.object(office, "program", lambda: None):
            _analysed(pages.read(source, ReadOptions()))

    return run


def _office(data: bytes, folder: Path) -> None:
    from pipeline.pages.formats import office
    from pipeline.records import ReadOptions

    _analysed(office.read_office(_file(folder, data), ReadOptions()))


_WORDS = mutate.encoded(mutate.WORDS)
_TAGS, _OFFICE, _PDF = (
    mutate.encoded(mutate.TOKENS[kind]) for kind in ("html", "docx", "pdf")
)
_RTF = tuple(
    rb"\par |\cell |\row |\trowd |{|}|\u-1?|\'ff|\bin9999 |\f9 |\pict |\object ".split(
        b"|"
    )
)
_LARGE = 4 * mutate.MOST
TARGETS: dict[str, Target] = {
    "stages": Target(
        _stages,
        lambda: (archive.text(n) for n in range(1, 9)),
        mutate.by_tokens(_WORDS),
    ),
    "readings": Target(_readings, seeds.dice),
    "dataset": Target(_dataset, seeds.dice),
    "text": Target(_whole_file("text"), seeds.texts, mutate.by_tokens(_WORDS)),
    "html": Target(
        _whole_file("html"),
        seeds.pages,
        mutate.by_tokens(_TAGS * 4 + _WORDS[::4]),
    ),
    "docx": Target(
        _whole_file("docx"),
        seeds.packages,
        mutate.in_zip(mutate.by_tokens(_OFFICE * 4 + _WORDS[::4], _LARGE)),
    ),
    "xlsx": Target(
        _carried("xlsx"),
        seeds.workbooks,
        mutate.in_zip(mutate.by_tokens(_OFFICE + _WORDS[::4], _LARGE)),
    ),
    "csv": Target(_carried("csv"), seeds.delimited, mutate.by_tokens(_WORDS)),
    "email": Target(
        _carried("email"), seeds.mails, mutate.by_tokens(_TAGS + _WORDS[::4])
    ),
    "pdf": Target(_pdf, seeds.portable, mutate.by_tokens(_PDF, _LARGE)),
    "picture": Target(_picture, seeds.pictures),
    "archive": Target(_archive, lambda: seeds.hostile(".zip", ".tar", ".gz")),
    "scan": Target(_scan, seeds.dice),
    "office": Target(_office, seeds.rich, mutate.by_tokens(_RTF + _WORDS[::4])),
}
