with

reports as (

    select * from {{ ref('stg_reports__reports') }}

),

observations as (

    select * from {{ ref('fct_observations') }}

),

observations_by_report as (

    select
        report,
        count(*) as observation_count

    from observations
    group by report

),

described as (

    select
        reports.report,
        reports.file_name,
        reports.title,
        reports.publisher,
        reports.published_on,
        reports.url,
        reports.region,
        reports.region_code,
        coalesce(reports.region_code, reports.region) as region_id,
        reports.about_year,
        reports.title_source,
        reports.publisher_source,
        reports.published_on_source,
        reports.region_source,
        reports.about_year_source,
        reports.encoding,
        reports.character_count,
        reports.sentence_count,
        reports.numeral_count,
        -- A report without a single observation is still a report.
        coalesce(observations_by_report.observation_count, 0) as observation_count,
        reports.content_hash,
        reports.extractor_version

    from reports
    left join observations_by_report on reports.report = observations_by_report.report

)

select * from described
