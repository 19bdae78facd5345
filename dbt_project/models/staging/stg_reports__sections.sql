with

source as (

    select * from {{ source('raw', 'sections') }}

),

renamed as (

    select
        report,
        section_number,
        parent_number,
        level as heading_level,
        heading,
        heading_path,
        char_start,
        char_end

    from source

)

select * from renamed
