"""`make metrics-check`: the semantic layer asked by a real MetricFlow, and the same in SQL.

A refresh of the examples is built into a temporary data home; MetricFlow, in an environment of its
own, checks the configuration against that build database and answers queries there. It says so and
ends well where MetricFlow cannot be installed.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import duckdb

from tests.dbt_project.warehouse_by_hand import copied_project
from tests.outside.environments import REPOSITORY, NotToBeHad, environment

REQUIREMENTS = ("dbt-metricflow[dbt-duckdb]==0.15.0", "dbt-core==1.11.16", "duckdb==1.5.5")

# Metrics and what they are asked by, and the same question in SQL.
QUESTIONS = (
    (
        ("observation_count", "report_count"),
        ("observation__theme",),
        "select theme, count(*), count(distinct report) from marts.fct_observations group by all",
    ),
    (
        ("commitment_count", "commitments_kept_count"),
        ("commitment__firmness",),
        """
        select firmness, count(*), count(*) filter (where outcome in ('met', 'exceeded'))
        from marts.fct_commitments group by all
        """,
    ),
    (
        ("catalogued_share",),
        ("observation__status",),
        """
        select status, round(avg(case when indicator_code is null then 0 else 1 end), 6)
        from marts.fct_observations group by all
        """,
    ),
)


def main() -> int:
    """Ask all questions; return 1 when an answer differs, 0 where MetricFlow cannot be had."""
    try:
        program = environment("metricflow", REQUIREMENTS).with_name("mf")
    except NotToBeHad as reason:
        sys.stdout.write(f"SKIPPED: MetricFlow cannot be installed here: {reason}\n")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        _run([sys.executable, "-m", "warehouse.cli", "refresh", "examples/reports"], home)
        # A copy: MetricFlow reads what dbt wrote into the folder of the project.
        project = copied_project(Path(scratch))
        _run([str(program.with_name("dbt")), "parse"], home, project)
        _run([str(program), "validate-configs"], home, project)
        wrong = [
            line for question in QUESTIONS for line in _asked(program, home, project, question)
        ]
    sys.stdout.writelines(f"{line}\n" for line in wrong or ["MetricFlow answers as SQL does"])
    return 1 if wrong else 0


def _asked(
    program: Path, home: Path, project: Path, question: tuple[Sequence[str], Sequence[str], str]
) -> list[str]:
    """Ask one question both ways; return what only one of them answers."""
    metrics, groups, sql = question
    answer = project / "answer.csv"
    words = ["query", "--metrics", ",".join(metrics), "--group-by", ",".join(groups)]
    _run([str(program), *words, "--csv", str(answer)], home, project)
    with answer.open(encoding="utf-8", newline="") as handle:
        got = {_plain(row.values()) for row in csv.DictReader(handle)}
    with duckdb.connect(str(home / "build" / "warehouse.duckdb"), read_only=True) as connection:
        wanted = {_plain(row) for row in connection.execute(sql).fetchall()}
    if not wanted:
        return [f"{', '.join(metrics)}: nothing to compare with"]
    return [
        *(f"{', '.join(metrics)}: only SQL says {row}" for row in sorted(wanted - got)),
        *(f"{', '.join(metrics)}: only MetricFlow says {row}" for row in sorted(got - wanted)),
    ]


def _plain(row: Sequence[object]) -> tuple[str, ...]:
    """Give the words as they are, the numbers to six decimals."""
    name, *numbers = map(str, row)
    return name, *(f"{Decimal(number):.6f}" for number in numbers)


def _run(words: Sequence[str], home: Path, folder: Path = REPOSITORY) -> None:
    run = subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, "ZHIBIAO_HOME": str(home), "DBT_PROFILES_DIR": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        sys.exit(f"{' '.join(words)}\n{run.stdout}{run.stderr}")


if __name__ == "__main__":
    sys.exit(main())
