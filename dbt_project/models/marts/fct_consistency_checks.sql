{{ config(materialized='incremental', incremental_strategy='by_report_of_region') }}

with

observations as (

    select * from {{ ref('fct_observations') }}
    {{ only(among_reports_of_touched()) }}

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

regions as (

    select * from {{ ref('dim_regions') }}

),

implied_values as (

    select * from {{ ref('fct_implied_values') }}

),

partition_words as (

    select
        partition_name,
        word,
        count(*) over (partition by partition_name) as word_count

    from {{ ref('partition_words') }}

),

indicator_parts as (

    select
        whole_indicator,
        part_indicator,
        count(*) over (partition by whole_indicator) as part_count

    from {{ ref('indicator_parts') }}

),

-- A figure is known to half a step of its last digit; place is its turn in the sentence.
figures as (

    select
        observation_id,
        report,
        sentence_start,
        char_start,
        subject_key,
        indicator_code,
        matched_by,
        measure,
        is_per_year,
        stated_base_year,
        base_year,
        bound,
        status,
        region_id,
        period_id,
        period_start,
        period_end,
        dimension,
        canonical_unit,
        canonical_value,
        {{ half_of('canonical_step') }} as half_step,
        {{ stands_after('其中', in_clauses=1) }} as is_part,
        row_number() over (
            partition by report, sentence_start
            order by char_start, observation_id
        ) as place

    from observations

),

-- Said without a hedge. 约 and 超过 leave room for everything.
exact as (

    select *
    from figures
    where bound = '=' and canonical_value is not null and half_step is not null

),

shares as (

    {{ check_shares() }}

),

movements as (

    {{ check_movements() }}

),

read_movements as (

    {{ check_read_movements() }}

),

from_to as (

    {{ check_from_to() }}

),

from_to_yearly as (

    {{ check_from_to_yearly() }}

),

growths_of_changes as (

    {{ check_growths_of_changes() }}

),

growths_in_all as (

    {{ check_growths_in_all() }}

),

-- An indicator for one place and year in one standing, as often as a report tells it.
tellings as (

    select
        *,
        row_number() over (
            partition by
                report, indicator_code, region_id, period_id, measure, status, canonical_unit, bound
            order by char_start
        ) as telling

    from figures
    where
        indicator_code is not null
        and matched_by = 'exact'
        and measure in ('level', 'rate')
        and canonical_value is not null
        -- Of several years a report tells the sum, the mean and the last.
        and year(period_start) = year(period_end)

),

parts as (

    {{ check_parts() }}

),

indicator_sums as (

    {{ check_indicator_sums() }}

),

all_parts as (

    select * from parts
    union all
    select * from indicator_sums

),

sums as (

    {{ check_sums() }}

),

repeated as (

    {{ check_repeated() }}

),

years_before as (

    {{ check_years_before() }}

),

-- Among provinces nobody is fortieth.
regions_by_level as (

    select
        region_level,
        count(*) as region_count

    from regions
    where is_listed and region_level in ('province', 'prefecture', 'county')
    group by region_level

),

ranks as (

    select
        'rank_within_regions' as relation,
        exact.report,
        exact.observation_id,
        cast(null as varchar) as operand_ids,
        exact.canonical_unit,
        '<=' as bound,
        regions_by_level.region_count as expected,
        exact.canonical_value as stated,
        0 as tolerance

    from exact
    inner join regions on exact.region_id = regions.region_id
    inner join regions_by_level on regions.region_level = regions_by_level.region_level
    where exact.measure = 'rank' and exact.indicator_code is not null

),

found as (

    select * from shares
    union all
    select * from from_to
    union all
    select * from from_to_yearly
    union all
    select * from growths_of_changes
    union all
    select * from growths_in_all
    union all
    select * from sums
    union all
    select * from repeated
    union all
    select * from years_before
    union all
    select * from ranks

),

-- By how much the relation is missed, whatever its kind.
missed as (

    select
        *,
        case
            when relation = 'stated_with_bound' and bound in ('>', '>=')
                then greatest(stated - expected, 0)
            when relation = 'stated_with_bound' then greatest(expected - stated, 0)
            when relation = 'rank_within_regions' then greatest(stated - expected, 0)
            else abs(stated - expected)
        end as gap

    from found
    where expected is not null and tolerance is not null

),

judged as (

    select
        relation,
        report,
        observation_id,
        coalesce(operand_ids, '') as operand_ids,
        canonical_unit,
        cast(expected as decimal(38, 10)) as expected,
        bound,
        cast(stated as decimal(38, 10)) as stated,
        cast(gap as decimal(38, 10)) as gap,
        cast(tolerance as decimal(38, 10)) as tolerance,
        case
            when gap <= tolerance then 'holds'
            when gap <= 3 * tolerance then 'off'
            else 'contradicts'
        end as verdict

    from missed

)

select * from judged
