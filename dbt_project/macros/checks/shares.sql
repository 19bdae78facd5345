{#-
    A share beside its part and its whole.
    Each macro is the body of a CTE of fct_consistency_checks and reads the CTEs of that model by their names.
-#}

{% macro check_shares() %}
    -- 176个…117个…占66.5%: part and whole stand together, the share follows and names the part.
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
{% endmacro %}
