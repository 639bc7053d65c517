"""Commands that answer from the taxonomy or from an existing dataset."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from pipeline.cli.language import chosen, say, translate
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.desk.query import Answer


_of_dataset = click.argument(
    "output", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
_on_port = click.option(
    "--port",
    type=int,
    default=0,
    show_default="a free one",
    help="Port of the page.",
)
_in_browser = click.option(
    "--open/--no-open",
    "browser",
    default=True,
    help="Open the browser.",
)


@click.command(epilog="Example:  baocao indicators 'chữ ký số'")
@click.argument("words", nargs=-1)
def indicators(words: tuple[str, ...]) -> None:
    """List the indicators, or those whose code, name or trigger holds WORDS, with or without
    diacritics."""
    from pipeline.facts.indicator.readings import search

    found = search(" ".join(words))
    if not found:
        raise UsageError(
            f"no indicator is called {' '.join(words)!r}",
            "baocao indicators lists all of them",
        )
    for row in found:
        click.echo(f"{row.code:36} {row.unit:14} {row.vi}  /  {row.en}")


@click.command(epilog="Example:  baocao explain c0123456789ab -o output")
@click.argument("check_id")
@click.option(
    "-o",
    "--output",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The dataset.",
)
def explain(check_id: str, output: Path) -> None:
    """Print one finding of the audit in full: its arithmetic, its sentence and where it stands."""
    from pipeline.report.explain import explain as told

    click.echo(told(output, check_id, chosen()))


@click.command(
    epilog='Example:  baocao query output "SELECT indicator, count(*) FROM facts GROUP BY '
    'ALL"'
)
@_of_dataset
@click.argument("sql", required=False)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How the answer is printed.",
)
@click.option(
    "--examples",
    is_flag=True,
    help="Ten questions with their answers.",
)
def query(output: Path, sql: str | None, shape: str, examples: bool) -> None:
    """Ask the dataset in SQL (DuckDB). Each table goes by its name; `references` is a word of SQL
    and wants quotes."""
    from pipeline.desk import query as desk

    if examples:
        for example in desk.examples():
            asked = (
                example.question if chosen() == "vi" else example.question_en
            )
            click.echo(f"\n-- {asked}\n{example.sql}")
            _show(desk.query(output, example.sql), shape)
    elif sql:
        _show(desk.query(output, sql), shape)
    else:
        raise UsageError(
            "no question was given",
            'baocao query OUTPUT "SELECT ...", or --examples',
        )


def _show(answer: Answer, shape: str) -> None:
    if shape == "csv":
        click.echo(answer.as_csv(), nl=False)
    elif shape == "json":
        click.echo(answer.as_json())
    else:
        table = Table()
        for name in answer.columns:
            table.add_column(name, overflow="fold")
        for row in answer.rows:
            table.add_row(*("" if cell is None else str(cell) for cell in row))
        Console(
            highlight=False,
            markup=False,
            width=None if sys.stdout.isatty() else 160,
        ).print(table)


@click.command(epilog="Example:  baocao review output --who 'Nguyễn Văn A'")
@_of_dataset
@click.option(
    "--who",
    default="",
    show_default="login name",
    help="The reviewer's name.",
)
@_on_port
@_in_browser
def review(output: Path, who: str, port: int, browser: bool) -> None:
    """Go through doubtful figures and broken checks on a page that only this machine can open.
    Decisions go to OUTPUT/review.jsonl; `baocao audit OUTPUT` or the next extraction brings them
    into the tables."""
    import webbrowser

    from pipeline.review.server import serve

    def ready(address: str) -> None:
        after = say("then: {}", f"baocao audit {output}")
        click.echo(f"{address}\n{say('Ctrl-C to stop')}; {after}")
        if browser:
            webbrowser.open(address)

    try:
        told = partial(translate, language=chosen())
        serve(output, port, who, ready, chosen(), told)
    except KeyboardInterrupt:
        click.echo(f"→ baocao audit {output}")


@click.command(epilog="Example:  baocao explore output")
@_of_dataset
@_on_port
@_in_browser
def explore(output: Path, port: int, browser: bool) -> None:
    """Look through the tables in Datasette, by facets and a search that needs no diacritics, on a
    page that only this machine can open. Writes OUTPUT/explore.sqlite."""
    import webbrowser

    from pipeline.desk.explore import serve

    def ready(address: str) -> None:
        click.echo(f"{address}\n{say('Ctrl-C to stop')}")
        if browser:
            webbrowser.open(address)

    serve(output, port, ready, chosen())
