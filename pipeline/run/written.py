"""The dataset of a finished run: written again only where something that it is made of changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pipeline import review
from pipeline.records import Digest
from pipeline.run import fingerprint
from pipeline.run.finish import Reports
from pipeline.run.ledger import Ledger
from pipeline.run.options import Options
from pipeline.run.plan import Count, Plan
from pipeline.run.summary import Summary, Tally

_MADE = ("csv", "parquet", "html", "json", "xlsx")


def prepare() -> None:
    """Loads and reckons what ``write`` needs, for who has to wait anyway."""
    from pipeline import checks, dataset  # noqa: F401
    from pipeline.run import stored  # noqa: F401

    fingerprint.dataset()


def write(
    ledger: Ledger,
    output: Path,
    options: Options,
    plan: Plan,
    count: Count,
) -> Summary:
    """Writes the dataset and its reports to ``output``; leaves it as it is where nothing that it is
    made of changed and all its files are there."""
    state = _state(ledger, options, plan)
    last = json.loads(ledger.get("written") or "{}")
    if last.get("state") == state and last.get("files") == _sizes(output):
        return _unchanged(last["summary"], count)
    ledger.put("written", "")
    with Reports(plan.work, options.processes()) as reports:
        tally = _write_tables(ledger, output, options, plan)
        reports.write(output, _lasting_inputs(ledger, plan), options.workbook)
    summary = tally.summary(count)
    written = {
        "state": state,
        "files": _sizes(output),
        "summary": asdict(summary),
    }
    ledger.put("written", json.dumps(written))
    return summary


def _unchanged(before: dict[str, Any], count: Count) -> Summary:
    """The summary of a run that found nothing new; ``before``: that of the run before, as JSON."""
    now = {
        "missing": tuple(sorted(count.missing)),
        "named": tuple(map(tuple, before["named"])),  # JSON has lists alone
        "read": 0,
        "reused": count.reused,
        "unchanged": True,
    }
    return Summary(**{**before, **now})


def _lasting_inputs(ledger: Ledger, plan: Plan) -> dict[str, Path]:
    """doc_id -> its file, of inputs that are there after the run too."""
    found = {}
    for one in ledger.inputs:
        path = Path(one.path)
        if one.path and not plan.is_passing(path):
            found[one.doc_id] = path
    return found


def _write_tables(
    ledger: Ledger,
    output: Path,
    options: Options,
    plan: Plan,
) -> Tally:
    # pyarrow and the rules: not for a run that finds nothing new
    from pipeline import checks, dataset
    from pipeline.run import stored

    signers, codes = dataset.Signers(), dataset.Codes()

    def known() -> Iterator[Digest]:
        """The digests, which are unpacked once for all that goes by them."""
        for digest in stored.digests(ledger):
            signers.take(digest)
            codes.take(digest)
            yield digest

    archive = review.mark(checks.check_archive(known()), plan.decisions)
    tally = Tally(archive)
    stored_ones = stored.documents(ledger, plan.decisions)
    documents = tally.watch(map(signers.told, stored_ones))
    dataset.write(
        documents, archive, codes, output, options.timings, options.language
    )
    return tally


def _state(
    ledger: Ledger,
    options: Options,
    plan: Plan,
) -> str:
    """A hash of all that the dataset is made of, but for stored results, which note that they
    changed."""
    parts = (
        fingerprint.dataset(),
        options.timings,
        options.language,
        options.workbook,
        sorted(plan.decisions.items()),
    )
    digest = hashlib.sha256(" ".join(map(str, parts)).encode())
    for source in ledger.inputs:
        digest.update(repr(replace(source, path="")).encode())
    return digest.hexdigest()


def _sizes(output: Path) -> dict[str, list[int]]:
    """Size and time of each file of the dataset, so that one that was changed or deleted is written
    again."""
    found = {}
    made = sorted(
        path for kind in _MADE for path in output.glob(f"[!.]*.{kind}")
    )
    for path in [*made, *output.glob("places/*.css")]:
        status = path.stat()
        found[path.name] = [status.st_size, status.st_mtime_ns]
    return found
