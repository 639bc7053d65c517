"""``baocao explain CHECK_ID``: one finding in full, for a terminal."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UsageError
from pipeline.folders import PICTURE_KINDS
from pipeline.labels import labels_in
from pipeline.report.findings import Finding, Findings, excerpts, read

# column of checks -> its label in the words of the pages
_LABELS = (
    *("expected", "observed", "difference"),
    *("reviewed", "note", "reviewed_by", "reviewed_at"),
)


def explain(output: Path, check_id: str, language: str) -> str:
    """The finding of ``output`` whose id begins with ``check_id``: verdict, arithmetic, sentences,
    places, in ``language`` (vi or en). Raises UsageError where none or several checks have that
    id."""
    if not (output / "checks.csv").is_file():
        raise UsageError(
            f"{output} holds no checks.csv", "run baocao extract first"
        )
    found = read(output, check_id)
    every = found.every
    if len(every) != 1 or not check_id:
        raise UsageError(
            f"{len(every)} checks have an id that begins with {check_id!r}",
            "take an id from checks.csv or audit.html",
        )
    return "\n".join(_lines(found, every[0], language))


def _lines(found: Findings, finding: Finding, language: str) -> list[str]:
    row = finding.row
    words = labels_in(language)
    named = [
        words.get((group, row[group]), row[group])
        for group in ("outcome", "kind", "severity")
    ]
    message = row["message" if language == "vi" else "message_en"]
    lines = [" · ".join([*named, row["check_id"]]), "", message, ""]
    for name in _LABELS:
        if value := row.get(name):
            told = words.get(("decision", value), value)
            lines.append(f"{words['explain', name]}: {told}")
    for doc_id in row["doc_ids"].split():
        lines += _of_document(found, finding, doc_id, words)
    return lines


def _of_document(
    found: Findings,
    finding: Finding,
    doc_id: str,
    words: dict[tuple[str, str], str],
) -> list[str]:
    """Where the finding stands in one document: sentences, then pictures."""
    document = found.documents.get(doc_id, {})
    source = document.get("source", doc_id)
    lines = ["", f"{document.get('doc_code', '')}  {source}".strip()]
    places = [place for place in finding.places if place.doc_id == doc_id]
    for excerpt in excerpts(found.output, places):
        text = "".join(
            f"[{piece}]" if marked else piece
            for piece, marked in excerpt.pieces
        )
        page = f"{words['label', 'page']} {excerpt.page}"
        lines.append(f"  {page}: {text.strip()}")
    for number in sorted({place.page for place in places}):
        for kind in PICTURE_KINDS:
            name = f"{doc_id}-{number:04d}{kind}"
            picture = found.output / "pictures" / name
            if picture.is_file():
                lines.append(f"  {words['explain', 'picture']}: {picture}")
                break
    return lines
