"""The findings of a dataset as the audit page takes them: those of one document at a time, since
those of ten thousand would fill the memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pipeline.grouping import by_key
from pipeline.report.by_document import ByDocument
from pipeline.report.findings import (
    Finding,
    Row,
    documents,
    known,
    placed,
    resolved,
    rows_of,
)

ACROSS = "across"  # stands for checks over documents
Sizes = dict[tuple[str, int], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of a document, or those over documents. ``sizes``: of the pages from which they
    may show pictures, in points, by document and number."""

    name: str  # doc_id or ACROSS
    findings: list[Finding]
    sizes: Sizes


class Audited:
    """The documents of a dataset, and what was found in them. ``counts``: how many findings of each
    outcome a document has, or ACROSS, in the order of checks.csv."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.documents = documents(output)
        self.counts: dict[str, Counter[str]] = {}
        # rows of checks.csv that stand apart from those of one document, by their group
        self._apart = by_key(self._counted())

    def _counted(self) -> Iterator[tuple[str, Row]]:
        """Counts the findings, and gives those that stand apart."""
        order = {doc_id: at for at, doc_id in enumerate(self.documents)}
        checks = rows_of(self.output / "checks.csv")
        last = -1
        for doc_ids, rows in groupby(checks, itemgetter("doc_ids")):
            at = order.get(doc_ids, -1)
            name = ACROSS if at < 0 else doc_ids
            counts = self.counts.setdefault(name, Counter())
            is_apart, last = at <= last, max(at, last)
            for row in rows:
                counts[row["outcome"]] += 1
                if is_apart:
                    yield name, known(row)

    def groups(self) -> Iterator[Group]:
        """What was found over documents, then in each of them. The tables are walked over once,
        side by side."""
        checks = self._walk("checks", "doc_ids")
        mentions, pages = self._walk("mentions"), self._walk("pages")
        yield self._taken_apart(ACROSS)
        for doc_id in self.counts:
            if doc_id == ACROSS:
                continue
            findings = placed(checks.of(doc_id), mentions.of(doc_id))
            sizes = _sizes(findings, pages.of(doc_id))
            if doc_id in self._apart:
                apart = self._taken_apart(doc_id)
                findings, sizes = findings + apart.findings, sizes | apart.sizes
            yield Group(doc_id, findings, sizes)

    def _walk(self, name: str, column: str = "doc_id") -> ByDocument:
        rows = rows_of(self.output / f"{name}.csv")
        return ByDocument(rows, self.documents, column)

    def _taken_apart(self, name: str) -> Group:
        """Those of a group that stand apart, by looking through all tables."""
        rows = self._apart.pop(name, [])
        if not rows:
            return Group(name, [], {})
        findings = resolved(self.output, rows)
        sizes = _sizes(findings, rows_of(self.output / "pages.csv"))
        return Group(name, findings, sizes)


def _sizes(findings: list[Finding], pages: Iterable[Row]) -> Sizes:
    """The sizes of the pages of which pictures may be shown."""
    wanted = {
        (place.doc_id, place.page)
        for finding in findings
        if finding.row["outcome"] != "holds"
        for place in finding.places
    }
    sizes = {}
    for row in pages:
        page = (row["doc_id"], int(row["page"]))
        if page in wanted:
            sizes[page] = float(row["width"] or 0), float(row["height"] or 0)
    return sizes
