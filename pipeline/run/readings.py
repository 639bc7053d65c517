"""The pages of a document put together again, apart from ``messages``: the main process needs no
reader of pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline import continued
from pipeline.records import Page, Reading
from pipeline.run.codec import unpack

BLANK = "holds no text: blank"


def joined(records: Iterable[bytes]) -> Reading:
    """The stored readings of the pages of one document as one. Raises Unreadable where one of them
    is none."""
    parts = [unpack(record, Reading) for record in records]
    encodings = [part.encoding for part in parts if part.encoding != "unicode"]
    pages = [page for part in parts for page in part.pages]
    problems = dict.fromkeys(part.problem for part in parts if part.problem)
    if not problems and _is_blank(pages):
        problems[BLANK] = None
    return Reading(
        continued.mark(pages),
        encodings[0] if encodings else "unicode",
        "; ".join(problems),
        tuple(signature for part in parts for signature in part.signed),
    )


def _is_blank(pages: Sequence[Page]) -> bool:
    """Whether there are pages, none with a letter or a figure and none that
    says why."""
    says = any(
        page.problem or any(map(str.isalnum, page.text)) for page in pages
    )
    return bool(pages) and not says
