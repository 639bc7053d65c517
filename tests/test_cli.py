"""The command by real invocation: exit codes, help, messages with a remedy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SAMPLES, baocao

from pipeline.cli.main import main


@pytest.mark.parametrize("command", sorted(main.commands))
def test_each_command_has_help_with_an_example_and_stands_in_the_readme(
    command: str,
) -> None:
    done = baocao(command, "--help")
    assert done.returncode == 0
    assert f"baocao {command}" in done.stdout.split("Example:")[1]
    assert f"baocao {command}" in (SAMPLES.parent / "README.md").read_text(
        encoding="utf-8"
    )


def test_extract_ends_with_a_table_and_zero(tmp_path: Path) -> None:
    done = baocao(
        "extract", SAMPLES / "reports" / "11-plan.txt", "-o", tmp_path / "out"
    )
    assert done.returncode == 0, done.stderr
    assert "Documents" in done.stdout and "Facts" in done.stdout
    assert (tmp_path / "out" / "facts.csv").exists() and (
        tmp_path / "out" / "dataset.xlsx"
    ).exists()


def test_a_second_run_reads_nothing_and_says_so(tmp_path: Path) -> None:
    for _ in range(2):
        done = baocao(
            "extract",
            SAMPLES / "reports" / "11-plan.txt",
            "-o",
            tmp_path / "out",
        )
    assert "Nothing has changed" in done.stdout


def test_a_bad_input_makes_exit_one_and_a_row(tmp_path: Path) -> None:
    folder = tmp_path / "kho lưu trữ"
    folder.mkdir()
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.7\nnot a document")
    (folder / "tốt.txt").write_text(
        "BÁO CÁO\nSở có 05 máy chủ.\n", encoding="utf-8"
    )
    done = baocao("extract", folder, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    text = (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8")
    assert "hỏng.pdf" in text and "failed" in text and "tốt.txt" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "no such file"],
        ["nonsense"],
        ["query", "."],
        ["audit", "no such folder"],
        ["extract", "README.md", "--from", "nonsense"],
    ],
)
def test_wrong_use_makes_exit_two_without_a_traceback(
    arguments: list[str],
) -> None:
    done = baocao(*arguments)
    assert done.returncode == 2
    assert done.stderr.strip() and "Traceback" not in done.stderr


def test_audit_runs_again_and_can_fail_a_script(sample_dataset: Path) -> None:
    before = (sample_dataset / "checks.csv").read_bytes()
    assert baocao("audit", sample_dataset).returncode == 0
    assert (
        baocao("audit", sample_dataset, "--fail-on", "broken").returncode == 1
    )
    assert (sample_dataset / "checks.csv").read_bytes() == before


def test_explain_prints_a_finding(sample_dataset: Path) -> None:
    checks = (
        (sample_dataset / "checks.csv").read_text(encoding="utf-8").splitlines()
    )
    check_id = next(line for line in checks if ",broken," in line).split(",")[0]
    done = baocao("explain", check_id, "-o", sample_dataset)
    assert done.returncode == 0 and len(done.stdout.splitlines()) > 2
    assert baocao("explain", "c-nonsense", "-o", sample_dataset).returncode == 2


def test_doctor_names_what_is_there() -> None:
    done = baocao("doctor")
    assert done.returncode == 0, done.stdout
    assert "tesseract" in done.stdout and "trueocr" in done.stdout


def test_indicators_are_found_without_diacritics() -> None:
    assert "app.signature" in baocao("indicators", "chu ky so").stdout
    assert len(baocao("indicators").stdout.splitlines()) >= 90


def test_a_run_that_finds_nothing_new_loads_no_arrow() -> None:
    code = "import sys, pipeline.cli, pipeline.run.extract; sys.exit('pyarrow' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], cwd=SAMPLES.parent
        ).returncode
        == 0
    )


@pytest.mark.parametrize(
    ("lang", "asked"),
    [("vi", "-- Một bộ máy vi tính mua"), ("en", "-- What did one computer")],
)
def test_example_questions_are_asked_in_one_language(
    sample_dataset: Path, lang: str, asked: str
) -> None:
    told = baocao("--lang", lang, "query", sample_dataset, "--examples").stdout
    questions = [line for line in told.splitlines() if line.startswith("-- ")]
    assert len(questions) == 10
    assert any(line.startswith(asked) for line in questions)
