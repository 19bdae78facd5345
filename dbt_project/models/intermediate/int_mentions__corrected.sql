with

mentions as (

    select * from {{ ref('int_mentions__answered') }}

),

known_corrections as (

    select * from {{ ref('known_corrections') }}

),

corrections_by_mention as (

    select
        report,
        mention_id,
        map(list(column_name), list(expected_old)) as expected_texts,
        map(list(column_name), list(new)) as new_texts,
        string_agg(column_name, ', ' order by column_name) as corrected_columns

    from known_corrections
    where status = 'active'
    group by report, mention_id

),

matched as (

    select
        mentions.*,
        corrections_by_mention.expected_texts,
        corrections_by_mention.new_texts,
        corrections_by_mention.corrected_columns

    from mentions
    left join corrections_by_mention
        on
            mentions.report = corrections_by_mention.report
            and mentions.mention_id = corrections_by_mention.mention_id

),

corrected as (

    select
        report,
        mention_id,
        section_number,
        char_start,
        char_end,
        quote,
        sentence,
        sentence_start,
        number_text,
        unit_text,
        {% for column_name, data_type in correctable_columns().items() -%}
        {{ corrected(column_name, data_type) }} as {{ column_name }},
        {% endfor -%}
        {{ subject_key("coalesce(new_texts['subject'], subject_simplified)") }} as subject_key,
        corrected_columns,
        evidence

    from matched

)

select * from corrected
