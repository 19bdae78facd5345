with

mentions as (

    select * from {{ ref('int_mentions__identified') }}

),

unresolved as (

    select
        unit_spelling,
        count(*) as mention_count,
        count(distinct report) as report_count,
        min(mention_id) as example_mention_id,
        arg_min(quote, mention_id) as example_quote

    from mentions
    where not is_unit_resolved
    group by unit_spelling

)

select * from unresolved
