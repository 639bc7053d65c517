"""Speed of the mentions stage over the legal texts, its time on hostile text, and samples to read
by eye.

usage: python -m devtools.evaluate.mentions [SHARED] [--every N] [--sample LABEL=NUMBER --out FILE]

Speed is characters a second of CPU time on one core, for all extractors together, from blocks to
mentions. Hostile text is 1 MB of long digit runs, slashes, dots and nested brackets; its time is
told beside that of 1 MB of plain text."""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import random
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pipeline import mentions
from pipeline.records import (
    Block,
    Header,
    Layout,
    Mention,
    Page,
    Reading,
    Slice,
)

_MEGABYTE = 1_000_000
_HOSTILE = {
    "digits": "1234567890",
    "slashes": "12/34/",
    "dots": "1.2.",
    "nested brackets": "((1",
    "closed brackets": "1))[",
    "one run of digits": "7",
    "commas": "1,2,",
    "dashes": "1-",
    "spaces": "1 ",
    "colons": "12:34:56:",
}


def as_blocks(text: str) -> tuple[Reading, Layout]:
    """A text as one page whose lines are its blocks, so that the time of the structure stage stays
    out."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(
                Block("paragraph", line, (Slice(0, 1, at, len(line)),))
            )
        at += len(line) + 1
    return Reading((Page(1, text),)), Layout(Header(), tuple(blocks))


def legal_texts(shared: Path, every: int) -> Iterator[tuple[str, str]]:
    """(file, text) of every ``every``-th document of the legal texts."""
    with lzma.open(
        shared / "corpora" / "legal_texts.jsonl.xz", "rt", encoding="utf-8"
    ) as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                row = json.loads(line)
                yield row["file"], unicodedata.normalize("NFC", row["text"])


def seconds(text: str) -> tuple[float, tuple[Mention, ...]]:
    """CPU seconds that the mentions of ``text`` take, and the mentions."""
    reading, layout = as_blocks(text)
    began = time.process_time()
    found = mentions.find("0" * 16, reading, layout)
    return time.process_time() - began, found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "shared", nargs="?", type=Path, default=Path("../shared")
    )
    parser.add_argument(
        "--every",
        type=int,
        default=10,
        help="read every Nth document (1: all 32 million characters)",
    )
    parser.add_argument(
        "--sample", action="append", default=[], metavar="LABEL=NUMBER"
    )
    parser.add_argument("--out", type=Path, default=Path("mentions-sample.tsv"))
    options = parser.parse_args(arguments)
    if not (options.shared / "corpora").is_dir():
        print(
            f"no corpora at {options.shared}: the figures need the texts that lie beside the "
            "project"
        )
        return 0
    seconds("Quyết định số 1/QĐ-UBND ngày 02/3/2004")  # compiles the patterns
    spent, size, plain = 0.0, 0, ""
    pool: dict[str, list[list[str]]] = {}
    for name, text in legal_texts(options.shared, options.every):
        took, found = seconds(text)
        spent, size = spent + took, size + len(text)
        plain = (plain + text)[:_MEGABYTE]
        for each in found if options.sample else ():
            around = (
                text[max(0, each.start - 60) : each.start],
                text[each.start : each.end],
                text[each.end : each.end + 40],
            )
            row = [
                name,
                str(each.line),
                each.label,
                each.value,
                each.unit,
                " ".join("".join(around).split()),
            ]
            pool.setdefault(each.label, []).append(row)
    print(
        f"legal texts: {size:,} characters in {spent:.1f} s CPU: {size / spent:,.0f} characters a "
        "second"
    )
    _write_samples(options.sample, pool, options.out)
    base, _ = seconds(plain)
    print(f"{'1 MB plain':24} {base:6.2f} s")
    worst = 0.0
    for name, piece in _HOSTILE.items():
        took, _ = seconds(piece * (_MEGABYTE // len(piece)))
        worst = max(worst, took / base)
        print(
            f"{'1 MB ' + name:24} {took:6.2f} s  {took / base:5.2f} times plain"
        )
    return int(size / spent < 500_000 or worst > 3)


def _write_samples(
    wanted: list[str], pool: dict[str, list[list[str]]], out: Path
) -> None:
    if not wanted:
        return
    rng = random.Random(20)
    with open(out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(
            ["file", "line", "label", "value", "unit", "context", "right"]
        )
        for each in wanted:
            label, _, number = each.partition("=")
            rows = pool.get(label, [])
            writer.writerows(rng.sample(rows, min(int(number), len(rows))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
