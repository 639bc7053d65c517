"""``audit.html``: what was checked and what is wrong, for an inspector who never saw the tool.

One self-contained file. Findings lie in it as inert JSON, one piece a document, and cut-outs as
inert base64, so that a browser makes only what comes into view; all text from documents reaches the
page as text nodes, never as markup."""

from __future__ import annotations

import base64
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from pipeline.dataset.links import link
from pipeline.grouping import by_key
from pipeline.records import VERSION
from pipeline.report.audit_findings import Audited, Group
from pipeline.report.audit_index import index
from pipeline.report.findings import Finding, excerpts
from pipeline.report.pictures import Cutout, Pictures
from pipeline.report.template import inert, policy, source, template, words

# bytes of cut-outs in one page; findings past it show their sentence
_BUDGET = 40 << 20
_SHOWN_AT_MOST = 6  # excerpts, and cut-outs, of one finding


def write_audit(output: Path, inputs: Mapping[str, Path] | None = None) -> Path:
    """Writes ``output/audit.html`` from the tables, texts and pictures of ``output`` and returns
    its path.

    ``inputs`` maps doc_ids to the input files, for cut-outs of pages with a text layer; without it
    these findings show their sentence. Raises OSError where the page cannot be written; an old page
    then stands."""
    found = Audited(output)
    script = source("common.js") + source("audit.js")
    counts = sum(found.counts.values(), Counter[str]())
    page = template("audit.html").stream(
        version=VERSION,
        style=source("common.css") + source("audit.css"),
        script=script,
        policy=policy(script),
        counts=counts,
        documents=len(found.documents),
        index=_array(map(inert, index(found))),
        words=inert(words()),
        pieces=_pieces(found, inputs or {}),
    )
    path, new = output / "audit.html", output / ".audit.html.new"
    with open(new, "w", encoding="utf-8", newline="\n") as file:
        page.enable_buffering(64)
        file.writelines(page)
    os.replace(new, path)
    return path


def _pieces(
    found: Audited, inputs: Mapping[str, Path]
) -> Iterator[dict[str, object]]:
    """For each document its findings as JSON, and its cut-outs; the broken ones get their pictures
    first."""
    album = _Album()
    for group in found.groups():
        if group.findings:
            yield {
                "id": group.name,
                "data": _array(_told(found, group, album, inputs)),
                "cuts": album.handed_over(),  # once the data are written
            }


def _told(
    found: Audited,
    group: Group,
    album: _Album,
    inputs: Mapping[str, Path],
) -> Iterator[str]:
    """The findings of one piece as JSON, the surest first."""
    pictures = Pictures(found.output, group.sizes, inputs)
    for finding in sorted(group.findings, key=_sureness):
        if finding.row["outcome"] == "holds":
            yield inert(_brief(finding))
        else:
            yield inert(_full(finding, found, album.of(finding, pictures)))


def _array(elements: Iterable[str]) -> Iterator[str]:
    """A JSON array, piece by piece: whole it would stand in memory several times."""
    yield "["
    for number, element in enumerate(elements):
        yield f",{element}" if number else element
    yield "]"


_ORDER = {"broken": 0, "doubtful": 1, "holds": 2}
_GRAVITY = {"error": 0, "warning": 1, "info": 2}


def _sureness(finding: Finding) -> tuple[int, int]:
    """The surest findings first; those alike keep the order of checks.csv, the largest first."""
    row = finding.row
    return _ORDER[row["outcome"]], _GRAVITY.get(row["severity"], 1)


def _brief(finding: Finding) -> dict[str, object]:
    row = finding.row
    ids = row["doc_ids"].split()
    return {
        "i": row["check_id"],
        "o": "holds",
        "k": row["kind"],
        "vi": row["message"],
        "en": row["message_en"],
        "p": finding.pages,
        "ids": ids if len(ids) > 1 else [],
    }


def _full(
    finding: Finding,
    found: Audited,
    cuts: list[dict[str, object]],
) -> dict[str, object]:
    row = finding.row
    texts = excerpts(found.output, finding.places)
    ids = row["doc_ids"].split()
    several = len(ids) > 1  # of one document its page says the name
    return {
        **_brief(finding),
        "o": row["outcome"],
        "s": row["severity"],
        "e": row.get("expected", ""),
        "a": row.get("observed", ""),
        "d": row.get("difference", ""),
        "r": row.get("reviewed", ""),
        "rn": row.get("note", ""),
        "rw": _beside(row.get("reviewed_by"), row.get("reviewed_at")),
        "c": cuts,
        "x": [
            {
                "n": _name(found, excerpt.doc_id) if several else "",
                "p": excerpt.page,
                "h": link(excerpt.doc_id, excerpt.mention_id),
                "t": excerpt.pieces,
            }
            for excerpt in texts[:_SHOWN_AT_MOST]
        ],
        "m": max(0, len(texts) - _SHOWN_AT_MOST),
        "docs": [_name(found, doc_id) for doc_id in ids] if several else [],
    }


def _name(found: Audited, doc_id: str) -> str:
    row = found.documents.get(doc_id, {})
    return _beside(row.get("doc_code"), row.get("source")) or doc_id


def _beside(*texts: str | None) -> str:
    """The texts that are there, dots between them."""
    return " · ".join(filter(None, texts))


class _Album:
    """Cuts pictures of findings out of pages until one page of audit holds what it may."""

    def __init__(self) -> None:
        self._left = _BUDGET
        self._stored: list[dict[str, str]] = []

    def of(
        self, finding: Finding, pictures: Pictures
    ) -> list[dict[str, object]]:
        """The cut-outs of a finding, as its page shows them."""
        shown: list[dict[str, object]] = []
        if not self._left:
            return shown
        for cut, mention_id in islice(_cut(finding, pictures), _SHOWN_AT_MOST):
            size = len(cut.webp) * 4 // 3
            if size > self._left:
                # no smaller one is looked for: each would be drawn in vain
                self._left = 0
                break
            self._left -= size
            name = f"p-{finding.row['check_id']}-{len(shown)}"
            data = base64.b64encode(cut.webp).decode()
            self._stored.append({"id": name, "data": data})
            shown.append(
                {
                    "id": name,
                    "p": cut.page,
                    "u": link(cut.doc_id, mention_id),
                    "w": cut.width,
                    "h": cut.height,
                    "f": cut.frames,
                }
            )
        return shown

    def handed_over(self) -> Iterator[dict[str, str]]:
        """The pictures that were cut since this was last walked over."""
        stored, self._stored = self._stored, []
        yield from stored


def _cut(finding: Finding, pictures: Pictures) -> Iterator[tuple[Cutout, str]]:
    """The cut-outs page by page, with the first figure of the page."""
    boxed = [place for place in finding.places if place.box]
    pages = by_key(((place.doc_id, place.page), place) for place in boxed)
    for (doc_id, page), places in pages.items():
        boxes = [place.box for place in places if place.box]
        for cut in pictures.cut(doc_id, page, boxes):
            yield cut, places[0].mention_id
