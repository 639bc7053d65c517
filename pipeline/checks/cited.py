"""The documents that a document cites, with the words that name their type and issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from pipeline import document_codes, symbols
from pipeline.checks.patterns import pattern
from pipeline.checks.verdict import SURE, read_below
from pipeline.records import Document, Mention, Reference
from pipeline.text import fold

_OF = pattern("symbols of")
_LED = 60  # characters before a number in which its type word stands
_NAME = 80  # characters behind a citation that may name the body
_LINE = 12  # characters before a number that begins its line
_JUST_BEFORE = 4  # characters before a number that may be of it
_GOES_ON = re.compile(r"[\d/]\s*$")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with the mentions that carry it."""

    mention: Mention
    symbol: symbols.Symbol
    date: str  # ISO, "" if none
    date_mention: Mention | None
    type_said: str
    issuer_said: str
    title: str = ""
    # digits or a stroke stand right before it: the number may be torn ("9 4 /20 22 /NĐ-CP")
    cut: bool = False

    @property
    def mentions(self) -> list[Mention]:
        return [
            self.mention,
            *([self.date_mention] if self.date_mention else []),
        ]

    @property
    def sure(self) -> bool:
        """Whether the readers were sure of the number and its date."""
        if self.cut or any(m.alternatives for m in self.mentions):
            return False
        return not any(read_below(m, SURE) for m in self.mentions)


def is_day(date: str) -> bool:
    """Whether a date is one in full: 2024-03-15."""
    return len(date) == len("2024-03-15")


def citations(document: Document) -> list[Cited]:
    """The documents cited, with their dates and the words that name type and issuer, in reading
    order."""
    by_id: dict[str, Reference] = {
        r.mention_id: r for r in document.findings.references
    }
    found = []
    pairs = zip_longest(document.mentions, document.mentions[1:])
    for mention, following in pairs:
        if mention.label != "DOCNO" or mention.role == "own":
            continue
        symbol = symbols.parse(mention.value)
        if symbol and symbol.number:
            date = following if _dates(following, mention) else None
            reference = by_id.get(mention.mention_id)
            found.append(
                _cited(
                    document,
                    mention,
                    symbol,
                    date,
                    reference,
                )
            )
    return found


def _dates(following: Mention | None, mention: Mention) -> bool:
    """Whether the mention behind a number is the date of the document that it cites."""
    if following is None or following.block != mention.block:
        return False
    return following.label == "DATE" and following.role == "ref"


def _cited(
    document: Document,
    mention: Mention,
    symbol: symbols.Symbol,
    date: Mention | None,
    reference: Reference | None,
) -> Cited:
    known = reference or Reference(
        mention.page,
        mention.mention_id,
        "",
        "",
    )
    return Cited(
        mention,
        symbol,
        date.value if date else known.date,
        date,
        _type_said(document, mention, known.type_said or mention.unit),
        _issuer_said(document, date or mention),
        known.title,
        _is_cut(document, mention),
    )


def _text_of(document: Document, mention: Mention) -> str:
    """The block that holds a mention."""
    return document.layout.blocks[mention.block].text


def _type_said(
    document: Document,
    mention: Mention,
    said: str,
) -> str:
    """The type word, where it stands right before the number; one farther off may belong to another
    document."""
    text, start = _text_of(document, mention), mention.block_start
    if not text:
        return said
    before = text[max(0, start - _LED) : start]
    before = pattern("symbols number word").sub("", before)
    if not before.strip() and start < _LINE:
        # "Số: 63/BC-TCKH" below the name of "Phòng Tài chính - Kế hoạch"
        return ""
    *_, near = re.split(r"[,;.:()“”\"]", before)
    named = not near.strip() or fold(near).endswith(_type_words())
    return said if named else ""


@cache
def _type_words() -> tuple[str, ...]:
    return tuple(document_codes.type_words())


def _is_cut(document: Document, mention: Mention) -> bool:
    """Whether a number goes on in front of what was read of it: "12/" of "12/34/QĐ"."""
    start = mention.block_start
    before = _text_of(document, mention)[max(0, start - _JUST_BEFORE) : start]
    return _GOES_ON.search(before) is not None


def _issuer_said(document: Document, last: Mention) -> str:
    """The body named right after a citation: "… ngày 25/01/2017 của Chính phủ"."""
    text = _text_of(document, last)
    match = _OF.match(text, last.block_end)
    return text[match.end() :][:_NAME] if match else ""


# "Sở Văn hóa thể thao du lịch" is no "Sở Văn hóa"
