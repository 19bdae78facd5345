"""What Dagster loads: `dagster dev -m orchestration.definitions`, in the repository.

The data home is that of the command line (`ZHIBIAO_HOME`). The schedule refreshes every night, the
sensor when the reports have changed. Both may be on, and cron beside them: a refresh with nothing
to do leaves at once, and two never work together.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from dagster import (
    DefaultScheduleStatus,
    DefaultSensorStatus,
    Definitions,
    RunRequest,
    ScheduleDefinition,
    SensorEvaluationContext,
    SkipReason,
    define_asset_job,
    sensor,
)

from orchestration.graph import read_graph
from orchestration.running import refresh_assets
from warehouse.home import default_input, find_home

REFRESH = define_asset_job("refresh_job", description="The whole refresh.")
EVERY_NIGHT = ScheduleDefinition(
    name="every_night",
    job=REFRESH,
    cron_schedule="30 2 * * *",
    default_status=DefaultScheduleStatus.RUNNING,
)
SECONDS_BETWEEN_LOOKS = 60


@sensor(
    job=REFRESH,
    minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
    default_status=DefaultSensorStatus.RUNNING,
)
def reports_changed(context: SensorEvaluationContext) -> RunRequest | SkipReason:
    """Ask for a refresh when the reports have changed, and were left alone for one look."""
    now = _state(default_input(find_home(os.environ)))
    asked, _, seen = (context.cursor or "").partition(" ")
    if now == asked:
        return SkipReason("The reports are as they were.")
    if now != seen:
        context.update_cursor(f"{asked} {now}")
        return SkipReason("Reports are arriving; wait until all have.")
    context.update_cursor(f"{now} {now}")
    return RunRequest()


def _state(folder: Path) -> str:
    """Digest the names, sizes and times of all files below a folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    told = [(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return hashlib.sha256(repr(told).encode()).hexdigest()


definitions = Definitions(
    assets=[refresh_assets(read_graph(find_home(os.environ)))],
    jobs=[REFRESH],
    schedules=[EVERY_NIGHT],
    sensors=[reports_changed],
)
