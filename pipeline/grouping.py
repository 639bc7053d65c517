"""Groups what belongs together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def by_key(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """The values of (key, value) by their keys, both in the order in which they come.

    >>> by_key([("xã", 1), ("huyện", 2), ("xã", 3)])
    {'xã': [1, 3], 'huyện': [2]}"""
    found: dict[Key, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def first_by_key(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, Value]:
    """The first value of each key.

    >>> first_by_key([("xã", 1), ("huyện", 2), ("xã", 3)])
    {'xã': 1, 'huyện': 2}"""
    found: dict[Key, Value] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found
