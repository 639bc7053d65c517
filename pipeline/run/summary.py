"""What a run did, counted while its documents pass by on their way to the dataset."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline import review
from pipeline.records import Check, Document
from pipeline.run.plan import Count

_NAMED = 10  # inputs with a problem that the summary names
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did; the numbers of the table at its end."""

    documents: int
    pages: int
    pages_ocr: int
    facts: int
    broken: int
    problems: int  # documents that are not ok, duplicates apart
    failed: int
    seconds: float
    # calls of a reader: a page of a PDF or picture, or a whole file of another kind
    read: int = 0
    reused: int = 0  # the same, taken from the ledger
    duplicates: int = 0
    # engines that inputs needed and that are not installed
    missing: tuple[str, ...] = ()
    unchanged: bool = False  # nothing was new: the dataset was left as it is
    doubtful: int = 0
    # broken, doubtful: those that no reviewer has dismissed or explained
    open_broken: int = 0
    open_doubtful: int = 0
    # the first inputs with a problem, and what it is
    named: tuple[tuple[str, str], ...] = ()


def _problem(document: Document) -> str:
    """The first thing that went wrong with a document; "" for nothing."""
    reading = document.reading
    pages = (
        f"page {page.page}: {page.problem}"
        for page in reading.pages
        if page.problem
    )
    return document.source.problem or reading.problem or next(pages, "")


class Tally:
    """Counts the documents that pass by on their way to the dataset."""

    def __init__(self, archive: Sequence[Check]) -> None:
        self._sums: Counter[str] = Counter()
        self._named: list[tuple[str, str]] = []
        self._outcomes: Counter[str] = Counter()
        # that no reviewer has done away with
        self._open: Counter[str] = Counter()
        self._count(archive)

    def watch(self, documents: Iterator[Document]) -> Iterator[Document]:
        for document in documents:
            self._sums["documents"] += 1
            if document.source.duplicate_of:
                self._sums["duplicates"] += 1
            else:
                self._add(document)
            yield document

    def _add(self, document: Document) -> None:
        # pyarrow comes with its package
        from pipeline.dataset.problems import codes

        pages = document.reading.pages
        problem = _problem(document)
        failed = bool(document.source.problem) or not pages
        self._sums["pages"] += len(pages)
        self._sums["pages_ocr"] += sum(page.reader == "ocr" for page in pages)
        self._sums["facts"] += len(document.findings.facts)
        self._sums["failed"] += failed
        self._sums["problems"] += failed or bool(problem)
        self._count(document.checks)
        name, said = document.source.source, codes(problem) or "ok"
        if problem and len(self._named) < _NAMED:
            self._named.append((name, problem))
        _log.info("%s: %s pages, %s", name, len(pages), said)

    def summary(self, count: Count) -> Summary:
        sums = self._sums
        return Summary(
            documents=sums["documents"],
            pages=sums["pages"],
            pages_ocr=sums["pages_ocr"],
            facts=sums["facts"],
            broken=self._outcomes["broken"],
            problems=sums["problems"],
            failed=sums["failed"],
            seconds=0.0,
            read=count.read,
            reused=count.reused,
            duplicates=sums["duplicates"],
            missing=tuple(sorted(count.missing)),
            doubtful=self._outcomes["doubtful"],
            open_broken=self._open["broken"],
            open_doubtful=self._open["doubtful"],
            named=tuple(self._named),
        )

    def _count(self, found: Sequence[Check]) -> None:
        unsettled = (
            c.outcome for c in found if c.reviewed not in review.SETTLED
        )
        self._outcomes.update(check.outcome for check in found)
        self._open.update(unsettled)
