"""Reads HTML: the text of an article or an exported document, its tables cell by cell. Nothing is
loaded or run."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from pipeline import sandbox
from pipeline.errors import LimitPassed, UnreadableInput
from pipeline.pages.formats import foreign, web_archive
from pipeline.pages.formats.assembly import Draft
from pipeline.pages.formats.html_flow import BLOCKS, Flow, Setting
from pipeline.pages.formats.html_page import body_of, fonts_of
from pipeline.pages.formats.html_pictures import Pictures, lift
from pipeline.pages.formats.html_shown import show, unread
from pipeline.pages.formats.text_file import to_text
from pipeline.records import Limits, Reading, ReadOptions

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_UNSEEN = re.compile(
    r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S
)
_BREAK = re.compile(rf"</?(?:br|{'|'.join(sorted(BLOCKS))})\b[^<>]*>", re.I)
_TAG = re.compile(r"<[^<>]*>")


def read_html(path: Path, options: ReadOptions) -> Reading:
    """The document as one page. Raises UnreadableInput where there is no text, LimitPassed where it
    costs too much."""
    return read_page(path, options, frozenset())


def read_page(
    path: Path, options: ReadOptions, apart: frozenset[str]
) -> Reading:
    """As ``read_html``; pictures whose addresses (``cid:…``) are ``apart`` are inputs of their
    own."""
    limits = options.limits
    draft = sandbox.call(
        _parse,
        path,
        limits,
        apart,
        memory_bytes=limits.memory_bytes,
        seconds=limits.page_seconds,
    )
    foreign.read_within(draft, options, 1)
    # Here and not in the child, whose tables of syllables would be lost with it.
    return draft.reading()


def _parse(
    path: Path, limits: Limits, apart: frozenset[str] = frozenset()
) -> Draft:
    web = web_archive.opened(path.read_bytes())
    draft = Draft()
    for data in (web.data, *web.frames):
        markup, lifted = lift(data)
        # the tree of a page takes up to thirty times its bytes
        if len(markup) > limits.memory_bytes // 30:
            raise LimitPassed(
                f"{len(markup) >> 20} MB of HTML need more memory than allowed "
                "(limit memory_bytes)"
            )
        pictures = Pictures(
            path.parent, web.location, {**web.parts, **lifted}, apart
        )
        _add(markup, pictures, draft)
    return draft


def _add(data: bytes, pictures: Pictures, draft: Draft) -> None:
    """What a page shows, at the end of ``draft``."""
    declared = _CHARSET.search(data[:4096])
    text = to_text(
        data, declared[1].decode("ascii") if declared else ""
    ).replace("\0", "")
    # Bytes and a stated encoding: the parser then ignores what the page itself declares.
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(f"no readable HTML ({error})") from error
    if root is None:
        raise UnreadableInput("no readable HTML (no element)")
    flow = Flow(fonts_of(text), pictures, draft)
    if any("depth" in entry.message for entry in parser.error_log):
        # The parser stops where nesting passes its limit; what follows must not vanish.
        for line in _TAG.sub(
            " ", _BREAK.sub("\n", _UNSEEN.sub(" ", text))
        ).split("\n"):
            flow.say(line, Setting())
            flow.end_line()
        draft.problems.append(
            "elements nested too deep: read without tables and structure"
        )
        return
    show(root, text)
    draft.problems += unread(root, text)
    flow.walk(body_of(root), Setting())
    flow.end_line()
