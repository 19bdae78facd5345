"""What the tools wrote during a run, kept per run: results of dbt and of the expectations."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from warehouse.home import Home

RUNS_KEPT = 20


def clear(home: Home) -> None:
    """Remove what an earlier run left, so that nothing old is taken for this run's."""
    for file in _written(home):
        file.unlink()


def keep(home: Home, run_id: str) -> None:
    """Copy what was written into `logs/runs/RUN/`; the oldest runs beyond twenty go."""
    folder = home.kept_runs / run_id
    for file in _written(home):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / file.name)
    kept = sorted(home.kept_runs.glob("*"), key=lambda one: one.stat().st_mtime_ns)
    for old in kept[:-RUNS_KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _written(home: Home) -> Iterator[Path]:
    yield from home.dbt_target.glob("run_results.json")
    yield from home.check_results.glob("*.json")
