"""A list of parts against its total, as the rules of ``sums`` ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from pipeline.checks.figures import Figure, summed
from pipeline.checks.list_members import bare
from pipeline.checks.listings import Listing
from pipeline.checks.partitions import divides
from pipeline.checks.passages import Passage
from pipeline.checks.totals import named
from pipeline.records import Check

# False: nothing is said; None: the next rule is asked
Answer = Check | Literal[False] | None


@dataclass(frozen=True)
class ListSum:
    """A list of parts against its total, as the rules below ask of it."""

    passage: Passage
    listing: Listing

    @property
    def total(self) -> Figure:
        return self.listing.total

    @property
    def parts(self) -> tuple[Figure, ...]:
        return self.listing.parts

    @property
    def members(self) -> tuple[Figure, ...]:
        """The parts and what has other nouns."""
        return self.listing.members

    @property
    def trigger(self) -> str:
        return self.listing.trigger

    @property
    def names_some(self) -> bool:
        """Whether the list names some parts alone, as "trong đó" does."""
        return self.trigger == "some" and not self.whole

    @property
    def all(self) -> tuple[Figure, ...]:
        return (self.total, *self.parts)

    @cached_property
    def bare(self) -> list[str]:
        """The members without a number."""
        return bare(self.passage, self.listing)

    @property
    def added(self) -> Fraction:
        return summed(self.parts)

    @property
    def missing(self) -> Fraction:
        return self.total.value - self.added

    @cached_property
    def whole(self) -> bool:
        """Whether the list says that it is complete, or names a known partition."""
        by_trigger = self.listing.trigger in ("bracket", "whole")
        return by_trigger or bool(divides(self.passage, self.parts))

    @property
    def close(self) -> bool:
        return self.added * 2 >= self.total.value >= self.added / 2

    @property
    def named(self) -> bool:
        return named(self.passage, self.parts)

    @property
    def equal(self) -> bool:
        return all(f.equals for f in self.all)
