"""The information systems of a document: name, who made it, whether it is in use, its address."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.clauses.phrases import split
from pipeline.clauses.roles import said
from pipeline.clauses.sentences import cuts, excerpt
from pipeline.clauses.surroundings import CONTENT, Around, Surroundings, marker
from pipeline.names.patterns import pattern
from pipeline.names.system_names import Named, named
from pipeline.names.system_words import Host, hosts, vendors
from pipeline.records import Layout, Mention, System
from pipeline.text import one_line

_ORDER = ("in use", "in progress", "planned")
_STATUS = {"system_planned": "planned", "system_progress": "in progress"}
_NEAR = 160  # characters between a system and its address
_BEFORE = 60  # characters before a system in which its vendor is named
_BETWEEN = 6  # words between a vendor and its system
_SCHEME = re.compile(r"^[a-z]+://|^www\.")


@dataclass(frozen=True, slots=True)
class _Address:
    """An address in a text, and the system that it is of."""

    system: str
    category: str
    url: str
    start: int


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a block with the systems named in it and what stands around it."""

    text: str
    named: tuple[Named, ...]
    around: Around

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the sentence that holds a span; of a very long one what stands near."""
        ends = cuts(self.text)
        at = bisect_right(ends, start)
        span = (0, *ends, len(self.text))[at : at + 2]
        return excerpt((span[0], span[1]), (start, end))


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
        names = named(block.text, layout.header.issuer)
        text = _Text(block.text, names, surroundings.of(number))
        for system, start, end in _of_text(text, urls.get(number, [])):
            key = system.system.casefold()
            known = found.get(key)
            page = block.locate(start, end)[0]
            found[key] = (
                _merged(known, system) if known else replace(system, page=page)
            )
    return tuple(found.values())


def _merged(known: System, other: System) -> System:
    return replace(
        known,
        vendor=known.vendor or other.vendor,
        status=min(known.status, other.status, key=_ORDER.index),
        url=known.url or other.url,
    )


def _of_text(
    text: _Text, urls: Sequence[Mention]
) -> Iterator[tuple[System, int, int]]:
    """The systems of a text, without their page, and where they stand."""
    addresses = list(_addresses(urls, text.named))
    for name in text.named:
        url = next((a.url for a in addresses if a.system == name.system), "")
        yield _by_name(text, name, url), name.start, name.end
    names = {name.system for name in text.named}
    for address in addresses:
        if address.system not in names:
            yield _by_address(text, address), address.start, address.start + 1


def _by_name(text: _Text, name: Named, url: str) -> System:
    start, end = text.sentence(name.start, name.end)
    status = _status(text, start, min(name.end, end))
    sentence = marker().sub("", one_line(text.text[start:end]))
    return System(
        0,
        name.system,
        name.category,
        _vendor(text.text, name, text.named),
        status,
        url,
        one_line(sentence),
    )


def _by_address(text: _Text, address: _Address) -> System:
    start, end = text.sentence(address.start, address.start)
    sentence = marker().sub("", one_line(text.text[start:end]))
    return System(
        0, address.system, address.category, "", "in use", address.url, sentence
    )


def _addresses(
    urls: Sequence[Mention], names: Sequence[Named]
) -> Iterator[_Address]:
    """Host names that are listed, else the system named right before the address."""
    for url in urls:
        before = [name for name in names if name.end <= url.block_start]
        near = before and url.block_start - before[-1].end < _NEAR
        of: Host | Named | None = _host(url.value) or (
            before[-1] if near else None
        )
        if of:
            yield _Address(of.system, of.category, url.value, url.block_start)


def _host(url: str) -> Host | None:
    name = _SCHEME.sub("", url).split("/")[0]
    return next(
        (host for host in hosts() if name.startswith(host.beginning)), None
    )


def _status(text: _Text, start: int, end: int) -> str:
    """Status by the words up to the name in its sentence, else by the line and headings above."""
    words = split(text.text)
    first, stop = (bisect_left(words.starts, at) for at in (start, end))
    told = [
        (hit.stop, role)
        for role in (*_STATUS, "actual")
        for hit in said(role, text.text, first, stop)
    ]
    if told:
        return _STATUS.get(max(told)[1], "in use")
    around = (text.around.lead, *text.around.headings)
    ahead = any(said("system_future", above) for above in around)
    return "planned" if ahead else "in use"


def _vendor(text: str, name: Named, names: Sequence[Named]) -> str:
    """Who makes or supplies a system: "của Viettel SMAS", "VNPT (vnEdu)", "phối hợp với Bkav trang
    bị X"."""
    inside = vendors().search(text, name.start, name.end)
    if inside and inside[0] not in name.system:
        return inside[0]
    before = _vendor_before(text, name, names)
    if before:
        return before
    after = pattern("made by").match(text, name.end)
    behind = vendors().match(text, after.end()) if after else None
    return behind[0] if behind else ""


def _vendor_before(text: str, name: Named, names: Sequence[Named]) -> str:
    """The last vendor before a system, where nothing parts them; "" for none."""
    before = text[max(name.start - _BEFORE, 0) : name.start]
    found = list(vendors().finditer(before))
    if not found:
        return ""
    last = found[-1]
    between = before[last.end() :]
    start = name.start - len(between)
    if any(start <= other.start < name.start for other in names):
        return ""
    if len(between.split()) > _BETWEEN or ";" in between or ". " in between:
        return ""
    joined = pattern("vendor joined").search(before[: last.start()])
    return last[0] if joined or not between.strip(' (“"') else ""
