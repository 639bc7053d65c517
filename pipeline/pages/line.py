"""What passes between the readers of a picture and the composer of the page's text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Token:
    """A word in a picture: its text as it will stand on the page, its box in pixels (x0, y0, x1,
    y1)."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float = 100.0  # 0..100
    alternatives: tuple[str, ...] = ()
    read: str = ""  # what was read before it was corrected, where that differs
    start: int = -1  # where it stands in the page's text, once that is composed


@dataclass(slots=True)
class Line:
    """A run of words on one base line with no wide gap between them."""

    box: tuple[float, float, float, float]
    tokens: list[Token] = field(default_factory=list)
    kind: str = "body"  # body, footnote, number (of the page)

    def cover(self, box: tuple[float, float, float, float]) -> None:
        """Grows the line's box so that it holds ``box``."""
        mine = self.box
        self.box = (
            min(mine[0], box[0]),
            min(mine[1], box[1]),
            max(mine[2], box[2]),
            max(mine[3], box[3]),
        )

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]
