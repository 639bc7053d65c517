"""Puts the header of a document together from its letterhead, title, signature, tables of
properties and slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline import document_codes, symbols
from pipeline.records import Header, Page, Reading
from pipeline.structure import (
    body_spelling,
    certified,
    codes,
    covered,
    doubts,
    gazette,
    headless,
    left_column,
    letterhead,
    located,
    naming,
    office_titles,
    properties,
    signature,
    surety,
    title,
    title_text,
    witnesses,
)
from pipeline.structure.gazette import Gazetted
from pipeline.structure.issued import WHOLE_DAY, bare_day
from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line
from pipeline.structure.naming import Issuing
from pipeline.structure.patterns import finds, patterns
from pipeline.structure.properties import Properties
from pipeline.structure.signature import Signature
from pipeline.structure.title import Subject
from pipeline.symbols import Symbol
from pipeline.text import fold

_SLOTS = ("number", "day", "month", "year")
# lines of the text that tell its period and in whose name it speaks
_OPENING = 12
_CONFIRMING = 80  # lines of the text in which a name is looked for again


def read(
    lines: Sequence[Line],
    reading: Reading,
    name: str = "",
) -> Header:
    """The header. Marks the lines it stands on: letterhead, title, recipients, signature. ``name``:
    the file's."""
    pages = {page.page: page for page in reading.pages}
    heads = letterhead.find(
        lines, {number: list(page.slots) for number, page in pages.items()}
    )
    portal = properties.read(lines)
    if not heads or _is_dateline_below(lines, heads):
        return _without_letterhead(lines, heads, portal)
    header = Header()
    ends = [*(head.first for head in heads[1:]), len(lines)]
    for head, after in zip(heads, ends, strict=True):
        subject = title.find(lines, head)
        below = max(subject.body, head.last + 1)
        signed = signature.find(lines, below, after)
        parts = _Parts(lines, head, subject, signed)
        if head is heads[0]:
            page = pages[lines[head.first].page]
            header = _of_document(parts, portal, page, reading, name)
        _mark(parts)
    return replace(header, letters=len(heads))


class _Parts(NamedTuple):
    """The lines of a document, and the parts of one letter among them."""

    lines: Sequence[Line]
    head: Head
    subject: Subject
    signed: Signature


def _without_letterhead(
    lines: Sequence[Line],
    datelines: Sequence[Head],
    portal: Properties,
) -> Header:
    header = headless.read(lines, portal)
    for head in datelines:
        header = replace(
            header,
            issued_on=_issued(head, portal),
            place=located.place(head.place),
        )
    header = located.in_province(doubts.without_unlikely(header, optical=False))
    return surety.without_empty(header)


def _of_document(
    parts: _Parts,
    portal: Properties,
    page: Page,
    reading: Reading,
    name: str,
) -> Header:
    """The header of the document itself, by its first letterhead, which stands on ``page``."""
    lines, head, subject, signed = parts
    certified.date_where_signed(head, lines, signed)
    header = _compose(parts, portal)
    header = _with_handwriting(header, page)
    header = _without_unlikely(header, head, page, reading, name)
    header = certified.sign(header, lines, signed, reading, page)
    header = doubts.unread(header, head.unread)
    header = surety.of_print(header, lines, head, subject)
    header = _confirmed(header, parts)
    return surety.without_empty(header)


def _confirmed(header: Header, parts: _Parts) -> Header:
    """The header with how sure its fields are by what else in the document confirms them."""
    lines, head, subject, signed = parts
    first = max(subject.body, head.last + 1)
    below = lines[first : first + _CONFIRMING]
    seals = [lines[index] for index in signed.lines]
    scene = witnesses.Scene(
        header,
        left_column.read(lines, head),
        office_titles.headed(signed.title, signed.signed_for),
        " ".join(line.bare for line in [*below, *seals]),
        optical=bool(lines[head.first].words),
    )
    return surety.with_more(header, witnesses.sureties(scene))


def _is_dateline_below(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Whether all that there is of a letterhead is a date below the text, as in short forms."""
    if len(heads) != 1 or not heads[0].dated_only:
        return False
    if title.find(lines, heads[0]).doc_type:
        return False
    return headless.is_titled(lines, heads[0].first)


def _without_unlikely(
    header: Header,
    head: Head,
    page: Page,
    reading: Reading,
    name: str,
) -> Header:
    """The header without what is not likely, its bodies spelt as in their province."""
    optical = page.reader == "ocr"
    if optical:
        header = replace(header, title=title_text.quoted(header.title))
    # in a draft the number is meant to be blank; without its year it says nothing
    issued_so = (optical or reading.signed) and not head.torn_year
    file_name = name if issued_so else ""
    return located.in_province(
        doubts.without_unlikely(header, optical, file_name)
    )


def _compose(parts: _Parts, portal: Properties) -> Header:
    lines, head, subject, signed = parts
    symbol = _symbol(head, portal)
    place = located.place(head.place)
    headed = office_titles.headed(signed.title, signed.signed_for)
    column = left_column.read(lines, head)
    issuing = naming.issuer(column, symbol, place, headed)
    if portal.issuer and not issuing.printed:
        issuing = Issuing(portal.issuer)
    issuer = issuing.body
    symbol = codes.with_code_spelt_by(symbol, issuer) if symbol else None
    opening = lines[subject.body : subject.body + _OPENING]
    body = [line.text for line in opening]
    printed = gazette.read(f"{subject.doc_type} {subject.title}") or Gazetted()
    doc_type = _type(subject, symbol, issuer) or portal.type
    named = _title(lines, subject, printed, portal)
    above = lines[head.first : min(subject.lines, default=0)]
    return Header(
        doc_type=doc_type,
        doc_code=symbol.code if symbol else printed.code,
        issuer=issuer or _body_in_text(body, printed),
        issuer_parent=issuing.parent,
        place=place,
        issued_on=_issued(head, portal) or printed.date or bare_day(above),
        title=named,
        signer=signed.signer or portal.signer,
        signer_title=signed.title,
        signed_for=signed.signed_for,
        period=covered.period(doc_type, named, body),
        confidence=surety.column({"issuer": issuing.surety}),
    )


def _body_in_text(body: Sequence[str], printed: Gazetted) -> str:
    """The body in whose name the text speaks, else that of a gazette's heading."""
    speaker = headless.speaker(" ".join(body))
    return speaker or body_spelling.standard(printed.body)


def _type(
    subject: Subject,
    symbol: Symbol | None,
    issuer: str,
) -> str:
    """The type that the heading names, else that of the symbol."""
    if subject.doc_type or not symbol:
        return subject.doc_type
    # 2191/CT-CS of Cục Thuế is no Chỉ thị
    letter = codes.is_type_agency(symbol, issuer)
    return document_codes.LETTER if letter else symbol.type


def _symbol(head: Head, portal: Properties) -> Symbol | None:
    """Number and symbol: the letterhead's, unless its number is blank and a portal tells it."""
    if head.symbol and head.symbol.number:
        return head.symbol
    published = symbols.parse(portal.code)
    if published is None or not published.number:
        return head.symbol
    return published


def _issued(head: Head, portal: Properties) -> str:
    """The date of the letterhead, completed by the portal's where that agrees."""
    own = head.dated.iso()
    is_whole = len(own) == WHOLE_DAY
    if not is_whole and portal.date.startswith(own):
        return portal.date
    return own


def _title(
    lines: Sequence[Line],
    subject: Subject,
    printed: Gazetted,
    portal: Properties,
) -> str:
    if printed.code:
        return printed.title
    if subject.lines and properties.is_property(lines[subject.lines[0]]):
        return title_text.clean(portal.title)
    of_body = patterns("of a body").match(fold(subject.title))
    if of_body and len(subject.lines) > 1:
        return _behind_body(lines, subject) or subject.title
    return subject.title or title_text.clean(portal.title)


def _with_handwriting(header: Header, page: Page) -> Header:
    """The header with what was written by hand, and how sure its reading is."""
    written = [slot for slot in page.slots if slot.handwritten]
    written.sort(key=lambda slot: _SLOTS.index(slot.kind))
    kinds = dict.fromkeys(slot.kind for slot in written)
    sure = [f"{slot.kind}:{slot.confidence:.2f}" for slot in written]
    return replace(
        header,
        handwritten=" ".join(kinds),
        confidence=" ".join([*sure, header.confidence]).strip(),
    )


def _behind_body(lines: Sequence[Line], subject: Subject) -> str:
    """The title behind "QUYẾT ĐỊNH CỦA <body>" where the body fills a line of its own."""
    rest = [lines[index].bare for index in subject.lines[1:]]
    for at, text in enumerate(rest):
        if finds("subject", fold(text)):
            return title_text.clean(" ".join(rest[at:]))
    return ""


def _mark(parts: _Parts) -> None:
    """Marks the lines of a letter by what they are."""
    lines, head, subject, signed = parts
    for copy in (head, *head.copies):
        for line in lines[copy.first : copy.last + 1]:
            if line.kind != "furniture":
                line.kind = "letterhead"
    marked = (
        ("title", subject.lines),
        ("recipients", signed.recipients),
        ("signature", signed.lines),
    )
    for kind, indexes in marked:
        for index in indexes:
            if lines[index].kind in ("", "row"):
                lines[index].kind = kind
