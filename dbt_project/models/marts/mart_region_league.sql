with

series as (

    select * from {{ ref('mart_indicator_series') }}

),

indicator_values as (

    select * from {{ ref('fct_indicator_values') }}

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

regions as (

    select * from {{ ref('dim_regions') }}

),

periods as (

    select * from {{ ref('dim_periods') }}

),

-- Figures of whole years, and stocks at the end of one.
results as (

    select
        series.indicator_code,
        series.region_id,
        series.measure,
        series.canonical_unit,
        periods.end_year as league_year,
        series.canonical_value as result_value,
        series.bound as result_bound,
        series.status as result_status,
        series.observation_id as result_observation_id

    from series
    inner join periods on series.period_id = periods.period_id
    where
        series.canonical_value is not null
        and series.measure <> 'rank'
        -- Growth since 2020 stands in no league of the year.
        and coalesce(series.base_year = periods.end_year - 1, true)
        and (
            periods.period_type = 'year'
            or (periods.period_type = 'point' and periods.period_end = last_day(periods.period_end))
        )
    qualify
        row_number() over (
            partition by
                series.indicator_code, series.region_id, series.measure, series.canonical_unit,
                periods.end_year
            order by periods.period_type = 'year' desc, series.period_end desc
        ) = 1

),

targets as (

    select
        indicator_values.indicator_code,
        indicator_values.region_id,
        indicator_values.measure,
        indicator_values.canonical_unit,
        year(indicator_values.period_end) as league_year,
        indicator_values.canonical_value as target_value,
        indicator_values.canonical_low as target_low,
        indicator_values.canonical_high as target_high,
        indicator_values.bound as target_bound,
        indicator_values.observation_id as target_observation_id

    from indicator_values
    where
        indicator_values.status = 'target'
        and indicator_values.measure <> 'rank'
        and year(indicator_values.period_start) = year(indicator_values.period_end)
        and coalesce(indicator_values.base_year = year(indicator_values.period_end) - 1, true)
    qualify
        row_number() over (
            partition by
                indicator_values.indicator_code, indicator_values.region_id,
                indicator_values.measure, indicator_values.canonical_unit,
                year(indicator_values.period_end)
            order by indicator_values.period_start asc, indicator_values.report desc
        ) = 1

),

-- A year may have a result without a target, a target without a result, and neither but a target
-- for the year after: a report promises what it gives no result of.
told as (

    select
        indicator_code,
        region_id,
        measure,
        canonical_unit,
        league_year

    from results
    union
    select
        indicator_code,
        region_id,
        measure,
        canonical_unit,
        league_year

    from targets
    union
    select
        indicator_code,
        region_id,
        measure,
        canonical_unit,
        league_year - 1 as league_year

    from targets

),

side_by_side as (

    select
        told.indicator_code,
        told.region_id,
        told.measure,
        told.canonical_unit,
        told.league_year,
        results.result_value,
        results.result_bound,
        results.result_status,
        targets.target_value,
        targets.target_low,
        targets.target_high,
        targets.target_bound,
        results.result_observation_id,
        targets.target_observation_id

    from told
    left join results
        on
            told.indicator_code = results.indicator_code
            and told.region_id = results.region_id
            and told.measure = results.measure
            and told.canonical_unit = results.canonical_unit
            and told.league_year = results.league_year
    left join targets
        on
            told.indicator_code = targets.indicator_code
            and told.region_id = targets.region_id
            and told.measure = targets.measure
            and told.canonical_unit = targets.canonical_unit
            and told.league_year = targets.league_year

),

league as (

    select
        side_by_side.indicator_code,
        indicators.indicator_name,
        side_by_side.league_year,
        side_by_side.measure,
        side_by_side.canonical_unit,
        side_by_side.region_id,
        regions.region_name,
        regions.region_level,
        side_by_side.result_value,
        side_by_side.result_bound,
        side_by_side.result_status,
        -- Among regions of one level; first is best, and the highest where neither way is better.
        case
            when side_by_side.result_value is not null
                then rank() over (
                    partition by
                        side_by_side.indicator_code, side_by_side.league_year,
                        side_by_side.measure, side_by_side.canonical_unit, regions.region_level
                    order by
                        case
                            when indicators.good_direction in ('down', 'ceiling')
                                then side_by_side.result_value
                            else -side_by_side.result_value
                        end nulls last
                )
        end as result_rank,
        count(side_by_side.result_value) over (
            partition by
                side_by_side.indicator_code, side_by_side.league_year,
                side_by_side.measure, side_by_side.canonical_unit, regions.region_level
        ) as ranked_region_count,
        side_by_side.target_value,
        side_by_side.target_low,
        side_by_side.target_high,
        side_by_side.target_bound,
        next_targets.target_value as next_target_value,
        next_targets.target_low as next_target_low,
        next_targets.target_high as next_target_high,
        next_targets.target_bound as next_target_bound,
        side_by_side.result_observation_id,
        side_by_side.target_observation_id,
        next_targets.target_observation_id as next_target_observation_id

    from side_by_side
    -- A report gives last year's result and this year's target in one breath.
    left join targets as next_targets
        on
            side_by_side.indicator_code = next_targets.indicator_code
            and side_by_side.region_id = next_targets.region_id
            and side_by_side.measure = next_targets.measure
            and side_by_side.canonical_unit = next_targets.canonical_unit
            and side_by_side.league_year + 1 = next_targets.league_year
    left join indicators on side_by_side.indicator_code = indicators.indicator_code
    left join regions on side_by_side.region_id = regions.region_id

)

select * from league
