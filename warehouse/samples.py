"""A few rows of the published file, chosen to be looked at by a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from warehouse.connection import open_reader

# Round by round through the reports, figures of known indicators first, the same rows every time.
_QUERY = """
    with ranked as (
        select
            *,
            row_number() over (
                partition by report
                order by indicator is null, hash(observation_id)
            ) as place
        from marts.observations
    )

    select
        observation_id, report, region, subject, indicator_name, measure, bound, quote,
        coalesce(value, high) as value, unit, status, period_start, period_end, sentence
    from ranked
    order by place, report
    limit $count
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One observation, with what a person wants to see of it first."""

    observation_id: str
    report: str
    region: str | None
    subject: str | None
    indicator_name: str | None
    measure: str
    bound: str
    quote: str
    value: Decimal | None
    unit: str
    status: str
    period_start: date
    period_end: date
    sentence: str


def samples(file: Path, count: int) -> tuple[Sample, ...]:
    """Return up to `count` observations of a published file."""
    with open_reader(file) as connection:
        rows = connection.execute(_QUERY, {"count": count}).fetchall()
    return tuple(Sample(*row) for row in rows)
