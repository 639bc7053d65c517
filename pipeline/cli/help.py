"""``--help`` in the language that is set: help is written in English beside each option, its
Vietnamese stands in the catalogue."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

import click

from pipeline.cli.language import translate
from pipeline.text import one_line

_EXTRA = re.compile(r"(?P<help>.*?)(?P<extra>(  \[.*\])?)", re.DOTALL)
_DEFAULT = re.compile(r"default: (?:\((?P<told>.*?)\)|)")
_EXAMPLE = re.compile(r"Example: (?P<command>.*)")


class Formatter(click.HelpFormatter):
    """Translates whatever click writes into a help page."""

    def write_usage(
        self, prog: str, args: str = "", prefix: str | None = None
    ) -> None:
        prefix = prefix or f"{translate('Usage')}: "
        super().write_usage(prog, args, prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(translate(heading))

    def write_text(self, text: str) -> None:
        paragraphs = text.split("\n\n")
        super().write_text("\n\n".join(map(in_language, paragraphs)))

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,
        col_spacing: int = 2,
    ) -> None:
        told = [(name, _of_option(text)) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


class Context(click.Context):
    formatter_class = Formatter


def in_language(paragraph: str) -> str:
    """A paragraph of help in the language that is set."""
    text = one_line(paragraph)
    if example := _EXAMPLE.fullmatch(text):
        return f"{translate('Example')}:  {example['command']}"
    return translate(text)


def _of_option(text: str) -> str:
    """The help of an option, with what click tells of its default."""
    parts = _EXTRA.fullmatch(text)
    assert parts
    return in_language(parts["help"]) + _DEFAULT.sub(_default, parts["extra"])


def _default(match: re.Match[str]) -> str:
    """``default: (one a core)`` without its brackets, translated."""
    return f"{translate('default')}: {translate(match['told'] or '')}"


def summary(command: click.Command) -> str:
    """What a command does, in the first sentence of its help."""
    text = inspect.cleandoc(command.help or "").split("\n\n")[0]
    return in_language(text).partition(". ")[0].rstrip(".")
