"""Reads the annotated sources of the samples: what stands in the report, and what a reader should
find in it.

A source is a head of ``key: value`` lines, ``---``, and the body. In the body
``[[text|mention|fact]]`` marks a figure: mention is ``LABEL;value;unit;cmp``, fact
``indicator;period;status`` (none: the figure is no ICT-adoption fact). The columns of documents.csv
are the head's fields, or ``gold.COLUMN`` where they are spelt otherwise; ``check`` lines are the
relations that an auditor would test, the planted errors among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]*)\|?([^\]]*)\]\]")


@dataclass
class Report:
    name: str
    head: dict[str, str]
    checks: list[list[str]]
    lines: list[str]  # with marks

    @property
    def kind(self) -> set[str]:
        return set(self.head["kind"].split())

    @property
    def number(self) -> str:
        return self.head.get("code", "").split("/")[0]

    @property
    def symbol(self) -> str:
        return self.head.get("code", "").partition("/")[2]

    def body(self) -> list[str]:
        """The lines as they stand in the report."""
        return [MARK.sub(lambda m: m[1], line) for line in self.lines]

    def dated(self) -> str:
        year, month, day = self.head["date"].split("-")
        return (
            f"{self.head['place']}, ngày {day} tháng {month if int(month) < 3 else int(month)} "
            f"năm {year}"
        )

    def letterhead(self) -> list[str]:
        """The report as plain lines above the body, as a clerk types them into a text file."""
        head = self.head
        if "issuer" not in head:
            return []
        nation = [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ]
        top = [x for x in (head["parent"], head["issuer"]) if x]
        return [
            *top,
            *nation,
            f"Số: {head['code']}",
            self.dated(),
            "",
            head["type"],
            head["title"],
            "",
        ]

    def close(self) -> list[str]:
        """The lines below the body: recipients and signature."""
        head = self.head
        if "signer" not in head:
            return []
        signed = [x for x in (head["signed_for"], head["signer_title"]) if x]
        return [
            "",
            "Nơi nhận:",
            *head["recipients"].split("|"),
            "",
            *signed,
            "",
            head["signer"],
        ]

    def mentions(self) -> Iterator[tuple[int, list[str], list[str]]]:
        """(line of the body from 0, [label, text, value, unit, cmp], fact fields) of each marked
        figure."""
        for number, line in enumerate(self.lines):
            for mark in MARK.finditer(line):
                label, value, unit, cmp = [*mark[2].split(";"), "", ""][:4]
                yield (
                    number,
                    [label, mark[1], value, unit, cmp or "="],
                    mark[3].split(";") if mark[3] else [],
                )


def load(folder: Path) -> list[Report]:
    reports = []
    for path in sorted(folder.glob("*.txt")):
        head_text, _, body = path.read_text(encoding="utf-8").partition("---\n")
        head: dict[str, str] = {}
        checks = []
        for line in head_text.splitlines():
            key, _, value = line.partition(":")
            if key == "check":
                checks.append(value.split())
            else:
                head[key] = value.strip()
        reports.append(Report(path.stem, head, checks, body.splitlines()))
    return reports


def write_gold(report: Report, folder: Path, offset: int) -> None:
    """Gold in the format of the scorer; ``offset`` is the number of lines above the body in the
    report's text."""
    mentions = ["line\tlabel\ttext\tvalue\tunit\tcmp\tnote"]
    facts = ["line\tindicator\tvalue\tunit\tcmp\tperiod\tstatus\tnote"]
    if "code" in report.head:
        code = report.head.get("gold.doc_code", report.head["code"])
        mentions.append(f"1\tDOCNO\t{report.head['code']}\t{code}\t\t=\t")
        mentions.append(
            f"1\tDATE\t{report.dated().split('ngày ')[1]}\t{report.head['date']}\t\t=\tissued"
        )
    if found := re.search(r"\bnăm (\d{4})|quý (III) năm", report.head["title"]):
        value = (
            report.head["gold.period"]
            if not re.fullmatch(r"\d{4}", report.head["gold.period"])
            else found[1]
        )
        mentions.append(f"1\tDATE\t{value}\t{value}\t\t=\t")
    for line, mention, fact in report.mentions():
        label, text, value, unit, cmp = mention
        mentions.append(
            "\t".join(
                [str(line + offset + 1), label, text, value, unit, cmp, ""]
            )
        )
        if fact:
            facts.append(
                "\t".join(
                    [
                        str(line + offset + 1),
                        fact[0],
                        value,
                        unit,
                        cmp,
                        fact[1],
                        fact[2],
                        "",
                    ]
                )
            )
    checks = ["kind\toutcome\tnumbers\tnote"]
    checks += [
        "\t".join([kind, outcome, " ".join(numbers), ""])
        for kind, outcome, *numbers in report.checks
    ]
    for name, rows in (
        ("mentions", mentions),
        ("facts", facts),
        ("checks", checks),
    ):
        (folder / f"{report.name}.{name}.tsv").write_text(
            "\n".join(rows) + "\n", encoding="utf-8"
        )


COLUMNS = (
    "doc_code",
    "doc_type",
    "issuer",
    "issuer_parent",
    "place",
    "issued_on",
    "title",
    "signer",
    "signer_title",
    "signed_for",
    "period",
    "handwritten",
)


def write_documents(reports: list[Report], folder: Path) -> None:
    rows = ["\t".join(["name", *COLUMNS])]
    for report in reports:
        head = report.head
        own = {
            "doc_code": head.get("code", ""),
            "doc_type": head.get("type", "").capitalize(),
            "issued_on": "?",
            **{
                k: head.get(k, "")
                for k in (
                    "place",
                    "title",
                    "signer",
                    "signer_title",
                    "signed_for",
                )
            },
        }
        if "date" in head:
            own["issued_on"] = head["date"]
        else:  # a press article: its own header is judged by the code alone
            own.update(
                dict.fromkeys(("place", "title", "issuer", "period"), "?")
            )
        own.update(
            {
                k.removeprefix("gold."): v
                for k, v in head.items()
                if k.startswith("gold.")
            }
        )
        rows.append(
            "\t".join(
                [report.name, *(own.get(column, "") for column in COLUMNS)]
            )
        )
    (folder / "documents.tsv").write_text(
        "\n".join(rows) + "\n", encoding="utf-8"
    )
