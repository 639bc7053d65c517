"""What the charts of the overview show, as plain data; templates/overview.js draws it with
Observable Plot (https://observablehq.com/plot)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from urllib.parse import urlencode

from pipeline.dataset.indicators import names
from pipeline.grouping import by_key
from pipeline.labels import money_scales

Row = dict[str, object]
Chart = list[dict[str, object]]
_Series = tuple[str, ...]  # issuer, its place, indicator, unit
_BARS = 20
_TRENDS = 12
_EDGES = (0, 50, 60, 70, 80, 85, 90, 95, 100)  # of OCR confidence, percent


def link(table: str, **query: object) -> str:
    """The address on the page of the rows of ``table`` for which ``query`` holds."""
    return f"#{table}?{urlencode({k: str(v) for k, v in query.items()})}"


def body(row: Row) -> str:
    """The issuing body, with its place and province where its name tells neither: each province
    has its own. Central bodies, which are of no province, stand alone."""
    issuer = str(row["issuer"] or "")
    named = [str(row[key]) for key in ("place", "province") if row.get(key)]
    if not row.get("province") or any(name in issuer for name in named):
        return issuer
    return f"{issuer} ({', '.join(dict.fromkeys(named))})".strip()


def bars(
    values: Iterable[str],
    table: str,
    key: str,
    most: int = _BARS,
) -> Chart:
    """How often each value occurs, the most frequent first; a bar leads to its rows."""
    return [
        {
            "key": value,
            "value": count,
            "link": link(table, **{key: value}),
        }
        for value, count in most_common(Counter(values), most)
    ]


def most_common(counter: Counter[str], most: int) -> list[tuple[str, int]]:
    """The most frequent ones; those as frequent by name, so that the page is the same each time."""
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:most]


def indicators(facts: Iterable[Row], most: int = 30) -> Chart:
    """The indicators with most facts, with their names."""
    found = bars(
        (str(f["indicator"]) for f in facts),
        "facts",
        "indicator",
        most,
    )
    return [{**bar, **_named(str(bar["key"]))} for bar in found]


def _named(code: str) -> dict[str, str]:
    return {
        "vi": names("vi").get(code, code),
        "en": names("en").get(code, code),
    }


def trends(
    facts: Iterable[Row], conflicts: set[object]
) -> list[dict[str, object]]:
    """The longest series of one body and indicator over at least two years. ``facts`` is walked
    over twice, so that only those of the series shown stand in memory."""
    years: dict[_Series, set[object]] = defaultdict(set)
    for fact in filter(_is_of_a_series, facts):
        years[_series(fact)].add(fact["year"])
    long = [(key, len(own)) for key, own in years.items() if len(own) > 1]
    long.sort(key=lambda item: (-item[1], item[0]))
    shown: dict[_Series, list[Row]] = {key: [] for key, _ in long[:_TRENDS]}
    for fact in filter(_is_of_a_series, facts):
        if (key := _series(fact)) in shown:
            shown[key].append(fact)
    return [
        _trend(
            key[2],
            key[3],
            found,
            conflicts,
        )
        for key, found in shown.items()
    ]


def _series(fact: Row) -> _Series:
    """What the facts of one series share."""
    parts = (
        fact["issuer"],
        fact["place"],
        fact["indicator"],
        fact["unit"],
    )
    return tuple(str(part or "") for part in parts)


def _is_of_a_series(fact: Row) -> bool:
    known = fact["period_end"] is not None and fact["number"] is not None
    return fact["status"] == "actual" and known and not fact["subject"]


def _trend(
    code: str,
    unit: str,
    facts: Sequence[Row],
    conflicts: set[object],
) -> dict[str, object]:
    scale, vi, en = _unit(unit, facts)
    ordered = sorted(
        facts, key=lambda f: (str(f["period_end"]), str(f["fact_id"]))
    )
    alike = by_key((_statement(fact, conflicts), fact) for fact in ordered)
    points = [
        {
            "day": _middle(same[0]),
            "period": same[0]["period"],
            "value": float(str(same[0]["number"])) / scale,
            "facts": len(same),
            "link": _link_to(same),
            "conflict": same[0]["fact_id"] in conflicts,
        }
        for same in alike.values()
    ]
    return {
        **_named(code),
        "unit_vi": vi,
        "unit_en": en,
        "body": body(facts[0]),
        "points": points,
    }


def _statement(fact: Row, conflicts: set[object]) -> tuple[object, ...]:
    """What a fact says within its series. Those that say the same are one point: of thousands of
    reports the points would lie on each other, and be most of what a browser draws."""
    said = (body(fact), fact["period"], fact["value"])
    return (*said, fact["fact_id"] in conflicts)


def _link_to(same: Sequence[Row]) -> str:
    """The address of the facts that one point stands for."""
    fact = same[0]
    if len(same) == 1:
        return link("facts", id=fact["fact_id"])
    return link(
        "facts",
        indicator=fact["indicator"],
        body=body(fact),
        period=fact["period"],
        value=fact["value"],
        unit=fact["unit"],
        status=fact["status"],
    )


def _middle(fact: Row) -> str:
    """The day in the middle of a fact's period, ISO 8601: a year's figure stands above its year."""
    first, last = fact["period_start"] or fact["period_end"], fact["period_end"]
    assert isinstance(first, date) and isinstance(last, date)
    return (first + (last - first) / 2).isoformat()


def _unit(unit: str, facts: Sequence[Row]) -> tuple[int, str, str]:
    """By what the figures are divided for their chart, and the unit that they then have."""
    if unit != "VND":
        return 1, unit, unit
    largest = max(abs(float(str(fact["number"]))) for fact in facts)
    scales = money_scales()
    fitting = (row for row in scales if largest >= row.scale)
    row = next(fitting, scales[-1])
    return row.scale, row.vi, row.en


def confidence(documents: Iterable[Row]) -> Chart:
    """How many scanned documents were read how surely; each bin leads to its documents."""
    known = [
        d["ocr_confidence"]
        for d in documents
        if d["ocr_confidence"] is not None
    ]
    values = [float(str(value)) for value in known]
    if not values:
        return []
    return [
        {
            "from": low,
            "to": high,
            "value": sum(low <= v < high or v == high == 100 for v in values),
            "link": link("documents", ocr=f"{low}-{high}"),
        }
        for low, high in pairwise(_EDGES)
    ]
