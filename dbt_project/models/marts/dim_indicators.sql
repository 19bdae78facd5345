with

indicators as (

    select * from {{ ref('indicators') }}

),

aliases as (

    select * from {{ ref('indicator_aliases') }}

),

aliases_by_indicator as (

    select
        indicator_code,
        string_agg(distinct alias, '、' order by alias) as aliases

    from aliases
    where match = 'exact'
    group by indicator_code

),

described as (

    select
        indicators.indicator_code,
        indicators.indicator_name,
        indicators.indicator_name_en,
        indicators.definition,
        indicators.dimensions,
        indicators.usual_unit,
        indicators.stock_or_flow,
        indicators.good_direction,
        indicators.theme,
        indicators.is_headline,
        indicators.is_growth_real,
        indicators.measures,
        aliases_by_indicator.aliases

    from indicators
    left join aliases_by_indicator
        on indicators.indicator_code = aliases_by_indicator.indicator_code

)

select * from described
