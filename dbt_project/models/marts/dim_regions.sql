with

regions as (

    select * from {{ ref('regions') }}

),

observations as (

    select * from {{ ref('fct_observations') }}

),

reports as (

    select * from {{ ref('stg_reports__reports') }}

),

listed as (

    select
        region_code as region_id,
        region_code,
        region_name,
        short_name,
        level as region_level,
        parent_code,
        full_path,
        name_en,
        source,
        true as is_listed

    from regions
    -- Areas of several provinces have a name and no code of their own.
    where region_code is not null

),

seen as (

    select
        region_id,
        region_code,
        region
    from observations

    union

    select
        coalesce(region_code, region) as region_id,
        region_code,
        region
    from reports

),

-- Places the reports speak of that the table does not list: parts of provinces, zones, former names.
unlisted as (

    select
        seen.region_id,
        max(seen.region_code) as region_code,
        max(seen.region) as region_name

    from seen
    left join listed on seen.region_id = listed.region_id
    where seen.region_id is not null and listed.region_id is null
    group by seen.region_id

),

areas as (

    select
        unlisted.region_id,
        unlisted.region_code,
        unlisted.region_name,
        coalesce(regions.short_name, unlisted.region_name) as short_name,
        coalesce(regions.level, 'unlisted') as region_level,
        regions.parent_code,
        coalesce(regions.full_path, unlisted.region_name) as full_path,
        regions.name_en,
        regions.source,
        regions.region_name is not null as is_listed

    from unlisted
    left join regions
        on
            unlisted.region_name = regions.region_name
            and regions.region_code is null

),

all_regions as (

    select * from listed
    union all
    select * from areas

)

select * from all_regions
