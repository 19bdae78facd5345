{{ config(post_hook='{{ touch(ref("fct_observations"), this) }}') }}

with

reports as (

    select * from {{ ref('stg_reports__reports') }}

),

observations as (

    select * from {{ ref('fct_observations') }}

),

regions_by_name as (

    select * from {{ ref('int_regions__by_name') }}

),

current_versions as (

    select * from {{ ref('dim_report_versions') }}
    where is_current

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
        {{ official_code('reports.region_code', 'regions_by_name.region_code') }} as region_code,
        coalesce(
            reports.region_code, regions_by_name.region_code, reports.region
        ) as region_id,
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
        reports.extractor_version,
        -- Raw rows that no refresh has loaded are the first version there is.
        coalesce(current_versions.version_number, 1) as version_number,
        current_versions.supersedes_version,
        current_versions.first_seen_at

    from reports
    left join observations_by_report on reports.report = observations_by_report.report
    left join current_versions on reports.report = current_versions.report
    left join regions_by_name on reports.region = regions_by_name.region_name

)

select * from described
