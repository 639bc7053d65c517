"""``places/DOC_ID.html``: each page of a document as it looks and reads, every figure with an
anchor of its own (its ``mention_id``), so that a link leads to the figure itself.

Static pages without a script: the anchor that the address names gets the frame (CSS ``:target``).
A scan shows the picture that reading kept, a PDF with a text layer one drawn here where a fact or a
finding stands on it, any other page its text with the passage marked."""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.dataset.indicators import names
from pipeline.folders import PICTURE_KINDS, PLACES, pages_of
from pipeline.grouping import by_key
from pipeline.report.by_document import ByDocument
from pipeline.report.marking import marked
from pipeline.report.pictures import DRAWN, drawn
from pipeline.report.table import Table
from pipeline.report.template import template

_STYLE = "place.css"
_AROUND = 2  # points between a figure and its frame
Row = dict[str, Any]
# what a figure takes part in, the gravest last
_FACT, _DOUBTFUL, _BROKEN = "fact", "doubtful", "broken"


def write_places(output: Path, inputs: Mapping[str, Path]) -> Path:
    """Writes ``output/places`` from the tables, texts and pictures of ``output`` and returns it.

    ``inputs`` maps doc_ids to the input files, from which pages of PDFs are drawn; a page whose
    file is gone shows its text. Raises OSError where a file cannot be written."""
    folder = output / PLACES
    folder.mkdir(exist_ok=True)
    stale = set(os.listdir(folder))
    style = files("pipeline.report").joinpath("templates", _STYLE)
    (folder / _STYLE).write_bytes(style.read_bytes())
    stale.discard(_STYLE)
    writer = _Writer(output, inputs)
    for doc_id in writer.documents:
        stale -= writer.write(doc_id)
    for name in stale:
        (folder / name).unlink(missing_ok=True)
    return folder


_MENTION = (
    *("doc_id", "mention_id", "page", "start", "end", "text"),
    *("x0", "y0", "x1", "y1"),
)
_FACT_COLUMNS = ("doc_id", "mention_id", "indicator")
_SIZE = ("doc_id", "page", "width", "height")


@dataclass
class _Page:
    """One page as the template wants it. ``picture``: address from ``places/``, "" for none."""

    number: int
    text: Markup
    picture: str = ""
    width: float = 0.0
    height: float = 0.0
    frames: list[dict[str, str]] = field(default_factory=list)


class _Writer:
    """Writes the pages of places, one document at a time in the order of the tables."""

    def __init__(
        self,
        output: Path,
        inputs: Mapping[str, Path],
    ) -> None:
        self._output, self._inputs = output, inputs
        self.documents = _documents(output)
        self._mentions = self._walk("mentions", _MENTION)
        self._facts = self._walk("facts", _FACT_COLUMNS)
        self._pages = self._walk("pages", _SIZE)
        self._found = _found(output)
        self._template = template("place.html")
        # of the document in hand
        self._sizes: dict[int, tuple[float, float]] = {}
        self._indicators: dict[str, str] = {}
        self._roles: Mapping[str, str] = {}

    def _walk(self, table: str, columns: Sequence[str]) -> ByDocument:
        rows = Table(self._output, table, columns)
        return ByDocument(rows, self.documents)

    def write(self, doc_id: str) -> set[str]:
        """Writes the page of one document; returns the names of its files, none where it has no
        text."""
        mentions = self._mentions.of(doc_id)
        self._indicators = {
            row["mention_id"]: row["indicator"]
            for row in self._facts.of(doc_id)
            if row["mention_id"]
        }
        # what is wrong with a figure counts more than that it is of a fact
        facts = dict.fromkeys(self._indicators, _FACT)
        self._roles = ChainMap(self._found, facts)
        self._sizes = {
            row["page"]: (row["width"] or 0.0, row["height"] or 0.0)
            for row in self._pages.of(doc_id)
        }
        texts = pages_of(self._output, doc_id)
        if not texts:
            return set()
        by_page = by_key((row["page"] or 1, row) for row in mentions)
        pages = [
            self._page(doc_id, number, text, by_page.get(number, []))
            for number, text in enumerate(texts, 1)
        ]
        name = f"{doc_id}.html"
        document = self.documents[doc_id]
        html = self._template.render(
            document=document,
            issued=_day(document["issued_on"]),
            pages=pages,
            facts=self._shown(mentions),
        )
        new = self._output / PLACES / f".{name}.new"
        new.write_text(html, encoding="utf-8", newline="\n")
        os.replace(new, new.with_name(name))
        pictures = [Path(page.picture) for page in pages]
        beside = {path.name for path in pictures if path.parts[:1] != ("..",)}
        return {name, *beside}

    def _shown(self, mentions: Sequence[Row]) -> list[Row]:
        """The figures of facts with the names of their indicators, in the document's order."""
        return [
            {**row, "name": names().get(code, code)}
            for row in mentions
            if (code := self._indicators.get(row["mention_id"]))
        ]

    def _page(
        self,
        doc_id: str,
        number: int,
        text: str,
        found: list[Row],
    ) -> _Page:
        width, height = self._sizes.get(number, (0.0, 0.0))
        picture = ""
        if width and height:
            picture = self._picture(doc_id, number, found)
        boxed = [row for row in found if picture and row["x0"] is not None]
        in_picture = {row["mention_id"] for row in boxed}
        others = [row for row in found if row["mention_id"] not in in_picture]
        return _Page(
            number,
            marked(text, others, self._roles),
            picture,
            width,
            height,
            [_frame(row, width, height, self._roles) for row in boxed],
        )

    def _picture(
        self,
        doc_id: str,
        number: int,
        found: list[Row],
    ) -> str:
        """The address of the page's picture; drawn where it matters and can be."""
        name = f"{doc_id}-{number:04d}"
        for kind in PICTURE_KINDS:
            if (self._output / "pictures" / f"{name}{kind}").exists():
                return f"../pictures/{name}{kind}"
        name += DRAWN
        kept = self._output / PLACES / name
        # the id is the hash of the file: it cannot have changed
        if kept.exists():
            return name
        path = self._inputs.get(doc_id)
        if path is None or self.documents[doc_id]["media"] != "pdf":
            return ""
        if not any(row["mention_id"] in self._roles for row in found):
            return ""
        picture = drawn(path, [number]).get(number)
        if not picture:
            return ""
        kept.write_bytes(picture)
        return name


_SHOWN = (
    "doc_id",
    "source",
    "doc_type",
    "doc_code",
    "issuer",
    "issued_on",
    "title",
    "media",
    "status",
)


def _documents(output: Path) -> dict[str, Row]:
    """doc_id -> what a page says of its document; of copies the first alone."""
    rows = Table(output, "documents", _SHOWN)
    return {row["doc_id"]: row for row in rows if row["status"] != "duplicate"}


def _day(iso: str | None) -> str:
    """A day, month or year as people write it.

    >>> _day("2021-10-05")
    '05/10/2021'"""
    return "/".join(reversed((iso or "").split("-")))


def _found(output: Path) -> dict[str, str]:
    """mention_id -> the gravest finding that the figure takes part in."""
    found: dict[str, str] = {}
    checks = Table(output, "checks", ["outcome", "mention_ids"])
    by_outcome = by_key(
        (row["outcome"], row["mention_ids"])
        for row in checks
        if row["outcome"] != "holds"
    )
    for outcome in (_DOUBTFUL, _BROKEN):  # what is broken counts most
        for ids in filter(None, by_outcome.get(outcome, ())):
            found |= dict.fromkeys(ids.split(), outcome)
    return found


def _frame(
    row: Row,
    width: float,
    height: float,
    roles: Mapping[str, str],
) -> dict[str, str]:
    """An anchor over the picture, its edges in percent of it."""
    left, top = row["x0"] - _AROUND, row["y0"] - _AROUND
    right, bottom = row["x1"] + _AROUND, row["y1"] + _AROUND
    edges = {
        "left": left / width,
        "top": top / height,
        "width": (right - left) / width,
        "height": (bottom - top) / height,
    }
    return {
        "id": row["mention_id"],
        "role": roles.get(row["mention_id"], ""),
        "text": row["text"],
        "style": ";".join(
            f"{name}:{100 * at:.2f}%" for name, at in edges.items()
        ),
    }
