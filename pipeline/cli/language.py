"""What the command says, in Vietnamese or in English: gettext with ``locale/``.

Errors are raised as plain English sentences wherever they happen; their catalogue entries hold
``{}`` where a sentence names a file or a number, and are matched against what was raised."""

from __future__ import annotations

import gettext
import os
import re
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")
_DOMAIN = "baocao"
_FOLDER = Path(__file__).parent / "locale"
_GAP = "{}"
_chosen: ContextVar[str] = ContextVar("language", default="")


def choose(language: str | None) -> None:
    """Sets the language, one of ``LANGUAGES``; None: that of the environment (LC_ALL, LC_MESSAGES,
    LANG, in this order, as gettext does), English where it is neither."""
    _chosen.set(language or "")


def asked() -> str:
    """The language that was asked for by name, Vietnamese where none was: that of the workbook,
    which goes to people whose machine is another."""
    return _chosen.get() or "vi"


def chosen() -> str:
    """The language that is set, else that of the environment."""
    return _chosen.get() or _environment()


def _environment() -> str:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    told = next(
        (found for name in names if (found := os.environ.get(name))), ""
    )
    return "vi" if told.startswith("vi") else "en"


def say(text: str, *values: object) -> str:
    """``text``, an English sentence of the catalogue, in the language that is set; ``values`` fill
    its gaps.

    >>> say("and {} more: {}", 3, "documents.csv")
    'and 3 more: documents.csv'"""
    return _translation(chosen()).gettext(text).format(*values)


def translate(told: str, language: str = "") -> str:
    """A sentence that was raised, in ``language`` or the one that is set; as it stands where the
    catalogue does not know it. What fills its gaps is translated as well."""
    catalogue = _translation(language or chosen())
    for pattern, text in _patterns():
        if match := pattern.fullmatch(told):
            values = map(catalogue.gettext, match.groups())
            return catalogue.gettext(text).format(*values)
    return told


@cache
def _translation(language: str) -> gettext.NullTranslations:
    return gettext.translation(_DOMAIN, _FOLDER, [language], fallback=True)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Every English sentence as a pattern, those with the most words first."""
    catalogue = _translation("vi")
    # the standard library has no other way
    known = getattr(catalogue, "_catalog", {})
    texts = sorted((text for text in known if text), key=len, reverse=True)
    return [(_pattern(text), text) for text in texts]


def _pattern(text: str) -> re.Pattern[str]:
    parts = map(re.escape, text.split(_GAP))
    return re.compile("(.*?)".join(parts), re.DOTALL)
