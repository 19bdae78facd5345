{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='subject_key',
    on_schema_change='fail'
) }}

with

mentions as (

    select * from {{ ref('int_mentions__corrected') }}

),

fillers as (

    select * from {{ ref('subject_fillers') }}

),

general_words as (

    select * from {{ ref('subject_general_words') }}

),

patterns as (

    select
        (select string_agg(word, '|' order by length(word) desc, word) from fillers) as filler,
        (select string_agg(word, '|' order by length(word) desc, word) from general_words)
            as general

),

subjects as (

    select distinct subject_key

    from mentions
    where subject_key is not null

),

-- 提出钢产量计划 is 钢产量.
without_fillers as (

    select
        subjects.subject_key,
        regexp_replace(subjects.subject_key, patterns.filler, '', 'g') as telling_words,
        patterns.general

    from subjects
    cross join patterns

),

-- 饮水安全 and 安全饮水 are one thing: the characters count, not their order. What is left of
-- 中央财政安排资金 or 项目 does not tell of which thing a figure is.
comparable as (

    select
        subject_key,
        list_aggregate(list_sort(string_split(telling_words, '')), 'string_agg', '')
            as comparable_key

    from without_fillers
    where
        length(telling_words) >= 4
        and not regexp_full_match(telling_words, '(' || general || ')*')

)

select * from comparable
