"""Headings as gazettes print them: type, body, number and date before the title."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline import document_codes, symbols
from pipeline.structure import title_text
from pipeline.structure.patterns import patterns
from pipeline.text import one_line


@dataclass(frozen=True, slots=True)
class Gazetted:
    """A heading as gazettes print it: type, body, number and date before the title."""

    doc_type: str = ""
    body: str = ""
    code: str = ""
    date: str = ""
    title: str = ""


def read(text: str) -> Gazetted | None:
    """Reads ``Nghị định của Chính phủ số 29/1998/NĐ-CP ngày 11 tháng 5 năm 1998 về …``; None where
    it is none.

    A citation names the body behind the number, so it is no such heading."""
    match = patterns("gazetted spelt").match(one_line(text))
    if not match or not (name := document_codes.type_said(match["type"])):
        return None
    symbol = symbols.parse(match["code"])
    if symbol is None or not symbol.agency:
        return None
    day, month, year = match["day"], match["month"], match["year"]
    date = (
        f"{year}-{int(month):02d}-{int(day):02d}"
        if year and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
        else ""
    )
    title = patterns("about spelt").sub("", title_text.clean(match["title"]))
    return Gazetted(name, match["body"], symbol.code, date, title)
