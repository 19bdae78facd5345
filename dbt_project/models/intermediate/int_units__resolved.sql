with

mentions as (

    select * from {{ ref('int_mentions__corrected') }}

),

units as (

    select
        unit_text,
        unit,
        unit_factor,
        canonical_unit,
        canonical_numerator,
        canonical_denominator,
        dimension
    from {{ ref('units') }}

    union all

    -- 零死亡, 600多万: a number without a unit word is resolved, to no unit.
    select
        '' as unit_text,
        '' as unit,
        1 as unit_factor,
        '' as canonical_unit,
        1 as canonical_numerator,
        1 as canonical_denominator,
        'unstated' as dimension

),

scale_words as (

    select
        scale_text,
        scale_factor
    from {{ ref('scales') }}

    union all

    -- No scale word at all.
    select
        '' as scale_text,
        1 as scale_factor

),

spellings as (

    select distinct unit_spelling
    from mentions

),

-- 元/人·月 has three parts: 元 above the line, 人 and 月 below it.
-- A spelling that is in the table as a whole has one.
spellings_split as (

    select
        spellings.unit_spelling,
        case
            when units.unit_text is null and spellings.unit_spelling like '%_/_%'
                then string_split_regex(spellings.unit_spelling, '[/·]')
            else [spellings.unit_spelling]
        end as part_texts

    from spellings
    left join units on spellings.unit_spelling = units.unit_text

),

parts as (

    select
        unit_spelling,
        unnest(part_texts) as part_text,
        generate_subscripts(part_texts, 1) as part_number

    from spellings_split

),

-- Below the line a number may stand before the unit: 例/10万人.
parts_without_digits as (

    select
        unit_spelling,
        part_number,
        coalesce(try_cast(regexp_extract(part_text, '^[0-9]+') as bigint), 1) as digits_factor,
        regexp_replace(part_text, '^[0-9]+', '') as part_text

    from parts

),

-- … or a scale word: 张/千人, 件/万人. Both 千瓦 and 千 + 瓦 are words; the table's own word wins.
unit_words as (

    select
        scale_words.scale_text,
        scale_words.scale_factor,
        scale_words.scale_text || units.unit_text as word,
        units.unit,
        units.unit_factor,
        units.canonical_unit,
        units.canonical_numerator,
        units.canonical_denominator,
        units.dimension

    from units
    cross join scale_words

),

parts_resolved as (

    select
        parts_without_digits.unit_spelling,
        parts_without_digits.part_number,
        parts_without_digits.part_text,
        unit_words.word is not null as is_known,
        unit_words.unit,
        unit_words.unit_factor,
        unit_words.canonical_unit,
        unit_words.dimension,
        cast(unit_words.canonical_numerator as hugeint)
        * unit_words.scale_factor * parts_without_digits.digits_factor as numerator,
        cast(unit_words.canonical_denominator as hugeint) as denominator

    from parts_without_digits
    -- An unknown part must stay visible: left join.
    left join unit_words
        on
            parts_without_digits.part_text = unit_words.word
            and (parts_without_digits.part_number > 1 or unit_words.scale_text = '')
    qualify
        row_number() over (
            partition by parts_without_digits.unit_spelling, parts_without_digits.part_number
            order by length(unit_words.scale_text)
        ) = 1

),

spellings_resolved as (

    select
        unit_spelling,
        bool_and(is_known) and count(*) <= 3 as is_resolved,
        count(*) > 1 as is_compound,
        any_value(unit) filter (where part_number = 1) as numerator_unit,
        any_value(unit_factor) filter (where part_number = 1) as unit_factor,
        any_value(canonical_unit) filter (where part_number = 1) as numerator_canonical_unit,
        string_agg(canonical_unit, '·' order by part_number) filter (
            where part_number > 1
        ) as denominator_canonical_unit,
        any_value(dimension) filter (where part_number = 1) as numerator_dimension,
        string_agg(dimension, '_' order by part_number) filter (
            where part_number > 1
        ) as denominator_dimension,
        -- a/(b·c): what stands below the line is turned over. 元/人·月 is the longest there is.
        max(numerator) filter (where part_number = 1)
        * coalesce(max(denominator) filter (where part_number = 2), 1)
        * coalesce(max(denominator) filter (where part_number = 3), 1) as canonical_numerator,
        max(denominator) filter (where part_number = 1)
        * coalesce(max(numerator) filter (where part_number = 2), 1)
        * coalesce(max(numerator) filter (where part_number = 3), 1) as canonical_denominator

    from parts_resolved
    group by unit_spelling

),

named as (

    select
        unit_spelling,
        is_resolved,
        is_compound,
        -- 分钱/斤 is 分/斤, and an unknown word is its own unit. What is below stays as written.
        case
            when not is_resolved then unit_spelling
            when is_compound
                then numerator_unit || substr(unit_spelling, strpos(unit_spelling, '/'))
            else numerator_unit
        end as stated_unit,
        case when is_resolved then unit_factor else 1 end as unit_factor,
        case
            when is_resolved
                then concat_ws('/', numerator_canonical_unit, denominator_canonical_unit)
        end as canonical_unit,
        case when is_resolved then canonical_numerator end as canonical_numerator,
        case when is_resolved then canonical_denominator end as canonical_denominator,
        case
            when is_resolved
                then concat_ws('_per_', numerator_dimension, denominator_dimension)
        end as dimension

    from spellings_resolved

)

select * from named
