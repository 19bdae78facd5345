with

observations as (

    select * from {{ ref('fct_observations') }}

),

five_year_plans as (

    select * from {{ ref('five_year_plans') }}

),

periods as (

    select distinct
        period_id,
        period_start,
        period_end

    from observations
    where period_id is not null

),

measured as (

    select
        *,
        year(period_start) as start_year,
        year(period_end) as end_year,
        month(period_start) as start_month,
        month(period_end) as end_month,
        date_diff('day', period_start, period_end) + 1 as day_count,
        day(period_start) = 1 and period_end = last_day(period_end) as is_whole_months,
        date_diff('month', period_start, period_end) + 1 as month_count

    from periods

),

typed as (

    select
        *,
        case
            when period_start = period_end then 'point'
            when not is_whole_months or period_end < period_start then 'other'
            when start_year < end_year and start_month = 1 and end_month = 12 then 'multi_year'
            when start_year < end_year then 'other'
            when month_count = 12 then 'year'
            when month_count = 6 and start_month in (1, 7) then 'half'
            when month_count = 3 and start_month in (1, 4, 7, 10) then 'quarter'
            when month_count = 1 then 'month'
            when start_month = 1 then 'year_to_date'
            else 'other'
        end as period_type

    from measured

),

labelled as (

    select
        typed.period_id,
        typed.period_start,
        typed.period_end,
        typed.period_type,
        typed.start_year,
        typed.end_year,
        typed.day_count,
        five_year_plans.plan_number,
        case typed.period_type
            when 'point' then strftime(typed.period_end, '%Y年%-m月%-d日')
            when 'year' then typed.end_year || '年'
            when 'half' then typed.end_year || if(typed.start_month = 1, '年上半年', '年下半年')
            when 'quarter'
                then typed.end_year || '年第' || ['一', '二', '三', '四'][typed.end_month // 3] || '季度'
            when 'month' then typed.end_year || '年' || typed.end_month || '月'
            when 'year_to_date'
                then
                    typed.end_year
                    || if(typed.end_month = 9, '年前三季度', '年1—' || typed.end_month || '月')
            when 'multi_year'
                then
                    coalesce(five_year_plans.plan_name || '（', '')
                    || typed.start_year || '—' || typed.end_year || '年'
                    || if(five_year_plans.plan_name is null, '', '）')
            else
                strftime(typed.period_start, '%Y年%-m月%-d日')
                || '至' || strftime(typed.period_end, '%Y年%-m月%-d日')
        end as label_zh,
        case typed.period_type
            when 'point' then strftime(typed.period_end, '%-d %B %Y')
            when 'year' then cast(typed.end_year as varchar)
            when 'half' then typed.end_year || if(typed.start_month = 1, ' H1', ' H2')
            when 'quarter' then typed.end_year || ' Q' || (typed.end_month // 3)
            when 'month' then strftime(typed.period_end, '%B %Y')
            when 'year_to_date'
                then 'January to ' || strftime(typed.period_end, '%B %Y')
            when 'multi_year'
                then
                    coalesce(five_year_plans.plan_name_en || ', ', '')
                    || typed.start_year || ' to ' || typed.end_year
            else
                strftime(typed.period_start, '%-d %B %Y')
                || ' to ' || strftime(typed.period_end, '%-d %B %Y')
        end as label_en

    from typed
    left join five_year_plans
        on
            typed.period_type = 'multi_year'
            and typed.start_year = five_year_plans.start_year
            and typed.end_year = five_year_plans.end_year

)

select * from labelled
