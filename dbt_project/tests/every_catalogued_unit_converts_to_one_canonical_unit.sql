-- Two spellings of one stated unit must agree on what it is worth.
select
    unit,
    canonical_unit,
    count(distinct canonical_numerator) as numerator_count,
    count(distinct canonical_denominator) as denominator_count

from {{ ref('units') }}
group by unit, canonical_unit
having
    count(distinct canonical_numerator) > 1
    or count(distinct canonical_denominator) > 1
