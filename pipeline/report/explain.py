"""``baocao explain CHECK_ID``: one finding in full, for a terminal."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UsageError
from pipeline.report.findings import Finding, Findings, excerpts, read
from pipeline.resources import rows as model_rows


def explain(output: Path, check_id: str) -> str:
    """The finding of ``output`` whose id begins with ``check_id``: verdict, arithmetic, sentences,
    places, in Vietnamese and English. Raises UsageError where none or several checks have that
    id."""
    if not (output / "checks.csv").is_file():
        raise UsageError(
            f"{output} holds no checks.csv", "run baocao extract first"
        )
    found = read(output, check_id)
    every = list(found.every())
    if len(every) != 1 or not check_id:
        raise UsageError(
            f"{len(every)} checks have an id that begins with {check_id!r}",
            "take an id from checks.csv or audit.html",
        )
    return "\n".join(_lines(found, every[0]))


def _lines(found: Findings, finding: Finding) -> list[str]:
    row = finding.row
    words = {
        (r["group"], r["code"]): f"{r['vi']} / {r['en']}"
        for r in model_rows("audit_words.tsv")
    }
    named = [
        words.get((group, row[group]), row[group])
        for group in ("outcome", "kind", "severity")
    ]
    lines = [
        " · ".join([*named, row["check_id"]]),
        "",
        row["message"],
        row["message_en"],
        "",
    ]
    for name, vi, en in (
        ("expected", "Tính được", "expected"),
        ("observed", "Văn bản ghi", "observed"),
        ("difference", "Chênh lệch", "difference"),
        ("numbers", "Các giá trị", "values"),
        ("reviewed", "Quyết định", "decision"),
        ("note", "Lý do", "reason"),
        ("reviewed_by", "Người rà soát", "reviewed by"),
        ("reviewed_at", "Lúc", "at"),
    ):
        if row.get(name):
            lines.append(f"{vi} / {en}: {row[name]}")
    for doc_id in row["doc_ids"].split():
        document = found.documents.get(doc_id, {})
        lines += [
            "",
            f"{document.get('doc_code', '')}  {document.get('source', doc_id)}".strip(),
        ]
        for excerpt in excerpts(
            found.output, [p for p in finding.places if p.doc_id == doc_id]
        ):
            text = "".join(
                f"[{piece}]" if marked else piece
                for piece, marked in excerpt.pieces
            )
            lines.append(f"  tr. / p. {excerpt.page}: {text.strip()}")
        for page in sorted(
            {p.page for p in finding.places if p.doc_id == doc_id}
        ):
            picture = found.output / "pictures" / f"{doc_id}-{page:04d}.webp"
            if picture.is_file():
                lines.append(f"  ảnh trang / picture: {picture}")
    return lines
