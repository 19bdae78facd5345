"""The nouns of a refresh: what its stages hand to each other. Frozen, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

STAGES = ("extract", "load", "arrival", "dbt", "publication", "publish")


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An input that could not be read, and why; or a remark about one that was."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What reading the sources came to; `reports` are the stems now present, read or kept."""

    reports: tuple[str, ...]
    read: tuple[str, ...]
    quarantined: tuple[Quarantined, ...]
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that failed: its name, what it says, and some offending rows."""

    check: str
    message: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a stage that checks: how many held, and what did not."""

    passed: int
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What a warehouse holds, by outcome."""

    reports: int = 0
    observations: int = 0
    set_aside: int = 0
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """One refresh, as raw.runs and the run log keep it; times are UTC without a zone."""

    run_id: str
    started_at: datetime
    extractor_version: str
    status: str = "running"
    finished_at: datetime | None = None
    failed_stage: str | None = None
    reason: str | None = None
    report_count: int | None = None
    quarantined_count: int | None = None
    observation_count: int | None = None
    set_aside_count: int | None = None
    unanswered_count: int | None = None
    check_count: int | None = None
    seconds_by_stage: dict[str, float] = field(default_factory=dict)
    published_version: str | None = None
