"""How a data home stands: what is published, how fresh it is, the last run, the quarantine.

Healthy is what needs nobody's attention; `complaints` says what does.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from warehouse import lock, runs
from warehouse.home import Home
from warehouse.marts_file import Publication, read_publication
from warehouse.outcomes import Run
from warehouse.quarantine import read_quarantine


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a data home at `now`; `age` is the time since the last run that held.

    `max_age`, where it is given, is how old that may be; `is_file_there` is true when readers have
    a file, even one that is not ours or cannot be read.
    """

    now: datetime
    home: str
    published_file: str
    published: Publication | None
    last_run: Run | None
    last_good_run: Run | None
    age: timedelta | None
    is_refreshing: bool
    quarantine: tuple[dict[str, str], ...]
    max_age: timedelta | None = None
    is_file_there: bool = True

    @property
    def complaints(self) -> tuple[str, ...]:
        """Say what is not as it should be; nothing when all is well."""
        said = []
        if self.published is None:
            said.append(
                "the published file cannot be read"
                if self.is_file_there
                else "nothing is published"
            )
        if self.last_run is not None and self.last_run.status == "failed":
            said.append("the last run failed")
        if self.max_age is not None and (self.age is None or self.age > self.max_age):
            hours = self.max_age.total_seconds() / 3600
            said.append(f"no run has held for more than {hours:g} hours")
        return tuple(said)

    @property
    def is_healthy(self) -> bool:
        """True when there is nothing to complain of."""
        return not self.complaints


def read_status(home: Home, now: datetime, max_age: timedelta | None = None) -> Status:
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
        max_age=max_age,
        is_file_there=home.published_file.exists(),
    )


def as_json(status: Status) -> dict[str, object]:
    """Return the status as plain values for a monitor; times are UTC, in ISO 8601."""
    fields = asdict(status)
    fields["is_healthy"] = status.is_healthy
    fields["complaints"] = status.complaints
    for span in ("age", "max_age"):
        length = fields.pop(span)
        fields[f"{span}_seconds"] = length.total_seconds() if length is not None else None
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
