"""Runs every stage over all inputs and writes the dataset."""
from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import checks, facts, intake, mentions, pages, structure
from pipeline.dataset import write
from pipeline.records import Document, Header, Layout, Reading, ReadOptions, Source


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose about a run."""

    read: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did; the numbers of the table at its end."""

    documents: int
    pages: int
    pages_ocr: int
    facts: int
    broken: int
    problems: int
    failed: int
    seconds: float


def stages(source: Source, options: ReadOptions) -> Document:
    """One document through all stages."""
    reading = pages.read(source, options)
    layout = structure.parse(reading, source)
    found = mentions.find(source.doc_id, reading, layout)
    findings = facts.normalise(source.doc_id, layout, found)
    document = Document(source, reading, layout, found, findings)
    return replace(document, checks=checks.check_document(document))


def extract(inputs: Sequence[Path], output: Path, options: Options,
            progress: Callable[[int], None] | None = None) -> Summary:
    """Reads ``inputs`` and writes the dataset to ``output``."""
    began = time.perf_counter()
    documents: list[Document] = []
    with tempfile.TemporaryDirectory(prefix="baocao-") as work:
        for source in intake.find(inputs, Path(work), options.read.limits):
            if source.problem or source.duplicate_of:
                documents.append(Document(source, Reading(()), Layout(Header(), ())))
                continue
            try:
                documents.append(stages(source, options.read))
            except Exception as error:  # bad input never stops a batch
                bad = replace(source, problem=f"{type(error).__name__}: {error}")
                documents.append(Document(bad, Reading(()), Layout(Header(), ())))
            if progress:
                progress(len(documents[-1].reading.pages))
    archive = checks.check_archive(d.digest() for d in documents)
    write(documents, archive, output)
    read_pages = [p for d in documents for p in d.reading.pages]
    failed = sum(bool(d.source.problem) for d in documents)
    return Summary(len(documents), len(read_pages), sum(p.reader == "ocr" for p in read_pages),
                   sum(len(d.findings.facts) for d in documents),
                   sum(c.outcome == "broken" for d in documents for c in (*d.checks, *archive)),
                   failed, failed, time.perf_counter() - began)
