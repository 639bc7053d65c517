"""Gathers what speaks for each row of the taxonomy that a figure may state: nouns, cues and
excludes, and how far.

The figure's own sentence comes first, then the unit that is counted, then the words that govern
from outside (heads of a table, the line that opens a list, headings), then the sentences before in
the same block."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, split
from pipeline.clauses.roles import said
from pipeline.clauses.scene import Scene
from pipeline.facts.govern import Anchor, Governor, Key
from pipeline.facts.indicators import lexicon, readings, spoken_of, yearly

WINDOW = 150  # words to either side
NEAR = 64  # words at which a cue of a count no longer reaches (see Governor.near)
SIZE = 0.04  # what each word of a cue adds
HEADER, LABEL, BESIDE, HEADING, EARLIER, TITLE = (
    0.9,
    0.6,
    0.45,
    0.36,
    0.3,
    0.29,
)  # how far remote words govern
CRITERION = 0.4  # the label of a row whose cell is text: the evidence for a criterion
_LEADS = frozenset(
    (
        "tong",
        "so",
        "luong",
        "ty",
        "ti",
        "le",
        "cac",
        "luot",
        "cong",
        "tren",
        "trong",
        "do",
    )
)


@dataclass(frozen=True, slots=True)
class Remote:
    """Words that govern from outside the block's sentence, and how far."""

    text: str
    factor: float
    counted: bool = False  # names what is counted, nothing more
    name: str = "outside"  # of the place, for the trace of rules


@dataclass(slots=True)
class Case:
    """What speaks for one indicator."""

    noun: float = 0.0
    noun_size: int = 0
    noun_first: int = -1  # where the noun of a share stands in the sentence
    cue: float = 0.0
    cue_size: int = 0
    cue_first: int = -1  # where the cue stands in the sentence
    cue_stop: int = -1
    short: float = 0.0
    named: bool = (
        False  # its unit names the kind: "505 tổ chức" of so many certificates
    )
    bar: float = 0.0  # the strongest exclude
    never: float = 0.0  # the strongest exclude that no cue outweighs
    spoilt: bool = False  # the cue says nothing of a lack that the sentence states
    noun_from: str = (
        ""  # where noun and cue were found: sentence, unit, head, label ...
    )
    cue_from: str = ""

    def hear(
        self, part: str, near: float, hit: Hit[Key], lack: tuple[int, int] | None
    ) -> None:
        """Takes in a phrase of the figure's own sentence that governs it so far."""
        if part == "noun" and near > self.noun:
            self.noun, self.noun_size, self.noun_first = near, hit.size, hit.first
            self.noun_from = "sentence"
        elif part == "cue" and near * (1 + SIZE * hit.size) > self.weight:
            self.lead(near, hit, "sentence")
            self.cue_first, self.cue_stop = hit.first, hit.stop
            self.spoilt = lack is not None and not (
                hit.first < lack[1] and lack[0] < hit.stop
            )
        elif part == "exclude":
            self.bar = max(self.bar, near)
        elif part == "never":
            self.never = max(self.never, near)

    def lead(self, cue: float, hit: Hit[Key], place: str) -> None:
        """Takes a cue for the strongest."""
        self.cue, self.cue_size, self.cue_from = cue, hit.size, place

    @property
    def weight(self) -> float:
        """How strong the cue is, with its length."""
        return self.cue * (1 + SIZE * self.cue_size)


Cases = defaultdict[int, Case]  # by the number of the row


class Evidence:
    """Gathers for the figures of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._every = lexicon().find(
            scene.words
        )  # also those that no clause holds whole
        self._hits = scene.whole(self._every)
        self._fitting: dict[str, tuple[list[Hit[Key]], list[int]]] = {}
        self._lacks = scene.phrases("lack")
        self._governor = Governor(scene)

    def of(self, at: int, remote: Sequence[Remote], number_cell: bool) -> Cases:
        """What speaks for each row, by its number, for figure ``at``."""
        cases: Cases = defaultdict(Case)
        figure = self.scene.figures[at]
        self._own(at, cases)
        self._unit(figure, cases)
        share = (
            figure.mention.label == "PERCENT"
            and not number_cell
            and self._of_what_follows(figure)
        )
        bare = (
            figure.mention.label == "COUNT"
            and not figure.mention.unit
            and not number_cell
        )
        if figure.mention.label == "MONEY" and number_cell:
            remote = [
                words for words in remote if words.factor > HEADING
            ]  # each row names what its money is for
        for words in remote:
            self._remote(words, cases, share, bare and words.factor <= HEADING)
        self._earlier(figure, cases)
        return cases

    def _own(self, at: int, cases: Cases) -> None:
        """What the figure's own sentence says."""
        figure = self.scene.figures[at]
        anchors = list(self._governor.anchors(at))
        lack = self._lack(figure)
        low = self.scene.first_word(figure.sentence)
        high = self.scene.first_word(figure.sentence + 1)
        passed_over = self._named_elsewhere(figure)
        for hit in self._around(figure, anchors):
            if not low <= hit.first < high or passed_over(hit):
                continue
            part, code = hit.key
            if part == "label":
                if (
                    hit.stop == figure.first
                    and not self.scene.gap(hit.stop, figure.first)[1]
                ):
                    cases[code].lead(1.0, hit, "label")
                continue
            cases[code].hear(part, self._governor.near(hit, figure, anchors), hit, lack)

    def _named_elsewhere(self, figure: Figure) -> Callable[[Hit[Key]], bool]:
        """Which phrases of its sentence say nothing of a figure: nouns where its unit or what
        follows it names what is counted, cues behind a comma right after it."""
        counted = (
            figure.mention.label in ("COUNT", "RATIO") and figure.mention.unit != ""
        )
        whole = figure.mention.label == "PERCENT" and self._of_what_follows(figure)

        def passed_over(hit: Hit[Key]) -> bool:
            behind = 0 <= hit.first - figure.stop < 3
            if hit.key[0] == "noun":
                return counted or (whole and not behind)
            # "3.401 hồ sơ, giải quyết ...": what follows the comma is another statement
            return hit.key[0] == "cue" and behind and self.scene.holds_separator(hit)

        return passed_over

    def _unit(self, figure: Figure, cases: Cases) -> None:
        """Nouns of a count: at the start of its unit, or right behind the figure."""
        size = len(split(figure.mention.unit).words)
        parent = (
            self.scene.figures[figure.parent].mention if figure.parent >= 0 else None
        )
        share = figure.mention.label == "PERCENT" or not figure.mention.unit
        for place, start, hits, value in (
            ("unit", 0, spoken_of(figure.mention.unit), 1.0),
            ("behind", figure.stop, self._behind(figure), 0.95),
            ("shared", 0, spoken_of(parent.unit if parent else ""), 0.8),
        ):
            for hit in hits:
                part, code = hit.key
                named = place != "shared" or share or cases[code].named
                if (
                    part == "noun"
                    and named
                    and hit.first == start
                    and hit.size * value > _weight(cases, code)
                ):
                    case = cases[code]
                    case.noun, case.noun_size, case.noun_from = value, hit.size, place
                elif (
                    part == "short"
                    and hit.first == 0
                    and place == "unit"
                    and hit.stop == size
                ):
                    cases[code].short = value
                elif part == "cue" and place == "unit":
                    cases[code].named = True
                    if cases[code].cue < 0.9:
                        cases[code].cue, cases[code].cue_size = 0.9, hit.size
                        cases[code].cue_from = "unit"

    def _behind(self, figure: Figure) -> list[Hit[Key]]:
        """The phrases that begin right behind a figure; none in "75%, hồ sơ trực tuyến 82%"."""
        words = self.scene.words
        if figure.stop < len(words.starts) and set(",;:") & set(
            words.text[figure.mention.block_end : words.starts[figure.stop]]
        ):
            return []
        low, high = (
            bisect_left(self._every, at, key=_first)
            for at in (figure.stop, figure.stop + 1)
        )
        return [hit for hit in self._every[low:high] if hit.stop <= figure.stop + 6]

    def _remote(self, words: Remote, cases: Cases, whole: bool, bare: bool) -> None:
        """``whole``: what follows is what the share is of; ``bare``: the single words of a heading
        ("tin" of "thông tin") name nothing that is counted."""
        for hit in spoken_of(words.text):
            part, code = hit.key
            case = cases[code]
            if (
                part == "noun"
                and words.factor == LABEL
                and not _opens(words.text, hit.first)
            ):
                continue  # "bộ thiết bị hội nghị truyền hình" counts sets, not conferences
            if (
                part == "noun"
                and case.noun < words.factor * 0.9
                and not whole
                and not (bare and hit.size == 1)
            ):
                case.noun, case.noun_size = words.factor * 0.9, hit.size
                case.noun_from = words.name
            elif words.counted:
                continue
            elif part == "cue" and case.cue < words.factor:
                case.cue, case.cue_size, case.cue_from = (
                    words.factor,
                    hit.size,
                    words.name,
                )
            elif part == "exclude":
                case.bar = max(case.bar, words.factor)
            elif part == "never":
                case.never = max(case.never, words.factor)

    def _earlier(self, figure: Figure, cases: Cases) -> None:
        """What the sentences before in the same block name: weak cues, and full nouns for short
        ones."""
        last = self._last_named(figure, cases)
        for hit in self._around(figure):
            part, code = hit.key
            if hit.stop > figure.first:
                continue
            case = cases[code]
            if part == "noun" and case.short and case.noun < 0.6 and hit.stop > last:
                case.noun, case.noun_size, case.noun_from = 0.6, hit.size, "before"
            elif part == "cue" and case.cue < EARLIER:
                before = figure.sentence - self.scene.sentence_of(hit.first)
                vague = (
                    case.noun_size < 2
                    if figure.mention.label == "COUNT"
                    else self._has_object(figure)
                )
                apart = figure.mention.label != "MONEY" and self.scene.detached(
                    hit.stop, figure
                )
                if (before == 1 and not vague and not apart) or (
                    before and readings()[code].period == "year"
                ):
                    case.cue, case.cue_size, case.cue_from = EARLIER, hit.size, "before"

    def _last_named(self, figure: Figure, cases: Cases) -> int:
        """The first word of the thing last named before a figure that counts so many "máy" or "bộ":
        a printer is no computer."""
        things = [
            (hit.stop, hit.first)
            for hit in said("machine", self.scene.words.text, 0, figure.first)
        ]
        if any(case.short for case in cases.values()):
            things += [
                (hit.stop, hit.first)
                for hit in self._around(figure)
                if hit.key[0] == "noun"
                and hit.stop <= figure.first
                and cases.get(hit.key[1], Case()).short
            ]
        return max(things, default=(0, 0))[1]

    def _has_object(self, figure: Figure) -> bool:
        """Whether the sentence itself says what the money or the share is of, unlike "Kinh phí gần
        3 tỷ đồng"."""
        opening = figure.first - self.scene.first_word(figure.sentence)
        return opening > (4 if figure.mention.label == "MONEY" else 6)

    def _of_what_follows(self, figure: Figure) -> bool:
        """Whether the words behind a percentage are what it is a share of: "100% vốn Nhà nước", not
        "95% kế hoạch"."""
        text = self.scene.words.text[
            figure.mention.block_end : figure.mention.block_end + 2
        ]
        aside = said("aside", self.scene.words.text, figure.stop, figure.stop + 3)
        apart = len(text) < 2 or not text[0].isspace() or not text[1].isalpha()
        return not apart and not any(hit.first == figure.stop for hit in aside)

    def _lack(self, figure: Figure) -> tuple[int, int] | None:
        """The words that turn the statement round ("25 đơn vị chưa sử dụng"), right behind what is
        counted."""
        for hit in self._lacks:
            if (
                figure.stop <= hit.first
                and self.scene.sentence_of(hit.first) == figure.sentence
            ):
                words, soft, hard, figures = self.scene.gap(figure.stop, hit.first)
                if words <= 6 and not (soft or hard or figures):
                    return hit.first, hit.stop
        return None

    def _around(self, figure: Figure, anchors: Sequence[Anchor] = ()) -> list[Hit[Key]]:
        """The phrases near enough to matter, so that a page that is one long sentence stays
        affordable.

        With ``anchors`` only those that can govern from them: all others cost more than ``REACH``
        allows."""
        wide = figure.mention.label == "MONEY"
        spans = [
            self.scene.reach(first, stop, WINDOW, 40, 40)
            if wide
            else self.scene.reach(first, stop, NEAR, 9, 3)
            for first, stop, _ in anchors
        ] or [(figure.first - WINDOW, figure.stop + WINDOW)]
        if not wide and _states_years(figure.mention.label):
            spans.append(self.scene.reach(figure.first, figure.stop, WINDOW, 9, 9))
        hits, firsts = self._of_kind(figure.mention.label)
        numbers = sorted(
            {
                n
                for low, high in spans
                for n in range(bisect_left(firsts, low), bisect_left(firsts, high))
            }
        )
        return [hits[n] for n in numbers]

    def _of_kind(self, label: str) -> tuple[list[Hit[Key]], list[int]]:
        """The phrases of the rows that a figure of this kind can state, and their first words."""
        if label not in self._fitting:
            fitting = _fitting(label)
            hits = [hit for hit in self._hits if hit.key[1] in fitting]
            self._fitting[label] = hits, [hit.first for hit in hits]
        return self._fitting[label]


@cache
def _fitting(label: str) -> frozenset[int]:
    """The rows of the taxonomy that a figure of this kind can state."""
    return frozenset(
        n for n, row in enumerate(readings()) if {label, f"{label}@cell"} & row.labels
    )


@cache
def _states_years(label: str) -> bool:
    """Whether a figure of this kind can state a row whose words govern from afar."""
    return not yearly().isdisjoint(_fitting(label))


def _opens(label: str, word: int) -> bool:
    """Whether a word is the head of a row's label: "Tổng số hồ sơ tiếp nhận"."""
    return all(
        before in _LEADS or before.isdigit() for before in split(label).words[:word]
    )


def _first(hit: Hit[Key]) -> int:
    return hit.first


def _weight(cases: Cases, code: int) -> float:
    case = cases[code]
    return case.noun * case.noun_size
