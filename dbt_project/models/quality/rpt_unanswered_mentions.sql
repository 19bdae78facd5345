with

mentions as (

    select * from {{ ref('stg_reports__quantity_mentions') }}

),

unanswered as (

    select
        mention_id,
        report,
        char_start,
        char_end,
        quote,
        sentence,
        unanswered_question,
        unanswered_reason,
        count(*) over (
            partition by unanswered_question, unanswered_reason
        ) as mentions_with_this_reason

    from mentions
    where outcome = 'unanswered'

)

select * from unanswered
