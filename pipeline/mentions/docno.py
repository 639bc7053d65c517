"""Document numbers and symbols in running text (DOMAIN: ND 30/2020, TT 01/2011, ND 34/2016, QD
66-QD/TW).

Patterns find the span; ``pipeline.symbols`` reads it. Matched on the source, where letter case
counts."""

from __future__ import annotations

import regex

from pipeline import document_codes, symbols
from pipeline.mentions.patterns import one, step
from pipeline.mentions.stream import Span, Stream

# Đ as TCVN3 and VNI fonts hold it, where the encoding of a text could not be undone
_UNDECODED = str.maketrans({"§": "Đ", "Ñ": "Đ", "ñ": "đ", "®": "đ"})
_LAWS = (document_codes.LAW, "Pháp lệnh")


def read(stream: Stream, position: int, cited: dict[str, str]) -> list[Span]:
    """The document number that begins at ``position``; [] where none does.

    ``cited`` remembers number -> code of the full citations so far, for short forms ("Quyết định
    2020")."""
    source = stream.mended
    if _is_inside(stream, position):
        return []
    matched = step("docno").match(source, position)
    if not matched:
        return _of_list(stream, position) or _short(stream, position, cited)
    if _is_of_form(stream, position):
        return []
    end = _trim(source, matched[1])
    # 66.7/2025/NQ-CP
    part = regex.match(r"\d+\.(?=\d+/)", source[position:end])
    symbol = symbols.parse(
        source[position + (part.end() if part else 0) : end].translate(
            _UNDECODED
        )
    )
    if not symbol or (
        matched[0] != "bare" and len(symbol.agency + symbol.type_code) < 2
    ):
        return []
    if matched[0] == "typed" and not _is_known(stream, position, symbol):
        return []
    code = (part[0] if part else "") + symbol.code
    cited[symbol.number] = code
    return [
        Span(position, end, "DOCNO", code, said(stream, position, symbol.type))
    ]


def _is_inside(stream: Stream, position: int) -> bool:
    """Whether the digits at ``position`` go on with a word or a number before them."""
    left = stream.mended[position - 1 : position]
    if not left.isalnum() and left not in tuple("/.,"):
        return False
    return not one("number glued").search(
        stream.folded, max(0, position - 6), position
    )


def _is_of_form(stream: Stream, position: int) -> bool:
    """Whether it is the number of a form: Mẫu số 01/BC-TCT."""
    if one("form before").search(
        stream.folded, max(0, position - 160), position
    ):
        return True
    return bool(
        one("form series").search(stream.mended, max(0, position - 8), position)
    )


def _is_known(stream: Stream, position: int, symbol: symbols.Symbol) -> bool:
    """Whether a symbol names a type or a body, or the words before it a letter."""
    if symbol.type_code or document_codes.agency_name(symbol.agency):
        return True
    return bool(
        one("lead of letter").search(
            stream.folded, max(0, position - 80), position
        )
    )


def blank(stream: Stream, match: regex.Match[str]) -> Span | None:
    """A document number whose number is blank: ``match`` of the piece "blank number"."""
    start = match.start("tail")
    found = step("tail").match(stream.mended, start)
    if not found:
        return None
    end = _trim(stream.mended, found[1])
    symbol = symbols.parse(stream.mended[start:end])
    if not symbol or not (
        symbol.type_code or document_codes.agency_name(symbol.agency)
    ):
        return None
    return Span(start, end, "DOCNO", symbol.code, said(stream, match.start()))


def _trim(source: str, match: regex.Match[str]) -> int:
    """The end of the symbol: a code after " - " belongs to it only where it is known (not "QĐ-UBND
    - Ban hành"), one after a blank only where no body stands before it ("QĐ UBND", not "QĐ-SNV UBND
    tỉnh giao")."""
    end = match.end()
    for part in reversed(
        list(one("loose part").finditer(source, match.start(), end))
    ):
        code = part["code"].replace("&", "")
        before = (
            None
            if part["mark"].strip()
            else symbols.parse(source[match.start() : part.start()])
        )
        if before and document_codes.agency_name(before.agency):
            end = part.start()
            continue
        known = symbols.parse("1/" + code)
        if document_codes.agency_name(code) or (
            known and known.type_code and code.upper() == code
        ):
            continue
        if (
            code.upper() == code
            and len(code) >= 2
            and part["mark"].strip()
            and not part["mark"].startswith(" ")
        ):
            continue
        end = part.start()
    return end


def _of_list(stream: Stream, position: int) -> list[Span]:
    """A number whose symbol stands at the end of a list: "Thông tư số 01, 02 và 03/2019/TT-BNV"."""
    match = one("list of numbers").match(stream.folded, position)
    if not match or not one("before list").search(
        stream.folded, max(0, position - 80), position
    ):
        return []
    last = step("docno").match(stream.mended, match.end())
    if not last:
        return []
    tail = stream.mended[match.end() : _trim(stream.mended, last[1])].lstrip(
        "0123456789 "
    )
    symbol = symbols.parse(match["n"] + tail)
    if not symbol or not symbol.type_code:
        return []
    return [Span(position, match.end("n"), "DOCNO", symbol.code, symbol.type)]


def _short(stream: Stream, position: int, cited: dict[str, str]) -> list[Span]:
    """ "Nghị quyết 36a", "Quyết định 2020": a number after a type word, without its symbol."""
    match = one("short number").match(stream.mended, position)
    if not match or not one("short before").search(
        stream.folded, max(0, position - 40), position
    ):
        return []
    number = match["n"].lstrip("0")
    yearlike = regex.fullmatch(r"(?:19|20)\d\d", number) is not None
    if number not in cited and (
        yearlike or one("short refused").match(stream.folded, match.end())
    ):
        return []
    return [
        Span(
            position,
            match.end(),
            "DOCNO",
            symbols.canonical(match[0]),
            said(stream, position),
        )
    ]


def said(stream: Stream, position: int, kind: str = "") -> str:
    """The standard name of the type word in front ("Quyết định số"), also before a list of numbers
    of one ``kind``."""
    before = stream.folded[max(0, position - 120) : position]
    match = one("type said").search(before)
    if match:
        name = document_codes.type_said(match["type"])
        return (
            ""
            if match["list"]
            and kind
            not in ("", document_codes.LETTER, document_codes.LAW, name)
            else name
        )
    match = one("law said").search(before) if kind in _LAWS else None
    return document_codes.type_said(match["type"]) if match else ""
