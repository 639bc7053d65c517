"""Sets what was written by hand into the blanks of the letterhead: the reader of handwriting knows
it better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.pages.hand import handwriting
from pipeline.pages.hand.patterns import pattern
from pipeline.pages.hand.told import Told
from pipeline.pages.line import Line, Token
from pipeline.pages.ocr.picture import Picture
from pipeline.records import Slot

_PRINT_SURE = 92.0  # confidence of a word from which it is taken for print
Filled = tuple[Slot, Line, Token | None]


def fill(
    picture: Picture, lines: Sequence[Line], scale: float, told: Told
) -> list[Filled]:
    """The blanks of a page, each with its line and the word that stands in it. What the recogniser
    of print made of handwriting is replaced by what the reader of handwriting is sure of, or taken
    out. ``scale`` turns pixels into points; ``told``: what else is known of number and date."""
    try:
        found = handwriting.read_slots(
            picture.gray, picture.dpi, lines, scale, told
        )
    # its network is not there: the blanks stay as they were read
    except FileNotFoundError:
        return []
    return [
        (slot, line, _write(slot, line, scale) if slot.handwritten else None)
        for slot, line in found
    ]


def _write(slot: Slot, line: Line, scale: float) -> Token | None:
    """Puts a blank's value in place of the words that were read in it, and gives it as a word; None
    where there is no value, and the words stay only if they were read without a doubt."""
    x0, x1 = slot.box.x0 / scale, slot.box.x1 / scale
    if not slot.value and any(
        _sure_print(token, x0, x1) for token in line.tokens
    ):
        return None  # it is as good as print
    kept: list[Token] = []
    read: list[str] = []
    for token in (part for whole in line.tokens for part in _parted(whole)):
        written, printed = _divided(token, x0, x1)
        read += [written] if written else []
        kept += [printed] if printed else []
    line.tokens[:] = kept
    if not slot.value:
        return None
    before = " ".join(read)
    word = Token(
        slot.value,
        (x0, slot.box.y0 / scale, x1, slot.box.y1 / scale),
        round(100 * slot.confidence, 1),
        (before,) if before and before != slot.value else (),
    )
    at = sum(
        (token.box[0] + token.box[2]) / 2 < (x0 + x1) / 2 for token in kept
    )
    line.tokens.insert(at, word)
    return word


def _shared(token: Token, x0: float, x1: float) -> float:
    """How much of a word's width stands between two edges; negative where it stands apart."""
    return min(token.box[2], x1) - max(token.box[0], x0)


def _sure_print(token: Token, x0: float, x1: float) -> bool:
    """Whether a word between two edges is a number that was read without a doubt."""
    number = token.text.partition("/")[0]
    return (
        token.confidence >= _PRINT_SURE
        and number.isdigit()
        and _shared(token, x0, x1) > 0
    )


def _divided(token: Token, x0: float, x1: float) -> tuple[str, Token | None]:
    """(what was written by hand, the printed word) of a word, where the blank reaches from ``x0``
    to ``x1``."""
    shared = _shared(token, x0, x1)
    head, slash, tail = token.text.partition("/")
    if slash and pattern("symbol behind slash").match(tail):
        if shared > 0 and head.strip(".") and any(c.isdigit() for c in head):
            # handwriting and the symbol behind it were read as one word
            box = (min(x1, token.box[2]), *token.box[1:])
            return head, replace(token, text=slash + tail, box=box)
        return "", token
    inside = shared > 0.5 * (token.box[2] - token.box[0])
    if not inside or token.text.endswith(":"):
        return "", token
    if pattern("printed word").fullmatch(token.text):
        return "", token
    return token.text, None


def _parted(token: Token) -> list[Token]:
    """A printed word and the handwriting that was read as one with it (``Số:/982``, ``ngàyl1``)."""
    glued = ("print before writing", "writing before print")
    found = (pattern(name).fullmatch(token.text) for name in glued)
    match = next(filter(None, found), None)
    if match is None:
        return [token]
    x0, y0, x1, y1 = token.box
    middle = x0 + (x1 - x0) * len(match[1]) / len(token.text)
    return [
        replace(token, text=match[1], box=(x0, y0, middle, y1)),
        replace(token, text=match[2], box=(middle, y0, x1, y1)),
    ]


def placed(filled: Sequence[Filled], scale: float) -> tuple[Slot, ...]:
    """The blanks with their place in the page's text, once it is composed: the word in them, or the
    gap behind the word before them."""
    slots = []
    for slot, line, token in filled:
        start = end = -1
        if token is not None and token.start >= 0:
            start, end = token.start, token.start + len(token.text)
        else:
            before = [
                t
                for t in line.tokens
                if t.start >= 0
                and t.box[0] + t.box[2] < 2 * slot.box.x0 / scale
            ]
            if before:
                start = end = before[-1].start + len(before[-1].text)
        slots.append(replace(slot, start=start, end=end))
    return tuple(slots)
