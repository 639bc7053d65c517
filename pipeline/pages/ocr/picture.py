"""Pictures of pages: rendered or loaded, made grey, turned upright, straightened, brought to the
working resolution."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from pipeline.errors import BaocaoError, LimitPassed, UnreadableInput
from pipeline.pages import levels
from pipeline.pages.ocr import red_ink
from pipeline.pages.pdf.objects import is_grey
from pipeline.records import Limits

DPI = 200  # what the recogniser reads best
_PREVIEW = 150  # dpi of a preview at most
# as pages with a text layer are kept; WebP takes ten times as long for a twentieth fewer bytes
_JPEG = (cv2.IMWRITE_JPEG_QUALITY, 45)
_MOST = 30_000_000  # pixels of a working picture; an A2 sheet at 200 dpi has half as many
# inches: a piece of a rule, the shortest that belongs to a table
_RULE_CELL, _RULE = (0.08, 0.4)
_INKED = 225.5 / 255  # of a cell that is dark all along
_A4_INCHES = 8.27
_SUBFILE, _NO_PAGE = 254, 0b101  # of TIFF: a smaller copy, a mask
_MOVING = ("GIF", "WEBP", "PNG", "AVIF")
_SEEN = 40  # levels of grey between letters and their ground
# times one resolution may be the other where pixels count as square
_SQUARE = 1.05
_SMALL_PAGE = 4.0  # inches of its longer side: no page of a report is so small
_TILL, _STRIP = (
    1.5,
    3.0,
)  # inches of the width of a till's paper; times that it is long

Gray = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as an upright, level grey picture; ``dpi`` pixels an inch in both directions."""

    gray: Gray
    dpi: float
    # degrees, clockwise, by which it was turned to stand upright
    rotation: int = 0
    # degrees, counter-clockwise, by which it was turned to be level
    skew: float = 0.0

    @property
    def width(self) -> float:
        """Of the page in PDF points."""
        return self.gray.shape[1] * 72 / self.dpi

    @property
    def height(self) -> float:
        return self.gray.shape[0] * 72 / self.dpi


def grey(rgb: npt.NDArray[np.uint8], dpi: float = DPI) -> Gray:
    """One channel of a picture [H, W] or [H, W, 3] (red first), in which seals vanish."""
    return rgb if rgb.ndim == 2 else red_ink.without_seals(rgb, dpi)


def from_pdf(page: Any, limits: Limits) -> tuple[Gray, float]:
    """The page of a PDF (a pypdfium2 page) as a grey picture and its resolution; a page too small
    to be one is taken for a sheet of A4."""
    width, height = page.get_size()
    inches = (width / 72) * (height / 72)
    if not min(width, height) > 72 / DPI:  # less than a pixel, or no number
        raise UnreadableInput(
            f"a page of {width:g} x {height:g} points shows nothing"
        )
    if inches * DPI * DPI > limits.pixels:
        raise LimitPassed(
            f"the page is larger than {limits.pixels} pixels at {DPI} dpi (limit pixels)"
        )
    dpi = min(float(DPI), math.sqrt(_MOST / max(inches, 1e-6)))
    larger = 1.0
    # a box that was made too small for its scan
    if max(width, height) < 72 * _SMALL_PAGE:
        larger = _A4_INCHES * 72 / min(width, height)
    bitmap = page.render(
        scale=larger * dpi / 72,
        rev_byteorder=True,
        may_draw_forms=False,
        grayscale=is_grey(page),
    )
    try:
        return grey(
            bitmap.to_numpy()[..., :3]
            if bitmap.n_channels > 1
            else bitmap.to_numpy().squeeze().copy()
        ), dpi
    finally:
        bitmap.close()


def count_frames(path: Path) -> int:
    """How many pages a file holds (more than one only in TIFF)."""
    with _opened(path) as image:
        return sum(1 for _ in _pages(image))


def _pages(image: Image.Image) -> Iterator[int]:
    """Moves through the pictures of a file that are pages; small copies and masks of the page
    before them are none (TIFF 6.0, NewSubfileType)."""
    yield 0
    if image.format != "TIFF":
        return
    first = image.size
    for n in range(1, int(getattr(image, "n_frames", 1))):
        image.seek(n)
        marks = int(getattr(image, "tag_v2", {}).get(_SUBFILE, 0))
        if not (marks & _NO_PAGE and image.width < first[0]):
            yield n


def moves(path: Path) -> bool:
    """Whether a picture is an animation, of which the first picture alone is read."""
    with _opened(path) as image:
        # the second picture of a photograph is its preview
        return image.format in _MOVING and getattr(image, "n_frames", 1) > 1


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """The picture file; what Pillow raises within becomes UnreadableInput, what it warns of is not
    told."""
    # the limit of the options is checked instead, before any pixel is decoded
    Image.MAX_IMAGE_PIXELS = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if _is_heif(path):
                import pillow_heif

                pillow_heif.register_heif_opener()
            with Image.open(path) as image:
                yield image
        except (BaocaoError, MemoryError):
            raise
        # Damaged headers make its parsers fail in every way (TypeError, KeyError ...).
        except Exception as error:
            said = str(error).replace(str(path), "").replace("''", "").strip()
            kind = "HEIC picture" if _is_heif(path) else "picture"
            raise UnreadableInput(
                f"the {kind} cannot be decoded: {said}"
            ) from error


def _is_heif(path: Path) -> bool:
    """Whether a file is one of those that phones make (ISO/IEC 23008-12)."""
    with open(path, "rb") as file:
        return file.read(8)[4:] == b"ftyp"


def from_image(path: Path, frame: int, limits: Limits) -> tuple[Gray, float]:
    """Frame ``frame`` (from 0) of a picture file as a grey picture and its resolution."""
    with _opened(path) as image:
        for _ in zip(range(frame + 1), _pages(image), strict=False):
            pass
        if image.width * image.height > limits.pixels:
            raise LimitPassed(
                f"the picture has {image.width} x {image.height} pixels, more than {limits.pixels} "
                "(limit pixels)"
            )
        across, down = (float(v or 0) for v in image.info.get("dpi", (0, 0)))
        dpi = max(across, down)
        upright = ImageOps.exif_transpose(image)
        if (
            upright.mode in ("RGBA", "LA", "PA")
            or "transparency" in upright.info
        ):
            upright = _on_ground(upright.convert("RGBA"))
        # a fax: pixels are no squares
        if _SQUARE < dpi / max(1.0, min(across, down)) < 4:
            size = (
                round(upright.width * dpi / across),
                round(upright.height * dpi / down),
            )
            upright = upright.convert("RGB").resize(size)
        gray = grey(_levels(upright), dpi or DPI)
    short = min(gray.shape)
    # none given, or one that no page of paper can have
    if not 70 <= dpi <= 1200 or not 4 < short / dpi < 18:
        dpi = min(600.0, max(72.0, short / _A4_INCHES))
    return gray, dpi


def _on_ground(image: Image.Image) -> Image.Image:
    """A picture without a ground of its own on white; on black where its letters are white."""
    laid = [
        Image.alpha_composite(Image.new("RGBA", image.size, ground), image)
        for ground in ("white", "black")
    ]
    gray = np.asarray(laid[0].convert("L"))
    return laid[int(gray.min()) > int(gray.max()) - _SEEN]


def _levels(image: Image.Image) -> npt.NDArray[np.uint8]:
    """The picture in 256 levels, [H, W] or [H, W, 3]."""
    if image.mode.startswith(("I", "F")):  # Pillow would cut off all above 255
        deep = np.asarray(image).astype(np.float32)
        return np.asarray(
            np.clip(deep * (255 / _white(deep)), 0, 255), np.uint8
        )
    return np.asarray(image.convert("L" if image.mode in ("1", "L") else "RGB"))


def _white(deep: npt.NDArray[np.float32]) -> float:
    """The level of white in a picture of more than 8 bits: the least power of two, less one, that
    no level passes (scanners store 12 bits in 16); 1 where levels are fractions."""
    most = float(deep.max(initial=0.0))
    if most <= 1:
        return 1.0
    return float(max(255, 2 ** math.ceil(math.log2(most + 1)) - 1))


def resize(gray: Gray, dpi: float, wanted: float = DPI) -> tuple[Gray, float]:
    """``gray`` brought to ``wanted`` dpi (less where the page is very large)."""
    most = math.sqrt(_MOST / (gray.size / (dpi * dpi)))
    wanted = min(wanted, most)
    scale = wanted / dpi
    if abs(scale - 1) < 0.03:
        return gray, dpi
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    size = (
        max(1, round(gray.shape[1] * scale)),
        max(1, round(gray.shape[0] * scale)),
    )
    return np.asarray(
        cv2.resize(gray, size, interpolation=how), np.uint8
    ), wanted


def halved(gray: Gray) -> Gray:
    """``gray`` half as wide and high, without an odd last row or column: OpenCV takes the mean of
    four pixels ten times faster than that of parts of pixels."""
    high, wide = (max(1, side // 2) for side in gray.shape)
    even = gray[: 2 * high, : 2 * wide]
    return np.asarray(
        cv2.resize(even, (wide, high), interpolation=cv2.INTER_AREA), np.uint8
    )


def ruled(gray: Gray, dpi: float) -> bool:
    """Whether the page has rules in both directions, told cheaply: most pages have none, and the
    search for tables costs as much as finding the lines of text. A rule is a run of cells that are
    dark all along it."""
    paper, ink = levels.percentiles(gray[::8, ::8], 60, 0.5)
    dark = levels.darker(gray, paper - 0.25 * (paper - ink))
    cell, run = round(_RULE_CELL * dpi), round(_RULE / _RULE_CELL)
    if min(gray.shape) < cell * run:
        return False
    # rows of pixels are added up several times faster than columns
    turned = np.asarray(cv2.transpose(dark), np.uint8)
    return all(_has_rule(one, cell, run) for one in (turned, dark))


def _has_rule(dark: Gray, cell: int, run: int) -> bool:
    """Whether so many cells on end (``run``), each of ``cell`` pixels from top to bottom and one
    across, of a picture (1 where it is dark) are dark all along, once the ink is three pixels
    thick."""
    down = len(dark) // cell
    fat = cv2.dilate(dark[: down * cell], np.ones((1, 3), np.uint8))
    counts = fat.reshape(down, cell, -1).sum(1, dtype=np.uint16)
    inked = (counts > _INKED * cell).view(np.uint8)
    kernel = np.ones((run, 1), np.uint8)
    return bool(cv2.erode(inked, kernel, borderValue=0).any())


def preview(picture: Picture) -> bytes:
    """A small JPEG of the page, of about 100 dpi; of a very large one up to 150."""
    small = halved(picture.gray) if picture.dpi > _PREVIEW else picture.gray
    made, stored = cv2.imencode(".jpg", small, _JPEG)
    return stored.tobytes() if made else b""
