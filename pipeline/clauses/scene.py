"""One block of text as a scene: its words, sentences, separators, brackets and figures, and how
they stand to each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from pipeline.clauses.brackets import Brackets
from pipeline.clauses.figures import Figure, figure_of, with_wholes
from pipeline.clauses.lists import Place, shared_predicates
from pipeline.clauses.phrases import Hit, K, Words, split, words_of
from pipeline.clauses.roles import by_role, within
from pipeline.clauses.sentences import cuts
from pipeline.clauses.separators import CONJUNCTIONS, Gap, Separators
from pipeline.records import FIGURES, Mention

_AMONG = words_of("among")
_NEGATIONS = words_of("negation")
_NEAR = 3  # figures before one of which the last ends nearest


class Scene:
    """One block, seen by word number. ``mentions`` are those of the block in reading order."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.words: Words = split(text)
        spans = [(one.block_start, one.block_end) for one in mentions]
        inside = {at for start, end in spans for at in range(start + 1, end)}
        self._cuts = [cut for cut in cuts(text) if cut not in inside]
        self._bounds = [0, *self._cuts, len(text)]
        placed = [one for one in mentions if one.label in FIGURES]
        figures = [
            figure_of(one, self.words, self.sentence_at(one.block_start))
            for one in placed
        ]
        sums = {figure.start for figure in figures if figure.label == "MONEY"}
        starts = [figure.start for figure in figures]
        self.brackets = Brackets(text, starts, sums)
        sentences = list(map(self.word_at, self._bounds))
        self.figures = with_wholes(
            figures, self.words, self.brackets, sentences
        )
        self._starts = [figure.first for figure in self.figures]
        self._separators = Separators(self.words, self.figures, spans)
        self._said = by_role(text)
        self._by_role: dict[str, list[Hit[str]]] = {}

    # ------------------------------------------------------------ sentences

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self._cuts, offset)

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        """Offsets of a sentence in the block's text."""
        return self._bounds[sentence], self._bounds[sentence + 1]

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that holds a word; the last behind the last word."""
        if word >= len(self.words.starts):
            return len(self._cuts)
        return self.sentence_at(self.words.starts[word])

    def first_word(self, sentence: int) -> int:
        """The number of a sentence's first word; behind the last sentence, that of all words."""
        return self.word_at(self._bounds[sentence])

    def word_at(self, offset: int) -> int:
        """The number of the first word that begins at an offset or behind it."""
        return bisect_left(self.words.starts, offset)

    # ------------------------------------------------------------ phrases

    def phrases(self, role: str) -> list[Hit[str]]:
        """The phrases of a role of ``models/fact_words.tsv``, whole ones; searched for once."""
        if role not in self._by_role:
            self._by_role[role] = self.whole(self._said.get(role, []))
        return self._by_role[role]

    def said(
        self, role: str, first: int, stop: int | None = None
    ) -> list[Hit[str]]:
        """The phrases of a role among the words ``first`` up to ``stop``; those that a figure or
        the end of a sentence parts count too."""
        return within(self._said.get(role, []), first, stop)

    def begins(self, role: str, word: int, stop: int | None = None) -> bool:
        """Whether a phrase of a role begins at a word, and ends no later than ``stop``."""
        return any(hit.first == word for hit in self.said(role, word, stop))

    def ends(self, role: str, first: int, word: int) -> bool:
        """Whether a phrase of a role stands right before a word, and begins no earlier than
        ``first``."""
        return any(hit.stop == word for hit in self.said(role, first, word))

    def whole(self, hits: list[Hit[K]]) -> list[Hit[K]]:
        """Those of ``hits`` that stay within one clause and hold no figure in their gaps."""
        found: list[Hit[K]] = []
        # one phrase may belong to many keys
        for _, group in groupby(hits, key=itemgetter(slice(1, None))):
            of_phrase = list(group)
            if self._is_whole(of_phrase[0]):
                found += of_phrase
        return found

    def _is_whole(self, hit: Hit[K]) -> bool:
        if hit.stop == hit.first + 1:
            return True
        if self._separators.hard(*self._inside(hit)):
            return False
        if self._straddles(hit):
            return False
        return self.sentence_of(hit.first) == self.sentence_of(hit.stop - 1)

    def _inside(self, hit: Hit[K]) -> tuple[int, int]:
        """Offsets from the end of a phrase's first word to the start of its last."""
        low, high = self.words.ends[hit.first], self.words.starts[hit.stop - 1]
        return low, max(low, high)

    def _straddles(self, hit: Hit[K]) -> bool:
        """Whether a figure stands in the gap of a phrase."""
        if hit.stop - hit.first == hit.size:
            return False
        return bool(self.between(hit.first, hit.stop))

    def holds_separator(self, hit: Hit[K]) -> bool:
        """Whether a soft separator stands inside a phrase."""
        return self._separators.soft(*self._inside(hit)) > 0

    # ------------------------------------------------------------ what lies between

    def gap(self, left_stop: int, right_first: int) -> Gap:
        """What lies between two spans of words."""
        return self._separators.gap(left_stop, right_first)

    def between(self, left_stop: int, right_first: int) -> list[Figure]:
        """The figures between two spans of words."""
        low = bisect_left(self._starts, left_stop)
        return self.figures[low : bisect_left(self._starts, right_first)]

    def semicolons(self, left_stop: int, right_first: int) -> int:
        """The semicolons between two spans of words."""
        span = self._offsets(left_stop, right_first)
        return self._separators.semicolons(*span)

    def opens_list(self, left_stop: int, right_first: int) -> bool:
        """Whether a colon behind a figure opens the list of its parts: "1.386 triệu đồng: mua sắm
        thiết bị 912"."""
        return ":" in self.text_between(left_stop, right_first)

    def names_parts(self, left_stop: int, right_first: int) -> bool:
        """Whether "trong đó" or the like stands between two spans of words, not "không bao gồm", or
        in a bracket that the text passes over: "352 sản phẩm (trong đó 187 OCOP) lên sàn"."""
        return any(
            left_stop <= hit.first
            and hit.stop <= right_first
            and not self._is_passed_over(hit, right_first)
            and _NEGATIONS.isdisjoint(self._before(hit.first))
            for hit in self.phrases("parts")
        )

    def _is_passed_over(self, hit: Hit[str], right_first: int) -> bool:
        """Whether a bracket that holds a phrase ends before a word."""
        if right_first >= len(self.words.starts):
            return False
        at = self.words.starts[right_first]
        return self.brackets.keep(self.words.starts[hit.first], at)

    def _before(self, word: int) -> Sequence[str]:
        """The two words before one: "không bao | gồm"."""
        return self.words.words[max(word - 2, 0) : word]

    def enclosed(self, left_stop: int, right_first: int) -> int:
        """The figures between two spans of words that a bracket between them holds."""
        low, high = self._offsets(left_stop, right_first)
        between = self.between(left_stop, right_first)
        return sum(self.brackets.hold(one.start, low, high) for one in between)

    def without_asides(self, left_stop: int, right_first: int) -> Gap:
        """What lies between two spans of words, but for brackets that count nothing."""
        gap = self.gap(left_stop, right_first)
        if not gap.words:
            return gap
        asides = self.brackets.asides(*self._offsets(left_stop, right_first))
        for opened, closed in asides:
            words = self.word_at(closed) - self.word_at(opened)
            within = self._separators.soft(opened, closed + 1)
            gap = gap._replace(words=gap.words - words, soft=gap.soft - within)
        return gap

    def goes_on(self, left_stop: int, right_first: int) -> bool:
        """Whether a clause goes on behind a bracket: "26/38 hệ thống (68,4%) đã được", not "49/63
        (78%) và cho"."""
        span = self._offsets(left_stop, right_first)
        closed = self.brackets.last_closed(*span)
        if closed < 0 or self.text[closed + 1 : closed + 2] != " ":
            return False
        return self.words.words[self.word_at(closed)] not in CONJUNCTIONS

    def _offsets(self, left_stop: int, right_first: int) -> tuple[int, int]:
        return self.words.ends[left_stop - 1], self.words.starts[right_first]

    def text_between(self, left_stop: int, right_first: int) -> str:
        """The text from the end of a word to the beginning of another."""
        low, high = self._offsets(left_stop, right_first)
        return self.text[low:high]

    # ------------------------------------------------------------ the clause of a figure

    def segment(self, figure: Figure) -> tuple[int, int]:
        """Offsets of the words around a figure up to other figures, hard separators and the ends of
        its sentence."""
        low, high = self.sentence_span(figure.sentence)
        own = self.number(figure)
        before = self.figures[max(own - 1, 0) : own]
        behind = self.figures[own + 1 : own + 2]
        opens = self._separators.hard_before(figure.start)
        closes = self._separators.hard_behind(figure.end)
        low = max([low, opens, *(other.start for other in before)])
        high = min([high, *(other.start for other in behind)])
        return low, min(high, closes) if closes >= 0 else high

    def number(self, figure: Figure) -> int:
        """The place of a figure among those of the scene."""
        return bisect_left(self._starts, figure.first)

    def clause_start(self, figure: Figure) -> int:
        """The first word behind the last hard separator, figure or "trong đó" before a figure."""
        own = self.number(figure)
        near = self.figures[max(own - _NEAR, 0) : own]
        before = (one.stop for one in near if one.stop <= figure.first)
        separator = self._separators.hard_before(figure.start)
        opens = self.first_word(figure.sentence)
        low = max([opens, self.word_at(separator), *before])
        for word in range(figure.first - 2, low - 1, -1):
            pair = self.words.words[word : word + 2]
            if " ".join(pair) in _AMONG:
                return word + 2
        return low

    def words_in_clause(self, figure: Figure) -> Sequence[str]:
        """The words between the last hard separator of its sentence and a figure."""
        opens = self.word_at(self._separators.hard_before(figure.start))
        first = max(opens, self.first_word(figure.sentence))
        return self.words.words[first : figure.first]

    def reach(
        self, first: int, stop: int, words: int, left: int, right: int
    ) -> tuple[int, int]:
        """The words within ``words`` of a span, no more than ``left`` figures before and ``right``
        behind it."""
        before = bisect_left(self._starts, first) - left - 1
        after = bisect_left(self._starts, stop) + right
        low = self.figures[before].stop if before >= 0 else 0
        last = len(self.words.words)
        high = self._starts[after] if after < len(self._starts) else last
        return max(low, first - words), min(high, stop + words)

    # ------------------------------------------------------------ whose a phrase is

    def is_counted(self, word: int) -> bool:
        """Whether a figure stands right before a word."""
        before = self.figure_before(word)
        if before is None or before.stop != word:
            return False
        return not self.text[before.end : self.words.starts[word]].strip()

    @cached_property
    def predicates(self) -> dict[int, int]:
        """First word of a figure -> the word with which begins what is said of it and of the
        further figures of its list."""
        places = [Place(one.first, one.stop) for one in self.figures]
        found = shared_predicates(self.text, self.words, places)
        return {places[at].first: begins for at, begins in found.items()}

    def earlier(self, figure: Figure) -> list[Figure]:
        """The figures before one in its sentence."""
        return self.between(self.first_word(figure.sentence), figure.first)

    def figure_before(self, word: int) -> Figure | None:
        """The last figure that begins before a word."""
        at = bisect_left(self._starts, word) - 1
        return self.figures[at] if at >= 0 else None

    def next_figure(self, word: int) -> Figure | None:
        """The first figure from a word on."""
        at = bisect_left(self._starts, word)
        return self.figures[at] if at < len(self.figures) else None

    def kept_for_other(self, hit: Hit[K], figure: Figure) -> bool:
        """Whether a bracket keeps a phrase for a figure of its own."""
        at = self.words.starts[hit.first]
        return self.brackets.keep(at, figure.start)
