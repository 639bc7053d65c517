"""Imported by the fork server before it forks: what every worker loads and compiles is then there
once, and shared.

Models, lists and patterns are loaded by the first document that needs them; so one that needs most
of them is analysed here. It is composed, and nothing of it is kept."""

from __future__ import annotations

import contextlib
import gc

from pipeline import checks, facts, mentions, structure
from pipeline.records import Document, Page, Reading, Source
from pipeline.resources import model_path


def _analyse() -> None:
    text = model_path("warm_up.txt").read_text(encoding="utf-8")
    source = Source("", "", "0" * 16, "text", len(text))
    reading = Reading((Page(1, text),))
    layout = structure.parse(reading, source)
    found = mentions.find(source.doc_id, reading, layout)
    findings = facts.normalise(source.doc_id, layout, found)
    document = Document(source, reading, layout, found, findings)
    checks.check_document(document)


# a stage that fails says so where a document asks for it
with contextlib.suppress(Exception):
    _analyse()
# what is here stays: a collection in a worker would only write to pages that are shared
gc.freeze()
gc.enable()
