"""The pictures of a web page: within it (``data:``, RFC 2397), among the parts of a web archive or
e-mail (``cid:``, RFC 2392), or in files beside it. Nothing is fetched."""

from __future__ import annotations

import base64
import binascii
import io
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urljoin

from pipeline.pages.formats.assembly import Foreign
from pipeline.pages.formats.foreign import LEAST, is_picture
from pipeline.pages.formats.html_page import Element, tag_of

Shown = (
    Foreign | str | None
)  # a picture, what speaks against reading it, or nothing to read
OUTSIDE = "not read: a picture kept outside the page"
_UNKNOWN = "not read: a picture (of a kind that is not read)"
_DRAWING = "not read: a drawing with figures"
WORD = "not read: a small picture within a line of text"
_LIFTED = re.compile(
    rb"data:image/[\w.+-]+(?:;[\w=.-]+)*;base64,([A-Za-z0-9+/=%\s]{100,})", re.I
)
# before the number of a picture that was taken out of the markup
_NAME = "lifted:"
_DATA = re.compile(r"data:(image/[\w.+-]+)?((?:;[\w=.-]+)*),(.*)", re.I | re.S)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.I)
_BACKGROUND = re.compile(
    r"background(?:-image)?\s*:[^;]*?url\(\s*[\"']?([^\"')]+)", re.I
)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|in|cm|mm)?\s*(?:$|[;!])")
_UNITS = {"": 96, "px": 96, "pt": 72, "in": 1, "cm": 2.54, "mm": 25.4}
_SHEET = 8.27  # inches: a wider picture is shown as wide as a sheet
_SCREEN = 96  # pixels an inch
_RESOLUTIONS = (70, 1200)  # that the file of a picture may state
_MOST_BYTES = 100 << 20  # of a file beside the page
_INK = 60  # levels of grey between letters and their ground
_LOWEST, _LONGER = 0.08, 1.5  # inches of a word's height; times that it is wide
_DIGIT = re.compile(rb"\d")
_TEXT = re.compile(rb">([^<]+)<")


def lift(markup: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The markup with short names in place of the pictures within it, and these: a tree of the
    page would take many times their size."""
    lifted: dict[str, bytes] = {}

    def named(match: re.Match[bytes]) -> bytes:
        name = f"{_NAME}{len(lifted)}"
        lifted[name] = _decoded(unquote_to_bytes(match[1]))
        return name.encode()

    return _LIFTED.sub(named, markup), lifted


@dataclass(frozen=True)
class Pictures:
    """Where the pictures of a page can be found."""

    folder: Path | None = None  # beside the page
    location: str = ""  # of the page in its web archive
    parts: dict[str, bytes] = field(
        default_factory=dict
    )  # by ``cid:…`` or location
    apart: frozenset[str] = (
        frozenset()
    )  # names of those that are inputs of their own

    def shown(self, element: Element) -> Shown:
        """What an element shows as a picture."""
        source = _source(element)
        if not source or source in self.apart:
            return None
        size = _stated(element)
        data = self._data(source)
        if data is None:
            told = tag_of(element) == "img" and not _is_small(size)
            return OUTSIDE if told else None
        if b"<svg" in data[:2000]:
            return _DRAWING if _has_figures(data) else None
        if not is_picture(data):
            return _UNKNOWN
        return _picture(element, data, size)

    def _data(self, source: str) -> bytes | None:
        """The bytes of a picture; None where they are not at hand."""
        for name in (source, urljoin(self.location, source), unquote(source)):
            if name in self.parts:
                return self.parts[name]
        if match := _DATA.match(source):
            if "base64" in match[2].lower():
                return _decoded(unquote_to_bytes(match[3]))
            return unquote_to_bytes(match[3])
        if _SCHEME.match(source) or self.folder is None:
            return None
        return _beside(self.folder, source)


def _picture(
    element: Element, data: bytes, size: tuple[float | None, float | None]
) -> Shown:
    """A picture to be read, where it is large enough to hold more than a word."""
    own = _own_size(data)
    if _is_small(size) or (own and _is_small(own)):
        word = _stands_in_text(element) and _is_like_a_word(own or size)
        return WORD if word and _shows_ink(data) else None
    wide = size[0] or (min(own[0], _SHEET) if own else 0.0)
    return Foreign(data, "a picture", wide)


def _source(element: Element) -> str:
    """The address of the picture that an element shows, "" where it shows none."""
    tag = tag_of(element)
    if tag == "img":
        # pages that load pictures as one scrolls name them there
        late = element.get("data-src") or element.get("data-original")
        return str(late or element.get("src", "")).strip()
    background = _BACKGROUND.search(element.get("style", ""))
    if background and not "".join(element.itertext()).strip():
        return background[1].strip()
    return ""


def _is_small(size: tuple[float | None, float | None]) -> bool:
    """Whether a picture of this width or height, in inches, is an ornament: too small to be read.
    A side that is not known says nothing."""
    return any(
        side is not None and side < least
        for side, least in zip(size, LEAST, strict=True)
    )


def _is_like_a_word(size: tuple[float | None, float | None]) -> bool:
    """Whether a small picture has the shape of a word: pages show figures and addresses so, for
    programs not to find them."""
    wide, high = size
    if high is not None and high < _LOWEST:
        return False
    return None in (wide, high) or bool(
        wide and high and wide >= _LONGER * high
    )


def _stands_in_text(element: Element) -> bool:
    """Whether text stands right before and behind a picture that leads nowhere."""
    parent = element.getparent()
    if parent is None or tag_of(parent) in ("a", "button", "label"):
        return False
    previous = element.getprevious()
    before = parent.text if previous is None else previous.tail
    return bool((before or "").strip() and (element.tail or "").strip())


def _has_figures(drawing: bytes) -> bool:
    """Whether the text of a drawing (SVG) holds a digit."""
    return _DIGIT.search(b"".join(_TEXT.findall(drawing))) is not None


def _beside(folder: Path, source: str) -> bytes | None:
    """A file in the page's folder or below it; what leads elsewhere is not opened."""
    name = unquote(source.partition("#")[0].partition("?")[0])
    try:
        home = os.path.realpath(folder)
        path = os.path.realpath(os.path.join(home, name.replace("\\", "/")))
        if not path.startswith(home + os.sep) or not os.path.isfile(path):
            return None
        if os.path.getsize(path) > _MOST_BYTES:
            return None
        return Path(path).read_bytes()
    except (OSError, ValueError):
        return None


def _decoded(text: bytes) -> bytes:
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", text)
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return b""


def _stated(element: Element) -> tuple[float | None, float | None]:
    """Width and height in inches as the page gives them; None where it does not."""
    style = element.get("style", "")
    sides = []
    for name in ("width", "height"):
        found = re.search(rf"(?<![\w-]){name}\s*:([^;]*)", style, re.I)
        match = _LENGTH.match(found[1] if found else element.get(name, ""))
        sides.append(
            float(match[1]) / _UNITS[(match[2] or "").lower()]
            if match
            else None
        )
    return sides[0], sides[1]


def _shows_ink(data: bytes) -> bool:
    """Whether a picture is more than an empty one that keeps a place."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            levels = image.convert("RGBA").convert("L").tobytes()
            return max(levels) - min(levels) > _INK
    except MemoryError:
        raise
    except Exception:
        return False


def _own_size(data: bytes) -> tuple[float, float] | None:
    """Width and height in inches by the picture's own pixels; None where it is no picture that is
    known."""
    from PIL import Image  # imported where a page has pictures

    try:
        with Image.open(io.BytesIO(data)) as image:
            stated = float(image.info.get("dpi", (0, 0))[0] or 0)
            dpi = (
                stated
                if _RESOLUTIONS[0] <= stated <= _RESOLUTIONS[1]
                else _SCREEN
            )
            return image.width / dpi, image.height / dpi
    except MemoryError:
        raise
    except Exception:  # a damaged one fails in every way; its reader says so
        return None
