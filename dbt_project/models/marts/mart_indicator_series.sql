{{ config(materialized='incremental', incremental_strategy='by_region') }}

with

indicator_values as (

    select * from {{ ref('fct_indicator_values') }}
    {{ only(among_touched()) }}

),

reports as (

    select * from {{ ref('dim_reports') }}

),

results as (

    select
        indicator_values.*,
        reports.about_year,
        reports.published_on

    from indicator_values
    left join reports on indicator_values.report = reports.report
    where indicator_values.status in ('actual', 'estimate')

),

-- Actual before estimate; then the latest report, which may have revised what the earlier said.
ranked as (

    select
        *,
        row_number() over (
            partition by
                indicator_code, region_id, period_id, measure, is_per_year, base_year,
                canonical_unit
            order by
                status asc,
                about_year desc nulls last,
                published_on desc nulls last,
                report desc
        ) as precedence,
        count(*) over (
            partition by
                indicator_code, region_id, period_id, measure, is_per_year, base_year,
                canonical_unit
        ) as stated_count,
        count(distinct coalesce(canonical_value, canonical_low)) over (
            partition by
                indicator_code, region_id, period_id, measure, is_per_year, base_year,
                canonical_unit
        ) as different_value_count

    from results

),

series as (

    select
        indicator_code,
        region_id,
        period_id,
        period_start,
        period_end,
        measure,
        is_per_year,
        base_year,
        canonical_unit,
        canonical_value,
        canonical_low,
        canonical_high,
        bound,
        status,
        report,
        observation_id,
        stated_count - 1 as losing_count,
        different_value_count

    from ranked
    where precedence = 1

)

select * from series
