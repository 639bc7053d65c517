"""The dataset in pandas, SQL and Excel, and as a data package."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import frictionless
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

import pipeline
from pipeline.desk import sheet_cells
from pipeline.desk.package import write_package
from pipeline.desk.query import Answer, examples, query
from pipeline.desk.workbook import write_workbook
from pipeline.errors import UsageError
from pipeline.labels import code_names, column_heads, named


def test_frames_have_real_types(sample_dataset: Path) -> None:
    data = pipeline.open_dataset(sample_dataset)
    assert str(data.facts["vnd"].dtype) == "Int64"
    assert str(data.facts["number"].dtype) == "Float64"  # so that it plots
    assert data.facts.groupby("year")["number"].sum().dtype.kind == "f"
    assert str(data.documents["issued_date"].dtype).startswith("datetime64")
    assert data.documents["issued_date"].max() >= pd.Timestamp(2022, 1, 1)
    assert str(data.mentions["page"].dtype) == "Int64"
    money = data.facts[data.facts["kind"] == "money"]
    assert 25_238_031_000 in set(money["vnd"])


def test_no_dataset_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        pipeline.open_dataset(tmp_path)


@pytest.mark.parametrize(
    "example", examples(), ids=lambda e: e.question_en[:40]
)
def test_each_example_question_is_answered(
    sample_dataset: Path, example: object
) -> None:
    answer = query(sample_dataset, example.sql)  # type: ignore[attr-defined]
    assert answer.columns
    if "cost" not in example.question_en:  # type: ignore[attr-defined]
        assert answer.rows


def test_a_figure_that_a_report_repeats_is_counted_once(tmp_path: Path) -> None:
    facts = {
        "doc_id": ["a"] * 3,
        "issuer": ["Sở Nội vụ"] * 3,
        "place": ["Hà Giang"] * 3,
        "province": ["Hà Giang"] * 3,
        "year": [2019] * 3,
        "period": ["2019"] * 3,
        "indicator": [
            "ops.dossier.on_time",
            "ops.dossier.on_time",
            "ops.dossier.late",
        ],
        "number": [595, 595, 4],
        "unit": ["hồ sơ"] * 3,
        "status": ["actual"] * 3,
        "subject": [None] * 3,
        "repeats": [None, "a-f1", None],
    }
    pd.DataFrame(facts).to_parquet(tmp_path / "facts.parquet")
    share = next(e for e in examples() if "on time" in e.question_en)
    assert [row[4:] for row in query(tmp_path, share.sql).rows] == [
        (595, 4, 99.3)
    ]


def test_there_are_ten_questions() -> None:
    assert len(examples()) == 10


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO '/tmp/baocao-stolen.csv'",
        "INSTALL httpfs",
        "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
        "SELEC 1",
        "SELECT nothing FROM facts",
    ],
)
def test_sql_reads_the_dataset_and_nothing_else(
    sample_dataset: Path, sql: str
) -> None:
    with pytest.raises(UsageError):
        query(sample_dataset, sql)


def test_a_carriage_return_is_no_end_of_a_row() -> None:
    assert (
        Answer(("text", "next"), [("a\rb", 1)]).as_csv()
        == 'text,next\n"a\rb",1\n'
    )


def test_answers_as_csv_and_json(sample_dataset: Path) -> None:
    answer = query(
        sample_dataset,
        "SELECT 'a,b' AS text, NULL AS nothing, DATE '2019-11-27' AS day",
    )
    assert answer.as_csv() == 'text,nothing,day\n"a,b",,2019-11-27\n'
    assert '"day": "2019-11-27"' in answer.as_json()


def test_the_workbook_holds_numbers_dates_and_links(
    sample_dataset: Path,
) -> None:
    book = openpyxl.load_workbook(sample_dataset / "dataset.xlsx")
    assert book.sheetnames[0] == "Giải thích" and len(book.sheetnames) == 10
    facts = book["Số liệu"]
    heads = [cell.value for cell in facts[1]]
    assert facts.freeze_panes == "A2" and facts.auto_filter.ref
    assert any(
        isinstance(row[heads.index("Giá trị")].value, int | float)
        for row in facts.iter_rows(min_row=2)
    )
    assert heads[0] == "Chỉ tiêu" and heads[-1] == "Đường dẫn"
    assert (
        facts.page_setup.orientation == "landscape"
        and facts.print_title_rows == "$1:$1"
    )
    links = [
        str(row[heads.index("Trang")].value)
        for row in facts.iter_rows(min_row=2)
    ]
    assert links and all(_leads(sample_dataset, link) for link in links)
    documents = book["Văn bản"]
    day = [cell.value for cell in documents[1]].index("Ngày ban hành")
    assert any(row[day].is_date for row in documents.iter_rows(min_row=2))


def _leads(output: Path, formula: str) -> bool:
    """Whether a link leads to a figure that is there, by the rules of Excel's HYPERLINK: an address
    of at most 255 characters, relative to the workbook's folder, one # before the place."""
    address = formula.split('"')[1]
    path, _, place = address.partition("#")
    page = output / path
    plain = re.fullmatch(r"places/[0-9a-f]{16}\.html#[0-9a-z-]+", address)
    return bool(
        plain
        and len(address) <= 255
        and page.exists()
        and f'id="{place}"' in page.read_text(encoding="utf-8")
    )


def _cells(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a sheet by the heads of its columns."""
    head, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rest]


def test_the_workbook_has_words_for_codes(sample_dataset: Path) -> None:
    book = openpyxl.load_workbook(sample_dataset / "dataset.xlsx")
    assert {row["Tình trạng"] for row in _cells(book["Số liệu"])} == {
        *("thực hiện", "kế hoạch", "mục tiêu", "đề xuất"),
    }
    checks = _cells(book["Kiểm tra"])
    assert {row["Kết quả"] for row in checks} == {"Khớp", "Sai lệch"}
    wrong = next(row for row in checks if row["Tính được"] == 112)
    assert (wrong["Văn bản"], wrong["Văn bản ghi"], wrong["Chênh lệch"]) == (
        *("215/BC-STP", 88),
        -24,
    )
    assert {row["Tình trạng"] for row in _cells(book["Văn bản"])} == {"đọc đủ"}


@pytest.mark.parametrize(
    ("language", "title", "kind", "outcome"),
    [
        ("vi", "Số trong văn bản", "số tiền", "Sai lệch"),
        ("en", "Mentions", "money", "Broken"),
    ],
)
def test_the_workbook_speaks_one_language(
    sample_dataset: Path,
    tmp_path: Path,
    language: str,
    title: str,
    kind: str,
    outcome: str,
) -> None:
    for parquet in sample_dataset.glob("*.parquet"):
        (tmp_path / parquet.name).symlink_to(parquet)
    book = openpyxl.load_workbook(write_workbook(tmp_path, language))
    about, *sheets = book
    heads = {str(c.value) for s in sheets for c in s[1]} | set(book.sheetnames)
    told = {str(cell.value) for cell in about["A"][:5]}
    other = (
        re.compile(r"[À-ỹ]") if language == "en" else re.compile(r" of |The ")
    )
    assert not [text for text in heads | told if other.search(text)]
    label = column_heads(language)["label"]
    assert kind in {row[label] for row in _cells(book[title])}
    first = sheets[2]
    assert outcome in {str(cell.value) for cell in first["A"]}
    assert book[title].oddFooter.right.text == (
        "Trang &P/&N" if language == "vi" else "Page &P/&N"
    )


def test_each_row_of_the_workbook_tells_its_document(
    sample_dataset: Path,
) -> None:
    book = openpyxl.load_workbook(sample_dataset / "dataset.xlsx")
    for sheet in book.worksheets[1:-1]:  # but the explanation and the taxonomy
        rows = _cells(sheet)
        name = "Tệp" if sheet.title == "Văn bản" else "Văn bản"
        assert all(row[name] for row in rows), sheet.title


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("facts", "kind"),
        ("facts", "status"),
        ("documents", "status"),
        ("mentions", "label"),
        ("mentions", "origin"),
        ("pages", "reader"),
        ("checks", "kind"),
        ("indicators", "kind"),
        ("indicators", "period"),
    ],
)
def test_every_code_has_a_name(
    sample_dataset: Path, table: str, column: str, language: str
) -> None:
    names = code_names(table, column, language)
    cells = pq.read_table(sample_dataset / f"{table}.parquet", columns=[column])
    codes = {row[column] for row in cells.to_pylist()} - {None, ""}
    assert codes
    unnamed = {code for code in codes if code not in names}
    assert {code for code in unnamed if named(names, code) == code} == set()


def test_an_amount_far_down_is_no_row_of_hashes(
    sample_dataset: Path, tmp_path: Path
) -> None:
    for parquet in sample_dataset.glob("*.parquet"):
        (tmp_path / parquet.name).write_bytes(parquet.read_bytes())
    mentions = pq.read_table(tmp_path / "mentions.parquet")
    small = mentions.filter(pc.equal(mentions["value"], "405")).slice(0, 1)
    index = small.schema.get_field_index("value")
    large = small.set_column(index, "value", [["99999999999999"]])
    pq.write_table(
        pa.concat_tables([*[small] * 2500, large]),
        tmp_path / "mentions.parquet",
    )
    sheet = openpyxl.load_workbook(write_workbook(tmp_path))["Số trong văn bản"]
    at = [cell.value for cell in sheet[1]].index("Giá trị")
    column = sheet.column_dimensions[get_column_letter(at + 1)]
    assert sheet.cell(2502, at + 1).value == 99999999999999
    assert column.width > len("99.999.999.999.999")


def test_a_year_in_the_workbook_is_no_amount(sample_dataset: Path) -> None:
    book = openpyxl.load_workbook(sample_dataset / "dataset.xlsx")
    mentions = _cells(book["Số trong văn bản"])
    years = [
        row["Giá trị"] for row in mentions if row["Loại số"] == "ngày tháng"
    ]
    assert "2019" in years and 2019 not in years


def test_each_sheet_goes_on_paper_one_page_wide(sample_dataset: Path) -> None:
    book = openpyxl.load_workbook(sample_dataset / "dataset.xlsx")
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.page_setup.fitToHeight == 0, sheet.title
        assert sheet.print_title_rows and sheet.print_area, sheet.title


def test_a_row_is_as_tall_as_its_sentence(sample_dataset: Path) -> None:
    sheet = openpyxl.load_workbook(sample_dataset / "dataset.xlsx")["Số liệu"]
    cells = [(row, len(str(sheet.cell(row, 12).value))) for row in range(2, 40)]
    tall = {
        bool(sheet.row_dimensions[row].height) for row, n in cells if n > 70
    }
    low = {bool(sheet.row_dimensions[row].height) for row, n in cells if n < 50}
    assert (tall, low) == ({True}, {False})


def test_the_workbook_is_the_same_every_time(sample_dataset: Path) -> None:
    before = (sample_dataset / "dataset.xlsx").read_bytes()
    assert write_workbook(sample_dataset).read_bytes() == before


@pytest.mark.slow
def test_libreoffice_opens_the_workbook(
    sample_dataset: Path, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip(
            "needs LibreOffice: sudo apt-get install libreoffice-calc-nogui"
        )
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2",
            "--outdir",
            tmp_path,
            sample_dataset / "dataset.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    text = next(tmp_path.glob("*.csv")).read_text(encoding="utf-8")
    assert "proc.pc.count" in text and "bộ máy vi tính" in text


def test_the_dataset_keeps_its_own_description(sample_dataset: Path) -> None:
    report = frictionless.validate(str(sample_dataset / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[
        :5
    ]


def test_the_description_tells_size_hash_keys_and_licence(
    tmp_path: Path,
) -> None:
    (tmp_path / "facts.csv").write_bytes(b"fact_id\n")
    described = json.loads(write_package(tmp_path).read_text(encoding="utf-8"))
    facts = next(
        one for one in described["resources"] if one["name"] == "facts"
    )
    assert facts["bytes"] == 8
    assert (
        facts["hash"]
        == f"sha256:{hashlib.sha256(b'fact_id' + bytes([10])).hexdigest()}"
    )
    assert facts["schema"]["primaryKey"] == ["fact_id"]
    leads = {
        key["fields"][0]: key["reference"]
        for key in facts["schema"]["foreignKeys"]
    }
    assert leads["indicator"] == {"resource": "indicators", "fields": ["code"]}
    # the table itself
    assert leads["repeats"] == {"resource": "", "fields": ["fact_id"]}
    assert described["licenses"][0]["name"] == "other-pd"


def test_every_column_stands_in_the_guide() -> None:
    from pipeline.dataset.contract import columns, tables

    guide = (
        Path(pipeline.__file__).parent.parent / "docs" / "tables.md"
    ).read_text(encoding="utf-8")
    for table in tables():
        part = guide.split(f"## {table}:")[1].split("\n## ")[0]
        for column in columns(table):
            assert f"| `{column.name}` |" in part and column.vi and column.en


@pytest.mark.parametrize(
    "text",
    [
        "12 máy",
        " trước",
        "sau ",
        "a & b",
        "<r>x</r>",
        "_x0041_",
        "ict_staff",
        "a\x01b",
        "a\nb",
        "\ufffe",
        "\"'",
        "",
        "x" * 40_000,
    ],
)
def test_a_fast_cell_is_the_cell_of_the_library(
    tmp_path: Path, text: str
) -> None:
    made = []
    for name, kind in (("ours", sheet_cells.PlainSheet), ("theirs", None)):
        book = xlsxwriter.Workbook(tmp_path / name, {"constant_memory": True})
        book.set_properties({"created": datetime.datetime(2020, 1, 1)})
        sheet, plain = book.add_worksheet("A", kind), book.add_format()
        cell = sheet_cells.plain_text(plain, text) if kind else None
        if cell:
            sheet.put(0, {0: cell})
        else:
            sheet.write_string(0, 0, text, plain)
        figures = {(0, 27): 1234567.25, (1, 3): 1e21, (4, 2): 7}
        for (row, column), value in figures.items():
            if kind:
                number = sheet_cells.plain_number(plain, value)
                sheet.put(row, {column: number})
            else:
                sheet.write_number(row, column, value, plain)
        book.close()
        with zipfile.ZipFile(tmp_path / name) as found:
            made.append(found.read("xl/worksheets/sheet1.xml"))
    assert made[0] == made[1]
