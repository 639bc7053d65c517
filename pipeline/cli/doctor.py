"""``baocao doctor``: which readers, models and languages are there, and how to install what is
missing."""

from __future__ import annotations

import importlib
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import click

from pipeline.cli.language import say
from pipeline.resources import MODELS


@dataclass(frozen=True)
class Part:
    """Something the pipeline uses. ``needed``: nothing works without it, otherwise only some inputs
    or commands do."""

    name: str
    found: str  # its version; "" where it is missing
    remedy: str
    needed: bool = False


def _first_line(*command: str) -> str:
    if not shutil.which(command[0]):
        return ""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next(iter((done.stdout or done.stderr).splitlines()), "").strip()


def _languages() -> list[str]:
    if not shutil.which("tesseract"):
        return []
    done = subprocess.run(
        ["tesseract", "--list-langs"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout.split()


def _package(name: str) -> str:
    # brings the parsers of e-mails and archives, which the other commands do without
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _archives() -> bool:
    """Whether the system's library is there that the package libarchive-c calls."""
    try:
        importlib.import_module("libarchive")
    except (ImportError, OSError, AttributeError, TypeError):
        return False
    return True


# package, extra that brings it ("" for the core), what it is for
_PACKAGES = (
    ("trueocr", "", "reading pictures"),
    ("onnxruntime", "", "neural networks"),
    ("pypdfium2", "", "reading PDFs"),
    ("pdfplumber", "", "tables in PDFs"),
    ("pytesseract", "", "Tesseract"),
    ("spacy", "", "names of bodies"),
    ("duckdb", "query", "baocao query"),
    ("datasette", "explore", "baocao explore"),
    ("XlsxWriter", "", "dataset.xlsx"),
    ("distributed", "cluster", "--scheduler"),
    ("ocrmypdf", "searchable", "--searchable"),
    ("s3fs", "remote", "s3://bucket/…"),
    ("sshfs", "remote", "sftp://host/…"),
    ("aiohttp", "remote", "https://host/…"),
)
_MODELS = (
    ("language", "language model"),
    ("digits.onnx", "handwritten digits"),
    ("ner", "names and indicators"),
)


def parts() -> Iterator[Part]:
    """Every part with its version or what to do about it."""
    apt = "sudo apt-get update && sudo apt-get install "
    yield Part(
        "tesseract",
        _first_line("tesseract", "--version"),
        apt + "tesseract-ocr tesseract-ocr-vie",
        needed=True,
    )
    yield Part(
        "tesseract: vie",
        "vie" if "vie" in _languages() else "",
        apt + "tesseract-ocr-vie",
        needed=True,
    )
    for name, extra, purpose in _PACKAGES:
        remedy = (
            f"pip install 'baocao[{extra}]'" if extra else f"pip install {name}"
        )
        yield Part(
            f"{name} ({say(purpose)})", _package(name), remedy, needed=not extra
        )
    for name, purpose in _MODELS:
        there = next(iter(sorted(p.name for p in MODELS.glob(f"{name}*"))), "")
        yield Part(f"models/{name} ({say(purpose)})", there, "make models")
    yield Part(
        "libarchive (RAR, 7-Zip)",
        "libarchive" if _archives() else "",
        apt + "libarchive13",
    )
    yield Part(
        "libreoffice (DOC, RTF, ODS, PPT)",
        _first_line("soffice", "--version"),
        apt
        + "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui",
    )


@click.command(epilog="Example:  baocao doctor")
def doctor() -> int:
    """Show which readers, models and languages are there, their versions, and how to install what
    is missing. Exits with 3 where something is missing that nothing works without."""
    missing = False
    for part in parts():
        if part.found:
            click.echo(f"  {say('there'):7} {part.name}: {part.found}")
        else:
            missing |= part.needed
            lacking = say("MISSING") if part.needed else say("missing")
            click.echo(f"  {lacking:7} {part.name} → {part.remedy}")
    return 3 if missing else 0
