"""The documents that a document cites: number, type, date, issuing body and title, from the numbers
found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline import gazetteer, place_names, symbols
from pipeline.names.cited_words import cited_words
from pipeline.names.named_title import NamedTitle, named_title
from pipeline.records import Layout, Mention, Reference
from pipeline.text import fold, one_line

_BEFORE = 30  # characters before a number that its evidence shows
_BETWEEN = 120  # characters between a number and its date
_BROKEN = 30  # characters before a date, where a block ends behind its number
_FOLLOWING = 3  # mentions behind a number among which its date is looked for


def references(
    doc_id: str, layout: Layout, mentions: Sequence[Mention]
) -> tuple[Reference, ...]:
    """One reference for each cited document and each date and type it is cited with, where it first
    stands.

    A citation without a date is the one with a date when the document has just one such; a short
    form ("Nghị quyết 36a") is the last full citation with that number. The document's own number is
    no reference."""
    found = list(_references(layout, mentions))
    dates: dict[str, set[str]] = {}
    for cited in found:
        if cited.date:
            dates.setdefault(cited.code, set()).add(cited.date)
    kept: dict[tuple[str, str, str], Reference] = {}
    for cited in found:
        known = dates.get(cited.code, set())
        if not cited.date and len(known) == 1:
            cited = replace(cited, date=next(iter(known)))
        key = (cited.code, cited.date, cited.type)
        kept[key] = _completed(kept.setdefault(key, cited), cited)
    return tuple(kept.values())


def _completed(first: Reference, other: Reference) -> Reference:
    """The first citation of a document with what only another tells."""
    return replace(
        first,
        title=first.title or other.title,
        issuer_said=first.issuer_said or other.issuer_said,
        type_said=first.type_said or other.type_said,
        issuer=first.issuer or other.issuer,
    )


@dataclass(frozen=True, slots=True)
class _Citation:
    """A number in the text, the symbol it is or is short for, its date."""

    mention: Mention
    code: str
    symbol: symbols.Symbol | None
    date: Mention | None

    @property
    def is_known(self) -> bool:
        """Whether it tells a document: a short form that nothing completes does not."""
        return self.date is not None or bool(self.symbol and self.symbol.agency)


def _references(
    layout: Layout, mentions: Sequence[Mention]
) -> Iterator[Reference]:
    """Every citation in reading order, short forms resolved."""
    own = layout.header.doc_code
    for cited in _citations(layout, mentions):
        if cited.is_known and not (own and cited.code == own):
            yield _reference(cited, layout)


def _citations(
    layout: Layout, mentions: Sequence[Mention]
) -> Iterator[_Citation]:
    last: dict[str, str] = {}  # bare number -> the last full code with it
    for at, mention in enumerate(mentions):
        if not _is_cited(mention, layout):
            continue
        code, symbol = mention.value, symbols.parse(mention.value)
        if symbol and symbol.agency and symbol.number:
            last[symbol.number] = code
        elif (
            symbol
            and not (symbol.agency or symbol.year)
            and symbol.number in last
        ):
            code = last[symbol.number]
            symbol = symbols.parse(code)
        if not _numbers_form(mention, layout):
            yield _Citation(mention, code, symbol, _date(mentions, at))


def _is_cited(mention: Mention, layout: Layout) -> bool:
    """Whether a mention is the number of another document."""
    if mention.label != "DOCNO" or mention.role in ("own", "furniture"):
        return False
    return 0 <= mention.block < len(layout.blocks)


def _numbers_form(mention: Mention, layout: Layout) -> bool:
    """Whether a number is that of a printed form, which is no document."""
    before = layout.blocks[mention.block].text[: mention.block_start]
    return not mention.unit and _form().search(before) is not None


@cache
def _form() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){cited_words('form')}\s*:?\s*$", re.IGNORECASE)


def _date(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The date that follows a number before any other number does."""
    here = mentions[at]
    for other in mentions[at + 1 : at + 1 + _FOLLOWING]:
        if other.label == "DOCNO" or other.block - here.block > 1:
            return None
        if other.label == "DATE":
            return other if other.role == "ref" and _near(here, other) else None
    return None


def _near(number: Mention, date: Mention) -> bool:
    """Whether a date stands close behind a number; in the next block it begins it."""
    if number.block == date.block:
        return date.block_start - number.block_end < _BETWEEN
    return date.block_start < _BROKEN


def _reference(cited: _Citation, layout: Layout) -> Reference:
    mention, symbol, date = cited.mention, cited.symbol, cited.date
    title = _title_of(cited, layout)
    return Reference(
        mention.page,
        mention.mention_id,
        cited.code,
        mention.unit or (symbol.type if symbol else ""),
        date.value if date else "",
        _issuer(symbol, title.body, layout.header.place) or title.body,
        title.title,
        title.body,
        mention.unit,
        _evidence(mention, title.end, layout),
    )


def _title_of(cited: _Citation, layout: Layout) -> NamedTitle:
    """What stands behind a number and its date, which may stand in the next block; ``end`` is a
    place in the number's block."""
    mention, date = cited.mention, cited.date
    if date is None or date.block == mention.block:
        end = date.block_end if date else mention.block_end
        return named_title(
            layout.blocks[mention.block].text, mention.block_end, end
        )
    found = named_title(layout.blocks[date.block].text, 0, date.block_end)
    return replace(found, end=mention.block_end)


def _evidence(mention: Mention, end: int, layout: Layout) -> str:
    start = max(0, mention.block_start - _BEFORE)
    text = layout.blocks[mention.block].text[
        start : max(end, mention.block_end)
    ]
    return one_line(text)


def _issuer(symbol: symbols.Symbol | None, said: str, place: str) -> str:
    """The issuing body of a symbol in words; the province of a committee from the text, else the
    document's own."""
    if symbol is None:
        return ""
    words = f" {fold(said)} "
    places = place_names.places()
    named = next(
        (name for key, (name, _) in places.items() if f" {key} " in words), ""
    )
    kind = places.get(fold(place), ("", ""))[1]
    own = place if kind in gazetteer.province_kinds() else ""
    return symbols.issuer(symbol, named or own)
