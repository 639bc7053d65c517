"""Guards for tables of estimates and of marks: what they reckon with and what they ask for is no
fact."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations

from pipeline.clauses.figures import Figure
from pipeline.clauses.phrases import words_of
from pipeline.clauses.roles import opens
from pipeline.facts.asked import Asked, speaks_of
from pipeline.facts.indicator.topics import about
from pipeline.facts.patterns import pattern
from pipeline.text import fold

# of what is bought; a table of prices counts nothing else
_BOUGHT = ("proc.", "infra.")
# what stands in an inventory beside what is in use, and its one indicator
_NOT_IN_USE = ("broken_head", "wanted_head")
_OBSOLETE = "infra.pc.obsolete"
_ROUNDED = Decimal("0.51")  # of a percentage printed without decimals
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BUDGET = "fin.budget.total"
# roles of the labels of rows that hold a whole budget
_WHOLE_ROWS = ("sum", "whole_label", "body")


def priced(asked: Asked) -> bool:
    """A quantity in a table of prices that is none of things bought: "Thù lao giảng viên |
    người/ngày | 10 | 290.000"."""
    if asked.figure.label != "COUNT" or not asked.place.number_cell:
        return False
    if asked.indicator.code.startswith(_BOUGHT):
        return False
    return "purchase" in about((asked.place.heads,))


def price_list(asked: Asked) -> bool:
    """Anything in a table that says what one of each thing costs: "Máy tính xách tay | đ/chiếc |
    14.690.000 | -2"."""
    if asked.figure.mention.cell is None:
        return False
    row = fold(asked.scene.text)
    return pattern("unit price folded").search(row) is not None


def state_column(asked: Asked) -> bool:
    """What an inventory counts of a thing that is out of order, or that is wanted: "Máy in | 7 |
    Hỏng: 1 | Cần bổ sung: 2" are no printers in use."""
    if not asked.place.number_cell or not asked.indicator.code.startswith(
        "infra."
    ):
        return False
    if asked.indicator.code == _OBSOLETE:
        return False
    heads = (asked.place.head, asked.place.header)
    return any(opens(role, head) for role in _NOT_IN_USE for head in heads)


def budget_item(asked: Asked) -> bool:
    """An item of a budget of which only the head of the column speaks: "Sửa chữa hội trường |
    1.950" under "Dự toán được giao" is no whole budget."""
    place, code = asked.place, asked.indicator.code
    if code != _BUDGET or not place.number_cell or not place.label:
        return False
    if asked.told.get("cue") != "head" or speaks_of(code, place.label):
        return False
    return not any(opens(role, place.label) for role in _WHOLE_ROWS)


def criterion(asked: Asked) -> bool:
    """What a table of marks asks for: "Đảm bảo có ít nhất 04 tin, bài được đăng | 0,5"."""
    if asked.place.number_cell or "scores" not in about((asked.place.heads,)):
        return False
    return opens("criterion_head", asked.place.head)


def rate_of_points(asked: Asked) -> bool:
    """A share of the points of a whole criterion, none of what is done: the columns "Tỷ lệ (%)" and
    "Điểm đánh giá" below "Tổng điểm (22 điểm)"."""
    if asked.figure.label != "PERCENT" or asked.is_index:
        return False
    place = asked.place
    header = fold(place.header)
    if not place.number_cell or not pattern("points folded").search(header):
        return False
    rest = pattern("points folded").sub("", header)
    heads = (fold(place.head), " ".join(rest.split()))
    return any(head.strip(" ()%") in words_of("bare_share") for head in heads)


def points_of_item(asked: Asked) -> bool:
    """The points of one item of an index, beside the share that earned them: "Tỷ lệ hồ sơ thanh
    toán trực tuyến | Điểm hồ sơ thanh toán trực tuyến"."""
    place = asked.place
    if not asked.is_index or not place.number_cell:
        return False
    item = pattern("item folded").fullmatch(fold(place.head))
    beside = fold(place.beside)
    return item is not None and f"ty le {item['of']}" in beside


def compared_column(asked: Asked) -> bool:
    """What a column compares with another time or a plan: "So với cùng kỳ (%)", "Tăng thêm"."""
    if not asked.place.number_cell or asked.indicator.of_change:
        return False
    head = fold(asked.place.head)
    return pattern("head of a comparison folded").match(head) is not None


def left_of_budget(asked: Asked) -> bool:
    """What is left of an amount: "Dự toán | Giải ngân | Còn lại"."""
    amount = asked.figure.label == "MONEY" and asked.place.number_cell
    return amount and opens("remains", asked.place.head)


def rate_of_plan(asked: Asked) -> bool:
    """How much of a plan was done, in a column that names nothing else: "Kế hoạch năm | Thực hiện |
    Tỷ lệ đạt (%)"."""
    place, figure = asked.place, asked.figure
    if figure.label != "PERCENT" or not place.number_cell:
        return False
    if speaks_of(asked.indicator.code, place.head):
        return False
    if _tells_stage(place.head) or not all(map(_tells_stage, place.stack[:-1])):
        return False
    if not any(opens("plan_head", head) for head in place.heads.split(" | ")):
        return False
    before = [one for one in asked.scene.figures if one.stop <= figure.first]
    values = list(filter(None, map(_amount, before)))
    share = _amount(figure)
    return any(
        abs(part * 100 / whole - share) <= _ROUNDED
        for part, whole in permutations(values, 2)
    )


def _tells_stage(head: str) -> bool:
    """Whether a head tells that its figures were planned or done."""
    return any(opens(role, head) for role in ("plan_head", "done_head"))


def _amount(figure: Figure) -> Decimal:
    """The number that a figure states; 0 for none, and for a ratio."""
    value = figure.mention.value
    return Decimal(value) if _NUMBER.fullmatch(value) else Decimal(0)


def named_project(asked: Asked) -> bool:
    """A count in the name of a project, whose row says what it costs: "Một cửa điện tử 18 huyện |
    12.600"."""
    place, counted = asked.place, asked.figure.label == "COUNT"
    if not counted or place.head == "" or place.number_cell:
        return False
    costs = any(other.label == "MONEY" for other in asked.scene.figures)
    return costs and opens("project_head", place.head)


def legend(asked: Asked) -> bool:
    """What a mark means: "0 = Không có nhân viên làm bán thời gian"."""
    end = asked.figure.mention.block_end
    return pattern("a legend").match(asked.scene.text, end) is not None


def said_in_caption(asked: Asked) -> bool:
    """A figure in the words of a cell of which the caption alone speaks: "Quy mô dự án nhỏ (<3 tỷ)"
    in a table on what is reckoned with."""
    place = asked.place
    if not asked.figure.mention.cell or place.number_cell:
        return False
    if asked.told.get("cue") != "caption":
        return False
    return not speaks_of(asked.indicator.code, place.header)
