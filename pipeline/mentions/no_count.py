"""The ways in which a bare number counts nothing though a noun may follow it, and those in which
it counts without one."""

from __future__ import annotations

import regex

from pipeline.mentions import noun_lists
from pipeline.mentions.figure import Figure
from pipeline.mentions.patterns import pattern

# a telephone or an account, where nothing says what it counts
_KEY = regex.compile(r"\d{7,}")
_LEFT = 30  # characters before a figure that are read
_SMALL = 30  # footnotes, rows: what numbers of marks go up to
_SIGNS = ("=", "*", "+", "×")
NAMING = ("article", "name", "age")  # readings of a cue that leave no count
_SOFT_BELOW = 100
# readings that a counted noun overrides
_SOFT = ("grade", "level", "ordinal", "rank")


def is_no_count(figure: Figure, reading: str) -> bool:
    """Whether the words before (``reading`` of the cue) or after make the number a name, an ordinal
    or a mark."""
    if reading in NAMING:
        return True
    counts = figure.value >= _SOFT_BELOW or noun_lists.is_head(figure.noun)
    if reading in _SOFT and not counts:
        return True
    if not figure.noun:
        return False
    ways = (_names_symbol, _opens_footnote, _names_article, _numbers_row)
    return _dates(figure, reading) or any(way(figure) for way in ways)


def _dates(figure: Figure, reading: str) -> bool:
    """Whether a number is the first of a date: "các ngày 12 và 13/5"."""
    if reading not in _SOFT and not pattern("day word").fullmatch(figure.noun):
        return False
    follows = pattern("date follows").match(figure.stream.folded, figure.end)
    return follows is not None


def _names_symbol(figure: Figure) -> bool:
    """Whether the number of a document stands before the word for it, and no listed noun that is
    typed like that word: "ho so", "chung thu so"."""
    if noun_lists.is_listed(figure.noun):
        return False
    return pattern("noun of symbol").match(figure.noun) is not None


def stands_alone(figure: Figure, listed: bool) -> bool:
    """Whether a number without a noun can be a count all the same: the word before it calls for
    one, or it goes on with a list of counts (``listed``: "đại học 980, cao đẳng 150"); and it is
    neither part of a product or a range of ages, nor a key, nor the mark of a footnote."""
    stream = figure.stream
    if _KEY.fullmatch(figure.written) or _in_formula_or_own_line(figure):
        return False
    if pattern("no count after").match(stream.folded, figure.end):
        return False
    if pattern("short code").fullmatch(figure.written):
        return False
    if pattern("of total").match(stream.folded, figure.end):
        return True
    left = slice(max(0, figure.start - _LEFT), figure.start)
    before = stream.source[left].split()
    if not before:
        return True
    if _closes_footnote(figure, before[-1]):
        return False
    if listed and _goes_on_with_list(figure):
        word = before[-1].lstrip('(“"')
        return not _names_something(figure, word)
    return _calls_for_noun(figure, stream.low[left].split())


def _names_something(figure: Figure, word: str) -> bool:
    """Whether the word before a figure of a list is a name that it belongs to: "TH Hòa Bình 3"."""
    if word[:1].islower() or word[:1].isdigit() or word.endswith(":"):
        return False
    return not figure.written.startswith("0")


def _in_formula_or_own_line(figure: Figure) -> bool:
    stream, start = figure.stream, figure.start
    opens = stream.source.rfind("\n", 0, start) + 1
    line = stream.source[opens:start].strip()
    if line.endswith(_SIGNS):
        return True
    if line or not start or not figure.written.isdecimal():
        return False
    return pattern("alone after").match(stream.folded, figure.end) is not None


def _closes_footnote(figure: Figure, word: str) -> bool:
    """Whether a figure behind ``word`` is the mark of a footnote: "... cùng kỳ) 1." """
    if figure.value > _SMALL or not word.endswith(")"):
        return False
    return (
        pattern("mark after").match(figure.stream.folded, figure.end)
        is not None
    )


def _goes_on_with_list(figure: Figure) -> bool:
    """Whether more counts follow, and the figure is none of the numbers of a list."""
    if not pattern("list goes on").match(figure.stream.folded, figure.end):
        return False
    return figure.value > _SMALL or _enumerated(figure)


def _calls_for_noun(figure: Figure, before: list[str]) -> bool:
    """Whether the words before a figure, lower case, end with one that wants a count."""
    joins = noun_lists.listed("join")
    if noun_lists.ends_phrase(before) or before[-1] in joins:
        return True
    if figure.stream.source.startswith(":", figure.end):
        return False
    if figure.stream.before_in_block("told in turn", figure.start, 120):
        return True
    return " ".join(before[-2:]) in joins


def _enumerated(figure: Figure) -> bool:
    """Whether a figure stands in a list of parts: "(khiển trách 02, cảnh cáo 01)"."""
    found = figure.stream.before_in_block("enumerated", figure.start, 160)
    return found is not None


def _opens_footnote(figure: Figure) -> bool:
    """ "2 Cập nhật phần mềm ..." at the beginning of a sentence: the number of a footnote."""
    before = figure.stream.source[max(0, figure.start - 3) : figure.start]
    if not pattern("footnote before").search(before):
        return False
    return _opens_with_capital(figure) and not noun_lists.is_head(figure.noun)


def _opens_with_capital(figure: Figure) -> bool:
    return figure.noun.split()[0].istitle()


def _names_article(figure: Figure) -> bool:
    """ "Điều 76 và 77 Luật Trật tự", "8 Thông tư số ..." name articles; "12 Quyết định, 05 Kế
    hoạch" are counts."""
    match = pattern("goes on as a name").match(
        figure.stream.folded, figure.end + 1
    )
    if not match or not figure.noun[:1].isupper():
        return False
    last = figure.stream.source[match.end() - 1]
    if not last.isalpha() or last.isupper():
        return True
    return match["numbered"] is not None


def _numbers_row(figure: Figure) -> bool:
    """A small number before a capital letter that opens its block: the number of a row whose rules
    were not seen."""
    stream, start = figure.stream, figure.start
    if figure.value > _SMALL or figure.written.startswith("0"):
        return False
    before = stream.source[stream.block_start(start) : start]
    return not before.strip(" *(") and _opens_with_capital(figure)
