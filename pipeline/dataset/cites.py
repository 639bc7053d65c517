"""Which documents of the dataset are cited by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Digest


class Codes:
    """The documents of a dataset by their number and symbol."""

    def __init__(self, digests: Iterable[Digest] = ()) -> None:
        self._found: dict[str, list[_Issued]] = defaultdict(list)
        for digest in digests:
            self.take(digest)

    def take(self, digest: Digest) -> None:
        """Takes in one document."""
        code = digest.header.doc_code
        if _is_numbered(code):
            self._found[code].append(_Issued.of(digest))

    def find(self, code: str, date: str, citing: str, place: str) -> str:
        """The ``doc_id`` of the document with number ``code``, cited by document ``citing`` of
        ``place`` with ``date``.

        Every province numbers its letters alike (``979/BC-SGDĐT``), so the dates must agree as far
        as both are known; where one is unknown the places must. More than one that fits is none: a
        wrong link is worse than no link."""
        numbered = self._found.get(code, ())
        others = (one for one in numbered if one.doc_id != citing)
        fitting = [one.doc_id for one in others if one.fits(date, place)]
        return fitting[0] if len(fitting) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Issued:
    """A document of the dataset, when and where it was issued."""

    doc_id: str
    date: str
    place: str

    @classmethod
    def of(cls, digest: Digest) -> _Issued:
        header = digest.header
        return cls(digest.doc_id, header.issued_on, header.place)

    def fits(self, date: str, place: str) -> bool:
        """Whether a citation with a date, made in a place, may be of it."""
        if date and self.date:
            return _agree(date, self.date)
        return not place or self.place in ("", place)


def _is_numbered(code: str) -> bool:
    """Whether a code names a document: one with a blank for its number does not."""
    return code != "" and not code.startswith("/")


def _agree(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long == short or long.startswith(short + "-")
