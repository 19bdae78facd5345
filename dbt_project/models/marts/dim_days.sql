with

periods as (

    select * from {{ ref('dim_periods') }}

),

span as (

    select
        make_date(min(year(period_start)), 1, 1) as first_day,
        make_date(max(year(period_end)), 12, 31) as last_day

    from periods

),

days as (

    select
        cast(
            unnest(generate_series(first_day, last_day, interval 1 day)) as date
        ) as calendar_day

    from span
    where first_day is not null

),

described as (

    select
        calendar_day,
        year(calendar_day) as calendar_year,
        quarter(calendar_day) as calendar_quarter,
        month(calendar_day) as calendar_month

    from days

)

select * from described
