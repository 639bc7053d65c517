"""How many names a list has against how many it announces: "05 hệ thống dùng chung: SMAS, vnEdu,
eOffice"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.counted import people
from pipeline.checks.figures import Figure
from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import finds, opens, pattern
from pipeline.checks.verdict import Verdict, make, outright
from pipeline.records import Check
from pipeline.text import fold

_MOST = 20  # names that are listed in a sentence
_LONG = 14  # words of a name; what is longer is a statement


def check(figures: Figures) -> Iterator[Check]:
    """Every list of names in running text that says how many it has."""
    for passage in figures.prose():
        if fold(passage.lower) == passage.lower:
            continue  # "và" and the words of examples are Vietnamese
        for figure in passage.figures:
            if names := _named(passage, figure):
                least, most = names
                fits = least <= figure.value <= most
                yield told(figure, least, outright(fits, (), sure=False))


def _named(passage: Passage, total: Figure) -> tuple[int, int] | None:
    """The least and most names that the list behind a count may have: "và" may stand in a name;
    None where no list of names alone follows, or one of persons, who are told by their offices."""
    opened = pattern("announced list").match(passage.lower, total.end)
    if opened is None or not _may_announce(passage, total):
        return None
    start = opened.end()
    _, end = passage.sentences[passage.sentence(total.start)]
    text = passage.lower[start:end].rstrip(" .")
    if closes := pattern("announced ends").search(text):
        text = text[: closes.start()]
    if any(start <= m.block_start < end for m in passage.every):
        return None
    if opens("example", text) or finds("announced open", text):
        return None
    return _counted(text)


def _may_announce(passage: Passage, total: Figure) -> bool:
    """Whether a figure is a count of some things, no persons, that a list may name."""
    if not total.is_count or not total.equals:
        return False
    if not 2 <= total.value <= _MOST or people(total.unit):
        return False
    return not _numbers_a_point(passage, total)


def _numbers_a_point(passage: Passage, total: Figure) -> bool:
    """Whether a figure begins its statement with no zero before it ("4 Ngày sinh: …"), or stands in
    a bracket."""
    if passage.depth(total) > 0:
        return True
    led = re.search(r"[^\W\d]", passage.before(total))
    return led is None and not total.mention.text.startswith("0")


def _counted(text: str) -> tuple[int, int] | None:
    """How many names a list has: cut at semicolons, or where it has none at commas."""
    names = _cut(text, ";" if ";" in text else ",")
    sizes = [len(name.split()) for name in names]
    if len(names) < 2 or not min(sizes) or max(sizes) > _LONG:
        return None
    joined = len(pattern("announced joined").findall(text))
    return len(names), len(names) + joined


def _cut(text: str, mark: str) -> list[str]:
    """What the marks outside brackets part."""
    parts = [""]
    depth = 0
    for letter in text:
        depth += _DEEPER.get(letter, 0)
        if letter == mark and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


_DEEPER = {"(": 1, ")": -1}  # by how many brackets


def told(total: Figure, count: int, verdict: Verdict) -> Check:
    """The check of an announced count against so many that its list names."""
    text = total.mention.text
    named = total.unit.lower() in text.lower()
    return make(
        "sum",
        verdict.outcome,
        f"announced.{verdict.key}",
        [total.mention],
        [total.mention.value, str(count)],
        {
            "announced": text if named else f"{text} {total.unit}",
            "count": count,
        },
        (str(count), total.mention.value, ""),
    )
