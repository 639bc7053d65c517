"""The text of a title without what print and scanning put around it."""

from __future__ import annotations

import re

from pipeline.structure.lines import in_capitals
from pipeline.structure.patterns import patterns
from pipeline.text import fold, one_line

# longer than any syllable
_STAMP = re.compile(r"(?<!\S)[^\w\s]?[A-ZĐ]{8,}\b[^\w\s]?")
_STAMP_BEHIND = re.compile(_STAMP.pattern + r"[ .]*$")
_LEAD = 60  # characters before Về việc that a stamp may have left


def _without_stamp(text: str) -> str:
    """A title without what readers made of a stamp before or behind it."""
    if in_capitals(text):
        return text
    lead = patterns("subject spelt").search(text)
    if lead and lead.start() <= _LEAD and _STAMP.search(text, 0, lead.start()):
        text = text[lead.end() :]
    while stamp := _STAMP_BEHIND.search(text):
        text = text[: stamp.start()].rstrip(" .")
    return text


def without_mark(text: str) -> str:
    """The text of a title behind a stamp, without what is left of the stamp's
    edge: -a năm 2020."""
    return re.sub(r"^[-–~.,'`*]+[^\W\d_]?\s+(?=[^\W_]{2})", "", text)


def quoted(text: str) -> str:
    """A title read from a picture with the quotes and apostrophes that are printed: readers give
    straight ones, and lose the last."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    return text.replace('"', "“") + "”" if text.count('"') == 1 else text


def clean(text: str) -> str:
    """A title on one line, without V/v or Về việc, without what printing put around it."""
    text = re.sub(r"\*+|_{2,}|\[[^\]]{0,12}\]$", "", one_line(text))
    # a symbol broken over two lines
    text = re.sub(r"(?<=[A-ZĐ][A-ZĐ])- (?=[A-ZĐ]{2})", "-", text)
    if match := patterns("subject").search(fold(text)):
        quoted = text[: match.end()].strip()[:1] in ('"', "“")
        text = text[match.end() :].rstrip('"”' if quoted else "")
    # the number of a stamp beside it
    text = re.sub(r"^[^\W\d]\S*\d\S*[:/]\S*\s+(?=[^\W\d_]{2})", "", text)
    text = _without_stamp(text)
    text = text.strip(" .,;:-–—_|'`~*/\\…")
    return patterns("about spelt").sub("", text).strip()
