"""Where a document was issued: its place in official spelling, and the province of its bodies."""

from __future__ import annotations

from dataclasses import replace

from pipeline import document_codes, gazetteer, place_names, symbols
from pipeline.records import Header
from pipeline.structure import divisions


def in_province(header: Header) -> Header:
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


def place(read: str) -> str:
    """A place in its official spelling: a province, a district, or a commune of a name that no
    other spelling has."""
    known = place_names.place_name(read) if read else ""
    if not known or known in place_names.place_names():
        return place_names.place_in_full(known)
    spellings = {one.name for one in gazetteer.divisions(known)}
    return spellings.pop() if len(spellings) == 1 else known
