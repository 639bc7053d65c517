"""The command ``baocao``; the only part of the package that prints or exits."""

from pipeline.cli.main import main

__all__ = ["main"]
