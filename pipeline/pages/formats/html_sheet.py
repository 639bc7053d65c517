"""Which elements of an HTML page the rules of its own style sheets pick, and which rule wins.

Selectors of names, classes, ids and attributes, one within another (Selectors Level 4, 14.1 and
14.2); a rule with any other is passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.pages.formats.html_page import Element, sheet_rules, tag_of

_PART = re.compile(
    r"[.#][\w-]+|\[[\w-]+(?:[~|^$*]?=[\"']?[^\]\"']*[\"']?)?\]|\*|[\w-]+"
)
_COMPOUND = re.compile(rf"(?:{_PART.pattern})+")
_CHILD = re.compile(r"\s*>\s*")
# what is drawn before or behind an element
_DRAWN = re.compile(r"::?(?:before|after)$")
_MOST_RULES = 5000


class Simple(NamedTuple):
    """The parts of a compound selector: ``td.so#a[data-n]``."""

    tag: str
    ids: frozenset[str]
    classes: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]

    def picks(self, element: Element) -> bool:
        if self.tag not in ("", "*", tag_of(element)):
            return False
        if self.ids and element.get("id") not in self.ids:
            return False
        if not self.classes <= set(element.get("class", "").split()):
            return False
        return all(
            element.get(name) is not None and value in (None, element.get(name))
            for name, value in self.attributes
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: compound selectors from the outermost in, whether each must be the parent of the
    next, its style, and what it draws beside the element ("before", "after", "")."""

    chain: tuple[Simple, ...]
    parents: tuple[bool, ...]
    style: str
    drawn: str
    rank: tuple[int, int, int, int]

    def picks(self, element: Element) -> bool:
        return self.chain[-1].picks(element) and self._within(
            element, len(self.chain) - 2
        )

    def _within(self, element: Element, at: int) -> bool:
        if at < 0:
            return True
        for above in element.iterancestors():
            if self.chain[at].picks(above) and self._within(above, at - 1):
                return True
            if self.parents[at]:
                return False
        return False


@dataclass
class Sheet:
    """The rules of a page's own style sheets, found by what their last selector names."""

    rules: dict[str, list[Rule]] = field(default_factory=dict)
    # the styles of rules that are passed over
    others: list[str] = field(default_factory=list)

    def won(self, element: Element, says: Callable[[str], object]) -> bool:
        """Whether, of the rules that pick an element and of which ``says`` tells something (True or
        False, None where they say nothing), the strongest tells True."""
        told = [
            (rule.rank, bool(said))
            for rule in self.of(element)
            if not rule.drawn and (said := says(rule.style)) is not None
        ]
        return max(told)[1] if told else False

    def of(self, element: Element) -> Iterator[Rule]:
        """The rules that pick an element."""
        keys = [f".{one}" for one in element.get("class", "").split()]
        keys += [f"#{element.get('id')}", tag_of(element), "*"]
        for key in keys:
            for rule in self.rules.get(key, ()):
                if rule.picks(element):
                    yield rule


def read_sheet(markup: str, matters: re.Pattern[str]) -> Sheet:
    """The rules in whose style something ``matters``."""
    sheet = Sheet()
    for number, (selector, style) in enumerate(sheet_rules(markup)):
        if number > _MOST_RULES or not matters.search(style):
            continue
        drawn = _DRAWN.search(selector)
        bare = selector[: drawn.start()] if drawn else selector
        chain = _chain(bare.strip() or "*")
        if chain is None:
            sheet.others.append(style)
            continue
        simples, parents = chain
        kind = drawn[0].strip(":") if drawn else ""
        rank = (*_weight(simples), number)
        rule = Rule(simples, parents, style, kind, rank)
        sheet.rules.setdefault(_key(simples[-1]), []).append(rule)
    return sheet


def _weight(simples: Sequence[Simple]) -> tuple[int, int, int]:
    """How specific a selector is (Selectors Level 4, 17): ids, then classes, then names."""
    return (
        sum(len(one.ids) for one in simples),
        sum(len(one.classes) + len(one.attributes) for one in simples),
        sum(one.tag not in ("", "*") for one in simples),
    )


def _chain(
    selector: str,
) -> tuple[tuple[Simple, ...], tuple[bool, ...]] | None:
    """A selector in its parts; None where it has one that is not known."""
    simples: list[Simple] = []
    parents: list[bool] = []
    for group in _CHILD.split(selector):
        words = group.split()
        if not words or not all(map(_COMPOUND.fullmatch, words)):
            return None
        parents += [True] * bool(simples) + [False] * (len(words) - 1)
        simples += map(_simple, words)
    return tuple(simples), tuple(parents)


def _simple(text: str) -> Simple:
    parts = _PART.findall(text)
    return Simple(
        next((one.lower() for one in parts if one[0] not in ".#["), ""),
        frozenset(one[1:] for one in parts if one[0] == "#"),
        frozenset(one[1:] for one in parts if one[0] == "."),
        tuple(_attribute(one[1:-1]) for one in parts if one[0] == "["),
    )


def _attribute(text: str) -> tuple[str, str | None]:
    """The name and the value that an attribute must have; no value where a part of it is asked."""
    name, sign, value = text.partition("=")
    exact = sign and name[-1:] not in "~|^$*"
    return name.rstrip("~|^$*"), value.strip("\"'") if exact else None


def _key(simple: Simple) -> str:
    for sign, names in (("#", simple.ids), (".", simple.classes)):
        if names:
            return sign + min(names)
    return simple.tag or "*"


def within(elements: Sequence[Element]) -> list[Element]:
    """Those elements that stand in none of the others."""
    chosen = set(elements)
    return [
        one
        for one in elements
        if not any(above in chosen for above in one.iterancestors())
    ]
