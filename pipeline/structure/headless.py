"""Headers of documents without a letterhead: press and portals, excerpts, annexes, and reports
whose head was lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline import document_codes, symbols
from pipeline.records import Header
from pipeline.structure import (
    body_lines,
    body_spelling,
    covered,
    gazette,
    naming,
    office_titles,
    signature,
    surety,
    title,
    title_text,
)
from pipeline.structure.gazette import Gazetted
from pipeline.structure.headline import is_first
from pipeline.structure.issued import bare_day
from pipeline.structure.letterhead import Head
from pipeline.structure.lines import Line, in_capitals, is_day_of_page
from pipeline.structure.naming import Issuing
from pipeline.structure.patterns import begins, finds, is_whole, patterns
from pipeline.structure.properties import Properties
from pipeline.structure.title import Subject
from pipeline.structure.word_lists import councils
from pipeline.text import fold

_BANNER = 10  # lines in which a portal greets
_TOP = 12  # lines in which type and title stand
_POSTED = 5  # lines, the headline's first, in which a portal says when it put up a page
_ENCLOSED = 40  # lines in which it is said what an annex belongs to
_HEADING = 90  # characters of a line that may be one
_PARAGRAPH = 8  # lines that a paragraph at the top may have
_PLACE = 20  # characters of a line that may be a place: TỈNH HÀ NAM

# how sure what no letterhead tells is, 0 to 1: estimates, as no such documents are annotated
_ABOVE = 0.8  # a body above the title
_SAID = 0.7  # a body that the text names
_GREETS = 0.6  # a body whose portal greets
_TITLED = 0.8  # a heading as a title


def read(lines: Sequence[Line], portal: Properties) -> Header:
    """The header of a document without a letterhead. ``portal``: what a portal's
    table of properties says. Marks the lines of the title."""
    shown = [
        index for index, line in enumerate(lines) if line.kind != "furniture"
    ]
    shown = _below_day(lines, shown)
    subject = _subject(lines, shown)
    top = subject.lines or _first_paragraph(lines, shown)
    if gazetted := gazette.read(" ".join(lines[index].bare for index in top)):
        _mark(lines, top)
        return _of_gazette(gazetted)
    if subject.doc_type:  # the title of an annex is a heading of its figures
        _mark(lines, subject.lines)
    titled = _TITLED if subject.title else 1.0
    if not (subject.title or portal.title) and is_first(lines, shown):
        subject.title = title_text.clean(lines[shown[0]].bare)
        _mark(lines, shown[:1])
        _mark_day_of_posting(lines, shown)
    issuing = _issuing(lines, shown, portal, subject)
    header = _of_heading(subject, portal, issuing)
    opening = lines[subject.body : subject.body + _TOP]
    body = [line.text for line in opening]
    period = covered.period(header.doc_type, subject.title, body)
    sure = surety.column({"issuer": issuing.surety, "title": titled})
    header = replace(header, period=period, confidence=sure)
    if not subject.doc_type:
        return header
    above = lines[: subject.body + 1][:_TOP]
    header = replace(header, issued_on=header.issued_on or bare_day(above))
    signed = signature.find(lines, subject.body, len(lines))
    return replace(
        header,
        signer=signed.signer or header.signer,
        signer_title=signed.title,
        signed_for=signed.signed_for,
    )


def is_titled(lines: Sequence[Line], last: int) -> bool:
    """Whether a heading that names a type stands above line ``last``."""
    above = lines[:last][:_TOP]
    return any(title.read_type(line.bare)[0] for line in above)


def _of_heading(
    subject: Subject,
    portal: Properties,
    issuing: Issuing,
) -> Header:
    """The header that heading and portal give."""
    symbol = symbols.parse(portal.code)
    by_symbol = symbol.type if symbol else ""
    doc_type = subject.doc_type or portal.type or by_symbol
    return Header(
        doc_type=doc_type,
        doc_code=symbol.code if symbol else "",
        issuer=issuing.body,
        issuer_parent=issuing.parent,
        issued_on=portal.date,
        title=subject.title or title_text.clean(portal.title),
        signer=portal.signer,
    )


def _subject(lines: Sequence[Line], shown: Sequence[int]) -> Subject:
    """Type and title of a heading that begins with the name of a type, else
    the title of an annex; empty where there is neither."""
    for index in shown[:_TOP]:
        line = lines[index]
        name, rest = title.read_type(line.bare)
        goes_on = rest and index and _begins_title(lines[index - 1])
        if len(line.text) < _HEADING and name and not goes_on:
            found = title.find(lines, Head(index, index - 1))
            if found.doc_type:
                return found
            return Subject(title=found.title, body=found.body)
    for index in shown[:_TOP]:
        line = lines[index]
        if _begins_title(line):
            return title.of_annex(lines, index)
        if not in_capitals(line.bare) and len(line.text) > _HEADING:
            break
    return Subject()


def _begins_title(line: Line) -> bool:
    """Whether a line in capitals is neither a body, nor a place, nor a number
    such as PHỤ LỤC I."""
    text, folded = line.bare, line.folded
    garbled = any(c.isalpha() and not c.isascii() for c in folded)
    if garbled or not in_capitals(text) or len(line.columns) > 2:
        return False
    if is_whole("annex number", folded) or body_lines.bodies([text]):
        return False
    return len(text) > _PLACE or begins("annex", folded)


def _mark(lines: Sequence[Line], indexes: Sequence[int]) -> None:
    for index in indexes:
        lines[index].kind = "title"


def _below_day(lines: Sequence[Line], shown: list[int]) -> list[int]:
    """What stands below the line in which a page says its name and day."""
    if len(shown) < 2 or not is_day_of_page(lines[shown[0]].folded):
        return shown
    lines[shown[0]].kind = "furniture"
    return shown[1:]


def _mark_day_of_posting(lines: Sequence[Line], shown: Sequence[int]) -> None:
    """Marks the day below a headline on which a portal put up its page."""
    for index in shown[1:_POSTED]:
        if is_day_of_page(lines[index].folded):
            lines[index].kind = "furniture"


def _of_gazette(gazetted: Gazetted) -> Header:
    return Header(
        doc_type=gazetted.doc_type,
        doc_code=gazetted.code,
        issuer=body_spelling.standard(gazetted.body),
        issued_on=gazetted.date,
        title=gazetted.title,
    )


def _issuing(
    lines: Sequence[Line],
    shown: Sequence[int],
    portal: Properties,
    subject: Subject,
) -> Issuing:
    """The issuing body: what a symbol names, else what stands above the
    title; else in whose name the text speaks, what an annex belongs to, or
    whose portal greets."""
    if portal.issuer:
        return Issuing(portal.issuer)
    if symbol := symbols.parse(portal.code):
        return Issuing(naming.issuer([], symbol, "").body)
    own, parent = _above(lines, shown, subject)
    if own:
        return Issuing(own, parent, _ABOVE)
    top = " ".join(lines[index].text for index in shown[:_TOP])
    said = speaker(top) if subject.doc_type else ""
    if body := said or _enclosing(lines, shown):
        return Issuing(body, surety=_SAID)
    body = "" if subject.doc_type else _banner(lines)
    return Issuing(body, surety=_GREETS if body else 1.0)


def _above(
    lines: Sequence[Line],
    shown: Sequence[int],
    subject: Subject,
) -> tuple[str, str]:
    """The known body that stands in capitals above a title, and the one above
    it."""
    first = min(subject.lines, default=len(lines))
    over = [lines[index].bare for index in shown[:_TOP] if index < first]
    bodies = body_lines.bodies(list(filter(in_capitals, over)))
    names = list(map(body_spelling.without_place, bodies))
    if not names or not _is_known(names[-1]):
        return "", ""
    return names[-1], names[-2] if len(names) > 1 else ""


def _is_known(body: str) -> bool:
    """Whether a body has a code of its own, or is a council of a place."""
    council = body.split()[0] in councils()
    return council or body in document_codes.agency_names()


def _enclosing(lines: Sequence[Line], shown: Sequence[int]) -> str:
    """The body that issued what an annex is enclosed with: (Kèm theo Công văn … của Sở Y tế)."""
    for index, below in zip_longest(shown[:_ENCLOSED], shown[1:_ENCLOSED]):
        text = lines[index].text
        if "(" in text and ")" not in text and below is not None:
            text = f"{text} {lines[below].text}"
        if match := patterns("enclosed by").search(fold(text)):
            read = text[match.start("body") : match.end("body")]
            body = office_titles.without_office(body_spelling.standard(read))
            return body_spelling.without_place(body)
    return ""


def speaker(body: str) -> str:
    """The body in whose name a text speaks, where neither letterhead nor symbol tells."""
    match = patterns("speaker spelt").search(body)
    if not match:
        return ""
    return body_spelling.without_place(body_spelling.standard(match["body"]))


def _first_paragraph(lines: Sequence[Line], shown: Sequence[int]) -> list[int]:
    """The lines that may be one paragraph at the top."""
    top = list(shown[:1])
    for index in shown[1:_PARAGRAPH]:
        if lines[index].gap and len(top) > 1:
            break
        if _begins_decision(lines[index].folded):
            break
        top.append(index)
    return top


def _begins_decision(folded: str) -> bool:
    """Whether a line gives the basis of a decision or names who decides."""
    if finds("basis", folded):
        return True
    return is_whole("lead", folded)


def _banner(lines: Sequence[Line]) -> str:
    """The body whose portal greets above an article."""
    for line in lines[:_BANNER]:
        if line.kind != "furniture":
            continue
        if match := patterns("portal spelt").search(line.text):
            body = body_spelling.standard(match["body"])
            return body_spelling.without_place(body)
    return ""
