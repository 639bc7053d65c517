"""What several tests share: the dataset of the samples, extracted once."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# before a test imports it
pytest.register_assert_rewrite("cluster_kit", "remote_kit")

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"


def baocao(
    *arguments: object, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd or ROOT, timeout=600
    )


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def sample_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of ``baocao extract samples/reports``."""
    output = tmp_path_factory.mktemp("samples") / "output"
    done = baocao("extract", SAMPLES / "reports", "-o", output, "-j", 2)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def short_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``reports`` and the dataset ``out`` of them."""
    home = tmp_path_factory.mktemp("short")
    folder = home / "reports"
    folder.mkdir()
    text = (
        "BÁO CÁO\nKết quả năm 2021\n\nTrong năm 2021, Sở tiếp nhận 88 hồ sơ trực tuyến, trong đó: "
        "5 hồ sơ hộ tịch, "
        "7 hồ sơ quốc tịch và 100 hồ sơ chứng thực.\n"
    )
    (folder / "a.txt").write_text(text, encoding="utf-8")
    assert baocao("extract", folder, "-o", home / "out").returncode == 0
    return home


@pytest.fixture
def output(short_report: Path, tmp_path: Path) -> Path:
    """The dataset for one test alone; ``reports`` beside it."""
    shutil.copytree(short_report, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out"


@pytest.fixture
def chromium() -> str:
    """The path of a browser; skips where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("needs Chromium: sudo apt-get install chromium")
    return path
