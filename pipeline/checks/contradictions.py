"""Words against figures: trends that run the other way, and "chưa phát sinh" beside a count of the
same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import itemgetter

from pipeline.checks.counted import comparable, noun
from pipeline.checks.figures import Figure
from pipeline.checks.named_bases import content
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import is_one_of, is_whole, pattern, words
from pipeline.checks.verdict import of_figures, outright, told
from pipeline.checks.wording import Value
from pipeline.grouping import by_key
from pipeline.records import Check

_FROM_TO = pattern("contradictions from to")
_LEAD = pattern("contradictions lead")
_LEVEL = pattern("contradictions level")
_ENDS = pattern("contradictions ends")
_POINT = re.compile(r"(?<=[.;])\s")
_LONGEST = 2000  # characters of a sentence that says "none"
_ALIKE = 0.5  # share of the content words of the shorter one
_SHARED = 5  # content words that two sentences must share to speak of one thing


def check(figures: Figures) -> Iterator[Check]:
    """Every statement in running text that a figure can contradict."""
    prose = figures.outside_tables
    for passage in prose:
        yield from _trends(passage)
        yield from _than(passage)
    yield from _nothing(figures, prose)


def _trends(passage: Passage) -> Iterator[Check]:
    """ "tăng từ 20% lên 45%": the word against the two figures."""
    for before, now in pairwise(passage.figures):
        lead = _LEAD.search(passage.before(before))
        between = passage.between(before.end, now.start)
        if not lead or not is_whole("contradictions from to", between):
            continue
        if _of_one_kind(before, now):
            yield _trend(before, now, lead[1])


def _of_one_kind(before: Figure, now: Figure) -> bool:
    """Whether two figures, no ratios, can rise and fall from one to the other."""
    if before.label != now.label or now.is_ratio:
        return False
    return comparable(before, now)


def _trend(
    before: Figure,
    now: Figure,
    word: str,
) -> Check:
    """The check that a figure rose or fell, as ``word`` says."""
    up = is_one_of("rise", word)
    risen = now.value - before.value
    right = risen >= 0 if up else risen <= 0
    shown: dict[str, Value] = {
        "before": before,
        "now": now,
        "word": word,
    }
    return told(
        "contradiction", "trend", outright(right, ()), (before, now), shown
    )


def _than(passage: Passage) -> Iterator[Check]:
    """ "1.845 máy, tăng so với năm 2021 (1.967 máy)": the word against the two figures."""
    for now, before in pairwise(passage.figures):
        between = passage.between(now.end, before.start)
        led = pattern("contradictions than").fullmatch(between)
        if not led or passage.changes(now):
            continue
        if _of_one_kind(before, now):
            yield _trend(before, now, led[1])


def _nothing(figures: Figures, prose: list[Passage]) -> Iterator[Check]:
    """A thing that "has not occurred" and is counted elsewhere; scope and time may differ, so it
    stays doubtful."""
    # made where a document first says "none" at all
    counted: _Counted | None = None
    for lead, none in _none_said(figures):
        counted = counted or _Counted(prose)
        if best := counted.nearest(lead, none):
            words = (lead + none).split()
            shown = " ".join(words)[-90:]
            yield of_figures(
                "contradiction",
                "doubtful",
                "zero",
                [best],
                {"words": shown, "figure": best},
            )


def _none_said(figures: Figures) -> Iterator[tuple[str, str]]:
    """The words that say that there is none, with the sentence before them."""
    blocks = figures.document.layout.blocks
    paragraphs = (block for block in blocks if block.kind == "paragraph")
    for block in paragraphs:
        text = block.text.lower()
        for match in words("none").finditer(text):
            if not _ENDS.match(text, match.end()):
                continue  # "không phát sinh nước thải" speaks of something else
            start = max(0, match.start() - _LONGEST)
            *_, sentence = _POINT.split(text[start : match.start()])
            yield sentence, match[0]


@dataclass(frozen=True)
class _Sentence:
    """A sentence that counts something."""

    text: str
    content: frozenset[str]
    counts: list[Figure]

    def first_of(self, things: frozenset[str]) -> Figure | None:
        """The first figure that counts one of some things."""
        for item in self.counts:
            if noun(item.unit) & things:
                return item
        return None


class _Counted:
    """The sentences that count something, by their words."""

    def __init__(self, prose: list[Passage]) -> None:
        counts = by_key(
            (_sentence(passage, item.start), item)
            for passage in prose
            for item in passage.figures
            if _counts_some(passage, item)
        )
        self._sentences = [
            _Sentence(text, content(text), counts[text]) for text in counts
        ]
        self._by_word = by_key(
            (word, at)
            for at, sentence in enumerate(self._sentences)
            for word in sentence.content
        )
        self._found: dict[tuple[str, str], Figure | None] = {}

    def nearest(self, said: str, none: str) -> Figure | None:
        """The count that speaks most nearly of what ``said`` says there is none of, in words that
        ``none`` gives."""
        asked = said, none
        if asked not in self._found:
            alike = self._alike(said, none)
            _, best = max(alike, key=itemgetter(0), default=(0.0, None))
            self._found[asked] = best
        return self._found[asked]

    def _alike(self, said: str, none: str) -> Iterator[tuple[float, Figure]]:
        """The counts of sentences that speak of one thing, with how much of their words is
        shared."""
        own, things = content(said), noun(said)
        levels = set(_LEVEL.findall(said))
        found = (self._by_word.get(word, ()) for word in own)
        shared = Counter(chain.from_iterable(found))
        for at in sorted(at for at in shared if shared[at] >= _SHARED):
            other = self._sentences[at]
            shorter = min(len(own), len(other.content))
            score = shared[at] / shorter
            if score < _ALIKE or none in other.text:
                continue
            counted = other.first_of(things)
            if counted and _may_be_one_level(levels, other.text):
                yield score, counted


def _counts_some(passage: Passage, item: Figure) -> bool:
    """Whether a figure counts one thing or more, and is no change of a count."""
    if not item.is_count or item.value <= 0:
        return False
    return not passage.changes(item)


def _may_be_one_level(levels: set[str], sentence: str) -> bool:
    """Whether a sentence names one of the levels of administration, or no other."""
    others = set(_LEVEL.findall(sentence))
    if not levels or not others:
        return True
    return not levels.isdisjoint(others)


def _sentence(passage: Passage, at: int) -> str:
    start, end = passage.sentences[passage.sentence(at)]
    return passage.lower[start:end]
