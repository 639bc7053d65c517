"""How well and how fast pages are read, beside plain Tesseract (psm 3, one thread) in the same run.

    python -m devtools.evaluate.reading made              made scans: three levels of damage, 200
    and 300 dpi
    python -m devtools.evaluate.reading bench FILE ...    CPU seconds a page of scans

Made scans are set from the sources of ``samples/``, so their text is our own and known to the
letter."""

from __future__ import annotations

import collections
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from rapidfuzz.distance import Levenshtein

from devtools.evaluate.made import LEVELS, damage, set_page
from pipeline import pages
from pipeline.pages.clock import cpu
from pipeline.pages.ocr import reader as ocr
from pipeline.records import ReadOptions, Source

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "source"
_FIGURE = re.compile(r"\d(?:[\d.,/\-]*\d)?")
_MARKED = re.compile(r"\[\[([^|\]]*)\|[^\]]*\]\]")
_SAME = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "\t": " "}
)
_PAGES = 4


@dataclass(frozen=True, slots=True)
class Score:
    """Characters wrong and in all, figures right and in all."""

    wrong: int = 0
    characters: int = 0
    exact: int = 0
    figures: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.wrong + other.wrong,
            self.characters + other.characters,
            self.exact + other.exact,
            self.figures + other.figures,
        )

    def __str__(self) -> str:
        return (
            f"CER {100 * self.wrong / max(1, self.characters):.2f} %, "
            f"figures exact {100 * self.exact / max(1, self.figures):.1f} %"
        )


def plain(text: str) -> str:
    """One line, quotation marks and dashes of one kind, so that only what was misread counts."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SAME).split())


def score(truth: str, read: str) -> Score:
    """``read`` against ``truth``."""
    a, b = plain(truth), plain(read)
    want, have = (collections.Counter(_FIGURE.findall(t)) for t in (a, b))
    return Score(
        Levenshtein.distance(a, b),
        len(a),
        sum((want & have).values()),
        sum(want.values()),
    )


def texts(folder: Path = SAMPLES) -> list[str]:
    """Texts of reports for made scans: header in two columns, title, body; long enough to fill a
    page."""
    bodies = []
    for path in sorted(folder.glob("*.txt")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        field = dict(
            line.split(": ", 1) for line in head.splitlines() if ": " in line
        )
        lines = [
            line
            for line in _MARKED.sub(r"\1", body).splitlines()
            if line.strip() and not set("\t|~") & set(line)
        ]
        bodies.append((field, lines))
    found = []
    for n in range(_PAGES):
        field, lines = bodies[3 * n % len(bodies)]
        rest = [
            line
            for m in (1, 2)
            for line in bodies[(3 * n + m) % len(bodies)][1]
        ]
        heading = [
            f"{field.get('parent', '')}\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            f"{field.get('issuer', '')}\tĐộc lập - Tự do - Hạnh phúc",
            f"Số: {field.get('code', '')}\t{field.get('place') or 'Hà Nội'}, ngày 05 tháng 11 năm "
            "2021",
        ]
        found.append(
            "\n".join([*heading, field.get("type", ""), *lines, *rest])
        )
    return found


def tesseract(image: Path, dpi: int) -> str:
    """The text that plain Tesseract reads in a picture."""
    command = [
        "tesseract",
        str(image),
        "-",
        "-l",
        "vie",
        "--psm",
        "3",
        "--dpi",
        str(dpi),
    ]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout


def made(
    count: int = _PAGES, beside: bool = True
) -> Iterator[tuple[str, int, Score, Score]]:
    """For each level of damage and resolution the score of this reader and of plain Tesseract over
    ``count`` pages."""
    for dpi in (200, 300):
        for level in LEVELS:
            ours, theirs = Score(), Score()
            for seed, text in enumerate(texts()[:count]):
                page, truth = set_page(text, dpi)
                gray = damage(page, level, seed, dpi)
                ours += score(
                    truth,
                    ocr.read_picture(
                        gray, dpi, 1, ReadOptions(pictures=False)
                    ).text,
                )
                if beside:
                    with tempfile.TemporaryDirectory() as folder:
                        path = Path(folder) / "page.png"
                        Image.fromarray(gray).save(path)
                        theirs += score(truth, tesseract(path, dpi))
            yield level, dpi, ours, theirs


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of one page, this reader's and plain Tesseract's at 300 dpi."""

    source: str
    page: int
    ours: float
    plain: float


def bench(files: Sequence[Path], most: int = 2) -> list[Cost]:
    """The cost of the first ``most`` pages of each PDF, rendering and every step counted; models
    are loaded before."""
    found: list[Cost] = []
    options = ReadOptions()
    for path in files:
        source = Source(
            path.name, str(path), path.stem, "pdf", path.stat().st_size
        )
        for number in range(1, min(most, pages.count(source, options)) + 1):
            if not found:
                pages.read(source, options, number, number)
            began = cpu()
            pages.read(source, options, number, number)
            ours = cpu() - began
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(
                    [
                        "pdftoppm",
                        "-r",
                        "300",
                        "-png",
                        "-f",
                        str(number),
                        "-l",
                        str(number),
                        str(path),
                        f"{folder}/p",
                    ],
                    check=True,
                )
                began = cpu()
                tesseract(next(Path(folder).glob("*.png")), 300)
                found.append(
                    Cost(
                        path.name,
                        number,
                        round(ours, 3),
                        round(cpu() - began, 3),
                    )
                )
    return found


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["bench"]:
        costs = bench([Path(a) for a in arguments[1:]])
        for cost in costs:
            print(
                f"{cost.source} page {cost.page}: {cost.ours:.2f} s, plain {cost.plain:.2f} s"
            )
        ours, theirs = sum(c.ours for c in costs), sum(c.plain for c in costs)
        print(
            f"CPU a page {ours / len(costs):.2f} s, plain {theirs / len(costs):.2f} s: "
            f"{ours / theirs:.3f} of it"
        )
    else:
        for level, dpi, mine, theirs_ in made():
            print(f"{level} {dpi} dpi: {mine} (plain: {theirs_})", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
