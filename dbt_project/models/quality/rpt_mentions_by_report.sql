with

reports as (

    select * from {{ ref('stg_reports__reports') }}

),

mentions as (

    select * from {{ ref('stg_reports__quantity_mentions') }}

),

observations as (

    select * from {{ ref('fct_observations') }}

),

outcomes as (

    select
        report,
        count(*) as mention_count,
        count(*) filter (where outcome = 'observation') as observation_count,
        count(*) filter (where outcome = 'set_aside') as set_aside_count,
        count(*) filter (where outcome = 'unanswered') as unanswered_count

    from mentions
    group by report

),

published as (

    select
        report,
        count(*) as published_count

    from observations
    group by report

),

accounts as (

    select
        reports.report,
        reports.numeral_count,
        coalesce(outcomes.mention_count, 0) as mention_count,
        coalesce(outcomes.observation_count, 0) as observation_count,
        coalesce(outcomes.set_aside_count, 0) as set_aside_count,
        coalesce(outcomes.unanswered_count, 0) as unanswered_count,
        coalesce(published.published_count, 0) as published_count

    from reports
    left join outcomes on reports.report = outcomes.report
    left join published on reports.report = published.report

)

select * from accounts
