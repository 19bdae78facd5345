"""A process that refreshes with the fake stages: once, for ever, or until a stage kills it.

`python -m tests.warehouse.worker HOME REPORTS once|forever|STAGE|BYTES`: a number of bytes is the
size beyond which it can write no file, as on a full disk.
"""

from __future__ import annotations

import itertools
import os
import resource
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.warehouse.fakes import Heard, fake_stages
from warehouse.errors import UserError
from warehouse.home import Home
from warehouse.refresh import refresh
from warehouse.work import Request

FILES = 3
FIGURES = 40


class KilledAt(Heard):
    """Kills its own process when a stage begins."""

    def __init__(self, stage: str) -> None:
        super().__init__()
        self._deadly = stage

    def stage(self, name: str, steps: int | None) -> None:  # noqa: ARG002
        if name == self._deadly:
            os.kill(os.getpid(), signal.SIGKILL)


def write_reports(folder: Path, figure: int) -> None:
    """Write reports in which every figure is the same: a mixture of two versions would show."""
    for number in range(FILES):
        text = "".join(f"新建公园 {figure} 个。\n" for _ in range(FIGURES))
        (folder / f"report-{'abc'[number]}.txt").write_text(text, encoding="utf-8")


def main(home: Home, reports: Path, how: str) -> None:
    def now() -> datetime:
        return datetime.now(UTC).replace(tzinfo=None)

    if how.isdecimal():
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(how), int(how)))
    figures = itertools.count(1000) if how == "forever" else [999]
    for figure in figures:
        if how != "once" and not how.isdecimal():
            write_reports(reports, figure)
        request = Request((reports,), force=True)
        try:
            refreshed = refresh(request, home, now, KilledAt(how), fake_stages())
        except UserError as error:
            raise SystemExit(str(error)) from None
        if refreshed.run.status != "published":
            raise SystemExit(refreshed.run.reason)


if __name__ == "__main__":
    main(Home(Path(sys.argv[1])), Path(sys.argv[2]), sys.argv[3])
