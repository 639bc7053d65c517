"""The pages of a document put together again, apart from ``messages``: the main process needs no
reader of pages."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline import continued
from pipeline.records import Reading
from pipeline.run.codec import unpack


def joined(records: Iterable[bytes]) -> Reading:
    """The stored readings of the pages of one document as one. Raises Unreadable where one of them
    is none."""
    parts = [unpack(record, Reading) for record in records]
    encodings = [part.encoding for part in parts if part.encoding != "unicode"]
    problems = dict.fromkeys(part.problem for part in parts if part.problem)
    return Reading(
        continued.mark([page for part in parts for page in part.pages]),
        encodings[0] if encodings else "unicode",
        "; ".join(problems),
        tuple(signature for part in parts for signature in part.signed),
    )
