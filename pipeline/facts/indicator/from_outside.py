"""Takes in what the words outside a figure's sentence say for each row of the taxonomy."""

from __future__ import annotations

from itertools import takewhile

from pipeline.clauses.phrases import Hit, split, words_of
from pipeline.facts.indicator.case import EXCLUDES, Cases, Key
from pipeline.facts.indicator.outside import LABEL, Outside
from pipeline.facts.indicator.readings import spoken_of

_OUTSIDE_NOUN = 0.9  # by which a noun outside weighs less than a cue there
# words between "Tỷ lệ" and what the share is of: "xử lý văn bản, hồ sơ"
_VERB = 4
_LEADS = words_of("label_lead")


def hear_outside(words: Outside, cases: Cases) -> None:
    """Takes in cues and excludes that stand outside the sentence."""
    if words.counted:
        return
    for hit in spoken_of(words.text):
        part = hit.key.part
        if part == "cue":
            for case in map(cases.__getitem__, hit.key.rows):
                if case.cue < words.factor:
                    case.take_cue(words.factor, hit.size, words.name)
        elif part in EXCLUDES:
            for case in map(cases.__getitem__, hit.key.rows):
                if not words.stands_behind(case.cue_from):
                    case.forbid(part, words.factor)


def take_nouns(words: Outside, cases: Cases, share: bool) -> None:
    """Takes in what is counted, named outside the sentence."""
    strength = words.factor * _OUTSIDE_NOUN
    for hit in _nouns_of(words, share):
        for case in map(cases.__getitem__, hit.key.rows):
            if case.noun < strength:
                case.take_noun(strength, hit.size, words.name)


def _nouns_of(words: Outside, share: bool) -> list[Hit[Key]]:
    """The nouns that may be what is counted. In a row's label its head alone is: "bộ thiết bị hội
    nghị truyền hình" counts sets, not conferences. A share's label may open with what is done to
    it: "Tỷ lệ số hóa hồ sơ"."""
    nouns = [hit for hit in spoken_of(words.text) if hit.key.part == "noun"]
    if words.factor != LABEL:
        return nouns
    said = split(words.text).words
    head = sum(1 for _ in takewhile(_LEADS.__contains__, said))
    last = head + _VERB if share else head
    return [hit for hit in nouns if hit.first <= last]
