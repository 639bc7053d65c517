"""Which documents of the dataset are cited by others."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import Digest


class Codes:
    """The documents of a dataset by their number and symbol."""

    def __init__(self, digests: Iterable[Digest] = ()) -> None:
        self._found: dict[str, list[tuple[str, str, str]]] = {}
        for digest in digests:
            header = digest.header
            # a blank number names no document
            if header.doc_code and not header.doc_code.startswith("/"):
                self._found.setdefault(header.doc_code, []).append(
                    (digest.doc_id, header.issued_on, header.place)
                )

    def find(self, code: str, date: str, citing: str, place: str) -> str:
        """The ``doc_id`` of the document with number ``code``, cited by document ``citing`` of
        ``place`` with ``date``.

        Every province numbers its letters alike (``979/BC-SGDĐT``), so the dates must agree as far
        as both are known; where one is unknown the places must. More than one that fits is none: a
        wrong link is worse than no link."""
        fitting = [
            doc_id
            for doc_id, issued, where in self._found.get(code, ())
            if doc_id != citing
            and (
                _agree(date, issued)
                if date and issued
                else not place or not where or place == where
            )
        ]
        return fitting[0] if len(fitting) == 1 else ""


def _agree(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long == short or long.startswith(short + "-")
