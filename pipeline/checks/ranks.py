"""How many places a rank has moved: "xếp thứ 18/63, tăng 4 bậc so với năm 2022 (xếp thứ 22/63)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.passages import Figures, Passage
from pipeline.checks.patterns import is_one_of, pattern
from pipeline.checks.verdict import SHAKY, judge, make, read_below
from pipeline.records import Check

_FORMS = ("ranks from to", "ranks by from", "ranks than")


def check(figures: Figures) -> Iterator[Check]:
    """Every rank in running text that is told with the one before and the places between."""
    for passage in figures.outside_tables:
        for start, end in passage.sentences:
            for form in _FORMS:
                found = pattern(form).search(passage.lower, start, end)
                if found:
                    yield _told(figures, passage, found)
                    break


def _told(
    figures: Figures,
    passage: Passage,
    found: re.Match[str],
) -> Check:
    before, now, by = (int(found[name]) for name in ("before", "now", "by"))
    spans = [found.span(name) for name in ("before", "now", "by")]
    mentions = [
        mention
        for mention in passage.every
        if any(mention.block_start <= a < mention.block_end for a, _ in spans)
    ]
    places = abs(before - now)
    worse = now > before
    turned = worse == is_one_of("rank rises", found["word"])
    sure = not any(read_below(mention, SHAKY) for mention in mentions)
    outcome = judge(places == by and not turned, sure=sure and places != by)
    key = "turned" if places == by else "broken"
    return make(
        "sum",
        outcome,
        "rank.holds" if outcome == "holds" else f"rank.{key}",
        mentions,
        [str(before), str(now), str(by)],
        {
            "before": str(before),
            "now": str(now),
            "by": str(by),
            "found": str(places),
            "word": found["word"],
        },
        (str(places), str(by), str(by - places)),
        doc_ids=(figures.document.source.doc_id,),
    )
