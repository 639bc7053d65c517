"""Devices that are asked for or still to be bought: a body has not got them."""

from __future__ import annotations

from pipeline.facts.indicator.readings import Indicator, reading_of
from pipeline.records import Fact

# what a count of devices in use is where they are still to be got
_GOT = {
    "infra.pc.count": "proc.pc.count",
    "infra.projector.count": "proc.projector.count",
    "infra.scanner.count": "proc.scanner.count",
    "infra.server.count": "proc.server.count",
    "infra.tablet.count": "proc.tablet.count",
}
# how a plan says that it will get them, rather than how many there will be
_WILL_GET = frozenset(
    (
        "status:planned",
        "status:requested",
        "status:time-to-come-above",
        "status:words-above",
    )
)


def to_be_got(fact: Fact, number_cell: bool) -> Indicator | None:
    """What a fact on devices states where it asks or plans for them; None where it does not."""
    code = _GOT.get(fact.indicator)
    if code is None or number_cell or fact.kind != "count":
        return None
    if fact.status == "planned":
        if _WILL_GET.isdisjoint(fact.rule.split()):
            return None
    elif fact.status != "proposed":
        return None
    return reading_of(code, "COUNT")
