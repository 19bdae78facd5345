{{ config(materialized='incremental', incremental_strategy='by_report') }}

with

observations as (

    select * from {{ ref('fct_observations') }}
    {{ only(among_due()) }}

),

catalogued as (

    select
        *,
        coalesce(canonical_value, canonical_low) as sort_value,
        -- How often the report says the same about the same.
        count(*) over (
            partition by
                report, indicator_code, region_id, period_id, measure, is_per_year, base_year,
                status, canonical_unit,
                canonical_value, canonical_low, canonical_high
        ) as times_stated_alike

    from observations
    where
        indicator_code is not null
        and region_id is not null
        and period_id is not null
        and canonical_unit is not null
        and (canonical_value is not null or canonical_low is not null)

),

-- What the report says most often; of several, the finest written; of these, the first.
preferred as (

    select
        *,
        count(*) over (
            partition by
                report, indicator_code, region_id, period_id, measure, is_per_year, base_year,
                status, canonical_unit
        ) as times_stated,
        min(sort_value) over (
            partition by
                report, indicator_code, region_id, period_id, measure, is_per_year, base_year,
                status, canonical_unit
        ) as smallest_value,
        max(sort_value) over (
            partition by
                report, indicator_code, region_id, period_id, measure, is_per_year, base_year,
                status, canonical_unit
        ) as largest_value

    from catalogued
    qualify
        row_number() over (
            partition by
                report, indicator_code, region_id, period_id, measure, is_per_year, base_year,
                status, canonical_unit
            order by times_stated_alike desc, written_step asc nulls last, char_start asc
        ) = 1

),

indicator_values as (

    select
        report,
        indicator_code,
        region_id,
        period_id,
        period_start,
        period_end,
        measure,
        is_per_year,
        base_year,
        status,
        canonical_unit,
        canonical_value,
        canonical_low,
        canonical_high,
        bound,
        times_stated,
        times_stated_alike,
        times_stated_alike < times_stated as is_stated_differently,
        smallest_value,
        largest_value,
        observation_id

    from preferred

)

select * from indicator_values
