"""Documents made of a text, and the checks it gives, for the tests of the checks."""

from __future__ import annotations

from dataclasses import replace

from pipeline import checks, facts, mentions, structure
from pipeline.records import Check, Document, Mention, Page, Reading, Source


def document(
    text: str, name: str = "a.txt", doc_id: str = "0" * 16
) -> Document:
    """A document of plain text through the stages before the checks."""
    source = Source(name, "", doc_id, "text", len(text))
    reading = Reading((Page(1, text),))
    layout = structure.parse(reading, source)
    found = mentions.find(doc_id, reading, layout)
    return Document(
        source, reading, layout, found, facts.normalise(doc_id, layout, found)
    )


def read_by_ocr(source: Document, **doubts: tuple[float, str]) -> Document:
    """The document as if a scan had been read: for a figure's text, a confidence and what another
    reader saw."""

    def told(mention: Mention) -> Mention:
        confidence, other = doubts.get(
            "n" + "".join(c for c in mention.text if c.isdigit()), (96.0, "")
        )
        return replace(
            mention,
            origin="ocr",
            confidence=confidence,
            alternatives=(other,) if other else (),
        )

    return replace(source, mentions=tuple(told(m) for m in source.mentions))


def checked(text: str) -> tuple[Check, ...]:
    return checks.check_document(document(text))


def outcomes(text: str, kind: str = "") -> list[tuple[str, str]]:
    """(outcome, numbers in order of size) of the checks of one kind."""
    return sorted(
        (c.outcome, " ".join(sorted(c.numbers)))
        for c in checked(text)
        if not kind or c.kind == kind
    )


def numbers(text: str) -> str:
    return " ".join(sorted(text.split()))
