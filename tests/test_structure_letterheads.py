"""Letterheads and ends of documents of all kinds of bodies, composed: what documents.csv says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records import Header, Page, Reading, Source
from pipeline.structure import parse

SOURCE = Source("", "", "0" * 16, "text", 0)
DOCUMENTS = Path(__file__).with_name("letterheads.txt")


def _cases() -> list[object]:
    _, *parts = DOCUMENTS.read_text(encoding="utf-8").split("\n@@ ")
    cases = []
    for part in parts:
        said, _, text = part.partition("\n@@@\n")
        shows, *columns = said.split("\n")
        expected = {
            name: "" if value == "-" else value
            for name, value in (column.split(": ", 1) for column in columns)
        }
        cases.append(pytest.param(text, expected, id=shows))
    return cases


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_letterhead(text: str, expected: dict[str, str]) -> None:
    found = _header(text)
    assert {name: getattr(found, name) for name in expected} == expected


def _header(text: str) -> Header:
    return parse(Reading((Page(1, text),)), SOURCE).header
