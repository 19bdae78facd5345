"""How two published versions differ: figures come, gone and changed, and headline values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

_FIGURES = """
    select
        count(*) filter (where older.observation_id is null) as come,
        count(*) filter (where newer.observation_id is null) as gone,
        count(*) filter (
            where
                older.observation_id = newer.observation_id
                and (older.value, older.low, older.high, older.unit, older.subject, older.region)
                is distinct from
                (newer.value, newer.low, newer.high, newer.unit, newer.subject, newer.region)
        ) as changed
    from older.marts.observations as older
    full join newer.marts.observations as newer using (observation_id)
"""
# An indicator that a report states once for a region, a time and a standing has a headline value.
_HEADLINES = """
    with stated as (
        select *, 'older' as version from older.marts.observations
        union all by name
        select *, 'newer' as version from newer.marts.observations
    ),

    headlines as (
        select
            version, report, indicator, indicator_name, region, period_start, period_end, status,
            measure, any_value(canonical_value) as value, any_value(canonical_unit) as unit
        from stated
        where indicator is not null and canonical_value is not null
        group by all
        having count(*) = 1
    )

    select
        older.report, older.indicator_name, older.region, older.period_start, older.period_end,
        older.measure, older.unit, older.value as older_value, newer.value as newer_value
    from headlines as older
    inner join headlines as newer
        using (report, indicator, region, period_start, period_end, status, measure, unit)
    where
        older.version = 'older' and newer.version = 'newer'
        and older.value <> newer.value
    order by
        abs(newer.value - older.value) / (abs(newer.value) + abs(older.value)) desc,
        older.report, older.indicator, older.period_end, older.measure
"""


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline value that is not what it was."""

    report: str
    indicator_name: str | None
    region: str | None
    period_start: date | None
    period_end: date | None
    measure: str
    unit: str
    older_value: Decimal
    newer_value: Decimal


@dataclass(frozen=True, slots=True)
class Differences:
    """Figures that came, went and changed between two versions, and changed headline values."""

    come: int
    gone: int
    changed: int
    headlines: tuple[Headline, ...]


def differences(older: Path, newer: Path) -> Differences:
    """Compare two published files; the most changed headline values come first."""
    with duckdb.connect() as connection:
        for name, file in (("older", older), ("newer", newer)):
            path = str(file).replace("'", "''")
            connection.execute(f"attach '{path}' as {name} (read_only)")
        come, gone, changed = connection.execute(_FIGURES).fetchone()
        headlines = connection.execute(_HEADLINES).fetchall()
    return Differences(come, gone, changed, tuple(Headline(*row) for row in headlines))
