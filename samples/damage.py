"""Turns typeset pages into what a scanner or a photocopier makes of them. Everything is drawn from
a fixed seed."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
import pypdfium2
from PIL import Image

Picture = np.ndarray  # height x width x 3, uint8, RGB

# One pen stroke or two for each digit, in a unit square with y downwards.
_STROKES = {
    "0": [
        [
            (0.5, 0),
            (0.15, 0.2),
            (0.1, 0.6),
            (0.35, 1),
            (0.7, 0.9),
            (0.9, 0.5),
            (0.75, 0.1),
            (0.5, 0),
        ]
    ],
    "1": [[(0.3, 0.25), (0.6, 0), (0.55, 1)]],
    "2": [
        [
            (0.15, 0.25),
            (0.4, 0),
            (0.8, 0.15),
            (0.75, 0.45),
            (0.1, 1),
            (0.9, 0.95),
        ]
    ],
    "3": [
        [
            (0.15, 0.1),
            (0.55, 0),
            (0.85, 0.2),
            (0.45, 0.45),
            (0.9, 0.7),
            (0.6, 1),
            (0.1, 0.9),
        ]
    ],
    "4": [[(0.6, 0), (0.1, 0.65), (0.9, 0.62)], [(0.7, 0.3), (0.65, 1)]],
    "5": [
        [
            (0.85, 0),
            (0.25, 0.02),
            (0.2, 0.42),
            (0.7, 0.4),
            (0.85, 0.75),
            (0.5, 1),
            (0.1, 0.9),
        ]
    ],
    "6": [
        [
            (0.75, 0.02),
            (0.3, 0.35),
            (0.12, 0.75),
            (0.45, 1),
            (0.8, 0.8),
            (0.6, 0.5),
            (0.15, 0.68),
        ]
    ],
    "7": [[(0.1, 0.05), (0.9, 0.02), (0.4, 1)]],
    "8": [
        [
            (0.75, 0.12),
            (0.35, 0),
            (0.2, 0.25),
            (0.75, 0.65),
            (0.6, 1),
            (0.2, 0.85),
            (0.4, 0.5),
            (0.75, 0.12),
        ]
    ],
    "9": [
        [
            (0.8, 0.3),
            (0.4, 0.45),
            (0.15, 0.2),
            (0.5, 0),
            (0.8, 0.15),
            (0.75, 0.6),
            (0.55, 1),
        ]
    ],
}


def render(pdf: bytes, dpi: int) -> list[Picture]:
    document = pypdfium2.PdfDocument(pdf)
    return [
        np.array(page.render(scale=dpi / 72).to_pil().convert("RGB"))
        for page in document
    ]


def write_by_hand(
    picture: Picture,
    x: float,
    y: float,
    text: str,
    dpi: int,
    random: np.random.Generator,
) -> None:
    """Digits in blue ink, ``x`` and ``y`` (baseline) in points from the top left."""
    scale = dpi / 72
    for n, digit in enumerate(text):
        slant, grow = random.uniform(-0.12, 0.2), random.uniform(0.9, 1.15)
        for stroke in _STROKES[digit]:
            points = np.array(stroke) + random.normal(
                0, 0.025, (len(stroke), 2)
            )
            smooth = np.stack(
                [
                    np.interp(
                        np.linspace(0, len(points) - 1, 60),
                        np.arange(len(points)),
                        points[:, k],
                    )
                    for k in (0, 1)
                ],
                axis=1,
            )
            smooth = cv2.GaussianBlur(
                smooth[:, None, :].astype(np.float32), (1, 9), 0
            )[:, 0]
            px = (
                x
                + 2
                + n * 9.2
                + (smooth[:, 0] + slant * (1 - smooth[:, 1])) * 7.5 * grow
            ) * scale
            py = (y + 1 - 14 * grow * (1 - smooth[:, 1])) * scale
            path = np.stack([px, py], axis=1)
            cv2.polylines(
                picture,
                [np.round(path * 8).astype(np.int32)],
                False,
                (40, 50, 150),
                max(2, round(dpi / 90)),
                cv2.LINE_AA,
                shift=3,
            )


def press_seal(picture: Picture, x: float, y: float, dpi: int) -> None:
    """A red round seal and a signature, over what is printed there."""
    scale = dpi / 72
    layer = np.full_like(picture, 255)
    centre, red = (round(x * scale), round(y * scale)), (215, 40, 50)
    for radius, width in ((46, 3), (40, 1), (22, 1)):
        cv2.circle(
            layer,
            centre,
            round(radius * scale),
            red,
            max(1, round(width * scale / 2)),
            cv2.LINE_AA,
        )
    star = [
        (np.sin(k * np.pi * 0.8), -np.cos(k * np.pi * 0.8)) for k in range(5)
    ]
    cv2.fillPoly(
        layer,
        [
            np.round(
                [
                    (centre[0] + 14 * scale * a, centre[1] + 14 * scale * b)
                    for a, b in star
                ]
            ).astype(np.int32)
        ],
        red,
    )
    t = np.linspace(0, 1, 200)
    signature = np.stack(
        [
            (x + 15 + 90 * t) * scale,
            (y + 18 * np.sin(t * 21) * (1 - t)) * scale,
        ],
        axis=1,
    )
    cv2.polylines(
        layer,
        [signature.astype(np.int32)],
        False,
        (30, 40, 140),
        max(2, round(scale)),
        cv2.LINE_AA,
    )
    picture[:] = np.minimum(picture, layer)


def skew(picture: Picture, degrees: float) -> Picture:
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(
        picture,
        turn,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderValue=(255, 255, 255),
    )


def office(picture: Picture, random: np.random.Generator) -> Picture:
    """A fair office scanner: a little blur, paper tint, noise."""
    soft = cv2.GaussianBlur(picture, (3, 3), 0.6).astype(np.float32) * 0.96 + 6
    return np.clip(soft + random.normal(0, 3, soft.shape), 0, 255).astype(
        np.uint8
    )


def photocopy(picture: Picture, random: np.random.Generator) -> Picture:
    """A copy of a copy: grey, blurred, specks, an uneven lamp, a black edge."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    grey = cv2.GaussianBlur(grey, (5, 5), 1.0)
    height, width = grey.shape
    lamp = (
        np.linspace(-18, 14, width)[None, :]
        + np.linspace(10, -10, height)[:, None]
    )
    grey = (grey - 128) * 1.15 + 132 + lamp + random.normal(0, 14, grey.shape)
    specks = random.random(grey.shape)
    grey[specks > 0.9993] = 30
    grey[specks < 0.0006] = 240
    grey[:, : width // 150] = 25
    return np.repeat(
        np.clip(grey, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2
    )


def to_pdf(pictures: list[Picture], dpi: int, grey: bool = False) -> bytes:
    pages = [
        Image.fromarray(p).convert("L" if grey else "RGB") for p in pictures
    ]
    out = BytesIO()
    pages[0].save(
        out,
        "PDF",
        resolution=dpi,
        save_all=True,
        append_images=pages[1:],
        quality=60,
        creationDate=None,
        modDate=None,
    )
    return out.getvalue()
