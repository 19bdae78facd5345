with

versions as (

    select * from {{ ref('stg_reports__versions') }}

),

described as (

    select
        report,
        version_number,
        is_current,
        supersedes_version,
        content_hash,
        title,
        published_on,
        numeral_count,
        observation_count,
        first_seen_at,
        superseded_at

    from versions

)

select * from described
