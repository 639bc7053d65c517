"""What the command says, in Vietnamese and in English."""

from __future__ import annotations

import ast
import csv
import gettext
import inspect
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES, baocao

from pipeline import errors
from pipeline.cli import language
from pipeline.cli.help import in_language
from pipeline.cli.main import main
from pipeline.intake import servers

_CATALOGUE = (
    ROOT / "pipeline" / "cli" / "locale" / "vi" / "LC_MESSAGES" / "baocao.po"
)
# the same in any language
_COMMANDS = ("pip install", "baocao extract INPUT", "apt-get")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    language.choose("en")


def _user_errors() -> list[type[errors.BaocaoError]]:
    found = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    return [
        kind for kind in found if not issubclass(kind, errors.UnreadableInput)
    ]


def _sentence(node: ast.expr) -> str:
    """A string or f-string of the source, {} where it has a value; "" for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (
            part.value if isinstance(part, ast.Constant) else "{}"
            for part in node.values
        )
        return "".join(map(str, parts))
    return ""


def _raised() -> Iterator[str]:
    """Every sentence and remedy of an error that a user sees."""
    names = {kind.__name__ for kind in _user_errors()}
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in names:
                yield from filter(None, map(_sentence, node.args))
    yield from (kind.remedy for kind in _user_errors() if kind.remedy)
    yield from servers.REMEDIES.values()


def test_every_error_has_its_sentence_in_vietnamese() -> None:
    language.choose("vi")
    lacking = {
        sentence
        for sentence in _raised()
        if not sentence.startswith(_COMMANDS)
        and language.translate(sentence.replace("{}", "1"))
        == sentence.replace("{}", "1")
    }
    assert lacking == set()


def _help() -> Iterator[str]:
    """Every paragraph of every help page."""
    for command in (main, *main.commands.values()):
        yield from inspect.cleandoc(command.help or "").split("\n\n")
        for option in command.params:
            yield getattr(option, "help", None) or ""


def test_help_is_written_in_one_language() -> None:
    language.choose("vi")
    english = {text for text in _help() if text and in_language(text) == text}
    assert english == set()


def test_help_speaks_the_language_that_is_asked_for() -> None:
    for lang, told in (("vi", "Tùy chọn:"), ("en", "Options:")):
        done = baocao("--lang", lang, "extract", "--help")
        assert told in done.stdout
        assert ("Ví dụ:" in done.stdout) == (lang == "vi")


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_the_review_page_knows_its_words_in_each_language(lang: str) -> None:
    page = (ROOT / "pipeline" / "review" / "page.html").read_text("utf-8")
    words = page.split(f"  {lang}: {{")[1].split("}")[0]
    assert set(re.findall(r"\bw\.(\w+)", page)) == set(
        re.findall(r"(\w+): \"", words)
    )


def test_what_the_review_page_refuses_is_told_in_vietnamese() -> None:
    language.choose("vi")
    for told, expected in [
        ("a reason is needed", "cần ghi lý do"),
        (
            "“x” is not understood; needed is a ratio such as 15/41",
            "không hiểu “x”; cần một tỷ số như 15/41",
        ),
        (
            "Lan decided meanwhile: accepted, 2026; reload the page",
            "Lan vừa quyết định: đúng, 2026; hãy tải lại trang",
        ),
    ]:
        assert language.translate(told) == expected


def test_a_wrong_use_is_told_in_the_language_with_a_remedy() -> None:
    done = baocao("--lang", "vi", "extract", "nowhere")
    assert done.returncode == 2
    assert done.stderr.startswith("baocao: không có nowhere\n  → ")
    assert done.stderr.endswith("extract --help\n")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("-j", "x"), "'-j' / '--workers': “x” không phải số nguyên"),
        (("--max-pages", "0"), "'--max-pages': 0 nằm ngoài khoảng x>=1"),
        (("--from", "x"), "--from: không có “x”; hãy chọn trong "),
        (("--nope",), "không có tùy chọn --nope"),
    ],
)
def test_a_wrong_option_is_told_in_vietnamese(
    typed: tuple[str, ...], told: str
) -> None:
    done = baocao("--lang", "vi", "extract", ROOT, *typed)
    assert done.returncode == 2
    assert done.stderr.startswith(f"baocao: {told}")


def test_the_catalogue_is_compiled(tmp_path: Path) -> None:
    if not shutil.which("msgfmt"):
        pytest.skip("needs msgfmt: sudo apt-get install gettext")
    made = tmp_path / "made.mo"
    subprocess.run(["msgfmt", "-o", made, _CATALOGUE], check=True)
    stored = _CATALOGUE.with_suffix(".mo")
    both = [gettext.GNUTranslations(path.open("rb")) for path in (made, stored)]
    assert both[0]._catalog == both[1]._catalog  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_chooses_where_nobody_does(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    language.choose(None)
    assert language.chosen() == expected


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ("/kho/ra holds no dataset", "/kho/ra không chứa bộ dữ liệu"),
        (
            "ra holds 3 documents of another archive: a {x}.pdf, b.pdf",
            "ra đang chứa 3 văn bản của một kho khác: a {x}.pdf, b.pdf",
        ),
        ("pip install 'baocao[query]'", "pip install 'baocao[query]'"),
    ],
)
def test_a_sentence_keeps_the_names_in_it(raised: str, expected: str) -> None:
    language.choose("vi")
    assert language.translate(raised) == expected


def test_a_run_speaks_one_language(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = (SAMPLES / "reports" / "11-plan.txt").read_bytes()
    (tmp_path / "in" / "a.txt").write_bytes(text)
    (tmp_path / "in" / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    told = {}
    for lang in ("vi", "en"):
        output = tmp_path / lang
        done = baocao(
            "--lang", lang, "extract", tmp_path / "in", "-o", output, "-j", 1
        )
        assert done.returncode == 1
        with open(
            output / "documents.csv", encoding="utf-8", newline=""
        ) as file:
            told[lang] = {row["source"]: row for row in csv.DictReader(file)}[
                "b.pdf"
            ]
        told[lang]["printed"] = done.stdout
    assert (
        "Văn bản" in told["vi"]["printed"]
        and "Documents" in told["en"]["printed"]
    )
    assert told["vi"]["problem"] in told["vi"]["printed"]
    assert told["vi"]["problem"] != told["en"]["problem"]
    assert told["vi"]["problem_code"] == told["en"]["problem_code"] != ""
