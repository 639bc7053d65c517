"""Number and date of scanned letterheads, as the page stage reads them, against the gold headers.

usage: python -m devtools.evaluate.slots SHARED [--no-names] [--crops FOLDER]

Reads the first page of each scan of SHARED/gold/scans/documents.tsv. ``--no-names`` hides the
file's name, which may confirm a number; ``--crops`` keeps a picture of each blank, named by what
was read."""

from __future__ import annotations

import csv
import importlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from pipeline.records import Page, ReadOptions, Source

_SURE = 0.9
_KINDS = ("number", "day", "month", "year")


def main(arguments: list[str]) -> int:
    shared = Path(arguments[0] if arguments else "../shared")
    crops = (
        Path(arguments[arguments.index("--crops") + 1])
        if "--crops" in arguments
        else None
    )
    totals = dict.fromkeys(
        (
            "documents",
            "number",
            "date",
            "values",
            "wrong and sure",
            "by hand right",
            "blanks",
        ),
        0,
    )
    for name, path, gold in documents(shared):
        media = "pdf" if path.suffix == ".pdf" else "image"
        shown = "scan" if "--no-names" in arguments else path.name
        source = Source(shown, str(path), name, media, path.stat().st_size)
        page = (
            importlib.import_module("pipeline.pages.read")
            .read(source, ReadOptions(), 1, 1)
            .pages[0]
        )
        slots = {slot.kind: slot for slot in page.slots}
        right = {
            kind: kind in slots and slots[kind].value.lstrip("0") == gold[kind]
            for kind in _KINDS
        }
        totals["documents"] += 1
        totals["number"] += right["number"]
        totals["date"] += right["day"] and right["month"] and right["year"]
        for kind, slot in slots.items():
            totals["blanks"] += 1
            totals["by hand right"] += slot.handwritten == (
                kind in gold["handwritten"].split()
            )
            totals["values"] += bool(slot.value)
            totals["wrong and sure"] += (
                bool(slot.value) and not right[kind] and slot.confidence > _SURE
            )
        print(
            name,
            *(
                f"{kind}={slot.value or '?'}({slot.confidence:.2f}"
                f"{', hand' if slot.handwritten else ''})"
                f"{'' if right[kind] else ' gold ' + gold[kind]}"
                for kind, slot in slots.items()
            ),
            flush=True,
        )
        if crops:
            cut_out(page, crops, name)
    print(", ".join(f"{key} {value}" for key, value in totals.items()))
    missed = (
        5 * totals["number"] < 4 * totals["documents"]
        or 5 * totals["date"] < 4 * totals["documents"]
    )
    return int(missed or 50 * totals["wrong and sure"] > totals["values"])


def documents(shared: Path) -> Iterator[tuple[str, Path, dict[str, str]]]:
    with open(
        shared / "gold" / "scans" / "documents.tsv",
        encoding="utf-8",
        newline="",
    ) as file:
        for row in csv.DictReader(file, delimiter="\t"):
            path = next(
                iter(sorted((shared / "scans").glob(f"{row['name']}.*"))), None
            )
            if path is not None:
                year, month, day = row["issued_on"].split("-")
                yield (
                    row["name"],
                    path,
                    {
                        "number": row["doc_code"].split("/")[0],
                        "day": day.lstrip("0"),
                        "year": year,
                        "month": month.lstrip("0"),
                        "handwritten": row["handwritten"],
                    },
                )


def cut_out(page: Page, folder: Path, name: str) -> None:
    """The blanks as the page's small picture shows them."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(page.picture))
    scale = picture.width / page.width
    for slot in page.slots:
        box = tuple(
            round(v * scale)
            for v in (slot.box.x0, slot.box.y0, slot.box.x1, slot.box.y1)
        )
        picture.crop((box[0], box[1], box[2], box[3])).save(
            folder / f"{name}.{slot.kind}.{slot.value or 'unread'}.png"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
