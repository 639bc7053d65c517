"""The templates of the pages, and JSON that may stand in them."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files

import jinja2

from pipeline.grouping import by_key
from pipeline.labels import labels


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
def source(name: str, folder: str = "templates") -> str:
    """The text of a file of ``templates/``, or of ``vendor/``, for a script or a style that goes in
    as it is."""
    path = files("pipeline.report").joinpath(folder, name)
    return path.read_text(encoding="utf-8")


def policy(*scripts: str) -> str:
    """The content policy of a page that runs ``scripts`` alone and loads nothing; the template puts
    a line break before and after each of them."""
    hashes = (
        hashlib.sha256(f"\n{script}\n".encode()).digest() for script in scripts
    )
    allowed = " ".join(
        f"'sha256-{base64.b64encode(one).decode()}'" for one in hashes
    )
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src {allowed}"
    )


def words() -> dict[str, dict[str, dict[str, str]]]:
    """Names of codes, and labels, in both languages, by group and code."""
    groups = by_key((label.group, label) for label in labels())
    return {
        group: {label.code: {"vi": label.vi, "en": label.en} for label in own}
        for group, own in groups.items()
    }


def inert(data: object) -> str:
    """JSON that cannot end the script element it stands in, nor open a comment."""
    text = json.dumps(
        data,
        ensure_ascii=False,
        separators=(",", ":"),
        default=str,
    )
    for letter in "<>\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text
