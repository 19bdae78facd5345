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

from warehouse.connection import transaction
from warehouse.outcomes import Run

_TIMES = ("started_at", "finished_at")
_INSERT = """
    insert into raw.runs by name
    select
        $run_id as run_id,
        $started_at as started_at,
        $finished_at as finished_at,
        $extractor_version as extractor_version,
        $status as status,
        $failed_stage as failed_stage,
        $reason as reason,
        $report_count as report_count,
        $quarantined_count as quarantined_count,
        $observation_count as observation_count,
        $set_aside_count as set_aside_count,
        $unanswered_count as unanswered_count,
        $check_count as check_count,
        $seconds_by_stage as seconds_by_stage,
        $published_version as published_version
"""


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
    with transaction(connection):
        connection.execute("delete from raw.runs")
        for run in runs:
            row = asdict(run)
            row["seconds_by_stage"] = json.dumps(run.seconds_by_stage)
            connection.execute(_INSERT, row)


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
