"""Takes in what the words outside a figure's sentence say for each row of the taxonomy."""

from __future__ import annotations

from collections.abc import Collection
from itertools import accumulate, takewhile

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, split, words_of
from pipeline.facts.indicator.case import EXCLUDES, Cases, Key
from pipeline.facts.indicator.outside import BAR, LABEL, Outside
from pipeline.facts.indicator.readings import spoken_of

_OUTSIDE_NOUN = 0.9  # by which a noun outside weighs less than a cue there
# places that speak of a cell alone, kinds of figures whose cells are named in a word
_OF_THE_CELL = ("head", "label")
_NAMED_SHORTLY = ("MONEY", "PERCENT")
# words between "Tỷ lệ" and what the share is of: "xử lý văn bản, hồ sơ"
_VERB = 4
_LEADS = words_of("label_lead")


def hear_outside(words: Outside, figure: Figure, cases: Cases) -> None:
    """Takes in cues and excludes that stand outside the sentence of a figure."""
    if words.counted:
        return
    for hit in _told(words):
        part = hit.key.part
        if part == "cue" or (part == "label" and _fills(words, hit, figure)):
            for case in cases.of(hit.key):
                if case.cue < words.factor:
                    case.take_cue(words.factor, hit.size, words.name)
        elif part in EXCLUDES:
            for case in cases.of(hit.key):
                if not words.stands_behind(case.cue_from):
                    case.forbid(part, words.factor)


def _fills(words: Outside, hit: Hit[Key], figure: Figure) -> bool:
    """Whether what tells right before an amount or a share what it is, is all that its row or its
    column is called: "Thiết bị | 6.210", "Đào tạo (triệu đồng)"."""
    if words.name not in _OF_THE_CELL or figure.label not in _NAMED_SHORTLY:
        return False
    lowest = words.text.rpartition(BAR)[2]
    every, own, named = (
        len(split(text).words)
        for text in (words.text, lowest, lowest.partition("(")[0])
    )
    return (hit.first, hit.stop) == (every - own, every - own + named)


def take_nouns(
    words: Outside, cases: Cases, share: bool, but: Collection[int] = ()
) -> None:
    """Takes in what is counted, named outside the sentence, but for some rows of the taxonomy."""
    strength = words.factor * _OUTSIDE_NOUN
    for hit in _nouns_of(words, share):
        for case in cases.of(hit.key, but):
            if case.noun < strength:
                case.take_noun(strength, hit.size, words.name)


def _nouns_of(words: Outside, share: bool) -> list[Hit[Key]]:
    """The nouns that may be what is counted. In a row's label its head alone is: "bộ thiết bị hội
    nghị truyền hình" counts sets, not conferences. A share's label may open with what is done to
    it: "Tỷ lệ số hóa hồ sơ"."""
    nouns = [hit for hit in _told(words) if hit.key.part == "noun"]
    if words.factor != LABEL:
        return nouns
    said = split(words.text).words
    head = sum(1 for _ in takewhile(_LEADS.__contains__, said))
    last = head + _VERB if share else head
    return [hit for hit in nouns if hit.first <= last]


def _told(words: Outside) -> list[Hit[Key]]:
    """The phrases of a text. Over the bar between two heads goes one that holds one of them whole:
    "Hồ sơ tiếp nhận | Trực tuyến", but not "Đã đăng ký | Số cơ sở"."""
    hits = spoken_of(words.text)
    if BAR not in words.text:
        return list(hits)
    sizes = [len(split(part).words) for part in words.text.split(BAR)]
    ends = list(accumulate(sizes, initial=0))
    borders = list(zip(ends, ends[1:], ends[2:], strict=False))
    return [
        hit
        for hit in hits
        if all(
            hit.first <= begin or end <= hit.stop
            for begin, border, end in borders
            if hit.first < border < hit.stop
        )
    ]
