"""The run log: one JSON line per state of a run; the last line of a run counts.

It lies outside the build database, so that it survives the loss of that; `raw.runs` is its copy.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.load import fill_table
from warehouse.outcomes import Run

_TIMES = ("started_at", "finished_at")


def new_run_id(now: datetime, earlier: Sequence[Run]) -> str:
    """Name a run after its start, `20261122T033200Z`; a second one in that second gets `-2`."""
    name = now.strftime("%Y%m%dT%H%M%SZ")
    taken = {run.run_id for run in earlier}
    candidates = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)


def write_run(log: Path, run: Run) -> None:
    """Append the state of a run to the log, durably."""
    log.parent.mkdir(parents=True, exist_ok=True)
    line = {key: _plain(value) for key, value in asdict(run).items()}
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_runs(log: Path) -> tuple[Run, ...]:
    """Return every run, oldest first; a line cut short by a crash is passed over."""
    if not log.exists():
        return ()
    runs: dict[str, Run] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        run = _parse(line)
        if run is not None:
            runs[run.run_id] = run
    return tuple(runs.values())


def close_interrupted(log: Path) -> None:
    """Write down runs that never ended as failed; call it only while holding the lock."""
    for run in read_runs(log):
        if run.status == "running":
            write_run(log, interrupted(run))


def interrupted(run: Run) -> Run:
    """Return a run that never ended as the failed run it was."""
    return replace(run, status="failed", reason="interrupted: the process ended before the run did")


def copy_to_database(connection: duckdb.DuckDBPyConnection, runs: Sequence[Run]) -> None:
    """Make raw.runs say what the run log says."""
    fill_table(connection, "runs", [_as_row(run) for run in runs])


def _as_row(run: Run) -> dict[str, object]:
    row = {key: _plain(value) for key, value in asdict(run).items()}
    nested = {key: json.dumps(row[key]) for key in ("tool_versions", "seconds_by_stage")}
    return row | nested


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _parse(line: str) -> Run | None:
    try:
        fields = json.loads(line)
        for key in _TIMES:
            if fields.get(key):
                fields[key] = datetime.fromisoformat(fields[key])
        return Run(**fields)
    except (ValueError, TypeError, AttributeError):
        return None
