"""Words against figures: trends that run the other way, and "chưa phát sinh" beside a count of the
same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise

from pipeline.checks.counted import comparable, noun
from pipeline.checks.figures import Figure
from pipeline.checks.named_bases import content
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import is_one_of, is_whole, pattern, words
from pipeline.checks.verdict import judge, make
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
        if not lead or before.label != now.label or before.is_ratio:
            continue
        if not is_whole(
            "contradictions from to", passage.between(before.end, now.start)
        ):
            continue
        if comparable(before, now):
            yield _trend(before, now, lead[1])


def _trend(before: Figure, now: Figure, word: str) -> Check:
    """The check that a figure rose or fell, as ``word`` says."""
    first, second = before.value, now.value
    up = is_one_of("rise", word)
    right = second >= first if up else second <= first
    return make(
        "contradiction",
        judge(right),
        "trend.holds" if right else "trend.broken",
        [before.mention, now.mention],
        [before.mention.value, now.mention.value],
        {"before": before, "now": now, "word": word},
    )


def _than(passage: Passage) -> Iterator[Check]:
    """ "1.845 máy, tăng so với năm 2021 (1.967 máy)": the word against the two figures."""
    for now, before in pairwise(passage.figures):
        between = passage.between(now.end, before.start)
        told = pattern("contradictions than").fullmatch(between)
        if not told or now.label != before.label or now.is_ratio:
            continue
        if comparable(before, now) and not passage.changes(now):
            yield _trend(before, now, told[1])


def _nothing(figures: Figures, prose: list[Passage]) -> Iterator[Check]:
    """A thing that "has not occurred" and is counted elsewhere; scope and time may differ, so it
    stays doubtful."""
    # made where a document first says "none" at all
    counted: _Counted | None = None
    for block in figures.document.layout.blocks:
        text = block.text.lower() if block.kind == "paragraph" else ""
        for match in words("none").finditer(text):
            if not _ENDS.match(text, match.end()):
                continue  # "không phát sinh nước thải" speaks of something else
            before = text[max(0, match.start() - _LONGEST) : match.start()]
            said = _POINT.split(before)[-1]
            counted = counted or _Counted(prose)
            best = counted.nearest(said, match[0])
            if best:
                told = " ".join((said + match[0]).split())[-90:]
                yield make(
                    "contradiction",
                    "doubtful",
                    "zero",
                    [best.mention],
                    [best.mention.value],
                    {"words": told, "figure": best},
                )


class _Counted:
    """The sentences that count something, by their words."""

    def __init__(self, prose: list[Passage]) -> None:
        told: dict[str, list[Figure]] = {}
        for passage in prose:
            for item in passage.figures:
                if _counts_some(passage, item):
                    sentence = _sentence(passage, item.start)
                    told.setdefault(sentence, []).append(item)
        self._told = [(said, content(said), told[said]) for said in told]
        self._by_word: dict[str, list[int]] = {}
        for at, (_, said, _) in enumerate(self._told):
            for word in said:
                self._by_word.setdefault(word, []).append(at)
        self._found: dict[tuple[str, str], Figure | None] = {}

    def nearest(self, said: str, none: str) -> Figure | None:
        """The count that speaks most nearly of what ``said`` says there is none of, in words that
        ``none`` gives."""
        if (said, none) not in self._found:
            self._found[said, none] = self._nearest(said, none)
        return self._found[said, none]

    def _nearest(self, said: str, none: str) -> Figure | None:
        own, things = content(said), noun(said)
        levels = set(_LEVEL.findall(said))
        found = (self._by_word.get(word, ()) for word in own)
        shared = Counter(chain.from_iterable(found))
        best: tuple[float, Figure] | None = None
        for at in sorted(at for at in shared if shared[at] >= _SHARED):
            sentence, other, items = self._told[at]
            score = shared[at] / min(len(own), len(other))
            if score < _ALIKE or none in sentence:
                continue
            if not _may_be_one_level(levels, sentence):
                continue
            same = (item for item in items if noun(item.unit) & things)
            item = next(same, None)
            if item and (best is None or score > best[0]):
                best = score, item
        return best[1] if best else None


def _counts_some(passage: Passage, item: Figure) -> bool:
    """Whether a figure counts one thing or more, and is no change of a count."""
    if item.label != "COUNT" or item.value <= 0:
        return False
    return not passage.changes(item)


def _may_be_one_level(levels: set[str], sentence: str) -> bool:
    """Whether a sentence names one of the levels of administration, or no other."""
    others = set(_LEVEL.findall(sentence))
    return not levels or not others or bool(levels & others)


def _sentence(passage: Passage, at: int) -> str:
    start, end = passage.sentences[passage.sentence(at)]
    return passage.lower[start:end]
