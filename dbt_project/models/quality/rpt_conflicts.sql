with

indicator_values as (

    select * from {{ ref('fct_indicator_values') }}

),

restatements as (

    select * from {{ ref('fct_restatements') }}

),

implied_values as (

    select * from {{ ref('fct_implied_values') }}

),

checks as (

    select * from {{ ref('fct_consistency_checks') }}

),

observations as (

    select * from {{ ref('fct_observations') }}

),

-- One report tells the same figure in two ways.
told_twice as (

    select
        'within_report' as conflict_kind,
        observation_id,
        '' as other_observation_ids,
        canonical_value as value,
        case when smallest_value < canonical_value then smallest_value else largest_value end
            as other_value

    from indicator_values
    where is_stated_differently and canonical_value is not null

),

-- A later report tells it otherwise, by more than it rounds.
told_later as (

    select
        'between_reports' as conflict_kind,
        later_observation_id as observation_id,
        earlier_observation_id as other_observation_ids,
        later_value as value,
        earlier_value as other_value

    from restatements
    where not is_rounding

),

against_arithmetic as (

    select
        'arithmetic_' || relation as conflict_kind,
        observation_id,
        operand_ids as other_observation_ids,
        stated as value,
        expected as other_value

    from checks
    where verdict <> 'holds'

),

-- What a level and its movement imply for the year before lies off what was told of that year.
against_implied as (

    select
        'implied_' || method as conflict_kind,
        stated_observation_id as observation_id,
        concat_ws('|', level_observation_id, movement_observation_id) as other_observation_ids,
        stated_value as value,
        implied_value as other_value

    from implied_values
    where stated_observation_id is not null and not is_confirmed

),

found as (

    select * from told_twice
    union all
    select * from told_later
    union all
    select * from against_arithmetic
    union all
    select * from against_implied

),

-- By how much of the larger the two differ: the widest first asks to be looked at.
described as (

    select
        found.conflict_kind,
        found.observation_id,
        found.other_observation_ids,
        observations.report,
        observations.indicator_code,
        observations.region_id,
        observations.period_id,
        observations.subject,
        observations.quote,
        observations.canonical_unit,
        found.value,
        found.other_value,
        {{ ratio(
            'abs(found.value - found.other_value)',
            'greatest(abs(found.value), abs(found.other_value))',
        ) }} as difference_ratio

    from found
    left join observations on found.observation_id = observations.observation_id

)

select * from described
