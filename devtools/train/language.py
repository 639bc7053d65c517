"""Trains the syllable trigram model ``models/language.npz.xz``.

    python -m devtools.train.language ../shared [--without N] [--output FILE]

Learns from ``corpora/legal_texts.jsonl.xz`` (Vietnamese legal documents, one JSON object a line
with ``text``) and from phrases of reports; takes known syllables from ``soe_vinorm_syllables.txt``
and compounds from ``Viet74K.txt``. Interpolated Kneser-Ney, pruned by weighted difference (Seymore
and Rosenfeld 1996), values in steps of ``STEP``."""

from __future__ import annotations

import argparse
import collections
import io
import json
import lzma
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.pages.ocr.language import (
    BITS,
    BREAK,
    CLASSES,
    NUMBER,
    STEP,
    SYMBOL,
    UNKNOWN,
    core,
    key,
)
from pipeline.resources import MODELS

LEAST_COUNT = 8  # of a word that is no syllable, to be a word of its own
COPIES = (
    3  # of one line that count; the corpus repeats its letterheads and formulas
)
REPEATS = 20  # of a phrase of the domain: so often it stands in reports for one time in statutes
PAIRS, TRIPLES = 120_000, 240_000
DISCOUNT = 0.75
_LETTERS = re.compile(r"[^\W\d_]+")
Ints = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]


def lines(corpus: Path, without: int) -> Iterator[str]:
    """Lines of text; a line that comes again and again only ``COPIES`` times. ``without``: every
    n-th document is left out (0: none), so that it can test what was learned from the others."""
    seen: collections.Counter[str] = collections.Counter()
    with lzma.open(corpus, "rt", encoding="utf-8") as file:
        for n, row in enumerate(file):
            if without and n % without == 0:
                continue
            for line in unicodedata.normalize(
                "NFC", json.loads(row)["text"]
            ).splitlines():
                seen[line] += 1
                if seen[line] <= COPIES and len(line) > 8:
                    yield line


def plain(word: str) -> str | None:
    """The key of a word made of letters only; None for numbers, symbols and the like."""
    start, end = core(word)
    inner = word[start:end]
    return key(inner) if _LETTERS.fullmatch(inner) else None


def vocabulary(texts: list[str], syllables: set[str]) -> list[str]:
    """Syllables and frequent other words of the corpus, most frequent first."""
    counts: collections.Counter[str] = collections.Counter()
    for line in texts:
        counts.update(filter(None, map(plain, line.split())))
    kept = [
        w
        for w, n in counts.items()
        if n >= LEAST_COUNT or (w in syllables and n >= 2)
    ]
    return sorted(kept, key=lambda w: (-counts[w], w))[
        : (1 << BITS) - len(CLASSES)
    ]


def encode(texts: list[str], ids: dict[str, int]) -> Ints:
    """All lines as one run of ids, a BREAK before each line and after each end of a clause."""
    out: list[int] = []
    cache: dict[str, int] = {}
    for line in texts:
        out.append(BREAK)
        for word in line.split():
            found = cache.get(word)
            if found is None:
                low = plain(word)
                inner = word.strip('().,;:-–“”"%')
                if low is not None:
                    found = ids.get(low, UNKNOWN)
                elif inner.replace(".", "").replace(",", "").isdigit():
                    found = NUMBER
                else:
                    found = SYMBOL
                cache[word] = found
            out.append(found)
            if word[-1] in ".;:!?":
                out.append(BREAK)
    return np.array(out, np.int64)


def compounds(path: Path, ids: dict[str, int]) -> tuple[Ints, Ints]:
    """Pairs and triples of syllables inside the words of a dictionary."""
    pairs, triples = [], []
    for word in path.read_text(encoding="utf-8").splitlines():
        parts = [
            ids.get(key(p))
            for p in unicodedata.normalize("NFC", word)
            .replace("-", " ")
            .split()
        ]
        pairs += [(a << BITS) | b for a, b in pairwise(parts) if a and b]
        triples += [
            (a << 2 * BITS) | (b << BITS) | c
            for a, b, c in zip(parts, parts[1:], parts[2:], strict=False)
            if a and b and c
        ]
    return np.array(pairs, np.int64), np.array(triples, np.int64)


def count(keys: Ints) -> tuple[Ints, Reals]:
    unique, counts = np.unique(keys, return_counts=True)
    return unique, counts.astype(float)


def quantise(logs: Reals) -> npt.NDArray[np.uint8]:
    return np.clip(np.round(-logs / STEP), 0, 255).astype(np.uint8)


def pack(keys: Ints) -> npt.NDArray[np.uint8]:
    """Differences of sorted keys as byte planes, which LZMA packs well."""
    steps = np.diff(keys, prepend=0)
    return np.stack(
        [(steps >> (8 * n) & 255).astype(np.uint8) for n in range(6)]
    )


def estimate(
    run: Ints, extra_pairs: Ints, extra_triples: Ints, size: int
) -> dict[str, npt.NDArray[np.uint8]]:
    mask = (1 << BITS) - 1
    pair_run = run[:-1] << BITS | run[1:]
    triple_run = pair_run[:-1] << BITS | run[2:]
    triples, c3 = count(np.concatenate([triple_run, extra_triples]))
    pairs, c2 = count(np.concatenate([pair_run, extra_pairs]))
    # Kneser-Ney: lower orders count distinct histories instead of occurrences
    history2 = np.zeros(len(pairs))
    inner = np.searchsorted(pairs, triples & ((1 << 2 * BITS) - 1))
    np.add.at(history2, np.minimum(inner, len(pairs) - 1), 1.0)
    history2 = np.maximum(history2, 1.0)
    history1 = np.bincount(pairs & mask, minlength=size).astype(float) + 0.05
    p1 = history1 / history1.sum()
    # pairs
    left = pairs >> BITS
    total = np.bincount(left, history2, size)
    kinds = np.bincount(left, minlength=size)
    rest = np.where(total > 0, DISCOUNT * kinds / np.maximum(total, 1), 1.0)
    p2 = (
        np.maximum(history2 - DISCOUNT, 0) / total[left]
        + rest[left] * p1[pairs & mask]
    )
    # triples
    _, where = np.unique(triples >> BITS, return_inverse=True)
    total3 = np.bincount(where, c3)
    rest3 = DISCOUNT * np.bincount(where) / total3
    lower = p2[
        np.searchsorted(pairs, triples & ((1 << 2 * BITS) - 1)).clip(
            0, len(pairs) - 1
        )
    ]
    p3 = np.maximum(c3 - DISCOUNT, 0) / total3[where] + rest3[where] * lower
    # prune: keep what changes the text's probability most
    gain3 = c3 * np.abs(np.log(p3) - np.log(rest3[where] * lower))
    gain3[c3 < 2] = 0
    keep3 = np.sort(np.argsort(-gain3, kind="stable")[:TRIPLES])
    keep3 = keep3[gain3[keep3] > 0]
    gain2 = c2 * np.abs(np.log(p2) - np.log(rest[left] * p1[pairs & mask]))
    needed = np.isin(pairs, triples[keep3] >> BITS) | np.isin(
        pairs, triples[keep3] & ((1 << 2 * BITS) - 1)
    )
    gain2[needed] = np.inf
    keep2 = np.sort(
        np.argsort(-gain2, kind="stable")[: max(PAIRS, int(needed.sum()))]
    )
    # back-off weights that make the kept ones and the rest sum to one
    left2 = left[keep2]
    used, lost = (
        np.bincount(left2, p2[keep2], size),
        np.bincount(left2, p1[pairs[keep2] & mask], size),
    )
    back1 = np.clip((1 - used) / np.maximum(1 - lost, 1e-6), 1e-6, 1.0)
    pair_at = np.searchsorted(pairs[keep2], triples[keep3] >> BITS)
    used3 = np.bincount(pair_at, p3[keep3], len(keep2))
    lost3 = np.bincount(pair_at, lower[keep3], len(keep2))
    back2 = np.where(
        lost3 > 0,
        np.clip((1 - used3) / np.maximum(1 - lost3, 1e-6), 1e-6, 1.0),
        1.0,
    )
    return {
        "unigram": quantise(np.log(p1)),
        "backoff": quantise(np.log(back1)),
        "pairs": pack(pairs[keep2]),
        "pair_value": quantise(np.log(p2[keep2])),
        "pair_backoff": quantise(np.log(back2)),
        "triples": pack(triples[keep3]),
        "triple_value": quantise(np.log(p3[keep3])),
    }


def phrases(shared: Path) -> list[str]:
    """Vietnamese phrases of the domain: formulas of our own, names of indicators, types, bodies and
    abbreviations."""
    formulas = (
        (Path(__file__).parent / "formulas.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    found = [line for line in formulas if line and not line.startswith("#")]
    for name, columns in (
        ("INDICATORS.tsv", (1, 5)),
        ("SYMBOLS.tsv", (2,)),
        ("ABBREV.tsv", (1,)),
    ):
        if (shared / name).is_file():
            for row in (
                (shared / name).read_text(encoding="utf-8").splitlines()[1:]
            ):
                cells = row.split("\t")
                found += [
                    part
                    for n in columns
                    if n < len(cells)
                    for part in cells[n].split("|")
                ]
    return [unicodedata.normalize("NFC", line) for line in found]


def train(
    shared: Path, output: Path = MODELS / "language.npz.xz", without: int = 0
) -> None:
    """Writes the model learned from ``shared/corpora`` to ``output``. ``without``: see
    ``lines``."""
    corpora = shared / "corpora"
    if not (corpora / "legal_texts.jsonl.xz").is_file():
        print(f"language: no corpus at {corpora}; the model stays as it is")
        return
    listed = unicodedata.normalize(
        "NFC",
        (corpora / "soe_vinorm_syllables.txt").read_text(encoding="utf-8"),
    ).split()
    syllables = {key(s) for s in listed if _LETTERS.fullmatch(s)}
    texts = [
        *lines(corpora / "legal_texts.jsonl.xz", without),
        *(phrases(shared) * REPEATS),
    ]
    words = vocabulary(texts, syllables)
    ids = {word: n for n, word in enumerate((*CLASSES, *words))}
    arrays = estimate(
        encode(texts, ids),
        *compounds(corpora / "Viet74K.txt", ids),
        size=len(ids),
    )
    for name, content in (
        ("words", words),
        ("extra", sorted(syllables - set(words))),
    ):
        arrays[name] = np.frombuffer(
            "\n".join(content).encode("utf-8"), np.uint8
        )
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]
    output.write_bytes(
        lzma.compress(file.getvalue(), preset=9 | lzma.PRESET_EXTREME)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--without", type=int, default=0)
    parser.add_argument(
        "--output", type=Path, default=MODELS / "language.npz.xz"
    )
    options = parser.parse_args()
    train(options.shared, options.output, options.without)


if __name__ == "__main__":
    main()
