with

mentions as (

    select * from {{ ref('int_mentions__corrected') }}

),

units as (

    select * from {{ ref('int_units__resolved') }}

),

unit_readings as (

    select * from {{ ref('unit_readings') }}

),

scales as (

    select * from {{ ref('scales') }}

),

-- What a unit means can depend on the measure: 倍 of growth is a ratio, % of a difference 百分点.
with_units as (

    select
        mentions.*,
        coalesce(unit_readings.unit, units.stated_unit) as unit,
        coalesce(unit_readings.unit_factor, units.unit_factor) as unit_factor,
        coalesce(unit_readings.conversion, 'factor') as conversion,
        coalesce(unit_readings.canonical_unit, units.canonical_unit) as canonical_unit,
        case
            when unit_readings.unit is null then units.canonical_numerator
            else 1
        end as canonical_numerator,
        case
            when unit_readings.unit is null then units.canonical_denominator
            else 1
        end as canonical_denominator,
        coalesce(unit_readings.dimension, units.dimension) as dimension,
        units.is_resolved or unit_readings.unit is not null as is_unit_resolved

    from mentions
    -- An unknown unit must stay visible: left join.
    left join units on mentions.unit_spelling = units.unit_spelling
    left join unit_readings
        on
            mentions.measure = unit_readings.measure
            -- An empty cell of a seed arrives as null: no unit word.
            and coalesce(unit_readings.unit_text, '') in (mentions.unit_spelling, '*')

),

-- No scale word is a factor of 1; a scale word that is not in the table has none:
-- the value stays null and visible.
with_factors as (

    select
        with_units.*,
        case
            when with_units.scale_text is null then 1
            else scales.scale_factor
        end as scale_factor,
        case
            when with_units.low_scale_text is null then 1
            else low_scales.scale_factor
        end as low_scale_factor,
        -- Only differences and growth have a direction:
        -- a level or a rate is never negative because of a verb.
        case
            when with_units.is_fall and with_units.measure in ('growth', 'change') then -1
            else 1
        end as direction

    from with_units
    left join scales on with_units.scale_text = scales.scale_text
    left join scales as low_scales on with_units.low_scale_text = low_scales.scale_text

),

stated as (

    select
        *,
        {{ stated_value('stated_number', 'scale_factor') }} as stated_value,
        {{ stated_value('low_number', 'low_scale_factor') }} as first_end,
        {{ stated_value('high_number', 'scale_factor') }} as second_end,
        {{ written_step('number_text', 'scale_factor') }} as written_step

    from with_factors

),

-- A fall by 5~8% lies between -8% and -5%: the ends change places.
ordered as (

    select
        *,
        case
            when first_end is not null and second_end is not null
                then least(first_end, second_end)
            else first_end
        end as stated_low,
        case
            when first_end is not null and second_end is not null
                then greatest(first_end, second_end)
            else second_end
        end as stated_high

    from stated

),

counted as (

    select
        *,
        {{ in_ten_billionths('stated_value') }} as value_count,
        {{ in_ten_billionths('stated_low') }} as low_count,
        {{ in_ten_billionths('stated_high') }} as high_count,
        {{ in_ten_billionths('written_step') }} as step_count

    from ordered

),

-- 1亩 is 2000/3平方米: exact to ten decimals, half to even (macros/exact_decimals.sql).
converted as (

    select
        * exclude (
            stated_value, stated_low, stated_high, first_end, second_end,
            value_count, low_count, high_count, step_count
        ),
        stated_value as value,
        stated_low as low,
        stated_high as high,
        {{ exact_ratio('value_count', 'canonical_numerator', 'canonical_denominator') }}
            as canonical_value,
        {{ exact_ratio('low_count', 'canonical_numerator', 'canonical_denominator') }}
            as canonical_low,
        {{ exact_ratio('high_count', 'canonical_numerator', 'canonical_denominator') }}
            as canonical_high,
        {{ exact_ratio('step_count', 'canonical_numerator', 'canonical_denominator') }}
            as canonical_step

    from counted

)

select * from converted
