"""What baocao adds to Datasette: a figure's picture with a frame beside its row, and the columns'
names as people say them."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.utils.asgi import Response
from markupsafe import Markup
from PIL import Image, ImageDraw

from pipeline.labels import column_heads, labels, labels_in
from pipeline.records import Box
from pipeline.report.pictures import Cutout, Pictures

NAME = "baocao"  # under which the configuration of a Datasette gives the folder ``output``
_PLACE = (
    "SELECT m.doc_id, m.page, m.x0, m.y0, m.x1, m.y1, p.width, p.height FROM mentions m "
    "JOIN pages p ON p.doc_id = m.doc_id AND p.page = m.page WHERE m.mention_id = ?"
)
_RED = "#d3261c"
_WIDE = 420  # pixels of a picture beside a row
_CELL = Markup(
    '<a href="/{}"><img src="/-/figure/{}.webp" loading="lazy" alt="" '
    'style="max-width:none;width:260px" onerror="this.remove()"> {}</a>'
)
_LEADS = {"vi": "Xem trang", "en": "See the page"}
# Datasette gives each column's name in the attribute data-column
_SCRIPT = """
document.querySelectorAll("dl.column-descriptions").forEach(list => {
  const box = document.createElement("details"), head = document.createElement("summary");
  head.textContent = "Ý nghĩa các cột / What the columns mean";
  list.replaceWith(box);
  box.append(head, list);
});
const style = document.createElement("style");
style.textContent = `.facet-info ul { max-height: 17em; overflow-y: auto; margin: 0 }
  td.col-evidence, td.col-title, td.col-message, td.col-problem { min-width: 22em }
  .facet-info li, .facet-info li a { word-break: normal; overflow-wrap: anywhere }`;
document.head.append(style);
const heads = HEADS, words = WORDS, page = PAGE;
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const node = texts.currentNode, box = node.parentElement, text = node.nodeValue.trim();
  if (box.closest("table, script, style, dl")) continue;
  if (box.matches("option")) box.value = box.value;  // its text is no longer what it sends
  const told = page[text] || (box.matches("option") && heads[text]);
  if (told) node.nodeValue = node.nodeValue.replace(text, told);
  else if (page.rows && box.matches("h3")) {
    node.nodeValue = node.nodeValue.replace(/\\brows?\\b/, page.rows)
      .replace(/\\bwhere\\b/, page.where);
  }
}
document.querySelectorAll("input[type=submit]").forEach(button => {
  button.value = page[button.value] || button.value;
});
Object.entries(words).forEach(([column, names]) => {
  const cells = `td.col-${column}, [data-column=${column}] li a, [data-column=${column}] li`;
  document.querySelectorAll(cells).forEach(node => node.childNodes.forEach(part => {
    const code = (part.nodeValue || "").trim().split(" ")[0];
    if (names[code]) part.nodeValue = part.nodeValue.replace(code, names[code]);
  }));
});
document.querySelectorAll("[data-column]").forEach(node => {
  const name = node.dataset.column, shown = node.querySelector("strong, a") || node;
  const text = [...shown.childNodes].find(part => part.nodeValue && part.nodeValue.includes(name));
  if (text && heads[name]) {
    text.nodeValue = text.nodeValue.replace(name, heads[name]);
    shown.title = name;
  }
});
"""


def _output(datasette: Any) -> Path | None:
    config = datasette.plugin_config(NAME)
    return Path(config["output"]) if config else None


def _language(datasette: Any) -> str:
    """The language of the pages, ``vi`` or ``en``."""
    config = datasette.plugin_config(NAME) or {}
    return str(config.get("language", "vi"))


@hookimpl
def render_cell(value: Any, column: str, datasette: Any) -> Markup | None:
    """The cell ``link`` as the picture of the figure, which leads to its page."""
    if column != "link" or not value or not _output(datasette):
        return None
    mention = str(value).partition("#")[2]
    return _CELL.format(value, mention, _LEADS[_language(datasette)])


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/-/figure/(?P<mention>[0-9a-z-]+)\.webp$", figure)]


@hookimpl
def extra_body_script(datasette: Any) -> str:
    language = _language(datasette)
    told = {
        "HEADS": column_heads(language),
        "WORDS": words(language),
        # Datasette itself speaks English
        "PAGE": page_words() if language == "vi" else {},
    }
    script = _SCRIPT
    for name, data in told.items():
        script = script.replace(name, json.dumps(data, ensure_ascii=False))
    return script


@cache
def words(language: str) -> dict[str, dict[str, str]]:
    """Column -> what people call its codes."""
    named: dict[str, dict[str, str]] = {"status": {}, "level": {}}
    for (group, code), name in labels_in(language).items():
        if group in named:
            named[group][code] = name
    return named


@cache
def page_words() -> dict[str, str]:
    """What Datasette writes on its pages -> the same in Vietnamese."""
    groups = ("explore", "table")
    return {label.code: label.vi for label in labels() if label.group in groups}


async def figure(request: Any, datasette: Any) -> Any:
    """The band of a page around one figure, framed; 404 where there is no picture of it."""
    output, mention = _output(datasette), request.url_vars["mention"]
    found = await datasette.get_database("explore").execute(_PLACE, [mention])
    row = found.first()
    cuts: list[Cutout] = []
    if output and row and row["x0"] is not None and row["width"]:
        size = {(row["doc_id"], row["page"]): (row["width"], row["height"])}
        box = Box(row["x0"], row["y0"], row["x1"], row["y1"])
        cuts = Pictures(output, size, {}).cut(row["doc_id"], row["page"], [box])
    if not cuts:
        return Response("", status=404)
    return Response(framed(cuts[0]), content_type="image/webp")


def framed(cut: Cutout) -> bytes:
    """The middle of a cut-out, with its frames drawn into it, as WebP."""
    with Image.open(io.BytesIO(cut.webp)) as stored:
        picture = stored.convert("RGB")
    drawn = ImageDraw.Draw(picture)
    for left, top, width, height in cut.frames:
        edges = (left, top, left + width, top + height)
        sides = (picture.width, picture.height) * 2
        corners = [
            edge * side / 100 for edge, side in zip(edges, sides, strict=True)
        ]
        drawn.rectangle(corners, outline=_RED, width=3)
    # of the figure, percent
    middle = sum(cut.frames[0][::2]) - cut.frames[0][2] / 2
    left = int(
        min(max(0, middle * picture.width / 100 - _WIDE / 2), picture.width)
    )
    picture = picture.crop(
        (left, 0, min(left + _WIDE, picture.width), picture.height)
    )
    made = io.BytesIO()
    picture.save(made, "WEBP", quality=60)
    return made.getvalue()
