"""What baocao adds to Datasette: a figure's picture with a frame beside its row, and the columns'
names as people say them."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.utils.asgi import Response
from markupsafe import Markup
from PIL import Image, ImageDraw

from pipeline.dataset.contract import columns
from pipeline.labels import code_names, column_heads, labels
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
    'onerror="this.remove()"> {}</a>'
)
_LEADS = {"vi": "Xem trang", "en": "See the page"}
_STYLE = "/-/baocao.css"


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
    return [
        (r"^/-/figure/(?P<mention>[0-9a-z-]+)\.webp$", figure),
        (f"^{re.escape(_STYLE)}$", style),
    ]


@hookimpl
def extra_css_urls() -> list[str]:
    return [_STYLE]


def style() -> Any:
    """Our style over that of Datasette, for light and dark."""
    return Response(_source("explore.css"), content_type="text/css")


@hookimpl
def extra_body_script(table: str | None, datasette: Any) -> str:
    language = _language(datasette)
    heads = column_heads(language)
    told = {
        "language": language,
        # Datasette shows the name, to which the code leads
        "heads": {**heads, "indicator": heads["indicator_name"]},
        "words": words(table or "", language),
        "page": page_words(language),
    }
    data = (
        f"const {name} = {json.dumps(one, ensure_ascii=False)};\n"
        for name, one in told.items()
    )
    return "".join(data) + _source("explore.js")


def _source(name: str) -> str:
    return (files("pipeline.desk") / name).read_text(encoding="utf-8")


@cache
def words(table: str, language: str) -> dict[str, dict[str, str]]:
    """Column of a table -> what people call its codes."""
    named = {
        column.name: code_names(table, column.name, language)
        for column in columns("documents" if table == "duplicates" else table)
    }
    return {column: names for column, names in named.items() if names}


@cache
def page_words(language: str) -> dict[str, str]:
    """What Datasette writes on its pages, and the names of tables -> the same in a language."""
    groups = ("explore", "table")
    return {
        label.code: getattr(label, language)
        for label in labels()
        if label.group in groups
    }


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
