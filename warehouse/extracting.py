"""Reports into Parquet shards: in this process, or in several when there is much to read.

An input that cannot be read is quarantined with its reason; every other report is still read.
"""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.fingerprint import READING_CODE, code_digest
from warehouse.load import TABLES
from warehouse.outcomes import Extraction, Quarantined

if TYPE_CHECKING:
    from extract.records import Document

# A second process costs a second to start; it is worth that from this many bytes on.
BYTES_WORTH_A_PROCESS = 1_000_000
_CODE_MARK = "reading-code.sha256"


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
    characters: int = 0
    reason: str | None = None


def find(paths: Sequence[Path]) -> Found:
    """Find the reports in files and folders; raises UserError when a path does not exist."""
    from extract.sources import find_reports

    found = find_reports(paths)
    return Found(
        documents=tuple(found.documents),
        quarantined=tuple(Quarantined(bad.file, bad.reason) for bad in found.unreadable),
    )


def read_reports(
    documents: Sequence[Document], folder: Path, *, full: bool, on_done: Callable[[str], None]
) -> Extraction:
    """Read what is new or changed into shards below `folder`; `full` reads everything.

    Shards of reports that are not among the documents are left alone: see `remove_withdrawn`.
    """
    code = code_digest(READING_CODE)
    mark = folder / _CODE_MARK
    everything = full or not _says(mark, code)
    attempts = []
    for attempt in _attempts(documents, folder, everything=everything):
        attempts.append(attempt)
        on_done(attempt.report)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(code, encoding="utf-8")
    return _extraction(sorted(attempts, key=lambda attempt: attempt.report))


def read_one(document: Document, folder: Path, *, full: bool) -> Attempt:
    """Read one report into its shards, unless they are current; never raises."""
    from extract.parquet import reading_is_current, write_reading
    from extract.reading import read_document

    from extract.readers import read_source
    from extract.records import UnreadableReport

    try:
        if not full and reading_is_current(document, read_source(document), folder):
            return Attempt(document.report, document.file_name)
        reading = read_document(document)
        write_reading(reading, folder)
    except UnreadableReport as error:
        return Attempt(document.report, document.file_name, reason=error.reason)
    except OSError as error:
        return Attempt(document.report, document.file_name, reason=str(error.strerror or error))
    except Exception as error:
        # A fault of ours in one report must not keep the others from being read.
        reason = f"reading it failed ({type(error).__name__}: {error}); please report this"
        return Attempt(document.report, document.file_name, reason=reason)
    return Attempt(
        document.report, document.file_name, was_read=True, characters=len(reading.source.text)
    )


def remove_withdrawn(folder: Path, present: Collection[str]) -> tuple[str, ...]:
    """Remove shards of reports that are no longer present; return their names."""
    withdrawn = set()
    for table in TABLES:
        for shard in (folder / table).glob("*.parquet"):
            if shard.stem not in present:
                shard.unlink()
                withdrawn.add(shard.stem)
    return tuple(sorted(withdrawn))


def has_shards(folder: Path, report: str) -> bool:
    """Say whether a report has been read before."""
    return all((folder / table / f"{report}.parquet").exists() for table in TABLES)


def write_quarantine(file: Path, bad: Iterable[Quarantined], now: datetime) -> None:
    """Keep one JSON line per unreadable input; `seen_at` is when it was first seen that way."""
    known = {(row["file"], row["reason"]): row["seen_at"] for row in read_quarantine(file)}
    lines = [
        json.dumps(
            {
                "file": one.file,
                "reason": one.reason,
                "seen_at": known.get((one.file, one.reason), now.isoformat(timespec="seconds")),
            },
            ensure_ascii=False,
        )
        for one in bad
    ]
    arriving = file.with_suffix(".arriving")
    arriving.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    arriving.replace(file)


def read_quarantine(file: Path) -> list[dict[str, str]]:
    """Read the quarantine; empty when there is none."""
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def _attempts(
    documents: Sequence[Document], folder: Path, *, everything: bool
) -> Iterator[Attempt]:
    processes = _processes_worth(documents)
    if processes == 1:
        yield from (read_one(document, folder, full=everything) for document in documents)
        return
    left = {document.report: document for document in documents}
    try:
        for attempt in _in_processes(documents, folder, processes, everything=everything):
            del left[attempt.report]
            yield attempt
    except BrokenProcessPool:
        # A process was killed, for want of memory perhaps: go on here, one report at a time.
        yield from (read_one(document, folder, full=everything) for document in left.values())


def _in_processes(
    documents: Sequence[Document], folder: Path, processes: int, *, everything: bool
) -> Iterator[Attempt]:
    # Spawned, not forked: a fork would hold our lock and our threads' locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        tasks = [pool.submit(read_one, document, folder, full=everything) for document in documents]
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
        characters=sum(one.characters for one in attempts),
    )


def _says(file: Path, words: str) -> bool:
    return file.exists() and file.read_text(encoding="utf-8") == words
