"""Comparison of what is about to be published with what readers have now.

The file readers have is attached, read-only, as `published`. A figure that changes by a factor
of 10 000 is a lost 万.
"""

from __future__ import annotations

from collections.abc import Mapping

from expectations.bounds import Bound, Expectation, expect

ATTACHED_AS = "published"

# A report that was withdrawn takes its figures with it; one still there should not lose them.
STILL_THERE = """
        with fresh as (
            select report, count(*) as observations from marts.observations group by all
        ),

        known as (
            select report, count(*) as observations from published.marts.observations group by all
        ),

        still_there as (
            select
                known.report,
                coalesce(fresh.observations, 0) as observations_now,
                known.observations as observations_published
            from known
            inner join raw.reports as reports on known.report = reports.report
            left join fresh on known.report = fresh.report
        )
"""

CHECKS = {
    "magnitudes_of_indicators_hold": """
        with fresh as (
            select * from marts.observations where indicator is not null and canonical_value <> 0
        ),

        known as (
            select * from published.marts.observations
            where indicator is not null and canonical_value <> 0
        ),

        compared as (
            select
                fresh.report, fresh.indicator, fresh.measure, fresh.quote,
                fresh.canonical_value as value_now, known.canonical_value as value_published,
                greatest(
                    abs(fresh.canonical_value / known.canonical_value),
                    abs(known.canonical_value / fresh.canonical_value)
                ) as factor,
                fresh.region, fresh.status, fresh.period_end, fresh.sentence
            from fresh
            inner join known using (
                report, indicator, measure, region, status, period_start, period_end, canonical_unit
            )
            -- A report may state an indicator twice: compare with the nearest published value.
            qualify row_number() over (partition by fresh.observation_id order by factor) = 1
        )

        select * from compared
        where factor >= $max and report not in $meant_to_change
    """,
    "magnitudes_of_figures_hold": """
        with compared as (
            select
                fresh.report, fresh.subject, fresh.quote,
                fresh.value as value_now, known.value as value_published, fresh.sentence
            from marts.observations as fresh
            inner join published.marts.observations as known using (observation_id, quote)
            where fresh.value <> 0 and known.value <> 0
        ),

        changed as (
            select * from compared
            where abs(value_now / value_published) >= $max
                or abs(value_published / value_now) >= $max
        )

        select *, (select count(*) from compared) as asked
        from changed
    """,
    "conversions_hold": """
        select
            fresh.unit, fresh.canonical_unit as unit_now, known.canonical_unit as unit_published,
            count(*) as figures, min(fresh.quote) as example,
            min(fresh.canonical_value) as value_now,
            min(known.canonical_value) as value_published
        from marts.observations as fresh
        inner join published.marts.observations as known using (observation_id, quote, unit, value)
        where fresh.canonical_value <> known.canonical_value
            or fresh.canonical_unit <> known.canonical_unit
        group by all
    """,
    "observations_did_not_vanish": STILL_THERE
    + """
        select
            sum(observations_now)::bigint as observations_now,
            sum(observations_published)::bigint as observations_published
        from still_there
        having sum(observations_now) < $min * sum(observations_published)
    """,
    "reports_did_not_thin_out": STILL_THERE
    + """
        select * from still_there
        where observations_published >= $from_observations
            and observations_now < $min * observations_published
    """,
    "indicators_did_not_vanish": """
        select known.indicator, count(*) as observations_published
        from published.marts.observations as known
        inner join raw.reports as still_there on known.report = still_there.report
        left join marts.observations as fresh on known.indicator = fresh.indicator
        where known.indicator is not null and fresh.indicator is null
        group by all
        having count(*) >= $from_observations
    """,
}


def comparison(bounds: Mapping[str, Bound]) -> tuple[Expectation, ...]:
    """Return the checks against the published file, which must be attached as `published`."""
    return tuple(expect(bounds[name], sql) for name, sql in CHECKS.items())
