"""The commands that say how things stand: status and history."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Annotated

import typer

from warehouse.errors import UserError
from warehouse.home import Home, find_home
from warehouse.terminal import output

Report = Annotated[
    str | None, typer.Argument(help="Name of a report, for its versions. 报告名（列出其各版本）")
]


def status(
    as_json: Annotated[bool, typer.Option("--json", help="For monitors. 供监控使用")] = False,
    max_age: Annotated[
        float | None,
        typer.Option(
            min=0,
            envvar="ZHIBIAO_MAX_AGE",
            help="Hours after which the last good run is too old. 允许的最长小时数",
        ),
    ] = None,
) -> None:
    """Say what is published, how fresh it is, how the last run went (状态).

    Exit code 1 when nothing is published, the last run failed, or the last good one is too old.
    """
    from warehouse import status as statuses
    from warehouse.display_state import show_status

    limit = timedelta(hours=max_age) if max_age is not None else None
    found = statuses.read_status(_home(), _now(), limit)
    if as_json:
        typer.echo(json.dumps(statuses.as_json(found), ensure_ascii=False, indent=2))
    else:
        show_status(output(), found)
    if not found.is_healthy:
        raise typer.Exit(1)


def history(report: Report = None) -> None:
    """List the published versions kept, with their differences; or the versions of a report (历史).

    Versions of a report are listed even when it was withdrawn from the source.
    """
    if report is None:
        _history_of_publications(_home())
    else:
        _history_of_report(_home(), report)


def _history_of_publications(home: Home) -> None:
    from warehouse.differences import differences
    from warehouse.display_state import show_history
    from warehouse.marts_file import read_publication
    from warehouse.publish import list_versions, version_file

    live = read_publication(home.published_file)
    versions = list_versions(home)
    files = [version_file(home, one.version) for one in versions]
    changes = [None, *(differences(older, newer) for older, newer in pairwise(files))]
    show_history(output(), versions, changes[: len(files)], live.version if live else None)


def _history_of_report(home: Home, report: str) -> None:
    from warehouse.display_state import show_report_versions
    from warehouse.report_versions import read_versions

    versions = [one for one in read_versions(home) if one.report == report]
    if not versions:
        raise UserError(
            f"No report called {report} was ever read here.",
            "A report is called like its file, without the suffix",
        )
    show_report_versions(output(), versions, home)


def _home() -> Home:
    return find_home(os.environ)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
