"""The stages of a refresh, each a method; `refresh.py` calls them in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from warehouse import building, extracting, publish
from warehouse.checking import CheckProcess
from warehouse.connection import open_reader
from warehouse.errors import UserError
from warehouse.home import Home
from warehouse.journal import Clock, Journal
from warehouse.load import Loaded
from warehouse.loading import load
from warehouse.marts_file import Publication
from warehouse.outcomes import Checked, Counts, Extraction, Failure, Listener, Quarantined
from warehouse.quarantine import write_quarantine

if TYPE_CHECKING:
    from warehouse.extracting import Found

VERSIONS_KEPT = 5
SHOWN_REASONS = 5


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a refresh. `full` reads and builds everything; `force` builds anyway."""

    paths: tuple[Path, ...]
    full: bool = False
    force: bool = False
    keep: int = VERSIONS_KEPT


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages that cost time or need other packages; tests put their own in."""

    find: Callable[[Sequence[Path]], Found] = extracting.find
    read: Callable[..., Extraction] = extracting.read_reports
    start_checks: Callable[[Path], CheckProcess] = CheckProcess
    parse: Callable[[Home], None] = building.parse
    build: Callable[..., Checked] = building.build


class ChecksFailed(Exception):  # noqa: N818 - a state of the warehouse
    """Some checks of a stage did not hold."""

    def __init__(self, failures: tuple[Failure, ...]) -> None:
        """Take the checks that failed."""
        super().__init__(f"{len(failures)} checks failed")
        self.failures = failures


@dataclass(frozen=True, slots=True)
class Extracted:
    """What reading came to: what could not be read, what was read now, and all that is present."""

    quarantined: tuple[Quarantined, ...]
    read: tuple[str, ...]
    present: frozenset[str]


@dataclass(frozen=True, slots=True)
class Work:
    """A refresh that has something to do. A stage that fails raises, and the run ends there."""

    request: Request
    home: Home
    clock: Clock
    listener: Listener
    stages: Stages
    journal: Journal
    live: Publication | None

    def start_checks(self) -> CheckProcess:
        """Start the process that will run the suites; it takes seconds to be ready."""
        return self.stages.start_checks(self.home.logs / "expectations.log")

    def extract(self, found: Found) -> Extracted:
        """Read what is new or changed; raises UserError when nothing at all can be read."""
        home, documents = self.home, found.documents
        with self.journal.stage("extract", self.listener, len(documents)):
            extraction = self.stages.read(
                documents, home.parquet, full=self.request.full, on_done=self.listener.step
            )
            if extraction.damaged:
                damaged = ", ".join(extraction.damaged)
                self.listener.note(f"Damaged or missing Parquet files are written anew: {damaged}.")
            bad = (*found.quarantined, *extraction.quarantined)
            write_quarantine(home.quarantine, bad, self.clock())
            self.journal.note(quarantined_count=len(bad), read_count=len(extraction.read))
            if not extraction.reports:
                raise UserError(_nothing_read(bad))
            present = _present(self.request, home, extraction)
        return Extracted(bad, extraction.read, present)

    def load(self, found: Found, present: frozenset[str]) -> Loaded:
        """Make `raw` hold the present reports; return those replaced, withdrawn and revised."""

        def read_again(reports: tuple[str, ...]) -> None:
            again = [document for document in found.documents if document.report in reports]
            self.stages.read(again, self.home.parquet, full=True, on_done=self.listener.step)

        with self.journal.stage("load", self.listener):
            now = self.journal.run.started_at
            loaded = load(
                self.home,
                present,
                read_again,
                self.listener.note,
                now,
                check_all=self.request.force,
            )
            # Only now: had loading failed, the withdrawn reports would still be in the database.
            extracting.remove_withdrawn(self.home.parquet, present)
            self.journal.note(withdrawn_count=len(loaded.removed))
        return loaded

    def arrival(self, checks: CheckProcess) -> Checked:
        """Ask whether what was read is believable; raises ChecksFailed when it is not."""
        with self.journal.stage("arrival", self.listener):
            checks.ask("arrival", self.home.database, None, self._result("arrival"), self._today())
            self.stages.parse(self.home)  # while the suite runs in its own process
            return _all_hold(checks.answer())

    def build(self) -> Checked:
        """Build and test the models; raises ChecksFailed when one fails."""
        with self.journal.stage("dbt", self.listener):
            built = self.stages.build(
                self.home, self.listener.step, self.listener.note, full=self.request.full
            )
            return _all_hold(built)

    def publication(self, checks: CheckProcess) -> Checked:
        """Ask whether what was built is believable; raises ChecksFailed when it is not."""
        with self.journal.stage("publication", self.listener):
            published = self.home.published_file if self.live else None
            out = self._result("publication")
            checks.ask("publication", self.home.database, published, out, self._today())
            return _all_hold(checks.answer())

    def publish(self, held: Sequence[Checked], fingerprint: str) -> Counts:
        """Replace the published file; return what it holds."""
        with self.journal.stage("publish", self.listener):
            counts = count_outcomes(self.home.database)
            self.journal.note_counts(counts)
            self.journal.note(check_count=sum(checked.passed for checked in held))
            run = self.journal.run
            about = Publication(
                version=run.run_id,
                number=publish.next_number(self.home),
                published_at=self.clock(),
                extractor_version=run.extractor_version,
                fingerprint=fingerprint,
                reports=counts.reports,
                observations=counts.observations,
                set_aside=counts.set_aside,
                unanswered=counts.unanswered,
                checks=run.check_count or 0,
            )
            publish.publish(self.home.database, self.home, about, self.request.keep)
            self.home.checks.mkdir(parents=True, exist_ok=True)
            for result in self.home.check_results.glob("*.json"):
                copyfile(result, self.home.checks / result.name)
        self.journal.note(published_version=about.version)
        return counts

    def _result(self, suite: str) -> Path:
        return self.home.check_results / f"{suite}.json"

    def _today(self) -> date:
        return self.clock().date()


def _present(request: Request, home: Home, extraction: Extraction) -> frozenset[str]:
    """Name the reports of this refresh; one that can no longer be read keeps its last reading.

    While a folder that was named cannot be looked into, nothing counts as withdrawn.
    """
    before = extracting.shards(home.parquet)
    if not all(os.access(path, os.R_OK) for path in request.paths):
        return before | frozenset(extraction.reports)
    unreadable = {Path(bad.file).stem for bad in extraction.quarantined}
    return frozenset(extraction.reports) | (unreadable & before)


def _nothing_read(bad: Sequence[Quarantined]) -> str:
    if not bad:
        return "There are no reports in what was named."
    more = f" and {len(bad) - SHOWN_REASONS} more" if len(bad) > SHOWN_REASONS else ""
    reasons = "; ".join(f"{one.file}: {one.reason}" for one in bad[:SHOWN_REASONS])
    return f"No report could be read: {reasons}{more}."


def _all_hold(checked: Checked) -> Checked:
    if checked.failures:
        raise ChecksFailed(checked.failures)
    return checked


def count_outcomes(database: Path) -> Counts:
    """Count what the build database holds."""
    with open_reader(database) as connection:
        row = connection.execute(
            """
            select
                (select count(*) from raw.reports),
                (select count(*) from marts.observations),
                count(*) filter (where outcome = 'set_aside'),
                count(*) filter (where outcome = 'unanswered')
            from raw.quantity_mentions
            """
        ).fetchone()
    return Counts(*row)
