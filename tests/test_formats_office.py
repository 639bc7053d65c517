"""DOC and RTF by way of LibreOffice, and the child process that readers run in."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from pipeline import sandbox
from pipeline.errors import LimitPassed, MissingEngine, UnreadableInput
from pipeline.pages.formats import office
from pipeline.pages.formats.assembly import Draft
from pipeline.pages.formats.docx import read_docx
from pipeline.pages.formats.html import read_html
from pipeline.pages.formats.office import read_office
from pipeline.records import Limits, ReadOptions


def _runs(state: Path) -> bool:
    """Whether a process lives, by its file in /proc."""
    try:
        return state.read_text().split()[2] != "Z"
    except OSError:
        return False


def test_missing_office_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(MissingEngine) as caught:
        read_office(path, ReadOptions())
    assert "apt-get install libreoffice-writer-nogui" in caught.value.remedy
    assert caught.value.exit_code == 3


def test_a_hung_office_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "soffice"
    fake.write_text(
        "#!/bin/sh\nsleep 60 & echo $! > "
        + str(tmp_path / "pid")
        + "\nsleep 60\n"
    )
    fake.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(fake))
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(LimitPassed, match="limit page_seconds"):
        read_office(path, ReadOptions(limits=Limits(page_seconds=1)))
    state = Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}/stat")
    # a busy machine takes a moment to end what was killed
    deadline = time.monotonic() + 5
    while _runs(state) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(state)


def test_an_office_that_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: shutil_true)
    shutil_true = "/bin/true"
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(UnreadableInput, match="LibreOffice cannot convert it"):
        read_office(path, ReadOptions())


@pytest.mark.skipif(
    office.program() is None, reason="LibreOffice is not installed"
)
def test_rtf_in_tcvn3(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(
        b"{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTimeH;}{\\f1 .VnTime;}{\\f2 Arial;}}"
        b"{\\f0 b\\'b8o c\\'b8o}\\par{\\f1 C\\'abng ngh\\'d6, tr\\'ad\\'eang v\\'b5 1.204 h\\'e5 "
        b"s\\'ac}"
        b"\\par{\\f2 10 x 5}}"
    )
    reading = read_office(path, ReadOptions())
    assert reading.encoding == "tcvn3"
    assert (
        reading.pages[0].text
        == "báo cáo\nCông nghệ, trường và 1.204 hồ sơ\n10 x 5"
    )
    assert reading.pages[0].shown().startswith("BÁO CÁO\n")


@pytest.mark.skipif(
    office.program() is None, reason="LibreOffice is not installed"
)
def test_noise_with_the_name_of_a_stream_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    noise = random.Random(5).randbytes(4000)
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + noise
        + "WordDocument".encode("utf-16-le")
        + noise
    )
    with pytest.raises(UnreadableInput, match="LibreOffice"):
        read_office(path, ReadOptions())


def test_readers_run_in_a_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []
    monkeypatch.setattr(
        sandbox,
        "call",
        lambda function, *rest, **limits: calls.append(limits) or Draft(),
    )
    read_html(tmp_path / "a", ReadOptions())
    read_docx(tmp_path / "a", ReadOptions())
    assert (
        calls
        == [
            {
                "memory_bytes": Limits().memory_bytes,
                "seconds": Limits().page_seconds,
            }
        ]
        * 2
    )
