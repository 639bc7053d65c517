"""What stands around a figure: words, sentences, separators, other figures, heads, brackets, table
headers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.clauses.lists import Place, names_owner, shared_predicates
from pipeline.clauses.phrases import Hit, K, Words, split
from pipeline.clauses.roles import said
from pipeline.clauses.sentences import cuts
from pipeline.facts.brackets import Brackets
from pipeline.records import Mention

COUNTED = frozenset(("COUNT", "MONEY", "PERCENT", "RATIO", "MEASURE"))
_SOFT = re.compile(r"[,()\[\]–/]|\s-\s")
_ITEM = re.compile(
    r";\s*\(?(?:\d{1,2}|[a-zđ])[.)]\s"
)  # where an item of a numbered list begins
_JOIN = frozenset(("va", "voi", "con", "cung", "and", "while"))
_HARD = re.compile(r"[;:]")
_FULL = 6  # words of a clause that says by itself what its figure is


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its scene: words ``first`` to ``stop``, its sentence, the figure it is a part of
    (-1: none)."""

    mention: Mention
    first: int
    stop: int
    sentence: int
    parent: int = -1


def _kind(figure: Figure) -> str:
    return (
        "share"
        if figure.mention.label in ("PERCENT", "RATIO")
        else figure.mention.label
    )


class Scene:
    """One block, seen by word number. ``mentions`` are those of the block in reading order."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.words: Words = split(text)
        spans = [(m.block_start, m.block_end) for m in mentions]
        inside = {at for start, end in spans for at in range(start + 1, end)}
        self._cuts = [cut for cut in cuts(text) if cut not in inside]
        self._soft = self._counts(_SOFT, spans)
        self._hard = self._counts(_HARD, spans)
        self._ends = [at for at in self._hard if text[at] == ";"]
        self._bounds = [0, *self._cuts, len(text)]
        self._symbols = sorted(
            (m.block_start, m.block_end) for m in mentions if m.label == "DOCNO"
        )
        self._said: dict[str, list[Hit[str]]] = {}
        self.figures = [self._figure(m) for m in mentions if m.label in COUNTED]
        self._starts = [f.first for f in self.figures]
        self.figures = self._with_parents(self.figures)
        self._joining = sorted(
            w - 1 for w in set(self._starts) if w and self.words.words[w - 1] in _JOIN
        )
        self._gaps: dict[tuple[int, int], tuple[int, int, int, int]] = {}

    def _counts(
        self, pattern: re.Pattern[str], spans: Sequence[tuple[int, int]]
    ) -> list[int]:
        inside = {at for start, end in spans for at in range(start, end)}
        return [
            m.start()
            for m in pattern.finditer(self.words.text)
            if m.start() not in inside
        ]

    def _figure(self, mention: Mention) -> Figure:
        first = max(bisect_right(self.words.starts, mention.block_start) - 1, 0)
        stop = bisect_left(self.words.starts, mention.block_end)
        return Figure(
            mention, first, max(stop, first + 1), self.sentence_at(mention.block_start)
        )

    def sentence_at(self, offset: int) -> int:
        return bisect_right(self._cuts, offset)

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        """Offsets of a sentence in the block's text."""
        return self._bounds[sentence], self._bounds[sentence + 1]

    def sentence_of(self, word: int) -> int:
        return (
            self.sentence_at(self.words.starts[word])
            if word < len(self.words.starts)
            else len(self._cuts)
        )

    def say(self, role: str) -> list[Hit[str]]:
        """The phrases of a role of ``models/fact_words.tsv``, whole ones; searched for once."""
        if role not in self._said:
            self._said[role] = self.whole(said(role, self.words.text))
        return self._said[role]

    def whole(self, hits: list[Hit[K]]) -> list[Hit[K]]:
        """Those of ``hits`` that stay within one clause and hold no figure in their gaps."""
        return [
            hit
            for hit in hits
            if hit.stop == hit.first + 1
            or not (
                self._broken(hit)
                or self._straddles(hit)
                or self.sentence_of(hit.first) != self.sentence_of(hit.stop - 1)
            )
            if not self._in_symbol(hit)
        ]

    def _broken(self, hit: Hit[K]) -> bool:
        low, high = self.words.ends[hit.first], self.words.starts[hit.stop - 1]
        return low < high and bisect_left(self._hard, high) > bisect_left(
            self._hard, low
        )

    def _straddles(self, hit: Hit[K]) -> bool:
        if hit.stop - hit.first == hit.size:
            return False
        at = bisect_left(self._starts, hit.first)
        return (
            at < len(self._starts)
            and self._starts[at] < hit.stop
            and self.figures[at].mention.label != "RATIO"
        )

    def _in_symbol(self, hit: Hit[K]) -> bool:
        """Whether a phrase stands in the symbol of a document: 12/TCT-CNTT is no word of ICT."""
        at = self.words.starts[hit.first]
        before = bisect_right(self._symbols, (at, len(self.words.text))) - 1
        return before >= 0 and at < self._symbols[before][1]

    def ends(self, left_stop: int, right_first: int) -> int:
        """The semicolons between two spans of words."""
        low, high = self.words.ends[left_stop - 1], self.words.starts[right_first]
        return bisect_left(self._ends, high) - bisect_left(self._ends, low)

    def opens_list(self, left_stop: int, right_first: int) -> bool:
        """Whether a colon behind a figure opens the list of its parts: "1.386 triệu đồng: mua sắm
        thiết bị 912"."""
        low, high = self.words.ends[left_stop - 1], self.words.starts[right_first]
        return ":" in self.words.text[low:high]

    def divided(self, left_stop: int, right_first: int) -> bool:
        """Whether "trong đó" or the like stands between two spans of words."""
        return any(
            left_stop <= hit.first and hit.stop <= right_first
            for hit in self.say("parts")
        )

    def detached(self, left_stop: int, figure: Figure) -> int:
        """Semicolons between words to the left and a figure whose own clause says what it is; 0 for
        an ellipsis."""
        between = self.ends(left_stop, figure.first)
        if not between:
            return 0
        low, high = self.words.ends[left_stop - 1], figure.mention.block_start
        if _ITEM.search(self.words.text, low, high):
            # "(5) nâng tỷ lệ ... lên 35%; (6) che phủ rừng 50%": another item of a list
            return between
        start, end = self.segment(figure)
        words = bisect_left(self.words.starts, end) - bisect_left(
            self.words.starts, start
        )
        return between if words - (figure.stop - figure.first) >= _FULL else 0

    def gap(self, left_stop: int, right_first: int) -> tuple[int, int, int, int]:
        """(words, soft separators, hard separators, figures) between two spans of words; reckoned
        once."""
        span = left_stop, right_first
        found = self._gaps.get(span)
        if found is None:
            found = self._gaps[span] = self._gap(left_stop, right_first)
        return found

    def _gap(self, left_stop: int, right_first: int) -> tuple[int, int, int, int]:
        if right_first < left_stop:
            return 0, 0, 0, 0
        low, high = self.words.ends[left_stop - 1], self.words.starts[right_first]
        figures = bisect_left(self._starts, right_first) - bisect_left(
            self._starts, left_stop
        )
        soft = bisect_left(self._soft, high) - bisect_left(self._soft, low)
        soft += self._joins(left_stop, right_first)
        hard = bisect_left(self._hard, high) - bisect_left(self._hard, low)
        if hard and not figures and self.words.text[low:high].rstrip().endswith(":"):
            hard -= 1  # "Mức độ 3: 120": the colon ties the label to its figure
        return right_first - left_stop, soft, hard, figures

    def _joins(self, low: int, high: int) -> int:
        """Conjunctions that part two counted things: "25 hồ sơ A và 30 hồ sơ B"."""
        if low >= high:
            return 0
        count = bisect_left(self._joining, high) - bisect_left(self._joining, low)
        for edge in {low, high - 1}:
            if self.words.words[edge] in _JOIN and edge not in self._joining:
                count += 1
        return count

    def parted(self, hit: Hit[K]) -> bool:
        """Whether a separator stands inside a phrase."""
        low, high = self.words.ends[hit.first], self.words.starts[hit.stop - 1]
        return bisect_left(self._soft, high) > bisect_left(self._soft, low)

    def between(self, left_stop: int, right_first: int) -> list[Figure]:
        """The figures between two spans of words."""
        return self.figures[
            bisect_left(self._starts, left_stop) : bisect_left(
                self._starts, right_first
            )
        ]

    def counts(self, word: int) -> bool:
        """Whether a figure stands right before a word."""
        at = bisect_left(self._starts, word) - 1
        if at < 0 or self.figures[at].stop != word:
            return False
        return not self.words.text[
            self.figures[at].mention.block_end : self.words.starts[word]
        ].strip()

    def segment(self, figure: Figure) -> tuple[int, int]:
        """Offsets of the words around a figure up to other figures, hard separators and the ends of
        its sentence."""
        low, high = self.sentence_span(figure.sentence)
        start, end = figure.mention.block_start, figure.mention.block_end
        at, after = bisect_left(self._hard, start), bisect_left(self._hard, end)
        own = bisect_left(self._starts, figure.first)
        before = [f.mention.block_start for f in self.figures[max(own - 1, 0) : own]]
        behind = [f.mention.block_start for f in self.figures[own + 1 : own + 2]]
        return max([low, *self._hard[max(at - 1, 0) : at], *before]), min(
            [high, *self._hard[after : after + 1], *behind]
        )

    def reach(
        self, first: int, stop: int, words: int, left: int, right: int
    ) -> tuple[int, int]:
        """The words within ``words`` of a span, no more than ``left`` figures before and ``right``
        behind it."""
        before = bisect_left(self._starts, first) - left - 1
        after = bisect_left(self._starts, stop) + right
        low = self.figures[before].stop if before >= 0 else 0
        high = (
            self._starts[after] if after < len(self._starts) else len(self.words.words)
        )
        return max(low, first - words), min(high, stop + words)

    def clause_start(self, figure: Figure) -> int:
        """The first word behind the last hard separator, figure or "trong đó" before a figure."""
        low = max(
            [
                self.first_word(figure.sentence),
                *(f.stop for f in self.figures if f.stop <= figure.first),
            ]
        )
        at = bisect_left(self._hard, figure.mention.block_start) - 1
        low = (
            max(low, bisect_left(self.words.starts, self._hard[at])) if at >= 0 else low
        )
        parts = [
            n + 2
            for n in range(low, figure.first - 1)
            if self.words.words[n : n + 2] == ("trong", "do")
        ]
        return parts[-1] if parts else low

    def is_labelled_by_owner(self, figure: Figure) -> bool:
        """Whether the words of an item before its figure say whose it is: "cấp tỉnh 320"."""
        start = self.words.starts[self.clause_start(figure)]
        before = self.words.text[start : figure.mention.block_start]
        return names_owner(before.rpartition(",")[2])

    def coordinated(self, figure: Figure) -> bool:
        """Whether the next figure is joined to this one by "và", so that they share what follows:
        "5 sở và 9 huyện"."""
        at = bisect_left(self._starts, figure.stop)
        if at >= len(self.figures) or _kind(self.figures[at]) != _kind(figure):
            return False
        return (
            self.words.words[self._starts[at] - 1] == "va"
            and self._starts[at] - figure.stop <= 5
        )

    def owned(self, hit: Hit[K], figure: Figure) -> bool:
        """Whether a phrase that a separator parts from the figure leans on the next figure on its
        side."""
        if hit.first >= figure.stop:
            at = bisect_left(self._starts, hit.stop)
            near = (
                self.gap(hit.stop, self._starts[at]) if at < len(self._starts) else None
            )
            ours = self.gap(figure.stop, hit.first)
            if near and self._labels(hit.stop, self._starts[at]):
                near = (
                    near[0],
                    0,
                    *near[2:],
                )  # "bảo trì và thuê đường truyền: 734 triệu đồng"
        else:
            at = bisect_left(self._starts, hit.first) - 1
            near = self.gap(self.figures[at].stop, hit.first) if at >= 0 else None
            ours = self.gap(hit.stop, figure.first)
        return (
            near is not None
            and near[0] <= 6
            and not any(near[1:])
            and bool(ours[1] or ours[2])
        )

    def _labels(self, left_stop: int, right_first: int) -> bool:
        """Whether words end in the colon that ties a label to its figure."""
        low, high = self.words.ends[left_stop - 1], self.words.starts[right_first]
        return (
            self.words.text[low:high].rstrip().endswith(":")
            and "," not in self.words.text[low:high]
        )

    def apart(self, hit: Hit[K], figure: Figure) -> bool:
        """Whether a bracket keeps a phrase for a figure of its own."""
        return self.brackets.keep(
            self.words.starts[hit.first], figure.mention.block_start
        )

    def enclosed(self, left_stop: int, right_first: int) -> int:
        """The figures between two spans of words that a bracket between them holds."""
        low, high = self.words.ends[left_stop - 1], self.words.starts[right_first]
        return sum(
            self.brackets.hold(f.mention.block_start, low, high)
            for f in self.between(left_stop, right_first)
        )

    def goes_on(self, left_stop: int, right_first: int) -> bool:
        """Whether a clause goes on behind a bracket: "26/38 hệ thống (68,4%) đã được", not "49/63
        (78%) và cho"."""
        closed = self.brackets.last_closed(
            self.words.ends[left_stop - 1], self.words.starts[right_first]
        )
        after = bisect_left(self.words.starts, closed)
        return (
            closed >= 0
            and self.words.text[closed + 1 : closed + 2] == " "
            and self.words.words[after] not in _JOIN
        )

    @cached_property
    def predicates(self) -> dict[int, int]:
        """First word of a figure -> the word with which begins what is said of it and of the
        further figures of its list."""
        places = [Place(f.first, f.stop, _kind(f)) for f in self.figures]
        found = shared_predicates(self.words.text, self.words, places)
        return {self.figures[at].first: begins for at, begins in found.items()}

    @cached_property
    def brackets(self) -> Brackets:
        return Brackets(
            self.words.text, [figure.mention.block_start for figure in self.figures]
        )

    def _with_parents(self, figures: list[Figure]) -> list[Figure]:
        """Links each figure to the one it divides: in a bracket after it, after "trong đó", a share
        right behind it."""
        result: list[Figure] = []
        for at, figure in enumerate(figures):
            parent = self._parent(figures, at)
            result.append(
                Figure(
                    figure.mention, figure.first, figure.stop, figure.sentence, parent
                )
            )
        return result

    def _parent(self, figures: list[Figure], at: int) -> int:
        figure = figures[at]
        around = [low for low, _ in self.brackets.around(figure.mention.block_start)]
        before = [
            n
            for n in range(max(at - 60, 0), at)
            if figures[n].sentence == figure.sentence
        ]
        if around:
            outside = [n for n in before if figures[n].mention.block_end <= around[-1]]
            if outside:
                return outside[-1]
        if not before:
            opening = " ".join(
                self.words.words[self.first_word(figure.sentence) : figure.first][:3]
            )
            earlier = [
                n
                for n in range(max(at - 60, 0), at)
                if figures[n].sentence == figure.sentence - 1
            ]
            if earlier and opening.startswith(("trong do", "trong so do")):
                return earlier[-1]
            return -1
        last = figures[before[-1]]
        between = self.words.words[last.stop : figure.first]
        share = figure.mention.label == "PERCENT" and last.mention.label in (
            "COUNT",
            "RATIO",
        )
        if (
            share
            and len(between) <= 12
            and {"dat", "chiem", "bang", "ung"} & set(between[-4:])
        ):
            return before[-1]
        for n in reversed(before):
            after = self.words.words[
                figures[n].stop : figures[n + 1].first if n + 1 < len(figures) else None
            ]
            if (
                any(
                    pair in (("trong", "do"), ("bao", "gom"))
                    for pair in pairwise(after)
                )
                or "gom" in after
            ):
                return n
        return -1

    def first_word(self, sentence: int) -> int:
        """The number of a sentence's first word; behind the last sentence, that of all words."""
        return bisect_left(self.words.starts, self._bounds[sentence])
