"""The life of one run: its stages timed, its end written down, whatever the end is."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib import metadata

import duckdb

from warehouse import runs
from warehouse.connection import open_writer
from warehouse.errors import UserError
from warehouse.home import Home
from warehouse.load import ensure_schema
from warehouse.outcomes import Counts, Listener, Run

Clock = Callable[[], datetime]
TOOLS = ("zhibiao", "duckdb", "dbt-core", "dbt-duckdb", "great-expectations")


class Journal:
    """Writes a run down when it starts and when it ends; one object per run."""

    def __init__(self, home: Home, clock: Clock, extractor_version: str) -> None:
        """Start a run and write it down as running; runs that never ended become failed ones."""
        now = clock()
        run_id = runs.new_run_id(now, runs.read_runs(home.run_log))
        self._home = home
        self._clock = clock
        self._stage: str | None = None
        self.run = Run(run_id, now, extractor_version, tool_versions())
        try:
            runs.close_interrupted(home.run_log)
            runs.write_run(home.run_log, self.run)
        except OSError as error:
            raise UserError(f"The run log cannot be written: {error.strerror}.") from error

    @contextmanager
    def stage(self, name: str, listener: Listener, steps: int | None = None) -> Iterator[None]:
        """Time a stage; one that does not end well is the stage the run failed at."""
        listener.stage(name, steps)
        began = time.monotonic()
        self._stage = name
        try:
            yield
        except BaseException:
            listener.fail()
            raise
        finally:
            seconds = round(time.monotonic() - began, 2)
            spent = {**self.run.seconds_by_stage, name: seconds}
            self.run = replace(self.run, seconds_by_stage=spent)
        self._stage = None

    def note(self, **facts: object) -> None:
        """Set fields of the run; written down at its end."""
        self.run = replace(self.run, **facts)

    def note_counts(self, counts: Counts) -> None:
        """Set the run's counts."""
        self.note(
            report_count=counts.reports,
            observation_count=counts.observations,
            set_aside_count=counts.set_aside,
            unanswered_count=counts.unanswered,
        )

    def end(self, status: str, reason: str | None = None) -> Run:
        """Write the end of the run into the run log and, where that opens, into raw.runs."""
        failed_stage = self._stage if status == "failed" else None
        self.note(
            status=status, reason=reason, failed_stage=failed_stage, finished_at=self._clock()
        )
        # On a full disk the end cannot be written down; the next run notes it as interrupted.
        with contextlib.suppress(OSError):
            runs.write_run(self._home.run_log, self.run)
        self._copy_to_database()
        return self.run

    def _copy_to_database(self) -> None:
        if not self._home.database.exists():
            return
        try:
            with open_writer(self._home.database) as connection:
                ensure_schema(connection)
                runs.copy_to_database(connection, runs.read_runs(self._home.run_log))
        except (UserError, duckdb.Error):
            # The log has it; the next refresh copies it.
            return


@cache
def tool_versions() -> dict[str, str]:
    """Return the versions of what a run is made with; what is not installed is left out."""
    installed = {}
    for tool in TOOLS:
        with contextlib.suppress(metadata.PackageNotFoundError):
            installed[tool] = metadata.version(tool)
    return installed
