"""What the words of its own sentence make of a figure: the clause that is its own, words that turn
it round, what a share is of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, words_of
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator.case import Key
from pipeline.facts.indicator.vicinity import Vicinity

_LACK_WORDS = 6  # between a figure and the words that turn it round
_ASIDE = 6  # words of the longest phrase behind a share that names no whole
_COPULA = words_of("copula")
_REASONS = words_of("reason")
_A_WORD = re.compile(r"[^\S\t][^\W\d_]")  # right behind a figure, in its cell


def own_clause(scene: Scene, phrases: Vicinity, figure: Figure) -> int:
    """The first word of the clause of a share that says by itself what it is of, behind another
    share: "cấp kết quả điện tử đạt 100%, | tái sử dụng dữ liệu đạt từ 60%"; 0 of another."""
    opens = scene.clause_start(figure)
    if not _follows_a_share(scene, figure, opens):
        return 0
    verbs = range(opens, figure.first)
    verb = [at for at in verbs if scene.words.words[at] in _COPULA]
    if not verb or not scene.gap(opens, verb[-1]).words:
        return 0
    said = [
        hit.key
        for hit in phrases.near(figure)
        if opens <= hit.first and hit.stop <= verb[-1]
    ]
    cues, nouns = (_rows_of(part, said) for part in ("cue", "noun"))
    return 0 if cues.isdisjoint(nouns) else opens


def _rows_of(part: str, said: Iterable[Key]) -> set[int]:
    """The rows of the taxonomy of which some phrases are a part."""
    return {row for key in said if key.part == part for row in key.rows}


def _follows_a_share(scene: Scene, figure: Figure, opens: int) -> bool:
    """Whether the clause of a share begins where another share of its sentence ends."""
    before = scene.between(scene.first_word(figure.sentence), opens)
    if not before or before[-1].stop != opens:
        return False
    return {"PERCENT"} == {figure.label, before[-1].label}


def lack(scene: Scene, figure: Figure) -> tuple[int, int] | None:
    """The words that turn the statement round ("25 đơn vị chưa sử dụng"), right behind what is
    counted."""
    for hit in _lacks(scene):
        if hit.first < figure.stop:
            continue
        if scene.sentence_of(hit.first) != figure.sentence:
            continue
        # "trả lại 24 hồ sơ vì thiếu giấy tờ": what is lacked is the reason
        if scene.words.words[hit.first - 1] in _REASONS:
            continue
        gap = scene.gap(figure.stop, hit.first)
        if gap.words <= _LACK_WORDS and not gap.parts:
            return hit.first, hit.stop
    return None


def _lacks(scene: Scene) -> list[Hit[str]]:
    """The words of a scene that say that something does not hold, but for those of a name: "thanh
    toán | không dùng | tiền mặt"."""
    names = scene.phrases("no_lack")
    return [
        hit
        for hit in scene.phrases("lack")
        if not any(
            one.first <= hit.first and hit.stop <= one.stop for one in names
        )
    ]


def besides(scene: Scene, phrases: Vicinity, figure: Figure) -> int:
    """The word behind what the sentence of a figure names only as something else, with which it
    opens: "Cùng với học bạ số, | việc thu học phí ..."; 0 where it opens otherwise, or where
    nothing else says what the figure is."""
    first = scene.first_word(figure.sentence)
    if not scene.begins("besides", first):
        return 0
    comma = scene.text.find(",", scene.words.starts[first], figure.start)
    stop = scene.word_at(comma) if comma > 0 else 0
    if scene.between(first, stop):
        return 0
    high = scene.first_word(figure.sentence + 1)
    told = (hit for hit in phrases.near(figure) if hit.key.part == "cue")
    return stop if any(stop <= hit.first < high for hit in told) else 0


def acts_by_itself(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence of a count says before it what is done with what is counted: "Phân hệ y
    tế cập nhật 1.260 hồ sơ"."""
    if figure.label != "COUNT":
        return False
    low = scene.first_word(figure.sentence)
    return bool(scene.said("own_act", low, figure.first))


def is_denied(scene: Scene, hit: Hit[Key]) -> bool:
    """Whether the sentence says right before a phrase, or in its gap, that it does not hold: "hồ sơ
    chưa | số hóa 9,5%"."""
    gapped = hit.stop - hit.first > hit.size
    for words in _lacks(scene):
        if words.first < hit.first <= words.stop:
            return True
        if gapped and hit.first < words.first and words.stop < hit.stop:
            return True
    return False


def is_share_of_what_follows(scene: Scene, figure: Figure) -> bool:
    """Whether the words behind a percentage are what it is a share of: "100% vốn Nhà nước", not
    "95% kế hoạch"."""
    if figure.label != "PERCENT":
        return False
    end, first = figure.end, figure.stop
    # "từ 95% trở lên", "50% trở lên doanh nghiệp"
    for hit in scene.said("or_more", first, first + _ASIDE):
        first, end = hit.stop, scene.words.ends[hit.stop - 1]
    if not _A_WORD.match(scene.text, end):
        return False
    return not scene.begins("aside", first, first + _ASIDE)


def names_a_system(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence of a figure is about a system of its own: "Phần mềm quản lý bệnh viện
    triển khai ở 12 bệnh viện"."""
    low = scene.first_word(figure.sentence)
    named = scene.said("system", low, figure.first)
    return any(not scene.said("same", hit.stop, hit.stop + 1) for hit in named)
