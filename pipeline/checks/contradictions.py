"""Words against figures: trends that run the other way, and "chưa phát sinh" beside a count of the same thing."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.figures import Figure, Figures, Passage, alike, noun, words
from pipeline.checks.ratios import content
from pipeline.checks.verdict import make
from pipeline.records import Check

_FROM_TO = re.compile(r"\s*(?:(?:[^\W\d]+|[()]|\d{4})\s*){0,8}?(?:lên|xuống|còn)\s*(?:đến|còn|thành)?\s*$")
_LEVEL = re.compile(r"mức(?: độ)? (\d)")
_SHARED = 5  # content words that two sentences must share to speak of one thing


def check(figures: Figures) -> Iterator[Check]:
    """Every statement in running text that a figure can contradict."""
    prose = [p for p in figures.passages if p.block.table < 0]
    for passage in prose:
        yield from _trends(passage)
    yield from _nothing(figures, prose)


def _trends(passage: Passage) -> Iterator[Check]:
    """ "tăng từ 20% lên 45%": the word against the two figures."""
    for before, now in pairwise(passage.figures):
        lead = re.search(r"(tăng|giảm)(?:[^\W\d]|\s){0,30}?\s(?:từ)\s+(?:mức\s+)?$", passage.before(before))
        if not lead or before.label != now.label or not _FROM_TO.fullmatch(passage.between(before.end, now.start)):
            continue
        if not alike(before, now) or before.label == "RATIO":
            continue
        up = lead[1] == "tăng"
        right = now.interval.value >= before.interval.value if up else now.interval.value <= before.interval.value
        yield make("contradiction", "holds" if right else "broken", "trend.holds" if right else "trend.broken",
                   [before.mention, now.mention], [before.mention.value, now.mention.value],
                   {"before": before, "now": now, "word": "tăng" if up else "giảm"})


def _nothing(figures: Figures, prose: list[Passage]) -> Iterator[Check]:
    """A thing that "has not occurred" and is counted elsewhere; scope and time may differ, so it stays doubtful."""
    counted = [(p, f, _sentence(p, f.start)) for p in prose for f in p.figures
               if f.label == "COUNT" and f.interval.value > 0 and not p.changes(f)]
    for block in figures.document.layout.blocks:
        for match in words("none").finditer(block.text.lower()) if block.kind == "paragraph" else ():
            if not re.match(r"\s*(?:[.;,)]|$|hồ sơ)", block.text.lower()[match.end():]):
                continue  # "không phát sinh nước thải" speaks of something else
            said = re.split(r"(?<=[.;])\s", block.text.lower()[:match.start()])[-1]
            best: tuple[float, Figure] | None = None
            for _, item, sentence in counted:
                shared = content(said) & content(sentence)
                score = len(shared) / (min(len(content(said)), len(content(sentence))) or 1)
                levels = set(_LEVEL.findall(said)), set(_LEVEL.findall(sentence))
                if len(shared) < _SHARED or score < 0.5 or (all(levels) and not levels[0] & levels[1]):
                    continue
                named = noun(item.mention.unit) & noun(said)
                if named and match[0] not in sentence and (best is None or score > best[0]):
                    best = score, item
            if best:
                yield make("contradiction", "doubtful", "zero", [best[1].mention], [best[1].mention.value],
                           {"words": " ".join((said + match[0]).split())[-90:], "figure": best[1]})


def _sentence(passage: Passage, at: int) -> str:
    start, end = passage.sentences[passage.sentence(at)]
    return passage.lower[start:end]
