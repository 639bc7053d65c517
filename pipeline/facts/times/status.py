"""Decides whether a figure is real: actual, estimated, planned, target or proposed (docs/times.md).

The rules stand in models/status_rules.tsv, in order; what they leave open is decided by the texts
above the figure and by what the document is for."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clauses.roles import opens, said
from pipeline.clauses.surroundings import is_mark
from pipeline.facts.patterns import pattern
from pipeline.facts.times.aim import aim
from pipeline.facts.times.document import DocumentTime
from pipeline.facts.times.heads import times
from pipeline.facts.times.status_from_words import from_words
from pipeline.facts.times.status_question import StatusQuestion
from pipeline.facts.times.status_words import statuses
from pipeline.period import Period
from pipeline.reporting import named, years
from pipeline.text import fold

_HEADS_TASKS = pattern("heading of tasks folded").match
_LEFT = 40  # characters before a figure in which its year stands
_TOLD_WITHIN = 300  # characters before a figure in which a time of it stands


def status_of(ask: StatusQuestion) -> tuple[str, str]:
    """The status of a figure and the rule that decided: the first that speaks, from the words of
    its sentence outwards."""
    for source in (
        _all_to_spend,
        _told_in_bracket,
        _of_year_gone,
        _of_months_gone,
        from_words,
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


def _of_year_gone(ask: StatusQuestion) -> tuple[str, str] | None:
    """ "đạt tối thiểu 90% (năm 2025: 83,7%)", "ước đạt 35%, năm 2012 là 18%", "(cùng kỳ: 1.610)":
    what is told of a year gone by is no goal of the clause before."""
    left = fold(ask.text[max(ask.figure.start - _LEFT, 0) : ask.figure.start])
    if pattern("same time folded").search(left):
        return "actual", "year-gone"
    told = pattern("year right before folded").search(left)
    now = ask.document.issued or ask.document.stance.ahead
    if told is None or now is None or int(told["year"]) >= now.year:
        return None
    return "actual", "year-gone"


def _told_in_bracket(ask: StatusQuestion) -> tuple[str, str] | None:
    """ "đề nghị mỗi tổ công nghệ số (toàn tỉnh có 586 tổ) giúp 50 người dân"."""
    told = pattern("told in bracket").search(ask.text[: ask.figure.start])
    if told is None:
        return None
    first = ask.scene.word_at(told.start())
    said_there = set(statuses(ask.text, first, ask.figure.first))
    return ("actual", "told-in-bracket") if said_there <= {"actual"} else None


def _of_months_gone(ask: StatusQuestion) -> tuple[str, str] | None:
    """ "tháng 12 phải đạt 30%; tính chung 11 tháng qua đạt 63%": what a clause tells of a time gone
    by is no goal of the clause before."""
    at = ask.text.rfind(";", ask.sentence[0], ask.figure.start)
    if at < 0 or not pattern("gone by").search(ask.text[at : ask.figure.start]):
        return None
    first = ask.scene.word_at(at)
    told = set(statuses(ask.text, first, ask.figure.first))
    return ("actual", "time-gone") if told <= {"actual"} else None


def _all_to_spend(ask: StatusQuestion) -> tuple[str, str] | None:
    """An amount behind a slash, of which so much is spent: "giải ngân 31,5/118 tỷ đồng"."""
    if not ask.is_money or ask.heads.cell:
        return None
    whole = pattern("whole amount").search(ask.text[: ask.figure.start])
    return ("planned", "whole-of-amount") if whole else None


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
    return ("target", "goal-goes-on") if before[-1:] == ("target",) else None


def _due_behind(ask: StatusQuestion) -> tuple[str, str] | None:
    """A result that its paragraph says is due: "100% hồ sơ được số hóa. Thời hạn: 30/9/2026"."""
    behind = ask.text[ask.sentence[1] :]
    due = pattern("due behind").search(behind)
    return (aim("planned", ask), "due-behind") if due else None


def _from_table(ask: StatusQuestion) -> tuple[str, str] | None:
    """What the other columns of an amount's table say with one voice, where its own says nothing:
    "Tổng đầu tư" beside "Phân bổ vốn (dự kiến)"."""
    if not ask.is_money or said("results", ask.column) or statuses(ask.column):
        return None
    told = set(statuses(ask.heads.table))
    planned = "planned" in told and told <= {"planned", "target"}
    return ("planned", "planned-table") if planned else None


def _from_above(ask: StatusQuestion) -> tuple[str, str] | None:
    """What the head of the column, the label of the paragraph, the line that opens the list or a
    heading says."""
    around = [ask.heads.run_in, ask.heads.lead]
    if not _is_gone_above(ask):  # a table of what was, set behind the tasks
        around += ask.heads.headings
    if _is_allotted(ask, (ask.heads.caption, *around)):
        return "planned", "allotted-above"
    if opens("asks", ask.heads.caption):  # "Nhu cầu mua sắm năm học tới"
        return ask.as_asked("proposed"), "asked-for-above"
    if not statuses(ask.column) and (told := _of_label(ask)):
        return told, "words-of-label"
    if by_column := _from_head(ask, ask.column):
        return by_column
    for above in [] if _is_of_part_gone(ask) else around:
        if _is_gone_by_then(ask, above):
            continue
        if by_head := _from_head(ask, above):
            status, rule = by_head
            return aim(status, ask), rule
        if _is_ahead(above, ask.document):
            return _to_come(ask)
    # a table over which "Đến năm 2030" stands
    ahead = _is_ahead(ask.heads.caption, ask.document)
    return _to_come(ask) if ahead else None


def _is_allotted(ask: StatusQuestion, above: Sequence[str]) -> bool:
    """Whether it is "Tổng mức đầu tư" of an outline, below what is wrong today."""
    if not ask.is_money or ask.document.stance.status != "planned":
        return False
    return any(said("allotted", text) for text in above)


def _is_gone_by_then(ask: StatusQuestion, above: str) -> bool:
    """Whether a sentence opens with a year before that of the heading and before the issue: "NHIỆM
    VỤ NĂM 2025" over "Năm 2024, xã tiếp nhận 16.700 hồ sơ"."""
    issued, heading = ask.document.issued, times(above)
    if issued is None or len(heading) != 1:
        return False
    told = _years_told(ask.text[slice(*ask.sentence)])[:1]
    return any(year < min(issued.year, heading[0].year) for year in told)


def _is_gone_above(ask: StatusQuestion) -> bool:
    """Whether what stands right over a table tells results, or a time up to the issue: "KẾT QUẢ
    GIẢI QUYẾT QUÝ I/2019", "BIỂU TỔNG HỢP THEO XÃ (đến 15/9/2022)"."""
    if said("results", ask.heads.caption):
        return True
    issued = ask.document.issued
    told = times(ask.heads.caption)
    if issued is None or issued.last is None or len(told) != 1:
        return False
    return told[0].last is not None and told[0].last <= issued.last


def _from_head(ask: StatusQuestion, above: str) -> tuple[str, str] | None:
    """What the words of a head or heading say; "mục tiêu và thực tế" tells nothing."""
    if said("results", above) or pattern("state").fullmatch(above):
        return "actual", "results-above"
    found = statuses(above)
    if not found or "actual" in found:
        return None
    return ask.as_asked(found[-1]), "words-above"


def _of_label(ask: StatusQuestion) -> str:
    """What the label of a row says last of whether its figures are real: "Số lớp tập huấn dự kiến
    năm 2023"; "" where it says nothing or only aims at something."""
    told = statuses(ask.heads.cell[-1])[-1:] if ask.heads.cell else ()
    return told[0] if told in (("planned",), ("estimated",)) else ""


def _to_come(ask: StatusQuestion) -> tuple[str, str]:
    """What a figure under a time to come is in a document of this kind."""
    status = ask.document.stance.status or "planned"
    return aim(status, ask), "time-to-come-above"


def _is_ahead(heading: str, document: DocumentTime) -> bool:
    """Whether a heading names a time to come, one after the issue of the document or after what it
    reports on."""
    tasks = bool(said("tasks", heading))
    if not times(heading) and _HEADS_TASKS(fold(heading)):
        return True  # "IV. Nhiệm vụ học kỳ II"
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
        if not is_mark(before):
            continue
        if not ask.scene.gap(hit.stop, stop).parts:
            return "target", "urged"
    return None


def _from_document(ask: StatusQuestion) -> tuple[str, str] | None:
    """What a plan, a request or an instruction says outside its review of the present state is
    planned, proposed or a target, but for a sentence on a year before."""
    stance = ask.document.stance
    if not stance.status:
        return None
    if _told_then(ask):
        return "actual", "time-gone"
    sentence = slice(*ask.sentence)
    told = max(years(ask.text[sentence]), default=0) or _year_before(ask)
    above = times(ask.heads.headings[0]) if ask.heads.headings else ()
    if not told and len(above) == 1 and above[0].is_year:
        told = above[
            0
        ].year  # "I. ĐÁNH GIÁ TÌNH HÌNH NĂM 2023" of a plan for 2024
    first = ask.scene.first_word(ask.figure.sentence)
    aims = not ask.document.issued and ask.scene.begins("until", first)
    if told and not aims and _is_gone(told, ask.document):
        return "actual", "year-before"
    return aim(stance.status, ask), "kind-of-document"


def _told_then(ask: StatusQuestion) -> Period | None:
    """The last time before the figure in its sentence, if that was over at the issue: "đến
    31/3/2023 có 164 cơ sở đăng ký" in a letter of May."""
    issued, figure = ask.document.issued, ask.figure.start
    if issued is None:
        return None
    before = ask.text[max(ask.sentence[0], figure - _TOLD_WITHIN) : figure]
    told = [Period.parse(time.period) for time in named(before)][-1:]
    if not told or told[0] is None:
        return None
    gone = not told[0].lacks_year and told[0].before(issued)
    return told[0] if gone else None


def _is_of_part_gone(ask: StatusQuestion) -> bool:
    """Whether that is a part of a year, whatever heading stands above."""
    told = _told_then(ask)
    return told is not None and not told.is_year


def _year_before(ask: StatusQuestion) -> int:
    """The year with which the sentence before opens, if that plans nothing: "Năm 2023 ghi nhận 17
    sự cố. 65/71 máy tính cài phần mềm diệt virus"; 0 for none."""
    sentence = ask.figure.sentence
    if not sentence:
        return 0
    start, end = ask.scene.sentence_span(sentence - 1)
    first = ask.scene.first_word(sentence - 1)
    if not {"actual"}.issuperset(statuses(ask.text, first, ask.first)):
        return 0
    return max(_years_told(ask.text[start:end]), default=0)


def _years_told(sentence: str) -> list[int]:
    """The years of a sentence that opens with its time."""
    opened = pattern("opens with its time folded").match(fold(sentence))
    return years(sentence) if opened else []


def _is_gone(year: int, document: DocumentTime) -> bool:
    """Whether a year lies before what a document plans for and is not still to come."""
    limit = document.stance.ahead or document.issued
    if limit is None or document.is_after(Period.of_year(year)):
        return False
    issued = document.issued
    return year < limit.year and (issued is None or year <= issued.year)
