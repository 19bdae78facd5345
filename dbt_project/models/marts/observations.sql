with

observations as (

    select * from {{ ref('fct_observations') }}

),

reports as (

    select * from {{ ref('dim_reports') }}

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

for_readers as (

    select
        observations.report,
        observations.observation_id,
        observations.char_start,
        observations.char_end,
        observations.quote,
        observations.sentence,
        observations.section,
        observations.value,
        observations.low,
        observations.high,
        observations.unit,
        observations.canonical_value,
        observations.canonical_low,
        observations.canonical_high,
        observations.canonical_unit,
        observations.measure,
        observations.bound,
        observations.status,
        observations.period_start,
        observations.period_end,
        observations.region,
        observations.region_code,
        observations.subject,
        observations.indicator_code as indicator,
        indicators.indicator_name,
        reports.title,
        reports.publisher,
        reports.published_on,
        reports.url,
        observations.is_per_year,
        observations.base_year

    from observations
    left join reports on observations.report = reports.report
    left join indicators on observations.indicator_code = indicators.indicator_code

)

select * from for_readers
