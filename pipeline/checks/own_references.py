"""The number and date of a document where they are given again in it (a table of properties, "kèm
theo Quyết định")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.cited import Cited, is_day
from pipeline.checks.verdict import SHAKY, judge, make, read_below
from pipeline.records import Check, Document, Header, Mention


def one_date(
    key: str,
    code: str,
    date: str,
    mentions: Sequence[Mention],
) -> Check:
    values = {"code": code, "date": date}
    return make(
        "reference",
        "holds",
        key,
        mentions,
        [code],
        values,
    )


def several_dates(
    outcome: str,
    key: str,
    code: str,
    dates: Sequence[str],
    mentions: Sequence[Mention],
) -> Check:
    values = {"code": code, "dates": ", ".join(dates)}
    return make(
        "reference",
        outcome,
        key,
        mentions,
        [code, *dates],
        values,
    )


def own_number(document: Document, cited: Sequence[Cited]) -> Iterator[Check]:
    """The document's own number and date where they are given again (a table of properties, "kèm
    theo Quyết định")."""
    header = document.layout.header
    numbers = _mentions(document, "DOCNO", "own")
    code = header.doc_code or next((m.value for m in numbers), "")
    if not code[:1].isdigit() or header.letters > 1:
        return
    issued = _issued(document)
    again = _again(code, cited)
    given = [mention.value for mention in issued]
    given += [citation.date for citation in again]
    dates = sorted(set(given))
    repeated = [m for c in again for m in c.mentions]
    mentions = [*numbers, *issued, *repeated]
    if len(dates) == 1 and len(given) > 1:
        yield one_date(
            "reference.own",
            code,
            dates[0],
            mentions,
        )
    elif len(dates) > 1 and issued:
        outcome = judge(sure=_surely_read(header, again))
        key = "reference.own.broken"
        yield several_dates(outcome, key, code, dates, mentions)


def _issued(document: Document) -> list[Mention]:
    """The dates of issue on the first page with one: a stage's backdrop dates itself, too."""
    dates = _mentions(document, "DATE", "issued")
    days = [m for m in dates if is_day(m.value)]
    return [m for m in days if m.page == days[0].page]


def _again(code: str, cited: Sequence[Cited]) -> list[Cited]:
    """Where the document names itself with its date, read well enough."""
    own = (c for c in cited if c.symbol.code == code)
    return [c for c in own if is_day(c.date) and not _shaky(c)]


def _mentions(
    document: Document,
    label: str,
    role: str,
) -> list[Mention]:
    return [m for m in document.mentions if m.label == label and m.role == role]


def _shaky(cited: Cited) -> bool:
    """Whether a scan was read so badly there that the date may be any other."""
    return any(read_below(m, SHAKY) for m in cited.mentions)


def _surely_read(header: Header, again: Sequence[Cited]) -> bool:
    """Whether no day or month of issue is written by hand, and the other places are read well."""
    hand = "day" in header.handwritten or "month" in header.handwritten
    return not hand and all(c.sure for c in again)
