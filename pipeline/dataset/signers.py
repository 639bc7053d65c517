"""Names of signers that a picture gave badly, beside those who sign for the same body elsewhere in
the dataset."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from pipeline.records import Digest, Document, Header
from pipeline.text import fold

_SURE = 0.95  # of a name that speaks for others
_UNSURE = 0.9  # of a name that others speak for
_HARDLY_LEGIBLE = 0.6  # of a name that was left out
_LEFT_OUT = re.compile(r"signer not sure: read as ([^;]+)")
_READ = re.compile(r"signer:([\d.]+)")


class Signers:
    """Who signs for each body of a dataset, of names that were read surely."""

    def __init__(self, digests: Iterable[Digest] = ()) -> None:
        self._found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for digest in digests:
            self.take(digest)

    def take(self, digest: Digest) -> None:
        """Takes in who signs one document."""
        header = digest.header
        if not header.issuer or not header.signer:
            return
        if _surety(header) >= _SURE:
            names = header.signer.split("; ")
            self._found[_body(header)].update(names)

    def told(self, document: Document) -> Document:
        """The document with an unsure name of its signer mended to the one near it that signs for
        the same body, and surer where it is that name."""
        layout = document.layout
        header = self._mended(layout.header)
        if header == layout.header:
            return document
        return replace(document, layout=replace(layout, header=header))

    def _mended(self, header: Header) -> Header:
        left_out = _LEFT_OUT.search(header.problem)
        read = left_out[1] if left_out else header.signer
        if not read or (not left_out and _surety(header) >= _UNSURE):
            return header
        known = self._found.get(_body(header), set())
        if read in known:
            sure = f"signer:{_SURE:.2f}"
            told = _READ.sub(sure, header.confidence)
            return replace(header, confidence=told)
        near = [name for name in known if _near(read, name)]
        if len(near) != 1:
            return header
        return _taken(header, read, near[0])


def _taken(header: Header, read: str, name: str) -> Header:
    """The header with the name, and what was read said in ``problem``."""
    said = f"signer read as {read}, taken from other documents of the body"
    problem = _LEFT_OUT.sub(said, header.problem)
    if problem == header.problem:
        problem = "; ".join(filter(None, [header.problem, said]))
    confidence = header.confidence
    if not _READ.search(confidence):
        confidence = f"{confidence} signer:{_HARDLY_LEGIBLE:.2f}".strip()
    return replace(header, signer=name, problem=problem, confidence=confidence)


def _body(header: Header) -> tuple[str, str, str]:
    return header.issuer, header.province, header.place


def _surety(header: Header) -> float:
    read = _READ.search(header.confidence)
    return float(read[1]) if read else 1.0


def _near(read: str, name: str) -> bool:
    """Whether a name is the one read but for a letter and the marks of one syllable; its surname
    may be lost."""
    ours, theirs = read.split(), name.split()
    if len(ours) == len(theirs) - 1:
        theirs = theirs[1:]
    if len(ours) != len(theirs) or len(ours) < 2:
        return False
    pairs = zip(ours, theirs, strict=True)
    differ = [(one, other) for one, other in pairs if one != other]
    return len(differ) == 1 and _letters_apart(*differ[0]) <= 1


def _letters_apart(one: str, other: str) -> int:
    return Levenshtein.distance(fold(one), fold(other))
