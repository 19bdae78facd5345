with

observations as (

    select * from {{ ref('fct_observations') }}

),

-- A unit the tables do not know is published as it is spelled, with nothing canonical.
unresolved as (

    select
        unit as unit_spelling,
        count(*) as mention_count,
        count(distinct report) as report_count,
        min(observation_id) as example_mention_id,
        arg_min(quote, observation_id) as example_quote

    from observations
    where not is_unit_resolved
    group by unit

)

select * from unresolved
