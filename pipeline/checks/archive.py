"""Checks across the documents of an archive: citations of one document, facts of one body, stale or
falling figures.

Of each document only what is compared is kept, so that an archive of ten thousand documents fits in
memory."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline import place_names
from pipeline.checks.archive_citations import CitedAt, citations, scope, titles
from pipeline.checks.archive_facts import Stated, key_of, stated_in, statements
from pipeline.checks.findings import by_sureness
from pipeline.records import Check, Digest
from pipeline.text import fold


def check_archive(digests: Iterable[Digest]) -> tuple[Check, ...]:
    """Every relation between documents that was tested; the order of ``digests`` does not change
    the result."""
    cited: dict[tuple[str, str], list[CitedAt]] = {}
    owned: dict[tuple[str, str], list[CitedAt]] = {}
    stated: dict[tuple[str, ...], list[Stated]] = {}
    for digest in digests:
        header = digest.header
        place = _place(header.place)
        if (
            header.doc_code
            and not header.doc_code.startswith("/")
            and header.letters < 2
            and header.issued_on
        ):
            own = CitedAt(digest.doc_id, "", header.issued_on, header.title)
            owned.setdefault(
                (header.doc_code, scope(header.doc_code, place)), []
            ).append(own)
        for one in digest.references:
            if one.code and one.code != header.doc_code:
                note = CitedAt(
                    digest.doc_id, one.mention_id, one.date, one.title
                )
                cited.setdefault((one.code, scope(one.code, place)), []).append(
                    note
                )
        for fact in digest.facts:
            if (
                header.issuer
                and fact.period
                and fact.cmp in ("", "=")
                and fact.kind in ("count", "money")
            ):
                stated.setdefault(
                    (fold(header.issuer), place, *key_of(fact)), []
                ).append(stated_in(digest, fact))
    found = [*citations(cited), *titles(cited, owned), *statements(stated)]
    found.sort(key=lambda c: (c.kind, c.doc_ids, c.numbers, c.check_id))
    return tuple(by_sureness(found))


def _place(text: str) -> str:
    return fold(place_names.place_name(text))
