"""Finds the inputs of a run."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.records import Limits, Source


def find(inputs: Iterable[Path], work: Path, limits: Limits) -> Iterator[Source]:
    """One ``Source`` for each input file, in the order of their names. ``work`` takes the members of archives."""
    seen: dict[str, str] = {}
    for top in inputs:
        for path in sorted(p for p in top.rglob("*") if p.is_file()) if top.is_dir() else [top]:
            data = path.read_bytes()
            doc_id = hashlib.sha256(data).hexdigest()[:16]
            name = path.relative_to(top).as_posix() if top.is_dir() else path.name
            media = "pdf" if data[:5] == b"%PDF-" else "text"
            yield Source(name, str(path), doc_id, media, len(data), "", seen.get(doc_id, ""))
            seen.setdefault(doc_id, name)
