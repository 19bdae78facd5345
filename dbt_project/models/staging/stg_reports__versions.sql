with

source as (

    select * from {{ source('raw', 'report_versions') }}

),

numbered as (

    select
        report,
        version_number,
        superseded_at is null and withdrawn_at is null as is_current,
        -- Also the one that was withdrawn before the report came back.
        lag(version_number) over (
            partition by report order by version_number
        ) as supersedes_version,
        content_hash,
        title,
        published_on,
        numeral_count,
        observation_count,
        first_seen_at,
        coalesce(superseded_at, withdrawn_at) as superseded_at

    from source

),

still_in_the_source as (

    select * from numbered
    qualify bool_or(is_current) over (partition by report)

)

select * from still_in_the_source
