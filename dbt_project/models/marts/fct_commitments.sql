{{ config(materialized='incremental', incremental_strategy='by_region') }}

with

observations as (

    select * from {{ ref('fct_observations') }}
    {{ only(among_touched()) }}

),

reports as (

    select * from {{ ref('dim_reports') }}

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

-- Things counted as they are done: 新增1.7万个 and 增加1.7万个, 脱贫 and 减少贫困人口, are one thing;
-- 比上年多100万人 says how much more is done than before.
comparable as (

    select
        observations.*,
        coalesce(observations.indicator_code, observations.subject_key) as topic,
        observations.measure = 'change'
        and observations.stated_base_year is null
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
    left join indicators on observations.indicator_code = indicators.indicator_code
    left join reports on observations.report = reports.report
    where
        observations.canonical_unit is not null
        and observations.period_id is not null
        and observations.region_id is not null
        -- 人 or 棉花 alone is too little to know that two figures are of one thing.
        and (observations.indicator_code is not null or length(observations.subject_key) >= 4)

),

about as (

    select
        * exclude (canonical_value, canonical_low, canonical_high),
        case when is_count_of_deeds then 'level' else measure end as comparable_measure,
        case when is_count_of_deeds then abs(canonical_value) else canonical_value end
            as canonical_value,
        case when is_count_of_deeds then abs(canonical_low) else canonical_low end
            as canonical_low,
        case when is_count_of_deeds then abs(canonical_high) else canonical_high end
            as canonical_high

    from comparable

),

targets as (

    select *
    from about
    where
        status = 'target'
        and (canonical_value is not null or canonical_low is not null)

),

results as (

    select *
    from about
    where status in ('actual', 'estimate') and canonical_value is not null

),

-- The last year of which a region's reports tell.
told as (

    select
        region_id,
        max(about_year) as last_year

    from reports
    where region_id is not null
    group by region_id

),

-- Actual before estimate, the longest stretch of the year, the latest words of a report.
evidence as (

    select
        targets.observation_id,
        results.observation_id as evidence_observation_id,
        results.report as evidence_report,
        results.canonical_value as result_value,
        results.bound as result_bound,
        count(*) over (partition by targets.observation_id) as evidence_count

    from targets
    inner join results
        on
            targets.topic = results.topic
            and targets.region_id = results.region_id
            and targets.comparable_measure = results.comparable_measure
            and targets.canonical_unit = results.canonical_unit
            and year(targets.period_end) = year(results.period_end)
            -- Growth over 2001 to 2005 is growth in 2005 since 2000, but not growth a year.
            and targets.is_yearly_mean = results.is_yearly_mean
            -- Only a report that looks back on the year of the deadline can testify.
            and year(targets.period_end) <= results.about_year
            -- A promise for one year is not kept by what five years brought.
            and case
                when targets.comparable_measure in ('growth', 'change')
                    then targets.base_year = results.base_year
                else
                    year(targets.period_start) = year(results.period_start)
                    or results.period_start = results.period_end
            end
    qualify
        row_number() over (
            partition by targets.observation_id
            order by
                results.status asc,
                results.period_end desc,
                results.report desc,
                results.char_start desc
        ) = 1

),

promises as (

    select
        targets.observation_id,
        targets.report,
        targets.region_id,
        targets.indicator_code,
        targets.subject,
        targets.measure,
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
        evidence.evidence_observation_id,
        evidence.evidence_report,
        evidence.result_value,
        evidence.result_bound,
        coalesce(evidence.evidence_count, 0) as evidence_count,
        told.last_year

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
        result_value - coalesce(target_value, target_low) as gap

    from promises

)

select * from judged
