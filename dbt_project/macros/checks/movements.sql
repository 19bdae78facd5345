{#-
    Two levels side by side, and the growth or change beside them.
    Each macro is the body of a CTE of fct_consistency_checks and reads the CTEs of that model by their names.
-#}

{% macro check_movements() %}
    -- 从28万人增加到40万人，增长42.2%: two levels side by side, the movement beside them.
    select
        movement.report,
        movement.observation_id,
        concat_ws('|', earlier.observation_id, later.observation_id) as operand_ids,
        movement.measure,
        coalesce(movement.is_per_year, false) as is_per_year,
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
            and abs(earlier.place - later.place) = 1
            and earlier.period_end < later.period_end
            and year(movement.period_end) = year(later.period_end)
            -- 同比 beside two levels five years apart says nothing of them.
            and coalesce(movement.stated_base_year = year(earlier.period_end), true)
    left join indicators on movement.indicator_code = indicators.indicator_code
    where
        earlier.canonical_value > 0
        and (
            movement.place = least(earlier.place, later.place) - 1
            or movement.place - greatest(earlier.place, later.place) between 1 and 2
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
{% endmacro %}

{% macro check_read_movements() %}
    -- 年均增长 is so much a year of several, 增长 in all.
    select
        *,
        is_per_year and year_count > 1 as is_yearly,
        {{ ratio('later_value', 'earlier_value') }} as multiple,
        {{ compounded('moved', 'year_count') }} as yearly_multiple,
        {{ compounded('moved + moved_half_step', 'year_count') }} as highest_yearly_multiple

    from movements
{% endmacro %}

{% macro check_from_to() %}
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
{% endmacro %}

{% macro check_from_to_yearly() %}
    -- What grows by so much a year from the first level must reach the second.
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
{% endmacro %}
