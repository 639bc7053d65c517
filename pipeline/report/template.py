"""The templates of the pages, and JSON that may stand in them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import jinja2


@cache
def template(name: str) -> jinja2.Template:
    """A file of ``templates/`` that escapes whatever is put into it."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pipeline.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


@cache
def source(name: str) -> str:
    """The text of a file of ``templates/``, for a script or a style that goes in as it is."""
    path = files("pipeline.report").joinpath("templates", name)
    return path.read_text(encoding="utf-8")


def inert(data: object) -> str:
    """JSON that cannot end the script element it stands in, nor open a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    for letter in "<>\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text
