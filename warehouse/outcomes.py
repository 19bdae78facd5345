"""The nouns of a refresh: what its stages hand to each other. Frozen, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

STAGES = ("extract", "load", "arrival", "dbt", "publication", "publish")


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An input that could not be read, and why; or a remark about one that was."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What reading the sources came to; `reports` are the stems now present, read or kept.

    `damaged` are those read only because what had been read of them was damaged or gone.
    """

    reports: tuple[str, ...]
    read: tuple[str, ...]
    quarantined: tuple[Quarantined, ...]
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that failed: its name, what it says, and some of its `row_count` offending rows.

    `detail` is all that the tool said of it, where `message` is a short form of that.
    """

    check: str
    message: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    row_count: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a stage of checks came to: how many held, what failed, what only deserves a look."""

    passed: int
    failures: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()


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
    tool_versions: dict[str, str] = field(default_factory=dict)
    status: str = "running"
    finished_at: datetime | None = None
    failed_stage: str | None = None
    reason: str | None = None
    report_count: int | None = None
    read_count: int | None = None
    withdrawn_count: int | None = None
    quarantined_count: int | None = None
    observation_count: int | None = None
    set_aside_count: int | None = None
    unanswered_count: int | None = None
    check_count: int | None = None
    seconds_by_stage: dict[str, float] = field(default_factory=dict)
    published_version: str | None = None


class Listener(Protocol):
    """Who hears how a refresh gets on: a progress bar, a log, a test."""

    def stage(self, name: str, steps: int | None) -> None:
        """Hear that a stage begins, and of how many steps it is, where that is known."""

    def step(self, what: str) -> None:
        """Hear that a step of the stage is done."""

    def note(self, text: str) -> None:
        """Hear something worth a line."""

    def fail(self) -> None:
        """Hear that the stage has failed."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh came to; `failures` are empty unless its run failed at a check."""

    run: Run
    counts: Counts = field(default_factory=Counts)
    quarantined: tuple[Quarantined, ...] = ()
    failures: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()
    read: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    hint: str = ""
