"""Checks across the documents of an archive: citations of one document, facts of one body, stale or
falling figures.

Of each document only what is compared is kept, so that an archive of ten thousand documents fits in
memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline import place_names
from pipeline.checks.archive_citations import CitedAt, citations, scope, titles
from pipeline.checks.archive_facts import Stated, key_of, stated_in, statements
from pipeline.checks.findings import by_sureness
from pipeline.records import Check, Digest, Fact, Header
from pipeline.text import fold

Numbered = tuple[str, str]  # number and scope of a document


def check_archive(digests: Iterable[Digest]) -> tuple[Check, ...]:
    """Every relation between documents that was tested; the order of ``digests`` does not change
    the result."""
    told = _Told()
    for digest in digests:
        told.take(digest)
    found = [
        *citations(told.cited),
        *titles(told.cited, told.owned),
        *statements(told.stated),
    ]
    return tuple(by_sureness(sorted(found, key=_order)))


def _order(check: Check) -> tuple[object, ...]:
    return check.kind, check.doc_ids, check.numbers, check.check_id


class _Told:
    """What the documents tell that others may tell differently."""

    def __init__(self) -> None:
        # by number and scope: where a document is cited, what it says of itself
        self.cited: dict[Numbered, list[CitedAt]] = defaultdict(list)
        self.owned: dict[Numbered, list[CitedAt]] = defaultdict(list)
        # by body and what is counted
        self.stated: dict[tuple[str, ...], list[Stated]] = defaultdict(list)

    def take(self, digest: Digest) -> None:
        header = digest.header
        place = _place(header.place)
        if _is_one_document(header):
            key = header.doc_code, scope(header.doc_code, place)
            self.owned[key].append(_own(digest))
        for key, note in _notes(digest, place):
            self.cited[key].append(note)
        if not header.issuer:
            return
        for fact in filter(_is_comparable, digest.facts):
            of_body = (fold(header.issuer), place, *key_of(fact))
            self.stated[of_body].append(stated_in(digest, fact))


def _own(digest: Digest) -> CitedAt:
    """A document with the date and title that it bears itself."""
    header = digest.header
    return CitedAt(
        digest.doc_id,
        "",
        header.issued_on,
        header.title,
    )


def _notes(digest: Digest, place: str) -> Iterator[tuple[Numbered, CitedAt]]:
    """What a document cites, by number and scope, but for itself."""
    for one in digest.references:
        if not one.code or one.code == digest.header.doc_code:
            continue
        note = CitedAt(
            digest.doc_id,
            one.mention_id,
            one.date,
            one.title,
        )
        yield (one.code, scope(one.code, place)), note


def _is_one_document(header: Header) -> bool:
    """Whether a header is that of one document, with its number and date."""
    if not header.doc_code or header.doc_code.startswith("/"):
        return False
    return header.letters < 2 and header.issued_on != ""


def _is_comparable(fact: Fact) -> bool:
    """Whether a fact is an exact count or amount of a known period."""
    if not fact.period or fact.cmp not in ("", "="):
        return False
    return fact.kind in ("count", "money")


def _place(text: str) -> str:
    return fold(place_names.place_name(text))
