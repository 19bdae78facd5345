"""The whole run, in order: extract → load → arrival → dbt → publication → publish.

The only module that knows the order. A stage that fails ends the run, publishes nothing, and
leaves the build database for inspection and the published file as it was.
"""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import duckdb

from extract.version import extractor_version
from warehouse import artefacts
from warehouse.damage import find_damage, set_aside
from warehouse.errors import UserError, one_line
from warehouse.fingerprint import code_digest, file_digest, fingerprint
from warehouse.home import Home, prepare
from warehouse.journal import Clock, Journal
from warehouse.lock import hold
from warehouse.marts_file import Publication, read_publication
from warehouse.outcomes import Checked, Counts, Listener, Quarantined, Refreshed
from warehouse.publish import list_versions
from warehouse.quarantine import read_quarantine
from warehouse.work import ChecksFailed, Request, Stages, Work

if TYPE_CHECKING:
    from warehouse.extracting import Found


def refresh(
    request: Request, home: Home, clock: Clock, listener: Listener, stages: Stages | None = None
) -> Refreshed:
    """Make the published file say what the reports say; return what came of it.

    Failed checks and faults of the machine are in the result, not raised. Raises UserError when
    the refresh cannot start: a data home that cannot be written, another refresh at work.
    """
    stages = stages or Stages()
    prepare(home)
    with hold(home.lock):
        found = stages.find(request.paths)
        print_now = _fingerprint(found)
        live = read_publication(home.published_file)
        journal = Journal(home, clock, extractor_version())
        if live is not None and _is_unchanged(request, home, live, print_now):
            return _unchanged(home, journal, live, listener)
        work = Work(request, home, clock, listener, stages, journal, live)
        return _to_its_end(home, journal, lambda: _do_everything(work, found, print_now))


def publish_built(
    home: Home, clock: Clock, listener: Listener, keep: int, stages: Stages | None = None
) -> Refreshed:
    """Check the build database as it stands, and publish it; return what came of it.

    Raises UserError when there is no build database, or a refresh is at work.
    """
    if not home.database.exists():
        raise UserError("There is no build database yet.", "zhibiao refresh builds one")
    prepare(home)
    with hold(home.lock):
        live = read_publication(home.published_file)
        journal = Journal(home, clock, extractor_version())
        request = Request((), keep=keep)
        work = Work(request, home, clock, listener, stages or Stages(), journal, live)
        return _to_its_end(home, journal, lambda: _publish_as_it_stands(work))


def _do_everything(work: Work, found: Found, print_now: str) -> Refreshed:
    """Do all stages; where one fails because the build database is damaged, build it anew, once."""
    try:
        return _do_stages(work, found, print_now)
    except (ChecksFailed, UserError, duckdb.Error):
        damage = find_damage(work.home.database)
        if damage is None:
            raise
    aside = set_aside(work.home.database)
    work.listener.note(
        f"The build database is damaged: {damage} It is rebuilt from the reports; "
        f"the damaged file is kept as {aside.name}."
    )
    return _do_stages(work, found, print_now)


def _do_stages(work: Work, found: Found, print_now: str) -> Refreshed:
    with closing(work.start_checks()) as checks:
        extracted = work.extract(found)
        loaded = work.load(found, extracted.present)
        arrival = work.arrival(checks)
        built = work.build()
        publication = work.publication(checks)
    held = (arrival, built, publication)
    counts = work.publish(held, print_now)
    return _published(
        work,
        counts,
        held,
        quarantined=extracted.quarantined,
        read=extracted.read,
        withdrawn=loaded.removed,
        revised=loaded.revised,
    )


def _publish_as_it_stands(work: Work) -> Refreshed:
    with closing(work.start_checks()) as checks:
        held = (work.publication(checks),)
    # No fingerprint: nobody knows which sources it was built from, so the next refresh builds.
    return _published(work, work.publish(held, ""), held)


def _published(
    work: Work, counts: Counts, held: tuple[Checked, ...], **more: tuple[object, ...]
) -> Refreshed:
    warnings = tuple(warning for checked in held for warning in checked.warnings)
    return Refreshed(work.journal.end("published"), counts, warnings=warnings, **more)


def _to_its_end(home: Home, journal: Journal, action: Callable[[], Refreshed]) -> Refreshed:
    """Run the action; whatever ends it is written down, and what the tools wrote is kept."""
    artefacts.clear(home)
    try:
        return action()
    except ChecksFailed as failed:
        reason = "; ".join(failure.check for failure in failed.failures)
        hint = f"What was built stays for inspection in {home.build}"
        hint = artefacts.write_failure(
            home, journal.run.run_id, artefacts.told(failed.failures), hint
        )
        return Refreshed(journal.end("failed", reason), failures=failed.failures, hint=hint)
    except (UserError, OSError, duckdb.Error) as error:
        said, hint = traceback.format_exc(), getattr(error, "hint", "")
        hint = artefacts.write_failure(home, journal.run.run_id, said, hint)
        return Refreshed(journal.end("failed", _reason(error)), hint=hint)
    except BaseException as error:
        journal.end("failed", f"interrupted: {type(error).__name__} {error}".strip())
        raise
    finally:
        # Keeping them is worth a try; a full disk must not hide how the run ended.
        with contextlib.suppress(OSError):
            artefacts.keep(home, journal.run.run_id)


def _fingerprint(found: Found) -> str:
    read = [
        (document.file_name, file_digest(document.path), document.manifest)
        for document in found.documents
    ]
    not_read = [(bad.file, bad.reason, {}) for bad in found.quarantined]
    return fingerprint([*read, *not_read], code_digest())


def _is_unchanged(request: Request, home: Home, live: Publication, print_now: str) -> bool:
    """Say whether publishing would bring nothing new.

    After a rollback that is so too: the version that was taken back is not published again by a
    schedule, but by `--force`, or when a report or a rule has changed.
    """
    if request.full or request.force:
        return False
    later = (about for about in list_versions(home) if about.number > live.number)
    return print_now in {live.fingerprint, *(about.fingerprint for about in later)}


def _unchanged(home: Home, journal: Journal, live: Publication, listener: Listener) -> Refreshed:
    taken_back = [about.version for about in list_versions(home) if about.number > live.number]
    if taken_back:
        listener.note(
            f"Version {taken_back[-1]} was taken back by a rollback and is not published again; "
            "--force does. 已回退的版本不会自动重新发布"
        )
    quarantined = tuple(
        Quarantined(row["file"], row["reason"]) for row in read_quarantine(home.quarantine)
    )
    counts = Counts(live.reports, live.observations, live.set_aside, live.unanswered)
    journal.note_counts(counts)
    journal.note(
        quarantined_count=len(quarantined),
        check_count=live.checks,
        published_version=live.version,
    )
    return Refreshed(journal.end("unchanged"), counts, quarantined)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    return one_line(error)
