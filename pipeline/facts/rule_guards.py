"""Guards for figures that a rule sets: limits, conditions, what earns points or is fined, wordings
before a change."""

from __future__ import annotations

from pipeline.clauses.figures import Figure
from pipeline.clauses.roles import said
from pipeline.clauses.scene import Scene
from pipeline.facts.asked import Asked
from pipeline.facts.patterns import pattern

_BOUNDS = frozenset((">", ">=", "<", "<="))
_UNDER = 2  # words of the longest phrase that says that a limit is not reached


def scale(asked: Asked) -> bool:
    """What earns points: "Dưới 80% thì điểm đánh giá là 0", "(dưới 95% thì đạt 0 điểm)"."""
    scene, figure = asked.scene, asked.figure
    if _if_only(figure, scene):
        return True
    start, end = scene.sentence_span(figure.sentence)
    places = [
        scene.words.starts[hit.first]
        for hit in scene.phrases("scale")
        if not scene.said("condition", figure.stop, hit.first)
    ]
    return any(
        start <= place < end and _one_level(scene.text, figure.start, place)
        for place in places
    )


def _if_only(figure: Figure, scene: Scene) -> bool:
    """Whether a sentence opens with the condition that its figure sets: "Dưới 80% số phản ánh ...",
    "Trường hợp công bố chưa đạt 100% ...". "Nếu năm 2020 mới có 12%, thì ..." sets none."""
    first = scene.first_word(figure.sentence)
    if scene.begins("once", first, figure.first):
        return False
    return any(
        scene.begins(role, first, figure.first)
        for role in ("condition", "threshold")
    )


def unticked(asked: Asked) -> bool:
    """A choice that was not taken: "☐ Dưới 75% ☒ Từ 75% đến 90%"."""
    scene, figure = asked.scene, asked.figure
    start, end = scene.sentence_span(figure.sentence)
    return pattern("unticked").match(scene.text, start, end) is not None


def earns_points(asked: Asked) -> bool:
    """A share at which a criterion gives so many points: "100% thủ tục được công khai: 0.5", "trên
    98% được 2 điểm"."""
    mention, text = asked.figure.mention, asked.scene.text
    if mention.label != "PERCENT":
        return False
    names = ["earns points"]
    if mention.cmp in _BOUNDS:
        names.append("bound earns points")
    end = mention.block_end
    return any(pattern(name).match(text, end) for name in names)


def full_marks(asked: Asked) -> bool:
    """Points that a scale gives to its parts, and their sum, all whole: "gồm 3 trụ cột: Chính phủ
    số (400 điểm)", "680 điểm trên tổng điểm 1.000"."""
    mention, scene = asked.figure.mention, asked.scene
    if mention.label != "MEASURE" or not asked.is_index:
        return False
    if not mention.value.isdigit():
        return False
    start, _ = scene.sentence_span(asked.figure.sentence)
    before = scene.text[start : mention.block_start]
    return pattern("a scale before").search(before) is not None


def old_wording(asked: Asked) -> bool:
    """A goal as it stood before it is changed or dropped: điều chỉnh chỉ tiêu “90% ...” thành “95%
    ...”, giảm chỉ tiêu “... 50%”."""
    mention, text = asked.figure.mention, asked.scene.text
    if pattern("old wording").match(text, mention.block_end):
        return True
    start, _ = asked.scene.sentence_span(asked.figure.sentence)
    before = text[start : mention.block_start]
    return pattern("old wording before").search(before) is not None


def penalty(asked: Asked) -> bool:
    """A limit in a rule on fines: "số hóa không đáp ứng một trong các yêu cầu, tỷ lệ dưới 1%"."""
    scene, figure = asked.scene, asked.figure
    first = scene.first_word(figure.sentence)
    around = (asked.place.around.lead, *asked.place.around.headings)
    spoken = scene.said("penalty", first, figure.first)
    return bool(spoken) or any(said("penalty", text) for text in around)


def limit(asked: Asked) -> bool:
    """An amount from which a rule applies: "mua hàng có giá trị từ 05 triệu đồng trở lên"; the most
    that it grants: "mức hỗ trợ tối đa 60 triệu đồng"."""
    mention, scene = asked.figure.mention, asked.scene
    if mention.label != "MONEY" or mention.cmp == "=":
        return False
    if mention.cmp == ">=" and scene.said("start", *_before(asked.figure)):
        return True
    start, _ = scene.sentence_span(asked.figure.sentence)
    before = scene.text[start : mention.block_start]
    return pattern("a limit before").search(before) is not None


def _before(figure: Figure) -> tuple[int, int]:
    """The word right before a figure."""
    return max(figure.first - 1, 0), figure.first


def below(asked: Asked) -> bool:
    """Points that some stay under: "ba huyện chưa đạt 70 điểm", "4 xã dưới 60 điểm"."""
    scene, first = asked.scene, asked.figure.first
    if asked.figure.label != "MEASURE" or not asked.is_index:
        return False
    return scene.ends("threshold", first - _UNDER, first)


def condition(asked: Asked) -> bool:
    """So many that some bodies have less or more than: "ưu tiên các xã dưới 03 máy"."""
    if asked.figure.label != "COUNT" or asked.place.number_cell:
        return False
    start, _ = asked.scene.sentence_span(asked.figure.sentence)
    before = asked.scene.text[start : asked.figure.start]
    return pattern("bodies with fewer").search(before) is not None


def _one_level(text: str, one: int, other: int) -> bool:
    """Whether no bracket opens or closes for good between two places."""
    between = text[min(one, other) : max(one, other)]
    return between.count("(") == between.count(")")
