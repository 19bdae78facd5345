"""What the tools wrote during a run, kept per run: artefacts of dbt, results of the expectations.

A run that failed has `failure.txt` beside them: everything that was said, whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from warehouse.home import Home
from warehouse.outcomes import Failure

RUNS_KEPT = 20
FAILURE = "failure.txt"
_OF_DBT = ("manifest.json", "run_results.json", "sources.json")


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


def write_failure(home: Home, run_id: str, text: str, hint: str) -> str:
    """Write down all that was said when a run failed; return the hint, with the place added."""
    file = home.kept_runs / run_id / FAILURE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError:
        return hint  # a full disk must not hide how the run ended
    return f"{hint}\n  The whole message: {file}".lstrip()


def told(failures: Iterable[Failure]) -> str:
    """Write all that is known of checks that failed."""
    return "\n\n".join(_told(failure) for failure in failures)


def _told(failure: Failure) -> str:
    rows = ["\t".join(map(str, row)) for row in (failure.columns, *failure.rows) if row]
    return "\n".join([failure.check, failure.message, failure.detail, *rows])


def _written(home: Home) -> Iterator[Path]:
    for name in _OF_DBT:
        yield from home.dbt_target.glob(name)
    yield from home.check_results.glob("*.json")
