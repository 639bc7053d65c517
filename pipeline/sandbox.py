"""Runs a reader of a foreign format in a child process, so that a crash or a blow-up costs only
that input."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import pickle
import resource
import select
import signal
import time
from collections.abc import Callable
from typing import Any, TypeVar

from pipeline.errors import BaocaoError, LimitPassed, UnreadableInput
from pipeline.text import one_line

T = TypeVar("T")
_CHUNK = 1 << 20


def call(
    function: Callable[..., T],
    *arguments: Any,
    memory_bytes: int,
    seconds: float,
) -> T:
    """``function(*arguments)`` computed in a forked child with at most ``memory_bytes`` of memory
    above the parent's.

    What the function raises is raised here; arguments need no pickling, the result does. Raises
    LimitPassed where the child runs longer than ``seconds`` or out of memory, UnreadableInput where
    it dies. The child leads a process group of its own: programs that it started are killed with
    it, also when the caller is interrupted."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _child(function, arguments, memory_bytes, reader, writer)
    os.close(writer)
    try:
        data = _receive(reader, time.monotonic() + seconds)
    finally:
        os.close(reader)
        status = _bury(child)
    if data is None:
        raise LimitPassed(
            f"took longer than {seconds:g} s (limit page_seconds or document_seconds)"
        )
    if not data:
        cause = f"signal {-status}" if status < 0 else f"exit code {status}"
        raise UnreadableInput(f"its reader died ({cause})")
    done, result = pickle.loads(data)
    if done:
        return result
    if isinstance(result, MemoryError):
        raise LimitPassed(
            f"needs more than {memory_bytes >> 20} MB of memory (limit memory_bytes)"
        )
    raise result


def _receive(pipe: int, deadline: float) -> bytes | None:
    """Everything that comes through ``pipe`` up to its end; None where the deadline passes
    first."""
    parts: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            return None
        part = os.read(pipe, _CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)


def _bury(child: int) -> int:
    """Kills what is left of the child's process group; the exit status of the child (a signal's is
    negative)."""
    try:
        # The child is not reaped yet, so its number cannot have gone to another process.
        os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)  # it had not come to lead a group
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _child(
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    memory: int,
    reader: int,
    writer: int,
) -> None:
    """The child's whole life; never returns. ``os._exit`` keeps the parent's handlers and buffers
    out of it."""
    try:
        os.setpgid(0, 0)
        os.close(reader)
        # a crash is told by the exit status; the parent's terminal stays clean
        faulthandler.disable()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_DFL)
        _limit(memory)
        try:
            outcome = pickle.dumps(
                (True, function(*arguments)), pickle.HIGHEST_PROTOCOL
            )
        except MemoryError:
            outcome = pickle.dumps((False, MemoryError()))
        except BaocaoError as error:
            outcome = pickle.dumps((False, error))
        except BaseException as error:
            # Foreign exceptions may not survive pickling; their name and message say enough.
            said = one_line(str(error))[:300]
            outcome = pickle.dumps(
                (
                    False,
                    UnreadableInput(
                        f"{type(error).__name__}: {said}"
                        if said
                        else type(error).__name__
                    ),
                )
            )
        with open(writer, "wb") as pipe:
            pipe.write(outcome)
        os._exit(0)
    finally:
        os._exit(70)


def _limit(memory: int) -> None:
    with open("/proc/self/statm") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + memory, mapped + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
