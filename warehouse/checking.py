"""Running the expectation suites in a process of their own, started before it is needed.

Great Expectations takes eight seconds to import; the refresh starts this process first and reads
reports meanwhile. One JSON line asks, one JSON line answers; the process ends with its parent.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import IO, Any

from warehouse.errors import CheckBroken
from warehouse.home import REPOSITORY
from warehouse.orphans import EXPECTATIONS
from warehouse.outcomes import Checked, Failure

SHOWN_ROWS = 10


class CheckProcess:
    """The process that imports Great Expectations; close it when done."""

    def __init__(self, log: Path) -> None:
        """Start the process; what it prints besides its answers goes to `log`."""
        log.parent.mkdir(parents=True, exist_ok=True)
        paths = [str(REPOSITORY), os.environ.get("PYTHONPATH", "")]
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            "GX_ANALYTICS_ENABLED": "False",
        }
        self._log = log
        with log.open("ab") as stderr:
            self._process = subprocess.Popen(
                [sys.executable, "-c", EXPECTATIONS, "serve"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env=environment,
                text=True,
                encoding="utf-8",
            )

    def ask(
        self, suite: str, database: Path, published: Path | None, out: Path, today: date
    ) -> None:
        """Send a question; `answer` waits for what comes of it."""
        question = {
            "suite": suite,
            "database": str(database),
            "published": str(published) if published else None,
            "out": str(out),
            "today": today.isoformat(),
        }
        try:
            _write_line(self._process.stdin, question)
        except (BrokenPipeError, ValueError):
            raise self._broken("it ended before it was asked") from None

    def answer(self) -> Checked:
        """Wait for the answer to the last question; raises CheckBroken when there is none."""
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise self._broken("it ended without an answer")
        fields = json.loads(line)
        if "error" in fields:
            raise self._broken(fields["error"])
        broken = [check for check in fields["checks"] if not check["passed"]]
        return Checked(
            passed=len(fields["checks"]) - len(broken),
            failures=tuple(_failure(one) for one in broken if one["severity"] == "failure"),
            warnings=tuple(_failure(one) for one in broken if one["severity"] != "failure"),
        )

    def close(self) -> None:
        """End the process; it only reads, so it may be ended anywhere."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    def _broken(self, reason: str) -> CheckBroken:
        return CheckBroken(f"The expectations could not be checked: {reason}.", f"See {self._log}")


def _failure(check: dict[str, Any]) -> Failure:
    rows = check["rows"][:SHOWN_ROWS]
    columns = tuple(rows[0]) if rows else ()
    return Failure(
        f"expectation: {check['name']}",
        check["reason"],
        columns,
        tuple(tuple(row.get(column) for column in columns) for row in rows),
        check["row_count"],
    )


def _write_line(pipe: IO[str] | None, fields: dict[str, object]) -> None:
    if pipe is None:
        raise ValueError
    pipe.write(json.dumps(fields, ensure_ascii=False) + "\n")
    pipe.flush()
