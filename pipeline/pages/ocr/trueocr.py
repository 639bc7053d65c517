"""The one module that touches the package ``trueocr``: line boxes, their order, orientation, text
with probabilities.

The package is young and by one author, so its version and the hashes of its networks are pinned
here; any other copy counts as absent and the page is read by Tesseract alone. Its recogniser is a
CTC network that computes the log-probabilities of its characters frame by frame and gives away only
the best ones; an output appended to the loaded model brings all of them out."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.errors import MissingEngine
from pipeline.text import one_line

VERSION = "0.1.1"
HASHES = {
    "det.onnx": "f2bd4cba23e9c328cf7ec824634e423e191a2c6aacbbf35c62bd79dd70f62f59",
    "meta.json": "934c619f2b8579aa0fa0ead0ec20afc79fd92966be0255ebaf821142fe8740cd",
    "order.onnx": "a42db2e8b536ad3d84045a4b7f9b0a72667cf8be4aa02d63f7b38004719fb180",
    "orient.onnx": "20eaf670f55a7cf9facfe1bdd6c7b8e40be75bbf4d48a3df43f66aa3bbd874fd",
    "rec.onnx": "360b800dcbebd1099270f703ac35a43a6c86b40de049c4be78a130184b3bfef0",
}
# the tensor inside rec.onnx that is brought out
_PROBABILITIES = "/LogSoftmax_output_0"
# lines: what so few become within the network fits into the cache of a core
_BATCH = 4
PAD_Y, PAD_X = 0.25, 0.5  # margins around a line, in its heights
WIDEST = 1280  # pixels of a line 32 pixels high; longer ones are squeezed

Gray = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the recogniser saw in one crop. ``frames`` are log-probabilities [T, C]: column 0 is the
    CTC blank, column i the character ``alphabet()[i - 1]``. Frame t shows the crop around x = (t +
    0.5) * ``step`` + ``shift``."""

    text: str
    frames: Floats
    step: float  # pixels of the crop for one frame
    shift: float  # of the first frame's left edge (negative: in the margin left of the crop)


@cache
def _folder() -> Path | None:
    """The folder of the pinned networks; None where the package is missing or is another
    version."""
    try:
        spec = importlib.util.find_spec("trueocr")
        if (
            spec is None
            or not spec.origin
            or importlib.metadata.version("trueocr") != VERSION
        ):
            return None
    except importlib.metadata.PackageNotFoundError:
        return None
    folder = Path(spec.origin).parent / "models"
    for name, digest in HASHES.items():
        path = folder / name
        if (
            not path.is_file()
            or hashlib.sha256(path.read_bytes()).hexdigest() != digest
        ):
            return None
    return folder


def available() -> bool:
    """Whether the pinned version is installed, unaltered."""
    return _folder() is not None


def _need() -> Path:
    folder = _folder()
    if folder is None:
        raise MissingEngine(
            f"the package trueocr {VERSION} is not installed",
            f"pip install trueocr=={VERSION}",
        )
    return folder


@cache
def _engine() -> Any:
    from trueocr.page import PageEngine

    return PageEngine(_need(), threads=1)


@cache
def alphabet() -> tuple[str, ...]:
    """The characters the recogniser knows. It lacks ``" ? ! = – … ‰``."""
    return tuple(
        json.loads((_need() / "meta.json").read_text(encoding="utf-8"))[
            "charset"
        ]
    )


@cache
def _recogniser() -> Any:
    """rec.onnx with one more output. A protobuf message may stand in pieces that are merged when it
    is parsed, so a second piece of the graph that holds nothing but the output's name is simply
    appended to the file's bytes."""
    import onnxruntime

    name = _PROBABILITIES.encode()
    value = b"\x0a" + bytes([len(name)]) + name  # ValueInfoProto.name
    graph = b"\x62" + bytes([len(value)]) + value  # GraphProto.output
    # ModelProto.graph
    model = (
        (_need() / "rec.onnx").read_bytes()
        + b"\x3a"
        + bytes([len(graph)])
        + graph
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # with shapes that change it only grows
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"]
    )


def orientation(gray: Gray) -> int:
    """Quarter turns, counter-clockwise, by which the content of a page stands turned: 0, 1, 2 or 3.
    ``np.rot90(gray, -turns)`` puts it upright."""
    from trueocr.page import orient_input

    scores = _engine().orient.run(None, {"x": orient_input(gray)[None, None]})[
        0
    ][0]
    return int(scores[:4].argmax())


def detect(gray: Gray) -> Floats:
    """Boxes of the lines of text [N, 4] (x0, y0, x1, y1) in pixels of ``gray``, in no order."""
    boxes: Floats = _engine().detect(gray)[:, :4]
    return boxes


def reading_order(
    boxes: Floats, texts: list[str], size: tuple[int, int]
) -> list[int]:
    """Indices of ``boxes`` [N, 4] in reading order; ``size`` is the page's width and height in
    pixels."""
    return [
        int(i)
        for i in _engine().reading_order(
            np.asarray(boxes, np.float32).reshape(-1, 4), texts, size
        )
    ]


def recognise(crops: Sequence[Gray]) -> list[Recognition]:
    """Reads crops of single lines (uint8, dark on light or light on dark, cut close to the
    letters)."""
    return recognise_in(
        [
            (crop, (0.0, 0.0, float(crop.shape[1]), float(crop.shape[0])))
            for crop in crops
        ]
    )


def recognise_in(
    places: Sequence[tuple[Gray, Sequence[float]]],
) -> list[Recognition]:
    """Reads lines where they stand: (picture, box in its pixels) each. The network sees what is
    around the box too, which serves it better than white (6.7 instead of 7.7 % of the words wrong);
    wider margins than the package's own serve it better still (4.9 %)."""
    from trueocr.preprocess import crop_line, pad_batch, width_batches

    inks = [
        crop_line(
            gray, box, pad_y=PAD_Y, pad_x=PAD_X, max_width=WIDEST, window=3
        )
        for gray, box in places
    ]
    found: list[Recognition | None] = [None] * len(inks)
    for chosen in width_batches(
        [ink.shape[1] for ink in inks], max_batch=_BATCH
    ):
        tensor, widths = pad_batch([inks[i] for i in chosen])
        frames, lengths = _recogniser().run(
            [_PROBABILITIES, "lengths"], {"x": tensor, "widths": widths}
        )
        for row, index in enumerate(chosen):
            x0, y0, x1, y1 = places[index][1][:4]
            count = max(1, int(lengths[row]))
            margin = PAD_X * max(1.0, y1 - y0)
            own = frames[row, :count].copy()
            found[index] = Recognition(
                greedy(own), own, (x1 - x0 + 2 * margin) / count, -margin
            )
    return [r for r in found if r is not None]


def greedy(frames: Floats) -> str:
    """The text of the best path through ``frames``."""
    best = frames.argmax(1)
    keep = (best != 0) & np.concatenate(([True], best[1:] != best[:-1]))
    letters = alphabet()
    return one_line("".join(letters[i - 1] for i in best[keep]))
