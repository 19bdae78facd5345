{{ config(materialized='table') }}

with

mentions as (

    select * from {{ ref('int_mentions__corrected') }}

),

theme_words as (

    select * from {{ ref('theme_words') }}

),

subjects as (

    select distinct subject_key

    from mentions
    where subject_key is not null

),

-- The longest word says most; of two, the later: the head of a Chinese phrase comes last.
themed as (

    select
        subjects.subject_key,
        theme_words.theme,
        theme_words.word as theme_word,
        theme_words.scope = 'weak' as is_weak

    from subjects
    inner join theme_words on contains(subjects.subject_key, theme_words.word)
    where theme_words.scope <> 'heading'
    qualify
        row_number() over (
            partition by subjects.subject_key
            order by
                is_weak asc,
                length(theme_words.word) desc,
                instr(subjects.subject_key, theme_words.word) desc,
                theme_words.word asc
        ) = 1

)

select * from themed
