"""How many pages lie before a run: counted before the first is read, so that the bar knows its
whole from the start. Counting opens files and draws none: 0.4 ms of CPU a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import sandbox
from pipeline.errors import BaocaoError
from pipeline.intake import sniff
from pipeline.records import ReadOptions, Source
from pipeline.run.work import SPLIT

# files that one child process counts: a file that kills it costs only their counts
_BATCH = 200
_SECONDS = 20.0  # of a batch
_Counting = Callable[[Source, ReadOptions], int]


@dataclass(frozen=True, slots=True)
class Census:
    """What is known of a run's inputs beforehand."""

    # other inputs than those below, as far as they can be listed: those of archives cannot; each
    # counts as a page until it is opened
    files: int = 0
    # path of an input -> its pages
    pages: Mapping[str, int] = field(default_factory=dict)


class Bar:
    """What the bar shows: the pages that are done and all pages, which never fall."""

    def __init__(self, census: Census) -> None:
        self._census = census
        self._counted = sum(census.pages.values())
        # inputs that the census does not have, and their pages but for the first of each
        self._uncounted = self._further = 0
        # pages that nobody reads: those of copies, and of files that cannot be read
        self._gone = 0

    def meet(self, path: str) -> None:
        """An input comes to be known."""
        self._uncounted += path not in self._census.pages

    def learn(self, path: str, count: int) -> None:
        """Corrects the whole by the pages that an input turns out to have. Pages that were counted
        and are not there are done with."""
        more = count - self._census.pages.get(path, 1)
        self._further += max(0, more)
        self._gone += max(0, -more)

    def drop(
        self,
        path: str,
        count: int = 0,
        read: int = 0,
    ) -> None:
        """An input is done with of whose pages, ``count`` where that is known, ``read`` were
        read."""
        self._gone += (count or self._census.pages.get(path, 1)) - read

    def told(self, read: int) -> tuple[int, int]:
        """The pages done, of which ``read`` were read, and all pages."""
        others = max(self._census.files, self._uncounted) + self._further
        return read + self._gone, self._counted + others


def take(
    paths: Iterable[Path],
    known: Mapping[tuple[str, int], int],
    options: ReadOptions,
    is_stopped: Callable[[], bool],
) -> dict[str, int]:
    """Path -> pages of the files that are read page by page. ``known``: pages by path and bytes
    that the last run counted. Files that cannot be opened are left out."""
    found: dict[str, int] = {}
    fresh: list[Path] = []
    for path, size in _sizes(paths):
        pages = known.get((str(path), size), 0)
        if pages:
            found[str(path)] = pages
        else:
            fresh.append(path)
    # the readers, which nothing else in this process needs
    from pipeline.pages import count

    for first in range(0, len(fresh), _BATCH):
        if is_stopped():
            break
        batch = fresh[first : first + _BATCH]
        found.update(_counted(batch, options, count))
    return found


def _sizes(paths: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    for path in paths:
        try:
            yield path, path.stat().st_size
        except OSError:
            continue


def _counted(
    batch: Sequence[Path],
    options: ReadOptions,
    count: _Counting,
) -> Mapping[str, int]:
    try:
        return sandbox.call(
            _count,
            batch,
            options,
            count,
            memory_bytes=options.limits.memory_bytes,
            seconds=_SECONDS,
        )
    except BaocaoError:
        return {}


def _count(
    batch: Sequence[Path],
    options: ReadOptions,
    count: _Counting,
) -> dict[str, int]:
    found = {}
    for path in batch:
        try:
            media, _ = sniff(path)
            if media in SPLIT:
                source = Source(path.name, str(path), "", media, 0)
                found[str(path)] = count(source, options)
        except (BaocaoError, OSError):
            continue
    return found
