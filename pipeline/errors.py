"""Errors that a user can act on. Each class carries its exit code and remedy; the command line maps
them once."""

from __future__ import annotations

from pipeline.text import one_line

_BRIEF = 200  # characters


class BaocaoError(Exception):
    """Something a user can mend. ``exit_code`` is what the command ends with, ``remedy`` one line
    on what to do."""

    exit_code = 1
    remedy = ""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        if remedy:
            self.remedy = remedy


class UsageError(BaocaoError):
    exit_code = 2


class OutputDenied(UsageError):
    """The output cannot be written where the user asked for it."""

    remedy = "give a folder that you may write to with -o"


class OtherArchive(UsageError):
    """The output holds the dataset of other documents, which this run would replace."""

    remedy = "give another -o, or --replace to let them go"


class EmptyInput(UsageError):
    """The inputs hold no file."""

    remedy = "give a folder that holds documents, or the documents themselves"


class NoScheduler(UsageError):
    """No Dask scheduler answers at the address."""

    remedy = "start one with: dask scheduler, and give its address as tcp://HOST:8786"


class AccessRefused(UsageError):
    """A remote archive lets us in neither as we are nor as a guest."""


class MissingEngine(BaocaoError):
    """A program or model that this input needs is not installed."""

    exit_code = 3


class UnreadableInput(BaocaoError):
    """One input cannot be read; the batch goes on and the message becomes its ``problem``."""


class Encrypted(UnreadableInput):
    remedy = "give its password with --password"


class LimitPassed(UnreadableInput):
    """An input is larger, deeper or slower than the limits allow; the message names the limit."""


class OutputFull(BaocaoError):
    """No space is left for the output; what is finished is kept."""

    exit_code = 4
    remedy = "make room and run the same command again: it goes on where it was"


class Interrupted(BaocaoError):
    """The user stopped the run; what is finished is kept."""

    exit_code = 130
    remedy = "run the same command again: it goes on where it was"


def brief(error: BaseException) -> str:
    """What an error says, on one line and not at length; the name of its class where it says
    nothing.

    >>> brief(ValueError("no  header")), brief(KeyError())
    ('no header', 'KeyError')"""
    return one_line(str(error))[:_BRIEF] or type(error).__name__
