"""Review: what people decided about figures and findings, kept apart from what was read and applied
to it."""

from pipeline.review.decisions import (
    SETTLED,
    Decision,
    apply,
    load,
    mark,
    record,
)

__all__ = ["SETTLED", "Decision", "apply", "load", "mark", "record"]
