with

observations as (

    select * from {{ ref('fct_observations') }}

),

unmapped as (

    select
        subject_key,
        any_value(subject order by subject) as subject,
        count(*) as observation_count,
        count(distinct report) as report_count,
        string_agg(distinct measure, ', ' order by measure) as measures,
        string_agg(distinct unit, ', ' order by unit) as units,
        min(observation_id) as example_observation_id

    from observations
    where indicator_code is null and subject_key is not null
    group by subject_key

)

select * from unmapped
