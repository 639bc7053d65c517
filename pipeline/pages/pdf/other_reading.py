"""What the hidden layer of a scan says where the picture was read otherwise."""

from __future__ import annotations

from dataclasses import replace

from pipeline.records import Box, Page, Word


def note(seen: Page, layer: Page) -> Page:
    """The page as it was ``seen``, the figures of its text layer that differ among the
    alternatives of those in the same place.

    The picture is what a reader of the page is shown, so its figure stands; that another program
    read another one is a reason to look."""
    if seen.rotation or not layer.words:
        return seen
    said = [word for word in layer.words if word.box and _digits(word.text)]
    return replace(
        seen, words=tuple(_with_other(word, said) for word in seen.words)
    )


def _with_other(word: Word, said: list[Word]) -> Word:
    digits = _digits(word.text)
    if not digits or word.box is None:
        return word
    others = tuple(
        other.text
        for other in said
        if other.box
        and _same_place(word.box, other.box)
        and _digits(other.text) != digits
        and other.text not in word.alternatives
    )
    return (
        replace(word, alternatives=(*word.alternatives, *others))
        if others
        else word
    )


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def _same_place(one: Box, other: Box) -> bool:
    """Whether the boxes of two words share most of what either covers of the line."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    wide, high = one.x1 - one.x0, one.y1 - one.y0
    most_wide = max(wide, other.x1 - other.x0)
    return across > 0.6 * most_wide and down > 0.4 * min(
        high, other.y1 - other.y0
    )
