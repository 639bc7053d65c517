"""A wheel, installed where nothing else of the project is, runs the whole pipeline with all its
models."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES


@pytest.mark.slow
def test_a_wheel_runs_outside_the_checkout(tmp_path: Path) -> None:
    clean = tmp_path / "checkout"  # a build leaves its leavings where it runs
    leave_out = shutil.ignore_patterns(
        ".*", "output", "build", "dist", "__pycache__", "*.egg-info"
    )
    shutil.copytree(ROOT, clean, ignore=leave_out)
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        tmp_path,
        clean,
    ]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    wheel = next(tmp_path.glob("baocao-*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    for path in (ROOT / "models").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert (
                f"pipeline/models/{path.relative_to(ROOT / 'models').as_posix()}"
                in names
            )
    for package in (ROOT / "pipeline").rglob("__init__.py"):
        assert package.relative_to(ROOT).as_posix() in names
    assert (
        "pipeline/report/templates/overview.html" in names
        and "pipeline/review/page.html" in names
        and {"pipeline/desk/explore.css", "pipeline/desk/explore.js"}
        <= set(names)
    )
    site = tmp_path / "site"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--target",
            site,
            wheel,
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    report = SAMPLES / "reports" / "10-ruled-table.pdf"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import pipeline, sys; print(pipeline.__file__); "
            "from pipeline.cli import main; sys.argv[0] = 'baocao'; main()",
            "extract",
            report,
            "-o",
            tmp_path / "out",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(site)},
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert str(site) in done.stdout.splitlines()[0]
    assert "ops.dossier.received" in (tmp_path / "out" / "facts.csv").read_text(
        encoding="utf-8"
    )
