"""Finds the information systems that a document names: listed ones by their variants, new ones by
form and context.

``models/systems.tsv`` lists systems with their variants and the beginnings of their host names; the
longest variant wins where several overlap. A name that no list knows is one behind "phần mềm", "hệ
thống", "cơ sở dữ liệu" or "ứng dụng" that looks like a name (Latin capitals, quotation marks) or
says what it manages ("phần mềm quản lý hộ khẩu"), or a host name that the text gives as an address
to use."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import zip_longest

from pipeline.clauses.phrases import Hit, Lexicon, Words, phrases, split
from pipeline.facts import model
from pipeline.facts.scene import Scene
from pipeline.facts.surroundings import CONTENT, Surroundings, marker
from pipeline.facts.words import near, said
from pipeline.records import Layout, Mention, System
from pipeline.resources import rows
from pipeline.text import fold

_ORDER = ("in use", "in progress", "planned")
_MIXED = re.compile(r"\b[A-Z][A-Za-z]*[a-z][A-Z][A-Za-z]*")
_PRODUCT = re.compile(_MIXED.pattern + r"(?:[ -](?:[A-Z]\w*|\d[\d.]*))?")
_NEAR = 160  # characters between a system and its address


@dataclass(frozen=True, slots=True)
class Named:
    """A system named in a block: offsets of the words that name it."""

    system: str
    category: str
    start: int
    end: int


@cache
def _listed() -> Lexicon[tuple[str, str]]:
    return Lexicon(
        ((row["system"], row["category"]), phrase)
        for row in rows("systems.tsv")
        for phrase in phrases(row["variants"])
    )


@cache
def _domains() -> tuple[tuple[str, str, str], ...]:
    """(beginning of a host name, system, category), longest first."""
    found = [
        (host, row["system"], row["category"])
        for row in rows("systems.tsv")
        for host in phrases(row["domains"])
    ]
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry)))


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """(pattern of what stands before a name, category, prefix of the canonical name) of
    ``models/system_forms.tsv``."""
    return tuple(
        (
            re.compile(rf"(?<!\w)(?:{row['head']})\s+", re.I),
            row["category"],
            row["prefix"],
        )
        for row in rows("system_forms.tsv")
        if row["role"] == "head"
    )


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(
        word
        for row in rows("system_forms.tsv")
        if row["role"] == role
        for word in phrases(row["head"])
    )


@lru_cache(
    maxsize=2000
)  # asked for the figures of a block, and for the systems of the document
def named(text: str, issuer: str = "", learned: bool = True) -> tuple[Named, ...]:
    """The systems that ``text`` names, in order; of overlapping ones the longest. A portal is that
    of ``issuer``.

    ``learned``: with the trained model, which must not learn from itself."""
    words = split(text)
    hits = [hit for hit in _listed().find(words) if not _crosses(text, words, hit)]
    hits.sort(key=lambda hit: (hit.first - hit.stop, -hit.stop))
    spans: list[tuple[int, int]] = []  # of the names so far, in order
    taken = [
        Named(*hit.key, words.starts[hit.first], words.ends[hit.stop - 1])
        for hit in hits
        if _take(spans, words.starts[hit.first], words.ends[hit.stop - 1])
    ]
    taken.sort(key=lambda name: name.start)
    taken = [
        name
        for name, following in zip_longest(taken, taken[1:])
        if not (following and _names(text, name, following))
    ]
    spans = [(name.start, name.end) for name in taken]
    for found in (*_by_form(text), *(_by_model(text, taken) if learned else ())):
        if _take(spans, found.start, found.end):
            taken.append(found)
    level = _level(issuer)
    return tuple(
        sorted(
            (
                replace(name, system=name.system.replace("{level}", level))
                for name in taken
            ),
            key=lambda found: found.start,
        )
    )


def _take(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps none of ``spans``, which it then joins."""
    at = bisect_left(spans, (end, end))
    if at and spans[at - 1][1] > start:
        return False
    insort(spans, (start, end))
    return True


def _names(text: str, kind: Named, name: Named) -> bool:
    """Whether a general name stands right before the particular one: "phần mềm quản lý văn bản
    eOffice"."""
    return (
        kind.end < name.start
        and kind.category == name.category
        and not text[kind.end : name.start].strip(' “"')
    )


def _crosses(text: str, words: Words, hit: Hit[tuple[str, str]]) -> bool:
    """Whether a phrase with a gap reaches over the end of a sentence."""
    between = (
        text[words.ends[hit.first] : words.starts[hit.stop - 1]]
        if hit.stop > hit.first + 1
        else ""
    )
    return any(mark in between for mark in ("; ", ". ", "\t", " | "))


def _by_form(text: str) -> Iterator[Named]:
    for pattern, category, prefix in _forms():
        for match in pattern.finditer(text):
            name, end = _name(text, match.end())
            lists = text[end : end + 2].startswith(
                ":"
            )  # "phần mềm quản lý: A, B": a kind, not a name
            if name and not match[0].isupper() and not lists:
                canonical = f"{prefix} {name}".strip()
                yield Named(
                    canonical[:1].upper() + canonical[1:], category, match.start(), end
                )


def _by_model(text: str, taken: Sequence[Named]) -> Iterator[Named]:
    """Product names that the trained model finds where no word before them tells ("các xã dùng
    GovDoc để ...")."""
    spans = [match.span() for match in _MIXED.finditer(text)]
    if all(
        any(known.start < end and start < known.end for known in taken)
        for start, end in spans
    ):
        return  # the tagger is slow: asked only where a product may stand that is not known yet
    for entity in model.names(text):
        name = text[entity.start : entity.end].strip(" .,;:()")
        if (
            entity.label == "SYSTEM"
            and _PRODUCT.fullmatch(name)
            and name not in _words("noname")
        ):
            yield Named(name, "other", entity.start, entity.start + len(name))


def _name(text: str, start: int) -> tuple[str, int]:
    """The name that begins at ``start`` and where it ends; "" where what stands there is no
    name."""
    quoted = re.match(r"[“\"']([^”\"'\n]{3,60})[”\"']", text[start:])
    if quoted:
        return quoted[1].strip(), start + quoted.end()
    latin = re.match(
        r"(?:(?:của|do)\s+)?((?:VNPT|Viettel|FPT|BKAV|Bkav)?[- ]?"
        r"(?:[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*|[A-Z][a-z]+(?=[A-Z])\w*|[a-z]{1,2}[A-Z]\w+)(?:[-.][A-Za-z]\w*)*)"
        r"(?![\w&])",
        text[start:],
    )
    if (
        latin
        and latin[1] not in _words("noname")
        and not latin[1].startswith(("UBND", "HĐND", "CNTT", "BTTTT", "BYT"))
    ):
        return latin[1].strip(" -"), start + latin.end()
    clause = re.split(
        r"[,;:.()\t|\n“”\"…]|\s[-–]\s", text[start : start + 90], maxsplit=1
    )[0]
    spelt = clause.split()
    if not spelt or fold(" ".join(spelt[:2])) not in _verbs():
        return "", start
    kept: list[str] = []
    for word in spelt[:9]:
        if (word.lower() in _words("stop") and len(kept) >= 2) or any(
            c.isdigit() for c in word
        ):
            break
        kept.append(word)
    while kept and kept[-1].lower() in _words("tail"):
        kept.pop()
    if len(kept) < 3:
        return "", start
    name = " ".join(kept)
    return name, start + text[start:].find(kept[-1]) + len(kept[-1])


@cache
def _verbs() -> frozenset[str]:
    """Folded first two words of what a system does: "quan ly", "theo doi"."""
    return frozenset(fold(verb) for verb in _words("verb"))


def systems(layout: Layout, mentions: Sequence[Mention]) -> tuple[System, ...]:
    """The systems of a document, one row for each, where first named; status is the best that any
    sentence gives."""
    urls: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.label == "URL":
            urls.setdefault(mention.block, []).append(mention)
    surroundings = Surroundings(layout)
    found: dict[str, System] = {}
    for number, block in enumerate(layout.blocks):
        if block.kind not in CONTENT:
            continue
        for row in _of_block(
            block.text, urls.get(number, []), surroundings, number, layout.header.issuer
        ):
            page = block.locate(*row[1])[0]
            system = replace(row[0], page=page)
            known = found.get(system.system.casefold())
            if known is None:
                found[system.system.casefold()] = system
                continue
            status = min(known.status, system.status, key=_ORDER.index)
            found[system.system.casefold()] = replace(
                known,
                vendor=known.vendor or system.vendor,
                status=status,
                url=known.url or system.url,
            )
    return tuple(found.values())


def _level(issuer: str) -> str:
    """Whose portal "trang thông tin điện tử" is, by the issuing body; a department's where it is
    not known."""
    words = issuer.removeprefix("UBND ").split()
    return (
        words[0]
        if words and words[0] in ("tỉnh", "huyện", "xã", "phường", "Bộ")
        else "Sở"
    )


def _of_block(
    text: str,
    urls: Sequence[Mention],
    surroundings: Surroundings,
    block: int,
    issuer: str,
) -> Iterator[tuple[System, tuple[int, int]]]:
    around = surroundings.of(block)
    here = named(text, issuer)
    addresses = _addresses(text, urls, here)
    if not here and not addresses:
        return
    scene = Scene(text, ())
    for name in here:
        start, end = near(
            scene.sentence_span(scene.sentence_at(name.start)), (name.start, name.end)
        )
        sentence = text[start:end]
        status = _status(sentence[: name.end - start], (around.lead, *around.headings))
        url = next((url for system, url, *_ in addresses if system == name.system), "")
        yield (
            System(
                0,
                name.system,
                name.category,
                _vendor(text, name, here),
                status,
                url,
                " ".join(marker().sub("", " ".join(sentence.split())).split()),
            ),
            (name.start, name.end),
        )
    for system, url, category, start in addresses:
        if not any(name.system == system for name in here):
            first, end = near(
                scene.sentence_span(scene.sentence_at(start)), (start, start)
            )
            sentence = " ".join(text[first:end].split())
            yield (
                System(
                    0, system, category, "", "in use", url, marker().sub("", sentence)
                ),
                (start, start + 1),
            )


def _addresses(
    text: str, urls: Sequence[Mention], here: Sequence[Named]
) -> list[tuple[str, str, str, int]]:
    """(system, url, category, offset): host names that are listed, else the system named right
    before the address."""
    found = []
    for url in urls:
        host = re.sub(r"^[a-z]+://|^www\.", "", url.value).split("/")[0]
        listed = next(
            (
                (system, category)
                for beginning, system, category in _domains()
                if host.startswith(beginning) or host == beginning
            ),
            None,
        )
        if listed:
            found.append((listed[0], url.value, listed[1], url.block_start))
            continue
        before = [name for name in here if name.end <= url.block_start]
        if before and url.block_start - before[-1].end < _NEAR:
            found.append(
                (before[-1].system, url.value, before[-1].category, url.block_start)
            )
    return found


def _status(before: str, around: Sequence[str]) -> str:
    """Status by the words before the name in its sentence, else by the line and headings above."""
    roles = [
        (hit.stop, role)
        for role in ("system_planned", "system_progress", "actual")
        for hit in said(role, before)
    ]
    if roles:
        role = max(roles)[1]
        return {"system_planned": "planned", "system_progress": "in progress"}.get(
            role, "in use"
        )
    for text in around:
        if said("system_future", text):
            return "planned"
    return "in use"


def _vendor(text: str, name: Named, here: Sequence[Named]) -> str:
    """Who makes or supplies a system: "của Viettel SMAS", "VNPT (vnEdu)", "phối hợp với Bkav trang
    bị X"."""
    inside = _vendors().search(text, name.start, name.end)
    if inside and inside[0] not in name.system:
        return inside[0]
    before = text[max(name.start - 60, 0) : name.start]
    found = list(_vendors().finditer(before))
    if found:
        between = before[found[-1].end() :]
        start = name.start - len(between)
        apart = any(start <= other.start < name.start for other in here)
        joined = not between.strip(' (“"') or re.search(
            r"phối hợp với[^;.]*$", before[: found[-1].start()]
        )
        if (
            joined
            and not apart
            and len(between.split()) <= 6
            and ";" not in between
            and ". " not in between
        ):
            return found[-1][0]
    after = re.match(
        r"[\s(]*(?:do|của)\s+(?:(?:Công ty|Tập đoàn|công ty|tập đoàn)\s+)?",
        text[name.end :],
    )
    behind = _vendors().match(text, name.end + after.end()) if after else None
    return behind[0] if behind else ""


@cache
def _vendors() -> re.Pattern[str]:
    names = sorted(_words("vendor"), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names))


def nearest(names: Sequence[Named], start: int, low: int, high: int) -> str:
    """The system named nearest to offset ``start`` between ``low`` and ``high``; "" where none
    is."""
    inside = [name for name in names if low <= name.start < high]
    at = bisect_left([name.start for name in inside], start)
    before, after = inside[:at], inside[at:]
    if before and (not after or start - before[-1].end <= after[0].start - start + 20):
        return before[-1].system
    return after[0].system if after else ""
