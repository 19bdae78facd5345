"""Building the models at size: made-up observations, built whole and after one more report.

`python -m tests.benchmark_models --rows 5000000` prints seconds and peak memory of `dbt build`,
tests and all: of a full build, of one with nothing new, of one after one more report; then how long
it takes to publish, and how soon a fresh connection to the published file answers. Numbers are
made by hashing row numbers, so every run makes the same warehouse. It lies in a temporary folder,
about 1 GB per million rows, unless a folder is named.
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
REPORTS_AT_ONCE = 5000
KINDS = 400  # of things beside each indicator that are in no catalogue

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
insert into raw.quantity_mentions by name
select
    report_name(i) as report, report_name(i) || ':' || 40 * j || '-' || (40 * j + 6) as mention_id,
    j * 4 // $per_report as section_number, 40 * j as char_start, 40 * j + 6 as char_end,
    number_text || coalesce(scale_text, '') || unit as quote,
    '本句为测速而编，其中' || subject || number_text || coalesce(scale_text, '') || unit || '。'
        as sentence,
    40 * (j // 2 * 2) as sentence_start, 'observation' as outcome, number_text,
    cast(number_text as decimal(28, 10)) as number, scale_text, unit as unit_text, unit,
    h % 11 = 0 as is_fall, false as is_per_year, measure,
    ['=', '=', '=', '>=', '~'][h // 7 % 5 + 1] as bound,
    ['actual', 'actual', 'estimate', 'target'][h // 13 % 4 + 1] as status,
    make_date(stated_year, 1, 1) as period_start, make_date(stated_year, 12, 31) as period_end,
    region_name as region, region_code, subject, subject as subject_simplified, '{}' as evidence
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
            topic_number = case
                when hash(j, i, 'catalogued') % 4 = 0 then hash(j, i, 'topic') % $topics
                else $topics + hash(j, i, 'topic') % ($kinds * $topics)
            end::bigint
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
    *, row_number() over (order by kind, subject) - 1 as topic_number
from (
    select 0 as kind, indicator_name as subject, usual_unit
    from read_csv('{seeds}/indicators.csv', all_varchar = true)
    union all
    select kind, indicator_name || '重点项目第' || kind || '类', '个'
    from
        read_csv('{seeds}/indicators.csv', all_varchar = true),
        range(1, {kinds} + 1) as kinds(kind)
);
create or replace temp macro report_name(i) as 'made-up-' || lpad(i::varchar, 7, '0');
"""


@dataclass(frozen=True)
class Build:
    """One run of dbt: seconds by the clock and of the processor, peak memory in MB, each node."""

    seconds: float
    processor_seconds: float
    peak_megabytes: int
    by_node: dict[str, float]


def write_reports(database: Path, first: int, last: int) -> None:
    """Add the made-up reports `first` up to `last` (excluded) to the raw tables of `database`."""
    database.parent.mkdir(parents=True, exist_ok=True)
    numbers = {"first": first, "last": last, "per_report": ROWS_PER_REPORT, "kinds": KINDS}
    with duckdb.connect(str(database)) as connection:
        connection.execute((ROOT / "warehouse" / "schema.sql").read_text(encoding="utf-8"))
        connection.execute(_VOCABULARY.format(lexicons=LEXICONS, seeds=SEEDS, kinds=KINDS))
        for name, counted in (("places", "places"), ("topics", "topics where kind = 0")):
            row = connection.execute(f"select count(*) from {counted}").fetchone()
            numbers[name] = row[0] if row else 0
        for statement in (_REPORTS, _SECTIONS, _MENTIONS):
            used = {name: numbers[name] for name in numbers if f"${name}" in statement}
            connection.execute(statement, used)


def build(home: Path) -> Build:
    """Run `dbt build` on this data home in a process of its own; raises RuntimeError when it fails.

    Unit tests are left out: they ask about the models, not about the data.
    """
    started = time.monotonic()
    process = subprocess.Popen(
        [
            *(sys.executable, "-W", "ignore", "-m", "dbt.cli.main", "build"),
            *("--exclude-resource-type", "unit_test"),
            *("--target-path", str(home / "target"), "--log-path", str(home / "logs")),
        ],
        cwd=PROJECT,
        env={**os.environ, "ZHIBIAO_HOME": str(home), "ZHIBIAO_DBT_KEEP_OPEN": "True"},
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"dbt build failed: see {home / 'logs'}")
    seconds = time.monotonic() - started
    results = json.loads((home / "target" / "run_results.json").read_text(encoding="utf-8"))
    by_node = {
        result["unique_id"].split(".")[2]: round(result["execution_time"], 2)
        for result in results["results"]
    }
    return Build(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, by_node)


def measure(home: Path, reports: int, slowest: int) -> None:
    """Make the warehouse, build it, build it again, add a report and build once more."""
    database = home / "build" / "warehouse.duckdb"
    for first in range(0, reports, REPORTS_AT_ONCE):
        write_reports(database, first, min(reports, first + REPORTS_AT_ONCE))
    _tell(f"full build, {reports * ROWS_PER_REPORT} rows", build(home), slowest)
    nothing_new = build(home)
    _tell("nothing new", nothing_new, slowest)
    write_reports(database, reports, reports + 1)
    one_more = build(home)
    _tell("one more report", one_more, slowest)
    ratio = one_more.seconds / nothing_new.seconds
    of_processor = one_more.processor_seconds / nothing_new.processor_seconds
    sys.stdout.write(
        f"one more report / nothing new: {ratio:.2f}, of processor {of_processor:.2f}\n"
    )
    _publish_and_open(database, home / "indicators.duckdb")


def _publish_and_open(database: Path, published: Path) -> None:
    started = time.monotonic()
    about = Publication("made up", 1, datetime(2026, 1, 1), "", "", 0, 0, 0, 0, 0)  # noqa: DTZ001
    write_marts(database, published, about)
    taken = answers_in(published)
    sys.stdout.write(
        f"published in {time.monotonic() - started:.1f} s; "
        f"a fresh connection answers in {taken[0]:.0f} ms, median {taken[4]:.0f} ms\n"
    )


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
        "--slowest", type=int, default=6, help="models and tests to list (default %(default)s)"
    )
    parser.add_argument("--home", type=Path, help="an empty folder to build in, and to keep")
    arguments = parser.parse_args()
    reports = max(1, arguments.rows // ROWS_PER_REPORT)
    if arguments.home:
        measure(arguments.home, reports, arguments.slowest)
        return
    with tempfile.TemporaryDirectory(prefix="zhibiao-models-") as folder:
        measure(Path(folder), reports, arguments.slowest)


def _tell(name: str, built: Build, slowest: int) -> None:
    nodes = sorted(built.by_node.items(), key=lambda item: -item[1])[:slowest]
    listed = ", ".join(f"{node} {seconds} s" for node, seconds in nodes)
    sys.stdout.write(
        f"{name}: {built.seconds:.1f} s, of processor {built.processor_seconds:.1f} s,"
        f" peak {built.peak_megabytes} MB ({listed})\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
