with

mentions as (

    select * from {{ ref('int_mentions__identified') }}

),

sections as (

    select * from {{ ref('stg_reports__sections') }}

),

observations as (

    select
        mentions.mention_id as observation_id,
        mentions.report,
        mentions.section_number,
        sections.heading_path as section,
        mentions.char_start,
        mentions.char_end,
        mentions.quote,
        mentions.sentence,
        mentions.sentence_start,
        mentions.number_text,
        mentions.scale_text,
        mentions.unit_text,
        mentions.value,
        mentions.low,
        mentions.high,
        mentions.unit,
        mentions.canonical_value,
        mentions.canonical_low,
        mentions.canonical_high,
        mentions.canonical_unit,
        mentions.written_step,
        mentions.canonical_step,
        mentions.dimension,
        mentions.is_unit_resolved,
        {{ unit_id('mentions.unit', 'mentions.canonical_unit') }} as unit_id,
        mentions.measure,
        mentions.bound,
        mentions.status,
        mentions.period_start,
        mentions.period_end,
        {{ period_id('mentions.period_start', 'mentions.period_end') }} as period_id,
        mentions.region,
        mentions.region_code,
        mentions.region_id,
        mentions.subject,
        mentions.subject_key,
        mentions.indicator_code,
        mentions.matched_alias,
        mentions.matched_by,
        mentions.corrected_columns,
        mentions.evidence

    from mentions
    left join sections
        on
            mentions.report = sections.report
            and mentions.section_number = sections.section_number

)

select * from observations
