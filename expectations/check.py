"""A DuckDB file in, the verdict of a suite out: what does not hold, and the offending rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from expectations import asking
from expectations.arrival import arrival
from expectations.bounds import Bound, Expectation, read_bounds
from expectations.comparison import comparison
from expectations.publication import publication

SUITES = ("arrival", "publication")


class CheckError(Exception):
    """A suite could not be asked at all; the message names the suite or the file."""


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict of one expectation; `rows` are the first 20 of its `row_count` offending rows."""

    name: str
    passed: bool
    severity: str
    reason: str
    row_count: int
    rows: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The verdict of a suite; it has passed when no check of severity `failure` was broken."""

    suite: str
    passed: bool
    checks: tuple[Check, ...]


def check(
    suite: str, database: Path, out: Path, published: Path | None = None, *, today: date
) -> CheckResult:
    """Ask the suite `arrival` or `publication` of a DuckDB file, which is only read.

    With `published`, the file readers have now, publication also compares the two. The result is
    written to `out` as JSON, the same for the same input. Afterwards the files are free again.
    Raises CheckError for an unknown suite, or when a file is missing or cannot be opened.
    """
    missing = [path for path in (database, published) if path is not None and not path.is_file()]
    if missing:
        raise CheckError(f"{missing[0]}: no such file")
    expectations = expectations_of(suite, today, compare=published is not None)
    try:
        answers = asking.ask(expectations, database, published)
    except asking.CannotAskError as error:
        raise CheckError(str(error)) from error
    checks = tuple(_verdict(one, answers[one.name]) for one in expectations)
    passed = all(one.passed for one in checks if one.severity == "failure")
    result = CheckResult(suite, passed, checks)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(as_json(result, indent=2) + "\n", encoding="utf-8")
    return result


def expectations_of(suite: str, today: date, *, compare: bool) -> tuple[Expectation, ...]:
    """Return what a suite expects, in order; `compare` adds the comparison with the published file.

    Raises CheckError when there is no such suite.
    """
    bounds = read_bounds()
    match suite:
        case "arrival":
            return arrival(bounds["arrival"], today)
        case "publication":
            return (*_believable(bounds), *(comparison(bounds["comparison"]) if compare else ()))
        case _:
            raise CheckError(f"there is no suite {suite!r}; there are {' and '.join(SUITES)}")


def as_json(result: CheckResult, indent: int | None = None) -> str:
    """Return a result as JSON; decimals and dates become strings, so that no digit is lost."""
    return json.dumps(asdict(result), ensure_ascii=False, indent=indent, default=_as_text)


def _as_text(value: object) -> str:
    # 10.6, not 10.6000000000: people read these rows.
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _believable(bounds: Mapping[str, Mapping[str, Bound]]) -> tuple[Expectation, ...]:
    return publication(bounds["publication"], bounds["believable_ranges"])


def _verdict(expectation: Expectation, answer: asking.Answer) -> Check:
    tolerated = max(expectation.tolerated_figures, expectation.tolerated_share * answer.asked)
    is_tolerated = answer.asked > 0 and answer.row_count <= tolerated
    return Check(
        name=expectation.name,
        passed=answer.row_count == 0,
        severity="warning" if is_tolerated and answer.row_count else expectation.severity,
        reason=expectation.reason,
        row_count=answer.row_count,
        rows=answer.rows,
    )
