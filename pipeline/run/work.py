"""One task: some pages of one document and, where it is then whole, its analysis; whatever the
input does.

Runs beside a worker process (``workers.Worker``) that may hang or die; decides what is tried again
and what is given up, so it is the same on this machine and on a cluster."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pipeline import review
from pipeline.records import ReadOptions, Source
from pipeline.run.fingerprint import STAGES
from pipeline.run.messages import Answer, Made, Request, empty_page, failed
from pipeline.run.workers import Died, Worker

# kinds that are read page by page; the others whole
SPLIT = frozenset({"pdf", "image"})
# pages a task: a book is spread over all workers, a letter is one task
RANGE = 4
# after which a task hands in what it has, so that little is lost when the run is killed
_TASK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Task:
    source: Source
    path: bytes
    options: ReadOptions
    count: int  # pages of the document; 0: not known yet
    # pages to read; with count 0 all of a short document
    todo: tuple[int, ...] = ()
    # the rest of the pages, where this task completes it
    pages: dict[int, bytes] = field(default_factory=dict)
    results: dict[str, bytes] = field(default_factory=dict)
    # first stage to run once the document is whole; "" for none
    stage: str = STAGES[0]
    decisions: tuple[review.Decision, ...] = ()
    searchable: bool = False  # make a searchable PDF of it
    # draw its pages with facts or findings, but for those that have their picture
    draw: bool = False
    drawn: tuple[int, ...] = ()
    seconds: float = 0.0  # spent on this document so far
    # the input itself, for a machine that does not see its path
    content: bytes = b""
    # pages of a document that are read before others share in it
    most: int = RANGE


@dataclass(frozen=True, slots=True)
class Outcome:
    doc_id: str
    count: int = 0
    pages: dict[int, Made] = field(default_factory=dict)
    pictures: dict[int, bytes] = field(default_factory=dict)
    # of pages with facts or findings that have a text layer
    drawn: dict[int, bytes] = field(default_factory=dict)
    results: dict[str, Made] = field(default_factory=dict)
    searchable: bytes = b""
    left: tuple[int, ...] = ()  # pages of the task that it did not come to
    whole: bool = False  # the document is done
    problem: str = ""
    missing: str = ""
    seconds: float = 0.0
    # the path is not there on this machine: send the content
    absent: bool = False


def never() -> bool:
    return False


def process(
    task: Task,
    worker: Worker,
    stop: Callable[[], bool] = never,
) -> Outcome:
    """Does a task with a worker process. Never raises for what an input does.

    A page whose process dies is tried once more in a fresh one, then set aside; a page that passes
    the time or memory limit is set aside at once, since it would only cost as much again."""
    began = time.monotonic()
    request = Request("count", task.source, task.path, task.options)
    count, answer = _count(task, request, worker)
    if not count:
        return _whole(task, 0, answer)
    if count > task.most and not task.count:
        # to be spread over all workers
        return Outcome(task.source.doc_id, count)
    todo = task.todo or (() if task.pages else tuple(range(1, count + 1)))
    read = _read(task, request, todo, worker, began, stop)
    if read.failure:
        return _whole(task, count, read.failure)
    outcome = Outcome(
        task.source.doc_id, count, read.pages, read.pictures, left=read.left
    )
    own = {page: made.record for page, made in read.pages.items()}
    records = task.pages | own
    if len(records) == count and not read.left:
        in_order = tuple(records[page] for page in sorted(records))
        request = replace(request, pages=in_order)
        outcome = _finish(task, request, outcome, worker)
    return replace(outcome, seconds=time.monotonic() - began)


def _count(
    task: Task,
    request: Request,
    worker: Worker,
) -> tuple[int, Answer]:
    """The pages of the document; 0 with what is wrong where it has none."""
    if task.count:
        return task.count, Answer()
    if task.source.media not in SPLIT:
        return 1, Answer()
    answer = _twice(worker, request, task.options.limits.page_seconds)
    if answer.problem:
        return 0, answer
    return answer.count, Answer(problem="" if answer.count else "has no pages")


@dataclass(slots=True)
class _Read:
    """What became of the pages of a task."""

    pages: dict[int, Made] = field(default_factory=dict)
    pictures: dict[int, bytes] = field(default_factory=dict)
    left: tuple[int, ...] = ()  # pages that the task did not come to
    failure: Answer | None = None  # what ends the whole document


def _read(
    task: Task,
    request: Request,
    todo: tuple[int, ...],
    worker: Worker,
    began: float,
    stop: Callable[[], bool],
) -> _Read:
    """Reads the pages ``todo`` one by one, until the task's time is over or ``stop`` says so."""
    limits = task.options.limits
    whole = task.source.media not in SPLIT
    read = _Read()
    for n, page in enumerate(todo):
        spent = time.monotonic() - began
        if n and (stop() or spent > _TASK_SECONDS):
            read.left = todo[n:]
            break
        if task.seconds + spent > limits.document_seconds:
            read.pages[page] = empty_page(
                page,
                f"not read: the document took longer than {limits.document_seconds} s "
                f"(limit document_seconds)",
            )
            continue
        ask = replace(request, kind="read", page=0 if whole else page)
        answer = _twice(worker, ask, limits.page_seconds)
        if answer.missing or (answer.problem and whole):
            read.failure = answer
            break
        if answer.problem:
            read.pages[page] = empty_page(page, answer.problem)
        else:
            read.pages[page] = answer.made["page"]
        read.pictures.update(answer.pictures)
    return read


def _finish(
    task: Task,
    request: Request,
    outcome: Outcome,
    worker: Worker,
) -> Outcome:
    """What is done with a document whose pages are all there."""
    results = _analysed(task, request, worker) if task.stage else {}
    if task.draw and results:
        outcome.drawn.update(_drawn(task, request, results, worker))
    if task.searchable:
        seconds = task.options.limits.document_seconds
        ask = replace(request, kind="searchable")
        answer = _twice(worker, ask, seconds)
        problem = f"searchable PDF: {answer.problem}" if answer.problem else ""
        made = b"made" if answer.searchable else b""
        if not answer.missing:
            results["searchable"] = Made(made, problem)
        outcome = replace(
            outcome, searchable=answer.searchable, missing=answer.missing
        )
    return replace(outcome, results=results, whole=True)


def _analysed(
    task: Task,
    request: Request,
    worker: Worker,
) -> dict[str, Made]:
    """The results of the stages from the first that is stale."""
    limits = task.options.limits
    ask = replace(
        request,
        kind="analyse",
        results=task.results,
        stage=task.stage,
        decisions=task.decisions,
    )
    by_pages = limits.page_seconds * len(request.pages)
    answer = _twice(worker, ask, min(limits.document_seconds, by_pages))
    if answer.problem:
        return failed(task.source.doc_id, f"analysis: {answer.problem}")
    return answer.made


def _drawn(
    task: Task,
    request: Request,
    results: dict[str, Made],
    worker: Worker,
) -> dict[int, bytes]:
    """Pictures of pages with facts or findings; that there are none is no loss of data."""
    records = {name: made.record for name, made in results.items()}
    ask = replace(
        request,
        kind="draw",
        results={**task.results, **records},
        drawn=task.drawn,
    )
    seconds = task.options.limits.document_seconds
    return _twice(worker, ask, seconds).pictures


def _whole(
    task: Task,
    count: int,
    answer: Answer,
) -> Outcome:
    return Outcome(
        task.source.doc_id,
        count,
        problem=answer.problem,
        missing=answer.missing,
    )


def _twice(
    worker: Worker,
    request: Request,
    seconds: float,
) -> Answer:
    """The answer to ``request``; what kills its process twice has its problem instead."""
    said = ""
    for _ in range(2):
        try:
            return worker.ask(request, seconds)
        except Died as death:
            said = str(death)
            if not death.again:
                return Answer(problem=said)
    return Answer(problem=f"{said}, twice")


def ranges(pages: list[int]) -> Iterator[tuple[int, ...]]:
    """Runs of pages, each a task."""
    for start in range(0, len(pages), RANGE):
        yield tuple(pages[start : start + RANGE])
