"""Mentions: every number that means something, with its canonical value and its place."""

from pipeline.mentions.find import find

__all__ = ["find"]
