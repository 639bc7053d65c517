"""The files of the dataset: safe, plain, in one pass, whole or not at all."""

import csv
import random
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline import dataset
from pipeline.dataset.cells import safe
from pipeline.dataset.contract import columns, tables
from pipeline.records import (
    Box,
    Check,
    Digest,
    Document,
    Fact,
    Findings,
    Header,
    Layout,
    Mention,
    Page,
    Reading,
    Reference,
    Source,
)


def document(
    n: int = 1, text: str = "Tổng số 12 máy tính.", **more
) -> Document:
    doc_id = f"{n:016x}"
    mention = Mention(
        f"{doc_id}-m1",
        1,
        1,
        8,
        10,
        "COUNT",
        "12",
        "12",
        "máy tính",
        box=Box(1, 2, 3.456, 4),
    )
    fact = Fact(
        f"{doc_id}-f1",
        "infra.computers",
        "12",
        "máy",
        "count",
        "=",
        "2020",
        "actual",
        text,
        1,
        mention.mention_id,
        0.91239,
    )
    made = Document(
        Source(f"{n}.txt", "", doc_id, "text", 10),
        Reading((Page(1, text, seconds=1.2),)),
        Layout(
            Header(
                doc_code=f"{n}/BC-SNV", place="Hà Giang", issued_on="2020-03-05"
            ),
            (),
        ),
        (mention,),
        Findings((fact,)),
    )
    return replace(made, **more)


def written(output, table):
    with open(output / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_has_the_columns_of_the_contract(tmp_path):
    dataset.write([document()], (), dataset.Codes(), tmp_path)
    for table in tables():
        names = [column.name for column in columns(table)]
        assert (tmp_path / f"{table}.csv").read_text(encoding="utf-8").split(
            "\n"
        )[0] == ",".join(names)
        assert pq.read_schema(tmp_path / f"{table}.parquet").names == names
    (row,) = written(tmp_path, "facts")
    assert (row["value"], row["confidence"], row["x0"], row["doc_code"]) == (
        "12",
        "0.912",
        "",
        "1/BC-SNV",
    )
    (row,) = written(tmp_path, "mentions")
    assert (row["x1"], row["confidence"], row["alternatives"]) == (
        "3.46",
        "",
        "",
    )
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(("timings", "seconds"), [(False, ""), (True, "1.2")])
def test_seconds_are_kept_out_unless_asked_for(tmp_path, timings, seconds):
    dataset.write([document()], (), dataset.Codes(), tmp_path, timings)
    assert written(tmp_path, "pages")[0]["seconds"] == seconds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "1+1"),
        ("- có 12 máy", "có 12 máy"),
        ("+84", "84"),
        ("@x", "x"),
        ("\t=x", "x"),
        ("a\n b\r\tc", "a b c"),
        ("--=@", ""),
        ("x=1", "x=1"),
        ("-", "–"),
        ("-5%", "−5%"),
        ("a\0b\x7f", "ab"),
        ("\0=1", "1"),
    ],
)
def test_no_cell_is_a_formula(text, expected):
    assert safe(text) == expected


def test_text_of_a_scan_has_marks_of_notes_as_plain_digits(tmp_path):
    said = "so với cùng kỳ)¹, 12 máy², 25 m²"
    read = Page(1, said, reader="ocr")
    born = Page(2, said, reader="text")
    dataset.write(
        [document(text=said, reading=Reading((read, born)))],
        [],
        dataset.Codes(),
        tmp_path,
    )
    (path,) = (tmp_path / "text").iterdir()
    assert path.read_text().split("\f") == [
        "so với cùng kỳ)1, 12 máy2, 25 m²",
        said,
    ]


def test_words_are_safe_and_values_keep_their_sign(tmp_path):
    one = document(text="=HYPERLINK(1)")
    one = replace(
        one,
        mentions=(
            replace(
                one.mentions[0], label="DATE", value="--11-08", unit="@nhà"
            ),
        ),
        layout=replace(
            one.layout,
            header=replace(one.layout.header, title="+cmd|x", issuer="-UBND"),
        ),
        checks=(
            Check(
                "c1",
                "sum",
                "broken",
                ("a", "b"),
                ("m",),
                ("1", "2"),
                "=sai",
                "@wrong",
                difference="-3",
            ),
        ),
    )
    dataset.write([one], (), dataset.Codes(), tmp_path)
    assert (
        written(tmp_path, "mentions")[0]["value"],
        written(tmp_path, "mentions")[0]["unit"],
    ) == ("--11-08", "nhà")
    assert (
        written(tmp_path, "documents")[0]["title"],
        written(tmp_path, "facts")[0]["issuer"],
    ) == ("cmd|x", "UBND")
    assert written(tmp_path, "facts")[0]["evidence"] == "HYPERLINK(1)"
    (row,) = written(tmp_path, "checks")
    assert (row["difference"], row["message"], row["doc_ids"]) == (
        "-3",
        "sai",
        "a b",
    )


@pytest.mark.parametrize(
    "value", ["9" * 60, "1/0", "", "abc", "1e999999", "NaN", "1.00000000049"]
)
def test_odd_values_do_not_break_the_parquet(tmp_path, value):
    one = document()
    fact = replace(one.findings.facts[0], value=value)
    dataset.write(
        [replace(one, findings=Findings((fact,)))],
        (),
        dataset.Codes(),
        tmp_path,
    )
    assert pq.read_table(tmp_path / "facts.parquet").num_rows == 1


@pytest.mark.parametrize(
    ("code", "date", "place", "expected"),
    [
        ("12/QĐ-UBND", "2019-05-04", "Hà Giang", "a"),
        ("12/QĐ-UBND", "2019-05", "Lào Cai", "a"),
        # another year's number 12
        ("12/QĐ-UBND", "2018-05-04", "Hà Giang", ""),
        ("12/QĐ-UBND", "", "Hà Giang", "a"),
        ("12/QĐ-UBND", "", "Lào Cai", ""),  # another province's number 12
        ("7/KH-UBND", "2020-01-01", "", "b"),
        ("7/KH-UBND", "", "", ""),  # two fit
        ("7/KH-UBND", "2020", "", ""),
        ("/BC-SNV", "", "", ""),
        ("99/BC-SNV", "", "", ""),
        ("8/BC-SNV", "2021-01-01", "", ""),  # itself
    ],
)
def test_a_citation_finds_its_document_or_none(code, date, place, expected):
    codes = dataset.Codes(
        [
            Digest(
                "a",
                "a.txt",
                Header(
                    doc_code="12/QĐ-UBND",
                    issued_on="2019-05-04",
                    place="Hà Giang",
                ),
            ),
            Digest(
                "b",
                "b.txt",
                Header(
                    doc_code="7/KH-UBND",
                    issued_on="2020-01-01",
                    place="Hà Giang",
                ),
            ),
            Digest(
                "c",
                "c.txt",
                Header(
                    doc_code="7/KH-UBND",
                    issued_on="2020-02-01",
                    place="Lào Cai",
                ),
            ),
            Digest("d", "d.txt", Header(doc_code="/BC-SNV", place="Hà Giang")),
            Digest(
                "self",
                "e.txt",
                Header(doc_code="8/BC-SNV", issued_on="2021-01-01"),
            ),
        ]
    )
    assert codes.find(code, date, "self", place) == expected


def test_citations_reach_documents_that_come_later(tmp_path):
    citing = document(
        1,
        findings=Findings(
            references=(Reference(1, "m", "2/BC-SNV", "Báo cáo", "2020-03-05"),)
        ),
    )
    both = [citing, document(2)]
    dataset.write(
        iter(both), (), dataset.Codes(one.digest() for one in both), tmp_path
    )
    assert written(tmp_path, "references")[0]["cites_doc_id"] == f"{2:016x}"


def test_a_failure_leaves_the_old_dataset(tmp_path):
    dataset.write([document()], (), dataset.Codes(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.*")}

    def failing():
        yield document(2)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        dataset.write(failing(), (), dataset.Codes(), tmp_path)
    assert {
        path.name: path.read_bytes() for path in tmp_path.glob("[!.]*.*")
    } == before


def test_texts_of_documents_that_are_gone_go_too(tmp_path):
    dataset.write([document(1), document(2)], (), dataset.Codes(), tmp_path)
    (tmp_path / "text" / "ghi chú.txt").write_text("mine")
    dataset.write([document(2)], (), dataset.Codes(), tmp_path)
    assert sorted(path.name for path in (tmp_path / "text").iterdir()) == [
        f"{2:016x}.txt",
        "ghi chú.txt",
    ]


def test_an_archive_never_stands_in_memory(tmp_path):
    tracemalloc.start()
    dataset.write(
        (document(n, "y" * 60_000, findings=Findings()) for n in range(400)),
        (),
        dataset.Codes(),
        tmp_path,
    )
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 << 20  # all texts together are 24 MB


@pytest.mark.parametrize(
    "longest", [50, 900, 5000], ids=["short", "some", "long"]
)
def test_the_parquet_is_the_same_whatever_is_read_at_once(
    tmp_path, monkeypatch, longest
):
    writing = sys.modules["pipeline.dataset.write"]
    monkeypatch.setattr(writing, "_GROUP", 1 << 14)
    chance = random.Random(longest)
    names = [column.name for column in columns("tables")]
    source = tmp_path / "tables.csv"
    with open(source, "w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, names)
        rows.writeheader()
        for number in range(400):
            text = "năm\n" * chance.randrange(longest // 5)
            rows.writerow({"doc_id": "d", "page": number, "text": text})
    whole, parts = tmp_path / "whole.parquet", tmp_path / "parts.parquet"
    writing._write_parquet(source, whole, "tables", 1 << 14)
    monkeypatch.setattr(writing, "_PART", 1 << 10)
    writing._parquet(source, parts, "tables")
    assert parts.read_bytes() == whole.read_bytes()
    assert pq.ParquetFile(parts).num_row_groups > 1


@pytest.mark.parametrize(
    "name",
    ["=HYPERLINK(1).txt", "@x.txt", "-cmd.txt", "+1.txt", "bình thường.txt"],
)
def test_the_name_of_an_input_is_no_formula_and_still_leads_to_it(
    tmp_path, name
):
    dataset.write(
        [document(source=Source(name, "", f"{1:016x}", "text", 10))],
        (),
        dataset.Codes(),
        tmp_path,
    )
    (row,) = written(tmp_path, "documents")
    assert not row["source"].startswith(("=", "+", "-", "@")) and Path(
        row["source"]
    ) == Path(name)
