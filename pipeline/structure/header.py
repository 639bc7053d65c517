"""Puts the header of a document together from its letterhead, title, signature, tables of
properties and slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline import document_codes, gazetteer, place_names, symbols
from pipeline.records import Header, Page, Reading
from pipeline.structure import (
    body_spelling,
    certified,
    codes,
    covered,
    divisions,
    doubts,
    gazette,
    headless,
    left_column,
    letterhead,
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
from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line, patterns
from pipeline.structure.naming import Issuing
from pipeline.structure.signature import Signature
from pipeline.structure.title import Subject
from pipeline.symbols import Symbol
from pipeline.text import fold

_SLOTS = ("number", "day", "month", "year")
# lines of the text that tell its period and in whose name it speaks
_OPENING = 12
_CONFIRMING = 80  # lines of the text in which a name is looked for again


def read(lines: Sequence[Line], reading: Reading, name: str = "") -> Header:
    """The header. Marks the lines it stands on: letterhead, title, recipients, signature. ``name``:
    the file's."""
    pages = {page.page: page for page in reading.pages}
    heads = letterhead.find(
        lines, {number: list(page.slots) for number, page in pages.items()}
    )
    told = properties.read(lines)
    if not heads or _is_dateline_below(lines, heads):
        header = headless.read(lines, told)
        for head in heads:
            dated, place = _issued(head, told), _place(head.place)
            header = replace(header, issued_on=dated, place=place)
        header = _placed(doubts.without_unlikely(header, optical=False))
        return surety.without_empty(header)
    header = Header()
    ends = [*(head.first for head in heads[1:]), len(lines)]
    for head, after in zip(heads, ends, strict=True):
        subject = title.find(lines, head)
        signed = signature.find(lines, max(subject.body, head.last + 1), after)
        if head is heads[0]:
            page = pages[lines[head.first].page]
            certified.date_where_signed(head, lines, signed)
            header = _written(
                _compose(lines, head, subject, signed, told), page
            )
            header = _settle(header, head, page, reading, name)
            header = certified.sign(header, lines, signed, reading, page)
            header = doubts.unread(header, head.unread)
            header = surety.of_print(header, lines, head, subject)
            header = _weighed(header, lines, head, subject, signed)
            header = surety.without_empty(header)
        _mark(lines, head, subject, signed)
    return replace(header, letters=len(heads))


def _weighed(
    header: Header,
    lines: Sequence[Line],
    head: Head,
    subject: Subject,
    signed: Signature,
) -> Header:
    """The header with what nothing else in the document confirms."""
    below = lines[max(subject.body, head.last + 1) :][:_CONFIRMING]
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
    return (
        len(heads) == 1
        and heads[0].dated_only
        and not title.find(lines, heads[0]).doc_type
        and headless.is_titled(lines, heads[0].first)
    )


def _settle(
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
    return _placed(
        doubts.without_unlikely(header, optical, name if issued_so else "")
    )


def _compose(
    lines: Sequence[Line],
    head: Head,
    subject: Subject,
    signed: Signature,
    told: dict[str, str],
) -> Header:
    symbol = _symbol(head, told)
    place = _place(head.place)
    headed = office_titles.headed(signed.title, signed.signed_for)
    issuing = naming.issuer(
        left_column.read(lines, head), symbol, place, headed
    )
    if told.get("issuer") and not issuing.printed:
        issuing = Issuing(told["issuer"])
    issuer = issuing.body
    symbol = codes.with_code_spelt_by(symbol, issuer) if symbol else None
    body = [line.text for line in lines[subject.body :][:_OPENING]]
    printed = gazette.read(f"{subject.doc_type} {subject.title}") or Gazetted()
    doc_type = _type(subject, symbol, issuer) or told.get("type", "")
    named = _title(lines, subject, printed, told)
    return Header(
        doc_type=doc_type,
        doc_code=symbol.code if symbol else printed.code,
        issuer=issuer
        or headless.speaker(" ".join(body))
        or body_spelling.standard(printed.body),
        issuer_parent=issuing.parent,
        place=place,
        issued_on=_issued(head, told) or printed.date,
        title=named,
        signer=signed.signer or told.get("signer", ""),
        signer_title=signed.title,
        signed_for=signed.signed_for,
        period=covered.period(doc_type, named, body),
        confidence=surety.said({"issuer": issuing.surety}),
    )


def _type(subject: Subject, symbol: Symbol | None, issuer: str) -> str:
    """The type that the heading names, else that of the symbol."""
    if subject.doc_type or not symbol:
        return subject.doc_type
    # 2191/CT-CS of Cục Thuế is no Chỉ thị
    letter = codes.is_type_agency(symbol, issuer)
    return document_codes.LETTER if letter else symbol.type


def _placed(header: Header) -> Header:
    """The header with its province, and with the names of its bodies mended by it."""
    symbol = symbols.parse(header.doc_code)
    agency = symbol.agency.split()[0] if symbol and symbol.agency else ""
    level = document_codes.levels().get(agency, "")
    province = divisions.province(
        header.issuer,
        header.issuer_parent,
        header.place,
        header.issued_on,
        level,
    )
    return replace(
        header,
        province=province,
        issuer=divisions.spell_within(header.issuer, province),
        issuer_parent=divisions.spell_within(header.issuer_parent, province),
    )


def _place(read: str) -> str:
    """A place in its official spelling: a province, a district, or a commune of a name that no
    other spelling has."""
    known = place_names.place_name(read) if read else ""
    if not known or known in place_names.place_names():
        return place_names.place_in_full(known)
    spellings = {one.name for one in gazetteer.divisions(known)}
    return spellings.pop() if len(spellings) == 1 else known


def _symbol(head: Head, told: dict[str, str]) -> Symbol | None:
    """Number and symbol: the letterhead's, unless its number is blank and a portal tells it."""
    portal = symbols.parse(told.get("code", ""))
    if (
        portal is None
        or not portal.number
        or (head.symbol and head.symbol.number)
    ):
        return head.symbol
    return portal


def _issued(head: Head, told: dict[str, str]) -> str:
    """The date of the letterhead, completed by the portal's where that agrees."""
    own, portal = head.dated.iso(), told.get("date", "")
    return portal if len(own) < 10 and portal.startswith(own) else own


def _title(
    lines: Sequence[Line],
    subject: Subject,
    printed: Gazetted,
    told: dict[str, str],
) -> str:
    if printed.code:
        return printed.title
    if subject.lines and properties.is_property(lines[subject.lines[0]]):
        return title_text.clean(told.get("title", ""))
    of_body = patterns("of a body").match(fold(subject.title))
    if of_body and len(subject.lines) > 1:
        return _behind_body(lines, subject) or subject.title
    return subject.title or title_text.clean(told.get("title", ""))


def _written(header: Header, page: Page) -> Header:
    """The header with what was written by hand, and how sure its reading is."""
    written = [slot for slot in page.slots if slot.handwritten]
    written.sort(key=lambda slot: _SLOTS.index(slot.kind))
    kinds = dict.fromkeys(slot.kind for slot in written)
    sure = [f"{slot.kind}:{slot.confidence:.2f}" for slot in written]
    said = " ".join(filter(None, [*sure, header.confidence]))
    return replace(header, handwritten=" ".join(kinds), confidence=said)


def _behind_body(lines: Sequence[Line], subject: Subject) -> str:
    """The title behind "QUYẾT ĐỊNH CỦA <body>" where the body fills a line of its own."""
    rest = [lines[index].bare for index in subject.lines[1:]]
    for at, text in enumerate(rest):
        if patterns("subject").search(fold(text)):
            return title_text.clean(" ".join(rest[at:]))
    return ""


def _mark(
    lines: Sequence[Line],
    head: Head,
    subject: Subject,
    signed: Signature,
) -> None:
    for part in (head, *head.copies):
        for index in range(part.first, part.last + 1):
            if lines[index].kind != "furniture":
                lines[index].kind = "letterhead"
    for kind, indexes in (
        ("title", subject.lines),
        ("recipients", signed.recipients),
        ("signature", signed.lines),
    ):
        for index in indexes:
            if lines[index].kind in ("", "row"):
                lines[index].kind = kind
