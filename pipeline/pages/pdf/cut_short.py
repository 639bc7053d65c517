"""Whether what draws a page was cut short: pdfium draws as much as there is and says nothing."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from pipeline.pages.pdf.lines import LayerLine

# how a whole content ends: of a text, a state, a marked part (ISO 32000-1, annex A)
_ENDS = re.compile(rb"(?:^|\s)(?:ET|Q|EMC|S|f\*?|n|Do)\s*\Z")
_BLANK = 0.4  # of the page's height, that lies empty under the last line


def ends_early(lines: Sequence[LayerLine], height: float) -> bool:
    """Whether print ends far above the foot of the page, as where the rest is lost."""
    feet = [line.area[3] for line in lines if line.area is not None]
    return bool(feet) and max(feet) < (1 - _BLANK) * height


def is_cut(path: str, password: str, number: int) -> bool:
    """Whether the packed content of page ``number`` (from 1) ends before its end."""
    # imported where a page is doubtful: pdfium reads all others
    import pikepdf

    try:
        with pikepdf.open(path, password=password) as pdf:
            contents = pdf.pages[number - 1].obj.get("/Contents")
            parts = (
                list(contents)
                if isinstance(contents, pikepdf.Array)
                else [contents]
            )
            return any(
                _breaks_off(part.read_raw_bytes())
                for part in parts
                if isinstance(part, pikepdf.Stream)
                and part.get("/Filter") == "/FlateDecode"
            )
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, IndexError):
        return False


def _breaks_off(packed: bytes) -> bool:
    """Whether a stream ends within its data; one that only lacks its checksum is whole."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(packed)
    except zlib.error:
        return True
    return not unpacker.eof and not _ENDS.search(plain)
