"""Reports into Parquet shards: in this process, or in several when there is much to read.

An input that cannot be read is quarantined with its reason; every other report is still read.
"""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.fingerprint import READING_CODE, code_digest, file_digest, fingerprint
from warehouse.load import TABLES
from warehouse.orphans import end_with_parent
from warehouse.outcomes import Extraction, Quarantined

if TYPE_CHECKING:
    from extract.records import Document

# A second process costs a second to start; it is worth that from this many bytes on.
BYTES_WORTH_A_PROCESS = 1_000_000
_MARKS = "read-from.json"
_FAULTS_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


@dataclass(frozen=True, slots=True)
class Found:
    """Reports that lie in the source, and inputs that are none."""

    documents: tuple[Document, ...]
    quarantined: tuple[Quarantined, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one report: read now, kept as it was read before, or `reason` it was not."""

    report: str
    file_name: str
    was_read: bool = False
    was_damaged: bool = False
    reason: str | None = None


def find(paths: Sequence[Path]) -> Found:
    """Find the reports in files and folders; what is none, and why, is in `quarantined`."""
    from extract.sources import find_reports

    found = find_reports(paths)
    return Found(
        documents=tuple(found.documents),
        quarantined=tuple(Quarantined(bad.file, bad.reason) for bad in found.problems),
    )


def read_reports(
    documents: Sequence[Document], folder: Path, *, full: bool, on_done: Callable[[str], None]
) -> Extraction:
    """Read what is new or changed into shards below `folder`; `full` reads everything.

    Changed is a report whose bytes, manifest row or place differ, or that other rules had read.
    Shards of reports that are not among the documents are left alone: see `remove_withdrawn`.
    """
    inputs = {document.report: _input_mark(document) for document in documents}
    marks = _read_marks(folder)
    others = {report: mark for report, mark in marks.items() if report not in inputs}
    current = {one for one, mark in inputs.items() if marks.get(one) == mark and not full}
    # What is about to be read has no mark meanwhile: should we be killed, it is read again.
    _write_marks(folder, others | {report: inputs[report] for report in current})
    attempts = []
    for attempt in _attempts(documents, folder, current):
        attempts.append(attempt)
        on_done(attempt.report)
    attempts.sort(key=lambda attempt: attempt.report)
    readable = {attempt.report for attempt in attempts if attempt.reason is None}
    _write_marks(folder, others | {report: inputs[report] for report in readable})
    return _extraction(attempts)


def read_one(document: Document, folder: Path, *, is_current: bool) -> Attempt:
    """Read one report into its shards, unless it and they are current; never raises."""
    from extract.parquet import reading_is_current, write_reading
    from extract.records import UnreadableReport
    from extract.version import extractor_version

    report, name = document.report, document.file_name
    try:
        digest = file_digest(document.path)
        if is_current and reading_is_current(folder, report, digest, extractor_version()):
            return Attempt(report, name)
        from extract.reading import read_document

        reading = read_document(document)
        write_reading(reading, folder)
    except UnreadableReport as error:
        return Attempt(report, name, reason=error.reason)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FAULTS_OF_THE_DISK:
            raise
        # A fault of ours in one report must not keep the others from being read.
        reason = f"reading it failed ({type(error).__name__}: {error}); please report this"
        return Attempt(report, name, reason=reason)
    return Attempt(report, name, was_read=True, was_damaged=is_current)


def remove_withdrawn(folder: Path, present: Collection[str]) -> tuple[str, ...]:
    """Remove shards of reports that are no longer present; return their names."""
    withdrawn = set()
    for table in TABLES:
        for shard in (folder / table).glob("*.parquet"):
            if shard.stem not in present:
                shard.unlink()
                withdrawn.add(shard.stem)
    return tuple(sorted(withdrawn))


def shards(folder: Path) -> frozenset[str]:
    """Name the reports that have been read, now or earlier."""
    stems = ({shard.stem for shard in (folder / table).glob("*.parquet")} for table in TABLES)
    return frozenset(set.intersection(*stems))


def _attempts(
    documents: Sequence[Document], folder: Path, current: Collection[str]
) -> Iterator[Attempt]:
    left = {document.report: document for document in documents}
    processes = _processes_worth([one for one in documents if one.report not in current])
    if processes > 1:
        try:
            for attempt in _in_processes(documents, folder, current, processes):
                del left[attempt.report]
                yield attempt
        except BrokenProcessPool:
            # A process was killed, for want of memory perhaps: go on here, one at a time.
            pass
    for report, document in left.items():
        yield read_one(document, folder, is_current=report in current)


def _in_processes(
    documents: Sequence[Document], folder: Path, current: Collection[str], processes: int
) -> Iterator[Attempt]:
    # Spawned, not forked: a fork would hold our lock and our threads' locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=end_with_parent) as pool:
        tasks = [
            pool.submit(read_one, document, folder, is_current=document.report in current)
            for document in documents
        ]
        yield from (task.result() for task in as_completed(tasks))


def _processes_worth(documents: Sequence[Document]) -> int:
    size = sum(_size(document.path) for document in documents)
    worth = 1 + size // BYTES_WORTH_A_PROCESS
    return int(min(worth, len(documents), os.cpu_count() or 1)) or 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _extraction(attempts: Sequence[Attempt]) -> Extraction:
    return Extraction(
        reports=tuple(one.report for one in attempts if one.reason is None),
        read=tuple(one.report for one in attempts if one.was_read),
        quarantined=tuple(
            Quarantined(one.file_name, one.reason) for one in attempts if one.reason is not None
        ),
        damaged=tuple(one.report for one in attempts if one.was_damaged),
    )


def _input_mark(document: Document) -> str:
    """Digest all that a reading depends on: the bytes, what is known of them, the rules."""
    known = (document.file_name, file_digest(document.path), document.manifest)
    return fingerprint([known], code_digest(READING_CODE))


def _read_marks(folder: Path) -> dict[str, str]:
    try:
        return json.loads((folder / _MARKS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _write_marks(folder: Path, marks: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    arriving = folder / f".{_MARKS}.arriving"
    arriving.write_text(json.dumps(marks, ensure_ascii=False, indent=0), encoding="utf-8")
    arriving.replace(folder / _MARKS)
