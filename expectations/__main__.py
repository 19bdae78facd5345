"""The suites from a shell: `python -m expectations arrival --database FILE --out FILE`.

`serve` reads one command a line from standard input, such as
{"suite": "arrival", "database": "…", "out": "…", "published": null, "today": "2026-11-22"},
and answers each with one line: the result, or {"error": "…"}. A refresh starts it early, so that
its slow import overlaps other work; it ends with its input.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TextIO

from expectations.asking import warm_up
from expectations.check import SUITES, CheckError, CheckResult, as_json, check

LOGGER = logging.getLogger("expectations")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 when the suite holds, 1 when it does not."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    LOGGER.setLevel(logging.INFO)
    options = _parser().parse_args(arguments)
    if options.command == "serve":
        return serve(sys.stdin, sys.stdout)
    try:
        result = check(
            options.command, options.database, options.out, options.published, today=options.today
        )
    except CheckError as error:
        LOGGER.error("%s", error)  # noqa: TRY400 - for the user, who has no use for a traceback
        return 1
    _report(result)
    return 0 if result.passed else 1


def serve(commands: TextIO, answers: TextIO) -> int:
    """Answer each line of `commands` with a line in `answers`, until there are no more."""
    warm_up()
    for line in commands:
        if line.strip():
            answers.write(_answer(line) + "\n")
            answers.flush()
    return 0


def _answer(line: str) -> str:
    try:
        command: Mapping[str, str | None] = json.loads(line)
        published = command.get("published")
        result = check(
            command["suite"],
            Path(command["database"]),
            Path(command["out"]),
            Path(published) if published else None,
            today=date.fromisoformat(command["today"]),
        )
    except CheckError as error:
        return json.dumps({"error": str(error)}, ensure_ascii=False)
    except Exception as error:
        # Whoever waits for a line must get one; the log has the rest.
        LOGGER.exception("could not answer %s", line.strip())
        return json.dumps({"error": f"{type(error).__name__}: {error}"}, ensure_ascii=False)
    return as_json(result)


def _report(result: CheckResult) -> None:
    broken = [one for one in result.checks if not one.passed]
    for one in broken:
        LOGGER.warning("%s %s: %s", one.severity, one.name, one.reason)
        LOGGER.warning("  %d rows, the first: %s", one.row_count, one.rows[0])
    held = len(result.checks) - len(broken)
    LOGGER.info("%s: %d of %d checks hold", result.suite, held, len(result.checks))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m expectations", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="answer commands from standard input")
    for suite in SUITES:
        one = commands.add_parser(suite, help=f"ask the {suite} suite of a file")
        one.add_argument("--database", type=Path, required=True, help="the DuckDB file to ask")
        one.add_argument("--out", type=Path, required=True, help="where to write the result, JSON")
        one.add_argument("--published", type=Path, help="the file readers have now")
        one.add_argument(
            "--today",
            type=date.fromisoformat,
            default=datetime.now(UTC).date(),
            help="the day of the run, YYYY-MM-DD; default: today",
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
