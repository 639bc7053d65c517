"""What a worker process does with a document whose pages are read: structure, mentions, facts,
checks."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pipeline import checks, facts, mentions, review, structure
from pipeline.records import (
    Digest,
    Document,
    Findings,
    Header,
    Layout,
)
from pipeline.run.codec import Unreadable, pack, unpack
from pipeline.run.fingerprint import STAGES, file_name
from pipeline.run.messages import RESULTS, Made, Request, said
from pipeline.run.readings import joined

_log = logging.getLogger(__name__)


def analyse(request: Request) -> dict[str, Made]:
    """The results of a document by stage, from the first that is stale, and its ``digest``. A stage
    that fails is named in its ``problem``; the stages before it keep their results."""
    analysis = _Analysis(request)
    start = STAGES.index(request.stage)
    try:
        analysis.go_on_from(request.results, STAGES[:start])
    except (KeyError, Unreadable):
        analysis, start = _Analysis(request), 0
    made: dict[str, Made] = {}
    for stage in STAGES[start:]:
        problem = ""
        try:
            analysis.run(stage)
        except Exception as error:
            problem = f"{stage}: {said(error)}"
            _log.debug("%s", request.source.source, exc_info=True)
        made[stage] = Made(pack(analysis.results[stage]), problem)
    made["digest"] = Made(pack(analysis.digest))
    return made


class _Analysis:
    """A document on its way through the stages. ``results``: what each of them gave, or what
    stands for it where it gave nothing."""

    def __init__(self, request: Request) -> None:
        # Of where it lies only the file's own name may matter, and that counts in its fingerprint.
        name = file_name(request.source)
        self._source = replace(request.source, source=name, path="")
        self._reading = joined(request.pages)
        self._decisions = request.decisions
        self.digest = Digest(self._source.doc_id, "", Header())
        self.results: dict[str, Any] = {
            "structure": Layout(Header(), ()),
            "mentions": (),
            "facts": Findings(),
            "checks": (),
        }

    def go_on_from(
        self, kept: Mapping[str, bytes], stages: Iterable[str]
    ) -> None:
        """Takes what is stored of some stages. Raises KeyError or Unreadable where it is not
        there."""
        for stage in stages:
            self.results[stage] = unpack(kept[stage], RESULTS[stage])

    def run(self, stage: str) -> None:
        """Does one stage with what those before it gave."""
        self.results[stage] = self._result(stage)

    def _result(self, stage: str) -> object:
        layout, found = self.results["structure"], self.results["mentions"]
        if stage == "structure":
            return structure.parse(self._reading, self._source)
        if stage == "mentions":
            return mentions.find(self._source.doc_id, self._reading, layout)
        if stage == "facts":
            return facts.normalise(self._source.doc_id, layout, found)
        return self._checks()

    def _checks(self) -> object:
        """The checks, with people's corrections; what was read stays as it is."""
        document = Document(
            self._source,
            self._reading,
            self.results["structure"],
            self.results["mentions"],
            self.results["facts"],
        )
        document = review.apply(document, self._decisions)
        self.digest = document.digest()
        return checks.check_document(document)
