"""Numbers and dates as a spreadsheet shows them under a format code, in Vietnamese form: ``.``
parts thousands, ``,`` is the decimal mark, dates are day/month/year.

After ECMA-376 part 1, 18.8.31 (number formats)."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

from pipeline.text import one_line

_GENERAL = re.compile(r"(?i)general|@")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_DIGITS = re.compile(r"[0#?](?:,?[0#?])*(?:\.[0#?]*)?(?:[eE][+-]?0+)?(,*)")
_FRACTION = re.compile(r"(?:[0#?]+ )?[0#?]+/([?#]+|\d+)")
# words that a date is set among, and its parts
_WORDED = re.compile(r'"[^"]*[^\W\d_]{2}[^"]*"')
_PARTS = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(d+|m+|y+)', re.I)
_DATE = re.compile(r"(?i)[dmyhs]|a/p|am/pm")
# digits that a cell without a format has room for; fractions give way
_SIGNIFICANT = 10
_MOST_DECIMALS = 15

Value = int | float | Decimal


def shown(value: Value, code: str) -> str:
    """A number under a format code.

    >>> shown(1250.5, "#,##0.00"), shown(0.971, "0.0%"), shown(-3, '_(* #,##0_);_(* (#,##0)')
    ('1.250,50', '97,1%', '-3')
    >>> shown(2_500_000, '#,##0,"k"'), shown(0, '0;-0;"-"'), shown(0.1 + 0.2, "General")
    ('2.500k', '-', '0,3')
    """
    section, negated = _section(value, code)
    pattern, literals = _parts(section)
    match = _DIGITS.search(pattern)
    if _GENERAL.fullmatch(pattern.strip()):
        return _general(value)
    if not match:  # a section that shows no number: "-" for nothing, or nothing
        return (literals + pattern).strip()
    body = match[0][: len(match[0]) - len(match[1])]
    number = (
        Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    )
    number *= 100 ** pattern.count("%")
    number /= Decimal(1000) ** len(match[1])
    decimals = min(
        sum(c in "0#?" for c in body.partition(".")[2]), _MOST_DECIMALS
    )
    optional = body.partition(".")[2].count("#")
    if fraction := _FRACTION.search(pattern):
        return _around(_FRACTION.sub("0", section), _fraction(value, fraction))
    text = _fixed(abs(number), decimals, optional, "," in body)
    sign = "-" if number < 0 and re.search("[1-9]", text) else ""
    return (
        _around(section, sign + text)
        if not negated
        else _around(section, f"-{text}")
    )


def is_date(code: str) -> bool:
    """Whether a format code shows a date or a time."""
    pattern = _QUOTED.sub("", code.split(";")[0])
    return bool(_DATE.search(pattern)) and not _GENERAL.fullmatch(
        pattern.strip()
    )


def shown_date(value: datetime.date | datetime.time, code: str) -> str:
    """A date under a format code: as much of it as the code shows, day first.

    >>> shown_date(datetime.date(2020, 12, 4), "mm-dd-yy")
    '04/12/2020'
    >>> shown_date(datetime.date(2020, 12, 4), "mmm-yy")
    '12/2020'
    >>> shown_date(datetime.date(2020, 12, 4), '"Huế, ngày "dd" tháng "mm" năm "yyyy')
    'Huế, ngày 04 tháng 12 năm 2020'
    """
    worded = _WORDED.search(code.split(";")[0])
    if worded and isinstance(value, datetime.date):
        return _worded(value, code.split(";")[0])
    dated = isinstance(value, datetime.date)
    pattern = _QUOTED.sub("", code.split(";")[0]).lower()
    parts = []
    if dated and "d" in pattern:
        parts.append(value.strftime("%d/%m/%Y" if "y" in pattern else "%d/%m"))
    elif dated and "y" in pattern:
        parts.append(value.strftime("%m/%Y" if "m" in pattern else "%Y"))
    if "h" in pattern and not (
        dated and not isinstance(value, datetime.datetime)
    ):
        parts.append(value.strftime("%H:%M:%S" if "s" in pattern else "%H:%M"))
    return " ".join(parts) or (
        value.strftime("%d/%m/%Y") if dated else value.strftime("%H:%M")
    )


def _worded(value: datetime.date, code: str) -> str:
    """A date among the words of its code; the names of days and months are numbers."""

    def part(found: re.Match[str]) -> str:
        quoted, escaped, sign = found.groups()
        if sign is None:
            return quoted or escaped or ""
        number = {"d": value.day, "m": value.month, "y": value.year}[
            sign[0].lower()
        ]
        return str(number) if len(sign) == 1 else f"{number:02d}"

    return one_line(_PARTS.sub(part, code))


@cache
def _sections(code: str) -> tuple[str, ...]:
    """The sections of a code, parted by semicolons that are not quoted."""
    return tuple(
        re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;|$)', code)
    ) or ("General",)


def _section(value: Value, code: str) -> tuple[str, bool]:
    """The section that shows ``value``, and whether it leaves out the sign of a negative one."""
    sections = _sections(code)
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(
                value, condition[1], float(condition[2])
            ):
                return section, False
    if value < 0 and len(sections) > 1:
        return sections[1], bool(_DIGITS.search(_QUOTED.sub("", sections[1])))
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _holds(value: Value, sign: str, bound: float) -> bool:
    return {
        "<": value < bound,
        ">": value > bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[sign]


def _parts(section: str) -> tuple[str, str]:
    """The pattern of a section without literals, and its literals alone."""
    literals = "".join(
        a or b for a, b in re.findall(r'"([^"]*)"|\\(.)', section)
    )
    return _QUOTED.sub("", section), literals


def _around(section: str, number: str) -> str:
    """``number`` with the literals that stand around the digits of its section; brackets and a
    minus that only say "negative" are dropped."""
    section = _CURRENCY.sub(lambda match: f'"{match[1]}"', section)
    plain: list[str] = []
    at, placed = 0, False
    for match in re.finditer(
        r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|' + _DIGITS.pattern, section
    ):
        plain.append(section[at : match.start()])
        at = match.end()
        if match[1] is not None or match[2] is not None:
            plain.append(match[1] or match[2] or "")
        elif match[0][0] in "0#?" and not placed:
            plain.append("\0")
            placed = True
    text = "".join([*plain, section[at:]])
    if number.startswith("-"):
        text = text.replace("(", "").replace(")", "").replace("-", "")
    return one_line(text.replace("\0", number))


def _general(value: Value) -> str:
    if isinstance(value, int) or float(value).is_integer():
        return str(int(value))
    whole = len(str(abs(int(value))))
    number = Decimal(f"{float(value):.{max(_SIGNIFICANT, whole)}g}")
    return format(number, "f").replace(".", ",")


def _fraction(value: Value, pattern: re.Match[str]) -> str:
    """A number that is shown as a fraction, in decimals: as near to it as the fraction would be."""
    below = pattern[1]
    if below.isdecimal():
        near = Fraction(round(value * int(below)), int(below))
    else:
        near = Fraction(value).limit_denominator(10 ** len(below) - 1)
    return _general(float(near))


def _fixed(number: Decimal, decimals: int, optional: int, grouped: bool) -> str:
    """``optional`` of the ``decimals`` are dropped where they are zero."""
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, rest = format(rounded, "f").partition(".")
    while optional and rest.endswith("0"):
        rest, optional = rest[:-1], optional - 1
    if grouped:
        whole = f"{int(whole):,}".replace(",", ".")
    return f"{whole},{rest}" if rest else whole
