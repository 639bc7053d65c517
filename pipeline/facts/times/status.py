"""Decides whether a figure is real: actual, estimated, planned, target or proposed (docs/times.md).

The rules stand in models/status_rules.tsv, in order; what they leave open is decided by the texts
above the figure and by what the document is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from pipeline.clauses.phrases import Hit, split
from pipeline.clauses.roles import opens, said
from pipeline.clauses.surroundings import marker
from pipeline.facts.patterns import pattern
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import timeless, times
from pipeline.facts.times.status_question import StatusQuestion
from pipeline.facts.times.status_words import neutral, statuses
from pipeline.period import Period
from pipeline.reporting import years
from pipeline.resources import table

_FAR = 300  # words before a figure that are read
_BEHIND = 8  # words behind a figure in which an estimate is told
_VERB = 12  # words between a figure and the end of what is said of it
_NEXT = 4  # words between an estimate and the sum that it is of
_LED = 2  # words before the verb that opens a clause
_OPENING = "(,;:"


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


def status_of(ask: StatusQuestion) -> tuple[str, str]:
    """The status of a figure and the rule that decided: the first that speaks, from the words of
    its sentence outwards."""
    for source in (
        _from_words,
        _goes_on,
        _due_behind,
        _from_table,
        _from_above,
        _urged,
        _from_document,
    ):
        found = source(ask)
        if found:
            return found
    return "actual", "statement"


def _from_words(ask: StatusQuestion) -> tuple[str, str] | None:
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
    if rule.place == "column":
        return (0, 0) if opens(rule.words, timeless(ask.column)) else None
    if rule.place == "wording":
        return (0, 0) if opens(rule.words, ask.wording_head) else None
    if rule.place == "row":
        return (0, 0) if said(rule.words, ask.heads.row) else None
    if rule.side == "behind":
        return (0, 0) if _is_estimated_behind(ask) else None
    if rule.side == "verb":
        return (0, 0) if _is_said_of_it(rule.words, ask) else None
    hits = ask.scene.said(rule.words, ask.first, ask.figure.first)
    places = [(hit.stop, hit.size) for hit in hits if _reaches(hit, rule, ask)]
    return max(places, default=None)


def _reaches(hit: Hit[str], rule: Rule, ask: StatusQuestion) -> bool:
    """Whether words before the figure in its sentence speak of it, by their rule."""
    if hit.first in neutral(ask.text, ask.first, ask.figure.first):
        return False
    if _is_counted(hit, ask):
        return False
    if rule.side == "beside" and not _is_beside(hit, ask):
        return False
    if rule.side == "adjoining" and hit.stop != ask.figure.first:
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


def _is_said_of_it(words: str, ask: StatusQuestion) -> bool:
    """Whether words stand behind a figure in its clause: "100% hồ sơ giấy phải được số hóa"."""
    figure, scene = ask.figure, ask.scene
    return any(
        not any(scene.gap(figure.stop, hit.first)[1:])
        for hit in scene.said(words, figure.stop, figure.stop + _VERB)
    )


def _is_estimated_behind(ask: StatusQuestion) -> bool:
    """Whether an estimate is told behind a figure, up to the money it costs, and is not that of
    another sum; words of something done before the figure outweigh it."""
    figure, scene = ask.figure, ask.scene
    if statuses(ask.text, ask.first, figure.first)[-1:] == ["actual"]:
        return False
    sums = [
        other.first
        for other in scene.between(figure.stop, figure.stop + _FAR)
        if other.sentence == figure.sentence and other.label == "MONEY"
    ]
    stop = max([figure.stop + _BEHIND, *sums[:1]])
    stop = min(stop, scene.first_word(figure.sentence + 1))
    hits = scene.said("estimated", figure.stop, stop)
    # "21 cuộc, tiết kiệm ước 85 triệu đồng": what was saved is none of its cost
    if ask.is_money or scene.said("saving", figure.stop, stop):
        hits = [hit for hit in hits if not _is_of_sum(hit, sums)]
    return bool(hits)


def _is_of_sum(hit: Hit[str], sums: Sequence[int]) -> bool:
    """Whether one of some sums stands right behind words."""
    return any(hit.stop <= first <= hit.stop + _NEXT for first in sums)


def _goes_on(ask: StatusQuestion) -> tuple[str, str] | None:
    """A goal that goes on from the sentence before: "Mục tiêu là 100% ... Bên cạnh đó, kinh tế số
    chiếm 20%"."""
    sentence = ask.figure.sentence
    first = ask.scene.first_word(sentence)
    if not ask.scene.begins("goes_on", first):
        return None
    before = (
        statuses(ask.text, ask.scene.first_word(sentence - 1), first)
        if sentence
        else statuses(ask.heads.before)
    )
    return ("target", "goal-goes-on") if before[-1:] == ["target"] else None


def _due_behind(ask: StatusQuestion) -> tuple[str, str] | None:
    """A result that its paragraph says is due: "100% hồ sơ được số hóa. Thời hạn: 30/9/2026"."""
    behind = ask.text[ask.sentence[1] :]
    due = pattern("due behind").search(behind)
    return (aim("planned", ask), "due-behind") if due else None


def _from_table(ask: StatusQuestion) -> tuple[str, str] | None:
    """What the other columns of an amount's table say with one voice, where its own says nothing:
    "Tổng đầu tư" beside "Phân bổ vốn (dự kiến)"."""
    if said("results", ask.column) or statuses(ask.column):
        return None
    told = set(statuses(ask.heads.table))
    planned = "planned" in told and told <= {"planned", "target"}
    return ("planned", "planned-table") if planned else None


def _from_above(ask: StatusQuestion) -> tuple[str, str] | None:
    """What the head of the column, the label of the paragraph, the line that opens the list or a
    heading says."""
    around = [ask.heads.run_in, ask.heads.lead, *ask.heads.headings]
    # "Tổng mức đầu tư" of an outline, below what is wrong today
    planned = ask.document.stance.status == "planned"
    texts = (ask.heads.caption, *around)
    if planned and ask.is_money and any(said("allotted", t) for t in texts):
        return "planned", "allotted-above"
    if opens("asks", ask.heads.caption):  # "Nhu cầu mua sắm năm học tới"
        return ask.as_asked("proposed"), "asked-for-above"
    for at, above in enumerate((ask.column, *around)):
        if said("results", above) or pattern("state").fullmatch(above):
            return "actual", "results-above"
        found = statuses(above)
        # "mục tiêu và thực tế" tells nothing
        if found and "actual" not in found:
            status = ask.as_asked(found[-1])
            return (aim(status, ask) if at else status), "words-above"
        if at and _is_ahead(above, ask.document):
            return _to_come(ask)
    # a table over which "Đến năm 2030" stands
    ahead = _is_ahead(ask.heads.caption, ask.document)
    return _to_come(ask) if ahead else None


def _to_come(ask: StatusQuestion) -> tuple[str, str]:
    """What a figure under a time to come is in a document of this kind."""
    status = ask.document.stance.status or "planned"
    return aim(status, ask), "time-to-come-above"


def _is_ahead(heading: str, document: DocumentTime) -> bool:
    """Whether a heading names a time to come, one after the issue of the document or after what it
    reports on."""
    tasks = bool(said("tasks", heading))
    return any(
        document.goes_beyond(document.dated(time, tasks))
        for time in times(heading)[:1]
    )


def _urged(ask: StatusQuestion) -> tuple[str, str] | None:
    """What a sentence calls for with its first words: "Tập trung triển khai cung cấp 100% ..."."""
    if ask.figure.label != "PERCENT":
        return None
    start, _ = ask.sentence
    stop = ask.figure.first
    if "actual" in statuses(ask.text, ask.first, stop):
        return None
    for hit in ask.scene.said("urged", ask.first, stop):
        before = ask.text[start : ask.scene.words.starts[hit.first]]
        if marker().sub("", before).strip(" -+*"):
            continue
        if not any(ask.scene.gap(hit.stop, stop)[1:]):
            return "target", "urged"
    return None


def _from_document(ask: StatusQuestion) -> tuple[str, str] | None:
    """What a plan, a request or an instruction says outside its review of the present state is
    planned, proposed or a target, but for a sentence on a year before."""
    stance = ask.document.stance
    if not stance.status:
        return None
    told = max(years(ask.text[slice(*ask.sentence)]), default=0)
    if told and _is_gone(told, ask.document):
        return "actual", "year-before"
    return aim(stance.status, ask), "kind-of-document"


def _is_gone(year: int, document: DocumentTime) -> bool:
    """Whether a year lies before what a document plans for and is not still to come."""
    limit = document.stance.ahead or document.issued
    if limit is None or document.is_after(Period.of_year(year)):
        return False
    return year < limit.year


def aim(status: str, ask: StatusQuestion) -> str:
    """What words of things to come say of a figure: a level is aimed at, an act and its cost are
    planned."""
    mention = ask.figure.mention
    if status == "planned":
        level = mention.label == "PERCENT" or mention.cmp == ">="
        return "target" if level else "planned"
    if status == "target" and (ask.is_money or _acts(ask)):
        return "planned"
    return status


def _acts(ask: StatusQuestion) -> bool:
    """Whether the clause of a count opens with a verb of something to be done: "mở 01 lớp tập huấn
    cho 60 người".

    A time may stand before the verb: "Trong quý II, tổ chức 02 lớp"."""
    mention = ask.figure.mention
    if mention.label != "COUNT" or mention.cmp == ">=":
        return False
    start, _ = ask.sentence
    left = ask.text[start : ask.figure.start]
    start += max(left.rfind(";"), left.rfind(":")) + 1
    behind_time = start + ask.text[start:].find(",") + 1
    openings = {ask.scene.word_at(at) for at in (start, behind_time)}
    verbs = ask.scene.said("acts", min(openings), ask.figure.first)
    return any(
        0 <= hit.first - first <= _LED for hit in verbs for first in openings
    )
