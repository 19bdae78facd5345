{{ config(materialized='table') }}

with

sections as (

    select * from {{ ref('int_sections__due') }}

),

theme_words as (

    select * from {{ ref('theme_words') }}

),

paths as (

    select distinct heading_path

    from sections
    where heading_path <> ''

),

headings as (

    select
        heading_path,
        unnest(string_split(heading_path, ' › ')) as heading,
        generate_subscripts(string_split(heading_path, ' › '), 1) as heading_place

    from paths

),

-- The innermost heading that says anything; in it the longest word, and the first of two.
themed as (

    select
        headings.heading_path,
        theme_words.theme,
        theme_words.word as theme_word

    from headings
    inner join theme_words on contains(upper(headings.heading), theme_words.word)
    where theme_words.scope <> 'weak'
    qualify
        row_number() over (
            partition by headings.heading_path
            order by
                headings.heading_place desc,
                length(theme_words.word) desc,
                instr(upper(headings.heading), theme_words.word) asc,
                theme_words.word asc
        ) = 1

)

select * from themed
