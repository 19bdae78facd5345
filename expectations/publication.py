"""Publication: can the figures be true, before readers get them? Asked of `marts.observations`.

Each SQL gives the offending rows; the numbers it compares with stand in `bounds.yml` under the
same name.
"""

from __future__ import annotations

from collections.abc import Mapping

from expectations.bounds import Bound, Expectation, expect

# One check per entry of `believable_ranges`: the figures outside it.
RANGE = """
    with asked as (
        select
            report, indicator, measure, quote, value, low, high, subject,
            period_start, period_end, sentence
        from marts.observations
        where indicator in $indicators
            and measure = $measure
            and unit = $unit
            and date_diff('day', period_start, period_end) < $within_days
            -- 1957年比1952年增长80% is the growth of five years, told of one
            and coalesce(base_year >= year(period_start) - 1, true)
    )

    select *, (select count(*) from asked) as asked
    from asked
    where least(value, low, high) < $min or greatest(value, low, high) > $max
"""

FIGURES = {
    "observations_are_there": """
        select count(*) as observations, count(distinct report) as reports
        from marts.observations
        having count(*) < $min
            and (select count(*) from raw.quantity_mentions where outcome = 'observation') >= $min
    """,
    "shares_are_parts_of_a_whole": """
        select
            report, quote, value, low, high, subject, sentence,
            (select count(*) from marts.observations where measure = 'rate') as asked
        from marts.observations
        where measure = 'rate'
            and unit = '1'
            and (least(value, low, high) < $min or greatest(value, low, high) > $max)
            and not regexp_matches(subject, $may_exceed_the_whole)
    """,
    "nothing_falls_by_more_than_all": """
        select
            report, quote, value, low, high, subject, sentence,
            (select count(*) from marts.observations where measure = 'growth') as asked
        from marts.observations
        where measure = 'growth' and unit = '1' and least(value, low, high) < $min
    """,
    "points_are_fewer_than_a_hundred": """
        select
            report, quote, value, low, high, subject, sentence,
            (select count(*) from marts.observations where unit = 'pp') as asked
        from marts.observations
        where unit = 'pp' and greatest(abs(value), abs(low), abs(high)) > $max
    """,
    "ranks_are_places_in_a_list": """
        select
            report, quote, value, subject, sentence,
            (select count(*) from marts.observations where measure = 'rank') as asked
        from marts.observations
        where measure = 'rank' and (value < $min or value > $max or value <> round(value))
    """,
    "money_has_not_lost_its_scale": """
        select
            report, quote, value, low, high, unit, subject, sentence,
            (
                select count(*) from marts.observations
                where measure = 'level' and unit = $unit
            ) as asked
        from marts.observations
        where measure = 'level' and unit = $unit and greatest(value, high) < $min
    """,
    "money_is_not_more_than_there_is": """
        select
            report, quote, value, low, high, unit, subject, sentence,
            (select count(*) from marts.observations where unit in $units) as asked
        from marts.observations
        where unit in $units and greatest(abs(value), abs(low), abs(high)) > $max
    """,
    "what_has_not_begun_is_not_a_result": """
        select report, quote, subject, status, period_start, published_on, sentence
        from marts.observations
        where status = 'actual' and period_start > published_on
    """,
}

COVERAGE = {
    "headline_is_there": """
        select report, title, count(*) as observations
        from marts.observations
        where regexp_matches(title, $titles)
        group by all
        having count(*) >= $from_observations
            and max(year(period_end)) >= $from_year
            and count(*) filter (where regexp_matches(region_code, $region_codes)) * 2 > count(*)
            and count(*) filter (where indicator = $indicator) < $min
    """,
    "indicators_are_recognised": """
        select
            count(*) as observations,
            count(indicator) as recognised,
            round(count(indicator) / count(*), 4) as share
        from marts.observations
        having count(*) >= $from_observations
            and count(indicator) / count(*) not between $min and $max
    """,
    "units_are_recognised": """
        with unknown as (
            select unit, count(*) as figures, min(sentence) as example
            from marts.fct_observations
            where not is_unit_resolved
            group by all
        )

        select * from unknown
        where (select count(*) from marts.fct_observations) >= $from_observations
            and (select sum(figures) from unknown)
            > $max * (select count(*) from marts.fct_observations)
    """,
    "measures_are_mixed": """
        select
            count(*) as observations,
            round(count(*) filter (where measure = $measure) / count(*), 4) as share
        from marts.observations
        having count(*) >= $from_observations
            and count(*) filter (where measure = $measure) / count(*) not between $min and $max
    """,
    "plans_are_not_everything": """
        select
            count(*) as observations,
            round(count(*) filter (where status = $status) / count(*), 4) as share
        from marts.observations
        having count(*) >= $from_observations
            and count(*) filter (where status = $status) / count(*) not between $min and $max
    """,
    "reports_agree_on_magnitude": """
        with stated as (
            select
                indicator, region, period_start, period_end, report, quote, canonical_value,
                canonical_unit, sentence,
                max(abs(canonical_value)) over same / min(abs(canonical_value)) over same as factor
            from marts.observations
            where measure = 'level' and status = 'actual' and indicator is not null
                and canonical_value <> 0
            window same as (
                partition by indicator, region, period_start, period_end, canonical_unit
            )
        )

        select * from stated
        where factor >= $max
    """,
}

CHECKS = {**FIGURES, **COVERAGE}


def publication(
    checks: Mapping[str, Bound], ranges: Mapping[str, Bound]
) -> tuple[Expectation, ...]:
    """Return the checks of what is about to be published; one check per believable range."""
    believable = [expect(checks[name], sql) for name, sql in CHECKS.items()]
    in_range = [expect(bound, RANGE) for bound in ranges.values()]
    return (*believable, *in_range)
