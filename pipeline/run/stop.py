"""Ctrl-C: once to stop after the pages in hand, twice to stop at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType


class Stop:
    """While entered, SIGINT and SIGTERM set ``asked``; another one raises KeyboardInterrupt."""

    def __init__(self, told: Callable[[], None] | None = None) -> None:
        self.asked = False
        self._told = told  # says at once that the request was heard
        self._before: dict[int, object] = {}

    def __enter__(self) -> Stop:
        # only there can handlers be set
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        if self._told:
            self._told()
