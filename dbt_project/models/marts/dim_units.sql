with

units as (

    select * from {{ ref('units') }}

),

observations as (

    select * from {{ ref('fct_observations') }}

),

listed as (

    select
        {{ unit_id('unit', 'canonical_unit') }} as unit_id,
        unit,
        canonical_unit,
        max(dimension) as dimension,
        max(canonical_numerator) as canonical_numerator,
        max(canonical_denominator) as canonical_denominator,
        string_agg(distinct unit_text, '、' order by unit_text) as spellings,
        min(name_en) as unit_name_en,
        min(source) as source

    from units
    group by unit, canonical_unit

),

-- Compound units, ranks and unknown words are seen in reports only.
seen as (

    select
        unit_id,
        unit,
        canonical_unit,
        max(dimension) as dimension,
        bool_and(is_unit_resolved) as is_resolved,
        count(*) as observation_count

    from observations
    group by unit_id, unit, canonical_unit

),

all_units as (

    select
        coalesce(listed.unit_id, seen.unit_id) as unit_id,
        coalesce(listed.unit, seen.unit) as unit,
        coalesce(listed.canonical_unit, seen.canonical_unit) as canonical_unit,
        coalesce(listed.dimension, seen.dimension) as dimension,
        listed.canonical_numerator,
        listed.canonical_denominator,
        listed.spellings,
        listed.unit_name_en,
        listed.source,
        listed.unit_id is not null or seen.is_resolved as is_resolved,
        coalesce(seen.observation_count, 0) as observation_count

    from listed
    full join seen on listed.unit_id = seen.unit_id

)

select * from all_units
