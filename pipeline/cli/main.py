"""The group of commands and the one place where errors become messages and exit codes."""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

import click

from pipeline.cli import language
from pipeline.cli.ask import explain, explore, indicators, query, review
from pipeline.cli.doctor import doctor
from pipeline.cli.extract import audit, extract
from pipeline.cli.language import say
from pipeline.errors import BaocaoError, UsageError
from pipeline.records import VERSION


class Commands(click.Group):
    """Maps every error to one line with its remedy and to the exit code that its class carries."""

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
            error.show()
            code = error.exit_code
        except BaocaoError as error:
            if debug:
                raise
            click.echo(f"baocao: {language.translate(str(error))}", err=True)
            if error.remedy:
                click.echo(f"  → {language.translate(error.remedy)}", err=True)
            code = error.exit_code
        except (KeyboardInterrupt, click.Abort):
            told = say("stopped; the same command goes on where it was")
            click.echo(f"baocao: {told}", err=True)
            code = 130
        except PermissionError as error:
            if debug:
                raise
            click.echo(
                f"baocao: {say('{}: not permitted', error.filename)}", err=True
            )
            code = UsageError.exit_code
        except Exception as error:
            if debug:
                raise
            named = f"{type(error).__name__}: {error}"
            click.echo(f"baocao: {say('internal error: {}', named)}", err=True)
            remedy = say(
                "run the same command with --debug and send us what it prints"
            )
            click.echo(f"  → {remedy}", err=True)
            code = 1
        sys.exit(code if isinstance(code, int) else 0)


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(VERSION, prog_name="baocao")
@click.option(
    "--debug",
    is_flag=True,
    help="In đầy đủ lỗi. / Show the whole traceback of an error.",
)
@click.option(
    "--log-level",
    type=click.Choice(["debug", "info", "warning", "error"]),
    default="warning",
    show_default=True,
    help="Mức nhật ký; chỉ `debug` in chữ của văn bản. / Only debug shows document text.",
)
@click.option(
    "--lang",
    type=click.Choice(language.LANGUAGES),
    default=None,
    help="Ngôn ngữ của lời nhắn và cột `problem`. / Language of messages and of `problem`.  "
    "[default: LANG]",
)
def main(debug: bool, log_level: str, lang: str | None) -> None:
    """Biến kho báo cáo hành chính thành bộ dữ liệu về ứng dụng CNTT.

    From archives of Vietnamese government reports to a dataset of ICT-adoption facts.
    """
    language.choose(lang)
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
    main.add_command(command)
