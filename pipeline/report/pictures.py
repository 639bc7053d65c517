"""Cut-outs of page pictures with the places of the figures, from the pictures that reading kept or the source file."""
from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pypdfium2
from PIL import Image

from pipeline.records import Box

_MARGIN = 22.0  # points of page around the figures, above and below
_TALLEST = 330.0  # points of one cut-out
_GAP = 90.0  # points between figures from which they stand in two cut-outs
_WIDEST = 1000  # pixels
_DPI = 120
_MOST = 4  # cut-outs of one finding


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
    """Finds page pictures under OUTPUT/pictures; renders PDF pages where the input file is known and still there."""

    def __init__(self, output: Path, sizes: Mapping[tuple[str, int], tuple[float, float]],
                 inputs: Mapping[str, Path]) -> None:
        self._output, self._sizes, self._inputs = output, sizes, inputs

    def cut(self, doc_id: str, page: int, boxes: Sequence[Box]) -> list[Cutout]:
        """The bands of a page that hold ``boxes``; none where there is no picture of the page."""
        picture = _kept(self._output / "pictures" / f"{doc_id}-{page:04d}.webp")
        if picture is None and doc_id in self._inputs:
            picture = _rendered(self._inputs[doc_id], page)
        width, height = self._sizes.get((doc_id, page), (0.0, 0.0))
        if picture is None or not width or not height or not boxes:
            return []
        return [_cut(doc_id, page, picture, band, width, height) for band in _bands(boxes)[:_MOST]]


@lru_cache(maxsize=2)
def _kept(path: Path) -> Image.Image | None:
    try:
        with Image.open(path) as picture:
            return picture.convert("RGB")
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=2)
def _rendered(path: Path, page: int) -> Image.Image | None:
    if path.suffix.lower() != ".pdf" or not path.is_file():
        return None
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            return document[page - 1].render(scale=_DPI / 72).to_pil().convert("RGB")
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError, OSError):
        return None


def _bands(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes grouped into bands of the page, from top to bottom."""
    bands: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (b.y0, b.x0)):
        near = bands and box.y0 - max(b.y1 for b in bands[-1]) < _GAP and box.y1 - bands[-1][0].y0 < _TALLEST
        if near:
            bands[-1].append(box)
        else:
            bands.append([box])
    return bands


def _cut(doc_id: str, page: int, picture: Image.Image, boxes: Sequence[Box], width: float, height: float) -> Cutout:
    down = picture.height / height
    top = max(0.0, min(b.y0 for b in boxes) - _MARGIN)
    bottom = min(height, max(b.y1 for b in boxes) + _MARGIN)
    band = picture.crop((0, int(top * down), picture.width, max(int(bottom * down), int(top * down) + 1)))
    if band.width > _WIDEST:
        band = band.resize((_WIDEST, max(1, band.height * _WIDEST // band.width)), Image.Resampling.LANCZOS)
    stored = io.BytesIO()
    band.save(stored, "WEBP", quality=45, method=4)
    tall = max(bottom - top, 1.0)
    frames = tuple((round(100 * (b.x0 - 2) / width, 2), round(100 * (b.y0 - 2 - top) / tall, 2),
                    round(100 * (b.x1 - b.x0 + 4) / width, 2), round(100 * (b.y1 - b.y0 + 4) / tall, 2)) for b in boxes)
    return Cutout(doc_id, page, stored.getvalue(), band.width, band.height, frames)
