"""The group of commands and the one place where errors become messages and exit codes."""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

import click

from pipeline.cli import help, language
from pipeline.cli.ask import explain, explore, indicators, query, review
from pipeline.cli.doctor import doctor
from pipeline.cli.extract import audit, extract
from pipeline.errors import BaocaoError, UsageError
from pipeline.records import VERSION


class Commands(click.Group):
    """Maps every error to one line with its remedy and to the exit code that its class carries."""

    context_class = help.Context

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        rows = [
            (name, help.summary(command))
            for name, command in self.commands.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; `baocao … | head`, which has read enough, is no error. click itself
        would end with 1."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()  # a pipe that is closed says so here, not at the end of the process
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return found

    def main(self, *args: Any, **kwargs: Any) -> Any:
        kwargs["standalone_mode"] = False
        debug = "--debug" in (
            args[0] if args and args[0] is not None else sys.argv
        )
        try:
            code = super().main(*args, **kwargs)
        except click.ClickException as error:
            _tell(error.format_message(), _help_of(error))
            code = error.exit_code
        except BaocaoError as error:
            if debug:
                raise
            _tell(str(error), error.remedy)
            code = error.exit_code
        except (KeyboardInterrupt, click.Abort):
            _tell("stopped; the same command goes on where it was")
            code = 130
        except PermissionError as error:
            if debug:
                raise
            _tell(f"{error.filename}: not permitted")
            code = UsageError.exit_code
        except Exception as error:
            if debug:
                raise
            _tell(
                f"internal error: {type(error).__name__}: {error}",
                "run the same command with --debug and send us what it prints",
            )
            code = 1
        sys.exit(code if isinstance(code, int) else 0)


def _tell(message: str, remedy: str = "") -> None:
    """Says what went wrong and what to do about it, in the language that is set."""
    click.echo(f"baocao: {language.translate(message)}", err=True)
    if remedy:
        click.echo(f"  → {language.translate(remedy)}", err=True)


def _help_of(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path} --help" if context else ""


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(VERSION, prog_name="baocao")
@click.option(
    "--debug",
    is_flag=True,
    help="Show the whole traceback of an error.",
)
@click.option(
    "--log-level",
    type=click.Choice(["debug", "info", "warning", "error"]),
    default="warning",
    show_default=True,
    help="How much is logged; only debug shows document text.",
)
@click.option(
    "--lang",
    type=click.Choice(language.LANGUAGES),
    default=None,
    is_eager=True,
    expose_value=False,
    callback=lambda _context, _option, value: language.choose(value),
    show_default="LANG",
    help="Language of help, messages, review page, `problem` and dataset.xlsx.",
)
def main(debug: bool, log_level: str) -> None:
    """From archives of Vietnamese government reports to a dataset of ICT-adoption facts."""
    logging.basicConfig(
        level=log_level.upper(), format="%(levelname)s %(name)s: %(message)s"
    )
    for noisy in ("pdfminer", "fontTools", "PIL"):
        logging.getLogger(noisy).setLevel(logging.ERROR)


for command in (
    extract,
    audit,
    review,
    explore,
    query,
    indicators,
    explain,
    doctor,
):
    command.context_class = help.Context
    main.add_command(command)
