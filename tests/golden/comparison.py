"""The example reports' rows as they must be, against the rows a warehouse holds.

In: `expected/*.csv` and `known_gaps.csv` beside this file, `examples/reports/`, and a published
warehouse.
Out: the differences, one per wrong field, missed figure or false alarm.

The expected rows are the truth, written by reading the reports; nothing here writes them.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"
KNOWN_GAPS = HERE / "known_gaps.csv"
REPOSITORY = HERE.parents[1]
REPORTS = REPOSITORY / "examples" / "reports"

VALUES = ("value", "low", "high")
PERIOD = ("period_start", "period_end")
FACTS = ("title", "publisher", "published_on", "region", "region_code", "about_year", "encoding")
OTHER_FILES = {"set_aside", "facts"}
WORDS = ("quote", "unit", "measure", "bound", "status", "region", "subject", "indicator")
GAP_COLUMNS = ("report", "quote", "nth", "field", "got", "why")
MISSED, FALSE_ALARM = "missed", "false alarm"
# What the scorer of the shared gold also passes over when it compares subjects.
NOT_COMPARED_IN_SUBJECTS = str.maketrans("", "", ' 　\n\t“”"《》、，,（）()·的')
REFRESH = "import sys; from warehouse.cli import main; sys.exit(main())"

Row = dict[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One field of one figure that is not as expected; `nth` counts the quote in its report."""

    report: str
    start: int
    quote: str
    nth: int
    field: str
    expected: str
    got: str

    @property
    def key(self) -> tuple[str, ...]:
        """What a line of known_gaps.csv names."""
        return (self.report, self.quote, str(self.nth), self.field, self.got)


def read_rows(path: Path) -> list[Row]:
    """Rows of a CSV file as they stand, all values text; [] when there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def expected_files() -> list[Path]:
    """One file of expected rows per example report."""
    return sorted(path for path in EXPECTED.glob("*.csv") if path.stem not in OTHER_FILES)


def report_text(report: str) -> str:
    """The decoded text of an example report; a byte-order mark is no part of it."""
    content = (REPORTS / f"{report}.txt").read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def occurrences(text: str, piece: str) -> list[int]:
    """Starts of every occurrence of `piece`, overlapping ones too."""
    starts, at = [], text.find(piece)
    while at >= 0:
        starts.append(at)
        at = text.find(piece, at + 1)
    return starts


def nth_occurrence(text: str, piece: str, nth: int) -> int:
    """Start of the nth occurrence, from 1. Raises IndexError when there are fewer."""
    return occurrences(text, piece)[nth - 1]


def alternatives(row: Row) -> dict[str, list[str]]:
    """Other right answers by field, from `also`: `subject=… | period=2024-01-01..2024-12-31`."""
    others: dict[str, list[str]] = {}
    for entry in filter(None, row["also"].split(" | ")):
        field, value = entry.split("=", 1)
        others.setdefault(field, []).append(value)
    return others


def observations(warehouse: Path, report: str) -> list[Row]:
    """What a published warehouse says of a report, as text, in reading order."""
    columns = ("char_start", *VALUES, *PERIOD, *WORDS)
    return _rows_of(warehouse, "observations", columns, report)


def facts(warehouse: Path, report: str) -> list[Row]:
    """What a published warehouse knows of a report as a whole: one row, or none."""
    return _rows_of(warehouse, "dim_reports", FACTS, report)


def compare(report: str, expected: list[Row], got: list[Row]) -> list[Difference]:
    """Every difference between the expected rows of a report and the rows got, in reading order."""
    text = report_text(report)
    left = list(got)
    differences = []
    for row in expected:
        start = nth_occurrence(text, row["quote"], int(row["nth"]))
        twin = _overlapping(start, start + len(row["quote"]), left)
        if twin is None:
            found = [(MISSED, row["quote"], "")]
        else:
            left.remove(twin)
            found = list(_wrong_fields(row, twin))
        for field, right, wrong in found:
            nth = int(row["nth"])
            differences.append(Difference(report, start, row["quote"], nth, field, right, wrong))
    for row in left:
        start, quote = int(row["char_start"]), row["quote"]
        nth = sum(at <= start for at in occurrences(text, quote))
        differences.append(Difference(report, start, quote, nth, FALSE_ALARM, "", row["subject"]))
    return sorted(differences)


def compare_facts(expected: Row, got: list[Row]) -> list[Difference]:
    """Every difference between what is to be known of a report as a whole and what is known."""
    report = expected["report"]
    if not got:
        return [Difference(report, 0, "", 0, MISSED, report, "")]
    return [
        Difference(report, 0, "", 0, fact, expected[fact], got[0][fact])
        for fact in FACTS
        if expected[fact] != got[0][fact]
    ]


def compare_all(warehouse: Path) -> list[Difference]:
    """Every difference of every example report."""
    differences = []
    for row in read_rows(EXPECTED / "facts.csv"):
        report = row["report"]
        expected = read_rows(EXPECTED / f"{report}.csv")
        differences += compare_facts(row, facts(warehouse, report))
        differences += compare(report, expected, observations(warehouse, report))
    return differences


def against_known_gaps(differences: list[Difference]) -> tuple[list[Difference], list[Row]]:
    """Differences nobody has explained, and explained ones that are gone (healed)."""
    known = {
        tuple(row[column] for column in GAP_COLUMNS[:-1]): row for row in read_rows(KNOWN_GAPS)
    }
    keys = {difference.key for difference in differences}
    unexplained = [difference for difference in differences if difference.key not in known]
    return unexplained, [row for key, row in known.items() if key not in keys]


def refresh_examples(home: Path) -> Path:
    """Refresh the example reports into `home` as a user does; the published file.

    Raises RuntimeError with what the refresh said when it fails.
    """
    run = subprocess.run(
        [sys.executable, "-c", REFRESH, "refresh", str(REPORTS)],
        cwd=REPOSITORY,
        env={**os.environ, "ZHIBIAO_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise RuntimeError(
            f"zhibiao refresh ended with {run.returncode}:\n{run.stdout}{run.stderr}"
        )
    return home / "published" / "indicators.duckdb"


def _rows_of(warehouse: Path, relation: str, columns: Sequence[str], report: str) -> list[Row]:
    statement = (
        f"select {', '.join(columns)} from marts.{relation} where report = $report order by 1"
    )
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(statement, {"report": report}).fetchall()
    return [{c: "" if v is None else str(v) for c, v in zip(columns, r, strict=True)} for r in rows]


def _overlapping(start: int, end: int, rows: list[Row]) -> Row | None:
    """The row whose span covers at least half of the shorter of the two, the closest first."""
    best, best_share = None, Decimal(0)
    for row in rows:
        other = int(row["char_start"])
        other_end = other + len(row["quote"])
        overlap = min(end, other_end) - max(start, other)
        lengths = sorted((end - start, other_end - other))
        if overlap > 0 and 2 * overlap >= lengths[0] and Decimal(overlap) / lengths[1] > best_share:
            best, best_share = row, Decimal(overlap) / lengths[1]
    return best


def _wrong_fields(row: Row, got: Row) -> Iterator[tuple[str, str, str]]:
    """Field, right answer and wrong answer, for each question answered otherwise."""
    others = alternatives(row)
    answers = {
        "value": (_numbers(row), _numbers(got)),
        "period": ("..".join(row[c] for c in PERIOD), "..".join(got[c] for c in PERIOD)),
        **{field: (row[field], got[field]) for field in WORDS},
    }
    for field, (right, read) in answers.items():
        accepted = {_comparable(field, answer) for answer in [right, *others.get(field, [])]}
        if _comparable(field, read) not in accepted:
            yield field, right, read


def _numbers(row: Row) -> str:
    """`0.05`, or `0.04..0.05` for a range; the same text for the same number."""
    numbers = [row["value"]] if row["value"] else [row["low"], row["high"]]
    return "..".join(f"{Decimal(number).normalize():f}" if number else "" for number in numbers)


def _comparable(field: str, answer: str) -> str:
    """An answer without the differences that do not count."""
    return answer.translate(NOT_COMPARED_IN_SUBJECTS) if field == "subject" else answer
