with

mentions as (

    select * from {{ ref('stg_reports__quantity_mentions') }}

),

answered as (

    select * exclude (outcome, set_aside_rule, unanswered_question, unanswered_reason)

    from mentions
    where
        outcome = 'observation'
        and {{ among_due() }}

)

select * from answered
