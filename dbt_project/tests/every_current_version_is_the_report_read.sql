-- Each report has one current version, and that is the one whose figures stand in the marts.
with

current_versions as (

    select
        report,
        count(*) as versions,
        any_value(content_hash) as content_hash

    from {{ ref('dim_report_versions') }}
    where is_current
    group by report

)

select
    current_versions.report,
    current_versions.versions,
    current_versions.content_hash,
    reports.content_hash as content_hash_read

from current_versions
left join {{ ref('dim_reports') }} as reports on current_versions.report = reports.report
where
    current_versions.versions > 1
    or current_versions.content_hash is distinct from reports.content_hash
