"""The bodies that words name as issuers of documents, with the codes that their symbols have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline import document_codes
from pipeline.checks.patterns import begins, pattern
from pipeline.patterns import longest_first
from pipeline.resources import table

_GOES_ON = pattern("symbols goes on")


@dataclass(frozen=True, slots=True)
class _Issuer:
    """A row of models/issuers.tsv."""

    words: str
    codes: str
    kind: str


@dataclass(frozen=True, slots=True)
class Body:
    """A name in lower case, the codes that it may have, and its class."""

    name: str
    codes: frozenset[str]
    kind: str


@cache
def _bodies() -> tuple[Body, ...]:
    """The bodies that words may name, longest name first."""
    rows = table("issuers.tsv", _Issuer)
    kinds = {row.words: row.kind for row in rows}
    codes = {row.words: set(row.codes.split()) for row in rows}
    for body in document_codes.agencies():
        name = body.name.lower()
        if begins("symbols body", name):
            own = codes.setdefault(name, set())
            own.update([body.code, *body.aliases.split()])
    return tuple(
        Body(name, frozenset(codes[name]), kinds.get(name, "body"))
        for name in longest_first(codes)
    )


@cache
def classes() -> dict[str, str]:
    """Code of a body -> its class."""
    return {code: body.kind for body in _bodies() for code in body.codes}


def body_said(text: str) -> Body | None:
    """The body with whose name words begin, the longest one."""
    named = (body for body in _bodies() if _opens_with(text, body.name))
    return next(named, None)


def _opens_with(said: str, name: str) -> bool:
    """Whether words begin with the name of a body, not with a longer one."""
    behind = said.removeprefix(name)
    if behind == said or _GOES_ON.match(said, len(name)):
        return False
    return not behind[:1].isalpha()
