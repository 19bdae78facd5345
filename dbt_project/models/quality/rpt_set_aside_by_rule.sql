with

mentions as (

    select * from {{ ref('stg_reports__quantity_mentions') }}

),

by_outcome as (

    select
        outcome,
        -- The rule that set the numeral aside, or the question nobody could answer.
        coalesce(set_aside_rule, unanswered_question, 'answered') as decided_by,
        count(*) as mention_count,
        count(distinct report) as report_count,
        min(mention_id) as example_mention_id,
        arg_min(quote, mention_id) as example_quote

    from mentions
    group by outcome, decided_by

),

with_shares as (

    select
        *,
        -- A share of a count is an estimate for people; four digits are enough.
        cast(
            mention_count * 10000 // (select count(*) from mentions) as decimal(9, 0)
        ) * 0.0001 as share_of_mentions

    from by_outcome

)

select * from with_shares
