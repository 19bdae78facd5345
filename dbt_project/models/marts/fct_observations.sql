{{ config(materialized='incremental', incremental_strategy='by_report') }}

with

mentions as (

    -- Some models run by hand: what is in the workbench may be of an earlier build.
    select * from {{ ref('int_mentions__identified') }}
    {{ only(among_due()) }}

),

sections as (

    select * from {{ ref('stg_reports__sections') }}

),

indicators as (

    select * from {{ ref('indicators') }}

),

themed_subjects as (

    select * from {{ ref('int_subjects__themed') }}

),

themed_sections as (

    select * from {{ ref('int_sections__themed') }}

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
        mentions.is_per_year,
        mentions.stated_base_year,
        -- Where nothing is said, growth is from the year before the period.
        case
            when mentions.measure in ('growth', 'change')
                then coalesce(mentions.stated_base_year, year(mentions.period_start) - 1)
        end as base_year,
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
        -- The indicator, then a word of the subject, of the heading, a weak one of the subject.
        coalesce(
            indicators.theme,
            case when not themed_subjects.is_weak then themed_subjects.theme end,
            themed_sections.theme,
            themed_subjects.theme,
            'other'
        ) as theme,
        case
            when indicators.theme is not null then 'indicator'
            when not themed_subjects.is_weak then 'subject: ' || themed_subjects.theme_word
            when themed_sections.theme is not null then 'heading: ' || themed_sections.theme_word
            when themed_subjects.theme is not null then 'subject: ' || themed_subjects.theme_word
        end as theme_source,
        mentions.corrected_columns,
        mentions.evidence

    from mentions
    left join sections
        on
            mentions.report = sections.report
            and mentions.section_number = sections.section_number
    left join indicators on mentions.indicator_code = indicators.indicator_code
    left join themed_subjects on mentions.subject_key = themed_subjects.subject_key
    left join themed_sections on sections.heading_path = themed_sections.heading_path

)

select * from observations
