"""Puts the header of a document together from its letterhead, title, signature, tables of
properties and slots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline import gazetteer, reporting, symbols
from pipeline.records import DigitalSignature, Header, Reading, Slot
from pipeline.structure import (
    body_spelling,
    date_anchors,
    divisions,
    doubts,
    headless,
    issued,
    letterhead,
    naming,
    properties,
    signature,
    title,
)
from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line, patterns, upper
from pipeline.structure.personal_names import personal_name
from pipeline.structure.signature import Signature
from pipeline.structure.title import Gazetted, Subject
from pipeline.symbols import Symbol
from pipeline.text import fold

_SLOTS = ("number", "day", "month", "year")
_ABOVE = 8  # lines of letterhead that may stand above the first anchor
_NEAR = 80  # of 100: as alike is a name read from a page to that of its certificate
_DATED_ABOVE = 4  # lines that a date may stand above the signature
_OPENING = 12  # lines of the text that tell its period and in whose name it speaks


def read(lines: Sequence[Line], reading: Reading, name: str = "") -> Header:
    """The header. Marks the lines it stands on: letterhead, title, recipients, signature. ``name``:
    the file's."""
    slots = {page.page: list(page.slots) for page in reading.pages if page.slots}
    optical = {page.page for page in reading.pages if page.reader == "ocr"}
    heads = letterhead.find(lines, slots)
    told = properties.read(lines)
    if not heads:
        return headless.read(lines, told)
    for order, head in enumerate(heads):
        after = heads[order + 1].first if order + 1 < len(heads) else len(lines)
        subject = title.find(lines, head)
        signed = signature.find(lines, max(subject.body, head.last + 1), after)
        if order == 0:
            page = lines[head.first].page
            _date_by_signature(head, lines, signed)
            header = _compose(lines, head, subject, signed, told)
            header = replace(
                header, letters=len(heads), **_written(slots.get(page, []))
            )
            if page in optical:
                header = replace(header, title=title.quoted(header.title))
            # in a draft the number is meant to be blank
            issued_so = page in optical or bool(reading.signed)
            issued_so = issued_so and not head.torn_year
            header = doubts.settle(header, page in optical, name if issued_so else "")
            header = _dated_by_signature(_placed(header), lines)
            header = _signed(header, reading.signed, page in optical)
            if header.signer == signed.signer:  # no certificate spells it
                header = doubts.signer(header, _surety(lines, signed))
        _mark(lines, head, subject, signed)
    return header


def _date_by_signature(head: Head, lines: Sequence[Line], signed: Signature) -> None:
    """Forms and tables are dated where they are signed, not in their letterhead."""
    marks = [*signed.recipients, *signed.lines]
    if head.date_line >= 0 or not marks:
        return
    first = max(head.last + 1, min(marks) - _DATED_ABOVE)
    near = [_behind_recipients(line) for line in lines[first : max(marks) + 1]]
    for anchor in date_anchors.find(near, {})[:1]:
        head.dated, head.place = anchor.dated, anchor.place


def _behind_recipients(line: Line) -> Line:
    """A line without the head of the recipients that its columns were run together with."""
    match = patterns("recipients").match(line.whole)
    return replace(line, text=line.text[match.end() :].lstrip(" :")) if match else line


def _compose(
    lines: Sequence[Line],
    head: Head,
    subject: Subject,
    signed: Signature,
    told: dict[str, str],
) -> Header:
    symbol = _symbol(head, told)
    place = _place(head.place)
    issuer, parent = naming.issuer(_letterhead(lines, head), symbol, place)
    symbol = naming.spelt_by(symbol, issuer) if symbol else None
    body = " ".join(line.text for line in lines[subject.body : subject.body + _OPENING])
    printed = title.gazetted(f"{subject.doc_type} {subject.title}") or Gazetted()
    doc_type = (
        subject.doc_type or (symbol.type if symbol else "") or told.get("type", "")
    )
    if not subject.doc_type and symbol and naming.agency_for_type(symbol, issuer):
        doc_type = symbols.LETTER  # 2191/CT-CS of Cục Thuế is no Chỉ thị
    named = _title(lines, subject, printed, told)
    return Header(
        doc_type=doc_type,
        doc_code=symbol.code if symbol else printed.code,
        issuer=issuer or headless.speaker(body) or body_spelling.standard(printed.body),
        issuer_parent=parent,
        place=place,
        issued_on=_issued(head, told) or printed.date,
        title=named,
        signer=signed.signer or told.get("signer", ""),
        signer_title=signed.title,
        signed_for=signed.signed_for,
        period=_covered(doc_type, named, body),
    )


def _placed(header: Header) -> Header:
    """The header with its province, and with the names of its bodies mended by it."""
    symbol = symbols.parse(header.doc_code)
    agency = symbol.agency.split()[0] if symbol and symbol.agency else ""
    level = symbols.levels().get(agency, "")
    province = divisions.province(
        header.issuer, header.issuer_parent, header.place, header.issued_on, level
    )
    return replace(
        header,
        province=province,
        issuer=divisions.in_province(header.issuer, province),
        issuer_parent=divisions.in_province(header.issuer_parent, province),
    )


def _dated_by_signature(header: Header, lines: Sequence[Line]) -> Header:
    """The header with a day left blank or unread filled from the electronic signature, where that
    was put in the month of the letterhead."""
    if len(header.issued_on) != len("2025-09"):
        return header
    signed = {day for line in lines if (day := issued.signed_on(line.folded))}
    agreeing = {day for day in signed if day.startswith(header.issued_on)}
    if len(agreeing) != 1:
        return header
    return _with_day(header, agreeing.pop())


def _signed(
    header: Header, signatures: Sequence[DigitalSignature], optical: bool
) -> Header:
    """The header with the names of the digital signatures. They tell the spelling of a signer's
    name, and the signer where one person signed. A body seals on the day it issues, unless what it
    seals is a scan."""
    names = list(dict.fromkeys(one.name for one in signatures))
    persons = [name for name in names if personal_name(name)]
    header = replace(
        header,
        signed_by=" | ".join(names),
        signer=_signer_certified(header.signer, persons),
    )
    days = {one.day for one in signatures if one.name not in persons}
    agreeing = {
        day for day in days if header.issued_on and day.startswith(header.issued_on)
    }
    if optical or len(header.issued_on) == len("2025-09-18") or len(agreeing) != 1:
        return header
    return _with_day(header, agreeing.pop())


def _signer_certified(read: str, persons: Sequence[str]) -> str:
    """The signer as the certificate spells him; as read where no one certificate is near."""
    near = [name for name in persons if fuzz.ratio(fold(name), fold(read)) >= _NEAR]
    alone = near if read else persons
    return alone[0] if len(alone) == 1 else read


def _surety(lines: Sequence[Line], signed: Signature) -> float:
    """How sure a name is that was read from a picture, 0 to 1, by its least sure syllable; the
    surname, which a list mends, does not count. 1 where it was not read from a picture."""
    given = set(re.split(r"\W+", signed.signer)[1:])
    words = [word for index in signed.lines for word in lines[index].words]
    read = [word.confidence or 0.0 for word in words if word.text in given]
    return min(read, default=100.0) / 100


def _with_day(header: Header, day: str) -> Header:
    said = "; ".join(
        part for part in (header.problem, "day taken from the signature") if part
    )
    return replace(header, issued_on=day, problem=said)


def _place(read: str) -> str:
    """A place in its official spelling: a province, a district, or a commune of a name that no
    other spelling has."""
    known = symbols.place_name(read) if read else ""
    if not known or known in symbols.place_names():
        return symbols.place_in_full(known)
    spellings = {one.name for one in gazetteer.divisions(known)}
    return spellings.pop() if len(spellings) == 1 else known


def _symbol(head: Head, told: dict[str, str]) -> Symbol | None:
    """Number and symbol: the letterhead's, unless its number is blank and a portal tells it."""
    portal = symbols.parse(told.get("code", ""))
    if portal is None or not portal.number or (head.symbol and head.symbol.number):
        return head.symbol
    return portal


def _issued(head: Head, told: dict[str, str]) -> str:
    """The date of the letterhead, completed by the portal's where that agrees."""
    own, portal = head.dated.iso(), told.get("date", "")
    return portal if len(own) < 10 and portal.startswith(own) else own


def _title(
    lines: Sequence[Line], subject: Subject, printed: Gazetted, told: dict[str, str]
) -> str:
    if printed.code:
        return printed.title
    if fold(subject.title).startswith("cua ") and len(subject.lines) > 1:
        return _behind_body(lines, subject) or subject.title
    return subject.title or title.clean(told.get("title", ""))


def _covered(doc_type: str, named: str, body: str) -> str:
    """The period that a document of a periodical type reports on or plans for."""
    found = ""
    if patterns("periodical").fullmatch(fold(doc_type)) or fold(named).startswith(
        "bao cao"
    ):
        found = reporting.reported(named)
        if not found and doc_type == "Báo cáo":
            found = _period_said(body)
    if found:
        return found
    form = re.search(r"(?i)\bkỳ báo cáo\s*:\s*(.{4,40})", body)  # of a statistical form
    return reporting.reported(form[1]) if form else ""


def _period_said(body: str) -> str:
    match = re.search(r"báo cáo\s([^.;:]{0,200}?)(?:như sau|cụ thể)", body)
    return reporting.reported(match[1]) if match else ""


def _written(slots: Sequence[Slot]) -> dict[str, str]:
    """What was written by hand, and how sure its reading is."""
    written = sorted(
        (slot for slot in slots if slot.handwritten),
        key=lambda slot: _SLOTS.index(slot.kind),
    )
    return {
        "handwritten": " ".join(dict.fromkeys(slot.kind for slot in written)),
        "confidence": " ".join(
            f"{slot.kind}:{slot.confidence:.2f}" for slot in written
        ),
    }


def _letterhead(lines: Sequence[Line], head: Head) -> list[str]:
    """The lines of the left column above the number: the names of the bodies."""
    last = head.number_line if head.number_line >= 0 else head.last
    first = head.first
    while (
        first > 0
        and head.first - first < _ABOVE
        and lines[first - 1].page == lines[head.first].page
        and lines[first - 1].kind != "row"
        and _names_body(lines[first - 1])
    ):
        first -= 1
    head.first = first
    return [
        text
        for index, text in title.remainders(lines, first, last, head.taken)
        if upper(text) or len(text) <= 3 or fold(text).startswith(("ubnd", "va "))
    ]


def _names_body(line: Line) -> bool:
    return (
        line.kind != "furniture"
        and len(line.text) < 80
        and (upper(line.bare) or fold(line.bare) in ("uy", "va"))
    )


def _behind_body(lines: Sequence[Line], subject: Subject) -> str:
    """The title behind "QUYẾT ĐỊNH CỦA <body>" where the body fills a line of its own."""
    rest = [lines[index].bare for index in subject.lines[1:]]
    for at, text in enumerate(rest):
        if patterns("subject").search(fold(text)):
            return title.clean(" ".join(rest[at:]))
    return ""


def _mark(
    lines: Sequence[Line], head: Head, subject: Subject, signed: Signature
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
