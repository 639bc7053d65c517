"""Checks across the documents of an archive: citations of one document, facts of one body, stale or
falling figures.

Of each document only what is compared is kept, so that an archive of ten thousand documents fits in
memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline import place_names
from pipeline.checks.archive_citations import CitedAt, citations, scope, titles
from pipeline.checks.archive_facts import Stated, key_of, stated_in, statements
from pipeline.checks.findings import by_sureness
from pipeline.records import Check, Digest, Fact, Header
from pipeline.text import fold


def check_archive(digests: Iterable[Digest]) -> tuple[Check, ...]:
    """Every relation between documents that was tested; the order of ``digests`` does not change
    the result."""
    cited: dict[tuple[str, str], list[CitedAt]] = {}
    owned: dict[tuple[str, str], list[CitedAt]] = {}
    stated: dict[tuple[str, ...], list[Stated]] = {}
    for digest in digests:
        header = digest.header
        place, code = _place(header.place), header.doc_code
        if _is_one_document(header):
            key = code, scope(code, place)
            owned.setdefault(key, []).append(_own(digest))
        for key, note in _notes(digest, place):
            cited.setdefault(key, []).append(note)
        if header.issuer:
            body = fold(header.issuer), place
            for fact in filter(_is_comparable, digest.facts):
                of_body = (*body, *key_of(fact))
                stated.setdefault(of_body, []).append(stated_in(digest, fact))
    found = [
        *citations(cited),
        *titles(cited, owned),
        *statements(stated),
    ]
    return tuple(by_sureness(sorted(found, key=_order)))


def _order(check: Check) -> tuple[object, ...]:
    return check.kind, check.doc_ids, check.numbers, check.check_id


def _own(digest: Digest) -> CitedAt:
    """A document with the date and title that it bears itself."""
    header = digest.header
    return CitedAt(
        digest.doc_id,
        "",
        header.issued_on,
        header.title,
    )


def _notes(
    digest: Digest, place: str
) -> Iterator[tuple[tuple[str, str], CitedAt]]:
    """What a document cites, by number and scope, but for itself."""
    for one in digest.references:
        if one.code and one.code != digest.header.doc_code:
            key = one.code, scope(one.code, place)
            yield (
                key,
                CitedAt(
                    digest.doc_id,
                    one.mention_id,
                    one.date,
                    one.title,
                ),
            )


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
