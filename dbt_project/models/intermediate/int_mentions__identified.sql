{{ config(materialized='table') }}

with

mentions as (

    select * from {{ ref('int_mentions__in_base_units') }}

),

alias_matches as (

    select * from {{ ref('int_subjects__alias_matches') }}

),

indicators as (

    select * from {{ ref('indicators') }}

),

regions_by_name as (

    select * from {{ ref('int_regions__by_name') }}

),

candidates as (

    select
        mentions.mention_id,
        alias_matches.alias,
        alias_matches.match,
        alias_matches.indicator_code

    from mentions
    inner join alias_matches on mentions.subject_key = alias_matches.subject_key
    inner join indicators on alias_matches.indicator_code = indicators.indicator_code
    where
        -- A share of the whole is not the whole: 原煤产量占全国三成 is a rate, and coal output has no rates.
        list_contains(string_split(indicators.measures, '|'), mentions.measure)
        -- Grain of 四川、贵州两省 is not the grain of the nation whose report tells of it.
        and not {{ is_of_several_places('mentions.evidence') }}
        and (
            alias_matches.measures is null
            or list_contains(string_split(alias_matches.measures, '|'), mentions.measure)
        )
        -- Amounts must be in a unit of the indicator; growth and ranks have none. 百分点 of an amount
        -- (投资增幅回落2个百分点) are of its growth, not of the amount.
        and (
            mentions.measure not in ('level', 'change')
            or mentions.dimension is null
            or mentions.dimension = 'unstated'
            or list_contains(
                string_split(indicators.dimensions, '|'),
                if(mentions.dimension = 'ratio_difference', 'ratio', mentions.dimension)
            )
        )

),

-- An alias that covers more of the subject says more about it; a whole match beats a part.
best_candidates as (

    select *
    from candidates
    qualify
        row_number() over (
            partition by mention_id
            order by match = 'exact' desc, length(alias) desc, indicator_code asc, alias asc
        ) = 1

),

identified as (

    select
        mentions.* exclude (region_code),
        coalesce(
            mentions.region_code, regions_by_name.region_code, mentions.region
        ) as region_id,
        {{ official_code('mentions.region_code', 'regions_by_name.region_code') }} as region_code,
        best_candidates.indicator_code,
        best_candidates.alias as matched_alias,
        best_candidates.match as matched_by

    from mentions
    -- Most subjects are in no catalogue: left join.
    left join best_candidates on mentions.mention_id = best_candidates.mention_id
    left join regions_by_name on mentions.region = regions_by_name.region_name

)

select * from identified
