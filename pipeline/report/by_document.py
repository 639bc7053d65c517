"""Tables of a dataset document by document, so that no more of them stands in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any


class ByDocument:
    """The rows of each document in a table, which is walked over once: the documents are asked for
    in the order in which all tables have them, that of ``documents``."""

    def __init__(
        self,
        rows: Iterable[dict[str, Any]],
        documents: Iterable[str],
        column: str = "doc_id",
    ) -> None:
        self._order = {doc_id: at for at, doc_id in enumerate(documents)}
        self._groups = groupby(rows, itemgetter(column))
        self._key = ""
        self._rows: Iterator[dict[str, Any]] = iter(())
        self._asked = -1

    def of(self, doc_id: str) -> list[dict[str, Any]]:
        """The rows of a document that stand together; none of one that came before the last asked
        for."""
        at = self._order[doc_id]
        if at <= self._asked:
            return []
        self._asked = at
        while self._order.get(self._key, -1) < at:
            found = next(self._groups, None)
            if found is None:
                return []
            self._key, self._rows = found
        return list(self._rows) if self._key == doc_id else []
