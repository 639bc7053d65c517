"""Names of issuing bodies in their standard spelling, from letterheads in capitals and damaged by
scanning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline import gazetteer, symbols
from pipeline.resources import rows
from pipeline.structure.lines import patterns
from pipeline.symbols import Symbol
from pipeline.text import fold


@cache
def _heads() -> re.Pattern[str]:
    heads = sorted(
        (fold(row["text"]) for row in rows("bodies.tsv") if row["kind"] == "head"),
        key=len,
        reverse=True,
    )
    return re.compile(rf"(?:{'|'.join(heads)})(?![a-z])")


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """Folded words of a phrase -> its standard spelling; names of bodies, places and what bodies
    are named with."""
    known = {tuple(key.split()): name for key, (name, _) in symbols.places().items()}
    spelt = [row["text"] for row in rows("bodies.tsv")] + [
        row["name"] for row in rows("agencies.tsv")
    ]
    short = {
        tuple(fold(row["text"]).split()): row["long"]
        for row in rows("bodies.tsv")
        if row["kind"] == "short"
    }
    return known | {tuple(fold(text).split()): text for text in spelt if len(text) > 1} | short


_JOINABLE = 5  # letters of a name of several words that scanning may have run together


@cache
def _run_together() -> dict[str, str]:
    """Names of several words without the blanks between them: congan -> Công an."""
    return {
        "".join(words): name
        for words, name in _phrases().items()
        if len(words) > 1 and len("".join(words)) >= _JOINABLE
    }


@cache
def _kinds() -> frozenset[str]:
    return frozenset(
        row["text"]
        for row in rows("bodies.tsv")
        if row["kind"] == "head" and not row["text"].isupper()
    )


@cache
def _levels() -> frozenset[str]:
    return frozenset(fold(row["text"]) for row in rows("bodies.tsv") if row["kind"] == "level")


def standard(text: str) -> str:
    """The name of a body in standard spelling.

    >>> standard("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI")
    'UBND tỉnh Quảng Ngãi'
    """
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"[^\w&\s,-]|_", " ", text.replace(" & ", " VÀ " if text.isupper() else " và "))
    text = re.sub(r"\s+-\s*|-\s+", " - ", " ".join(text.split()))
    text = _JOINED.sub(_apart, text).strip(" ,-")
    folded = fold(text)
    for long, short in (("uy ban nhan dan", "UBND"), ("hoi dong nhan dan", "HĐND")):
        while (at := folded.find(long)) >= 0:
            text = text[:at] + short + text[at + len(long) :]
            folded = fold(text)
    words, out, at = text.split(), [], 0
    folded_words = [fold(word).strip(",") for word in words]
    named = False  # behind a word for a level stands a name, whether it is known or not
    # behind a word for a kind of body stands its task (Nghị định 30/2020/NĐ-CP, phụ lục II, mục
    # III)
    bare = False
    while at < len(words):
        phrase, taken = "", 0
        for size in range(min(10, len(words) - at), 0, -1):
            phrase = _phrases().get(tuple(folded_words[at : at + size]), "")
            if not phrase and size > 1:
                phrase = _phrases().get(tuple(fold(" ".join(words[at : at + size])).split()), "")
            if phrase and (size > 1 or _may_be(words[at], phrase)):
                taken = size
                break
        if not taken and (phrase := _run_together().get(folded_words[at], "")):
            taken = 1
        if taken:
            comma = "," if words[at + taken - 1].endswith(",") else ""
            out.append(phrase + comma)
            named, bare = fold(phrase) in _levels(), phrase in _kinds() and not bare
            at += taken
            continue
        word = words[at]
        plain = word.capitalize() if named or bare or not out else word.lower()
        out.append(word if _is_code(word) else plain)
        bare = False
        at += 1
    name = _placed(" ".join(out))
    return name[:1].upper() + name[1:]


_JOINED = re.compile(r"([^\W\d_]{2,})-([^\W\d_]{2,})")
_VOWEL = re.compile("[aeiouy]")


def _apart(match: re.Match[str]) -> str:
    """Two words with a hyphen between them, set apart; abbreviations (GD-ĐT) stay together."""
    words = all(_VOWEL.search(fold(word)) for word in match.groups())
    return " - ".join(match.groups()) if words else match[0]


@cache
def _placed_at() -> re.Pattern[str]:
    levels = sorted(
        (row["text"] for row in rows("bodies.tsv") if row["kind"] == "division"),
        key=len,
        reverse=True,
    )
    return re.compile(rf"(?<!\w)(?P<kind>{'|'.join(levels)}) (?P<name>[^,]+)$")


def _placed(name: str) -> str:
    """A body's name with the division in it in its official spelling, and without what was read
    behind the division of a committee: its name ends there."""
    match = _placed_at().search(name)
    if match is None:
        return name
    words = match["name"].split(" - ")[0].split()
    for size in range(len(words), 0, -1):
        spelt = gazetteer.spelt(" ".join(words[:size]), match["kind"])
        if not spelt or (size == 1 < len(words) and not name.startswith(_COMMITTEES)):
            continue
        rest = match["name"].split()[size:]
        kept = [] if name.startswith(_COMMITTEES) else rest
        return " ".join([name[: match.start("name")].rstrip(), spelt, *kept])
    return name


_COMMITTEES = ("UBND ", "HĐND ")


def in_province(name: str, province: str) -> str:
    """A body's name with its district or commune mended to the one of the province that is near."""
    match = _placed_at().search(name)
    if match is None or gazetteer.divisions(match["name"], match["kind"]):
        return name
    spelt = gazetteer.spelt(match["name"], match["kind"], province)
    return name[: match.start("name")] + spelt if spelt else name


def _may_be(word: str, known: str) -> bool:
    """Whether a word may be one that is known: "ĐĂNG" is not "Đảng", but "DANG" may be, its marks
    lost by scanning.

    An abbreviation is what it stands for, and a level may be read with a wrong tone ("TÌNH" for
    "tỉnh")."""
    bare = fold(word).strip(",")
    if bare != fold(known) or bare == word.strip(",").lower():
        return True
    return fold(known) in _levels() or _marks(word) == _marks(known)


def _marks(word: str) -> list[str]:
    """Letters and marks in an order that does not tell where a tone is put ("hoà", "hòa")."""
    return sorted(unicodedata.normalize("NFD", word.strip(",").lower()))


def _is_code(word: str) -> bool:
    """Whether a word is spelt as it stands: it has a figure or, of capitals, no vowel."""
    return any(c.isdigit() for c in word) or (
        word.isupper() and not set(fold(word)) & set("aeiouy")
    )


def units(letterhead: Sequence[str], known: str = "") -> list[str]:
    """The bodies of a letterhead, the uppermost first: lines that go on with a name are joined to
    it. ``known``: the name that the symbol gives, by which a damaged line is recognised."""
    bodies: list[str] = []
    for line in letterhead:
        line = _without_marks(line)
        folded = fold(line)
        if not re.search(r"[a-z]{2}", folded) or patterns("number").match(folded):
            continue
        begins = _heads().match(folded)
        if known and not begins and _alike(folded.replace(" ", ""), known.replace(" ", "")):
            line, begins = known, _heads().match(fold(known))
        whole = fold(bodies[-1]) if bodies else ""
        hangs = re.search(r"(?:\b(?:va|cua|uy|nhan|hoi dong|ban|,)|[-,])$", whole)
        if bodies and (not begins or hangs or _completes(whole, folded)):
            bodies[-1] += " " + line
        else:
            bodies.append(line)
    return [standard(body) for body in bodies if _heads().match(fold(body))]


def _without_marks(line: str) -> str:
    """A line of a letterhead without what a stamp put before it and what is left of the national
    title behind it."""
    line = re.sub(r"^[\W\d_]+", "", line)
    torn = patterns("nation torn").search(fold(line)) or _CODED.search(line)
    return line[: torn.start()].rstrip() if torn else line


_CODED = re.compile(r"\s[A-ZĐ]{2,4}-[A-ZĐ]{2,}\W*$")  # what is left of a number: TB-ĐCT


def _completes(whole: str, line: str) -> bool:
    """Whether a name broken over two lines goes on though its second line begins like a body: Hải /
    Phòng."""
    joined = f"{whole} {line}"
    return any(joined.startswith(name) and len(name) > len(whole) for name in _names()) or any(
        joined.endswith(f" {place}") and len(place) > len(line) for place in symbols.places()
    )


@cache
def _names() -> tuple[str, ...]:
    return tuple(fold(row["name"]) for row in rows("agencies.tsv"))


def issuer(letterhead: Sequence[str], symbol: Symbol | None, place: str) -> tuple[str, str]:
    """The issuing body and the body above it, from the letterhead and, where that is lost or
    damaged, the symbol."""
    derived = symbols.issuer(symbol, place) if symbol else ""
    bare = symbols.issuer(symbol) if symbol else ""
    bodies = units(letterhead, bare)
    parent = bodies[-2] if len(bodies) > 1 else ""
    if not bodies:
        return derived, ""
    last = bodies[-1]
    if bare:
        if len(bodies) == 1 and _above(bodies[0], bare):
            return derived, bodies[0]  # only the upper line was read
        if parent and fold(bare) == fold(f"{last} {parent.split()[0]}"):
            return last, parent  # VĂN PHÒNG below UBND TỈNH, as it is printed
        if fold(bare) == fold(last) or fold(bare).startswith(fold(last)) or _alike(last, bare):
            return (derived if bare in ("UBND", "HĐND") else bare), parent
    return without_place(last), parent


def _alike(read: str, known: str) -> bool:
    return abs(len(read) - len(known)) <= 4 and fuzz.ratio(fold(read), fold(known)) >= 78


def _above(body: str, known: str) -> bool:
    """Whether a body stands above the issuer that the symbol names: a committee above a
    department."""
    return (
        body.startswith(("UBND", "HĐND"))
        and not known.startswith(("UBND", "HĐND", "Chủ tịch", "Thường trực"))
        and not known.startswith(("Ủy ban", "Văn phòng UBND"))
    )


def spelt_by(symbol: Symbol, body: str) -> Symbol:
    """A symbol with the strokes of Đ that scanning lost in its body's code, by the initials of the
    body's name: DHNT of Trường Đại học Nha Trang is ĐHNT."""
    code = symbol.agency
    if not code or symbols.agency_name(code) or "D" not in code:
        return symbol
    initials = "".join(word[0] for word in body.upper().split() if word[0].isalpha())
    at = initials.replace("Đ", "D").find(code)
    if at < 0:
        return symbol
    spelt = initials[at : at + len(code)]
    return symbols.parse(symbol.code.replace(code, spelt)) or symbol


def agency_for_type(symbol: Symbol, issuer: str) -> bool:
    """Whether what was read as a symbol's type is the code of the body itself: CT of Cục Thuế."""
    known = symbols.agency_name(symbol.type_code)
    return bool(known) and fold(issuer) == fold(known)


def province(issuer: str, parent: str, place: str, day: str, level: str) -> str:
    """The province a body belongs to, as it was called on a day; "" for central bodies.

    The names of the body and of the body above tell; for local bodies whose name does not, the
    place. ``level``: of the symbol's code (models/agencies.tsv)."""
    found = _province_named(issuer, place) or _province_named(parent, place)
    local = level in ("province", "district", "commune", "local") or issuer.startswith(_LOCAL)
    if not found and local and not parent.startswith("Bộ "):
        found = _province_of(place)
    return gazetteer.at(found, day) if found else ""


_LOCAL = ("Sở ", "Phòng ", "Chi cục ", "UBND ", "HĐND ", "Tỉnh ủy ", "Thành ủy ", "Huyện ủy ")


def _province_named(body: str, place: str) -> str:
    match = _placed_at().search(body)
    if match is None:
        known = [p.name for p in gazetteer.provinces().values() if body.endswith(f" {p.name}")]
        return known[0] if known else ""
    name = match["name"].split(" - ")[0] if match["kind"] not in _PROVINCES else match["name"]
    if match["kind"] in _PROVINCES and (whole := gazetteer.provinces().get(gazetteer.key(name))):
        return whole.name
    lies_in = {one.province for one in gazetteer.divisions(name, match["kind"])}
    near = lies_in & {place, _province_of(place)}
    return next(iter(near or lies_in)) if len(near or lies_in) == 1 else ""


_PROVINCES = ("tỉnh", "thành phố")


def _province_of(place: str) -> str:
    """The province of a place where documents are signed: itself, or that of a district's name."""
    if known := gazetteer.provinces().get(gazetteer.key(place)):
        return known.name
    lies_in = {one.province for one in gazetteer.divisions(place)}
    return lies_in.pop() if len(lies_in) == 1 else ""


def without_place(name: str) -> str:
    """A department without its province: ``Sở Nội vụ tỉnh X`` -> ``Sở Nội vụ``."""
    if not name.startswith(("Sở ", "Phòng ", "Ban ", "Thanh tra ")):
        return name
    words = name.split()
    for cut in range(2, len(words)):
        tail = words[cut:]
        if fold(tail[0]) in ("tinh", "huyen", "quan") or fold(" ".join(tail[:2])) in (
            "thanh pho",
            "thi xa",
        ):
            return " ".join(words[:cut])
        if fold(" ".join(tail)) in symbols.places():
            return " ".join(words[:cut])
    return name
