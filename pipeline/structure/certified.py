"""What signatures add to a header: the date where it stands above them, names and days of digital
ones, how sure a name under a seal is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from rapidfuzz import fuzz

from pipeline.period import Period
from pipeline.records import DigitalSignature, Header, Page, Reading
from pipeline.structure import date_anchors, doubts, issued
from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line
from pipeline.structure.patterns import patterns
from pipeline.structure.personal_names import personal_name
from pipeline.structure.signature import Signature
from pipeline.text import fold

_ABOVE = 4  # lines that a date may stand above the signature
# of 100: as alike is a name read from a page to that of its certificate
_NEAR = 80


def date_where_signed(
    head: Head,
    lines: Sequence[Line],
    signed: Signature,
) -> None:
    """Dates a letterhead without a date: forms and tables have it above the signature."""
    marks = [*signed.recipients, *signed.lines]
    if head.date_line >= 0 or not marks:
        return
    first = max(head.last + 1, min(marks) - _ABOVE)
    near = [_behind_recipients(line) for line in lines[first : max(marks) + 1]]
    for anchor in date_anchors.find(near, {})[:1]:
        head.dated, head.place = anchor.dated, anchor.place


def _behind_recipients(line: Line) -> Line:
    """A line without the head of the recipients that its columns were run together with."""
    match = patterns("recipients").match(line.whole)
    if match is None:
        return line
    return replace(line, text=line.text[match.end() :].lstrip(" :"))


def sign(
    header: Header,
    lines: Sequence[Line],
    signed: Signature,
    reading: Reading,
    page: Page,
) -> Header:
    """The header with what its signatures tell. ``page``: the letterhead's."""
    header = _dated_on_page(header, lines)
    header = _certified(header, reading.signed, optical=page.reader == "ocr")
    if header.signer == signed.signer:  # else a certificate spells it
        header = doubts.signer(header, _surety(lines, signed))
    marks = [*signed.lines, *signed.recipients]
    if any(lines[index].words for index in marks):  # of a picture
        return doubts.unsigned(header)
    return header


def _dated_on_page(header: Header, lines: Sequence[Line]) -> Header:
    """The header with a day left blank or unread filled from the electronic signature that is
    drawn on a page, where that was put in the month of the letterhead."""
    if not _lacks_day(header):
        return header
    return _with_day(header, {issued.signed_on(line.folded) for line in lines})


def _certified(
    header: Header,
    signatures: Sequence[DigitalSignature],
    optical: bool,
) -> Header:
    """The header with the names of the digital signatures. They tell the spelling of a signer's
    name, and the signer where one person signed. A body seals on the day it issues, unless what it
    seals is a scan."""
    names = list(dict.fromkeys(one.name for one in signatures))
    persons = [name for name in names if personal_name(name)]
    header = replace(
        header,
        signed_by=" | ".join(names),
        signer=_spelt(header.signer, persons),
    )
    if optical or _has_day(header):
        return header
    return _with_day(
        header, {one.day for one in signatures if one.name not in persons}
    )


def _spelt(read: str, persons: Sequence[str]) -> str:
    """The signer as the certificate spells him; as read where no one certificate is near."""
    near = [
        name for name in persons if fuzz.ratio(fold(name), fold(read)) >= _NEAR
    ]
    alone = near if read else persons
    return alone[0] if len(alone) == 1 else read


def _lacks_day(header: Header) -> bool:
    time = Period.parse(header.issued_on)
    return bool(time and time.start.month and not time.is_day)


def _has_day(header: Header) -> bool:
    time = Period.parse(header.issued_on)
    return bool(time and time.is_day)


def _with_day(header: Header, days: set[str]) -> Header:
    """The header dated by the one of the days that its date begins."""
    agreeing = {
        day
        for day in days
        if header.issued_on and day.startswith(header.issued_on)
    }
    if len(agreeing) != 1:
        return header
    said = filter(None, (header.problem, "day taken from the signature"))
    return replace(header, issued_on=agreeing.pop(), problem="; ".join(said))


def _surety(lines: Sequence[Line], signed: Signature) -> float:
    """How sure a name is that was read from a picture, 0 to 1, by its least sure syllable; the
    surname, which a list mends, does not count. 1 where it was not read from a picture."""
    _, *given = re.split(r"\W+", signed.signer)
    words = chain.from_iterable(lines[index].words for index in signed.lines)
    read = [word.confidence or 0.0 for word in words if word.text in given]
    return min(read, default=100.0) / 100
