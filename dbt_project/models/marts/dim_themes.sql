with

themes as (

    select * from {{ ref('themes') }}

),

words as (

    select * from {{ ref('theme_words') }}

),

words_by_theme as (

    select
        theme,
        string_agg(word, '、' order by word) as theme_words

    from words
    group by theme

),

described as (

    select
        themes.theme,
        themes.theme_name,
        themes.theme_name_en,
        themes.covers,
        themes.covers_en,
        themes.sort_order,
        words_by_theme.theme_words

    from themes
    left join words_by_theme on themes.theme = words_by_theme.theme

)

select * from described
