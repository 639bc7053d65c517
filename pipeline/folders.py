"""The folders of a dataset that one stage writes and another reads or links to."""

from __future__ import annotations

from pathlib import Path

PLACES = "places"  # pages on which figures stand, each marked
TEXT = "text"  # what was read of each document
# of the pictures of pages that were read by OCR; the last in datasets until November 2026
PICTURE_KINDS = (".jpg", ".webp")


def pages_of(output: Path, doc_id: str) -> tuple[str, ...]:
    """The text of each page of a document of a dataset; none where there is no text. Line ends stay
    as they are, so that places of figures stay valid."""
    path = output / TEXT / f"{doc_id}.txt"
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return tuple(file.read().split("\f"))
    except OSError:
        return ()
