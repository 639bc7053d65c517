"""Gathers what speaks for each row of the taxonomy that a figure may state.

The figure's own sentence comes first, then the unit that is counted, then the words that govern
from outside (heads of a table, the line that opens a list, headings), then the sentences before in
the same block."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import Hit, split, words_of
from pipeline.clauses.roles import opens
from pipeline.clauses.scene import Scene
from pipeline.facts.indicator import other_counts
from pipeline.facts.indicator.around import around
from pipeline.facts.indicator.case import (
    EXCLUDES,
    HEARD,
    Case,
    Cases,
    Key,
)
from pipeline.facts.indicator.earlier import Earlier
from pipeline.facts.indicator.elided import whole_noun
from pipeline.facts.indicator.excludes import Excludes
from pipeline.facts.indicator.from_outside import hear_outside, take_nouns
from pipeline.facts.indicator.named_beside import named_before, named_behind
from pipeline.facts.indicator.outside import (
    HEADING,
    Outside,
    is_named_by_head,
)
from pipeline.facts.indicator.own_sentence import (
    besides,
    is_denied,
    is_share_of_what_follows,
    lack,
    own_clause,
)
from pipeline.facts.indicator.partaking import is_spoken_for
from pipeline.facts.indicator.reach import Reach
from pipeline.facts.indicator.readings import (
    cued,
    cued_in,
    lexicon,
    readings,
    spoken_of,
    uncued,
)
from pipeline.facts.indicator.vicinity import Vicinity, of_rows

# how far unit words govern
_UNIT, _BEHIND, _SHARED, _UNIT_CUE = (1.0, 0.95, 0.8, 0.9)
_AROUND = 0.95  # of a cue around a figure
_NAMED_BEFORE = 0.85  # of what stands right before "11 chiếc"
_LEFT_OUT_CUE = 0.6  # of the cues of a unit that a figure leaves out
_LABEL_VERBS = words_of("label_verb")
_LONGEST_VERB = max(len(verb.split()) for verb in _LABEL_VERBS)
# places whose nouns are not those of a column that names its own
_OF_OTHERS = ("beside", "caption", "title")


class Evidence:
    """Gathers for the figures of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        # also those that no clause holds whole
        self._every = lexicon().find(scene.words)
        excludes: list[Hit[Key]] = []
        others: list[Hit[Key]] = []
        for hit in scene.whole(self._every):
            if hit.key.part in EXCLUDES:
                excludes.append(hit)
            elif hit.key.part in HEARD:
                others.append(hit)
        self._phrases = Vicinity(scene, others)
        self._earlier = Earlier(scene, self._phrases)
        self._around = around(scene, self._every)
        self._cued = cued(self._every)
        self._reach = Reach(scene)
        self._excludes = Excludes(scene, excludes, self._reach)

    def of(
        self, at: int, outside: Sequence[Outside], number_cell: bool
    ) -> dict[int, Case]:
        """What speaks for each row that is spoken for, by its number, for figure ``at``, and what
        forbids it."""
        figure = self.scene.figures[at]
        noun = whole_noun(self.scene, at)
        told = (words.text for words in outside)
        texts = (figure.mention.unit, noun, *told)
        cases = Cases(self._cued.union(uncued(), *map(cued_in, texts)))
        own = self._own_words(figure)
        self._own(at, own, cases)
        self._unit(figure, cases, number_cell)
        self._whole_noun(noun, cases)
        self._outside(figure, outside, number_cell, cases)
        self._earlier.hear(figure, cases)
        spoken_for = {
            row: case
            for row, case in cases.items()
            if is_spoken_for(case, readings()[row], figure, number_cell)
        }
        self._excludes.bar(at, own, spoken_for)
        return spoken_for

    def _outside(
        self,
        figure: Figure,
        outside: Sequence[Outside],
        number_cell: bool,
        cases: Cases,
    ) -> None:
        """What heads, labels and headings around a figure say for rows of the taxonomy."""
        label = figure.label
        whole = not number_cell and is_share_of_what_follows(self.scene, figure)
        named = number_cell and is_named_by_head(figure, outside)
        within = _named_within(figure.mention.unit) if number_cell else ()
        for words in outside:
            if label == "MONEY" and number_cell and words.factor <= HEADING:
                continue  # each row names what its money is for
            silent = named and words.name in _OF_OTHERS
            if not (whole or silent or _names_owner(words, figure)):
                told = within if words.name in _OF_OTHERS else ()
                take_nouns(words, cases, label == "PERCENT", told)
            hear_outside(words, figure, cases)

    # ------------------------------------------------------------ its own sentence

    def _own_words(self, figure: Figure) -> tuple[int, int]:
        """The first word of the figure's own sentence, or of its clause, and the word after its
        last."""
        low = self.scene.first_word(figure.sentence)
        high = self.scene.first_word(figure.sentence + 1)
        own = own_clause(self.scene, self._phrases, figure)
        return max(low, own, besides(self.scene, self._phrases, figure)), high

    def _own(self, at: int, own: tuple[int, int], cases: Cases) -> None:
        """What the figure's own sentence says for rows of the taxonomy."""
        figure = self.scene.figures[at]
        anchors = list(self._reach.anchors(at))
        turned = lack(self.scene, figure)
        passed_over = self._named_elsewhere(figure)
        low, high = own
        for hit in self._phrases.near(figure, anchors):
            if not low <= hit.first < high or passed_over(hit):
                continue
            if hit.key.part == "label":
                if self._is_right_before(hit, figure):
                    for case in cases.of(hit.key):
                        case.take_cue(1.0, hit.size, "label")
            elif heard := cases.of(hit.key):
                near = self._reach.of(hit, figure, anchors)
                for case in heard if near else ():
                    case.hear(near, hit, turned)
        for hit in self._around.get(figure.first, ()):
            for case in cases.of(hit.key):
                case.hear(_AROUND, hit, turned)

    def _is_right_before(self, hit: Hit[Key], figure: Figure) -> bool:
        """Whether a label ends right before a figure, or before the verb that states it ("công khai
        chỉ đạt 15,7 điểm"); over a comma or a semicolon none goes on."""
        if not 0 <= figure.first - hit.stop <= _LONGEST_VERB:
            return False
        between = " ".join(self.scene.words.words[hit.stop : figure.first])
        if between and between not in _LABEL_VERBS:
            return False
        if self.scene.gap(hit.stop, figure.first).soft:
            return False
        if self.scene.semicolons(hit.stop, figure.first):
            return False
        gapped = hit.stop - hit.first > hit.size
        return not (gapped and self.scene.holds_separator(hit))

    def _named_elsewhere(self, figure: Figure) -> Callable[[Hit[Key]], bool]:
        """Which phrases of its sentence say nothing of a figure: nouns where its unit or what
        follows it names what is counted, cues that are denied and those behind a comma right after
        it."""
        named = figure.mention.unit != ""
        counted = named and figure.label in ("COUNT", "RATIO")
        whole = is_share_of_what_follows(self.scene, figure)
        measured = figure.label == "MEASURE"
        of_other = other_counts.spoken_of(self.scene, figure)

        def passed_over(hit: Hit[Key]) -> bool:
            behind = 0 <= hit.first - figure.stop < 3
            if hit.key.part == "noun":
                return counted or (whole and not behind)
            if hit.key.part != "cue":
                return False
            if is_denied(self.scene, hit):
                return True
            # "3.401 hồ sơ, giải quyết ...", "15,7 điểm, số hóa ...": what follows the comma is
            # another statement
            unit = measured and figure.first <= hit.first < figure.stop
            comma = (behind or unit) and self.scene.holds_separator(hit)
            return comma or hit.stop <= of_other

        return passed_over

    # ------------------------------------------------------------ what it counts

    def _unit(self, figure: Figure, cases: Cases, number_cell: bool) -> None:
        """Nouns of a count: at the start of its unit, right behind the figure, or that of the
        figure that it is a part of."""
        unit = figure.mention.unit
        self._nouns(cases, spoken_of(unit), 0, _UNIT, "unit")
        if opens("classifier", unit):
            self._nouns(cases, spoken_of(unit), 1, _UNIT, "unit")
        said = number_cell or other_counts.says_unit(self.scene, figure)
        self._kinds(cases, unit, _UNIT_CUE if said else _LEFT_OUT_CUE)
        if figure.parent >= 0:
            self._kind_of_part(cases, unit)
        behind = named_behind(self.scene, self._every, figure)
        self._nouns(cases, behind, figure.stop, _BEHIND, "behind")
        for hit in named_before(self.scene, self._phrases, figure):
            self._nouns(cases, [hit], hit.first, _NAMED_BEFORE, "label")
        whole = other_counts.whole_of(self.scene, figure)
        if whole is None:
            return
        shared = spoken_of(whole.mention.unit)
        if unit and figure.label != "PERCENT":
            named = {row for row, case in cases.items() if case.named}
            shared = tuple(of_rows(shared, named))
        self._nouns(cases, shared, 0, _SHARED, "shared")

    def _whole_noun(self, noun: str, cases: Cases) -> None:
        """Takes in the noun of which the unit of a count is only the beginning, as a count before
        says it whole: "1.157 trạm BTS, riêng 3G 338 trạm"."""
        self._nouns(cases, spoken_of(noun), 0, _SHARED, "shared")
        self._kinds(cases, noun, _LEFT_OUT_CUE)

    def _nouns(
        self,
        cases: Cases,
        hits: Sequence[Hit[Key]],
        first: int,
        strength: float,
        place: str,
    ) -> None:
        """Takes in the nouns among phrases that begin at a word."""
        for hit in hits:
            if hit.key.part != "noun" or hit.first != first:
                continue
            for case in cases.of(hit.key):
                if hit.size * strength > case.noun * case.noun_size:
                    case.take_noun(strength, hit.size, place)

    def _kinds(self, cases: Cases, unit: str, strength: float) -> None:
        """Takes in the short nouns and the cues of a unit."""
        size = len(split(unit).words)
        for hit in spoken_of(unit):
            part = hit.key.part
            whole = hit.first == 0 and hit.stop == size
            if part == "short" and whole:
                for row in hit.key.rows:
                    cases[row].short = _UNIT
            elif part == "cue":
                for case in cases.of(hit.key):
                    case.named = True
                    if case.cue < strength:
                        case.take_cue(strength, hit.size, "unit")

    def _kind_of_part(self, cases: Cases, unit: str) -> None:
        """Takes the unit of a part for what else may stand right before it: "19 chứng thư số (04
        cơ quan)" as "(cơ quan 04)"."""
        for hit in spoken_of(unit):
            if hit.key.part != "label" or hit.first:
                continue
            for case in cases.of(hit.key):
                case.named = True
                if case.cue < _UNIT_CUE:
                    case.take_cue(_UNIT_CUE, hit.size, "unit")


def _names_owner(words: Outside, figure: Figure) -> bool:
    """Whether a head is a body of which the figures below it are, where the unit says what these
    count: "Chứng thư số cá nhân | Sở Y tế | Sở Nội vụ"."""
    if words.name != "head" or not opens("body", words.text):
        return False
    nouns = [hit for hit in spoken_of(figure.mention.unit) if not hit.first]
    return any(hit.key.part == "noun" for hit in nouns)


def _named_within(unit: str) -> frozenset[int]:
    """The rows whose noun only details what a unit counts: "hồ sơ thủ tục hành chính" are no
    procedures."""
    nouns = [hit for hit in spoken_of(unit) if hit.key.part == "noun"]
    first = {row for hit in nouns if not hit.first for row in hit.key.rows}
    every = {row for hit in nouns for row in hit.key.rows}
    return frozenset(every - first) if first else frozenset()
