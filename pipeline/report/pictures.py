"""Cut-outs of page pictures with the places of the figures, from the pictures that reading kept or
the source file."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from pipeline.folders import PICTURE_KINDS, PLACES
from pipeline.records import Box

_MARGIN = 22.0  # points of page around the figures, above and below
_TALLEST = 330.0  # points of one cut-out
_GAP = 90.0  # points between figures from which they stand in two cut-outs
_WIDEST = 1000  # pixels
_SCALE = 120 / 72  # 120 dpi
_WHOLE = 96 / 72  # of a whole page: 96 dpi
# of pages drawn whole: JPEG takes 2 ms of CPU a page where WebP takes 16, for a seventh more bytes
DRAWN = ".jpg"
_SEAM = 8  # pixels drawn beyond a band: a letter that its edge cuts comes out a little paler there
_MOST = 4  # cut-outs of one finding
_UNDRAWN = (pypdfium2.PdfiumError, IndexError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Cutout:
    """A band of a page. ``frames`` are (left, top, width, height) in percent of the picture."""

    doc_id: str
    page: int
    webp: bytes
    width: int
    height: int
    frames: tuple[tuple[float, float, float, float], ...]


class Pictures:
    """Finds page pictures under OUTPUT/pictures and OUTPUT/places; renders PDF pages where the
    input file is known and still there."""

    def __init__(
        self,
        output: Path,
        sizes: Mapping[tuple[str, int], tuple[float, float]],
        inputs: Mapping[str, Path],
    ) -> None:
        self._output, self._sizes, self._inputs = output, sizes, inputs

    def cut(
        self,
        doc_id: str,
        page: int,
        boxes: Sequence[Box],
    ) -> list[Cutout]:
        """The bands of a page that hold ``boxes``; none where there is no picture of the page."""
        width, height = self._sizes.get((doc_id, page), (0.0, 0.0))
        if not width or not height or not boxes:
            return []
        sheet = next(filter(_height, self._sheets(doc_id, page)), None)
        if sheet is None:
            return []
        return [
            _cut(
                doc_id,
                page,
                sheet,
                band,
                width,
                height,
            )
            for band in _bands(boxes)[:_MOST]
        ]

    def _sheets(
        self,
        doc_id: str,
        page: int,
    ) -> Iterator[_Kept | _Drawn]:
        """Where the page may be seen, the best first."""
        name = f"{doc_id}-{page:04d}"
        for kind in PICTURE_KINDS:
            yield _Kept(self._output / "pictures" / f"{name}{kind}")
        if doc_id in self._inputs:
            yield _Drawn(self._inputs[doc_id], page)
        yield _Kept(self._output / PLACES / f"{name}{DRAWN}")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A picture of a page that stands in the dataset."""

    path: Path

    def height(self) -> int:
        """Pixels; 0 where there is no picture."""
        picture = _load(self.path)
        return picture.height if picture else 0

    def band(
        self,
        top: int,
        bottom: int,
    ) -> Image.Image:
        picture = _load(self.path)
        assert picture
        return picture.crop((0, top, picture.width, bottom))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page of a PDF, of which only the bands that are asked for are drawn: a tenth of the time of
    the whole."""

    path: Path
    page: int

    def height(self) -> int:
        try:
            return math.ceil(_page(self.path, self.page).get_height() * _SCALE)
        except (pypdfium2.PdfiumError, IndexError, OSError):
            return 0

    def band(
        self,
        top: int,
        bottom: int,
    ) -> Image.Image:
        page, height = _page(self.path, self.page), self.height()
        first, last = max(0, top - _SEAM), min(height, bottom + _SEAM)
        # rounded up there
        off = [
            (pixels - 0.5) / _SCALE if pixels else 0.0
            for pixels in (height - last, first)
        ]
        drawn = (
            page.render(scale=_SCALE, crop=(0, off[0], 0, off[1]))
            .to_pil()
            .convert("RGB")
        )
        return drawn.crop((0, top - first, drawn.width, bottom - first))


def _height(sheet: _Kept | _Drawn) -> int:
    return sheet.height()


@lru_cache(maxsize=2)
def _load(path: Path) -> Image.Image | None:
    try:
        with Image.open(path) as picture:
            return picture.convert("RGB")
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=2)
def _page(path: Path, page: int) -> Any:
    if path.suffix.lower() != ".pdf" or not path.is_file():
        raise FileNotFoundError(path)
    return pypdfium2.PdfDocument(path)[page - 1]


def _bands(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes grouped into bands of the page, from top to bottom."""
    bands: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (b.y0, b.x0)):
        near = (
            bands
            and box.y0 - max(b.y1 for b in bands[-1]) < _GAP
            and box.y1 - bands[-1][0].y0 < _TALLEST
        )
        if near:
            bands[-1].append(box)
        else:
            bands.append([box])
    return bands


def _cut(
    doc_id: str,
    page: int,
    sheet: _Kept | _Drawn,
    boxes: Sequence[Box],
    width: float,
    height: float,
) -> Cutout:
    down = sheet.height() / height
    top = max(0.0, min(b.y0 for b in boxes) - _MARGIN)
    bottom = min(height, max(b.y1 for b in boxes) + _MARGIN)
    webp, wide, high = _webp(
        sheet, int(top * down), max(int(bottom * down), int(top * down) + 1)
    )
    tall = max(bottom - top, 1.0)
    frames = tuple(
        (
            round(100 * (b.x0 - 2) / width, 2),
            round(100 * (b.y0 - 2 - top) / tall, 2),
            round(100 * (b.x1 - b.x0 + 4) / width, 2),
            round(100 * (b.y1 - b.y0 + 4) / tall, 2),
        )
        for b in boxes
    )
    return Cutout(
        doc_id,
        page,
        webp,
        wide,
        high,
        frames,
    )


@lru_cache(maxsize=256)
def _webp(
    sheet: _Kept | _Drawn,
    top: int,
    bottom: int,
) -> tuple[bytes, int, int]:
    """A band as WebP with its width and height; kept for a while, since a figure is often part of
    several findings."""
    band = sheet.band(top, bottom)
    if band.width > _WIDEST:
        band = band.resize(
            (_WIDEST, max(1, band.height * _WIDEST // band.width)),
            Image.Resampling.LANCZOS,
        )
    stored = io.BytesIO()
    band.save(
        stored,
        "WEBP",
        quality=45,
        method=4,
    )
    return stored.getvalue(), band.width, band.height


def drawn(path: Path, numbers: Iterable[int]) -> dict[int, bytes]:
    """Pages of a PDF as JPEG, by their numbers; none of those that cannot be drawn.

    The PDF is opened once for all of them: reading its fonts costs as much as drawing a page."""
    found: dict[int, bytes] = {}
    with suppress(*_UNDRAWN), pypdfium2.PdfDocument(path) as pdf:
        for number in numbers:
            with suppress(*_UNDRAWN):
                found[number] = _jpeg(pdf[number - 1])
    return found


def _jpeg(page: Any) -> bytes:
    import cv2  # which takes the picture as it was drawn, and half of Pillow's time

    # four bytes a pixel are drawn faster than three, and encoded to the same picture
    bitmap = page.render(scale=_WHOLE, prefer_bgrx=True)
    quality = [cv2.IMWRITE_JPEG_QUALITY, 45]
    made, stored = cv2.imencode(".jpg", bitmap.to_numpy(), quality)
    return stored.tobytes() if made else b""
