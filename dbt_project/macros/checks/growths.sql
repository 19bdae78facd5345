{#-
    Growth beside the change it is, and beside the growth a year.
    Each macro is the body of a CTE of fct_consistency_checks and reads the CTEs of that model by their names.
-#}

{% macro check_growths_of_changes() %}
    -- 9万吨，增加3万吨，增长50%: the level, by how much and by what part it moved from one year.
    select
        'growth_of_change' as relation,
        growth.report,
        growth.observation_id,
        concat_ws('|', level.observation_id, change.observation_id) as operand_ids,
        growth.canonical_unit,
        '=' as bound,
        {{ ratio('change.canonical_value', 'level.canonical_value - change.canonical_value') }}
            as expected,
        growth.canonical_value as stated,
        growth.half_step + abs({{ ratio_slack(
            'change.canonical_value', 'change.half_step',
            'level.canonical_value - change.canonical_value', 'level.half_step + change.half_step'
        ) }}) as tolerance

    from exact as growth
    inner join exact as change
        on
            growth.report = change.report
            and growth.sentence_start = change.sentence_start
            and growth.subject_key = change.subject_key
            and growth.region_id = change.region_id
            and growth.period_id = change.period_id
            and growth.status = change.status
            and growth.base_year = change.base_year
            and growth.stated_base_year is not distinct from change.stated_base_year
            and abs(growth.place - change.place) = 1
    inner join exact as level
        on
            change.report = level.report
            and change.sentence_start = level.sentence_start
            and change.subject_key = level.subject_key
            and change.region_id = level.region_id
            and change.period_id = level.period_id
            and change.status = level.status
            and change.canonical_unit = level.canonical_unit
    left join indicators on growth.indicator_code = indicators.indicator_code
    where
        growth.measure = 'growth'
        and change.measure = 'change'
        and level.measure = 'level'
        and not growth.is_per_year
        and not change.is_per_year
        and not coalesce(indicators.is_growth_real, false)
        and level.canonical_value > change.canonical_value
    qualify
        row_number() over (
            partition by growth.observation_id
            order by abs(growth.place - level.place), level.place
        ) = 1
{% endmacro %}

{% macro check_growths_in_all() %}
    -- 比2020年增长34%，年均增长6%: growth a year, from the same year, leads to growth in all.
    select
        'yearly_growth_in_all' as relation,
        in_all.report,
        in_all.observation_id,
        yearly.observation_id as operand_ids,
        in_all.canonical_unit,
        '=' as bound,
        {{ compounded('yearly.canonical_value', 'year(in_all.period_end) - in_all.base_year') }} - 1
            as expected,
        in_all.canonical_value as stated,
        in_all.half_step
        + {{ compounded(
            'yearly.canonical_value + yearly.half_step',
            'year(in_all.period_end) - in_all.base_year',
        ) }}
        - {{ compounded('yearly.canonical_value', 'year(in_all.period_end) - in_all.base_year') }}
            as tolerance

    from exact as in_all
    inner join exact as yearly
        on
            in_all.report = yearly.report
            and in_all.sentence_start = yearly.sentence_start
            and in_all.subject_key = yearly.subject_key
            and in_all.region_id = yearly.region_id
            and in_all.base_year = yearly.base_year
            and in_all.status = yearly.status
            and year(in_all.period_end) = year(yearly.period_end)
            and abs(in_all.place - yearly.place) = 1
    where
        in_all.measure = 'growth'
        and yearly.measure = 'growth'
        and not in_all.is_per_year
        and yearly.is_per_year
        and yearly.canonical_value > -1
        and year(in_all.period_end) - in_all.base_year > 1
{% endmacro %}
