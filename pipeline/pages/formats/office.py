"""LibreOffice, the one place: turns what Office wrote before 2007, and OpenDocument, into the
Office Open XML that is read here. DOCX keeps the font of each run."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from pipeline.errors import LimitPassed, MissingEngine, UnreadableInput
from pipeline.pages.formats.docx import read_docx
from pipeline.records import Limits, Reading, ReadOptions

REMEDY = (
    "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui "
    "libreoffice-impress-nogui (or: make setup-office)"
)
_FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "pptx": "pptx:Impress MS PowerPoint 2007 XML",
}
# A fresh profile for each call: two instances never share one, and what a document does to it is
# gone with it. Macros are off, and whatever a document links to lies behind a proxy that does not
# exist.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def version() -> str:
    """What LibreOffice calls itself, "" where it is not installed."""
    found = program()
    if not found:
        return ""
    said = subprocess.run(
        [found, "--version"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return said.stdout.strip()


def read_office(path: Path, options: ReadOptions, depth: int = 0) -> Reading:
    """A DOC, RTF or ODT file as one page. Raises MissingEngine without LibreOffice, LimitPassed
    where it takes too long, UnreadableInput where it makes nothing of the file."""
    with tempfile.TemporaryDirectory(prefix="baocao-office-") as folder:
        reading = read_docx(
            convert(path, Path(folder), options.limits, "docx"), options, depth
        )
    letters = [char for char in reading.pages[0].text if char.isalpha()]
    if (
        sum(char < "\u0250" or "\u1e00" <= char <= "\u1eff" for char in letters)
        < len(letters) / 2
    ):
        # it takes any bytes for some text
        raise UnreadableInput("LibreOffice makes no readable text of it")
    return reading


def convert(path: Path, folder: Path, limits: Limits, kind: str) -> Path:
    """The file at ``path`` as ``kind`` (docx, xlsx, pptx), written below ``folder``. Raises as
    ``read_office`` does."""
    found = program()
    if not found:
        raise MissingEngine(
            "reading DOC, RTF, OpenDocument and PPT needs LibreOffice", REMEDY
        )
    profile, source, target = (
        folder / "profile",
        folder / "input",
        folder / "out",
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        _PROFILE, encoding="utf-8"
    )
    target.mkdir()
    # without the name: an ending would overrule the bytes
    shutil.copyfile(path, source)
    command = [
        found,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        _FILTERS[kind],
        "--outdir",
        str(target),
        str(source),
    ]
    environment = {
        **os.environ,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "SAL_USE_VCLPLUGIN": "svp",
        "OMP_NUM_THREADS": "1",
    }
    # soffice is a script that starts the real program: a session of its own lets both be killed
    # together.
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        with suppress(ProcessLookupError, PermissionError):
            bound = (limits.memory_bytes, limits.memory_bytes)
            # what it starts inherits it
            resource.prlimit(process.pid, resource.RLIMIT_AS, bound)
        said = process.communicate(timeout=limits.page_seconds)[1]
    except subprocess.TimeoutExpired as error:
        raise LimitPassed(
            f"LibreOffice took longer than {limits.page_seconds} s (limit page_seconds)"
        ) from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    made = target / f"input.{kind}"
    if not made.exists():
        lines = [
            line
            for line in said.decode("utf-8", "replace").splitlines()
            if "javaldx" not in line
        ]
        raise UnreadableInput(
            f"LibreOffice cannot convert it ({' '.join(lines)[:200] or process.returncode})"
        )
    return made
