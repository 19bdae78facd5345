"""Measure refreshes beside the tools they use: seconds, processor seconds and peak memory.

In: the shared corpus where it exists, the examples otherwise, in a data home of its own. No bound
is checked: machines differ. `make benchmark-refresh` prints a line for each of

* everything: all reports are read and everything is built;
* nothing: no report has changed;
* dbt alone: `dbt build` with nothing due, as a person types it;
* Great Expectations alone: a process that imports it and asks both suites;
* one report: one of the reports has a sentence more.

What one changed report costs is compared with dbt and Great Expectations alone, one after the
other: what a refresh would cost if reading, loading and publishing were free. Each is done
`--repeats` times and the least counts; processor seconds say more than seconds on a busy machine.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from warehouse.home import DBT_PROJECT, EXAMPLES, REPOSITORY, Home

MIB = 1024 * 1024
ZHIBIAO = [sys.executable, "-c", "from warehouse.cli import main; main()"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost, with all processes it started."""

    seconds: float
    processor_seconds: float
    peak_mib: float


def main() -> int:
    """Measure and print; 1 when a command fails."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--repeats", type=int, default=3)
    asked = parser.parse_args()
    console = Console(highlight=False)
    with tempfile.TemporaryDirectory() as place:
        reports = _copy_reports(asked.shared, Path(place))
        home = Home(Path(place) / "home")
        console.print(f"{len(list(reports.rglob('*.txt')))} reports, least of {asked.repeats}")
        costs = _measure(home, reports, asked.repeats, lambda *words: _show(console, *words))
    tools = [costs[name] for name in ("dbt alone", "Great Expectations alone")]
    one = costs["one report"]
    wall = one.seconds / sum(cost.seconds for cost in tools)
    processor = one.processor_seconds / sum(cost.processor_seconds for cost in tools)
    console.print(f"one report is {wall:.2f} × the tools (processor: {processor:.2f} ×)")
    return 0


def _measure(
    home: Home, reports: Path, repeats: int, show: Callable[[str, Cost], None]
) -> dict[str, Cost]:
    refresh = [*ZHIBIAO, "refresh", str(reports)]
    changed = sorted(reports.rglob("*.txt"))[0]
    costs = {"everything": _run(refresh, home)}
    show("everything", costs["everything"])
    repeated = {
        "nothing": lambda: _run(refresh, home),
        "dbt alone": lambda: _run(_dbt(home), home),
        "Great Expectations alone": lambda: _run(_expectations(), home, _questions(home)),
        "one report": lambda: _run(refresh, home, before=lambda: _revise(changed)),
    }
    for name, once in repeated.items():
        tried = [once() for _ in range(repeats)]
        costs[name] = Cost(
            min(one.seconds for one in tried),
            min(one.processor_seconds for one in tried),
            max(one.peak_mib for one in tried),
        )
        show(name, costs[name])
    return costs


def _run(
    command: list[str], home: Home, words: str = "", before: Callable[[], None] = lambda: None
) -> Cost:
    """Run a command to its end; raises CalledProcessError when it fails."""
    before()
    began, used = time.monotonic(), os.times()
    with (
        subprocess.Popen(
            command,
            cwd=DBT_PROJECT if "dbt.cli.main" in command else REPOSITORY,
            env={**os.environ, "ZHIBIAO_HOME": str(home.root), "GX_ANALYTICS_ENABLED": "False"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process,
        _watched(process.pid) as peaks,
    ):
        said, _ = process.communicate(words)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    now = os.times()
    spent = (now.children_user - used.children_user) + (now.children_system - used.children_system)
    return Cost(time.monotonic() - began, spent, max(peaks, default=0) / MIB)


@contextlib.contextmanager
def _watched(session: int) -> Iterator[list[int]]:
    """Note ten times a second how much memory the processes of a session hold together."""
    peaks: list[int] = []
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            peaks.append(sum(_held(one) for one in Path("/proc").glob("[0-9]*")))

    def _held(process: Path) -> int:
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) != session:
                return 0
            return int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return 0

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peaks
    finally:
        done.set()
        watcher.join()


def _copy_reports(shared: Path, place: Path) -> Path:
    corpus = shared / "corpus"
    source = corpus if corpus.is_dir() else EXAMPLES
    return Path(shutil.copytree(source, place / "source"))


def _dbt(home: Home) -> list[str]:
    return [
        *(sys.executable, "-m", "dbt.cli.main", "build", "--exclude-resource-type", "unit_test"),
        *("--target-path", str(home.dbt_target), "--log-path", str(home.logs)),
    ]


def _expectations() -> list[str]:
    return [sys.executable, "-m", "expectations", "serve"]


def _questions(home: Home) -> str:
    """Ask both suites, as a refresh does."""
    question = {
        "database": str(home.database),
        "published": str(home.published_file),
        "today": datetime.now(UTC).date().isoformat(),
    }
    suites = ("arrival", "publication")
    lines = (
        json.dumps({**question, "suite": suite, "out": str(home.root / f"{suite}.json")})
        for suite in suites
    )
    return "".join(f"{line}\n" for line in lines)


def _revise(report: Path) -> None:
    with report.open("a", encoding="utf-8") as opened:
        opened.write("\n去年新建公园三十一个。\n")


def _show(console: Console, name: str, cost: Cost) -> None:
    console.print(
        f"  {name:26} {cost.seconds:7.1f} s   {cost.processor_seconds:7.1f} s of processor   "
        f"{cost.peak_mib:6.0f} MiB"
    )


if __name__ == "__main__":
    sys.exit(main())
