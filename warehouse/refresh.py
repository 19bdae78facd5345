"""The whole run, in order: find → extract → load → arrival → dbt → publication → publish.

The only module that knows the order. A stage that fails ends the run, publishes nothing, and
leaves the build database for inspection and the published file as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import duckdb

from extract import EXTRACTOR_VERSION
from warehouse import building, extracting, publish
from warehouse.checking import CheckProcess
from warehouse.connection import open_reader
from warehouse.errors import UserError
from warehouse.fingerprint import code_digest, file_digest, fingerprint
from warehouse.home import Home, prepare
from warehouse.journal import Clock, Journal
from warehouse.loading import load
from warehouse.lock import hold
from warehouse.marts_file import Publication, read_publication
from warehouse.outcomes import Checked, Counts, Extraction, Failure, Listener, Refreshed

if TYPE_CHECKING:
    from warehouse.extracting import Found

VERSIONS_KEPT = 5


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
    build: Callable[[Home, Callable[[str], None]], Checked] = building.build


class ChecksFailed(Exception):  # noqa: N818 - a state of the warehouse
    """Some checks of a stage did not hold."""

    def __init__(self, failures: tuple[Failure, ...]) -> None:
        """Take the checks that failed."""
        super().__init__(f"{len(failures)} checks failed")
        self.failures = failures


def refresh(
    request: Request, home: Home, clock: Clock, listener: Listener, stages: Stages | None = None
) -> Refreshed:
    """Make the published file say what the reports say; return what came of it.

    Failed checks and faults of the machine are in the result, not raised. Raises UserError when
    the refresh cannot start: no such path, a data home that cannot be written, one at work already.
    """
    stages = stages or Stages()
    prepare(home)
    with hold(home.lock):
        found = stages.find(request.paths)
        print_now = _fingerprint(found)
        journal = Journal(home, clock, EXTRACTOR_VERSION)
        live = read_publication(home.published_file)
        if _is_unchanged(request, live, print_now):
            return _unchanged(home, journal, live)
        work = _Work(request, home, clock, listener, stages, journal, live, print_now)
        try:
            return work.do(found)
        except ChecksFailed as failed:
            reason = "; ".join(failure.check for failure in failed.failures)
            return Refreshed(journal.end("failed", reason), failures=failed.failures)
        except (UserError, OSError, duckdb.Error) as error:
            hint = getattr(error, "hint", "")
            return Refreshed(journal.end("failed", _in_one_line(error)), hint=hint)
        except BaseException as error:
            journal.end("failed", f"interrupted: {type(error).__name__} {error}".strip())
            raise


@dataclass(frozen=True, slots=True)
class _Work:
    """A refresh that has something to do; its methods are the stages, called in order by `do`."""

    request: Request
    home: Home
    clock: Clock
    listener: Listener
    stages: Stages
    journal: Journal
    live: Publication | None
    fingerprint: str

    def do(self, found: Found) -> Refreshed:
        """Run every stage; the first that fails raises."""
        home = self.home
        with closing(self.stages.start_checks(home.logs / "expectations.log")) as checks:
            extraction, bad, present = self._extract(found)
            withdrawn = self._load(found, present)
            arrival = self._arrival(checks)
            built = self._build()
            publication = self._publication(checks)
        held = (arrival, built, publication)
        self.journal.note(check_count=sum(checked.passed for checked in held))
        counts = _counts(home.database)
        self.journal.note_counts(counts)
        self._publish(counts)
        return Refreshed(
            self.journal.end("published"),
            counts,
            bad,
            warnings=tuple(warning for checked in held for warning in checked.warnings),
            read=extraction.read,
            withdrawn=withdrawn,
        )

    def _extract(
        self, found: Found
    ) -> tuple[Extraction, tuple[extracting.Quarantined, ...], frozenset[str]]:
        home, documents = self.home, found.documents
        with self.journal.stage("extract", self.listener, len(documents)):
            extraction = self.stages.read(
                documents, home.parquet, full=self.request.full, on_done=self.listener.step
            )
            bad = (*found.quarantined, *extraction.quarantined)
            extracting.write_quarantine(home.quarantine, bad, self.clock())
            self.journal.note(quarantined_count=len(bad))
            present = _present(home, extraction)
            if not present:
                raise UserError(_nothing_read(bad), "zhibiao refresh --help")
        return extraction, bad, present

    def _load(self, found: Found, present: frozenset[str]) -> tuple[str, ...]:
        def read_again(reports: tuple[str, ...]) -> None:
            again = [document for document in found.documents if document.report in reports]
            self.stages.read(again, self.home.parquet, full=True, on_done=self.listener.step)

        with self.journal.stage("load", self.listener):
            loaded = load(self.home, present, read_again, self.listener.note)
            # Only now: had loading failed, the withdrawn reports would still be in the database.
            extracting.remove_withdrawn(self.home.parquet, present)
        return loaded.removed

    def _arrival(self, checks: CheckProcess) -> Checked:
        with self.journal.stage("arrival", self.listener):
            checks.ask("arrival", self.home.database, None, self._result("arrival"), self._today())
            self.stages.parse(self.home)  # while the suite runs in its own process
            return _all_hold(checks.answer())

    def _build(self) -> Checked:
        with self.journal.stage("dbt", self.listener):
            return _all_hold(self.stages.build(self.home, self.listener.step))

    def _publication(self, checks: CheckProcess) -> Checked:
        with self.journal.stage("publication", self.listener):
            published = self.home.published_file if self.live else None
            out = self._result("publication")
            checks.ask("publication", self.home.database, published, out, self._today())
            return _all_hold(checks.answer())

    def _publish(self, counts: Counts) -> None:
        run = self.journal.run
        with self.journal.stage("publish", self.listener):
            about = Publication(
                version=run.run_id,
                number=publish.next_number(self.home),
                published_at=self.clock(),
                extractor_version=run.extractor_version,
                fingerprint=self.fingerprint,
                reports=counts.reports,
                observations=counts.observations,
                set_aside=counts.set_aside,
                unanswered=counts.unanswered,
                checks=run.check_count or 0,
            )
            publish.publish(self.home.database, self.home, about, self.request.keep)
            self.home.checks.mkdir(parents=True, exist_ok=True)
            for suite in ("arrival", "publication"):
                copyfile(self._result(suite), self.home.checks / f"{suite}.json")
        self.journal.note(published_version=about.version)

    def _result(self, suite: str) -> Path:
        return self.home.build / "checks" / f"{suite}.json"

    def _today(self) -> datetime:
        return self.clock().date()


def _fingerprint(found: Found) -> str:
    read = [
        (document.file_name, file_digest(document.path), document.manifest)
        for document in found.documents
    ]
    not_read = [(bad.file, bad.reason, {}) for bad in found.quarantined]
    return fingerprint([*read, *not_read], code_digest())


def _is_unchanged(request: Request, live: Publication | None, print_now: str) -> bool:
    asked_for = request.full or request.force
    return not asked_for and live is not None and live.fingerprint == print_now


def _unchanged(home: Home, journal: Journal, live: Publication) -> Refreshed:
    quarantined = tuple(
        extracting.Quarantined(row["file"], row["reason"])
        for row in extracting.read_quarantine(home.quarantine)
    )
    counts = Counts(live.reports, live.observations, live.set_aside, live.unanswered)
    journal.note_counts(counts)
    journal.note(
        quarantined_count=len(quarantined),
        check_count=live.checks,
        published_version=live.version,
    )
    return Refreshed(journal.end("unchanged"), counts, quarantined)


def _present(home: Home, extraction: Extraction) -> frozenset[str]:
    """Name the reports of this refresh; one that can no longer be read keeps its last reading."""
    unreadable = {Path(bad.file).stem for bad in extraction.quarantined}
    kept = {report for report in unreadable if extracting.has_shards(home.parquet, report)}
    return frozenset(extraction.reports) | kept


def _nothing_read(bad: Sequence[extracting.Quarantined]) -> str:
    if not bad:
        return "There are no reports in what was named; nothing was published."
    reasons = "; ".join(f"{one.file}: {one.reason}" for one in bad[:5])
    return f"None of the {len(bad)} inputs could be read ({reasons}); nothing was published."


def _all_hold(checked: Checked) -> Checked:
    if checked.failures:
        raise ChecksFailed(checked.failures)
    return checked


def _counts(database: Path) -> Counts:
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


def _in_one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    return str(error).partition("\n")[0]
