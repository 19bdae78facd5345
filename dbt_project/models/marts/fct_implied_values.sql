{{ config(materialized='incremental', incremental_strategy='by_region') }}

with

series as (

    select * from {{ ref('mart_indicator_series') }}
    {{ only(among_touched()) }}

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

periods as (

    select * from {{ ref('dim_periods') }}

),

observations as (

    select * from {{ ref('fct_observations') }}
    {{ only(among_touched()) }}

),

-- Results of whole years said without a hedge, known to half a step of their last digit.
yearly as (

    select
        series.indicator_code,
        series.region_id,
        series.measure,
        series.base_year,
        series.canonical_unit,
        periods.end_year as stated_year,
        series.canonical_value,
        observations.written_step * cast(0.5 as decimal(2, 1)) as half_step,
        series.observation_id,
        -- 按可比口径增加: from a year before that was counted anew, not the one once told.
        {{ stands_after('可比', in_clauses=2, relation='observations.') }} as is_on_comparable_basis

    from series
    inner join periods on series.period_id = periods.period_id
    inner join observations on series.observation_id = observations.observation_id
    where
        periods.period_type = 'year'
        and series.bound = '='
        and series.canonical_value is not null
        -- The step is known in the stated unit only.
        and observations.value = observations.canonical_value

),

levels as (

    select * from yearly
    where measure = 'level' and canonical_value > 0

),

-- Of one year: growth since 2020, or so much a year, leads elsewhere.
-- Real growth (gross domestic product, value added) does not lead from one amount to the next.
growths as (

    select yearly.*

    from yearly
    inner join indicators on yearly.indicator_code = indicators.indicator_code
    where
        yearly.measure = 'growth'
        and yearly.base_year = yearly.stated_year - 1
        and yearly.canonical_value > -1
        and not indicators.is_growth_real
        and not yearly.is_on_comparable_basis

),

changes as (

    select * from yearly
    where measure = 'change' and base_year = stated_year - 1 and not is_on_comparable_basis

),

before_change as (

    select
        levels.indicator_code,
        levels.region_id,
        levels.canonical_unit,
        levels.stated_year - 1 as implied_year,
        'level_less_change' as method,
        levels.canonical_value - changes.canonical_value as implied_value,
        levels.canonical_value - changes.canonical_value
        - levels.half_step - changes.half_step as implied_low,
        levels.canonical_value - changes.canonical_value
        + levels.half_step + changes.half_step as implied_high,
        levels.observation_id as level_observation_id,
        changes.observation_id as movement_observation_id

    from levels
    inner join changes
        on
            levels.indicator_code = changes.indicator_code
            and levels.region_id = changes.region_id
            and levels.canonical_unit = changes.canonical_unit
            and levels.stated_year = changes.stated_year

),

before_growth as (

    select
        levels.indicator_code,
        levels.region_id,
        levels.canonical_unit,
        levels.stated_year - 1 as implied_year,
        'level_over_growth' as method,
        {{ deflated('levels.canonical_value', 'growths.canonical_value') }} as implied_value,
        {{ deflated(
            'levels.canonical_value - levels.half_step',
            'growths.canonical_value + growths.half_step',
        ) }} as implied_low,
        {{ deflated(
            'levels.canonical_value + levels.half_step',
            'growths.canonical_value - growths.half_step',
        ) }} as implied_high,
        levels.observation_id as level_observation_id,
        growths.observation_id as movement_observation_id

    from levels
    inner join growths
        on
            levels.indicator_code = growths.indicator_code
            and levels.region_id = growths.region_id
            and levels.stated_year = growths.stated_year

),

implied as (

    select * from before_change
    union all
    select * from before_growth

),

compared as (

    select
        implied.*,
        stated.canonical_value as stated_value,
        stated.observation_id as stated_observation_id,
        -- Two intervals that touch agree.
        stated.canonical_value + stated.half_step >= implied.implied_low
        and stated.canonical_value - stated.half_step <= implied.implied_high as is_confirmed

    from implied
    left join levels as stated
        on
            implied.indicator_code = stated.indicator_code
            and implied.region_id = stated.region_id
            and implied.canonical_unit = stated.canonical_unit
            and implied.implied_year = stated.stated_year

)

select * from compared
