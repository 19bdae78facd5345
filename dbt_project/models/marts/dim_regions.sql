with

regions as (

    select * from {{ ref('regions') }}

),

observations as (

    select * from {{ ref('fct_observations') }}

),

reports as (

    select * from {{ ref('dim_reports') }}

),

listed as (

    select
        region_code as region_id,
        {{ official_code('region_code', 'null') }} as region_code,
        region_name,
        short_name,
        level as region_level,
        parent_code as parent_region_id,
        full_path,
        name_en as region_name_en,
        source,
        true as is_listed

    from regions

),

seen as (

    select
        region_id,
        region_code,
        region
    from observations

    union

    select
        region_id,
        region_code,
        region
    from reports

),

-- Places the reports speak of that the table does not list: zones, former names.
unlisted as (

    select
        seen.region_id,
        max(seen.region_code) as region_code,
        max(seen.region) as region_name,
        max(seen.region) as short_name,
        'unlisted' as region_level,
        cast(null as varchar) as parent_region_id,
        max(seen.region) as full_path,
        cast(null as varchar) as region_name_en,
        cast(null as varchar) as source,
        false as is_listed

    from seen
    left join listed on seen.region_id = listed.region_id
    where seen.region_id is not null and listed.region_id is null
    group by seen.region_id

),

all_regions as (

    select * from listed
    union all
    select * from unlisted

)

select * from all_regions
