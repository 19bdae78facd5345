"""The command line `zhibiao`: what is typed becomes a call, what comes back becomes words.

Exit codes: 0 done · 1 failed checks, or input of which nothing could be published · 2 usage.
"""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from warehouse import looking, standing
from warehouse.errors import UserError
from warehouse.home import Home, default_input, find_home
from warehouse.terminal import complain, output

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
Keep = Annotated[
    int, typer.Option(min=1, envvar="ZHIBIAO_KEEP", help="Versions to keep. 保留版本数")
]
Version = Annotated[str | None, typer.Option(help="The version to return to. 指定版本")]


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"zhibiao {version('zhibiao')}")
        raise typer.Exit


@app.callback()
def zhibiao(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="版本号"),
    ] = False,
) -> None:
    """Government reports, read figure by figure into a warehouse. 政府报告指标数据仓库."""


def main() -> None:
    """Run the command line; a user's error is one line, a fault of ours a line and a file."""
    try:
        app()
    except UserError as error:
        complain(str(error), error.hint)
        sys.exit(1)
    except KeyboardInterrupt:
        complain("Stopped; the published file is as it was. 已停止")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone, as in `zhibiao extract … | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        complain(f"{error.strerror or error}: {error.filename or 'the data home'}")
        sys.exit(1)
    except Exception as error:
        complain(
            f"Something went wrong in Zhibiao itself ({type(error).__name__}: {error}).",
            f"Please report it with {_keep_traceback()}",
        )
        sys.exit(1)


@app.command()
def refresh(
    paths: Paths = None,
    full: Annotated[
        bool, typer.Option("--full", help="Read and build everything anew. 全部重读重建")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Publish even if nothing changed. 强制重建")
    ] = False,
    keep: Keep = 5,
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
    console = output()
    if not paths:
        paths = [default_input(home)]
        if paths[0] != home.reports:
            console.print(f"{home.reports} is empty: the examples are read. 暂用示例报告")
    request = Request(tuple(paths), full=full, force=force, keep=keep)
    with listener_for(console) as listener:
        refreshed = refresh(request, home, _now, listener)
    show_refreshed(console, refreshed, home.published_file)
    if refreshed.run.status == "failed":
        raise typer.Exit(1)


@app.command()
def validate() -> None:
    """Run both expectation suites on the build database; publish nothing (只检查，不发布)."""
    from warehouse.summary import show_failures, show_warnings
    from warehouse.validating import validate

    console = output()
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
    keep: Keep = 5,
) -> None:
    """Publish the build database as it stands, or return to an earlier version (发布或回退)."""
    from warehouse.listeners import listener_for
    from warehouse.lock import hold
    from warehouse.publish import roll_back
    from warehouse.refresh import publish_built
    from warehouse.summary import show_refreshed

    console, home = output(), _home()
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
def docs() -> None:
    """Write the tables' documentation as one page beside the published file (数据字典)."""
    from warehouse.building import write_docs
    from warehouse.lock import hold

    home = _home()
    if not home.database.exists():
        raise UserError("There is no build database yet.", "zhibiao refresh builds one")
    with hold(home.lock):
        page = write_docs(home)
    output().print(f"Written 已生成: {page}", soft_wrap=True)


LOOKS = (
    *(looking.extract, looking.show, looking.samples, looking.export),
    *(standing.status, standing.history),
)
for looks in LOOKS:
    app.command()(looks)


def _home() -> Home:
    return find_home(os.environ)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _keep_traceback() -> Path:
    """Write the traceback where a maintainer finds it; return the file."""
    logs = _home().logs
    logs.mkdir(parents=True, exist_ok=True)
    file = logs / "fault.txt"
    file.write_text(traceback.format_exc(), encoding="utf-8")
    return file


if __name__ == "__main__":
    main()
