"""Document numbers and symbols in running text (DOMAIN: ND 30/2020, TT 01/2011, ND 34/2016, QD
66-QD/TW).

Patterns find the span; ``pipeline.symbols`` reads it. Matched on the source, where letter case
counts."""

from __future__ import annotations

import regex

from pipeline import document_codes, symbols
from pipeline.mentions.patterns import pattern, step
from pipeline.mentions.stream import Span, Stream

# Đ as TCVN3 and VNI fonts hold it, where the encoding of a text could not be undone
_UNDECODED = str.maketrans({"§": "Đ", "Ñ": "Đ", "ñ": "đ", "®": "đ"})
_LEAD = 120  # characters before a number in which its type is named
_LEAST_LETTERS = 2  # of the codes of a symbol
# types that the symbol of a list leaves open
_ANY_TYPE = ("", document_codes.LETTER, document_codes.LAW)
_LAWS = (document_codes.LAW, document_codes.ORDINANCE)


def read(
    stream: Stream,
    position: int,
    cited: dict[str, str],
) -> list[Span]:
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
    written = source[position:end]
    # 66.7/2025/NQ-CP
    part = regex.match(r"\d+\.(?=\d+/)", written)
    session = part[0] if part else ""
    symbol = symbols.parse(written[len(session) :].translate(_UNDECODED))
    if not symbol:
        return []
    shape, _ = matched
    letters = symbol.agency + symbol.type_code
    if shape != "bare" and len(letters) < _LEAST_LETTERS:
        return []
    if shape == "typed" and not _is_known(stream, position, symbol):
        return []
    code = session + symbol.code
    cited[symbol.number] = code
    kind = type_before(stream, position, symbol.type)
    return [Span(position, end, "DOCNO", code, kind)]


def _is_inside(stream: Stream, position: int) -> bool:
    """Whether the digits at ``position`` go on with a word or a number before them."""
    left = stream.mended[position - 1 : position]
    if not left.isalnum() and left not in tuple("/.,"):
        return False
    return not stream.before("number glued", position, 6)


def _is_of_form(stream: Stream, position: int) -> bool:
    """Whether it is the number of a form: Mẫu số 01/BC-TCT."""
    if stream.before("form before", position, 160):
        return True
    return stream.before("form series", position, 8, stream.mended) is not None


def _is_known(
    stream: Stream,
    position: int,
    symbol: symbols.Symbol,
) -> bool:
    """Whether a symbol names a type or a body, or the words before it a letter."""
    if symbol.type_code or document_codes.agency_name(symbol.agency):
        return True
    return stream.before("lead of letter", position, 80) is not None


def blank(stream: Stream, match: regex.Match[str]) -> Span | None:
    """A document number whose number is blank: ``match`` of the piece "blank number"."""
    start = match.start("tail")
    found = step("tail").match(stream.mended, start)
    if not found:
        return None
    end = _trim(stream.mended, found[1])
    symbol = symbols.parse(stream.mended[start:end])
    if not symbol:
        return None
    if not symbol.type_code and not document_codes.agency_name(symbol.agency):
        return None
    kind = type_before(stream, match.start())
    return Span(start, end, "DOCNO", symbol.code, kind)


def _trim(source: str, match: regex.Match[str]) -> int:
    """The end of the symbol: a code after " - " belongs to it only where it is known (not "QĐ-UBND
    - Ban hành"), one after a blank only where no body stands before it ("QĐ UBND", not "QĐ-SNV UBND
    tỉnh giao")."""
    parts = list(pattern("loose part").finditer(source, *match.span()))
    end = match.end()
    for part in reversed(parts):
        before = source[match.start() : part.start()]
        if not _belongs(part, before):
            end = part.start()
    return end


def _belongs(part: regex.Match[str], before: str) -> bool:
    """Whether a code behind a mark or a blank belongs to the symbol ``before`` it."""
    code, mark = part["code"].replace("&", ""), part["mark"]
    if not mark.strip():
        symbol = symbols.parse(before)
        if symbol and document_codes.agency_name(symbol.agency):
            return False
    if document_codes.agency_name(code):
        return True
    if code.upper() != code:
        return False
    known = symbols.parse("1/" + code)
    if known and known.type_code:
        return True
    if not mark.strip() or mark.startswith(" "):
        return False
    return len(code) >= _LEAST_LETTERS


def _of_list(stream: Stream, position: int) -> list[Span]:
    """A number whose symbol stands at the end of a list: "Thông tư số 01, 02 và 03/2019/TT-BNV"."""
    match = pattern("list of numbers").match(stream.folded, position)
    if not match or not stream.before("before list", position, 80):
        return []
    last = step("docno").match(stream.mended, match.end())
    if not last:
        return []
    end = _trim(stream.mended, last[1])
    tail = stream.mended[match.end() : end].lstrip("0123456789 ")
    symbol = symbols.parse(match["n"] + tail)
    if not symbol or not symbol.type_code:
        return []
    return [Span(position, match.end("n"), "DOCNO", symbol.code, symbol.type)]


def _short(
    stream: Stream,
    position: int,
    cited: dict[str, str],
) -> list[Span]:
    """ "Nghị quyết 36a", "Quyết định 2020": a number after a type word, without its symbol."""
    match = pattern("short number").match(stream.mended, position)
    if not match or not stream.before("short before", position, 40):
        return []
    number, end = match["n"].lstrip("0"), match.end()
    if number not in cited:
        if regex.fullmatch(r"(?:19|20)\d\d", number):
            return []
        if pattern("short refused").match(stream.folded, end):
            return []
    code = symbols.canonical(match[0])
    return [Span(position, end, "DOCNO", code, type_before(stream, position))]


def type_before(
    stream: Stream,
    position: int,
    kind: str = "",
) -> str:
    """The standard name of the type word in front ("Quyết định số"), also before a list of numbers
    of one ``kind``."""
    before = stream.folded[max(0, position - _LEAD) : position]
    match = pattern("type said").search(before)
    if match:
        name = document_codes.type_said(match["type"])
        of_kind = kind in (*_ANY_TYPE, name)
        return name if of_kind or not match["list"] else ""
    match = pattern("law said").search(before) if kind in _LAWS else None
    return document_codes.type_said(match["type"]) if match else ""
