"""Commands that answer from the taxonomy or from an existing dataset."""
from __future__ import annotations

from pathlib import Path

import click


@click.command(epilog="Ví dụ / example:  baocao indicators 'chữ ký số'")
@click.argument("words", nargs=-1)
def indicators(words: tuple[str, ...]) -> None:
    """Liệt kê hoặc tìm chỉ tiêu theo mã hay tên (có dấu hoặc không dấu).

    List the indicators of the taxonomy, or those whose code, name or trigger holds WORDS.
    """
    from pipeline.facts.indicators import search

    for row in search(" ".join(words)):
        click.echo(f"{row['code']:36} {row['unit']:14} {row['vi']}  /  {row['en']}")


@click.command(epilog="Ví dụ / example:  baocao explain c0123456789ab -o output")
@click.argument("check_id")
@click.option("-o", "--output", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("output"),
              show_default=True, help="Bộ dữ liệu. / The dataset.")
def explain(check_id: str, output: Path) -> None:
    """In đầy đủ một phát hiện của kiểm toán: phép tính, câu văn, vị trí.

    Print one finding of the audit in full: its arithmetic, its sentence and where it stands.
    """
    from pipeline.report.explain import explain as told

    click.echo(told(output, check_id))
