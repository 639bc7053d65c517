"""Pictures of pages: rendered or loaded, made grey, turned upright, straightened, brought to the working resolution."""
from __future__ import annotations

import io
import math
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from pipeline.errors import LimitPassed, UnreadableInput
from pipeline.records import Limits

DPI = 200  # what the recogniser reads best
_PREVIEW_DPI = 100
_MOST = 30_000_000  # pixels of a working picture; an A2 sheet at 200 dpi has half as many
_A4_INCHES = 8.27

Gray = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as an upright, level grey picture; ``dpi`` pixels an inch in both directions."""

    gray: Gray
    dpi: float
    rotation: int = 0  # degrees, clockwise, by which it was turned to stand upright
    skew: float = 0.0  # degrees, counter-clockwise, by which it was turned to be level

    @property
    def width(self) -> float:
        """Of the page in PDF points."""
        return self.gray.shape[1] * 72 / self.dpi

    @property
    def height(self) -> float:
        return self.gray.shape[0] * 72 / self.dpi


def grey(rgb: npt.NDArray[np.uint8]) -> Gray:
    """One channel of a picture [H, W] or [H, W, 3] (red first). Red is taken where there is colour: the ink of seals
    is red and vanishes in it, while black, blue and green print stays dark."""
    if rgb.ndim == 2:
        return rgb
    return np.ascontiguousarray(rgb[..., 0])


def from_pdf(page: Any, limits: Limits) -> tuple[Gray, float]:
    """The page of a PDF (a pypdfium2 page) as a grey picture and its resolution."""
    width, height = page.get_size()
    inches = (width / 72) * (height / 72)
    if inches * DPI * DPI > limits.pixels:
        raise LimitPassed(f"the page is larger than {limits.pixels} pixels at {DPI} dpi (limit pixels)")
    dpi = min(float(DPI), math.sqrt(_MOST / max(inches, 1e-6)))
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True, may_draw_forms=False)
    try:
        return grey(bitmap.to_numpy()[..., :3] if bitmap.n_channels > 1 else bitmap.to_numpy().squeeze().copy()), dpi
    finally:
        bitmap.close()


def count_frames(path: Path) -> int:
    """How many pictures a file holds (more than one only in TIFF)."""
    with _open(path) as image:
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def _open(path: Path) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # the limit of the options is checked instead, before any pixel is decoded
    try:
        return Image.open(path)
    except (OSError, SyntaxError, ValueError) as error:
        raise UnreadableInput(f"the picture cannot be decoded: {error}") from error


def from_image(path: Path, frame: int, limits: Limits) -> tuple[Gray, float]:
    """Frame ``frame`` (from 0) of a picture file as a grey picture and its resolution."""
    with _open(path) as image:
        try:
            if frame:
                image.seek(frame)
            if image.width * image.height > limits.pixels:
                raise LimitPassed(f"the picture has {image.width} x {image.height} pixels, more than {limits.pixels} "
                                  "(limit pixels)")
            given = image.info.get("dpi", (0, 0))
            dpi = float(given[0] or 0)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                upright = ImageOps.exif_transpose(image)
                if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
                    rgba = upright.convert("RGBA")
                    upright = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba)
                flat = upright.convert("L" if upright.mode in ("1", "L", "I;16", "I") else "RGB")
            gray = grey(np.asarray(flat))
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise UnreadableInput(f"the picture cannot be decoded: {error}") from error
    short = min(gray.shape)
    if not 70 <= dpi <= 1200 or not 4 < short / dpi < 18:  # none given, or one that no page of paper can have
        dpi = min(600.0, max(72.0, short / _A4_INCHES))
    return gray, dpi


def resize(gray: Gray, dpi: float, wanted: float = DPI) -> tuple[Gray, float]:
    """``gray`` brought to ``wanted`` dpi (less where the page is very large)."""
    most = math.sqrt(_MOST / (gray.size / (dpi * dpi)))
    wanted = min(wanted, most)
    scale = wanted / dpi
    if abs(scale - 1) < 0.03:
        return gray, dpi
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    return np.asarray(cv2.resize(gray, size, interpolation=how), np.uint8), wanted


def rotate(gray: Gray, degrees: float) -> Gray:
    """Turned counter-clockwise about the centre, same size, the edge repeated outwards."""
    high, wide = gray.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(gray, matrix, (wide, high), flags=cv2.INTER_LINEAR,
                                     borderMode=cv2.BORDER_REPLICATE), np.uint8)


def preview(picture: Picture) -> bytes:
    """A small WebP of the page, about 100 dpi."""
    scale = min(1.0, _PREVIEW_DPI / picture.dpi)
    size = (max(1, round(picture.gray.shape[1] * scale)), max(1, round(picture.gray.shape[0] * scale)))
    small = cv2.resize(picture.gray, size, interpolation=cv2.INTER_AREA)
    file = io.BytesIO()
    Image.fromarray(small).save(file, "WEBP", quality=40, method=0)
    return file.getvalue()
