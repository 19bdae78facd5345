"""A small hand-made warehouse that every expectation believes, and ways to spoil a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest

from expectations import asking
from expectations.check import CheckResult, check, expectations_of

TODAY = date(2026, 11, 22)
SCHEMA = Path(__file__).parents[2] / "warehouse" / "schema.sql"

# Three reports, large enough for every bound that asks only from a certain size on.
GOOD = """
insert into raw.reports by name
select
    report, report || '.txt' as file_name, '2026年' || region || '政府工作报告' as title,
    region || '人民政府' as publisher, date '2026-02-01' as published_on,
    region, code as region_code, 2025 as about_year, 'utf-8' as encoding,
    30000 as character_count, 600 as sentence_count, 700 as numeral_count,
    md5(report) as content_hash, '1' as extractor_version
from (values
    ('here', '山西省', '140000'), ('there', '河北省', '130000'), ('beyond', '贵州省', '520000')
) as places (report, region, code);

insert into raw.quantity_mentions by name
select
    report, report || ':' || start || '-' || (start + 4) as mention_id, 0 as section_number,
    start as char_start, start + 4 as char_end, '12万元' as quote,
    '今年补贴12万元。' as sentence, start - 4 as sentence_start,
    case when n < 550 then 'observation' when n < 690 then 'set_aside' else 'unanswered' end
        as outcome,
    case when n between 550 and 689 then 'date' end as rule,
    case when n >= 690 then 'subject' end as question,
    12 as number, '万' as scale_text, '元' as unit_text, '元' as unit,
    false as is_fall, false as is_per_year,
    'level' as measure, '=' as bound, 'actual' as status,
    date '2025-01-01' as period_start, date '2025-12-31' as period_end,
    region, region_code, '补贴' as subject, '补贴' as subject_simplified
from (select *, 4 + n * 40 as start from raw.reports cross join range(700) as numbers (n));

create table marts.observations as
select
    mentions.report, mention_id as observation_id, char_start, char_end, quote, sentence,
    '' as section, 120000::decimal(38, 10) as value, null::decimal(38, 10) as low,
    null::decimal(38, 10) as high, '元' as unit, 120000::decimal(38, 10) as canonical_value,
    null::decimal(38, 10) as canonical_low, null::decimal(38, 10) as canonical_high,
    '元' as canonical_unit, 'level' as measure, bound,
    case when char_start < 4000 then 'target' else 'actual' end as status,
    period_start, period_end, mentions.region, mentions.region_code, subject,
    null::varchar as indicator, null::varchar as indicator_name, title, publisher, published_on,
    url, false as is_per_year, null::bigint as base_year
from raw.quantity_mentions as mentions
inner join raw.reports as reports on mentions.report = reports.report
where outcome = 'observation';

create table marts.fct_observations as
select observation_id, unit, sentence, true as is_unit_resolved from marts.observations;
"""

# The n-th figure of each report, told another way: indicator, measure, unit, value.
TOLD = [
    (100, "gdp", "level", "元", "2500000000000"),
    (101, "gdp", "growth", "1", "0.052"),
    (102, "unemployment_surveyed", "rate", "1", "0.051"),
    (103, "urbanisation_rate", "rate", "1", "0.64"),
    (104, "income_per_capita", "level", "元", "33000"),
    (105, "life_expectancy", "level", "岁", "79.1"),
    (106, None, "rank", "位", "7"),
    (107, None, "change", "pp", "0.021"),
    *((number, "retail_sales", "growth", "1", "0.03") for number in range(110, 125)),
    *((number, None, "rate", "1", "0.4") for number in range(125, 160)),
]


def at(number: int) -> str:
    """Return the condition that picks the n-th figure of each report."""
    return f"char_start = {4 + number * 40}"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "warehouse.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("create schema marts")
        connection.execute(GOOD)
        for number, indicator, measure, unit, value in TOLD:
            connection.execute(
                f"""
                update marts.observations
                set indicator = $1, measure = $2, unit = $3, canonical_unit = $3,
                    value = $4::decimal(38, 10), canonical_value = $4::decimal(38, 10)
                where {at(number)}
                """,
                [indicator, measure, unit, value],
            )
    return path


@pytest.fixture
def spoil(good: Path, tmp_path: Path) -> Callable[..., Path]:
    """Copy the good warehouse and run statements on the copy."""

    def spoil(*statements: str) -> Path:
        path = tmp_path / "spoiled's.duckdb"  # a path that must be quoted with care
        shutil.copy(good, path)
        with duckdb.connect(str(path)) as connection:
            for statement in statements:
                connection.execute(statement)
        return path

    return spoil


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., CheckResult]:
    """Ask a suite of a file."""

    def ask(suite: str, database: Path, published: Path | None = None) -> CheckResult:
        return check(suite, database, tmp_path / f"{suite}.json", published, today=TODAY)

    return ask


def holds(suite: str, name: str, database: Path, published: Path | None = None) -> bool:
    """Ask one expectation of a suite, which is much faster than asking all."""
    expectations = expectations_of(suite, TODAY, compare=published is not None)
    (one,) = [one for one in expectations if one.name == name]
    answer = asking.ask((one,), database, published)[name]
    assert "error" not in next(iter(answer.rows), {}), answer.rows
    return answer.row_count == 0


def broken(result: CheckResult) -> Sequence[str]:
    """Return the names of the checks that do not hold."""
    return [one.name for one in result.checks if not one.passed]
