with

source as (

    select * from {{ source('raw', 'quantity_mentions') }}

),

renamed as (

    select
        report,
        mention_id,
        section_number,
        char_start,
        char_end,
        quote,
        sentence,
        sentence_start,
        outcome,
        rule as set_aside_rule,
        question as unanswered_question,
        reason as unanswered_reason,
        number_text,
        number as stated_number,
        low_number,
        high_number,
        nullif(scale_text, '') as scale_text,
        nullif(low_scale_text, '') as low_scale_text,
        nullif(unit_text, '') as unit_text,
        -- '' says that there is no unit; the two ways of saying so become one here.
        coalesce(unit, '') as unit_spelling,
        is_fall,
        measure,
        is_per_year,
        base_year as stated_base_year,
        bound,
        status,
        period_start,
        period_end,
        region,
        region_code,
        subject,
        subject_simplified,
        evidence

    from source

)

select * from renamed
