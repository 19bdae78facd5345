{{ config(materialized='incremental', incremental_strategy='by_region') }}

{%- set best_first = 'result_status, period_end desc, evidence_report desc, char_start desc' -%}
with

observations as (

    select * from {{ ref('fct_observations') }}
    {{ only(among_touched()) }}

),

subjects as (

    select * from {{ ref('int_subjects__comparable') }}

),

reports as (

    select * from {{ ref('dim_reports') }}

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

-- Of one thing are figures of one indicator, or of subjects with the same words but for fillers
-- and order (int_subjects__comparable).
-- Things counted as they are done: 新增1.7万个 and 增加1.7万个, 脱贫 and 减少贫困人口, are one thing;
-- 比上年多100万人, and 改造580万套，增加110万套, say how much more is done than before.
comparable as (

    select
        observations.*,
        -- Of several places in one the figure is of none of them: 四川、贵州两省粮食增长5%.
        case
            when not {{ is_of_several_places('observations.evidence') }}
                then coalesce(observations.indicator_code, subjects.comparable_key)
        end as topic,
        observations.measure = 'change'
        and observations.stated_base_year is null
        and count(*) filter (where observations.measure = 'level') over (
            partition by
                observations.report, observations.sentence_start, observations.subject_key,
                observations.canonical_unit, observations.period_id
        ) = 0
        and indicators.stock_or_flow = 'flow'
        and indicators.usual_unit not in ('元', '吨', '千瓦时') as is_count_of_deeds,
        coalesce(indicators.good_direction, 'up') as good_direction,
        -- 年均 of a single year is its growth.
        coalesce(
            observations.is_per_year and year(observations.period_end) - observations.base_year > 1,
            false
        ) as is_yearly_mean,
        reports.about_year

    from observations
    left join subjects on observations.subject_key = subjects.subject_key
    left join indicators on observations.indicator_code = indicators.indicator_code
    left join reports on observations.report = reports.report
    where
        observations.canonical_unit is not null
        and observations.period_id is not null
        and observations.region_id is not null

),

about as (

    select
        * exclude (measure, canonical_value, canonical_low, canonical_high),
        measure as stated_measure,
        case when is_count_of_deeds then 'level' else measure end as measure,
        case when is_count_of_deeds then abs(canonical_value) else canonical_value end
            as canonical_value,
        case when is_count_of_deeds then abs(canonical_low) else canonical_low end
            as canonical_low,
        case when is_count_of_deeds then abs(canonical_high) else canonical_high end
            as canonical_high

    from comparable

),

-- Words outside the catalogue under which a report says two things of one time are too general
-- to know which is meant.
telling as (

    select
        *,
        indicator_code is not null
        or count(distinct coalesce(canonical_value, canonical_low)) over (
            partition by
                report, topic, region_id, period_id, measure, base_year, is_yearly_mean,
                canonical_unit, status = 'target'
        ) = 1 as is_telling

    from about

),

-- A promise made twice in one report is one.
targets as (

    select
        *,
        count(*) over (
            partition by
                report, coalesce(topic, subject_key), region_id, period_id, measure, base_year,
                is_yearly_mean, canonical_unit, canonical_value, canonical_low, canonical_high,
                bound
        ) as times_stated

    from telling
    where
        status = 'target'
        and (canonical_value is not null or canonical_low is not null)
    qualify
        row_number() over (
            partition by
                report, coalesce(topic, subject_key), region_id, period_id, measure, base_year,
                is_yearly_mean, canonical_unit, canonical_value, canonical_low, canonical_high,
                bound
            order by char_start
        ) = 1

),

results as (

    select *
    from telling
    where status in ('actual', 'estimate') and canonical_value is not null and is_telling

),

-- The years of which a region's reports tell.
told as (

    select
        region_id,
        list(about_year) as years,
        max(about_year) as last_year

    from reports
    where region_id is not null
    group by region_id

),

matched as (

    select
        targets.observation_id,
        results.observation_id as evidence_observation_id,
        results.report as evidence_report,
        results.canonical_value as result_value,
        results.bound as result_bound,
        results.status as result_status,
        results.period_end,
        results.char_start

    from targets
    inner join results
        on
            targets.topic = results.topic
            and targets.region_id = results.region_id
            and targets.measure = results.measure
            and targets.canonical_unit = results.canonical_unit
            and year(targets.period_end) = year(results.period_end)
            -- Growth over 2001 to 2005 is growth in 2005 since 2000, but not growth a year.
            and targets.is_yearly_mean = results.is_yearly_mean
            -- Only a report that looks back on the year of the deadline can testify.
            and year(targets.period_end) <= results.about_year
            -- A promise for one year is not kept by what five years brought.
            and case
                when targets.measure in ('growth', 'change')
                    then targets.base_year = results.base_year
                else
                    year(targets.period_start) = year(results.period_start)
                    or results.period_start = results.period_end
            end
    where targets.is_telling

),

-- Actual before estimate, the longest stretch of the year, the latest words of a report.
evidence as (

    select
        observation_id,
        first(evidence_observation_id order by {{ best_first }}) as evidence_observation_id,
        first(evidence_report order by {{ best_first }}) as evidence_report,
        first(result_value order by {{ best_first }}) as result_value,
        first(result_bound order by {{ best_first }}) as result_bound,
        count(*) as evidence_count,
        string_agg(evidence_observation_id, '|' order by {{ best_first }})
            as evidence_observation_ids

    from matched
    group by observation_id

),

promises as (

    select
        targets.observation_id,
        targets.report,
        targets.region_id,
        targets.indicator_code,
        targets.subject,
        targets.stated_measure as measure,
        targets.canonical_unit,
        targets.canonical_value as target_value,
        targets.canonical_low as target_low,
        targets.canonical_high as target_high,
        targets.bound as target_bound,
        targets.period_id,
        targets.period_end as deadline,
        case
            when targets.canonical_value is null then 'range'
            when targets.bound in ('<=', '<') then 'ceiling'
            when targets.bound in ('>=', '>') then 'hard'
            when targets.bound = '~' then 'soft'
            else 'point'
        end as firmness,
        -- A cut of 3% is kept by a cut of 4%; what is promised at most or at least says so itself.
        case
            when coalesce(targets.canonical_value, targets.canonical_low) < 0 then 'down'
            when targets.bound in ('>=', '>') then 'up'
            when targets.bound in ('<=', '<') then 'ceiling'
            else targets.good_direction
        end as good_direction,
        coalesce(targets.canonical_value, targets.canonical_low) as lower_aim,
        coalesce(targets.canonical_value, targets.canonical_high) as upper_aim,
        -- 左右: half a point for growth, rates and percentage points, a twentieth for amounts.
        case
            when targets.bound <> '~' then 0
            when targets.canonical_unit in ('1', 'pp') then 0.005
            else abs(targets.canonical_value) * 0.05
        end as tolerance,
        targets.times_stated,
        evidence.evidence_observation_id,
        evidence.evidence_report,
        evidence.result_value,
        evidence.result_bound,
        evidence.evidence_observation_ids,
        coalesce(evidence.evidence_count, 0) as evidence_count,
        told.last_year,
        coalesce(list_contains(told.years, year(targets.period_end)), false)
            as is_deadline_reviewed

    from targets
    left join evidence on targets.observation_id = evidence.observation_id
    left join told on targets.region_id = told.region_id

),

judged as (

    select
        * exclude (lower_aim, upper_aim, tolerance, good_direction, last_year),
        case
            when result_value is null and coalesce(year(deadline) > last_year, true) then 'open'
            when result_value is null then 'unreported'
            when result_value between lower_aim - tolerance and upper_aim + tolerance then 'met'
            when good_direction = 'ceiling' and result_value < lower_aim then 'met'
            when good_direction = 'down' and result_value < lower_aim then 'exceeded'
            when good_direction in ('up', 'none') and result_value > upper_aim then 'exceeded'
            else 'missed'
        end as outcome,
        result_value - lower_aim as gap

    from promises

),

-- In percent of what was promised: 10.28 of 10 is 0.028 more.
measured as (

    select
        *,
        {{ ratio('gap', 'abs(coalesce(target_value, target_low))') }}
            as gap_ratio

    from judged

)

select * from measured
