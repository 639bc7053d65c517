"""What several tests share: the dataset of the samples, extracted once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def sample_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of ``baocao extract samples/reports``."""
    output = tmp_path_factory.mktemp("samples") / "output"
    done = baocao("extract", SAMPLES / "reports", "-o", output, "-j", 2)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture
def chromium() -> str:
    """The path of a browser; skips where there is none."""
    import shutil

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("needs Chromium: sudo apt-get install chromium")
    return path
