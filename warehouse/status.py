"""How a data home stands: what is published, how fresh it is, the last run, the quarantine."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from warehouse import lock, runs
from warehouse.extracting import read_quarantine
from warehouse.home import Home
from warehouse.marts_file import Publication, read_publication
from warehouse.outcomes import Run


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a data home at `now`; `age` is the time since the last run that held."""

    now: datetime
    home: str
    published_file: str
    published: Publication | None
    last_run: Run | None
    last_good_run: Run | None
    age: timedelta | None
    is_refreshing: bool
    quarantine: tuple[dict[str, str], ...]

    @property
    def is_healthy(self) -> bool:
        """True when something is published and the last run that ended did not fail."""
        return self.published is not None and (
            self.last_run is None or self.last_run.status != "failed"
        )


def read_status(home: Home, now: datetime) -> Status:
    """Look at a data home without touching it; works while a refresh is at work."""
    is_refreshing = lock.is_held(home.lock)
    known = [_settled(run, is_refreshing=is_refreshing) for run in runs.read_runs(home.run_log)]
    ended = [run for run in known if run.status != "running"]
    good = [run for run in ended if run.status in ("published", "unchanged")]
    last_good = good[-1] if good else None
    return Status(
        now=now,
        home=str(home.root),
        published_file=str(home.published_file),
        published=read_publication(home.published_file),
        last_run=ended[-1] if ended else None,
        last_good_run=last_good,
        age=now - last_good.finished_at if last_good and last_good.finished_at else None,
        is_refreshing=is_refreshing,
        quarantine=tuple(read_quarantine(home.quarantine)),
    )


def as_json(status: Status) -> dict[str, object]:
    """Return the status as plain values for a monitor; times are UTC, in ISO 8601."""
    fields = asdict(status)
    fields["is_healthy"] = status.is_healthy
    fields["age_seconds"] = status.age.total_seconds() if status.age is not None else None
    del fields["age"]
    return _plain(fields)


def _settled(run: Run, *, is_refreshing: bool) -> Run:
    """A run that says it is running while nobody holds the lock was interrupted."""
    if run.status != "running" or is_refreshing:
        return run
    return runs.interrupted(run)


def _plain(value: object) -> object:
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case datetime():
            return value.isoformat(timespec="seconds")
        case _:
            return value
