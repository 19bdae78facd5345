with

reports as (

    select * from {{ ref('dim_reports') }}

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

observations as (

    select * from {{ ref('fct_observations') }}

),

-- What a reader may expect: each region's year of work, told in each headline figure.
expected as (

    select distinct
        reports.region_id,
        reports.about_year,
        indicators.indicator_code

    from reports
    cross join indicators
    where
        reports.region_id is not null
        and reports.about_year is not null
        and indicators.is_headline

),

stated as (

    select
        region_id,
        year(period_end) as about_year,
        indicator_code,
        count(*) filter (where status <> 'target') as result_count,
        count(*) filter (where status = 'target') as target_count

    from observations
    where indicator_code is not null and period_end is not null
    group by region_id, year(period_end), indicator_code

),

covered as (

    select
        expected.region_id,
        expected.about_year,
        expected.indicator_code,
        coalesce(results.result_count, 0) as result_count,
        coalesce(targets.target_count, 0) as next_year_target_count,
        coalesce(results.result_count, 0) > 0 as is_result_stated,
        coalesce(targets.target_count, 0) > 0 as is_next_target_stated

    from expected
    left join stated as results
        on
            expected.region_id = results.region_id
            and expected.about_year = results.about_year
            and expected.indicator_code = results.indicator_code
    left join stated as targets
        on
            expected.region_id = targets.region_id
            and expected.about_year + 1 = targets.about_year
            and expected.indicator_code = targets.indicator_code

)

select * from covered
