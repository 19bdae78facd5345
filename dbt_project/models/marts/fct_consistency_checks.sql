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

-- 176个…117个…占66.5%: part and whole stand together, the share follows and names the part.
shares as (

    select
        'part_of_whole' as relation,
        rated.report,
        rated.observation_id,
        concat_ws('|', part.observation_id, whole.observation_id) as operand_ids,
        rated.canonical_unit,
        '=' as bound,
        {{ ratio('part.canonical_value', 'whole.canonical_value') }} as expected,
        rated.canonical_value as stated,
        rated.half_step + {{ ratio_slack(
            'part.canonical_value', 'part.half_step', 'whole.canonical_value', 'whole.half_step'
        ) }} as tolerance

    from exact as rated
    inner join exact as part
        on
            rated.report = part.report
            and rated.sentence_start = part.sentence_start
            and rated.period_id = part.period_id
            and rated.status = part.status
    inner join exact as whole
        on
            part.report = whole.report
            and part.sentence_start = whole.sentence_start
            and part.period_id = whole.period_id
            and part.status = whole.status
            and part.canonical_unit = whole.canonical_unit
    where
        rated.measure = 'rate'
        and part.measure = 'level'
        and whole.measure = 'level'
        and rated.canonical_value between 0 and 1
        and part.canonical_value < whole.canonical_value
        and abs(part.place - whole.place) = 1
        and rated.place = greatest(part.place, whole.place) + 1
        and contains(rated.subject_key, right(part.subject_key, 4))

),

-- 从28万人增加到40万人，增长42.2%: two levels side by side, the movement beside them.
movements as (

    select
        movement.report,
        movement.observation_id,
        concat_ws('|', earlier.observation_id, later.observation_id) as operand_ids,
        movement.measure,
        movement.canonical_unit,
        movement.canonical_value as moved,
        movement.half_step as moved_half_step,
        earlier.canonical_unit as level_unit,
        earlier.canonical_value as earlier_value,
        earlier.half_step as earlier_half_step,
        later.canonical_value as later_value,
        later.half_step as later_half_step,
        year(later.period_end) - year(earlier.period_end) as year_count,
        -- Growth of amounts of money over years is often told in constant prices.
        coalesce(indicators.is_growth_real, false) as is_growth_real,
        coalesce(starts_with(earlier.dimension, 'money'), false) as is_money

    from exact as movement
    inner join exact as earlier
        on
            movement.report = earlier.report
            and movement.sentence_start = earlier.sentence_start
            and movement.subject_key = earlier.subject_key
            and movement.region_id = earlier.region_id
    inner join exact as later
        on
            earlier.report = later.report
            and earlier.sentence_start = later.sentence_start
            and earlier.subject_key = later.subject_key
            and earlier.region_id = later.region_id
            and earlier.canonical_unit = later.canonical_unit
            and earlier.measure = later.measure
            and earlier.place + 1 = later.place
            and earlier.period_end < later.period_end
            and year(movement.period_end) = year(later.period_end)
    left join indicators on movement.indicator_code = indicators.indicator_code
    where
        earlier.canonical_value > 0
        and (
            movement.place = earlier.place - 1
            or movement.place between later.place + 1 and later.place + 2
        )
        and (
            (
                movement.measure = 'growth'
                and movement.canonical_value > -1
                and earlier.measure = 'level'
            )
            or (
                movement.measure = 'change'
                and (
                    (earlier.measure = 'level' and movement.canonical_unit = earlier.canonical_unit)
                    or (earlier.measure = 'rate' and movement.canonical_unit = 'pp')
                )
            )
        )
    qualify
        row_number() over (
            partition by movement.observation_id
            order by abs(movement.place - later.place), earlier.place
        ) = 1

),

-- 年均增长 or 增长 in all: the reading that lies nearer is meant.
measured_movements as (

    select
        *,
        {{ ratio('later_value', 'earlier_value') }} as multiple,
        {{ compounded('moved', 'year_count') }} as yearly_multiple,
        {{ compounded('moved + moved_half_step', 'year_count') }} as highest_yearly_multiple

    from movements

),

read_movements as (

    select
        *,
        year_count > 1
        and coalesce(
            case measure
                when 'growth' then abs(yearly_multiple - multiple) < abs(1 + moved - multiple)
                else
                    abs(moved * year_count - (later_value - earlier_value))
                    < abs(moved - (later_value - earlier_value))
            end,
            false
        ) as is_yearly

    from measured_movements

),

from_to as (

    select
        'from_to_' || measure as relation,
        report,
        observation_id,
        operand_ids,
        canonical_unit,
        '=' as bound,
        case measure
            when 'growth' then multiple - 1
            else later_value - earlier_value
        end as expected,
        moved as stated,
        moved_half_step
        + case measure
            when 'growth'
                then
                    {{ ratio_slack(
                        'later_value', 'later_half_step', 'earlier_value', 'earlier_half_step'
                    ) }}
            else earlier_half_step + later_half_step
        end as tolerance

    from read_movements
    where not is_yearly and not (measure = 'growth' and is_growth_real)

),

-- What grows by so much a year from the first level must reach the second.
from_to_yearly as (

    select
        'from_to_yearly_' || measure as relation,
        report,
        observation_id,
        operand_ids,
        level_unit as canonical_unit,
        '=' as bound,
        case measure
            when 'growth' then {{ product('earlier_value', 'yearly_multiple') }}
            else earlier_value + moved * year_count
        end as expected,
        later_value as stated,
        later_half_step
        + case measure
            when 'growth'
                then
                    {{ product('earlier_value', 'highest_yearly_multiple - yearly_multiple') }}
                    + {{ product('earlier_half_step', 'yearly_multiple') }}
            else earlier_half_step + moved_half_step * year_count
        end as tolerance

    from read_movements
    where is_yearly and not (measure = 'growth' and is_money)

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

-- 电站100个，其中火电站76个、水电站24个: the whole comes first; words that together divide everything
-- they are said of (seed partition_words) stand before the whole's own name.
parts as (

    select
        whole.report,
        whole.observation_id,
        whole.canonical_unit,
        whole.canonical_value as stated,
        whole.half_step as whole_half_step,
        partition_words.partition_name,
        partition_words.word,
        partition_words.word_count,
        part.observation_id as part_id,
        part.canonical_value as part_value,
        part.half_step as part_half_step,
        part.place as part_place

    from exact as whole
    inner join exact as part
        on
            whole.report = part.report
            and whole.sentence_start = part.sentence_start
            and whole.canonical_unit = part.canonical_unit
            and whole.measure = part.measure
            and whole.period_id = part.period_id
            and whole.region_id = part.region_id
            and whole.status = part.status
    inner join partition_words
        on
            starts_with(part.subject_key, partition_words.word)
            and ends_with(
                whole.subject_key, substr(part.subject_key, length(partition_words.word) + 1)
            )
    where
        whole.measure = 'level'
        and part.place between whole.place + 1 and whole.place + 8
        and length(part.subject_key) > length(partition_words.word)

),

-- 进出口总额 is exports and imports, wherever in the report they stand (seed indicator_parts).
indicator_sums as (

    select
        whole.report,
        whole.observation_id,
        whole.canonical_unit,
        whole.canonical_value as stated,
        whole.half_step as whole_half_step,
        'indicators' as partition_name,
        indicator_parts.part_indicator as word,
        indicator_parts.part_count as word_count,
        part.observation_id as part_id,
        part.canonical_value as part_value,
        part.half_step as part_half_step,
        part.char_start as part_place

    from tellings as whole
    inner join indicator_parts on whole.indicator_code = indicator_parts.whole_indicator
    inner join tellings as part
        on
            indicator_parts.part_indicator = part.indicator_code
            and whole.report = part.report
            and whole.region_id = part.region_id
            and whole.period_id = part.period_id
            and whole.status = part.status
            and whole.measure = part.measure
            and whole.canonical_unit = part.canonical_unit
    where
        whole.measure = 'level'
        and whole.bound = '='
        and part.bound = '='
        and whole.telling = 1
        and part.telling = 1

),

all_parts as (

    select * from parts
    union all
    select * from indicator_sums

),

sums as (

    select
        'sum_of_parts' as relation,
        report,
        observation_id,
        string_agg(part_id, '|' order by part_place) as operand_ids,
        canonical_unit,
        '=' as bound,
        cast(sum(part_value) as decimal(38, 10)) as expected,
        stated,
        cast(sum(part_half_step) + whole_half_step as decimal(38, 10)) as tolerance

    from all_parts
    group by
        report, observation_id, canonical_unit, stated, whole_half_step, partition_name, word_count
    having count(*) = word_count and count(distinct word) = word_count

),

repeated as (

    select
        case later.bound when '=' then 'stated_twice' else 'stated_with_bound' end as relation,
        earlier.report,
        later.observation_id,
        earlier.observation_id as operand_ids,
        later.canonical_unit,
        later.bound,
        earlier.canonical_value as expected,
        later.canonical_value as stated,
        later.half_step + earlier.half_step as tolerance

    from tellings as earlier
    inner join tellings as later
        on
            earlier.report = later.report
            and earlier.indicator_code = later.indicator_code
            and earlier.region_id = later.region_id
            and earlier.period_id = later.period_id
            and earlier.measure = later.measure
            and earlier.status = later.status
            and earlier.canonical_unit = later.canonical_unit
    where
        earlier.bound = '='
        and earlier.telling = 1
        and (
            later.bound in ('>', '>=', '<', '<=')
            or (
                later.bound = '='
                and later.char_start > earlier.char_start
                and later.sentence_start <> earlier.sentence_start
            )
        )

),

-- What a level and its movement in one sentence imply for the year before, told by another report.
years_before as (

    select
        case implied_values.method
            when 'level_less_change' then 'level_after_change'
            else 'level_after_growth'
        end as relation,
        stated.report,
        stated.observation_id,
        concat_ws(
            '|', implied_values.level_observation_id, implied_values.movement_observation_id
        ) as operand_ids,
        stated.canonical_unit,
        '=' as bound,
        implied_values.implied_value as expected,
        stated.canonical_value as stated,
        stated.half_step
        + greatest(
            implied_values.implied_high - implied_values.implied_value,
            implied_values.implied_value - implied_values.implied_low
        ) as tolerance

    from implied_values
    inner join exact as stated on implied_values.stated_observation_id = stated.observation_id
    inner join exact as levels on implied_values.level_observation_id = levels.observation_id
    inner join exact as moves on implied_values.movement_observation_id = moves.observation_id
    where levels.report = moves.report and levels.sentence_start = moves.sentence_start

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
