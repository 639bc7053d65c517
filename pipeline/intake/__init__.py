"""Intake: which inputs there are, what kind each is (told from its bytes) and which repeat."""

from pipeline.intake.find import find

__all__ = ["find"]
