{#-
    The same figure told again: in the report, or as the year before by another.
    Each macro is the body of a CTE of fct_consistency_checks and reads the CTEs of that model by their names.
-#}

{% macro check_repeated() %}
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
        -- 其中36万吨: a part, though it goes by the name of the whole.
        and not earlier.is_part
        and not later.is_part
        and (
            later.bound in ('>', '>=', '<', '<=')
            or (
                later.bound = '='
                and later.char_start > earlier.char_start
                and later.sentence_start <> earlier.sentence_start
            )
        )
{% endmacro %}

{% macro check_years_before() %}
    -- What a level and its movement in one sentence imply for the year before, told by another report.
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
{% endmacro %}
