{#-
    Parts that make up a whole.
    Each macro is the body of a CTE of fct_consistency_checks and reads the CTEs of that model by their names.
-#}

{% macro check_parts() %}
    -- 电站100个，其中火电站76个、水电站24个: the whole comes first; words that together divide everything
    -- they are said of (seed partition_words) stand before the whole's own name.
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
{% endmacro %}

{% macro check_indicator_sums() %}
    -- 进出口总额 is exports and imports, wherever in the report they stand (seed indicator_parts).
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
{% endmacro %}

{% macro check_sums() %}
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
{% endmacro %}
