"""The commands that only look: at a report, at a figure, at some rows, or hand rows on."""

from __future__ import annotations

import os
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warehouse.errors import UserError
from warehouse.home import find_home
from warehouse.terminal import complain, output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.records import Reading


class Format(StrEnum):
    """How `extract` writes."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Export(StrEnum):
    """How `export` writes."""

    PARQUET = "parquet"
    CSV = "csv"
    EXCEL = "excel"


class Outcome(StrEnum):
    """Which numerals `extract` shows."""

    OBSERVATION = "observation"
    SET_ASIDE = "set_aside"
    UNANSWERED = "unanswered"
    ALL = "all"


def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders. 报告文件或目录")],
    written: Annotated[Format, typer.Option("--format", help="How to write. 格式")] = Format.TABLE,
    outcome: Annotated[
        Outcome, typer.Option(help="Which numerals to show. 显示哪些数字")
    ] = Outcome.OBSERVATION,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show each sentence and the rules used. 逐条说明")
    ] = False,
) -> None:
    """Show what is read from reports, without a warehouse (只读报告，不建库)."""
    from warehouse.display import show_reading
    from warehouse.figures import OUTCOMES
    from warehouse.reading_files import read_files

    outcomes = OUTCOMES if outcome is Outcome.ALL else (outcome.value,)
    readings, unreadable = read_files(paths)
    if written is Format.TABLE:
        for reading in readings:
            show_reading(output(), reading, outcomes, explain=explain)
    else:
        _write_mentions(readings, outcomes, written)
    for bad in unreadable:
        complain(f"{bad.file}: {bad.reason}")
    if not readings:
        raise typer.Exit(1)


def show(
    wanted: Annotated[
        str, typer.Argument(help="A report, an observation, or a file. 报告名、观测编号或文件")
    ],
) -> None:
    """Show figures in their sentences: of a report, a file, or one figure (看数字的出处)."""
    from warehouse.display import show_figure, show_figures, show_reading
    from warehouse.figures import OUTCOMES, published_figures

    console = output()
    if Path(wanted).exists():
        from warehouse.reading_files import read_files

        readings, unreadable = read_files([Path(wanted)])
        for reading in readings:
            show_reading(console, reading, OUTCOMES, explain=True)
        for bad in unreadable:
            complain(f"{bad.file}: {bad.reason}")
        raise typer.Exit(0 if readings else 1)
    rows = published_figures(find_home(os.environ).published_file, wanted)
    if len(rows) == 1:
        show_figure(console, rows[0])
    else:
        show_figures(console, rows)


def samples(
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="Rows. 行数")] = 10,
    sentences: Annotated[
        int,
        typer.Option(min=0, help="Draw so many sentences, with all that was read. 随机抽句"),
    ] = 0,
    seed: Annotated[int, typer.Option(help="Another seed, other sentences. 随机种子")] = 1,
) -> None:
    """Show some rows of the published file, or sentences drawn at random (看几行结果)."""
    from warehouse.display import show_figures
    from warehouse.figures import drawn_figures
    from warehouse.samples import samples
    from warehouse.summary import show_samples

    file = find_home(os.environ).published_file
    if sentences:
        show_figures(output(), drawn_figures(file, sentences, seed))
        return
    if not file.exists():
        raise UserError("Nothing is published yet.", "zhibiao refresh publishes")
    show_samples(output(), samples(file, count))


def export(
    folder: Annotated[Path | None, typer.Argument(help="Where to write. 输出目录")] = None,
    written: Annotated[
        Export, typer.Option("--format", help="How to write. 格式")
    ] = Export.PARQUET,
    postgres: Annotated[
        str | None, typer.Option(metavar="URI", help="A PostgreSQL database. 导入 PostgreSQL")
    ] = None,
    schema: Annotated[str, typer.Option(help="Its schema. PostgreSQL 模式名")] = "zhibiao",
) -> None:
    """Hand the published tables on: as Parquet, CSV or Excel files, or into PostgreSQL (导出)."""
    from warehouse.export import export

    if folder is None and postgres is None:
        raise typer.BadParameter("Name a folder, or a database with --postgres.")
    file = find_home(os.environ).published_file
    if folder is not None:
        for one in export(file, folder, written.value):
            typer.echo(one)
    if postgres is not None:
        from warehouse.postgres import export_to_postgres

        for table in export_to_postgres(file, postgres, schema):
            typer.echo(table)


def _write_mentions(readings: Sequence[Reading], outcomes: Sequence[str], written: Format) -> None:
    from extract.records import Mention
    from warehouse.figures import as_csv, as_json_lines, mention_rows

    rows = mention_rows(readings, outcomes)
    if written is Format.JSONL:
        for line in as_json_lines(rows):
            typer.echo(line)
    else:
        columns = ["report", *(field.name for field in fields(Mention))]
        typer.echo(as_csv(list(rows), columns), nl=False)
