"""Building the models at size: made-up observations, built whole and after one more report.

`python -m tests.benchmark_models --rows 5000000` prints seconds and peak memory of a full build,
of a build with nothing new and of one after one more report, and how soon a fresh connection to the
published file answers. Numbers are made by hashing row
numbers, so every run makes the same warehouse. It lies in a temporary folder, about 1 GB per
million rows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.marts_file import Publication, write_marts

ROOT = Path(__file__).parents[1]
PROJECT = ROOT / "dbt_project"
SEEDS = PROJECT / "seeds"
LEXICONS = ROOT / "extract" / "lexicons"
ROWS_PER_REPORT = 100

_REPORTS = """
insert into raw.reports (
    report, file_name, title, publisher, published_on, region, region_code, about_year, encoding,
    character_count, sentence_count, numeral_count, content_hash, extractor_version)
select
    report_name(i), report_name(i) || '.txt', region_name || '政府工作报告', region_name || '政府',
    make_date(2006 + i // $places % 20, 1, 20), region_name, region_code,
    2005 + i // $places % 20, 'utf-8', 40 * $per_report, $per_report // 2, $per_report,
    report_name(i), 'made up'
from range($first, $last) as numbers(i)
join places on place_number = i % $places
"""
_SECTIONS = """
insert into raw.sections
select
    report_name(i), section, null, least(section, 1),
    ['', '一、工作回顾', '二、科技创新', '三、改善民生'][section + 1],
    ['', '一、工作回顾', '二、科技创新', '三、改善民生'][section + 1],
    10 * $per_report * section, 10 * $per_report * (section + 1)
from range($first, $last) as numbers(i), range(4) as parts(section)
"""
_MENTIONS = """
insert into raw.quantity_mentions
select
    report_name(i), report_name(i) || ':' || 40 * j || '-' || (40 * j + 6), j * 4 // $per_report,
    40 * j, 40 * j + 6, number_text || coalesce(scale_text, '') || unit,
    '本句为测速而编，其中' || subject || number_text || coalesce(scale_text, '') || unit || '。',
    40 * (j // 2 * 2), 'observation', null, null, null, number_text,
    cast(number_text as decimal(28, 10)), null, null, scale_text, null, unit, unit, h % 11 = 0,
    measure, ['=', '=', '=', '>=', '~'][h // 7 % 5 + 1],
    ['actual', 'actual', 'estimate', 'target'][h // 13 % 4 + 1],
    make_date(stated_year, 1, 1), make_date(stated_year, 12, 31), region_name, region_code, subject,
    '{}'
from (
    select
        *,
        cast(h // 17 % 9999 / 10 as decimal(10, 1))::varchar as number_text,
        case when measure = 'level' and usual_unit = '元' then '亿' end as scale_text,
        case when measure = 'level' then usual_unit else '%' end as unit,
        2005 + i // $places % 20 + cast(h // 13 % 4 = 3 as integer) as stated_year
    from (
        select
            *, cast(hash(i * 1000 + j) % 1000000007 as bigint) as h,
            case when hash(j, i) % 2 = 0 then 'level' else 'growth' end as measure
        from range($first, $last) as numbers(i), range($per_report) as lines(j)
    )
    -- A quarter is in the catalogue, as in real reports.
    join topics
        on
            is_catalogued = (hash(j, i, 'catalogued') % 4 = 0)
            and topic_number = cast(hash(j, i, 'topic') % topic_count as bigint)
    join places on place_number = i % $places
)
"""
_VOCABULARY = """
create or replace temp table places as
select
    region_name, region_code, row_number() over (order by region_code) - 1 as place_number
from read_csv('{lexicons}/regions.csv', all_varchar = true)
where level in ('province', 'prefecture');
create or replace temp table topics as
select
    *, row_number() over (partition by is_catalogued order by subject) - 1 as topic_number,
    count(*) over (partition by is_catalogued) as topic_count
from (
    select indicator_name as subject, usual_unit, true as is_catalogued
    from read_csv('{seeds}/indicators.csv', all_varchar = true)
    union all
    select indicator_name || '重点项目第' || n || '类', '个', false
    from read_csv('{seeds}/indicators.csv', all_varchar = true), range(400) as kinds(n)
);
create or replace temp macro report_name(i) as 'made-up-' || lpad(i::varchar, 7, '0');
"""


@dataclass(frozen=True)
class Build:
    """One run of dbt: seconds of the whole process and of each model, peak memory in MB."""

    seconds: float
    peak_megabytes: int
    by_model: dict[str, float]


def write_reports(database: Path, first: int, last: int) -> None:
    """Add the made-up reports `first` up to `last` (excluded) to the raw tables of `database`."""
    database.parent.mkdir(parents=True, exist_ok=True)
    numbers = {"first": first, "last": last, "per_report": ROWS_PER_REPORT}
    with duckdb.connect(str(database)) as connection:
        connection.execute((ROOT / "warehouse" / "schema.sql").read_text(encoding="utf-8"))
        connection.execute(_VOCABULARY.format(lexicons=LEXICONS, seeds=SEEDS))
        (numbers["places"],) = connection.execute("select count(*) from places").fetchone() or (0,)
        for statement in (_REPORTS, _SECTIONS, _MENTIONS):
            used = {name: numbers[name] for name in numbers if f"${name}" in statement}
            connection.execute(statement, used)


def build(home: Path, verb: str = "run") -> Build:
    """Run dbt on this data home in a process of its own; raises RuntimeError when it fails."""
    started = time.monotonic()
    process = subprocess.Popen(
        [
            *(sys.executable, "-W", "ignore", "-m", "dbt.cli.main", verb),
            *("--target-path", str(home / "target"), "--log-path", str(home / "logs")),
        ],
        cwd=PROJECT,
        env={**os.environ, "ZHIBIAO_HOME": str(home), "ZHIBIAO_DBT_KEEP_OPEN": "True"},
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"dbt {verb} failed: see {home / 'logs'}")
    seconds = time.monotonic() - started
    results = json.loads((home / "target" / "run_results.json").read_text(encoding="utf-8"))
    by_model = {
        result["unique_id"].split(".")[2]: round(result["execution_time"], 2)
        for result in results["results"]
    }
    return Build(seconds, usage.ru_maxrss // 1024, by_model)


def answers_in(published: Path) -> list[float]:
    """Open the file and ask for ten observations, several times; return the milliseconds."""
    taken = []
    for _ in range(9):
        started = time.perf_counter()
        with duckdb.connect(str(published), read_only=True) as connection:
            connection.execute("select * from marts.observations limit 10").fetchall()
        taken.append((time.perf_counter() - started) * 1000)
    return sorted(taken)


def main() -> None:
    """Print the times: full, nothing new, one more report, a reader's first answer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--rows", type=int, default=5_000_000, help="observations (default %(default)s)"
    )
    parser.add_argument(
        "--slowest", type=int, default=6, help="models to list (default %(default)s)"
    )
    arguments = parser.parse_args()
    reports = max(1, arguments.rows // ROWS_PER_REPORT)
    with tempfile.TemporaryDirectory(prefix="zhibiao-models-") as folder:
        home = Path(folder)
        database = home / "build" / "warehouse.duckdb"
        write_reports(database, 0, reports)
        build(home, "seed")
        _tell(f"full build, {reports * ROWS_PER_REPORT} rows", build(home), arguments.slowest)
        _tell("nothing new", build(home), arguments.slowest)
        write_reports(database, reports, reports + 1)
        _tell("one more report", build(home), arguments.slowest)
        about = Publication("made up", 1, datetime(2026, 1, 1), "", "", 0, 0, 0, 0, 0)  # noqa: DTZ001
        write_marts(database, home / "indicators.duckdb", about)
        taken = answers_in(home / "indicators.duckdb")
        sys.stdout.write(
            f"a fresh connection answers in {taken[0]:.0f} ms, median {taken[4]:.0f} ms\n"
        )


def _tell(name: str, built: Build, slowest: int) -> None:
    models = sorted(built.by_model.items(), key=lambda item: -item[1])[:slowest]
    listed = ", ".join(f"{model} {seconds} s" for model, seconds in models)
    sys.stdout.write(f"{name}: {built.seconds:.1f} s, peak {built.peak_megabytes} MB ({listed})\n")


if __name__ == "__main__":
    main()
