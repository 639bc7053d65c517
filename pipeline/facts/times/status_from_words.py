"""What the words of its sentence and the heads of its cell say of whether a figure is real, by the
rules of models/status_rules.tsv."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from pipeline.clauses.phrases import Hit, split
from pipeline.clauses.roles import opens, said
from pipeline.clauses.surroundings import is_mark
from pipeline.facts.times.aim import aim
from pipeline.facts.times.heads import timeless
from pipeline.facts.times.status_question import StatusQuestion
from pipeline.facts.times.status_words import neutral, statuses
from pipeline.resources import table

_FAR = 300  # words before a figure that are read
_BEHIND = 8  # words behind a figure in which an estimate is told
_VERB = 12  # words between a figure and the end of what is said of it
_NEXT = 4  # words between an estimate and the sum that it is of
_OPENING = "(,;:"
_LIKENED = 2  # words between a share and what it is compared with: "so với"
_AIMS = frozenset(("planned", "target"))
_NOWHERE = (0, 0)  # the place of words that do not stand before the figure


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of models/status_rules.tsv."""

    rank: int
    rule: str
    words: str
    place: str
    side: str
    ends: str
    figures: str
    status: str


@cache
def _rules() -> tuple[tuple[Rule, ...], ...]:
    """The rules by rank."""
    found = table("status_rules.tsv", Rule)
    return tuple(
        tuple(group) for _, group in groupby(found, key=lambda rule: rule.rank)
    )


def from_words(ask: StatusQuestion) -> tuple[str, str] | None:
    """What the rules of models/status_rules.tsv say: of the first rank that speaks the rule whose
    words stand nearest."""
    for rank in _rules():
        places = [(_place(rule, ask), rule) for rule in rank]
        spoken = [(place, rule) for place, rule in places if place]
        if spoken:
            _, rule = max(spoken, key=lambda found: found[0])
            status = ask.as_asked(rule.status)
            aimed = aim(status, ask) if status == "target" else status
            return aimed, rule.rule
    return None


def _place(rule: Rule, ask: StatusQuestion) -> tuple[int, int] | None:
    """Where the nearest words of a rule end that reach the figure, and how many they are; None
    where it does not speak."""
    if rule.figures not in ("any", ask.figure.label, ask.bound):
        return None
    if rule.place != "sentence" or rule.side in ("behind", "verb"):
        return _NOWHERE if _speaks_elsewhere(rule, ask) else None
    hits = ask.scene.said(rule.words, ask.first, ask.figure.first)
    if not hits:
        return None
    reaching = (hit for hit in hits if _reaches(hit, rule, ask))
    return max(((hit.stop, hit.size) for hit in reaching), default=None)


def _speaks_elsewhere(rule: Rule, ask: StatusQuestion) -> bool:
    """Whether a rule speaks whose words do not stand before the figure in its sentence."""
    if rule.place == "column":
        return _is_head(rule.words, ask)
    if rule.place == "wording":
        return opens(rule.words, ask.wording_head)
    if rule.place == "row":
        if rule.side == "opens":
            return opens(rule.words, ask.heads.row)
        return bool(said(rule.words, ask.heads.row))
    if rule.side == "behind":
        return _is_estimated_behind(ask)
    return _is_said_of_it(rule.words, ask)


def _is_head(words: str, ask: StatusQuestion) -> bool:
    """Whether the head of a column opens with words; "Giao dịch điện tử" is nothing assigned."""
    head = timeless(ask.column)
    return opens(words, head) and not opens("transactions", head)


def _reaches(hit: Hit[str], rule: Rule, ask: StatusQuestion) -> bool:
    """Whether words before the figure in its sentence speak of it, by their rule."""
    if hit.first in neutral(ask.text, ask.first, ask.figure.first):
        return False
    if _is_counted(hit, ask):
        return False
    if rule.status in _AIMS and _is_of_share(hit, ask):
        return False
    said_at = ask.scene.words.starts[hit.first]
    if ask.scene.brackets.keep(said_at, ask.figure.start):
        return False  # "(biên chế giao 66 người), trong đó 07 công chức"
    if rule.side == "beside" and not _is_beside(hit, ask):
        return False
    if rule.side == "adjoining" and hit.stop != ask.figure.first:
        return False
    if rule.side == "first" and not _opens_sentence(hit, ask):
        return False
    if not rule.ends:
        return True
    ended = ask.scene.said(rule.ends, hit.stop, ask.figure.first)
    if not _opens_items(hit, ask):
        return not ended
    last = ask.text.rfind(";", 0, ask.figure.start)
    return not any(ask.scene.words.starts[end.first] > last for end in ended)


def _is_counted(hit: Hit[str], ask: StatusQuestion) -> bool:
    """Whether words are what an earlier figure counts: "nộp 640 yêu cầu, đúng hạn 612"."""
    words = ask.scene.words.words[hit.first : hit.stop]
    return any(
        one.stop == hit.first
        and one.label == "COUNT"
        and split(one.mention.unit).words[: len(words)] == words
        for one in ask.scene.earlier(ask.figure)
    )


def _is_of_share(hit: Hit[str], ask: StatusQuestion) -> bool:
    """Whether words are what a share before them is of, which says nothing of what follows: "đạt
    86,2% kế hoạch năm; 3.215 hộ có gian hàng", "vượt 2% so với chỉ tiêu"."""
    scene = ask.scene
    share = scene.figure_before(hit.first)
    if share is None or share.label != "PERCENT" or share is ask.figure:
        return False
    between = scene.text_between(share.stop, hit.first)
    parted = any(mark in between for mark in _OPENING)
    if parted or share.sentence != ask.figure.sentence:
        return False
    return hit.first - share.stop <= _LIKENED and hit.stop < ask.figure.first


def _opens_items(hit: Hit[str], ask: StatusQuestion) -> bool:
    """Whether words are the label of a list in one sentence, parted by semicolons: "Đề xuất: thay
    30 máy đã hỏng; nâng băng thông lên 500 Mbps"."""
    end = ask.scene.words.ends[hit.stop - 1]
    return ask.text[end : end + 1] == ":"


def _is_beside(hit: Hit[str], ask: StatusQuestion) -> bool:
    """Whether words open the clause of the figure and stand right before it."""
    if hit.stop != ask.figure.first:
        return False
    words = ask.scene.words
    between = ask.text[words.ends[hit.first - 1] : words.starts[hit.first]]
    return any(mark in between for mark in _OPENING)


def _opens_sentence(hit: Hit[str], ask: StatusQuestion) -> bool:
    """Whether the sentence or the item of a figure opens with words."""
    start, _ = ask.sentence
    before = ask.text[start : ask.scene.words.starts[hit.first]]
    return is_mark(before)


def _is_said_of_it(words: str, ask: StatusQuestion) -> bool:
    """Whether words stand behind a figure in its clause: "100% hồ sơ giấy phải được số hóa"."""
    figure, scene = ask.figure, ask.scene
    return any(
        not scene.gap(figure.stop, hit.first).parts
        for hit in scene.said(words, figure.stop, figure.stop + _VERB)
    )


def _is_estimated_behind(ask: StatusQuestion) -> bool:
    """Whether an estimate is told behind a figure, up to the money it costs, and is not that of
    another sum; words of something done before the figure outweigh it."""
    figure, scene = ask.figure, ask.scene
    if statuses(ask.text, ask.first, figure.first)[-1:] == ("actual",):
        return False
    sums = [
        other.first
        for other in scene.between(figure.stop, figure.stop + _FAR)
        if other.sentence == figure.sentence and other.label == "MONEY"
    ]
    stop = max([figure.stop + _BEHIND, *sums[:1]])
    stop = min(stop, scene.first_word(figure.sentence + 1))
    told = scene.said("estimated", figure.stop, stop)
    hits = [hit for hit in told if not scene.semicolons(figure.stop, hit.first)]
    # "21 cuộc, tiết kiệm ước 85 triệu đồng": what was saved is none of its cost
    if ask.is_money or scene.said("saving", figure.stop, stop):
        hits = [hit for hit in hits if not _is_of_sum(hit, sums)]
    return bool(hits)


def _is_of_sum(hit: Hit[str], sums: Sequence[int]) -> bool:
    """Whether one of some sums stands right behind words."""
    return any(hit.stop <= first <= hit.stop + _NEXT for first in sums)
