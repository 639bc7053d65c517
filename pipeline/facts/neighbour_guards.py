"""Guards for figures that what stands right beside them explains: a share of the count before, what
is left of it, all that there is of it; money of other things."""

from __future__ import annotations

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import opens, said
from pipeline.clauses.scene import Scene
from pipeline.facts.asked import Asked, speaks_of
from pipeline.facts.indicator.scored import joined_before
from pipeline.facts.indicator.topics import about
from pipeline.facts.patterns import pattern

_TRAINING = "hr.training."
_COMPARED = 4  # words of the longest phrase that compares
_PARTS = 3  # figures behind one among which its parts are looked for
_REMAINS = 3  # words of the longest phrase before what is left
_SPENT = "fin.ict."
# places of words that stand above the statement of an amount
_ABOVE = ("heading", "lead", "run_in")
_NEAR = 4  # words between an amount and what it is
# words of the longest phrase before procedures that something serves
_SERVED = 4
_PROCEDURES = "ops.procedure.total"
_OF_PROCEDURES = frozenset(
    (_PROCEDURES, "ops.dossier.received", "ops.dossier.resolved")
)
_IT_STAFF = "hr.it_staff."
_DEGREE = 5  # words of the longest phrase for a degree
# codes of all that there is
_WHOLES = (".received", ".total")


def share_of_figure(asked: Asked) -> bool:
    """A share of the figure right before it, which counts something else: "137 quyết định (78 quyết
    định đúng hạn, tỷ lệ 56,9%)", "cắt giảm 01/3 ngày làm việc, tỷ lệ 33%"."""
    scene, figure = asked.scene, asked.figure
    if figure.label != "PERCENT":
        return False
    earlier = scene.earlier(figure)
    if not earlier or not earlier[-1].mention.unit:
        return False
    between = scene.text[earlier[-1].end : figure.start]
    if not pattern("share of it").search(between):
        return False
    unit = earlier[-1].mention.unit
    return not speaks_of(asked.indicator.code, unit, "noun")


def compared(asked: Asked) -> bool:
    """A share of what was before: "bằng 97,41% so với năm 2018", "tăng trưởng 15%/năm"."""
    mention, text = asked.figure.mention, asked.scene.text
    if mention.label != "PERCENT" or asked.indicator.of_change:
        return False
    if pattern("a year").match(text, mention.block_end):
        return True
    if not text[mention.block_end : mention.block_end + 1].isspace():
        return False
    stop = _last_joined(asked).stop
    return asked.scene.begins("compared", stop, stop + _COMPARED)


def _last_joined(asked: Asked) -> Figure:
    """The last of the shares that nothing but "và" or a comma joins to a share."""
    scene, last = asked.scene, asked.figure
    for figure in scene.figures[scene.number(last) + 1 :]:
        if joined_before(scene, figure) is not last:
            break
        last = figure
    return last


def out_of_each(asked: Asked) -> bool:
    """So many of every hundred or ten, which counts nothing: "Cứ 10 hồ sơ thì 8 nộp trực tuyến"."""
    mention = asked.figure.mention
    if mention.label != "COUNT":
        return False
    start, _ = asked.scene.sentence_span(asked.figure.sentence)
    before = asked.scene.text[start : mention.block_start]
    return pattern("out of each").search(before) is not None


def remainder(asked: Asked) -> bool:
    """What is left of the count before, of which only what was done is told: "đã xong 119 nhiệm vụ,
    còn 13"; "còn 13 hồ sơ đang giải quyết" tells itself what it is."""
    scene, figure = asked.scene, asked.figure
    if figure.label != "COUNT":
        return False
    before = scene.earlier(figure)
    counts = [other for other in before if other.label == "COUNT"]
    left = scene.said("remains", figure.first - _REMAINS, figure.first)
    if not counts or not left or left[-1].stop != figure.first:
        return False
    opens_clause = scene.words.starts[left[-1].first]
    if not pattern("clause begins").search(scene.text[:opens_clause]):
        return False
    # "phòng, ban 131 bộ, còn lại 83 bộ ở các xã": told by whose it is
    if pattern("at whose").match(scene.text, figure.mention.block_end):
        return False
    if figure.noun and figure.noun != counts[-1].noun:
        return False
    _, stop = scene.sentence_span(figure.sentence)
    return not speaks_of(asked.indicator.code, scene.text[opens_clause:stop])


def one_of_them(asked: Asked) -> bool:
    """One in words of the things that the sentence counted before: "02 máy chủ và 24 máy trạm,
    nhưng một máy chủ đã hết bảo hành"."""
    figure = asked.figure
    if figure.mention.value != "1" or not figure.mention.text[:1].isalpha():
        return False
    return any(
        other.label == "COUNT"
        and other.mention.unit == figure.mention.unit
        and other.mention.value != "1"
        for other in asked.scene.earlier(figure)
    )


def base(asked: Asked) -> bool:
    """All that there is, of which the count or the share before was done: "cập nhật 3.547 nhân
    khẩu/tổng số 3.725 nhân khẩu", "số hóa 85% trong tổng số 1.200 hồ sơ"; a total states a fact of
    its own where its indicator is one."""
    scene, figure, place = asked.scene, asked.figure, asked.place
    if figure.label not in ("COUNT", "MONEY") or place.number_cell:
        return False
    before = scene.earlier(figure)
    if not before or not _is_out_of(before[-1], figure, scene):
        return False
    code, unit = asked.indicator.code, figure.mention.unit
    return not code.endswith(_WHOLES) and not speaks_of(code, unit)


def share_of_share(asked: Asked) -> bool:
    """How much of it a share makes up: "kinh tế số lõi đóng góp 7,99% (chiếm 62%)"."""
    figure, scene = asked.figure, asked.scene
    before = scene.earlier(figure)
    if not before or {before[-1].label, figure.label} != {"PERCENT"}:
        return False
    between = scene.text[before[-1].end : figure.start]
    return pattern("makes up").fullmatch(between) is not None


def of_others(asked: Asked) -> bool:
    """What the world has, with which a figure is compared: "đạt 77,1%, cao hơn trung bình thế giới
    (67%)"."""
    figure, scene = asked.figure, asked.scene
    start, _ = scene.sentence_span(figure.sentence)
    before = scene.text[start : figure.start]
    return pattern("than others").search(before) is not None


def band(asked: Asked) -> bool:
    """A share that some bodies are over or under: "11 xã có tỷ lệ hồ sơ trực tuyến dưới 60%", "13
    địa phương có tỷ trọng từ 10 - 20%"."""
    figure, scene = asked.figure, asked.scene
    if figure.label != "PERCENT" or asked.place.number_cell:
        return False
    earlier = list(scene.earlier(figure))
    start = figure.start
    if earlier and earlier[-1].label == "PERCENT":
        between = scene.text[earlier[-1].end : start]
        if pattern("range").fullmatch(between) is None:
            return False
        start = earlier.pop().start
    if not earlier or not opens("counted_body", earlier[-1].mention.unit):
        return False
    bodies = scene.text[: earlier[-1].start]
    if pattern("of bodies").search(bodies):
        return False
    between = scene.text[earlier[-1].end : start]
    return pattern("bodies reach").fullmatch(between) is not None


def _is_out_of(part: Figure, whole: Figure, scene: Scene) -> bool:
    """Whether a figure is that of a part or a share of the next one."""
    between = scene.text[part.end : whole.start]
    if part.label == "PERCENT":
        return pattern("share of all").fullmatch(between) is not None
    if part.label != whole.label or not part.mention.unit:
        return False
    return pattern("of all").search(between) is not None


def other_money(asked: Asked) -> bool:
    """An amount that is not spent on ICT: earned, lost or owed with its help, "chiếm đoạt 2,4 tỷ
    đồng", spent on other things, "máy tính 600 triệu đồng, bàn ghế 150 triệu đồng"."""
    scene, figure, place = asked.scene, asked.figure, asked.place
    if figure.label != "MONEY" or not asked.indicator.code.startswith(_SPENT):
        return False
    if place.number_cell:
        return any(
            said("other_money", text) for text in (place.head, place.label)
        )
    if _bought_else(asked):
        return True
    before = scene.said("other_money", scene.clause_start(figure), figure.first)
    stop = min(figure.stop + _NEAR, scene.first_word(figure.sentence + 1))
    behind = scene.said("other_money", figure.stop, stop)
    gaps = [
        *(scene.gap(hit.stop, figure.first) for hit in before[-1:]),
        *(scene.gap(figure.stop, hit.first) for hit in behind[:1]),
    ]
    return any(gap.words <= _NEAR and not gap.parts for gap in gaps)


def _bought_else(asked: Asked) -> bool:
    """Whether the statement of an amount says what was bought, nothing of ICT, and only words above
    it speak of that: "Kinh phí mua máy siêu âm 1,2 tỷ đồng"."""
    if asked.told.get("cue") not in _ABOVE:
        return False
    start, _ = asked.scene.sentence_span(asked.figure.sentence)
    text = asked.scene.text[start : asked.figure.start].rpartition(";")[2]
    return bool(said("bought", text)) and "ict" not in about((text,))


def base_of_sentence(asked: Asked) -> bool:
    """Whether a count only names that of which its sentence tells parts."""
    scene, figure = asked.scene, asked.figure
    if figure.label != "COUNT":
        return False
    start, _ = scene.sentence_span(figure.sentence)
    if not pattern("of so many").fullmatch(scene.text[start : figure.start]):
        return False
    unit = figure.mention.unit
    behind = scene.text[figure.end :].lstrip().removeprefix(unit)
    return behind.startswith(",") and not speaks_of(asked.indicator.code, unit)


def served(asked: Asked) -> bool:
    """Procedures that something is used for, neither all nor so many dossiers: "33 phần mềm phục vụ
    125 thủ tục"."""
    figure = asked.figure
    if asked.indicator.code not in _OF_PROCEDURES:
        return False
    if not speaks_of(_PROCEDURES, figure.mention.unit, "noun"):
        return False
    return asked.scene.ends("served", figure.first - _SERVED, figure.first)


def of_a_degree(asked: Asked) -> bool:
    """Those of one degree among the IT staff: "trình độ thạc sĩ 04 người, đại học 25 người"."""
    figure, place = asked.figure, asked.place
    if not asked.indicator.code.startswith(_IT_STAFF):
        return False
    if figure.label != "COUNT":
        return False
    if place.number_cell:
        return bool(said("degree", place.label))
    first = figure.first
    return asked.scene.ends("degree", first - _DEGREE, first)


def whole_of_part(asked: Asked) -> bool:
    """Those trained in whatever it was, of whom the sentence says only of a part that it was for
    the digital: "cử 26 lượt công chức đi bồi dưỡng, trong đó 12 lượt về kỹ năng số"."""
    scene, figure, place = asked.scene, asked.figure, asked.place
    if not asked.indicator.code.startswith(_TRAINING) or place.number_cell:
        return False
    at = scene.number(figure)
    near = scene.figures[at + 1 : at + 1 + _PARTS]
    noun = figure.noun
    # "cho 430 lượt học viên (trong đó 02 lớp trực tuyến)": a part of something else
    parts = [part for part in near if part.parent == at and part.noun == noun]
    if not parts or not scene.names_parts(figure.stop, parts[0].first):
        return False
    start, stop = scene.sentence_span(figure.sentence)
    own = scene.text[start : parts[0].start]
    part = scene.text[parts[0].start : stop]
    around = (own, place.around.lead, *place.around.headings)
    return "ict" in about((part,)) and "ict" not in about(around)
