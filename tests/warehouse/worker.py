"""A process that refreshes with the fake stages: once, for ever, or until something ends it.

`python -m tests.warehouse.worker HOME REPORTS HOW` where HOW is `once`; `forever`, with other
figures each time; the name of a stage at which it is killed; `end`, killed after publishing; or a
number of bytes beyond which it can write no file, as on a full disk.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import resource
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import extract.sources  # noqa: F401 - imported before the fork, for speed
from tests.warehouse.fakes import Heard, fake_stages
from warehouse import journal
from warehouse.errors import UserError
from warehouse.home import Home
from warehouse.outcomes import STAGES
from warehouse.refresh import refresh
from warehouse.work import Request

FILES = 3
FIGURES = 40
KILLED = 999


class KilledAt(Heard):
    """Kills its own process when a stage begins."""

    def __init__(self, stage: str) -> None:
        super().__init__()
        self._deadly = stage

    def stage(self, name: str, steps: int | None) -> None:  # noqa: ARG002
        if name == self._deadly:
            die()


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def write_reports(folder: Path, figure: int) -> None:
    """Write reports in which every figure is the same: a mixture of two versions would show."""
    for number in range(FILES):
        text = "".join(f"新建公园 {figure} 个。\n" for _ in range(FIGURES))
        (folder / f"report-{'abc'[number]}.txt").write_text(text, encoding="utf-8")


def start(home: Home, folder: Path, how: str) -> SimpleNamespace:
    """Start a worker by forking, which is much cheaper than starting Python.

    `finish()` waits for it and returns its exit code and its complaint; `kill()` kills it.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    said = folder.with_suffix(".said")
    said.unlink(missing_ok=True)
    process = context.Process(target=_work, args=(home, folder, how, said))
    process.start()

    def finish() -> tuple[int, str]:
        process.join()
        return process.exitcode, said.read_text(encoding="utf-8") if said.exists() else ""

    return SimpleNamespace(kill=process.kill, finish=finish, is_alive=process.is_alive)


def main(home: Home, reports: Path, how: str) -> None:
    """Refresh; SystemExit says what went wrong."""
    if how.isdecimal():
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(how), int(how)))
    if how == "end":
        journal.Journal.end = die
    if how == "forever":
        for figure in itertools.count(1000):
            write_reports(reports, figure)
            _refresh(home, reports, how)
    elif how in (*STAGES, "end"):
        write_reports(reports, KILLED)
    _refresh(home, reports, how)


def _refresh(home: Home, reports: Path, how: str) -> None:
    request = Request((reports,), force=True)
    try:
        refreshed = refresh(request, home, _now, KilledAt(how), fake_stages())
    except UserError as error:
        raise SystemExit(str(error)) from None
    if refreshed.run.status != "published":
        raise SystemExit(f"{refreshed.run.failed_stage}: {refreshed.run.reason}")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _work(home: Home, reports: Path, how: str, said: Path) -> None:
    try:
        main(home, reports, how)
    except SystemExit as end:
        said.write_text(str(end), encoding="utf-8")
        raise SystemExit(1) from None


if __name__ == "__main__":
    main(Home(Path(sys.argv[1])), Path(sys.argv[2]), sys.argv[3])
