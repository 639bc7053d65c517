"""Puts the header of a document together from its letterhead, title, signature, tables of
properties and slots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline import reporting, symbols
from pipeline.records import Header, Reading, Slot
from pipeline.structure import letterhead, naming, signature, title
from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line, patterns, upper
from pipeline.structure.signature import Signature
from pipeline.structure.title import Subject
from pipeline.text import fold

_SLOTS = ("number", "day", "month", "year")
_PROPERTIES = ("code", "date", "type", "signer", "title")
_ABOVE = 8  # lines of letterhead that may stand above the first anchor


def read(lines: Sequence[Line], reading: Reading) -> Header:
    """The header. Marks the lines it stands on: letterhead, title, recipients, signature."""
    slots = {page.page: list(page.slots) for page in reading.pages if page.slots}
    heads = letterhead.find(lines, slots)
    properties = _properties(lines)
    if not heads:
        return _without_head(lines, properties)
    for order, head in enumerate(heads):
        after = heads[order + 1].first if order + 1 < len(heads) else len(lines)
        subject = title.find(lines, head)
        signed = signature.find(lines, max(subject.body, head.last + 1), after)
        if order == 0:
            header = _compose(
                lines, head, subject, signed, properties, slots.get(lines[head.first].page, [])
            )
            header = replace(header, letters=len(heads))
        _mark(lines, head, subject, signed)
    return header


def _compose(
    lines: Sequence[Line],
    head: Head,
    subject: Subject,
    signed: Signature,
    properties: dict[str, str],
    slots: Sequence[Slot],
) -> Header:
    symbol = head.symbol
    if properties.get("code"):
        told = symbols.parse(properties["code"])
        if told and told.number and (symbol is None or not symbol.number):
            symbol = told
    place = symbols.place_name(head.place) if head.place else ""
    issuer, parent = naming.issuer(_letterhead(lines, head), symbol, place)
    issued = head.dated.iso()
    if len(issued) < 10 and properties.get("date") and properties["date"].startswith(issued):
        issued = properties["date"]
    doc_type = subject.doc_type or (symbol.type if symbol else "") or properties.get("type", "")
    body = " ".join(line.text for line in lines[subject.body : subject.body + 12])
    issuer = issuer or _speaker(body)
    code = symbol.code if symbol else ""
    if printed := title.gazetted(f"{subject.doc_type} {subject.title}"):
        subject.title = printed.title
        code, issued, issuer = (
            code or printed.code,
            issued or printed.date,
            issuer or naming.standard(printed.body),
        )
    elif fold(subject.title).startswith("cua ") and len(subject.lines) > 1:
        subject.title = _behind_body(lines, subject) or subject.title
    covered = ""
    if patterns("periodical").fullmatch(fold(doc_type)) or fold(subject.title).startswith(
        "bao cao"
    ):
        covered = reporting.reported(subject.title) or (
            _period_said(body) if doc_type == "Báo cáo" else ""
        )
    if form := re.search(
        r"(?i)\bkỳ báo cáo\s*:\s*(.{4,40})", "" if covered else body
    ):  # of a statistical form
        covered = reporting.reported(form[1])
    written = sorted(
        (slot for slot in slots if slot.handwritten), key=lambda slot: _SLOTS.index(slot.kind)
    )
    return Header(
        doc_type=doc_type,
        doc_code=code,
        issuer=issuer,
        issuer_parent=parent,
        place=place,
        issued_on=issued,
        title=subject.title or title.clean(properties.get("title", "")),
        signer=signed.signer or properties.get("signer", ""),
        signer_title=signed.title,
        signed_for=signed.signed_for,
        period=covered,
        handwritten=" ".join(dict.fromkeys(slot.kind for slot in written)),
        confidence=" ".join(f"{slot.kind}:{slot.confidence:.2f}" for slot in written),
    )


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


_SPEAKER = re.compile(
    r"(?P<body>(?:Sở|Bộ|UBND|Ủy ban|HĐND|Hội đồng|Cục|Chi cục|Phòng|Ban|Văn phòng|Trung tâm|Thanh "
    r"tra)\s"
    r"[^,;.:()\d]{2,90}?)\s(?:xin )?(?:báo cáo|xây dựng|ban hành|thông báo|đề nghị|yêu cầu|tổ "
    r"chức|trân trọng|kính)"
)


def _speaker(body: str) -> str:
    """The body in whose name a text speaks, where neither letterhead nor symbol tells."""
    match = _SPEAKER.search(body)
    return naming.without_place(naming.standard(match["body"])) if match else ""


def _period_said(body: str) -> str:
    match = re.search(r"báo cáo\s([^.;:]{0,200}?)(?:như sau|cụ thể)", body)
    return reporting.reported(match[1]) if match else ""


def _properties(lines: Sequence[Line]) -> dict[str, str]:
    """What a portal's table of properties says above or below a document: ``Số hiệu |
    503/QĐ-UBND``."""
    found: dict[str, str] = {}
    for line in lines[:40]:
        cells = [
            cell.strip(" |*") for cell in re.split(r"[|\t]|:\s", line.text) if cell.strip(" |*")
        ]
        label = fold(cells[0]).strip(": ") if len(cells) == 2 else ""
        name = next(
            (
                name
                for name in _PROPERTIES
                if label and patterns(f"property {name}").fullmatch(label)
            ),
            "",
        )
        if not name:
            continue
        value = cells[1]
        if name == "date":
            match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", value)
            value = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else ""
        elif name == "type":
            value = symbols.type_said(value)
        found.setdefault(name, value)
    return found


def _without_head(lines: Sequence[Line], properties: dict[str, str]) -> Header:
    """A document without a letterhead: press and portals, excerpts, and reports whose head was
    lost."""
    shown = [index for index, line in enumerate(lines) if line.kind != "furniture"]
    told = symbols.parse(properties.get("code", ""))
    doc_type, name = (
        properties.get("type", "") or (told.type if told else ""),
        properties.get("title", ""),
    )
    subject = Subject()
    for index in shown[:12]:
        if title.read_type(lines[index].bare)[0] and len(lines[index].text) < 90:
            subject = title.find(lines, Head(index, index - 1))
            break
    if subject.doc_type:
        for index in subject.lines:
            lines[index].kind = "title"
    top = subject.lines or _first_paragraph(lines, shown)
    if gazetted := title.gazetted(" ".join(lines[index].bare for index in top)):
        for index in top:
            lines[index].kind = "title"
        return Header(
            doc_type=gazetted.doc_type,
            doc_code=gazetted.code,
            issuer=naming.standard(gazetted.body),
            issued_on=gazetted.date,
            title=gazetted.title,
        )
    if not subject.doc_type and shown and not name and _headline(lines, shown):
        subject.title = title.clean(lines[shown[0]].bare)
        lines[shown[0]].kind = "title"
    signed = signature.find(lines, subject.body, len(lines)) if subject.doc_type else Signature()
    body = " ".join(lines[i].text for i in shown[:12])
    issuer = (
        naming.issuer([], told, "")[0]
        if told
        else _speaker(body)
        if subject.doc_type
        else _banner(lines)
    )
    doc_type = subject.doc_type or doc_type
    covered = (
        reporting.reported(subject.title)
        if patterns("periodical").fullmatch(fold(doc_type))
        else ""
    )
    return Header(
        doc_type=doc_type,
        doc_code=told.code if told else "",
        issuer=issuer,
        issued_on=properties.get("date", ""),
        title=subject.title or title.clean(name),
        signer=signed.signer or properties.get("signer", ""),
        signer_title=signed.title,
        signed_for=signed.signed_for,
        period=covered,
    )


def _first_paragraph(lines: Sequence[Line], shown: Sequence[int]) -> list[int]:
    top = list(shown[:1])
    for index in shown[1:8]:
        text = lines[index].folded
        if (
            (lines[index].gap and len(top) > 1)
            or patterns("basis").search(text)
            or patterns("lead").fullmatch(text)
        ):
            break
        top.append(index)
    return top


def _headline(lines: Sequence[Line], shown: Sequence[int]) -> bool:
    """Whether the first line is the headline of an article: a short line by itself that does not go
    on below."""
    if len(shown) < 2:
        return False
    text, below = lines[shown[0]].bare, lines[shown[1]]
    if (
        not 15 < len(text) < 200
        or re.search(r"[.;:,]$|[|\t]| {3}", text)
        or patterns("basis").search(fold(text))
    ):
        return False
    dated = lines[shown[0] + 1].kind == "furniture"  # the line that says when it was put up
    return (
        dated
        or bool(below.gap)
        or (len(text) < 60 and not below.bare[:1].islower() and len(below.text) > len(text))
    )


_PORTAL = re.compile(
    r"(?:cổng|trang)\s+(?:thông tin|tt).{0,25}?\s(?:của\s)?(?P<body>(?:sở|bộ|ủy "
    r"ban|ubnd|cục|ban)\s.+)",
    re.IGNORECASE,
)


def _banner(lines: Sequence[Line]) -> str:
    """The body whose portal greets above an article."""
    for line in lines[:10]:
        if line.kind == "furniture" and (match := _PORTAL.search(line.text)):
            return naming.without_place(naming.standard(match["body"]))
    return ""


def _mark(lines: Sequence[Line], head: Head, subject: Subject, signed: Signature) -> None:
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
