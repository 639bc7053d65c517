"""The figures of a text, and which of them is a part of which: in a bracket after it, after "trong
đó", a share right behind its count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.clauses.brackets import Brackets
from pipeline.clauses.phrases import Words, words_of
from pipeline.clauses.roles import said, within
from pipeline.records import Mention

SHARES = ("PERCENT", "RATIO")
NONE = -1
_BEFORE = 60  # figures before one among which its whole is looked for
_SHARE_VERBS = words_of("share_verb")
_SHARE_VERB_REACH = 4  # words before the share in which the verb stands
_RATES = {tuple(rate.split()) for rate in words_of("share_noun")}
_GOES_ON = words_of("goes_on")
_OPENINGS = tuple(words_of("opens_parts"))
_THOSE = 3  # words of a phrase for them
_OF_THOSE = {tuple(words.split()) for words in words_of("of_those")}


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention that is a figure: its kind, and where it stands in the text of its block."""

    mention: Mention
    # that of its mention: COUNT, MONEY, PERCENT, RATIO or MEASURE
    label: str = field(init=False)
    # where it begins and ends in the text of its block
    start: int = field(init=False)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        # asked a hundred times a figure: what the mention says stands here too
        object.__setattr__(self, "label", self.mention.label)
        object.__setattr__(self, "start", self.mention.block_start)
        object.__setattr__(self, "end", self.mention.block_end)

    @property
    def noun(self) -> str:
        """The first word of what it counts, as written; "" where it tells none."""
        return self.mention.unit.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Figure(Placed):
    """A figure in its scene: words ``first`` to ``stop``, its sentence, the figure it is a part of
    (-1: none)."""

    first: int
    stop: int
    sentence: int
    parent: int = NONE

    @property
    def kind(self) -> str:
        """``share`` of percentages and ratios, else its label."""
        return "share" if self.label in SHARES else self.label


def figure_of(mention: Mention, words: Words, sentence: int) -> Figure:
    """A mention of a text as a figure of its scene, still without its whole."""
    before = bisect_right(words.starts, mention.block_start) - 1
    first = max(before, 0)
    stop = max(bisect_left(words.starts, mention.block_end), first + 1)
    return Figure(mention, first, stop, sentence)


def behind_of_those(words: Words, figure: Figure) -> int:
    """The word behind "trong số đó" right behind a figure; that behind the figure where these do
    not stand there."""
    stop = figure.stop + _THOSE
    said = words.words[figure.stop : stop] in _OF_THOSE
    return stop if said else figure.stop


def with_wholes(
    figures: Sequence[Figure],
    words: Words,
    brackets: Brackets,
    sentences: Sequence[int],
) -> list[Figure]:
    """The figures, each linked to the one that it divides. ``sentences``: the first word of each
    sentence."""
    finder = _Wholes(figures, words, brackets, sentences)
    return [
        replace(figure, parent=finder.of(at))
        for at, figure in enumerate(figures)
    ]


@dataclass(frozen=True, slots=True)
class _Wholes:
    """Finds the figure that another is a part of."""

    figures: Sequence[Figure]
    words: Words
    brackets: Brackets
    sentences: Sequence[int]

    def of(self, at: int) -> int:
        """The first rule that speaks; -1 where none does."""
        before = self._of_sentence(at, self.figures[at].sentence)
        outside = self._outside_bracket(at, before)
        if outside != NONE:
            return outside
        if not before:
            return self._in_sentence_before(at)
        if self._is_of_those(at, before[-1]):
            return before[-1]
        if self._is_share_of(at, before[-1]):
            return before[-1]
        if self._opens_statement(at):
            return NONE
        return self._before_its_parts(before)

    def _of_sentence(self, at: int, sentence: int) -> list[int]:
        """The figures before one that stand in a sentence."""
        numbers = range(max(at - _BEFORE, 0), at)
        return [n for n in numbers if self.figures[n].sentence == sentence]

    def _outside_bracket(self, at: int, before: Sequence[int]) -> int:
        """The last figure before the bracket that holds this one."""
        around = self.brackets.around(self.figures[at].start)
        if not around:
            return NONE
        opens = around[-1][0]
        outside = [n for n in before if self.figures[n].end <= opens]
        return outside[-1] if outside else NONE

    def _in_sentence_before(self, at: int) -> int:
        """The last figure of the sentence before, where this one opens with "Trong đó"."""
        figure = self.figures[at]
        earlier = self._of_sentence(at, figure.sentence - 1)
        if not earlier:
            return NONE
        opening = " ".join(self._sentence_up_to(figure)[:3])
        return earlier[-1] if opening.startswith(_OPENINGS) else NONE

    def _sentence_up_to(self, figure: Figure) -> tuple[str, ...]:
        """The words of a figure's sentence before it."""
        first = self.sentences[figure.sentence]
        return self.words.words[first : figure.first]

    def _is_of_those(self, at: int, other: int) -> bool:
        """Whether a share is said to be one of the things counted before: "78.415 hồ sơ, 31% trong
        số đó nộp trực tuyến"."""
        figure, count = self.figures[at], self.figures[other]
        if (count.label, figure.label) != ("COUNT", "PERCENT"):
            return False
        return behind_of_those(self.words, figure) > figure.stop

    def _is_share_of(self, at: int, other: int) -> bool:
        """Whether a share stands right behind its count: "45 xã, đạt 60%"."""
        figure, count = self.figures[at], self.figures[other]
        if figure.label != "PERCENT":
            return False
        if count.label not in ("COUNT", "RATIO"):
            return False
        between = self.words.words[count.stop : figure.first]
        if self._stated_anew(count, figure):
            return False
        if between[-2:] in _RATES:  # "6.172 hồ sơ đúng hạn, tỷ lệ 99,98%"
            return True
        return not _SHARE_VERBS.isdisjoint(between[-_SHARE_VERB_REACH:])

    def _opens_statement(self, at: int) -> bool:
        """Whether a share opens what a semicolon parts from a count: "1.684 trạm, trong đó 212 trạm
        5G; 100% xã có cáp quang"."""
        before, figure = self.figures[at - 1], self.figures[at]
        if figure.label != "PERCENT" or before.label == "PERCENT":
            return False
        behind = self.words.words[figure.stop : figure.stop + 1]
        if not _GOES_ON.isdisjoint(behind):
            return False  # "kiêm nhiệm 04 người; 100% có trình độ đại học"
        between = self.words.text[before.end : figure.start]
        return between.rstrip().endswith(";")

    def _stated_anew(self, count: Figure, figure: Figure) -> bool:
        """Whether a semicolon opens a statement of its own before a share: "cấp 45 thẻ; tỷ lệ kích
        hoạt tài khoản đạt 88%", not "cấp 45 thẻ; đạt 88%"."""
        _, mark, clause = self.words.text[count.end : figure.start].rpartition(
            ";"
        )
        return bool(mark) and len(clause.split()) > _SHARE_VERB_REACH

    def _before_its_parts(self, before: Sequence[int]) -> int:
        """The nearest figure before behind which "trong đó" or "gồm" opens its parts."""
        divides = said("divides", self.words.text)
        for number in reversed(before) if divides else ():
            first = self.figures[number].stop
            stop = self.figures[number + 1].first
            if within(divides, first, stop):
                return self._beside_bracket(number, before)
        return NONE

    def _beside_bracket(self, number: int, before: Sequence[int]) -> int:
        """A figure; of one in a bracket that is closed before its parts the one outside: "112 tỷ
        đồng (đạt 66,9%), trong đó ngân sách tỉnh 64 tỷ đồng"."""
        figure, behind = self.figures[number], self.figures[number + 1]
        if not self.brackets.close_before(figure.start, behind.start):
            return number
        outside = self._outside_bracket(number, before)
        return number if outside == NONE else outside
