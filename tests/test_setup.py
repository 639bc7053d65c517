"""The set-up of a fresh machine: locked packages and nothing else, whatever was released since."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

LOCKS = ("requirements.lock", "requirements-dev.lock")
_NO_INDEX = re.compile(
    r"NewConnectionError|No matching distribution|getaddrinfo|ConnectTimeout"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project as a clone has it, in a folder with blanks and Vietnamese letters."""
    copy = tmp_path / "kho báo cáo"
    leave_out = shutil.ignore_patterns(
        ".git",
        ".venv",
        "output",
        "build",
        "dist",
        "*.egg-info",
        ".*_cache",
        "__pycache__",
        "gold",
    )
    shutil.copytree(ROOT, copy, ignore=leave_out)
    return copy


def set_up(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["bash", ".ci/venv.sh", *arguments]
    return subprocess.run(
        command, cwd=checkout, capture_output=True, text=True, timeout=900
    )


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_lock_is_all_that_extraction_needs(checkout: Path) -> None:
    done = set_up(checkout, ".venv", "requirements.lock")
    if done.returncode and _NO_INDEX.search(done.stderr):
        pytest.skip("needs the package index")
    assert done.returncode == 0, done.stderr
    log = (checkout / ".venv" / "install.log").read_text(encoding="utf-8")
    assert "No broken requirements found." in log
    # our own line, none of pip's or a shim's
    assert done.stderr.count("\n") == 1
    report = SAMPLES / "reports" / "04-text-pdf.pdf"
    command = [".venv/bin/baocao", "extract", report, "-o", "output"]
    ran = subprocess.run(
        command, cwd=checkout, capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 0, ran.stderr
    assert (
        len((checkout / "output" / "facts.csv").read_text("utf-8").splitlines())
        > 1
    )


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_is_pinned_and_hashed(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert len(packages) > 50
    for entry in packages:
        assert re.match(r"[a-z0-9._-]+==\S+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_two_locks_agree() -> None:
    pins = [
        dict(
            re.findall(
                r"^([a-z0-9._-]+)==(\S+)",
                (ROOT / name).read_text("utf-8"),
                re.MULTILINE,
            )
        )
        for name in LOCKS
    ]
    assert pins[0].items() <= pins[1].items()


def test_a_python_that_is_only_a_shim_is_passed_over(
    checkout: Path, tmp_path: Path
) -> None:
    shim = tmp_path / "shim"
    shim.write_text(
        "#!/bin/sh\necho 'pyenv: command not found' >&2\nexit 127\n"
    )
    shim.chmod(0o755)
    (checkout / "empty.lock").write_text("")
    script = (checkout / ".ci" / "venv.sh").read_text()
    (checkout / ".ci" / "venv.sh").write_text(
        script.replace("python3.13", f"{shim} python3.13")
    )
    done = set_up(checkout, "environment", "empty.lock")
    assert "pyenv" not in done.stderr


def test_where_nothing_can_be_installed_one_line_says_what_to_do(
    tmp_path: Path,
) -> None:
    for tool in ("id", "sh"):  # no apt-get, no sudo
        (tmp_path / tool).symlink_to(shutil.which(tool) or tool)
    bash = shutil.which("bash") or "bash"
    done = subprocess.run(
        [
            bash,
            ".ci/apt.sh",
            "Tesseract",
            "command -v tesseract",
            "tesseract-ocr",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PATH": str(tmp_path)},
    )
    assert done.returncode == 3
    assert done.stderr == (
        "baocao: Tesseract is missing; install it with: "
        "sudo apt-get update && sudo apt-get install tesseract-ocr\n"
    )
