"""Figures that state no fact though words of an indicator stand by: codes, points of a scale,
ranks, page numbers, prices, deadlines, parts of an index, comparisons with a time before.

``GUARDS`` are named rules in order; the first that speaks silences the figure."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.clauses.roles import opens, said
from pipeline.clauses.surroundings import is_mark
from pipeline.facts import neighbour_guards, rule_guards, table_guards
from pipeline.facts.asked import Asked, speaks_of
from pipeline.facts.indicator.topics import about
from pipeline.facts.patterns import pattern
from pipeline.text import fold

# "0207": the code of a chapter or a list; "2b.", "5.513A": an article's; never a count
_CODE = re.compile(
    r"0\d{2,}(?![\d.,]\d|\d)|\d{1,3}[a-zđ](?!\w)|\d[\d.]*[A-Z](?!\w)"
)
# places from which words reach every figure below them
_AFAR = frozenset(("heading", "lead", "caption"))
# places that say nothing of one column or row alone
_ROUND_A_TABLE = _AFAR | {"above", "title"}
# what a decision makes of procedures
_CHANGES = frozenset(
    f"ops.procedure.{change}" for change in ("new", "amended", "abolished")
)
_SIGN = 6  # characters before a factor that hold the sign
_GONE = 3  # words of the longest phrase before what is no more


def silenced_by(asked: Asked) -> str:
    """The name of the guard that says that the figure states no fact; "" where none does."""
    return next((name for name, speaks in GUARDS if speaks(asked)), "")


def _contents(asked: Asked) -> bool:
    return asked.place.contents


def _unnamed(asked: Asked) -> bool:
    counted = asked.figure.label == "COUNT"
    return counted and asked.place.unnamed


def _other_head(asked: Asked) -> bool:
    """A column of ranks, codes, prices or deadlines."""
    return asked.place.number_cell and opens("other_head", asked.place.head)


def _marks(asked: Asked) -> bool:
    """A column of marks: points to be had, points that somebody gave."""
    place = asked.place
    if not place.number_cell or "scores" not in about((place.header,)):
        return False
    if not asked.is_index:
        return True
    if _is_awarded(asked):
        return False
    # what a body gives itself for a part of an index that the row names
    given = said("given_points", place.header)
    return not (given and speaks_of(asked.indicator.code, place.label))


def _is_awarded(asked: Asked) -> bool:
    """Whether a cell holds what a body was given: "Sở Tư pháp | Điểm đạt được: 82,78"."""
    place = asked.place
    if not opens("awarded_points", place.head):
        return False
    return opens("body", place.label)


def _points(asked: Asked) -> bool:
    """A column of points, but for an index, which is given in points."""
    if not asked.place.number_cell or asked.is_index:
        return False
    unit = asked.figure.mention.unit
    # "Số điểm cầu | điểm | 60", "Điểm chấp nhận QR | 31.540"
    said = [fold(text) for text in (unit, asked.place.label)]
    counted = any(
        " " in noun and text.startswith(fold(noun))
        for noun in asked.indicator.nouns
        for text in said
    )
    heads = (asked.place.head, "" if counted else unit)
    return any(opens("points_head", text) for text in heads)


def _part_of_index(asked: Asked) -> bool:
    """A row of a table on an index that names a part of it: "Tính minh bạch | 6,84"."""
    label = asked.place.label
    if not asked.place.number_cell or not asked.is_index or not label:
        return False
    # the points of an item: "Tỷ lệ hồ sơ trực tuyến | 78% | 6"
    of_item = opens("rate", label) or said("part_head", asked.place.header)
    if asked.figure.label == "MEASURE" and of_item:
        return True
    code = asked.indicator.code
    if speaks_of(code, asked.place.header) or speaks_of(code, label):
        return False
    return not opens("whole_label", label)


def _asked_copy(asked: Asked) -> bool:
    """A document that a dossier must hold: "01 bản chính hoặc bản sao điện tử ...", "01 hồ sơ đề
    nghị ..."."""
    mention, text = asked.figure.mention, asked.scene.text
    if mention.value != "1":
        return False
    # "nộp 01 bộ hồ sơ trực tiếp hoặc qua bưu chính"
    if opens("asked_set", mention.unit):
        return True
    start, end = asked.scene.sentence_span(asked.figure.sentence)
    before = text[start : mention.block_start]
    return is_mark(before) and opens(
        "asked_copy", text[mention.block_end : end]
    )


def _code(asked: Asked) -> bool:
    mention, text = asked.figure.mention, asked.scene.text
    named = _CODE.match(text, mention.block_start)
    return mention.label == "COUNT" and named is not None


def _in_a_title(asked: Asked) -> bool:
    """In the title of an article: đăng 12 tin, bài, điển hình: “Hơn 100 cán bộ ...”."""
    text, at = asked.scene.text, asked.figure.start
    start, _ = asked.scene.sentence_span(asked.figure.sentence)
    before = text[start:at]
    opened = before.rfind("“") > before.rfind("”")
    return opened and bool(said("articles", before))


def _duration(asked: Asked) -> bool:
    """So many days or hours, which the indicator does not count: "nộp hồ sơ, 08 ngày"."""
    unit = asked.figure.mention.unit
    if asked.figure.label != "COUNT" or not opens("duration", unit):
        return False
    return unit.split()[0] not in asked.indicator.unit


def _factor(asked: Asked) -> bool:
    """A factor of a formula or of a reckoning: "C = G x 65%", "2 người x 05 ngày"."""
    mention, text = asked.figure.mention, asked.scene.text
    before = text[max(mention.block_start - _SIGN, 0) : mention.block_start]
    if pattern("a factor before").search(before):
        return True
    return pattern("a factor behind").match(text, mention.block_end) is not None


def _gone(asked: Asked) -> bool:
    """What the body has no more: "thanh lý 22 máy"."""
    first = asked.figure.first
    return asked.scene.ends("gone", first - _GONE, first)


def _of_no_purpose(asked: Asked) -> bool:
    """What one of a thing costs, "bán hàng bằng chiếc điện thoại giá 3,2 triệu đồng"; the whole of
    which a share is spent, "bằng 0,8% tổng chi 3.125 tỷ đồng"."""
    mention, text = asked.figure.mention, asked.scene.text
    if mention.label != "MONEY":
        return False
    start, _ = asked.scene.sentence_span(asked.figure.sentence)
    before = text[start : mention.block_start]
    ways = ("price of one", "whole of a share")
    return any(pattern(way).search(before) for way in ways)


def _members(asked: Asked) -> bool:
    """People of whom a heading alone says what they do: "(Danh sách gồm có 24 người)"."""
    if asked.told.get("cue") not in _ROUND_A_TABLE:
        return False
    start, _ = asked.scene.sentence_span(asked.figure.sentence)
    before = asked.scene.text[start : asked.figure.start]
    return pattern("list of people").search(before) is not None


def _said_afar(asked: Asked) -> bool:
    """A share or a count in a sentence that says nothing of it, or an amount of a unit, where only
    a heading or the line that opens the list speaks of the indicator."""
    label, in_cell = asked.figure.label, asked.place.number_cell
    in_prose = asked.is_index and not in_cell
    if label == "MEASURE" or in_prose:  # its unit is its noun
        afar = asked.told.get("cue") in ("heading", "lead")
        return afar and not _of_the_whole(asked)
    if in_cell or label == "MONEY":
        return False
    if speaks_of(asked.indicator.code, asked.place.header):
        return False
    return set(asked.told.values()) <= _AFAR


def _one_of_several(asked: Asked) -> bool:
    """Procedures that only a heading calls new, changed or gone, which names more than one of
    these: "Danh mục thủ tục mới ban hành, sửa đổi, bãi bỏ" over "02 thủ tục"."""
    code, around = asked.indicator.code, asked.place.around
    if code not in _CHANGES or asked.told.get("cue") not in _ROUND_A_TABLE:
        return False
    above = (around.caption, around.lead, *around.headings)
    spoken = [text for text in above if speaks_of(code, text)]
    others = _CHANGES - {code}
    return any(speaks_of(other, spoken[0]) for other in others if spoken)


def _concerned(asked: Asked) -> bool:
    """A count that only names what its sentence is about: "Đối với 02 dịch vụ công liên thông:
    ...", "Trong 406 hồ sơ, khoảng 30 do người dân nộp"."""
    scene, figure = asked.scene, asked.figure
    first = scene.first_word(figure.sentence)
    if neighbour_guards.base_of_sentence(asked):
        return True
    hits = scene.said("concerning", first, figure.first)
    return any(hit.first == first and hit.stop == figure.first for hit in hits)


def _of_the_whole(asked: Asked) -> bool:
    """Whether the row or the sentence of a figure is about an index as a whole: "CHỈ SỐ CHUNG |
    88,72", "Kết quả chung đạt 88,72 điểm"; points of so many have no such row of their own."""
    if "/" in asked.figure.mention.text:
        return False
    scene, figure = asked.scene, asked.figure
    if asked.place.number_cell:
        return _is_awarded(asked) or opens("overall", asked.place.label)
    first = scene.first_word(figure.sentence)
    return bool(scene.said("overall", first, figure.first))


def _said_round_table(asked: Asked) -> bool:
    """A number in a table whose heads and row say neither what is counted nor what of it; an amount
    whose row is no total, but an item of an estimate: "Chi phí dự phòng | 10.000.000"."""
    kind, label = asked.figure.label, asked.place.label
    if not asked.place.number_cell or kind not in ("COUNT", "MONEY"):
        return False
    if kind == "MONEY" and (not label or opens("sum", label)):
        return False
    # each row is a project: "Tên dự án | Tổng số | NS tỉnh"
    if kind == "MONEY" and said("project_head", asked.place.heads):
        return False
    return set(asked.told.values()) <= _ROUND_A_TABLE


GUARDS: tuple[tuple[str, Callable[[Asked], bool]], ...] = (
    ("guard.code", _code),
    ("guard.duration", _duration),
    ("guard.in_a_title", _in_a_title),
    ("guard.contents", _contents),
    ("guard.unnamed", _unnamed),
    ("guard.other_head", _other_head),
    ("guard.marks", _marks),
    ("guard.points", _points),
    ("guard.part_of_index", _part_of_index),
    ("guard.priced", table_guards.priced),
    ("guard.price_list", table_guards.price_list),
    ("guard.state_column", table_guards.state_column),
    ("guard.budget_item", table_guards.budget_item),
    ("guard.criterion", table_guards.criterion),
    ("guard.rate_of_points", table_guards.rate_of_points),
    ("guard.points_of_item", table_guards.points_of_item),
    ("guard.compared_column", table_guards.compared_column),
    ("guard.left_of_budget", table_guards.left_of_budget),
    ("guard.rate_of_plan", table_guards.rate_of_plan),
    ("guard.named_project", table_guards.named_project),
    ("guard.legend", table_guards.legend),
    ("guard.unticked", rule_guards.unticked),
    ("guard.scale", rule_guards.scale),
    ("guard.asked_copy", _asked_copy),
    ("guard.compared", neighbour_guards.compared),
    ("guard.factor", _factor),
    ("guard.old_wording", rule_guards.old_wording),
    ("guard.earns_points", rule_guards.earns_points),
    ("guard.full_marks", rule_guards.full_marks),
    ("guard.penalty", rule_guards.penalty),
    ("guard.limit", rule_guards.limit),
    ("guard.condition", rule_guards.condition),
    ("guard.below", rule_guards.below),
    ("guard.share_of_figure", neighbour_guards.share_of_figure),
    ("guard.out_of_each", neighbour_guards.out_of_each),
    ("guard.share_of_share", neighbour_guards.share_of_share),
    ("guard.of_others", neighbour_guards.of_others),
    ("guard.band", neighbour_guards.band),
    ("guard.remainder", neighbour_guards.remainder),
    ("guard.one_of_them", neighbour_guards.one_of_them),
    ("guard.base", neighbour_guards.base),
    ("guard.served", neighbour_guards.served),
    ("guard.other_money", neighbour_guards.other_money),
    ("guard.whole_of_part", neighbour_guards.whole_of_part),
    ("guard.gone", _gone),
    ("guard.of_no_purpose", _of_no_purpose),
    ("guard.members", _members),
    ("guard.of_a_degree", neighbour_guards.of_a_degree),
    ("guard.said_afar", _said_afar),
    ("guard.one_of_several", _one_of_several),
    ("guard.concerned", _concerned),
    ("guard.said_in_caption", table_guards.said_in_caption),
    ("guard.said_round_table", _said_round_table),
)
