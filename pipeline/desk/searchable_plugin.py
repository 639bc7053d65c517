"""The OCR engine that OCRmyPDF is given: it reads nothing, it hands over what was read before (see
searchable.py)."""

from __future__ import annotations

import functools
import json
import os
import re
from pathlib import Path
from typing import Any

from ocrmypdf import hookimpl
from ocrmypdf.hocrtransform import BoundingBox, OcrClass, OcrElement
from ocrmypdf.pluginspec import OcrEngine, OrientationConfidence
from PIL import Image

from pipeline.desk.searchable import WORDS
from pipeline.records import VERSION


@functools.lru_cache(maxsize=1)
def _pages(path: str) -> dict[int, dict[str, Any]]:
    return {
        int(n): page
        for n, page in json.loads(
            Path(path).read_text(encoding="utf-8")
        ).items()
    }


def _page(number: int) -> dict[str, Any]:
    """Page ``number`` from 1; a page that was not read by OCR has no lines."""
    return _pages(os.environ[WORDS]).get(
        number, {"width": 0, "height": 0, "rotation": 0, "lines": []}
    )


class ReadBefore(OcrEngine):
    @staticmethod
    def version() -> str:
        return VERSION

    @staticmethod
    def creator_tag(options: Any) -> str:
        return f"baocao {VERSION}"

    def __str__(self) -> str:
        return f"baocao {VERSION}"

    @staticmethod
    def languages(options: Any) -> set[str]:
        return {"vie"}

    @staticmethod
    def get_orientation(
        input_file: Path, options: Any
    ) -> OrientationConfidence:
        # OCRmyPDF names the picture of a page 000001_…
        number = re.match(r"\d+", Path(input_file).name)
        clockwise = _page(int(number[0]) if number else 0)["rotation"]
        # it wants how far the page is turned
        return OrientationConfidence(angle=-clockwise % 360, confidence=100.0)

    @staticmethod
    def supports_generate_ocr() -> bool:
        return True

    @staticmethod
    def generate_ocr(
        input_file: Path, options: Any, page_number: int = 0
    ) -> tuple[OcrElement, str]:
        """The page as a tree of lines and words, in pixels of ``input_file``. ``page_number``
        counts from 0."""
        with Image.open(input_file) as image:
            width, height = image.size
            dpi = float(image.info.get("dpi", (72, 72))[0])
        page = _page(page_number + 1)
        x, y = (
            (width / page["width"], height / page["height"])
            if page["lines"]
            else (1.0, 1.0)
        )

        def box(edges: list[float]) -> BoundingBox:
            return BoundingBox(
                left=edges[0] * x,
                top=edges[1] * y,
                right=edges[2] * x,
                bottom=edges[3] * y,
            )

        lines = []
        for words in page["lines"]:
            edges = [
                min(w["box"][0] for w in words),
                min(w["box"][1] for w in words),
                max(w["box"][2] for w in words),
                max(w["box"][3] for w in words),
            ]
            children = [
                OcrElement(
                    ocr_class=OcrClass.WORD,
                    bbox=box(w["box"]),
                    text=w["text"],
                    confidence=w["confidence"] / 100,
                )
                for w in words
            ]
            lines.append(
                OcrElement(
                    ocr_class=OcrClass.LINE,
                    bbox=box(edges),
                    children=children,
                    language="vie",
                )
            )
        root = OcrElement(
            ocr_class=OcrClass.PAGE,
            bbox=BoundingBox(left=0, top=0, right=width, bottom=height),
            dpi=dpi,
            page_number=page_number,
            children=lines,
        )
        return root, "\n".join(
            " ".join(w["text"] for w in words) for words in page["lines"]
        )

    @staticmethod
    def generate_hocr(
        input_file: Path, output_hocr: Path, output_text: Path, options: Any
    ) -> None:
        raise NotImplementedError("generate_ocr is what this engine offers")

    @staticmethod
    def generate_pdf(
        input_file: Path, output_pdf: Path, output_text: Path, options: Any
    ) -> None:
        raise NotImplementedError("generate_ocr is what this engine offers")


@hookimpl
def get_ocr_engine(options: Any) -> OcrEngine:
    return ReadBefore()
