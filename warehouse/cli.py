"""The command line `zhibiao`: what is typed becomes a call, what comes back becomes words.

Exit codes: 0 done · 1 failed checks, or input of which nothing could be published · 2 usage.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from warehouse.errors import UserError
from warehouse.home import Home, default_input, find_home

LOG_WIDTH = 160
app = typer.Typer(
    name="zhibiao",
    help="Government reports, read figure by figure into a warehouse. 政府报告指标数据仓库",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Files or folders of reports; default: the data home's. 报告文件或目录"),
]
Version = Annotated[str | None, typer.Option(help="The version to return to. 指定版本")]


class Format(StrEnum):
    """How `extract` writes."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Outcome(StrEnum):
    """Which numerals `extract` shows."""

    OBSERVATION = "observation"
    SET_ASIDE = "set_aside"
    UNANSWERED = "unanswered"
    ALL = "all"


def main() -> None:
    """Run the command line; a user's error is one line, a fault of ours a line and a file."""
    try:
        app()
    except UserError as error:
        _complain(str(error), error.hint)
        sys.exit(1)
    except KeyboardInterrupt:
        _complain("Stopped; the published file is as it was. 已停止")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone, as in `zhibiao extract … | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        _complain(
            f"Something went wrong in Zhibiao itself ({type(error).__name__}: {error}).",
            f"Please report it with {_keep_traceback()}",
        )
        sys.exit(1)


@app.command()
def refresh(
    paths: Paths = None,
    full: Annotated[bool, typer.Option("--full", help="Read every report again. 全部重读")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Publish even if nothing changed. 强制重建")
    ] = False,
    keep: Annotated[int, typer.Option(min=1, help="Versions to keep. 保留版本数")] = 5,
) -> None:
    """Read the reports, build, check and publish (读取、建模、检查并发布).

    Only new or changed reports are read. The source named is the whole truth: a report that is no
    longer in it leaves the warehouse. When a check fails nothing is published.
    """
    from warehouse.listeners import listener_for
    from warehouse.refresh import refresh
    from warehouse.summary import show_refreshed
    from warehouse.work import Request

    home = _home()
    request = Request(tuple(paths or [default_input(home)]), full=full, force=force, keep=keep)
    console = _console()
    with listener_for(console) as listener:
        refreshed = refresh(request, home, _now, listener)
    show_refreshed(console, refreshed, home.published_file)
    if refreshed.run.status == "failed":
        raise typer.Exit(1)


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders. 报告文件或目录")],
    output: Annotated[Format, typer.Option("--format", help="How to write. 格式")] = Format.TABLE,
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
    if output is Format.TABLE:
        for reading in readings:
            show_reading(_console(), reading, outcomes, explain=explain)
    else:
        _write_mentions(readings, outcomes, output)
    for bad in unreadable:
        _complain(f"{bad.file}: {bad.reason}")
    if not readings:
        raise typer.Exit(1)


@app.command()
def validate() -> None:
    """Run both expectation suites on the build database; publish nothing (只检查，不发布)."""
    from warehouse.summary import show_failures, show_warnings
    from warehouse.validating import validate

    console = _console()
    checked = validate(_home(), _now().date())
    show_warnings(console, checked.warnings)
    show_failures(console, checked.failures)
    console.print(f"{checked.passed} expectations hold, {len(checked.failures)} do not.")
    if checked.failures:
        raise typer.Exit(1)


@app.command()
def publish(
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Return to the version before. 回到上一版本")
    ] = False,
    to: Version = None,
    keep: Annotated[int, typer.Option(min=1, help="Versions to keep. 保留版本数")] = 5,
) -> None:
    """Publish the build database as it stands, or return to an earlier version (发布或回退)."""
    from warehouse.listeners import listener_for
    from warehouse.lock import hold
    from warehouse.publish import roll_back
    from warehouse.refresh import publish_built
    from warehouse.summary import show_refreshed

    console, home = _console(), _home()
    if rollback or to:
        with hold(home.lock):
            about = roll_back(home, to)
        console.print(f"Readers have version {about.version} again. 已回退")
        return
    with listener_for(console) as listener:
        published = publish_built(home, _now, listener, keep)
    show_refreshed(console, published, home.published_file)
    if published.run.status == "failed":
        raise typer.Exit(1)


@app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="For monitors. 供监控使用")] = False,
) -> None:
    """Say what is published, how fresh it is, how the last run went (状态).

    Exit code 1 when nothing is published or the last run failed.
    """
    from warehouse import status as statuses
    from warehouse.display import show_status

    found = statuses.read_status(_home(), _now())
    if as_json:
        typer.echo(json.dumps(statuses.as_json(found), ensure_ascii=False, indent=2))
    else:
        show_status(_console(), found)
    if not found.is_healthy:
        raise typer.Exit(1)


@app.command()
def history() -> None:
    """List the published versions kept, with their differences (历史版本)."""
    from warehouse.display import show_history
    from warehouse.marts_file import read_publication
    from warehouse.publish import list_versions

    home = _home()
    live = read_publication(home.published_file)
    show_history(_console(), list_versions(home), live.version if live else None)


@app.command()
def show(
    wanted: Annotated[
        str, typer.Argument(help="A report, an observation, or a file. 报告名、观测编号或文件")
    ],
) -> None:
    """Show figures in their sentences: of a report, a file, or one figure (看数字的出处)."""
    from warehouse.display import show_figure, show_figures, show_reading
    from warehouse.figures import OUTCOMES, published_figures

    console = _console()
    if Path(wanted).exists():
        from warehouse.reading_files import read_files

        readings, unreadable = read_files([Path(wanted)])
        for reading in readings:
            show_reading(console, reading, OUTCOMES, explain=True)
        for bad in unreadable:
            _complain(f"{bad.file}: {bad.reason}")
        raise typer.Exit(0 if readings else 1)
    rows = published_figures(_home().published_file, wanted)
    if len(rows) == 1:
        show_figure(console, rows[0])
    else:
        show_figures(console, rows)


@app.command()
def samples(
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="Rows. 行数")] = 10,
) -> None:
    """Show some rows of the published file (看几行结果)."""
    from warehouse.samples import samples
    from warehouse.summary import show_samples

    file = _home().published_file
    if not file.exists():
        raise UserError("Nothing is published yet.", "zhibiao refresh publishes")
    show_samples(_console(), samples(file, count))


def _write_mentions(readings: list, outcomes: tuple[str, ...], output: Format) -> None:
    from dataclasses import fields

    from extract.records import Mention
    from warehouse.figures import as_csv, as_json_lines, mention_rows

    rows = mention_rows(readings, outcomes)
    if output is Format.JSONL:
        for line in as_json_lines(rows):
            typer.echo(line)
    else:
        columns = ["report", *(field.name for field in fields(Mention))]
        typer.echo(as_csv(list(rows), columns), nl=False)


def _home() -> Home:
    return find_home(os.environ)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _console() -> Console:
    console = Console(highlight=False)
    # In a log there is no window: lines must not be broken at the 80 columns Rich assumes.
    return console if console.is_terminal else Console(highlight=False, width=LOG_WIDTH)


def _complain(message: str, hint: str = "") -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(f"[red]{escape(message)}[/]")
    if hint:
        console.print(f"  {escape(hint)}")


def _keep_traceback() -> Path:
    """Write the traceback where a maintainer finds it; return the file."""
    logs = _home().logs
    logs.mkdir(parents=True, exist_ok=True)
    file = logs / "fault.txt"
    file.write_text(traceback.format_exc(), encoding="utf-8")
    return file


if __name__ == "__main__":
    main()
