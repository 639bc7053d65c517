"""Where something stands on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF points (1/72 inch), origin top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def within(self, width: float, height: float) -> Box | None:
        """What of the box lies on a page of that size; None where nothing does."""
        if 0 < self.x0 < self.x1 < width and 0 < self.y0 < self.y1 < height:
            return self
        kept = Box(
            max(0.0, self.x0),
            max(0.0, self.y0),
            min(width, self.x1),
            min(height, self.y1),
        )
        return kept if kept.x0 < kept.x1 and kept.y0 < kept.y1 else None
