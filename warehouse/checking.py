"""Running the expectation suites in a process of their own, started before it is needed.

Great Expectations takes eight seconds to import; the refresh starts this process first and reads
reports meanwhile. One JSON line asks, one JSON line answers; the process ends with its parent,
because then its standard input ends.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import IO, Any

from warehouse.errors import CheckBroken
from warehouse.home import REPOSITORY
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
                [sys.executable, "-m", "warehouse.checking"],
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
        return Checked(
            passed=fields["passed"],
            failures=tuple(_failure(failure) for failure in fields["failures"]),
            warnings=tuple(_failure(warning) for warning in fields["warnings"]),
        )

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _broken(self, reason: str) -> CheckBroken:
        return CheckBroken(f"The expectations could not be checked: {reason}.", f"See {self._log}")


def serve(questions: IO[str], answers: IO[str]) -> None:
    """Answer questions until there are no more."""
    import great_expectations  # noqa: F401 - imported before the first question, while others work

    from expectations.check import check

    for line in questions:
        question = json.loads(line)
        published = question["published"]
        try:
            result = check(
                question["suite"],
                Path(question["database"]),
                Path(question["out"]),
                Path(published) if published else None,
                today=date.fromisoformat(question["today"]),
            )
            _write_line(answers, _summary(result))
        except Exception as error:  # whatever it is, the refresh must hear of it
            _write_line(answers, {"error": f"{type(error).__name__}: {error}"})


def _summary(result: Any) -> dict[str, object]:  # noqa: ANN401 - of a package imported late
    broken = [one for one in result.checks if not one.passed]
    return {
        "passed": sum(1 for one in result.checks if one.passed),
        "failures": [_told(one) for one in broken if one.severity == "failure"],
        "warnings": [_told(one) for one in broken if one.severity != "failure"],
    }


def _told(check: Any) -> dict[str, object]:  # noqa: ANN401
    return {"check": check.name, "message": check.reason, "rows": check.rows[:SHOWN_ROWS]}


def _failure(fields: dict[str, Any]) -> Failure:
    rows = fields["rows"]
    columns = tuple(rows[0]) if rows else ()
    return Failure(
        f"expectation: {fields['check']}",
        fields["message"],
        columns,
        tuple(tuple(row.get(column) for column in columns) for row in rows),
    )


def _write_line(pipe: IO[str] | None, fields: dict[str, object]) -> None:
    if pipe is None:
        raise ValueError
    pipe.write(json.dumps(fields, ensure_ascii=False, default=str) + "\n")
    pipe.flush()


if __name__ == "__main__":
    # Libraries may print: only answers go to the pipe.
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin, channel)
