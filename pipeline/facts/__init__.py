"""Facts: from mentions to indicators, systems and references."""

from pipeline.facts.normalise import normalise

__all__ = ["normalise"]
