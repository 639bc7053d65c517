"""The documents that a document cites: number, type, date, issuing body and title, from the numbers
found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline import symbols
from pipeline.records import Layout, Mention, Reference
from pipeline.resources import rows
from pipeline.text import fold

_LONGEST = 400  # characters of a title
_BODY = re.compile(
    r"\s{0,3},?\s{0,2}của\s{1,2}(?P<body>[^\W\d_][^,;:.()“”\n\t]{1,90})", re.IGNORECASE
)
_AFTER_BODY = re.compile(
    r"\s(?=(?:là|được|đã|đến|tại|để|nhằm|khi|thì|trong|đối với|ngày|số|năm|khóa|kỳ họp|và các|và "
    r"quyết|và nghị)\s)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[;\n\t|]|\.(?=\s|$|\.)|\./|\s[-–+](?=\s*\d+/)|\s[-–+](?=\s+(?:[^\W\d]+\s){1,4}số\s)"
)


def references(
    doc_id: str, layout: Layout, mentions: Sequence[Mention]
) -> tuple[Reference, ...]:
    """One reference for each cited document and each date and type it is cited with, where it first
    stands.

    A citation without a date is the one with a date when the document has just one such; a short
    form ("Nghị quyết 36a") is the last full citation with that number. The document's own number is
    no reference."""
    found = list(_citations(layout, mentions))
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
        first = kept.setdefault(key, cited)
        kept[key] = replace(
            first,
            title=first.title or cited.title,
            issuer_said=first.issuer_said or cited.issuer_said,
            type_said=first.type_said or cited.type_said,
            issuer=first.issuer or cited.issuer,
        )
    return tuple(kept.values())


def _citations(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Reference]:
    """Every citation in reading order, short forms resolved."""
    own = layout.header.doc_code
    last: dict[str, str] = {}  # bare number -> the last full code with it
    for at, mention in enumerate(mentions):
        if mention.label != "DOCNO" or mention.role in ("own", "furniture"):
            continue
        if not 0 <= mention.block < len(layout.blocks):
            continue
        symbol = symbols.parse(mention.value)
        code = mention.value
        if symbol and symbol.agency:
            if symbol.number:
                last[symbol.number] = code
        elif symbol and symbol.number in last and not symbol.year:
            code = last[symbol.number]
            symbol = symbols.parse(code)
        dated = _date(mentions, at, layout)
        before = layout.blocks[mention.block].text[: mention.block_start]
        if (own and code == own) or (not mention.unit and _form().search(before)):
            continue
        if dated is None and (symbol is None or not symbol.agency):
            continue  # a short form that nothing completes: too little to tell a document by
        block, end = (
            (dated.block, dated.block_end)
            if dated
            else (mention.block, mention.block_end)
        )
        said, title, stop = _named(
            layout.blocks[block].text,
            mention.block_end if block == mention.block else 0,
            end,
        )
        name = mention.unit or (symbol.type if symbol else "")
        issuer = _issuer(symbol, said, layout.header.place) or said
        evidence = layout.blocks[mention.block].text[
            max(0, mention.block_start - 30) : mention.block_end
        ]
        if block == mention.block:
            evidence = layout.blocks[block].text[
                max(0, mention.block_start - 30) : max(stop, mention.block_end)
            ]
        yield Reference(
            mention.page,
            mention.mention_id,
            code,
            name,
            dated.value if dated else "",
            issuer,
            title,
            said,
            mention.unit,
            " ".join(evidence.split()),
        )


def _date(mentions: Sequence[Mention], at: int, layout: Layout) -> Mention | None:
    """The date that follows a number before any other number does."""
    here = mentions[at]
    for other in mentions[at + 1 : at + 4]:
        if other.label == "DOCNO" or other.block - here.block > 1:
            return None
        if other.label == "DATE":
            near = other.block != here.block or other.block_start - here.block_end < 120
            return other if other.role == "ref" and near else None
    return None


def _named(text: str, start: int, end: int) -> tuple[str, str, int]:
    """(issuing body as named, title, where the title ends) of a citation: its number ends at
    ``start``, its date at ``end``. The body may stand before the date or behind it."""
    said = ""
    stop = end
    for position in (start, end):
        match = _BODY.match(text, position)
        if match and not said:
            known = _known_bodies().match(fold(text), match.start("body"))
            body = (
                text[match.start("body") : known.end()]
                if known
                else _until_title(match["body"])
            )
            said = " ".join(body.split())
            stop = max(stop, match.start("body") + len(body))
    title_start = _title_start(text, max(end, stop))
    if title_start < 0:
        return said, "", stop
    title_end = _title_end(text, title_start)
    title = " ".join(text[title_start:title_end].split())
    title = re.sub(r"^(?:về việc|v/v|về)\s+", "", title, flags=re.IGNORECASE)
    return said, title.strip(" ,.:-*"), title_end


@cache
def _form() -> re.Pattern[str]:
    """The words before the number of a printed form, which is no document."""
    return re.compile(rf"(?<!\w){_words('form')}\s*:?\s*$", re.IGNORECASE)


@cache
def _known_bodies() -> re.Pattern[str]:
    """Names of ministries, departments and committees at the start of folded text, with the place
    behind them."""
    names = sorted(
        (fold(row["name"]) for row in rows("agencies.tsv") if " " in row["name"]),
        key=len,
        reverse=True,
    )
    names = [name for name in names if not name.startswith(("ubnd", "ban chi dao"))]
    places = "|".join(sorted(map(re.escape, symbols.places()), key=len, reverse=True))
    where = rf"(?:\s(?:(?:tinh|thanh pho|tp\.?)\s)?(?:{places})|\stinh)?(?![a-z])"
    office = r"(?:(?:bo truong, chu nhiem|bo truong|chu tich|giam doc|thuong truc)\s)?"
    committee = (
        r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)\s(?:cac|tinh|thanh "
        r"pho|tp\.?|huyen|quan|thi xa)"
    )
    return re.compile(
        rf"{office}(?:{committee}|{'|'.join(map(re.escape, names))}){where}"
    )


@cache
def _words(*kinds: str) -> str:
    listed = sorted(
        (row["text"] for row in rows("citations.tsv") if row["kind"] in kinds),
        key=len,
        reverse=True,
    )
    return (
        "(?:"
        + "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in listed)
        + r")(?!\w)"
    )


def _until_title(body: str) -> str:
    """A body's name, cut before the words of a title or a clause that follows it."""
    leads = re.finditer(rf"\s(?={_words('lead')})", body, re.IGNORECASE)
    cuts = [match.start() for match in (*leads, *_AFTER_BODY.finditer(body))]
    return body[: min(cuts, default=len(body))].rstrip(" *_")


def _title_start(text: str, position: int) -> int:
    """Where a title begins right behind a citation, -1 where none does."""
    begins = (
        rf"[\s*]*(?:[,:–-]\s*)?[*“\"(]*(?={_words('lead', 'title')}(?!\s+(?:số|\d)))"
    )
    match = re.compile(begins, re.IGNORECASE).match(text, position)
    return match.end() if match else -1


def _title_end(text: str, start: int) -> int:
    """Where a title ends: with its clause, at a bracket that it did not open, or where the sentence
    goes on."""
    quoted = depth = 0
    limit = min(len(text), start + _LONGEST)
    types = "|".join(
        sorted({row["name"] for row in rows("types.tsv")}, key=len, reverse=True)
    )
    stops = re.compile(
        rf",\s+{_words('stop')}|\svà\s+(?:{_words('more')}|(?:{types})\s+số\s)",
        re.IGNORECASE,
    )
    for index in range(start, limit):
        char = text[index]
        quoted += (char == "“") - (char == "”" and quoted > 0)
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return index
        if quoted == 0 and (_END.match(text, index) or stops.match(text, index)):
            return index
    return limit


def _issuer(symbol: symbols.Symbol | None, said: str, place: str) -> str:
    """The issuing body of a symbol in words; the province of a committee from the text, else the
    document's own."""
    if symbol is None:
        return ""
    words = f" {fold(said)} "
    named = next(
        (name for key, (name, _) in symbols.places().items() if f" {key} " in words), ""
    )
    kind = symbols.places().get(fold(place), ("", ""))[1]
    return symbols.issuer(
        symbol, named or (place if kind in ("tỉnh", "thành phố") else "")
    )
