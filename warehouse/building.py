"""Running dbt in this process: seeds, models and data tests, with its failures in our words.

Unit tests check the SQL, not the data: they belong to `make test-all`, not to a refresh.
dbt is imported when it is first needed; that alone takes seconds.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import Any

import duckdb

from warehouse.connection import open_reader
from warehouse.errors import CheckBroken, one_line
from warehouse.home import DBT_PROJECT, Home
from warehouse.outcomes import Checked, Failure

SHOWN_ROWS = 10
HELD = ("success", "pass", "warn")
_FINISHED = "NodeFinished"
_SAID = "JinjaLogInfo"
_QUIET = ("--log-level", "none", "--log-level-file", "info")


def _unheard(_: object) -> None:
    """Hear nothing."""


def parse(home: Home, project: Path = DBT_PROJECT) -> None:
    """Import dbt and read its project, so that building starts at once; build tells what fails."""
    _invoke(["parse"], home, project)


def build(
    home: Home,
    on_finished: Callable[[str], None] = _unheard,
    on_note: Callable[[str], None] = _unheard,
    project: Path = DBT_PROJECT,
    *,
    full: bool = False,
    on_event: Callable[[Any], None] = _unheard,
) -> Checked:
    """Build what is due and test it; `full` builds and tests everything.

    `on_finished` hears each node's name, `on_note` what the project itself has to say: how much
    is due, and why; `on_event` hears all of dbt's events as they are. Raises CheckBroken when dbt
    could not start: a project that does not parse.
    """
    verb = ["build", "--exclude-resource-type", "unit_test", *(["--full-refresh"] if full else [])]
    result = _invoke(verb, home, project, _telling(on_finished, on_note), on_event)
    outcomes = getattr(result.result, "results", None)
    if outcomes is None:
        raise CheckBroken(f"dbt could not build: {one_line(result.exception)}", _log_hint(home))
    failures = [_failure(outcome, home) for outcome in outcomes if _is_failure(outcome)]
    return Checked(
        passed=sum(_is_passed_test(outcome) for outcome in outcomes), failures=tuple(failures)
    )


def write_docs(home: Home, project: Path = DBT_PROJECT) -> Path:
    """Write dbt's documentation of the build database as one page; return the page."""
    result = _invoke(["docs", "generate", "--static"], home, project)
    page = home.dbt_target / "static_index.html"
    if not result.success or not page.exists():
        reason = one_line(result.exception or "see the log")
        raise CheckBroken(f"dbt could not write its documentation: {reason}", _log_hint(home))
    home.docs.mkdir(parents=True, exist_ok=True)
    return Path(copyfile(page, home.docs / "index.html"))


# The results are dbt's own, of types unknown here, because dbt is imported late.
def _invoke(verb: list[str], home: Home, project: Path, *hear: Callable[[Any], None]) -> Any:  # noqa: ANN401
    os.environ["ZHIBIAO_HOME"] = str(home.root)
    os.environ.setdefault("DBT_SEND_ANONYMOUS_USAGE_STATS", "False")
    from dbt.cli.main import dbtRunner

    _forget_another_project(home, project)
    # Absolute folders: a relative one is cached by dbt and fails when called from elsewhere.
    folders = {
        "--project-dir": project,
        "--profiles-dir": project,
        "--target-path": home.dbt_target,
        "--log-path": home.logs,
    }
    options = [word for flag, folder in folders.items() for word in (flag, str(folder))]
    return dbtRunner(callbacks=[*hear]).invoke([*verb, *options, *_QUIET])


def _forget_another_project(home: Home, project: Path) -> None:
    """Have dbt parse anew: what it keeps of its last parse leads to the seeds of that folder."""
    parsed = home.dbt_target / "parsed_project.txt"
    if not parsed.exists() or parsed.read_text(encoding="utf-8") != str(project):
        (home.dbt_target / "partial_parse.msgpack").unlink(missing_ok=True)
        home.dbt_target.mkdir(parents=True, exist_ok=True)
        parsed.write_text(str(project), encoding="utf-8")


def _telling(
    on_finished: Callable[[str], None], on_note: Callable[[str], None]
) -> Callable[[Any], None]:
    def hear(event: Any) -> None:  # noqa: ANN401
        if event.info.name == _FINISHED:
            on_finished(event.data.node_info.node_name)
        elif event.info.name == _SAID:
            on_note(event.data.msg)

    return hear


def _is_failure(outcome: Any) -> bool:  # noqa: ANN401
    # What was skipped failed because of something else that is shown.
    return str(outcome.status) in ("error", "fail", "runtime error")


def _is_passed_test(outcome: Any) -> bool:  # noqa: ANN401
    return str(outcome.node.resource_type) == "test" and str(outcome.status) in HELD


def _failure(outcome: Any, home: Home) -> Failure:  # noqa: ANN401
    node = outcome.node
    message, detail = one_line(outcome.message), str(outcome.message)
    compiled = getattr(node, "compiled_code", None)
    if str(node.resource_type) != "test" or not compiled:
        return Failure(f"dbt: {node.name}", message, detail=detail)
    columns, rows = _offending_rows(compiled, home)
    described = getattr(node, "description", "") or message
    row_count = outcome.failures or len(rows)
    return Failure(f"dbt: {node.name}", described, columns, rows, row_count, detail)


def _offending_rows(
    query: str, home: Home
) -> tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]:
    try:
        with open_reader(home.database) as connection:
            connection.execute(f"select * from ({query}\n) limit {SHOWN_ROWS}")
            columns = tuple(name for name, *_ in connection.description or ())
            return columns, tuple(connection.fetchall())
    except duckdb.Error:
        return (), ()


def _log_hint(home: Home) -> str:
    return f"The whole story is in {home.logs / 'dbt.log'}"
