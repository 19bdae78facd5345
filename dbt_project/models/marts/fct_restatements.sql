{{ config(materialized='incremental', incremental_strategy='by_region') }}

with

indicator_values as (

    select * from {{ ref('fct_indicator_values') }}
    {{ only(among_touched()) }}

),

observations as (

    select * from {{ ref('fct_observations') }}
    {{ only(among_touched()) }}

),

reports as (

    select * from {{ ref('dim_reports') }}

),

tellings as (

    select
        indicator_values.*,
        reports.about_year,
        coalesce(reports.published_on, make_date(reports.about_year + 1, 1, 31)) as told_on,
        -- The step of the last written digit, in the canonical unit.
        case
            when observations.value <> 0 and observations.value = observations.canonical_value
                then observations.written_step
        end as canonical_step

    from indicator_values
    left join observations on indicator_values.observation_id = observations.observation_id
    left join reports on indicator_values.report = reports.report
    where
        indicator_values.status = 'actual'
        -- 超过60万亿 and 67.7万亿 do not contradict each other.
        and indicator_values.bound = '='
        and indicator_values.canonical_value is not null

),

pairs as (

    select
        earlier.indicator_code,
        earlier.region_id,
        earlier.period_id,
        earlier.measure,
        earlier.canonical_unit,
        earlier.report as earlier_report,
        later.report as later_report,
        earlier.canonical_value as earlier_value,
        later.canonical_value as later_value,
        later.canonical_value - earlier.canonical_value as difference,
        -- 5.67万亿 and 56708.71亿 are one figure written to two precisions.
        coalesce(
            abs(later.canonical_value - earlier.canonical_value)
            <= cast(0.5 as decimal(2, 1)) * greatest(earlier.canonical_step, later.canonical_step),
            false
        ) as is_rounding,
        earlier.observation_id as earlier_observation_id,
        later.observation_id as later_observation_id

    from tellings as earlier
    inner join tellings as later
        on
            earlier.indicator_code = later.indicator_code
            and earlier.region_id = later.region_id
            and earlier.period_id = later.period_id
            and earlier.measure = later.measure
            and earlier.is_per_year is not distinct from later.is_per_year
            and earlier.base_year is not distinct from later.base_year
            and earlier.canonical_unit = later.canonical_unit
            and (earlier.told_on, earlier.report) < (later.told_on, later.report)
    where earlier.canonical_value <> later.canonical_value

)

select * from pairs
