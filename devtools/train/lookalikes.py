"""Counts ``models/lookalikes.tsv``: pairs of words that are no damage of a phrase of two words, but
other words.

    python -m devtools.train ../shared lookalikes

Phrases match without diacritics, so that "họp thư" is a mailbox that lost a mark; "tại khoản" (in
clause) is no account, though. The texts of the corpus are typed, not scanned: what stands there
often, and differs by more than a lost mark, is language."""

from __future__ import annotations

import json
import lzma
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from pipeline import taxonomy
from pipeline.clauses.phrases import Words, listed, phrases, split
from pipeline.names.system_words import systems
from pipeline.resources import MODELS
from pipeline.text import fold

_OFTEN = 5  # times in the corpus
# of the right spelling; a pair that lost a mark only is damage unless it is this frequent
_SHARE = 0.1
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_HEADER = """# Pairs of words that fold like a phrase of two words and are other words: \
"tại khoản" is no "tài khoản".
# Counted in the corpus of legal texts by python -m devtools.train ../shared lookalikes; \
not written by hand.
words\ttimes
"""


def train(shared: Path) -> None:
    """Writes the table."""
    listed: dict[tuple[str, ...], set[str]] = {}
    for phrase in _phrases():
        listed.setdefault(split(phrase).words, set()).add(phrase)
    seen: dict[tuple[str, ...], Counter[str]] = {
        words: Counter() for words in listed
    }
    with lzma.open(
        shared / "corpora" / "legal_texts.jsonl.xz", "rt", encoding="utf-8"
    ) as file:
        for row in file:
            for line in unicodedata.normalize(
                "NFC", json.loads(row)["text"]
            ).splitlines():
                for pair, spelt in _pairs(split(line), line):
                    if pair in seen:
                        seen[pair][spelt] += 1
    found = {
        spelt: times
        for pair, counts in seen.items()
        for spelt, times in counts.items()
        if _is_other(spelt, times, listed[pair], counts)
    }
    lines = [
        f"{spelt}\t{times}\n"
        for spelt, times in sorted(
            found.items(), key=lambda item: (-item[1], item[0])
        )
    ]
    (MODELS / "lookalikes.tsv").write_text(
        _HEADER + "".join(lines), encoding="utf-8"
    )


def _phrases() -> Iterator[str]:
    for phrase in _listed():
        words = split(phrase.lower())
        if ".." not in phrase and len(words.words) == 2:
            spans = zip(words.starts, words.ends, strict=True)
            yield " ".join(words.text[start:end] for start, end in spans)


def _listed() -> Iterator[str]:
    for row in taxonomy.rows():
        yield from phrases(
            "|".join((row.triggers, row.nouns, row.cues, row.excludes))
        )
    for name in ("topics.tsv", "fact_words.tsv"):
        yield from (phrase for _, phrase in listed(name))
    for system in systems():
        yield from phrases(system.variants)


def _pairs(words: Words, line: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for (left, right), (start, end), (begin, stop) in zip(
        pairwise(words.words), *_shifted(words), strict=False
    ):
        yield (left, right), f"{line[start:end]} {line[begin:stop]}".lower()


def _shifted(
    words: Words,
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    spans = list(zip(words.starts, words.ends, strict=True))
    return spans[:-1], spans[1:]


def _is_other(
    spelt: str, times: int, listed: set[str], counts: Counter[str]
) -> bool:
    """Whether a spelling that stands in the corpus is neither a phrase nor damage of one."""
    letters = _letters(spelt)
    if times < _OFTEN or any(
        letters == _letters(phrase) or not _marked(spelt, phrase)
        for phrase in listed
    ):
        return False
    right = sum(counts[phrase] for phrase in listed)
    lost = any(
        _letters(_toneless(phrase, spelt)) == letters for phrase in listed
    )
    return not lost or times > _SHARE * right


def _letters(text: str) -> list[str]:
    return [
        *map("".join, map(sorted, unicodedata.normalize("NFD", text).split()))
    ]


def _marked(spelt: str, phrase: str) -> bool:
    """Whether a word that differs from the phrase's carries diacritics; one without any may be
    either."""
    return any(
        left != right and left != fold(left)
        for left, right in zip(spelt.split(), phrase.split(), strict=False)
    )


def _toneless(phrase: str, spelt: str) -> str:
    """The phrase with the tones gone from the words in which it differs."""
    words = []
    for left, right in zip(phrase.split(), spelt.split(), strict=False):
        bare = "".join(
            c for c in unicodedata.normalize("NFD", left) if c not in _TONES
        )
        words.append(
            left
            if _letters(left) == _letters(right)
            else unicodedata.normalize("NFC", bare)
        )
    return " ".join(words)
