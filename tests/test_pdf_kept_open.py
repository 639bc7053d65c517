"""A PDF that is read page by page: opened once, and each page as if it were opened for it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from unittest import mock

from devtools.bench import archive
from pipeline import pages
from pipeline.pages.pdf import kept_open
from pipeline.records import Page, ReadOptions, Source


def _source(path: Path) -> Source:
    return Source(path.name, str(path), "0" * 16, "pdf", path.stat().st_size)


def _read(source: Source, number: int) -> Page:
    found = pages.read(source, ReadOptions(), number, number).pages
    return replace(found[0], seconds=0.0)


def test_pages_are_those_of_a_pdf_opened_for_each(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(archive.pdf(1))
    source = _source(path)
    last = pages.count(source, ReadOptions())
    opened = mock.Mock(side_effect=kept_open.open_pdf)
    with mock.patch.object(kept_open, "open_pdf", opened):
        found = [_read(source, number) for number in range(1, last + 1)]
        assert opened.call_count == 1
        kept_open._kept.close()
        alone = [_read(source, number) for number in range(last, 0, -1)]
    assert found == alone[::-1]


def test_a_page_that_is_read_again_and_a_file_of_the_same_name(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(archive.pdf(1))
    first = _read(_source(path), 1)
    assert _read(_source(path), 1) == first
    other = tmp_path / "b.pdf"
    other.write_bytes(archive.pdf(2))
    os.replace(other, path)
    assert _read(_source(path), 2).text != first.text
    assert _read(_source(path), 1).text != first.text
