with

regions as (

    select * from {{ ref('regions') }}

),

-- 鼓楼区 is in four cities: a county's name alone does not say which.
unique_names as (

    select
        region_name,
        max(region_code) as region_code

    from regions
    group by region_name
    having count(*) = 1

)

select * from unique_names
