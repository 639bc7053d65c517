"""The documents of a run out of its ledger, one at a time, in the order of the dataset's rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline import review
from pipeline.records import (
    Digest,
    Document,
    Findings,
    Header,
    Layout,
    Reading,
    Source,
)
from pipeline.run.codec import Unreadable, unpack
from pipeline.run.ledger import Ledger
from pipeline.run.messages import RESULTS
from pipeline.run.readings import joined


def digests(ledger: Ledger) -> Iterator[Digest]:
    """What the checks over documents need, of every document of this run that was read."""
    for source in ledger.inputs:
        if source.problem or source.duplicate_of:
            continue
        record = ledger.results(source.doc_id).get("digest")
        if record:
            yield replace(unpack(record, Digest), source=source.source)


def documents(
    ledger: Ledger, decisions: Mapping[str, tuple[review.Decision, ...]]
) -> Iterator[Document]:
    """Every document of this run, whole, with what people decided about it."""
    for source in ledger.inputs:
        if source.problem or source.duplicate_of:
            yield Document(source, Reading(()), Layout(Header(), ()))
            continue
        problem = ledger.problem(source.doc_id)
        found = _document(ledger, replace(source, problem=problem))
        found = review.apply(found, decisions.get(source.doc_id, ()))
        if decisions:
            found = replace(found, checks=review.mark(found.checks, decisions))
        yield found


def _document(ledger: Ledger, source: Source) -> Document:
    try:
        records = ledger.page_records(source.doc_id)
        reading = joined(records)
    except Unreadable as error:
        damaged = replace(source, problem=f"the ledger is damaged ({error})")
        return Document(damaged, Reading(()), Layout(Header(), ()))
    results = ledger.results(source.doc_id)
    made = {
        stage: unpack(results[stage], kind)
        for stage, kind in RESULTS.items()
        if stage in results
    }
    problems = (reading.problem, *ledger.result_problems(source.doc_id))
    return Document(
        source,
        replace(reading, problem="; ".join(filter(None, problems))),
        made.get("structure", Layout(Header(), ())),
        made.get("mentions", ()),
        made.get("facts", Findings()),
        made.get("checks", ()),
    )
