"""Every version of a report that was ever loaded: which is current, what it superseded, what left.

A version is other bytes under the same name; reading the same bytes by other rules makes none. The
list and the shards of all versions lie outside the build database, so that they survive its loss.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path

import duckdb

from warehouse.errors import UserError, one_line
from warehouse.home import Home
from warehouse.load import TABLES, fill_table
from warehouse.marts_file import sync

_TIMES = ("first_seen_at", "superseded_at", "withdrawn_at")
_PRESENT = """
    select
        reports.report, reports.content_hash, reports.title, reports.published_on,
        reports.numeral_count, count(mentions.report) as observation_count
    from raw.reports as reports
    left join raw.quantity_mentions as mentions
        on reports.report = mentions.report and mentions.outcome = 'observation'
    group by all
    order by reports.report
"""


@dataclass(frozen=True, slots=True)
class Present:
    """A report as `raw` holds it now."""

    report: str
    content_hash: str
    title: str | None
    published_on: date | None
    numeral_count: int
    observation_count: int


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """One version of a report; times are UTC without a zone."""

    report: str
    version_number: int
    content_hash: str
    title: str | None
    published_on: date | None
    numeral_count: int
    observation_count: int
    first_seen_at: datetime
    superseded_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def is_current(self) -> bool:
        """True when this is what the source says now."""
        return self.superseded_at is None and self.withdrawn_at is None


def keep_versions(
    connection: duckdb.DuckDBPyConnection, home: Home, now: datetime
) -> tuple[str, ...]:
    """Write down what `raw` holds now as the current versions; return the reports revised."""
    known = read_versions(home)
    present = [Present(*row) for row in connection.execute(_PRESENT).fetchall()]
    versions = advance(known, present, now)
    _keep_shards(home, [one for one in versions if one.is_current])
    if versions != known:
        _write_versions(home, versions)
    fill_table(connection, "report_versions", [_as_row(one) for one in versions])
    before = {(one.report, one.version_number) for one in known}
    return tuple(
        one.report
        for one in versions
        if one.version_number > 1 and (one.report, one.version_number) not in before
    )


def advance(
    known: Sequence[ReportVersion], present: Iterable[Present], now: datetime
) -> tuple[ReportVersion, ...]:
    """Return the versions known, with what is present now as the current ones.

    A report that comes back after it was withdrawn has a version more, whatever it says.
    """
    here = {one.report: one for one in present}
    last = {one.report: one for one in known}
    settled = {report: _settled(one, here.get(report), now) for report, one in last.items()}
    earlier = [one for one in known if one is not last[one.report]]
    arrived = [
        _next(last.get(report), one, now)
        for report, one in here.items()
        if report not in settled or not settled[report].is_current
    ]
    versions = [*earlier, *settled.values(), *arrived]
    return tuple(sorted(versions, key=lambda one: (one.report, one.version_number)))


def read_versions(home: Home) -> tuple[ReportVersion, ...]:
    """Return every version written down, by report and number.

    Raises UserError when the list is damaged: it is the only one, and not to be written over.
    """
    file = home.report_versions
    if not file.exists():
        return ()
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        return tuple(_parse(json.loads(line)) for line in lines)
    except (ValueError, TypeError, KeyError) as error:
        raise UserError(
            f"The list of versions {file} is damaged: {one_line(error)}.",
            "Put back a copy of it, or move it away: then every report begins at version 1.",
        ) from error


def _settled(last: ReportVersion, here: Present | None, now: datetime) -> ReportVersion:
    """Say what became of the last version known of a report."""
    if not last.is_current:
        return last
    if here is None:
        return replace(last, withdrawn_at=now)
    if here.content_hash != last.content_hash:
        return replace(last, superseded_at=now)
    return replace(last, **asdict(here))


def _next(last: ReportVersion | None, here: Present, now: datetime) -> ReportVersion:
    return ReportVersion(
        version_number=last.version_number + 1 if last else 1, first_seen_at=now, **asdict(here)
    )


def _keep_shards(home: Home, current: Iterable[ReportVersion]) -> None:
    """Keep the shards of the current versions under their numbers; those of earlier ones stay.

    Shards are never written into but replaced, so a second name for one costs no space.
    """
    for table in TABLES:
        (home.history / table).mkdir(parents=True, exist_ok=True)
        for one in current:
            shard = home.parquet / table / f"{one.report}.parquet"
            _keep(shard, kept_shard(home, table, one.report, one.version_number))


def kept_shard(home: Home, table: str, report: str, version: int) -> Path:
    """Return where the rows of a version of a report are kept."""
    return home.history / table / f"{report}@{version}.parquet"


def _keep(shard: Path, kept: Path) -> None:
    if kept.exists() and _is_same(shard, kept):
        return
    arriving = kept.with_name(".arriving")
    arriving.unlink(missing_ok=True)
    try:
        os.link(shard, arriving)
    except OSError:
        shutil.copy2(shard, arriving)  # a disk without hard links
    arriving.replace(kept)


def _is_same(shard: Path, kept: Path) -> bool:
    one, other = shard.stat(), kept.stat()
    return os.path.samestat(one, other) or (
        (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
    )


def _write_versions(home: Home, versions: Iterable[ReportVersion]) -> None:
    arriving = home.report_versions.with_suffix(".arriving")
    lines = (json.dumps(_as_row(one), ensure_ascii=False) for one in versions)
    arriving.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    sync(arriving)
    arriving.replace(home.report_versions)


def _as_row(one: ReportVersion) -> dict[str, object]:
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in asdict(one).items()
    }


def _parse(row: Mapping[str, object]) -> ReportVersion:
    times = {key: datetime.fromisoformat(str(row[key])) for key in _TIMES if row[key]}
    published_on = date.fromisoformat(str(row["published_on"])) if row["published_on"] else None
    return ReportVersion(**{**row, **times, "published_on": published_on})
